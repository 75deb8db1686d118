"""A bill added up: what was charged by month, service, unit and currency."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from courtier.values.citation import Confidence


@dataclass(frozen=True)
class Group:
    """What the rows that were added up share, in the words of the bill.

    ``sku`` is the machine or product that was sold, ``committed`` whether a commitment lowered
    its price; None where no column tells. Beside an inventory, ``name`` is the service in the
    words of the bill, ``account`` the account, and ``held`` whether the inventory holds the
    resource that was billed, None where the bill names none.
    """

    charge: str
    service: str
    unit: str | None
    currency: str
    priced_in: str | None = None
    sku: str | None = None
    region: str | None = None
    committed: bool | None = None
    name: str | None = None
    account: str | None = None
    held: bool | None = None


Grouping = Callable[[Mapping[str, Any]], Group]
"""What a row of a bill, checked, is added up with."""


@dataclass
class Sum:
    """What some rows add up to; every sum but ``cost`` is None once a row gives none.

    ``cost`` is the effective one, in the currency of the bill, as are ``listed`` (at list prices)
    and ``contracted`` (at negotiated ones); ``priced`` is in the currency that prices are in.
    """

    rows: int = 0
    cost: Decimal = Decimal(0)
    quantity: Decimal | None = Decimal(0)
    priced: Decimal | None = Decimal(0)
    listed: Decimal | None = None
    contracted: Decimal | None = None

    def add(self, row: Sum) -> None:
        """One row more."""
        first = not self.rows
        self.rows += row.rows
        self.cost += row.cost
        self.quantity = _plus(self.quantity, row.quantity)
        self.priced = _plus(self.priced, row.priced)
        self.listed = row.listed if first else _plus(self.listed, row.listed)
        self.contracted = row.contracted if first else _plus(self.contracted, row.contracted)


@dataclass(frozen=True)
class Bill:
    """A whole bill: ``since`` to ``until`` are the days that its usage covers, both included."""

    name: str
    sha256: str
    version: str
    rows: int
    since: date
    until: date
    sums: Mapping[Group, Sum]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unit:
    """A unit of a bill as one of ours: one of theirs is ``factor`` of ours."""

    unit: str
    factor: Decimal
    confidence: Confidence


@dataclass(frozen=True)
class Service:
    """A service category of a bill: its names, and our category, empty for none."""

    en: str
    fr: str
    category: str
    confidence: Confidence


@dataclass(frozen=True)
class BillWords:
    """How the words of bills are read: service categories and units, by their folded names."""

    services: Mapping[str, Service]
    units: Mapping[str, Unit]


def _plus(total: Decimal | None, more: Decimal | None) -> Decimal | None:
    return None if total is None or more is None else total + more
