"""Where an offering's list prices are looked for, and what forbids looking at all."""

from __future__ import annotations

from dataclasses import dataclass

from courtier.cost.draft import Gap
from courtier.cost.facts import CostFacts
from courtier.cost.market import NOT_COVERED, Market
from courtier.cost.settings import Settings
from courtier.knowledge.records.offerings import Offering
from courtier.results.matches import Match
from courtier.values.text import Text, say
from courtier.workload.model import Workload


@dataclass(frozen=True)
class Place:
    """The regions of an offering whose prices count; ``blocked`` says why none can."""

    market: Market
    regions: tuple[str, ...]
    blocked: Gap | None


def place_of(
    workload: Workload, match: Match, facts: CostFacts, market: Market, frame: Settings
) -> Place:
    """The regions where all needs of an offering may be priced together."""
    offering = facts.offerings.get(match.offering)
    regions = _regions(workload, match, offering)
    own = market.book.owns(market.provider)
    if offering is None or (offering.prices_of is None and not own):
        return Place(market, (), _no_list_price(match))
    if facts.snapshot_day is None and not own:
        return Place(market, (), _no_snapshot(frame))
    if not regions:
        return Place(market, (), _no_region(match))
    return Place(market, regions, None)


def _regions(workload: Workload, match: Match, offering: Offering | None) -> tuple[str, ...]:
    """Codes of the regions: those that matched, kept to the ones that the body chose."""
    keys = match.regions or (offering.regions if offering else ())
    codes = tuple(sorted(key.partition(":")[2] or key for key in keys))
    placement = workload.placement
    if placement is None or not placement.regions:
        return codes
    chosen = {region.partition(":")[2] or region for region in placement.regions}
    kept = tuple(code for code in codes if code in chosen)
    elsewhere = placement.offering not in (None, match.offering)
    return codes if elsewhere and not kept else kept


def _no_list_price(match: Match) -> Gap:
    what = say(
        "une soumission pour « {offering} » : aucun prix public n’est connu",
        "a quote for “{offering}”: no list price is known",
        offering=match.name,
    )
    return Gap("list-prices", what, NOT_COVERED, "adviser", price=_ANY_QUOTE)


_ANY_QUOTE = Text(
    fr="une soumission, car aucun prix public n’est connu",
    en="a quote, as no list price is known",
)


def _no_snapshot(frame: Settings) -> Gap:
    what = say(
        "un relevé de prix publics au {day} ou avant : il n’y en a aucun",
        "a snapshot of list prices on or before {day}: there is none",
        day=frame.as_of,
    )
    effect = Text(
        fr="Seules des soumissions peuvent chiffrer les options infonuagiques à cette date.",
        en="Only quotes can price the cloud options on this day.",
    )
    return Gap("price-snapshot", what, effect, "adviser")


def _no_region(match: Match) -> Gap:
    what = say(
        "une région de « {offering} » parmi celles que le fichier retient",
        "a region of “{offering}” among those that the file keeps",
        offering=match.name,
    )
    return Gap("region", what, NOT_COVERED, "architect")
