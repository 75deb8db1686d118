"""Records of offerings: what can be bought, where it runs, who reaches it, how one leaves it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from courtier.knowledge.records.certifications import Claiming, Evidence
from courtier.knowledge.records.common import Identifier, PartialDay, RegionKey
from courtier.knowledge.records.exposures import Exposure
from courtier.knowledge.records.risk import Deployment, PlaceOf
from courtier.values.citation import Confidence, Source
from courtier.values.model import Frozen
from courtier.values.text import Text

Need = Literal[
    "compute", "object", "block", "file", "archive", "backup", "database", "network", "software"
]
"""The needs of a workload file that a service may serve."""

KeyCustody = Literal["provider", "customer-managed", "customer-held"]


class Service(Frozen):
    """A service of an offering, by the name that certificates use, and the needs it serves."""

    name: str
    needs: tuple[Need, ...] = ()
    since: PartialDay | None = None
    removed_on: date | None = None


class PlaceStated(Frozen):
    """The countries (ISO 3166-1, or 3166-2 for a province) where a source says something stays.

    ``regions`` are named where the source names them.
    """

    countries: Annotated[tuple[str, ...], Field(min_length=1)]
    regions: tuple[RegionKey, ...] = ()
    note: Text | None = None
    confidence: Confidence
    source: Source


class Leaving(Frozen):
    """How one leaves an offering: what no source says is None.

    ``notice_months`` is how long before its end the provider says that a service stops.
    """

    formats: tuple[str, ...] | None
    egress: Text | None
    notice_months: Annotated[int, Field(ge=0)] | None
    confidence: Confidence
    source: Source


class ProcurementStatus(Frozen):
    """A vehicle under which an offering may be bought: a purchasing status, never a proof.

    ``classes`` are the ids of the levels that the vehicle admits; None where none was read.
    ``valid_to`` is inclusive.
    """

    vehicle: Identifier
    number: str | None
    valid_from: PartialDay | None
    valid_to: date | None
    classes: tuple[str, ...] | None
    evidence: Evidence


class Offering(Claiming):
    """What can be bought: one product, in one configuration, in named regions.

    ``deployment`` and ``countries`` None mean that no source says; ``countries`` is for an
    offering whose source names a country and no region. ``package`` is its configuration.
    ``places`` says, beside the data, where the rest stays: what is absent is unknown.
    ``exposure`` is that of the offering alone, beside that of its provider. ``prices_of`` names
    the provider whose list prices apply (None: no list price), ``surcharge`` a fraction added.
    """

    folders = ("catalog/offerings",)

    provider: Identifier
    service_models: tuple[Literal["iaas", "paas", "saas"], ...]
    categories: tuple[str, ...] = ()
    deployment: Deployment | None
    package: Text | None
    regions: tuple[RegionKey, ...]
    default_region: RegionKey | None = None
    hosted_on: tuple[Identifier, ...]
    resold_by: tuple[Identifier, ...] = ()
    supersedes: Identifier | None = None
    superseded_by: Identifier | None = None
    services: tuple[Service, ...] | None = None
    places: Mapping[PlaceOf, PlaceStated] = {}
    support_clearance: Text | None = None
    keys: tuple[KeyCustody, ...] | None = None
    leaving: Leaving | None = None
    exposure: tuple[Exposure, ...] | None = None
    procurement: tuple[ProcurementStatus, ...] = ()
    countries: tuple[str, ...] | None = None
    prices_of: Identifier | None
    surcharge: Decimal
