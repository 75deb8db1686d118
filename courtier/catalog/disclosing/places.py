"""Where an offering and all that goes with it stay, beside what the body asks of each."""

from __future__ import annotations

from courtier.catalog.facts import CatalogFacts
from courtier.catalog.wording import semicolons
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.offerings import Offering, PlaceStated
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
    paired = (pair.subdivision or pair.country) if pair else None
    return RegionSeen(
        key=key,
        name=region.name,
        city=region.city,
        subdivision=region.subdivision,
        country=region.country,
        zones=region.zones,
        paired=region.paired,
        paired_place=paired,
        paired_name=facts.names.of(paired) if paired else None,
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
        where = semicolons(_of(region, facts.names) for region in named)
        confidence = offering.confidence
    elif stated is not None:
        where = _noted(_stated(stated, facts), stated.note)
        confidence, source = stated.confidence, stated.source
    elif place == "data" and offering.countries:
        where = say("{names}, région inconnue", "{names}, region unknown",
                    names=facts.names.all_of(offering.countries))  # fmt: skip
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


def _stated(stated: PlaceStated, facts: CatalogFacts) -> Text:
    if not stated.regions:
        return facts.names.all_of(stated.countries)
    found = (facts.regions.get(key) for key in stated.regions)
    return semicolons(
        _of(region, facts.names) if region else Text(fr=key, en=key)
        for key, region in zip(stated.regions, found, strict=True)
    )


def _of(region: Region, names: PlaceNames) -> Text:
    return say("{place} ({key})", "{place} ({key})", place=names.of_region(region), key=region.key)


def _noted(names: Text, note: Text | None) -> Text:
    if note is None:
        return names
    return say("{names} ({note})", "{names} ({note})", names=names, note=note)
