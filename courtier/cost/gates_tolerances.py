"""The stated tolerances of the sanity gates: dated parameters, each explained by its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Literal

from courtier.knowledge.records.prices import PriceRow
from courtier.knowledge.records.risk import Parameter, Range
from courtier.results.common import FactUsed

SPREAD = "price-gate-family-spread"
SIZES = "price-gate-family-sizes"
CHANGE = "price-gate-change"
SOURCE_GAP = "price-gate-source-gap"


@dataclass(frozen=True)
class Cause:
    """A known fault of price files: an excess over the family.

    ``kind`` is ``ratio`` for a part of the price, ``vcpu`` for money per vCPU and hour in
    ``currency``; ``provider`` None means any of them, and ``sku`` is a pattern of names.
    """

    id: str
    kind: Literal["ratio", "vcpu"]
    provider: str | None = None
    sku: str = "*"
    currency: str | None = None


CAUSES = (
    Cause("price-excess-windows", "vcpu", currency="USD"),
    Cause("price-excess-windows-small", "vcpu", "azure", "Standard_B*_v2", "USD"),
    Cause("price-excess-dedicated-6", "ratio", "aws"),
    Cause("price-excess-dedicated-10", "ratio", "aws"),
    Cause("price-excess-ocpu", "ratio", "oci"),
)


@dataclass(frozen=True)
class Tolerances:
    """The tolerances in force on a day; one that is not known leaves its gate unexamined.

    ``bounds`` holds the least and the most excess of each cause, both inclusive.
    """

    spread: Decimal | None
    sizes: Decimal | None
    change: Decimal | None
    source_gap: Decimal | None
    bounds: Mapping[str, tuple[Decimal, Decimal]]
    facts: tuple[FactUsed, ...] = field(default=())

    def causes(self, row: PriceRow) -> Iterator[tuple[Cause, Decimal, Decimal]]:
        """The causes that may concern a row, with their bounds."""
        for cause in CAUSES:
            served = cause.provider in (None, row.provider) and fnmatchcase(row.sku, cause.sku)
            if served and cause.currency in (None, row.currency) and cause.id in self.bounds:
                yield cause, *self.bounds[cause.id]


def tolerances(parameters: Mapping[str, Parameter], as_of: date) -> Tolerances:
    """Read the tolerances in force on a day from the parameters, by id."""
    facts: list[FactUsed] = []

    def value(identifier: str) -> Decimal | Range | None:
        parameter = parameters.get(identifier)
        found = parameter.at(as_of) if parameter else None
        if found is None or found.value is None or isinstance(found.value, str):
            return None
        facts.append(FactUsed(id=identifier, confidence=found.confidence))
        return found.value

    def number(identifier: str) -> Decimal | None:
        found = value(identifier)
        return found.likely if isinstance(found, Range) else found

    ranges = {cause.id: value(cause.id) for cause in CAUSES}
    return Tolerances(
        spread=number(SPREAD),
        sizes=number(SIZES),
        change=number(CHANGE),
        source_gap=number(SOURCE_GAP),
        bounds={key: (r.low, r.high) for key, r in ranges.items() if isinstance(r, Range)},
        facts=tuple(facts),
    )
