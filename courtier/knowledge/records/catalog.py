"""Records of ``catalog/``: certification types, offerings, claims, prices, profiles."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints

from courtier.knowledge.records.common import Identifier, Record
from courtier.knowledge.records.risk import Deployment
from courtier.values.citation import Confidence
from courtier.values.model import Frozen
from courtier.values.text import Text

RegionKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+:[A-Za-z0-9-]+$")]
"""A region: provider and code, since several providers use the same code."""

PartialDay = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A day, a month or a year, as the source gives it."""


class Edition(Frozen):
    """An edition of a standard and the last day on which a certificate to it counts."""

    id: str
    last_day: date | None


class CertificationType(Record):
    """What a certification is, who issues it and what it proves; ``help`` tells what to ask for.

    ``third_party`` is false for a self-assessment or a purchasing status. ``satisfies`` lists
    the types that a holder also satisfies. ``depends_on`` names a certificate that must live.
    ``jurisdictions`` empty means international. ``levels`` are ordered, weakest first.
    """

    folders = ("catalog/certification-types",)

    kind: Literal[
        "certification", "extension", "attestation", "assessment", "self-assessment",
        "qualification", "purchasing-status", "score",
    ]  # fmt: skip
    issuer: Text
    assessor: Text
    jurisdictions: tuple[str, ...]
    levels: tuple[str, ...]
    editions: tuple[Edition, ...]
    validity_months: int | None
    third_party: bool
    satisfies: tuple[Identifier, ...]
    depends_on: Identifier | None
    evidence: Text
    trap: Text


class Evidence(Frozen):
    """Where a claim was read. ``access``: what one needs in order to see the proof itself."""

    title: str
    url: str | None
    access: Text
    kind: Literal["register", "provider", "portal", "aggregator", "press", "none"]
    as_of: PartialDay
    read_on: date
    confidence: Confidence


class Certification(Frozen):
    """A claim that an offering (or a provider) holds a certification.

    ``services`` None means that the list was not read; empty means the offering as a whole.
    ``regions`` empty means that the claim names no place. ``status`` unknown is not a no.
    """

    id: Identifier
    type: Identifier
    level: str | None
    edition: str | None
    status: Literal["active", "in-progress", "unknown"]
    services: tuple[str, ...] | None
    regions: tuple[RegionKey, ...]
    assessor: str | None
    valid_from: PartialDay | None
    valid_to: date | None
    evidence: Evidence
    note: Text | None


class _Claiming(Record):
    """A record that holds claims: only those read by the day of knowledge count."""

    certifications: tuple[Certification, ...]

    def as_known(self, day: date) -> Self | None:
        """The record with the claims that had been read by a day."""
        known = super().as_known(day)
        if known is None:
            return None
        kept = tuple(c for c in known.certifications if c.evidence.read_on <= day)
        return known.model_copy(update={"certifications": kept})


class Offering(_Claiming):
    """What can be bought: one product, in one configuration, in named regions.

    ``deployment`` and ``countries`` None mean that no source says; ``countries`` is for an
    offering whose source names a country and no region. ``prices_of`` names the provider
    whose list prices apply (None: no list price), ``surcharge`` a fraction added to them.
    """

    folders = ("catalog/offerings",)

    provider: Identifier
    service_models: tuple[Literal["iaas", "paas", "saas"], ...]
    deployment: Deployment | None
    package: Text | None
    regions: tuple[RegionKey, ...]
    hosted_on: tuple[Identifier, ...]
    support_countries: tuple[str, ...] | None
    countries: tuple[str, ...] | None = None
    prices_of: Identifier | None
    surcharge: Decimal


class ProviderClaims(_Claiming):
    """Claims that speak of a provider as a whole: shown, never proof for one offering."""

    folders = ("catalog/provider-claims",)

    provider: Identifier


class PriceRow(Frozen):
    """One list price, before tax, as the source gives it (a row of ``catalog/prices/``)."""

    provider: Identifier
    region: str
    service: str
    sku: str
    vcpu: Decimal | None
    memory_gib: Decimal | None
    unit: str
    price: Annotated[Decimal, Field(gt=0)]
    currency: str
    term: str
    as_of: PartialDay
    source: str
    licence: str
    confidence: Confidence
    note: str


class PriceService(Frozen):
    """Which list prices serve a need at a provider (a row of ``catalog/price-services.csv``).

    ``sku`` is a pattern where ``*`` stands for any characters; empty where nothing is charged.
    ``units_per_gib`` says how many units of the price one GiB makes (1 where the provider's GB is
    binary, 1.073741824 where it is decimal), None for prices by the hour. ``from_units`` and
    ``to_units`` bound a graduated band, in units of the price; None is an open end.
    """

    provider: Identifier
    need: Literal[
        "compute-linux", "compute-windows", "storage-object", "storage-block", "storage-file",
        "storage-archive", "database-postgresql", "database-mysql", "database-postgresql-ha",
        "database-mysql-ha", "database-storage", "egress",
    ]  # fmt: skip
    service: str
    sku: str
    units_per_gib: Annotated[Decimal, Field(gt=0)] | None
    from_units: Decimal | None
    to_units: Decimal | None
    confidence: Confidence
    read_on: date
    source: str
    note: str


class ShapeFamily(Frozen):
    """What machines of a family are (a row of ``catalog/shape-families.csv``).

    ``pattern`` matches the names of sizes: ``*`` stands for any characters, ``[0-9]`` for one of
    them; the first row of a provider that matches counts. ``cpu``: full, on credits, one shared
    core, or flex (less than full over a day).
    """

    provider: Identifier
    pattern: Annotated[str, StringConstraints(min_length=1)]
    architecture: Literal["x86-64", "arm64"]
    cpu: Literal["full", "credits", "shared", "flex"]
    confidence: Confidence
    read_on: date
    source: str
    note: str


class Profile(Record):
    """Typical needs for someone who cannot size a system; always marked as a profile."""

    folders = ("catalog/profiles",)

    needs: dict[str, Any]
