"""Days and periods. Ends are inclusive everywhere."""

from __future__ import annotations

from datetime import date

OPEN_START = date.min
OPEN_END = date.max


def within(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Tell whether a day lies in a period whose both ends count; None is an open end."""
    return (valid_from or OPEN_START) <= day <= (valid_to or OPEN_END)


def add_months(day: date, months: int) -> date:
    """Move a day by whole months; a day that the month lacks becomes its last one."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def _length(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days
