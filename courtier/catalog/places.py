"""Where something of an offering stays, held against where the body allows it."""

from __future__ import annotations

from collections.abc import Mapping

from courtier.catalog.facts import CatalogFacts
from courtier.catalog.wording import semicolons
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.offerings import Offering, PlaceStated
from courtier.knowledge.records.providers import Region
from courtier.knowledge.records.risk import Demand, PlaceOf
from courtier.results.disclosure_words import PLACE_NAMES
from courtier.results.matches import Failed, Status
from courtier.values.citation import STRONG
from courtier.values.places import within
from courtier.values.text import Text, say

Answer = tuple[Status, Failed | None, Text]


def judge_place(
    demand: Demand, offering: Offering, regions: tuple[str, ...], facts: CatalogFacts
) -> Answer:
    """Say whether what a demand names stays where it must.

    Args:
        demand: A demand of place, with its countries or provinces.
        offering: The offering.
        regions: Its regions in use or open to use.
        facts: The catalogue, for the places of regions.

    Returns:
        Unmet when a source places it elsewhere; unknown when none says, or none says which
        province, or the source is weak.
    """
    place = demand.place or "data"
    if place == "data" and regions:
        return _of_regions(demand.countries, regions, facts)
    stated = offering.places.get(place)
    if stated is not None:
        return _stated(place, demand.countries, stated, facts)
    if place == "data":
        return _country(demand.countries, offering, facts)
    if place == "backup":
        return _pairs(demand.countries, regions, facts)
    return "unknown", "region", _SILENT


_SILENT = Text(
    fr="Le catalogue ne dit pas où : à demander au fournisseur.",
    en="The catalogue does not say where: ask the provider.",
)


def _of_regions(asked: tuple[str, ...], regions: tuple[str, ...], facts: CatalogFacts) -> Answer:
    places = {key: _place_of(key, facts) for key in regions}
    outside = [key for key, place in places.items() if _within(place, asked) is False]
    if outside:
        text = say(
            "Ces régions de l’offre n’y sont pas : {keys}.",
            "These regions of the offering are not there: {keys}.",
            keys=", ".join(outside),
        )
        return "unmet", "region", text
    doubtful = [key for key, place in places.items() if _within(place, asked) is None]
    if doubtful:
        text = say(
            "La province des régions {keys} n’est pas connue.",
            "The province of the regions {keys} is not known.",
            keys=", ".join(doubtful),
        )
        return "unknown", "region", text
    closed = [key for key in regions if facts.regions[key].status not in IN_SERVICE]
    if closed:
        text = say(
            "Aucune source ne dit ces régions en service : {keys}.",
            "No source says that these regions are in service: {keys}.",
            keys=", ".join(closed),
        )
        return "unknown", "region", text
    return "met", None, say("Régions : {keys}.", "Regions: {keys}.", keys=", ".join(regions))


IN_SERVICE = ("available", "restricted")
"""The statuses of a region that can be used; one only announced, or closed, proves no place."""


def _stated(
    place: PlaceOf, asked: tuple[str, ...], stated: PlaceStated, facts: CatalogFacts
) -> Answer:
    named = [_place_of(key, facts) or key for key in stated.regions] or list(stated.countries)
    text = say(
        "{place} : {names}.", "{place}: {names}.",
        place=PLACE_NAMES[place], names=facts.names.all_of(named),
    )  # fmt: skip
    held = [_within(name, asked) for name in named]
    if False in held:
        return "unmet", "region", text
    if None in held:
        return "unknown", "region", text
    if stated.confidence not in STRONG:
        weak = say("{text} À confirmer par écrit.", "{text} To confirm in writing.", text=text)
        return "unknown", "region", weak
    return "met", None, text


def _country(asked: tuple[str, ...], offering: Offering, facts: CatalogFacts) -> Answer:
    """No region is known: the country that a source names is all there is."""
    if offering.countries is None:
        return "unknown", "region", say("Lieu inconnu.", "Place unknown.")
    names = facts.names.all_of(offering.countries)
    if {country.split("-")[0] for country in asked}.isdisjoint(offering.countries):
        text = say(
            "Offre décrite pour un autre pays ({names}).",
            "Offering described for another country ({names}).",
            names=names,
        )
        return "unmet", "region", text
    text = say(
        "Pays : {names} ; région inconnue.", "Country: {names}; region unknown.", names=names
    )
    return "unknown", "region", text


def _pairs(asked: tuple[str, ...], regions: tuple[str, ...], facts: CatalogFacts) -> Answer:
    """No source says where copies stay; the pair of a region tells where they may go."""
    pairs = [r.paired for key in regions if (r := facts.regions.get(key)) and r.paired]
    if not pairs:
        return "unknown", "region", _SILENT
    told = semicolons(_told(key, asked, facts) for key in dict.fromkeys(pairs))
    text = say(
        "Le catalogue ne dit pas où vont les copies ; région jumelée : {pairs}.",
        "The catalogue does not say where copies go; paired region: {pairs}.",
        pairs=told,
    )
    return "unknown", "region", text


def _told(key: str, asked: tuple[str, ...], facts: CatalogFacts) -> Text:
    code = _place_of(key, facts) or "?"
    place = facts.names.of(code)
    if _within(code, asked) is False:
        return say(
            "{key} ({place}, hors du lieu permis)", "{key} ({place}, outside the place allowed)",
            key=key, place=place,
        )  # fmt: skip
    return say("{key} ({place})", "{key} ({place})", key=key, place=place)


def _place_of(key: str, facts: CatalogFacts) -> str | None:
    """The province of a region, else its country; None for a region that no table holds."""
    region = facts.regions.get(key)
    return (region.subdivision or region.country) if region else None


def _within(place: str | None, asked: tuple[str, ...]) -> bool | None:
    """As ``within``; a region that no table holds is outside."""
    return False if place is None else within(place, asked)


def data_place(offering: Offering, regions: Mapping[str, Region], names: PlaceNames) -> Text | None:
    """Where data stays, by the regions of an offering, else by its countries; None: unknown.

    Args:
        offering: The offering.
        regions: The regions that a table holds, by key.
        names: What countries and provinces are called.
    """
    known = [r for key in offering.regions if (r := regions.get(key))]
    if known:
        codes = sorted({region.subdivision or region.country for region in known})
        return say("d’après les régions : {names}", "by its regions: {names}",
                   names=names.all_of(codes))  # fmt: skip
    if offering.countries:
        return say(
            "d’après le pays de l’offre : {names}, région inconnue",
            "by the country of the offering: {names}, region unknown",
            names=names.all_of(offering.countries),
        )
    return None


def in_canada(offering: Offering, facts: CatalogFacts) -> bool:
    """Tell whether an offering has a region in Canada."""
    return any(
        key in facts.regions and facts.regions[key].country == "CA" for key in offering.regions
    )


def countries_described(offering: Offering, facts: CatalogFacts) -> tuple[str, ...]:
    """The other countries that a source describes an offering for; empty where one is ours.

    Its certificates say nothing of it: one more foreign certificate shuts no offering out.
    """
    named = offering.countries or ()
    if in_canada(offering, facts) or "CA" in named:
        return ()
    return tuple(sorted(named))
