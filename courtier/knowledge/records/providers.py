"""Records of ``providers/``: entities, providers with their exposure, regions, countries."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from courtier.knowledge.records.common import Identifier, PartialDay, Record, RegionKey
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

    ``technology`` says in words whose it is; ``technology_suppliers`` names the entities where a
    source does. ``exposure`` None means that nobody looked; empty means looked for and none
    identified.
    """

    folders = ("providers/providers",)

    contracting_entity: Identifier | None
    operator: Identifier | None
    parent: Identifier | None
    technology: Text | None
    technology_suppliers: tuple[Identifier, ...] = ()
    resellers: tuple[Identifier, ...]
    exposure: tuple[Exposure, ...] | None


CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
"""A country (ISO 3166-1 alpha-2), or one of its provinces (ISO 3166-2)."""


class Country(Frozen):
    """The name of a country or of a province (a row of ``providers/countries.csv``)."""

    code: CountryCode
    name_fr: str
    name_en: str
    source: str
    read_on: date
    confidence: Confidence

    @property
    def name(self) -> Text:
        """The name in both languages."""
        return Text(fr=self.name_fr, en=self.name_en)


class Region(Frozen):
    """A place of a provider (a row of ``providers/regions.csv``); its key is provider and code.

    ``carbon_year`` is that of the figure beside it, in grams of CO2e per kWh. ``realm`` is the
    partition that the provider keeps apart; ``zones`` 0 means that a source says there are none.
    ``paired`` is the region where the provider sends copies unless told otherwise. What no source
    says is None.
    """

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
    zones: Annotated[int, Field(ge=0)] | None = None
    paired: RegionKey | None = None
    realm: str | None = None
    closed: PartialDay | None = None
    carbon_year: Annotated[int, Field(ge=2000, le=2100)] | None = None

    @property
    def key(self) -> str:
        """Provider and code, as in ``aws:ca-central-1``."""
        return f"{self.provider}:{self.code}"
