"""What the estimate of an option foresaw for the days of a bill."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from courtier.cost.draft import Draft, Line
from courtier.cost.flows import ZERO
from courtier.cost.prices import price_fact
from courtier.cost.quotes import quoted_items
from courtier.cost.view import View
from courtier.knowledge.records.prices import PriceRow
from courtier.workload.common import likely
from courtier.workload.model import Workload

QUOTED_UNITS: Mapping[str, tuple[str, Decimal]] = {
    "hour": ("hour", Decimal(1)),
    "month": ("month", Decimal(1)),
    "year": ("month", Decimal(12)),
    "user-month": ("user-month", Decimal(1)),
    "user-year": ("user-month", Decimal(12)),
    "gib-month": ("GiB-month", Decimal(1)),
    "gib": ("GiB", Decimal(1)),
}
"""The units of quotes as those of prices, and how many of the latter one makes."""


UnitPrice = tuple[str, Decimal, str]
"""A unit, its price in Canadian dollars, and the currency that the price is in."""


@dataclass(frozen=True)
class Foreseen:
    """The cost that some lines foresee, and how many of which unit it buys (None: not known).

    ``currency`` is the one that the price is in.
    """

    lines: tuple[str, ...]
    category: str
    cost: Decimal
    unit: str | None
    quantity: Decimal | None
    currency: str


class UnitPrices:
    """The price of one unit of a line, where the line rests on one price.

    Args:
        workload: Gives the quotes.
        offering: The offering of the option.
        as_of: The day on which quotes count.
        rows: The list prices.
        rate: Canadian dollars for one American dollar, None when no rate was needed.
    """

    def __init__(
        self,
        workload: Workload,
        offering: str,
        as_of: date,
        rows: Iterable[PriceRow],
        rate: Decimal | None,
    ) -> None:
        self._rows = {price_fact(row).id: row for row in rows}
        self._quoted = quoted_items(workload, offering, as_of)
        self._rate = rate

    def of(self, line: Line) -> UnitPrice | None:
        """The unit, its price in Canadian dollars, and the currency of that price."""
        if line.basis == "quote":
            return self._of_quote(line)
        if line.choice is not None:
            kept = line.choice.candidates[0]
            return self._converted(kept.unit, kept.price, kept.currency)
        found = [self._rows[fact.id] for fact in line.facts if fact.id in self._rows]
        if len(found) != 1:
            return None
        return self._converted(found[0].unit, found[0].price, found[0].currency)

    def _converted(self, unit: str, price: Decimal, currency: str) -> UnitPrice | None:
        rate = Decimal(1) if currency == "CAD" else self._rate
        return None if rate is None or not price else (unit.split(" (")[0], price * rate, currency)

    def _of_quote(self, line: Line) -> UnitPrice | None:
        lines = [quoted.line for quoted in self._quoted.get(line.id, ())]
        units = {QUOTED_UNITS.get(each.unit) for each in lines}
        size = sum((likely(each.quantity) for each in lines), ZERO)
        if len(units) != 1 or None in units or not size:
            return None
        unit, makes = QUOTED_UNITS[lines[0].unit]
        total = sum((likely(each.quantity) * likely(each.price_cad) for each in lines), ZERO)
        return (unit, total / size / makes, "CAD") if total else None


def foreseen(
    draft: Draft, view: View, prices: UnitPrices, covered: Mapping[int, Decimal]
) -> tuple[Foreseen, ...]:
    """What each line of an option costs over the months covered, in proportion of their days."""
    return tuple(_of_line(line, view, prices, covered) for line in draft.lines)


def _of_line(
    line: Line, view: View, prices: UnitPrices, covered: Mapping[int, Decimal]
) -> Foreseen:
    flows = line.plan.flows(view)
    cost = sum((f.amount * covered.get(f.month, ZERO) for f in flows), ZERO)
    found = prices.of(line)
    if found is None:
        return Foreseen((line.id,), line.category, cost, None, None, "CAD")
    unit, price, currency = found
    return Foreseen((line.id,), line.category, cost, unit, cost / price, currency)
