"""Which offerings of the catalogue answer a query: each filter must hold, silence never does."""

from __future__ import annotations

from typing import Literal

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import Certification, ProviderClaims
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.risk import Deployment
from courtier.reading.nearest import fold
from courtier.values.model import Frozen

LOST = frozenset({"suspended", "revoked", "delisted", "expired", "superseded"})
"""The statuses of a certification that is no longer held."""


class Query(Frozen):
    """The filters of a list, all of which must hold; None asks nothing.

    ``type`` is a service model. ``certification`` is the id of a type, ``level`` one of its
    levels: a claim that is not lost must bear both. ``region`` is a key, ``provider:code``.
    ``country`` is ISO 3166-1, of a region or of the offering as a whole.
    """

    provider: str | None = None
    type: Literal["iaas", "paas", "saas"] | None = None
    certification: str | None = None
    level: str | None = None
    region: str | None = None
    country: str | None = None
    deployment: Deployment | None = None


def selected(knowledge: Knowledge, query: Query) -> tuple[Offering, ...]:
    """The offerings that answer, by provider then by id.

    Raises:
        InputError: A fact file is not valid.
    """
    found = [o for o in knowledge.all(Offering).values() if _answers(o, query, knowledge)]
    return tuple(sorted(found, key=lambda o: (o.provider, o.id)))


def _answers(offering: Offering, query: Query, knowledge: Knowledge) -> bool:
    return (
        query.provider in (None, offering.provider)
        and (query.type is None or query.type in offering.service_models)
        and query.deployment in (None, offering.deployment)
        and (query.region is None or query.region in offering.regions)
        and (query.country is None or query.country in countries(offering, knowledge))
        and (
            (query.certification is None and query.level is None)
            or any(certified(claim, query) for claim in offering.certifications)
        )
    )


def wide_claims(knowledge: Knowledge, query: Query) -> int:
    """How many claims about whole providers answer what a query asks of providers and claims."""
    return sum(
        certified(claim, query)
        for record in knowledge.all(ProviderClaims).values()
        if query.provider in (None, record.provider)
        for claim in record.certifications
    )


def certified(claim: Certification, query: Query) -> bool:
    """Tell whether a claim that is not lost bears the type and the level that a query asks."""
    if query.certification is None and query.level is None:
        return True
    return (
        claim.status not in LOST
        and query.certification in (None, claim.type)
        and (query.level is None or same_level(query.level, claim.level))
    )


def same_level(asked: str, claimed: str | None) -> bool:
    """Tell whether a claim names a level; one that prints several names holds each of them."""
    if claimed is None:
        return False
    return fold(asked) in {fold(claimed), *map(fold, claimed.split("/"))}


def countries(offering: Offering, knowledge: Knowledge) -> frozenset[str]:
    """The countries where a source says that an offering runs; empty when none does."""
    regions = (knowledge.regions.get(key) for key in offering.regions)
    return frozenset({*(offering.countries or ()), *(r.country for r in regions if r)})


def countries_held(knowledge: Knowledge) -> tuple[str, ...]:
    """Every country where a region or an offering is, sorted."""
    regions = {region.country for region in knowledge.regions.values()}
    stated = (o.countries or () for o in knowledge.all(Offering).values())
    return tuple(sorted(regions.union(*stated)))


def levels_claimed(knowledge: Knowledge) -> tuple[str, ...]:
    """Every level that a claim on an offering names, sorted."""
    claims = (c for o in knowledge.all(Offering).values() for c in o.certifications)
    return tuple(sorted({c.level for c in claims if c.level}))


def region_keys(code: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The regions that a code names: one for a key, several for a bare code that several use."""
    if code in knowledge.regions:
        return (code,)
    return tuple(key for key, region in knowledge.regions.items() if region.code == code)
