"""List prices on demand, found by provider, region and service; and what serves which need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from fnmatch import fnmatchcase

from courtier.cost.facts import CostFacts
from courtier.knowledge.records.prices import PriceRow, PriceService, ShapeFamily
from courtier.results.common import FactUsed

ON_DEMAND = "on-demand"
DOUBTFUL = ("constrained-core", "family-outlier")
"""Notes of rows that are never chosen: part of the machine is off, or the price breaks the
series of its family. A choice of the cheapest would fall on the faulty ones first."""


class PriceBook:
    """The on-demand rows of one snapshot, grouped once."""

    def __init__(self, facts: CostFacts) -> None:
        self._rows: dict[tuple[str, str, str], list[PriceRow]] = defaultdict(list)
        for row in facts.prices:
            if row.term == ON_DEMAND and not row.note.startswith(DOUBTFUL):
                self._rows[row.provider, row.region, row.service].append(row)
        self._services: dict[tuple[str, str], list[PriceService]] = defaultdict(list)
        for service in facts.services:
            self._services[service.provider, service.need].append(service)
        self._families = facts.families
        self._known: dict[tuple[str, str], ShapeFamily | None] = {}

    def services(self, provider: str, need: str) -> list[PriceService]:
        """What serves a need at a provider, in the order of its bands."""
        return self._services.get((provider, need), [])

    def rows(self, region: str, service: PriceService) -> list[PriceRow]:
        """The rows of a region that a service names."""
        rows = self._rows.get((service.provider, region, service.service), [])
        if "*" not in service.sku:
            return [row for row in rows if row.sku == service.sku]
        return [row for row in rows if fnmatchcase(row.sku, service.sku)]

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
    """The row of least price; None when there is none."""
    return min(rows, key=lambda row: (row.price, row.sku), default=None)


def last_unit(services: Iterable[PriceService]) -> Decimal | None:
    """The unit at which known bands end; None when the last one has no end."""
    ends = [service.to_units for service in services]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) and known else None
