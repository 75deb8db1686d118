"""The FedRAMP feed as it is published: its rows, its history, and nothing that names a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from courtier.catalog.exchange.refusals import refusal
from courtier.knowledge.records.certifications import CertificationStatus
from courtier.knowledge.suspect import looks_like_test
from courtier.reading.harmful import harmful
from courtier.reading.refusals import refuse
from courtier.reading.validation import in_order, mistakes_of
from courtier.values.errors import InputError

STATUSES: dict[str, CertificationStatus] = {
    "FedRAMP Authorized": "active",
    "Authorized": "active",
    "FedRAMP In Process": "in-progress",
    "FRR": "in-progress",
    "Agency In Process": "in-progress",
    "Agency Review": "in-progress",
    "PMO Review": "in-progress",
    "JAB Review": "in-progress",
    "Initial Program Review": "in-progress",
    "Final Program Review": "in-progress",
    "No Status Found (Delisted)": "delisted",
    "No Status Found": "unknown",
}
"""What each word of the register says; readiness and reviews are never an authorization."""


_ADDRESS = re.compile(r"\S+@\S+")


def status_of(word: str) -> CertificationStatus:
    """The status of a word of the register; one that is not known is unknown."""
    return STATUSES.get(word, "unknown")


class _Read(BaseModel):
    """Only the keys that are kept are read: descriptions, sites and contacts are left out."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class Product(_Read):
    """One row of the register."""

    id: str = Field(min_length=1)
    csp: str
    cso: str
    service_model: tuple[str, ...] = ()
    auth_type: str = ""
    deployment_model: str = ""
    impact_level: str = ""
    assessor: str = Field("", alias="3pao_name")
    public_status: str = ""
    internal_status: str = ""
    auth_date: str = ""
    annual_assessment: str = ""

    @field_validator("csp", "cso", "assessor")
    @classmethod
    def _without_address(cls, word: str) -> str:
        """A name without any electronic address that was put in it."""
        return _ADDRESS.sub("", word).strip()

    @property
    def is_test(self) -> bool:
        """Whether the row is plainly a test."""
        return looks_like_test(self.id, self.csp, self.cso)

    @property
    def authorized_on(self) -> date | None:
        """The day of the authorization."""
        return day_of(self.auth_date)


class Step(_Read):
    """One dated step of a row's history."""

    status_name: str
    start_date: str


class History(_Read):
    """The steps of one row, oldest first."""

    current_status: str = ""
    statuses: tuple[Step, ...] = ()


class Feed(_Read):
    """The register on the day of its export; ``history`` None where it was not given."""

    exported_on: date
    products: tuple[Product, ...]
    history: Mapping[str, History] | None = None

    @property
    def real(self) -> tuple[Product, ...]:
        """The rows that are not tests."""
        return tuple(product for product in self.products if not product.is_test)


def day_of(word: str) -> date | None:
    """The day of a moment as the register writes it; None for anything else."""
    try:
        return date.fromisoformat(word[:10])
    except ValueError:
        return None


def read_feed(said: Any, file: str, history: Any = None, history_file: str = "") -> Feed:
    """The register out of the parsed files.

    Raises:
        InputError: A file is not a feed of the register, or a row lacks what tells it apart, or
            holds a hidden character.
    """
    products = _inside(said, file, list)
    day = day_of(str((said.get("metadata") or {}).get("export_timestamp", "")))
    if day is None:
        raise InputError([refusal("not-feed", file)])
    steps = None if history is None else _inside(history, history_file, dict)
    try:
        found = {"exported_on": day, "products": products, "history": steps}
        feed = Feed.model_validate(found)
    except ValidationError as error:
        raise InputError(mistakes_of(error, file, model=Feed)) from None
    hidden = [
        replace(refuse(code, file, None, None), path=".".join(map(str, path)))
        for code, path in harmful(feed.model_dump())
    ]
    if hidden:
        raise InputError(in_order(hidden, file))
    return feed


def _inside(said: Any, file: str, kind: type) -> Any:
    found = said.get("products") if isinstance(said, dict) else None
    if not isinstance(found, kind) or not found:
        raise InputError([refusal("not-feed", file)])
    return found
