"""Which part of each month of the horizon a bill covers."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

MONTHS_OF_YEAR = 12


def months_covered(start: date, since: date, until: date) -> Mapping[int, Decimal]:
    """The fraction of each month that some days cover, both ends included.

    Months are those of the calendar and count from 1, the month of ``start``; one before it has
    a number of zero or less: the estimate foresees nothing for it.
    """
    found = {}
    day = since
    while day <= until:
        length = monthrange(day.year, day.month)[1]
        last = min(until, day.replace(day=length))
        number = (day.year - start.year) * MONTHS_OF_YEAR + day.month - start.month + 1
        found[number] = Decimal((last - day).days + 1) / length
        day = last + timedelta(days=1)
    return found
