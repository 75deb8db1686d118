"""The ways to buy the machines of a need: the shapes and terms that are considered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from courtier.cost.commitments import (
    BY_THE_MONTH,
    Commitment,
    commitment_of,
    refusal,
)
from courtier.cost.flows import Plan
from courtier.cost.market import Market, Rates
from courtier.cost.prices import ON_DEMAND
from courtier.cost.shapes import Stairs, fit, holds, sized, staircase
from courtier.cost.spans import Fleet
from courtier.cost.stretches import Bought, Chain, chain_plan, chains
from courtier.cost.terms import Term, low_point, top
from courtier.knowledge.records.prices import PriceRow
from courtier.values.text import Text

NEXT_SHAPES = 2
"""How many further shapes on demand are told beside the one kept."""

Size = tuple[Term, Term]


@dataclass(frozen=True)
class Way:
    """One shape bought in one manner over the horizon; ``refused`` says why it may not be kept."""

    chain: Chain
    plan: Plan
    present: Decimal
    refused: Text | None = None

    @property
    def bought(self) -> Bought:
        """What pays for the first months."""
        return self.chain[0].bought

    @property
    def row(self) -> PriceRow:
        """The price of the first months."""
        return self.bought.row

    @property
    def commitment(self) -> Commitment | None:
        """What the first months commit to; None for the hour on demand."""
        return self.bought.commitment

    @property
    def rows(self) -> list[PriceRow]:
        """The prices of all terms, the first months first."""
        return [stretch.bought.row for stretch in self.chain]


@dataclass(frozen=True)
class Search:
    """What is looked for in one region: the machines, their size, the rows that may serve."""

    market: Market
    rates: Rates
    fleet: Fleet
    size: Size
    usual: tuple[PriceRow, ...]
    others: tuple[PriceRow, ...]

    def has(self, row: PriceRow) -> bool:
        """Tell whether a row is one of the usual machines."""
        return any(each is row for each in self.usual)


def best_way(search: Search) -> tuple[Way, list[Way]] | None:
    """The cheapest way that may be kept over the horizon, and all that were considered.

    None when no shape sold on demand holds the need.
    """
    rows = search.usual
    hourly = _cheapest(search, on_demand(rows), None, None)
    if hourly is None:
        rows = (*search.usual, *search.others)
        hourly = _cheapest(search, on_demand(rows), None, None)
    if hourly is None:
        return None
    found = [hourly]
    for commitment, same in _by_commitment(rows).items():
        shorter = [way.bought for way in found if way.refused is None]
        way = _cheapest(search, same, commitment, hourly.bought, shorter)
        found += [] if way is None else [way]
    kept = min((w for w in found if w.refused is None), key=order)
    return kept, [*found, *_next(search, rows, hourly)]


def _cheapest(
    search: Search,
    rows: Iterable[PriceRow],
    commitment: Commitment | None,
    hourly: Bought | None,
    shorter: Iterable[Bought] = (),
) -> Way | None:
    most = top(search.size[0]), top(search.size[1])
    found = fit(staircase(rows, search.market.book.paid, most), *search.size)
    if found is None:
        return None
    return _way(search, Bought(found[1][0], found[0], commitment), hourly, shorter)


def _way(
    search: Search, bought: Bought, hourly: Bought | None = None, shorter: Iterable[Bought] = ()
) -> Way:
    """A shape bought at one term, its last months in the cheapest manner that may follow."""
    market, commitment = search.market, bought.commitment
    refused = refusal(commitment, market.firm_months, market.months)
    if commitment == BY_THE_MONTH and low_point(search.fleet.hours) < low_point(market.hours):
        refused = _PART_OF_A_MONTH
    tried = []
    for chain in chains(bought, shorter, hourly, market.months):
        plan = chain_plan(chain, search.fleet, market, search.rates, hourly)
        tried.append((plan.present(market.view), plan, chain))
    present, plan, chain = min(tried, key=lambda one: (one[0], len(one[2])))
    return Way(chain, plan, present, refused)


def on_demand(rows: Iterable[PriceRow]) -> list[PriceRow]:
    """The prices by the hour, on demand."""
    return [row for row in rows if row.unit == "hour" and row.term == ON_DEMAND]


def _by_commitment(rows: Iterable[PriceRow]) -> dict[Commitment, list[PriceRow]]:
    """The rows that bind for more than an hour, by what they bind to, shortest first."""
    found: dict[Commitment, list[PriceRow]] = {}
    for row in rows:
        commitment = commitment_of(row) if _known(row) else None
        if commitment is not None and (row.unit == "hour" or _by_month(row)):
            found.setdefault(commitment, []).append(row)
    return dict(sorted(found.items(), key=lambda item: (item[0].months, item[0].upfront)))


def _known(row: PriceRow) -> bool:
    try:
        commitment_of(row)
    except ValueError:
        return False
    return True


def _by_month(row: PriceRow) -> bool:
    return row.unit.startswith("month")


def _next(search: Search, rows: Iterable[PriceRow], hourly: Way) -> list[Way]:
    """The next shapes on demand that hold the need, by price."""
    held = holding(search, on_demand(rows))
    names = {hourly.row.sku}
    found: list[Way] = []
    for step, row in held:
        if row.sku not in names and len(found) < NEXT_SHAPES:
            names.add(row.sku)
            found.append(_way(search, Bought(row, step.price, None)))
    return found


def cheaper_unusual(search: Search, kept: Way) -> list[Way]:
    """The cheapest shape set aside for what it is, where it costs less on demand."""
    for step, row in holding(search, on_demand(search.others))[:1]:
        way = _way(search, Bought(row, step.price, None))
        if row.sku != kept.row.sku and way.present < kept.present:
            return [way]
    return []


def holding(search: Search, rows: Iterable[PriceRow]) -> Stairs:
    """The shapes that hold the need at its highest, by price."""
    vcpu, memory = (top(term) for term in search.size)
    stairs = sized(rows, search.market.book.paid)
    return [(step, row) for step, row in stairs if holds(step, vcpu, memory)]


def order(way: Way) -> tuple[bool, Decimal, int, str]:
    """What ways are sorted by: those that may be kept first, then by present value."""
    months = 0 if way.commitment is None else way.commitment.months
    return way.refused is not None, way.present, months, way.row.sku


_PART_OF_A_MONTH = Text(
    fr="Écarté : le besoin ne tourne pas tout le mois.",
    en="Set aside: the need does not run the whole month.",
)
