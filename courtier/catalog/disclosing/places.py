"""Where an offering and all that goes with it stay, beside what the body asks of each."""

from __future__ import annotations

from courtier.catalog.facts import CatalogFacts
from courtier.catalog.wording import semicolons
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Region
from courtier.knowledge.records.risk import PlaceOf
from courtier.results.classification import Asked
from courtier.results.disclosure import PlaceSeen, RegionSeen
from courtier.results.matches import CriterionResult, Match
from courtier.values.text import Text, say

PLACES: tuple[PlaceOf, ...] = (
    "data", "backup", "logs", "metadata", "support", "administration", "keys",
)  # fmt: skip


def regions_of(keys: tuple[str, ...], facts: CatalogFacts) -> tuple[RegionSeen, ...]:
    """The regions that a table holds, with their zones, their pair and their carbon."""
    return tuple(_region(key, facts) for key in keys if key in facts.regions)


def _region(key: str, facts: CatalogFacts) -> RegionSeen:
    region = facts.regions[key]
    pair = facts.regions.get(region.paired) if region.paired else None
    return RegionSeen(
        key=key,
        name=region.name,
        city=region.city,
        subdivision=region.subdivision,
        country=region.country,
        zones=region.zones,
        paired=region.paired,
        paired_place=(pair.subdivision or pair.country) if pair else None,
        carbon_g_per_kwh=region.carbon_g_per_kwh,
        carbon_year=region.carbon_year,
    )


def places_of(
    offering: Offering, match: Match, asked: tuple[Asked, ...], facts: CatalogFacts
) -> tuple[PlaceSeen, ...]:
    """One row for each place that a body may ask about."""
    return tuple(_place(place, offering, match, asked, facts) for place in PLACES)


def _place(
    place: PlaceOf,
    offering: Offering,
    match: Match,
    asked: tuple[Asked, ...],
    facts: CatalogFacts,
) -> PlaceSeen:
    stated = offering.places.get(place)
    demand = next((a for a in asked if a.demand.place == place), None)
    result = _result(match, demand)
    named = [r for key in match.regions if (r := facts.regions.get(key))]
    where: Text | None = None
    confidence, source = None, None
    if place == "data" and named:
        where = semicolons(_of(region) for region in named)
        confidence = offering.confidence
    elif stated is not None:
        names = ", ".join(stated.regions or stated.countries)
        where = _noted(Text(fr=names, en=names), stated.note)
        confidence, source = stated.confidence, stated.source
    elif place == "data" and offering.countries:
        where = say("{names}, région inconnue", "{names}, region unknown",
                    names=", ".join(offering.countries))  # fmt: skip
        confidence = offering.confidence
    return PlaceSeen(
        place=place,
        where=where,
        asked=demand.requirement.text if demand else None,
        status=result.status if result else None,
        confidence=confidence,
        source=source,
    )


def _result(match: Match, demand: Asked | None) -> CriterionResult | None:
    if demand is None:
        return None
    return next((c for c in match.criteria if c.requirement == demand.requirement.id), None)


def _of(region: Region) -> Text:
    text = f"{region.city or region.name}, {region.subdivision or region.country} ({region.key})"
    return Text(fr=text, en=text)


def _noted(names: Text, note: Text | None) -> Text:
    if note is None:
        return names
    return say("{names} ({note})", "{names} ({note})", names=names, note=note)
