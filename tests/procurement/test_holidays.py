"""Public holidays by rule, and business-day counts that cross each of them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.calendar import Holiday, HolidayRule
from courtier.procurement.calendar.counting import Count
from courtier.procurement.calendar.holidays import Holidays, days_of, easter

WORDS = {
    "day-count": "first-day-excluded",
    "business-week": "monday-friday",
    "half-period-rounding": "down",
    "deadline-on-holiday": "next-business-day",
}
DAY = timedelta(days=1)
YEARS = range(1999, 2100)


@cache
def records() -> dict[str, Holiday]:
    return dict(Knowledge().all(Holiday))


@cache
def count() -> Count:
    return Count(Holidays(records().values()), WORDS)


NAMED = [name for name in (
    "holiday-new-year", "holiday-good-friday", "holiday-easter-monday", "holiday-sovereign",
    "holiday-fete-nationale", "holiday-canada", "holiday-labour", "holiday-thanksgiving",
    "holiday-christmas",
)]  # fmt: skip


@pytest.mark.parametrize(
    ("year", "day"),
    [(1999, (4, 4)), (2000, (4, 23)), (2008, (3, 23)), (2011, (4, 24)), (2019, (4, 21)),
     (2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25)),
     (2049, (4, 18)), (2076, (4, 19)), (2285, (3, 22))],
)  # fmt: skip
def test_easter_sundays_of_known_years(year, day):
    assert easter(year) == date(year, *day)


@given(st.integers(1900, 2199))
def test_easter_is_a_sunday_from_22_march_to_25_april(year):
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("holiday-new-year", ["2026-01-01", "2027-01-01"]),
        ("holiday-good-friday", ["2026-04-03", "2027-03-26"]),
        ("holiday-easter-monday", ["2026-04-06", "2027-03-29"]),
        ("holiday-sovereign", ["2026-05-18", "2027-05-24", "2020-05-18", "2015-05-18"]),
        ("holiday-fete-nationale", ["2026-06-24", "2027-06-24"]),
        ("holiday-canada", ["2026-07-01", "2018-07-02", "2029-07-02", "2027-07-01"]),
        ("holiday-labour", ["2026-09-07", "2027-09-06"]),
        ("holiday-thanksgiving", ["2026-10-12", "2027-10-11"]),
        ("holiday-christmas", ["2026-12-25", "2027-12-25"]),
    ],
)
def test_each_holiday_falls_on_its_days(name, days):
    for day in map(date.fromisoformat, days):
        assert days_of(records()[name].rule, day.year) == (day,)


def test_the_monday_before_25_may_is_never_the_25th():
    for year in YEARS:
        (day,) = days_of(records()["holiday-sovereign"].rule, year)
        assert day.weekday() == 0
        assert date(year, 5, 18) <= day <= date(year, 5, 24)


@pytest.mark.parametrize("name", NAMED)
def test_a_business_day_count_crosses_each_holiday(name):
    for year in YEARS:
        (day,) = days_of(records()[name].rule, year)
        if day.weekday() >= 5:
            continue
        assert count().kind(day) == "holiday"
        before = day - DAY
        while count().kind(before) != "business":
            before -= DAY
        after = count().business_days(before, 1)
        assert after.sure
        assert before < day < after.day
        assert all(
            count().kind(before + DAY * n) != "business"
            for n in range(1, (after.day - before).days)
        )


@pytest.mark.parametrize(
    "day", ["2027-01-02", "2026-12-24", "2026-12-26", "2026-12-31", "2026-09-30", "2026-11-11"]
)
def test_days_that_the_list_leaves_out_are_no_holidays(day):
    assert count().holidays.on(date.fromisoformat(day)) is None


def test_a_saturday_is_no_holiday_and_no_business_day_by_the_cautious_count():
    assert count().kind(date(2019, 6, 15)) == "not-business"
    wide = Count(count().holidays, {**WORDS, "business-week": "monday-saturday"})
    assert wide.kind(date(2019, 6, 15)) == "business"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 1)), st.integers(1, 40), st.integers(0, 60))
def test_business_days_never_go_back_when_the_start_moves_on(start, number, shift):
    first = count().business_days(start, number)
    later = count().business_days(start + DAY * shift, number)
    assert first.day <= later.day
    assert count().kind(first.day) == "business"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 1)), st.integers(1, 40))
def test_so_many_business_days_lie_after_the_start_and_up_to_the_end(start, number):
    end = count().business_days(start, number).day
    days = [start + DAY * n for n in range(1, (end - start).days + 1)]
    assert sum(count().kind(day) == "business" for day in days) == number


@given(st.dates(date(2000, 1, 1), date(2099, 12, 1)), st.integers(1, 40))
def test_a_cautious_gap_satisfies_a_count_with_saturdays(start, number):
    wide = Count(count().holidays, {**WORDS, "business-week": "monday-saturday"})
    assert wide.business_days(start, number).day <= count().business_days(start, number).day


def test_without_rules_of_holidays_no_count_is_sure():
    for kept in ([], [records()["holiday-sunday"]], [records()["holiday-proclaimed"]]):
        bare = Count(Holidays(kept), WORDS)
        assert not bare.business_days(date(2027, 1, 11), 4).sure
        assert bare.business_days(date(2027, 1, 11), 4).day <= date(2027, 1, 15)


def test_rules_that_start_later_leave_earlier_days_unknown():
    late = [r.model_copy(update={"valid_from": date(2027, 1, 13)}) for r in records().values()]
    partial = Count(Holidays(late), WORDS)
    assert not partial.business_days(date(2027, 1, 11), 4).sure
    assert not partial.business_days(date(2027, 1, 11), 1).sure
    assert partial.business_days(date(2027, 1, 12), 4).sure


def test_a_proclaimed_day_of_the_body_counts_as_a_holiday():
    listed = records()["holiday-proclaimed"].model_copy(
        update={"rule": HolidayRule(listed=(date(2022, 9, 19),))}
    )
    own = Count(Holidays([*records().values(), listed]), WORDS)
    assert own.kind(date(2022, 9, 19)) == "holiday"
    assert count().kind(date(2022, 9, 19)) == "business"


@pytest.mark.parametrize(
    "rule",
    [
        {},
        {"fixed": "06-24", "easter": 1},
        {"fixed": "13-01"},
        {"fixed": "02-30"},
        {"nth": {"n": 6, "weekday": "monday", "month": 9}},
    ],
)
def test_a_rule_that_means_nothing_is_refused(rule):
    with pytest.raises(ValidationError):
        HolidayRule.model_validate(rule)


def test_leap_days_and_fifth_weekdays_fall_only_where_they_exist():
    assert days_of(HolidayRule(fixed="02-29"), 2027) == ()
    assert days_of(HolidayRule(fixed="02-29"), 2028) == (date(2028, 2, 29),)
    fifth = HolidayRule.model_validate({"nth": {"n": 5, "weekday": "monday", "month": 2}})
    assert days_of(fifth, 2027) == ()
