"""Records of ``providers/``: entities, providers with their exposure, regions."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from courtier.knowledge.records.catalog import PartialDay
from courtier.knowledge.records.common import Identifier, Record
from courtier.values.citation import Confidence
from courtier.values.model import Frozen
from courtier.values.text import Text


class Entity(Record):
    """A legal person; ``country`` is ISO 3166-1 alpha-2, None where no source says."""

    folders = ("providers/entities",)

    legal_name: str
    country: str | None
    roles: tuple[
        Literal["contracting", "operator", "parent", "technology-supplier", "reseller"],
        ...,
    ]
    parent: Identifier | None


class Exposure(Frozen):
    """A foreign law that can reach a provider, and through what."""

    law: Text
    country: str
    through: Text
    confidence: Confidence


class Provider(Record):
    """Who sells. Parent, operator, contracting entity and technology supplier are four entities.

    ``exposure`` None means that nobody looked; empty means looked for and none identified.
    """

    folders = ("providers/providers",)

    contracting_entity: Identifier | None
    operator: Identifier | None
    parent: Identifier | None
    technology: Text | None
    resellers: tuple[Identifier, ...]
    exposure: tuple[Exposure, ...] | None


class Region(Frozen):
    """A place of a provider (a row of ``providers/regions.csv``); its key is provider and code."""

    provider: Identifier
    code: str
    name: str
    city: str | None
    subdivision: str | None
    country: str
    opened: str | None
    carbon_g_per_kwh: Decimal | None
    status: str
    location_basis: str
    source: str
    licence: str
    as_of: PartialDay
    confidence: Confidence
    note: str

    @property
    def key(self) -> str:
        """Provider and code, as in ``aws:ca-central-1``."""
        return f"{self.provider}:{self.code}"
