"""Rows of a bill checked cell by cell and added up; only the sums are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import astuple
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from courtier.cost.actuals.bill import Bill, Group, Grouping, Sum
from courtier.providers.focus.columns import Column, Header
from courtier.providers.focus.meaning import amounts_of, group_of
from courtier.providers.focus.refusals import refusal
from courtier.values.errors import InputError, Mistake

MOST_MISTAKES = 50
MOST_GROUPS = 50_000
CHARGES = ("Usage", "Purchase", "Tax", "Credit", "Adjustment")
USED = (
    "EffectiveCost", "PricingQuantity", "PricingUnit", "BillingCurrency", "ChargeCategory",
    "ServiceCategory", "ChargePeriodStart", "ChargePeriodEnd", "PricingCurrency",
    "PricingCurrencyEffectiveCost", "SkuId", "SkuPriceDetails", "RegionId", "PricingCategory",
    "CommitmentDiscountId", "CommitmentDiscountStatus", "ListUnitPrice", "ResourceId",
    "SubAccountId",
)  # fmt: skip
"""The columns that the sums are made of; the others are checked, then left."""
_NOTHING = ("", "NULL", "null")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_LONGEST_SHOWN = 60

Cells = Mapping[str, Any]


class Adder:
    """Checks rows and adds them up; a mistake is kept with its place, and the reading goes on.

    Args:
        columns: Those of the format that the file holds.
        file: The name to print.
        grouping: What a row is added up with.
    """

    def __init__(
        self, columns: Mapping[str, Column], file: str, grouping: Grouping = group_of
    ) -> None:
        self._file, self._grouping = file, grouping
        self._read: list[tuple[Column, Callable[[str], Any]]] = [
            (column, _READERS[column.type])
            for column in columns.values()
            if column.type != "text" or not column.empty or column.name in USED
        ]
        self.mistakes: list[Mistake] = []
        self.rows = 0
        self._sums: dict[Group, Sum] = {}
        self._since: date | None = None
        self._until: date | None = None

    def add(self, cells: Cells, line: int) -> None:
        """Check one row and add it up.

        Args:
            cells: What stands in each column; None where nothing does.
            line: Where it stands in the file.

        Raises:
            InputError: The mistakes are too many to go on.
        """
        self.rows += 1
        found = {column.name: self._cell(column, read, cells, line) for column, read in self._read}
        start, end = found["ChargePeriodStart"], found["ChargePeriodEnd"]
        if start is not None and end is not None and end < start:
            self.refuse("period-reversed", line)
        if not self.mistakes:
            self._sum(found, line)

    def refuse(self, code: str, line: int | None, **values: str) -> None:
        """Keep a mistake; past the most that are told, say so and stop.

        Raises:
            InputError: With all the mistakes found so far.
        """
        if len(self.mistakes) >= MOST_MISTAKES:
            more = refusal("more-mistakes", self._file, line, shown=str(MOST_MISTAKES))
            raise InputError([*self.mistakes, more])
        self.mistakes.append(refusal(code, self._file, line, **values))

    def bill(self, header: Header, sha256: str) -> Bill:
        """What was added up.

        Raises:
            InputError: Some row was wrong, or no row is usage.
        """
        if self.mistakes:
            raise InputError(self.mistakes)
        if self._since is None or self._until is None:
            raise InputError([refusal("no-usage", self._file, None)])
        return Bill(
            name=self._file,
            sha256=sha256,
            version=header.version,
            rows=self.rows,
            since=self._since,
            until=self._until,
            sums={key: self._sums[key] for key in sorted(self._sums, key=_order)},
            unknown=header.unknown,
        )

    def _cell(self, column: Column, read: Callable[[str], Any], cells: Cells, line: int) -> Any:
        value = cells.get(column.name)
        text = "" if value is None else value.strip() if isinstance(value, str) else value
        if text in _NOTHING:
            if not column.empty:
                self.refuse("cell-empty", line, column=column.name)
            return None
        try:
            return read(text)
        except (ValueError, InvalidOperation, OverflowError):
            shown = "".join(c if c.isprintable() else "\ufffd" for c in str(text))[:_LONGEST_SHOWN]
            code = f"not-{column.type}"
            self.refuse(code, line, column=column.name, value=shown)
            return None

    def _sum(self, found: Cells, line: int) -> None:
        group = self._grouping(found)
        if group not in self._sums:
            if len(self._sums) >= MOST_GROUPS:
                self.refuse("too-varied", line, most=str(MOST_GROUPS))
                return
            self._sums[group] = Sum()
        self._sums[group].add(amounts_of(found))
        if group.charge == "Usage":
            self._cover(found["ChargePeriodStart"], found["ChargePeriodEnd"])

    def _cover(self, start: datetime, end: datetime) -> None:
        """The days of usage; the end of a period is the first instant that it leaves out."""
        first, last = start.date(), max(start, end - timedelta(microseconds=1)).date()
        self._since = first if self._since is None else min(self._since, first)
        self._until = last if self._until is None else max(self._until, last)


def _order(group: Group) -> tuple[str, ...]:
    return tuple("" if part is None else str(part) for part in astuple(group))


def _decimal(value: Any) -> Decimal:
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) > 40:
        raise ValueError(value)
    return number


def _instant(value: Any) -> datetime:
    found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    if found.tzinfo is None:
        return found.replace(tzinfo=UTC)
    return found.astimezone(UTC)


def _currency(value: Any) -> str:
    if not isinstance(value, str) or not _CURRENCY.match(value):
        raise ValueError(value)
    return value


def _charge(value: Any) -> str:
    if value not in CHARGES:
        raise ValueError(value)
    return str(value)


_READERS: dict[str, Callable[[Any], Any]] = {
    "text": str,
    "decimal": _decimal,
    "instant": _instant,
    "currency": _currency,
    "charge": _charge,
}
