"""Records of ``risk/`` that tell when: public holidays, and the deadlines of a procedure."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from courtier.knowledge.records.common import Identifier, Record
from courtier.knowledge.records.conditions import Condition
from courtier.knowledge.records.refusals import wrong
from courtier.knowledge.records.risk import Asks
from courtier.values.model import Frozen

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
"""In the order of ``date.weekday()``."""

Event = Literal[
    "publication", "newspaper", "questions-end", "complaint-scope", "complaint-deadline",
    "complaint-decision", "complaint-recourse", "closing", "opening", "award", "results",
    "feedback-request", "feedback-answer", "notice-of-intention", "interest-deadline",
    "signature", "initial-description", "start", "renewal", "renewal-alert", "term-limit",
    "term-alert", "contract-end", "final-description",
]  # fmt: skip
"""What happens on a day of an acquisition, from the notice to the end of the contract."""

Month = Annotated[int, Field(ge=1, le=12)]


def _month_day(value: str) -> str:
    try:
        date.fromisoformat(f"2000-{value}")
    except ValueError:
        raise wrong("month-and-day") from None
    return value


MonthDay = Annotated[str, Field(pattern=r"^\d{2}-\d{2}$"), AfterValidator(_month_day)]
"""A day of every year, ``06-24``; ``02-29`` falls in leap years only."""


class NthWeekday(Frozen):
    """The first, second… such weekday of a month."""

    n: Annotated[int, Field(ge=1, le=5)]
    weekday: Weekday
    month: Month


class LastBefore(Frozen):
    """The last such weekday that comes before a day of the year."""

    weekday: Weekday
    day: MonthDay


class Shift(Frozen):
    """Where a holiday goes, in days, when it falls on a weekday."""

    when: Weekday
    days: Annotated[int, Field(ge=-6, le=6)]


class HolidayRule(Frozen):
    """The days of a holiday: exactly one form, then its shifts.

    ``weekday``: every week. ``fixed``: a day of the year. ``easter``: days after Easter Sunday.
    ``nth``: a weekday of a month. ``before``: the last weekday before a day of the year.
    ``listed``: days that a body keeps by hand.
    """

    weekday: Weekday | None = None
    fixed: MonthDay | None = None
    easter: Annotated[int, Field(ge=-90, le=90)] | None = None
    nth: NthWeekday | None = None
    before: LastBefore | None = None
    listed: tuple[date, ...] | None = None
    shift: tuple[Shift, ...] = ()

    @model_validator(mode="after")
    def _one_form(self) -> HolidayRule:
        forms = (self.weekday, self.fixed, self.easter, self.nth, self.before, self.listed)
        if sum(form is not None for form in forms) != 1:
            raise wrong("one-holiday-form")
        return self

    @property
    def yearly(self) -> bool:
        """Tell whether the rule gives days of any year by itself."""
        return self.weekday is None and self.listed is None


class Holiday(Record):
    """A public holiday (*jour férié*) by the rule that gives its days."""

    folders = ("risk/holidays",)

    article: str
    rule: HolidayRule


class Deadline(Record):
    """A day that the law, or a choice of this project, ties to another day.

    ``bound``: the day is the ``earliest`` or the ``latest`` lawful one, or an ``alert``. It is so
    many ``unit`` after or before ``anchor``; ``parameter`` gives the number, None for the same
    day. With ``share``, the number is at least that part of the time from ``anchor`` to
    ``until``. ``count`` takes the months from the file instead: the whole term, or each renewal.
    ``routes`` empty means all. ``status`` is undetermined where no text that was read fixes the
    day: what comes out is then only a lower bound.
    """

    folders = ("risk/deadlines",)

    event: Event
    bound: Literal["earliest", "latest", "alert"]
    routes: tuple[Identifier, ...]
    when: tuple[Condition, ...] = ()
    anchor: Event
    direction: Literal["after", "before"] = "after"
    parameter: Identifier | None = None
    unit: Literal["days", "business-days", "hours", "months"] = "days"
    share: Identifier | None = None
    until: Event | None = None
    count: Literal["term", "renewals"] | None = None
    on_holiday: Literal["keep", "next-business-day"] = "keep"
    article: str | None
    status: Literal["applies", "undetermined"] = "applies"
    asks: Asks
    order: int

    @model_validator(mode="after")
    def _whole(self) -> Deadline:
        if (self.share is None) != (self.until is None):
            raise wrong("share-and-until")
        if self.share is not None and self.parameter is None:
            raise wrong("share-and-parameter")
        if self.parameter is not None and self.count is not None:
            raise wrong("parameter-or-count")
        return self
