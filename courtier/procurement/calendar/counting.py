"""Counting days by the convention of the facts: which days count, and what a holiday moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from courtier.procurement.calendar.holidays import Holidays
from courtier.values.days import add_months

DAY_COUNT = "day-count"
BUSINESS_WEEK = "business-week"
ROUNDING = "half-period-rounding"
ON_HOLIDAY = "deadline-on-holiday"
CONVENTIONS = (DAY_COUNT, BUSINESS_WEEK, ROUNDING, ON_HOLIDAY)
"""The dated words by which days are counted; a body lays its own over them."""

WORDS = {
    DAY_COUNT: ("first-day-excluded",),
    BUSINESS_WEEK: ("monday-friday", "monday-saturday"),
    ROUNDING: ("down", "up"),
    ON_HOLIDAY: ("next-business-day", "keep"),
}
"""What each convention may say; another word, or none, leaves what rests on it undetermined."""

LENGTHS = {"monday-friday": 5, "monday-saturday": 6}
LEAST_WEEK = 6
"""Where the week is not known, Saturday counts: what comes out is then the least."""

ONE_DAY = timedelta(days=1)
DAY_HOURS = 24

DayKind = Literal["business", "not-business", "holiday", "unknown"]


@dataclass(frozen=True)
class Counted:
    """A day that was counted; ``sure`` is false where a rule that it needs is not known."""

    day: date
    sure: bool = True


@dataclass(frozen=True)
class Count:
    """How days are counted: the holidays of the law and the words of the conventions."""

    holidays: Holidays
    words: dict[str, str]

    def knows(self, name: str) -> bool:
        """Tell whether a convention says something that can be followed."""
        return self.words.get(name) in WORDS[name]

    def kind(self, day: date) -> DayKind:
        """What a day is: worked, left out of the week, a holiday, or unknown."""
        if self.holidays.on(day) is not None:
            return "holiday"
        if not self.knows(BUSINESS_WEEK) or not self.holidays.cover(day):
            return "unknown"
        return "business" if day.weekday() < LENGTHS[self.words[BUSINESS_WEEK]] else "not-business"

    def days(self, start: date, number: int) -> Counted:
        """So many days after a day that does not count, the last one counting."""
        return Counted(start + timedelta(days=number), self.knows(DAY_COUNT))

    def business_days(self, start: date, number: int) -> Counted:
        """So many business days after (or before, if negative) a day that does not count.

        Where the holidays of a day are not known, it counts as worked and nothing is sure.
        """
        step = ONE_DAY if number >= 0 else -ONE_DAY
        day, left, sure = start, abs(number), self.knows(DAY_COUNT)
        while left:
            day += step
            kind = self.kind(day)
            sure = sure and kind != "unknown"
            left -= kind == "business" or (kind == "unknown" and day.weekday() < LEAST_WEEK)
        return Counted(day, sure)

    def hours(self, start: date, number: int) -> Counted:
        """So many hours before or after a day, in whole days."""
        days = -(-abs(number) // DAY_HOURS)
        return self.days(start, days if number >= 0 else -days)

    def months(self, start: date, number: int) -> Counted:
        """The last day of a term of so many months; so many months before, if negative."""
        end = add_months(start, number)
        return Counted(end - ONE_DAY if number >= 0 else end)

    def moved(self, counted: Counted) -> Counted:
        """A day pushed off a holiday to the next business day, where the convention does so."""
        if not self.knows(ON_HOLIDAY):
            return Counted(counted.day, False)
        if self.words[ON_HOLIDAY] == "keep" or self.kind(counted.day) != "holiday":
            covered = self.holidays.cover(counted.day)
            return Counted(counted.day, counted.sure and covered)
        after = self.business_days(counted.day, 1)
        return Counted(after.day, counted.sure and after.sure)

    def share(self, part: Decimal, period: int) -> tuple[int, bool]:
        """A part of a period in whole days, rounded as the convention says."""
        word = self.words.get(ROUNDING)
        rounding = ROUND_CEILING if word == "up" else ROUND_FLOOR
        exact = part * period
        known = exact == exact.to_integral_value() or self.knows(ROUNDING)
        return int(exact.to_integral_value(rounding)), known
