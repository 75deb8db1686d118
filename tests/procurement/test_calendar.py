"""The days of an acquisition: worked values, boundaries by name, and what is never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtier.knowledge.door import Knowledge
from courtier.procurement.calendar.build import build_calendar
from courtier.procurement.calendar.facts import CalendarFacts, calendar_facts
from courtier.procurement.case import Case
from courtier.procurement.route import find_route
from tests.procurement.sample import (
    CITY,
    HEALTH,
    MINISTRY,
    SCHOOL,
    classified,
    real_facts,
    workload,
)

DAY = timedelta(days=1)
VALUE = 200000


@cache
def law() -> CalendarFacts:
    return calendar_facts(Knowledge())


def planned(
    body=MINISTRY,
    as_of=date(2026, 11, 23),
    route=None,
    facts=None,
    law_of_routes=None,
    **changes,
):
    """The calendar of an acquisition under the bundled law, or another."""
    case = workload(body, **{"estimated_value_cad": VALUE, **changes})
    routes = law_of_routes or real_facts()
    answer = find_route(case, classified(), (), routes, as_of).route
    own = Case(case, classified(), (), routes, as_of)
    return build_calendar(own, answer, facts or law(), route)


def entry(outcome, event, number=None):
    """The entry of an event; None when there is none."""
    found = [e for e in outcome.calendar.entries if e.event == event and e.number == number]
    return found[0] if found else None


def day(outcome, event):
    return entry(outcome, event).day


def ids(outcome):
    return {finding.id for finding in outcome.findings}


def dates(**days):
    return {"dates": {name: date.fromisoformat(text) for name, text in days.items()}}


def test_the_worked_complaint_deadline_of_june_2019():
    when = dates(publication="2019-06-01", closing="2019-06-30")
    outcome = planned(as_of=date(2019, 6, 1), **when)
    assert day(outcome, "complaint-deadline") == date(2019, 6, 15)
    assert entry(outcome, "complaint-deadline").falls_on == "not-business"
    assert "14,5, soit 14 jours" in entry(outcome, "complaint-deadline").reasons[0].text.fr
    assert "calendar-closing-too-early" not in ids(outcome)


def test_the_worked_floor_of_a_fifteen_day_period():
    when = dates(publication="2027-01-11", closing="2027-01-26")
    outcome = planned(**when)
    assert day(outcome, "complaint-deadline") == date(2027, 1, 21)
    assert day(outcome, "closing") == date(2027, 1, 27)
    assert "calendar-closing-too-early" in ids(outcome)


@pytest.mark.parametrize(
    ("days", "deadline"),
    [(20, 10), (21, 10), (22, 11), (23, 11), (24, 12)],
    ids=["floor", "floor-and-half", "just-over", "rounded-down", "even"],
)
def test_the_complaint_deadline_is_half_the_period_and_never_under_the_floor(days, deadline):
    start = date(2027, 2, 1)
    when = {"dates": {"publication": start, "closing": start + DAY * days}}
    assert day(planned(**when), "complaint-deadline") == start + DAY * deadline


@pytest.mark.parametrize("body", [MINISTRY, SCHOOL, HEALTH], ids=["ministry", "school", "health"])
@pytest.mark.parametrize(
    ("closing", "too_early"),
    [("2027-01-26", True), ("2027-01-27", False), ("2027-01-28", False)],
    ids=["the-day-before", "the-day", "the-day-after"],
)
def test_the_earliest_closing_by_name(body, closing, too_early):
    outcome = planned(body, **dates(publication="2027-01-11", closing=closing))
    assert ("calendar-closing-too-early" in ids(outcome)) is too_early
    assert day(outcome, "closing") == date(2027, 1, 27)


def test_a_city_closes_no_sooner_than_fifteen_days_and_no_day_is_borrowed_from_ministries():
    outcome = planned(CITY, **dates(publication="2027-01-11"))
    closing = entry(outcome, "closing")
    assert (closing.status, closing.day, closing.at_least) == (
        "undetermined", None, date(2027, 1, 26))  # fmt: skip
    assert entry(outcome, "complaint-deadline").day is None
    assert entry(outcome, "complaint-deadline").at_least is None
    assert "calendar-closing-undetermined" in ids(outcome)
    assert day(outcome, "newspaper") == date(2027, 1, 11)
    assert all("RCTI" not in article for e in outcome.calendar.entries for article in e.articles)


def test_only_a_city_publishes_in_a_newspaper():
    for body in (MINISTRY, SCHOOL, HEALTH):
        assert entry(planned(body, **dates(publication="2027-01-11")), "newspaper") is None


@pytest.mark.parametrize(
    ("value", "status"),
    [(367999, "known"), (368000, "undetermined"), (368001, "undetermined")],
    ids=["a-dollar-under", "at", "a-dollar-over"],
)
@pytest.mark.parametrize("body", [MINISTRY, SCHOOL, HEALTH], ids=["ministry", "school", "health"])
def test_the_period_of_a_trade_agreement_is_undetermined_from_the_ceiling(body, value, status):
    outcome = planned(body, estimated_value_cad=value, **dates(publication="2027-01-11"))
    closing = entry(outcome, "closing")
    assert closing.status == status
    assert (closing.day or closing.at_least) == date(2027, 1, 27)


@pytest.mark.parametrize(
    ("value", "named"), [(367999, False), (368000, True)], ids=["a-dollar-under", "at"]
)
def test_the_conflict_on_municipal_computer_services_is_named_from_the_ceiling(value, named):
    outcome = planned(CITY, estimated_value_cad=value, **dates(publication="2027-01-11"))
    rules = {reason.rule for reason in entry(outcome, "closing").reasons}
    assert ("closing-trade-agreement-municipal" in rules) is named


@pytest.mark.parametrize(
    ("publication", "status"),
    [("2019-05-24", "undetermined"), ("2019-05-25", "known"), ("2019-05-26", "known")],
    ids=["the-day-before", "the-day", "the-day-after"],
)
def test_the_complaint_rule_holds_from_25_may_2019(publication, status):
    outcome = planned(as_of=date(2019, 6, 1), **dates(publication=publication))
    assert entry(outcome, "complaint-deadline").status == status


@pytest.mark.parametrize(
    ("publication", "status"),
    [("2027-12-30", "known"), ("2027-12-31", "known"), ("2028-01-01", "undetermined")],
    ids=["the-day-before", "the-day", "the-day-after"],
)
def test_a_value_that_ends_before_the_publication_is_not_stretched(publication, status):
    record = real_facts().parameters["min-receipt-period"]
    ended = [v.model_copy(update={"valid_to": date(2027, 12, 31)}) for v in record.values]
    short = record.model_copy(update={"values": tuple(ended)})
    parameters = {**real_facts().parameters, short.id: short}
    facts = replace(real_facts(), parameters=parameters)
    outcome = planned(law_of_routes=facts, **dates(publication=publication))
    assert entry(outcome, "closing").status == status


def test_the_whole_calendar_of_a_ministry():
    when = dates(publication="2027-01-11", award="2027-02-15", signature="2027-03-01",
                 start="2027-03-15")  # fmt: skip
    outcome = planned(**when)
    assert {e.event: e.day for e in outcome.calendar.entries if e.day and e.number is None} == {
        "complaint-scope": date(2027, 1, 19),
        "complaint-deadline": date(2027, 1, 21),
        "complaint-decision": date(2027, 1, 24),
        "questions-end": date(2027, 1, 26),
        "complaint-recourse": date(2027, 1, 27),
        "closing": date(2027, 1, 27),
        "opening": date(2027, 1, 27),
        "results": date(2027, 3, 2),
        "initial-description": date(2027, 3, 16),
        "feedback-request": date(2027, 4, 1),
        "feedback-answer": date(2027, 5, 1),
        "term-alert": date(2029, 6, 14),
        "contract-end": date(2030, 3, 14),
        "final-description": date(2030, 6, 12),
    }
    assert ids(outcome) == set()


def test_a_deadline_on_a_holiday_runs_to_the_next_business_day():
    when = dates(publication="2027-01-11", award="2027-03-11", signature="2027-04-01")
    results = entry(planned(**when), "results")
    assert results.day == date(2027, 3, 30)  # Good Friday, then Easter Monday
    assert "Vendredi saint" in results.reasons[0].text.fr
    assert "Good Friday" in results.reasons[0].text.en


def test_without_a_publication_nothing_is_guessed():
    outcome = planned(dates=None)
    waiting = [e for e in outcome.calendar.entries if e.event in ("closing", "complaint-deadline")]
    assert [(e.status, e.day, e.at_least) for e in waiting] == [("undetermined", None, None)] * 2
    assert "calendar-day-missing" in ids(outcome)


def test_without_an_award_results_are_only_bounded():
    results = entry(planned(**dates(publication="2027-01-11")), "results")
    assert results.day is None
    assert results.at_least == date(2027, 2, 11)


def test_without_rules_of_holidays_the_closing_is_undetermined():
    bare = CalendarFacts(law().deadlines, {})
    closing = entry(planned(facts=bare, **dates(publication="2027-01-11")), "closing")
    assert closing.status == "undetermined"
    assert closing.at_least is not None


AGREED = {"agreements": [{"number": "E-1", "offering": "offre-a"}]}


@pytest.mark.parametrize(
    ("body", "route"),
    [(MINISTRY, "call-off-rcti-48"), (SCHOOL, "call-off-rcti-48"), (HEALTH, "call-off-rcti-48"),
     (CITY, "call-off-c19-573-3-2")],
    ids=["ministry", "school", "health", "city"],
)  # fmt: skip
def test_a_call_off_of_24_and_12_months_reaches_the_longest_term_and_48_pass_it(body, route):
    when = dates(signature="2027-03-01", start="2027-03-15")
    term = {"initial_months": 24, "renewals": [12]}
    outcome = planned(body, term=term, **AGREED, **when)
    assert outcome.calendar.routes == (route,)
    assert day(outcome, "term-limit") == day(outcome, "contract-end") == date(2030, 3, 14)
    assert day(outcome, "term-alert") == date(2029, 6, 14)
    assert "calendar-past-longest-term" not in ids(outcome)
    longer = {"initial_months": 24, "renewals": [12, 12]}
    over = planned(body, route=route, term=longer, **AGREED, **when)
    assert "calendar-past-longest-term" in ids(over)


def test_each_renewal_has_its_reminder():
    term = {"initial_months": 12, "renewals": [12, 6]}
    outcome = planned(term=term, **dates(publication="2027-01-11", start="2027-03-15"))
    days = [entry(outcome, "renewal-alert", n).day for n in (1, 2)]
    assert days == [date(2027, 11, 14), date(2028, 11, 14)]
    assert entry(outcome, "renewal-alert", 3) is None


def test_a_renewal_without_a_start_waits_for_it():
    term = {"initial_months": 12, "renewals": [12]}
    alert = entry(planned(term=term, **dates(publication="2027-01-11")), "renewal-alert", 1)
    assert (alert.status, alert.day, alert.at_least) == ("undetermined", None, None)


def test_a_notice_of_intention_counts_back_from_the_signature():
    signed = date(2027, 3, 1)
    outcome = planned(route="direct-award-lcop-13-4", **dates(signature="2027-03-01"))
    assert day(outcome, "notice-of-intention") == signed - DAY * 15
    assert day(outcome, "interest-deadline") == signed - DAY * 5


@pytest.mark.parametrize(
    ("as_of", "late"),
    [("2027-02-13", False), ("2027-02-14", False), ("2027-02-15", True)],
    ids=["the-day-before", "the-day", "the-day-after"],
)
def test_a_notice_of_intention_may_be_late(as_of, late):
    outcome = planned(
        as_of=date.fromisoformat(as_of), route="direct-award-lcop-13-4",
        **dates(signature="2027-03-01"),
    )  # fmt: skip
    assert ("calendar-notice-late" in ids(outcome)) is late


def test_an_invited_call_of_a_city_has_eight_days():
    outcome = planned(CITY, estimated_value_cad=50000, **dates(publication="2027-01-11"))
    assert outcome.calendar.routes == ("invited-tender-municipal",)
    assert day(outcome, "closing") == date(2027, 1, 19)


def test_while_no_route_is_settled_the_days_of_all_that_remain_are_shown():
    outcome = planned(estimated_value_cad=None, **dates(publication="2027-01-11"))
    assert "public-tender-lcop" in outcome.calendar.routes
    assert len(outcome.calendar.routes) > 1
    assert entry(outcome, "closing").status == "undetermined"


def test_a_body_outside_the_law_has_no_day():
    outcome = planned({"kind": "private"}, **dates(publication="2027-01-11"))
    assert [e.event for e in outcome.calendar.entries] == ["publication"]


def test_every_deadline_has_an_article_or_says_that_no_text_fixes_it():
    for one in law().deadlines.values():
        assert one.article or one.confidence in ("design", "unverified", "derived"), one.id


def test_the_conventions_are_printed_with_how_well_they_are_known():
    found = {c.id: c.confidence for c in planned().calendar.conventions}
    assert found == {
        "day-count": "design", "business-week": "derived", "half-period-rounding": "secondary",
        "deadline-on-holiday": "secondary",
    }  # fmt: skip


def test_holidays_between_the_notice_and_the_end_are_listed():
    when = dates(publication="2027-03-15", award="2027-04-12")
    found = [h.day for h in planned(**when).calendar.holidays]
    assert date(2027, 3, 26) in found
    assert date(2027, 3, 29) in found


PROCEDURE = ("complaint-scope", "complaint-deadline", "complaint-decision", "complaint-recourse",
             "questions-end", "closing", "opening", "results", "feedback-request",
             "feedback-answer")  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(1, 45))
def test_moving_the_publication_on_never_brings_a_deadline_forward(start, shift):
    first = planned(as_of=date(2026, 11, 23), dates={"publication": start})
    later = planned(as_of=date(2026, 11, 23), dates={"publication": start + DAY * shift})
    for event in PROCEDURE:
        before, after = entry(first, event), entry(later, event)
        assert (before.day or before.at_least) <= (after.day or after.at_least), event


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_the_earliest_closing_is_lawful_and_the_day_before_is_not(start):
    earliest = day(planned(dates={"publication": start}), "closing")
    on_it = planned(dates={"publication": start, "closing": earliest})
    before = planned(dates={"publication": start, "closing": earliest - DAY})
    assert "calendar-closing-too-early" not in ids(on_it)
    assert "calendar-closing-too-early" in ids(before)
