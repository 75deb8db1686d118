"""The cloud options: for each offering, quotes first, then list prices."""

from __future__ import annotations

from collections.abc import Callable

from courtier.cost.comparable import STAFF_ITEM
from courtier.cost.draft import Draft, Gap, Line, distinct
from courtier.cost.facts import CostFacts
from courtier.cost.machines import hours_of
from courtier.cost.market import Market
from courtier.cost.places import place_of
from courtier.cost.quotes import Quoted, quote_line, quoted_items
from courtier.cost.regional import Need, from_list_prices
from courtier.cost.settings import Settings
from courtier.cost.terms import Term
from courtier.cost.view import Exact
from courtier.cost.volumes import NETWORK, volume_growth
from courtier.results.matches import Match
from courtier.values.text import Text
from courtier.workload.model import Workload
from courtier.workload.needs import Compute, Database, Needs, Network, Software, Storage

PRICED_VERDICTS = ("eligible", "conditional")
CATEGORY: dict[type, str] = {
    Compute: "compute",
    Storage: "storage",
    Database: "database",
    Network: "network",
    Software: "software",
}
NO_NEEDS = Gap(
    "needs",
    Text(fr="les besoins de la charge de travail", en="the needs of the workload"),
    Text(
        fr="Sans besoins, une option infonuagique ne peut être chiffrée en entier.",
        en="Without needs, a cloud option cannot be priced in full.",
    ),
    "architect",
)


def needs_of(needs: Needs | None) -> dict[str, Need]:
    """Every need by its id; the network has the id ``network``."""
    if needs is None:
        return {}
    found: dict[str, Need] = {}
    found.update({need.id: need for need in needs.compute})
    found.update({need.id: need for need in needs.storage})
    found.update({need.id: need for need in needs.databases})
    found.update({need.id: need for need in needs.software})
    if needs.network is not None:
        found[NETWORK] = needs.network
    return found


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
    market = market_of((offering.prices_of if offering else None) or "")
    needs = needs_of(workload.needs)
    quoted = quoted_items(workload, match.offering, frame.as_of)
    left = {key: need for key, need in needs.items() if key not in quoted}
    place = place_of(workload, match, facts, market, frame)
    exact = Exact(frame.months, frame.rate)
    listed, gaps = from_list_prices(left, place, offering, exact)
    lines = (*_quoted(needs, quoted, market), *listed)
    missing = gaps if needs else (NO_NEEDS,)
    return Draft(f"cloud:{match.offering}", match.name, "cloud", lines, distinct(missing))


def _quoted(
    needs: dict[str, Need], quoted: dict[str, tuple[Quoted, ...]], market: Market
) -> list[Line]:
    """A line for each quoted item: a need, or an extra that the quote adds."""
    lines = []
    for item, parts in quoted.items():
        need = needs.get(item)
        hours: Term = hours_of(need, market) if isinstance(need, Compute) else market.hours
        growth = volume_growth(need) if isinstance(need, Storage) else ()
        extra = "staff" if item == STAFF_ITEM else "other"
        category = extra if need is None else CATEGORY[type(need)]
        lines.append(quote_line(parts, item, category, hours, growth))
    return lines
