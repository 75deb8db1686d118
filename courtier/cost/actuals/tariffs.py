"""What one unit of a line costs: at list price, at the negotiated price, and as it is paid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from courtier.cost.draft import Line
from courtier.cost.facts import CostFacts
from courtier.cost.flows import ZERO, Monthly, Plan, Share
from courtier.cost.own_prices import discount_holds, discount_on
from courtier.cost.prices import DOUBTFUL, ON_DEMAND, price_fact
from courtier.cost.quotes import quoted_items
from courtier.cost.spans import GrowingBands
from courtier.cost.terms import Graduated
from courtier.knowledge.records.prices import OwnPrice, PriceRow
from courtier.reading.nearest import fold
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

Place = tuple[str, str]
"""A product and a region, folded."""


@dataclass(frozen=True)
class Tariff:
    """One unit of what a line buys, in Canadian dollars at the rate of the estimate.

    ``listed`` is on demand at the public price, ``contracted`` at the negotiated one, ``paid``
    what the line pays, a commitment deducted. None where the estimate knows no such price.
    ``currency`` is the one that the price is in.
    """

    unit: str
    currency: str
    paid: Decimal
    listed: Decimal | None = None
    contracted: Decimal | None = None
    service: str | None = None
    sku: str | None = None
    region: str | None = None


class Tariffs:
    """The tariff of a line that rests on one price, and the public price of any product.

    Args:
        workload: Gives the quotes.
        offering: The offering of the option.
        as_of: The day on which quotes and discounts count.
        facts: The prices.
        rate: Canadian dollars for one American dollar, None when no rate was needed.
    """

    def __init__(
        self,
        workload: Workload,
        offering: str,
        as_of: date,
        facts: CostFacts,
        rate: Decimal | None,
    ) -> None:
        known = facts.offerings.get(offering)
        self._provider = (known.prices_of or known.provider) if known else ""
        rows = [row for row in facts.prices if row.provider == self._provider]
        self._rows = {price_fact(row).id: row for row in (*rows, *facts.own_prices)}
        self._public: dict[Place, list[PriceRow]] = {}
        for row in rows:
            if row.term == ON_DEMAND and not row.note.startswith(DOUBTFUL):
                self._public.setdefault((fold(row.sku), fold(row.region)), []).append(row)
        self._discounts = [d for d in facts.discounts if discount_holds(d, as_of)]
        self._quoted = quoted_items(workload, offering, as_of)
        self._rate = rate

    def of(self, line: Line) -> Tariff | None:
        """The tariff of a line; None where it does not rest on one price."""
        if line.basis == "quote":
            return self._of_quote(line)
        found = [self._rows[fact.id] for fact in line.facts if fact.id in self._rows]
        if len(found) != 1 or isinstance(line.plan, Share) or _graduated(line.plan):
            return None
        return self._of_row(found[0])

    def public(self, sku: str, region: str, unit: str, services: Iterable[str]) -> Decimal | None:
        """The public price on demand of a product; None where it is unknown or not one price.

        Args:
            sku: The product, as a bill names it.
            region: The region, as a bill names it.
            unit: The unit that is asked for.
            services: The services that settle it, where several sell the same product.
        """
        rows = [r for r in self._public.get((fold(sku), fold(region)), []) if _unit(r) == unit]
        preferred = [row for row in rows if row.service in set(services)]
        prices = {self._in_cad(row, row.price) for row in preferred or rows}
        return prices.pop() if len(prices) == 1 else None

    def _of_row(self, row: PriceRow) -> Tariff | None:
        paid = self._in_cad(row, self._negotiated(row))
        if not paid:
            return None
        listed = self._public_of(row)
        known = row if row.term == ON_DEMAND else listed
        return Tariff(
            unit=_unit(row),
            currency=row.currency,
            paid=paid,
            listed=self._in_cad(listed, listed.price) if listed else None,
            contracted=self._in_cad(known, self._negotiated(known)) if known else None,
            service=row.service,
            sku=row.sku,
            region=row.region,
        )

    def _public_of(self, row: PriceRow) -> PriceRow | None:
        """The public price on demand of what a row sells, in its unit."""
        if row.term == ON_DEMAND and not isinstance(row, OwnPrice):
            return row
        same = (
            public
            for public in self._public.get((fold(row.sku), fold(row.region)), [])
            if public.service == row.service and _unit(public) == _unit(row)
        )
        return next(same, None)

    def _negotiated(self, row: PriceRow) -> Decimal:
        discount = discount_on(row, self._discounts)
        return row.price if discount is None else row.price * (1 - discount.fraction)

    def _in_cad(self, row: PriceRow, price: Decimal) -> Decimal | None:
        rate = Decimal(1) if row.currency == "CAD" else self._rate
        return None if rate is None else price * rate

    def _of_quote(self, line: Line) -> Tariff | None:
        lines = [quoted.line for quoted in self._quoted.get(line.id, ())]
        units = {QUOTED_UNITS.get(each.unit) for each in lines}
        size = sum((likely(each.quantity) for each in lines), ZERO)
        if len(units) != 1 or None in units or not size:
            return None
        unit, makes = QUOTED_UNITS[lines[0].unit]
        total = sum((likely(each.quantity) * likely(each.price_cad) for each in lines), ZERO)
        return Tariff(unit, "CAD", total / size / makes) if total else None


def _graduated(plan: Plan) -> bool:
    """Tell whether a volume is paid at several prices, a free band included."""
    if isinstance(plan, GrowingBands):
        return len(plan.bands) > 1
    terms = plan.factors if isinstance(plan, Monthly) else ()
    return any(isinstance(term, Graduated) and len(term.bands) > 1 for term in terms)


def _unit(row: PriceRow) -> str:
    return row.unit.split(" (")[0]
