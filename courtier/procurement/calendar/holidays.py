"""Which days are public holidays, by dated rules; unknown where no rule covers the year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta

from courtier.knowledge.records.calendar import WEEKDAYS, Holiday, HolidayRule, Weekday

ONE_DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, skipped = divmod(century, 4)
    drift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - drift + 15) % 30
    fours, ones = divmod(rest, 4)
    week = (32 + 2 * skipped + 2 * fours - moon - ones) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def days_of(rule: HolidayRule, year: int) -> tuple[date, ...]:
    """The days that a rule gives in a year, shifts made; a weekly rule gives each week's day."""
    return tuple(_shifted(day, rule) for day in _plain_days(rule, year))


def _plain_days(rule: HolidayRule, year: int) -> Iterator[date]:
    if rule.weekday is not None:
        yield from _every(rule.weekday, year)
    if rule.fixed is not None:
        yield from _of_year(rule.fixed, year)
    if rule.easter is not None:
        yield easter(year) + timedelta(days=rule.easter)
    if rule.nth is not None:
        yield from _nth(rule.nth.n, rule.nth.weekday, year, rule.nth.month)
    if rule.before is not None:
        for day in _of_year(rule.before.day, year):
            yield day - timedelta(days=_days_since(rule.before.weekday, day - ONE_DAY) + 1)
    yield from (day for day in rule.listed or () if day.year == year)


def _every(weekday: Weekday, year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    day += timedelta(days=(WEEKDAYS.index(weekday) - day.weekday()) % 7)
    while day.year == year:
        yield day
        day += timedelta(days=7)


def _of_year(month_day: str, year: int) -> Iterator[date]:
    try:
        yield date.fromisoformat(f"{year:04}-{month_day}")
    except ValueError:  # the 29th of February of a common year
        return


def _nth(n: int, weekday: Weekday, year: int, month: int) -> Iterator[date]:
    first = date(year, month, 1)
    day = first + timedelta(days=(WEEKDAYS.index(weekday) - first.weekday()) % 7 + 7 * (n - 1))
    if day.month == month:
        yield day


def _days_since(weekday: Weekday, day: date) -> int:
    return (day.weekday() - WEEKDAYS.index(weekday)) % 7


def _shifted(day: date, rule: HolidayRule) -> date:
    word = WEEKDAYS[day.weekday()]
    return day + timedelta(days=next((s.days for s in rule.shift if s.when == word), 0))


class Holidays:
    """The holidays of a body's law, year by year.

    Args:
        records: The dated rules; one counts on the days on which it is in force.
    """

    def __init__(self, records: Iterable[Holiday]) -> None:
        self.records = tuple(records)
        self._years: dict[int, dict[date, Holiday]] = {}

    def on(self, day: date) -> Holiday | None:
        """The holiday of a day; None when the rules give none."""
        if day.year not in self._years:
            self._years[day.year] = dict(self._of(day.year))
        return self._years[day.year].get(day)

    def cover(self, day: date) -> bool:
        """Tell whether rules are known for a day: with none in force, nobody can count it."""
        return any(one.rule.yearly and one.holds_on(day) for one in self.records)

    def between(self, first: date, last: date) -> tuple[tuple[date, Holiday], ...]:
        """The holidays of a period whose both ends count, Sundays and the like left out."""
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        found = ((day, self.on(day)) for day in days)
        return tuple((d, one) for d, one in found if one is not None and one.rule.weekday is None)

    def _of(self, year: int) -> Iterator[tuple[date, Holiday]]:
        # A weekly rule comes first, so that a day which is also a named holiday bears its name.
        for record in sorted(self.records, key=lambda one: one.rule.weekday is None):
            for near in range(max(year - 1, MINYEAR), min(year + 1, MAXYEAR) + 1):
                for day in days_of(record.rule, near):
                    if day.year == year and record.holds_on(day):
                        yield day, record
