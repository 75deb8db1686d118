"""Records of ``providers/``: entities, providers with their exposure, regions."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from courtier.knowledge.records.common import Identifier, PartialDay, Record
from courtier.knowledge.records.exposures import Exposure
from courtier.values.citation import Confidence
from courtier.values.model import Frozen
from courtier.values.text import Text


class Entity(Record):
    """A legal person; ``country`` is ISO 3166-1 alpha-2, None where no source says.

    ``control`` is the fraction of the voting rights that the parent holds, 0 to 1.
    """

    folders = ("providers/entities",)

    legal_name: str
    country: str | None
    roles: tuple[
        Literal["contracting", "operator", "parent", "technology-supplier", "reseller"],
        ...,
    ]
    parent: Identifier | None
    registry_number: str | None = None
    control: Annotated[Decimal, Field(ge=0, le=1)] | None = None


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
