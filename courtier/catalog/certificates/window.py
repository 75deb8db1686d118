"""The days over which a certificate must count: the whole contract, options included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from courtier.values.days import add_months
from courtier.workload.acquisition import Acquisition

_LAST_YEAR = 9998


@dataclass(frozen=True)
class Window:
    """Days that all count, both ends included.

    ``as_of`` is the day asked. ``known`` is false where the file does not say how long the
    contract lasts: then ``first`` and ``last`` are both the day asked.
    """

    as_of: date
    first: date
    last: date
    known: bool


def day_alone(as_of: date) -> Window:
    """The window of a contract whose term is not known: the day asked."""
    return Window(as_of, as_of, as_of, known=False)


def contract_window(acquisition: Acquisition | None, as_of: date) -> Window:
    """The days of the contract: initial months, renewals and options.

    It starts on the planned start, else on the planned signature, else on the day asked. Days
    already past on the day asked are left aside; a contract that is over is judged on that day.
    """
    term = acquisition.term if acquisition else None
    if acquisition is None or term is None:
        return day_alone(as_of)
    dates = acquisition.dates
    start = (dates.start or dates.signature if dates else None) or as_of
    months = min(term.total_months, 12 * (_LAST_YEAR - start.year))
    last = add_months(start, months) - timedelta(days=1)
    if last < as_of:
        return day_alone(as_of)
    return Window(as_of, max(start, as_of), last, known=True)


def first_day(partial: str | None) -> date | None:
    """The first day of a day, month or year; None stays None."""
    if partial is None:
        return None
    parts = [int(part) for part in partial.split("-")] + [1, 1]
    return date(*parts[:3])


def last_day(partial: str | None) -> date | None:
    """The last day of a day, month or year; None stays None."""
    start = first_day(partial)
    if partial is None or start is None or len(partial) == len("2026-11-23"):
        return start
    return add_months(start, 12 if len(partial) == len("2026") else 1) - timedelta(days=1)
