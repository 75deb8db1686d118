"""The cloud options: for each offering, quotes first, then list prices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from courtier.cost.coverage import short_gap, shortfalls
from courtier.cost.draft import Draft, Gap, Line, distinct
from courtier.cost.facts import CostFacts
from courtier.cost.machines import growth_of, hours_of
from courtier.cost.market import Market
from courtier.cost.moments import LENGTH_UNKNOWN, in_its_time, parallel_length
from courtier.cost.needed import (
    category_of,
    database_of,
    enough,
    needs_of,
)
from courtier.cost.places import place_of
from courtier.cost.quotes import COUNTED, VOLUMES, Growth, Quoted, quote_line, quoted_items
from courtier.cost.regional import Need, from_list_prices
from courtier.cost.settings import Settings
from courtier.cost.support import SUPPORT
from courtier.cost.terms import Term
from courtier.cost.topics import PARALLEL, topic_of
from courtier.cost.volumes import DATABASE_STORAGE, NO_TRAFFIC, traffic_growth, volume_growth
from courtier.results.matches import Match
from courtier.values.text import Text
from courtier.workload.model import Workload
from courtier.workload.needs import Compute, Database, Network, Software, Storage

PRICED_VERDICTS = ("eligible", "conditional")
NO_NEEDS = Gap(
    "needs",
    Text(
        fr="les besoins de la charge de travail : machines, stockage, bases ou logiciels",
        en="the needs of the workload: machines, storage, databases or software",
    ),
    Text(
        fr="Sans besoins, une option infonuagique ne peut être chiffrée en entier.",
        en="Without needs, a cloud option cannot be priced in full.",
    ),
    "architect",
)


def cloud_options(
    workload: Workload,
    matches: tuple[Match, ...],
    facts: CostFacts,
    market_of: Callable[[str], Market],
    frame: Settings,
) -> list[Draft]:
    """The option of every eligible or conditional match, in the order of the matches."""
    return [
        _option(workload, match, facts, market_of, frame)
        for match in matches
        if match.verdict in PRICED_VERDICTS
    ]


def _option(
    workload: Workload,
    match: Match,
    facts: CostFacts,
    market_of: Callable[[str], Market],
    frame: Settings,
) -> Draft:
    offering = facts.offerings.get(match.offering)
    market = market_of((offering.prices_of or offering.provider) if offering else "")
    needs = needs_of(workload.needs)
    quoted = quoted_items(workload, match.offering, frame.as_of)
    left = {key: need for key, need in needs.items() if key not in quoted}
    place = place_of(workload, match, facts, market, frame)
    support = workload.needs.support if workload.needs and SUPPORT not in quoted else None
    found = from_list_prices(left, place, offering, support)
    listed = tuple(line for line in found.lines if line.id not in quoted)
    gaps = tuple(gap for gap in found.gaps if gap.id not in quoted)
    if not enough(needs):
        listed, gaps = (), (NO_NEEDS,)
    length = parallel_length(workload)
    lines = (*_quoted(needs, quoted, market, length), *listed)
    if lines == (NO_TRAFFIC,):
        lines = ()
    missing = (*map(short_gap, shortfalls(needs, quoted)), *gaps)
    if length is None and any(part.line.unit != "once" for part in quoted.get(PARALLEL, ())):
        missing = (*missing, LENGTH_UNKNOWN)
    gaps = distinct(missing)
    return Draft(f"cloud:{match.offering}", match.name, "cloud", lines, gaps, found.regions)


def _quoted(
    needs: Mapping[str, Need],
    quoted: dict[str, tuple[Quoted, ...]],
    market: Market,
    length: Term | None,
) -> list[Line]:
    """A line for each quoted item: a need, or an extra that the quote adds, paid in its time."""
    lines = []
    for item, parts in quoted.items():
        need = needs.get(item)
        hours: Term = hours_of(need, market) if isinstance(need, Compute) else market.hours
        growth = _growth(need or database_of(item, needs))
        category = _extra(item, needs) if need is None else category_of(need)
        line = quote_line(parts, item, category, hours, growth)
        topic = topic_of(item) if need is None else None
        lines.append(replace(line, plan=in_its_time(line.plan, topic, length)))
    return lines


def _extra(item: str, needs: Mapping[str, Need]) -> str:
    """The category of what a quote adds to the needs: a usual cost, the volume of a database."""
    if database_of(item, needs) is not None:
        return DATABASE_STORAGE
    return topic_of(item) or "other"


def _growth(need: Need | None) -> Growth:
    """The yearly growth of what a quote counts; that of a database is of its storage only."""
    if isinstance(need, Compute):
        return dict.fromkeys(COUNTED, growth_of(need.id, need.growth_per_year))
    if isinstance(need, Database):
        return dict.fromkeys(VOLUMES, volume_growth(need))
    if isinstance(need, Storage):
        return dict.fromkeys(COUNTED, volume_growth(need))
    if isinstance(need, Software):
        return dict.fromkeys(COUNTED, growth_of(need.id, need.growth_per_year))
    return dict.fromkeys(COUNTED, traffic_growth(need)) if isinstance(need, Network) else {}
