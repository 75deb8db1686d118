"""Days and periods. Ends are inclusive everywhere."""

from __future__ import annotations

from datetime import date
from typing import Literal

OPEN_START = date.min
OPEN_END = date.max


def within(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Tell whether a day lies in a period whose both ends count; None is an open end."""
    return (valid_from or OPEN_START) <= day <= (valid_to or OPEN_END)


Precision = Literal["day", "month", "year", "no-later"]
"""How well a start is known: to the day, the month, the year; or only its latest day."""


def surely_within(
    day: date, valid_from: date | None, valid_to: date | None, precision: Precision = "day"
) -> bool | None:
    """Tell whether a day surely lies in a period; None when the start is not known well enough.

    A start known to the month or the year leaves that whole month or year open; a start that is
    only the latest one leaves open every day before it.
    """
    if valid_from is not None and precision == "no-later" and day < valid_from:
        return None
    if not within(day, valid_from, valid_to):
        return False
    if valid_from is None or precision in ("day", "no-later"):
        return True
    same_month = day.month == valid_from.month
    return None if day.year == valid_from.year and (precision == "year" or same_month) else True


def add_months(day: date, months: int) -> date:
    """Move a day by whole months; a day that the month lacks becomes its last one."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def _length(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days
