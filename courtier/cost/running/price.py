"""The price by month of one part of one resource: the same prices and rates as an estimate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from courtier.cost.market import Market, Rates, rates_of
from courtier.cost.own_prices import serving
from courtier.cost.prices import ON_DEMAND, by_the_hour, price_fact
from courtier.cost.running.kinds import Kind
from courtier.cost.running.ways import Way
from courtier.cost.terms import point
from courtier.knowledge.records.prices import OwnPrice, PriceRow
from courtier.knowledge.records.resource_prices import Paid, ResourcePrice
from courtier.results.common import FactUsed
from courtier.results.running import WhyNotPriced
from courtier.results.sizes import gib_of, number_of
from courtier.values.citation import Confidence, weakest

_UNITS: Mapping[Paid, tuple[str, ...]] = {
    "machine": ("hour", "month"),
    "disk": ("disk-month",),
    "gib": ("GB-month", "GiB-month", "GB-hour", "GiB-hour"),
}


@dataclass(frozen=True)
class PartCost:
    """What one resource pays in a month for a part: ``each`` in Canadian dollars before tax.

    ``quantity`` counts units of the price, ``paid`` is the price of one after any discount;
    ``hours`` is None where the price is not by the hour.
    """

    rule: ResourcePrice
    row: PriceRow
    quantity: Decimal
    paid: Decimal
    hours: Decimal | None
    each: Decimal
    facts: tuple[FactUsed, ...]

    @property
    def own(self) -> bool:
        """Tell whether the price is one of the body's own list."""
        return isinstance(self.row, OwnPrice)

    @property
    def confidence(self) -> Confidence:
        """The weakest of what it rests on."""
        return weakest([fact.confidence for fact in self.facts])


def cost_of(kind: Kind, way: Way, market: Market) -> PartCost | Way:
    """What a part costs; the way with its reason where it has no price.

    Args:
        kind: What the resource is.
        way: How the part is paid.
        market: The prices and rates of its provider.
    """
    if way.why is not None or way.rule is None:
        return way
    rule, words = way.rule, dict(kind.size)
    lacking = next((word for word in rule.words if not words.get(word)), None)
    quantity = _quantity(rule, words)
    if lacking is not None or quantity is None:
        return _refused(way, "size-unknown", lacking or ("gib" if rule.paid == "gib" else "count"))
    if kind.region is None:
        return _refused(way, "region-unknown")
    rows = _rows(rule, rule.filled(words), kind.region, market)
    costs = [cost for row in rows if (cost := _cost(rule, row, quantity, market))]
    ours = [cost for cost in costs if cost.own]
    if not costs:
        return _refused(way, "no-price")
    return min(ours or costs, key=lambda cost: (cost.each, cost.row.sku, cost.row.unit))


def _refused(way: Way, why: WhyNotPriced, missing: str | None = None) -> Way:
    return Way(way.part, way.rule, why, missing)


def _quantity(rule: ResourcePrice, words: Mapping[str, str]) -> Decimal | None:
    """How many GiB, or how many machines or disks; None where the listing does not tell."""
    if rule.paid == "gib":
        return gib_of(words)
    return number_of(words["count"]) if "count" in words else Decimal(1)


def _rows(rule: ResourcePrice, sku: str, region: str, market: Market) -> list[PriceRow]:
    """The prices on demand that a rule names, in a unit in which it is paid."""
    book, provider = market.book, market.provider
    if sku:
        named = book.exact(provider, region, rule.service, sku)
        rows = [*named, *book.exact(provider, region, rule.need, sku)]
    else:
        services = book.services(provider, rule.need)
        rows = book.rows(region, services[0]) if len(services) == 1 else []
    units = _UNITS[rule.paid]
    return [r for r in rows if r.term == ON_DEMAND and r.unit.split(" (")[0] in units]


def _cost(rule: ResourcePrice, row: PriceRow, quantity: Decimal, market: Market) -> PartCost | None:
    """The cost at one price; None where no rate turns its currency into dollars, or where nobody
    tells the hours of a month."""
    rates = rates_of(market, row.currency)
    if not isinstance(rates, Rates) or (by_the_hour(row) and not point(market.hours)):
        return None
    units = quantity * _per_gib(rule, row)
    hours = point(market.hours) if by_the_hour(row) else None
    paid = market.book.paid(row)
    factor = prod((point(term) for term in rates.factors(row)), start=Decimal(1))
    each = units * paid * (Decimal(1) if hours is None else hours) * factor
    mapped = FactUsed(id=rule.id, confidence=rule.confidence)
    return PartCost(rule, row, units, paid, hours, each, (price_fact(row), mapped, *rates.facts))


def _per_gib(rule: ResourcePrice, row: PriceRow) -> Decimal:
    """How many units of a price one GiB makes; a price of the body named by its need tells it."""
    if rule.paid != "gib":
        return Decimal(1)
    own = serving(row).units_per_gib if isinstance(row, OwnPrice) else None
    named_by_need = isinstance(row, OwnPrice) and row.service == rule.need
    return own if named_by_need and own is not None else rule.units_per_gib or Decimal(1)
