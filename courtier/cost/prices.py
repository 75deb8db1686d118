"""Prices of the body's own list, then list prices, found by provider, region and service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Any, get_args

from courtier.cost.facts import CostFacts
from courtier.cost.own_prices import (
    EVERYWHERE,
    discount_holds,
    discount_on,
    own_fact,
    price_holds,
    serving,
)
from courtier.knowledge.records.prices import (
    Discount,
    OwnPrice,
    PriceRow,
    PriceService,
    ShapeFamily,
    SupportBand,
)
from courtier.results.common import FactUsed

ON_DEMAND = "on-demand"
DOUBTFUL = ("constrained-core", "family-outlier")
"""Notes of rows that are never chosen: part of the machine is off, or the price breaks the
series of its family. A choice of the cheapest would fall on the faulty ones first."""

NEEDS = frozenset(get_args(PriceService.model_fields["need"].annotation))
"""The words by which a price of the body may name the need that it serves."""


class PriceBook:
    """The rows of one snapshot and the body's own prices that hold on a day, grouped once.

    A price of the body takes the place of the list price of the same provider, region, service,
    size and term. ``made`` keeps what was worked out from the book, for its next use.
    """

    def __init__(self, facts: CostFacts, as_of: date | None = None) -> None:
        own = [p for p in facts.own_prices if as_of is None or price_holds(p, as_of)]
        self.discounts = tuple(
            d for d in facts.discounts if as_of is None or discount_holds(d, as_of)
        )
        self._rows: dict[tuple[str, str, str], list[PriceRow]] = defaultdict(list)
        replaced = {(p.provider, p.region, p.service, p.sku, p.term) for p in own}
        for row in facts.prices:
            key = (row.provider, row.region, row.service, row.sku, row.term)
            if key not in replaced and not row.note.startswith(DOUBTFUL):
                self._rows[row.provider, row.region, row.service].append(row)
        self._owned = {price.provider for price in own}
        for price in own:
            self._rows[price.provider, price.region, price.service].append(price)
        self._services: dict[tuple[str, str], list[PriceService]] = defaultdict(list)
        for service in facts.services:
            self._services[service.provider, service.need].append(service)
        for price in own:
            if price.service in NEEDS:
                self._own_service(price)
        self._families = facts.families
        self._support = facts.support_plans
        self._known: dict[tuple[str, str], ShapeFamily | None] = {}
        self.made: dict[Any, Any] = {}

    def _own_service(self, price: OwnPrice) -> None:
        """A price that names its need stands before what the list says of that need."""
        key = price.provider, price.service
        kept = [service for service in self._services[key] if service.service == price.service]
        link = serving(price)
        self._services[key] = kept if link in kept else [*kept, link]

    def services(self, provider: str, need: str) -> list[PriceService]:
        """What serves a need at a provider, in the order of its bands."""
        return self._services.get((provider, need), [])

    def rows(self, region: str, service: PriceService) -> list[PriceRow]:
        """The rows on demand of a region that a service names."""
        return [row for row in self.all_rows(region, service) if row.term == ON_DEMAND]

    def all_rows(self, region: str, service: PriceService) -> list[PriceRow]:
        """The rows of a region that a service names, on demand and under commitment."""
        here = self._rows.get((service.provider, region, service.service), [])
        everywhere = self._rows.get((service.provider, EVERYWHERE, service.service), [])
        rows = [*here, *(row for row in everywhere if isinstance(row, OwnPrice))]
        if "*" not in service.sku:
            return [row for row in rows if row.sku == service.sku]
        return [row for row in rows if fnmatchcase(row.sku, service.sku)]

    def exact(self, provider: str, region: str, service: str, sku: str) -> list[PriceRow]:
        """The rows of a region for one product, whatever its capitals; no sign is a pattern."""
        key = ("exact", provider, region, service)
        if key not in self.made:
            kept: dict[str, list[PriceRow]] = defaultdict(list)
            everywhere = self._rows.get((provider, EVERYWHERE, service), [])
            own = [row for row in everywhere if isinstance(row, OwnPrice)]
            here = self._rows.get((provider, region, service), [])
            for row in here if region == EVERYWHERE else [*here, *own]:
                kept[row.sku.casefold()].append(row)
            self.made[key] = dict(kept)
        found: list[PriceRow] = self.made[key].get(sku.casefold(), [])
        return found

    def owns(self, provider: str) -> bool:
        """Tell whether the body's own list has prices of a provider."""
        return provider in self._owned

    def software(self, provider: str, region: str, service: str, sku: str) -> OwnPrice | None:
        """The price of the body's own list for some software; None without one."""
        rows = self._rows.get((provider, region, service), [])
        return next((r for r in rows if isinstance(r, OwnPrice) and r.sku == sku), None)

    def support(self, provider: str, level: str) -> list[SupportBand]:
        """The bands of a support plan, the first band first."""
        found = [b for b in self._support if (b.provider, b.level) == (provider, level)]
        return sorted(found, key=lambda band: band.from_bill)

    def discount(self, row: PriceRow) -> Discount | None:
        """The body's discount on a list price; None when it has none."""
        return discount_on(row, self.discounts)

    def paid(self, row: PriceRow) -> Decimal:
        """The price of a row after the body's discount."""
        if not self.discounts:
            return row.price
        discount = self.discount(row)
        return row.price if discount is None else row.price * (1 - discount.fraction)

    def family(self, row: PriceRow) -> ShapeFamily | None:
        """What a machine is by its name; None when no known family names it."""
        key = row.provider, row.sku
        if key not in self._known:
            named = (
                family
                for family in self._families
                if family.provider == row.provider and fnmatchcase(row.sku, family.pattern)
            )
            self._known[key] = next(named, None)
        return self._known[key]


def price_fact(row: PriceRow) -> FactUsed:
    """A price row as a fact: ``price:<provider>:<region>:<service>:<sku>:<term>``."""
    if isinstance(row, OwnPrice):
        return own_fact(row)
    parts = ("price", row.provider, row.region, row.service, row.sku, row.term)
    return FactUsed(id=":".join(parts), confidence=row.confidence)


def service_fact(service: PriceService) -> FactUsed:
    """The link from a need to a price as a fact: ``price-service:<provider>:<need>:<sku>``."""
    parts = ("price-service", service.provider, service.need, service.sku or "free")
    return FactUsed(id=":".join(parts), confidence=service.confidence)


def family_fact(family: ShapeFamily) -> FactUsed:
    """What a machine is as a fact: ``shape-family:<provider>:<pattern>``."""
    parts = ("shape-family", family.provider, family.pattern)
    return FactUsed(id=":".join(parts), confidence=family.confidence)


def by_the_hour(row: PriceRow) -> bool:
    """Tell whether a price is for an hour rather than a month (or a unit of traffic)."""
    return row.unit == "hour" or row.unit.endswith("-hour")


def cheapest(rows: Iterable[PriceRow]) -> PriceRow | None:
    """The row of least price, a row of the body's own list first; None when there is none."""
    return min(
        rows, key=lambda row: (not isinstance(row, OwnPrice), row.price, row.sku), default=None
    )


def last_unit(services: Iterable[PriceService]) -> Decimal | None:
    """The unit at which known bands end; None when the last one has no end."""
    ends = [service.to_units for service in services]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) and known else None
