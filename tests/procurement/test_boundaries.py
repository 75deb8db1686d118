"""Each boundary of the bundled law by name, for a ministry, a school, a health body and a city."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.procurement.sample import (
    CITY,
    HEALTH,
    MINISTRY,
    SCHOOL,
    checked,
    found,
    of,
    real_facts,
    routed,
    said,
    workload,
)

DAY = date(2026, 11, 23)
BODIES = pytest.mark.parametrize(
    "body", [MINISTRY, SCHOOL, HEALTH, CITY], ids=["ministry", "school", "health", "city"]
)
LCOP_BODIES = pytest.mark.parametrize(
    "body", [MINISTRY, SCHOOL, HEALTH], ids=["ministry", "school", "health"]
)
AROUND = pytest.mark.parametrize("step", [-1, 0, 1], ids=["a-dollar-under", "at", "a-dollar-over"])
AGREED = [{"number": "E-1", "offering": "offre-a"}]


def real(case, day=DAY, *flags):
    return routed(case, real_facts(), *flags, day=day)


def below(body):
    return "invited-tender" if body is CITY else "direct-award"


@BODIES
@AROUND
@pytest.mark.parametrize("nature", ["services", "supply"])
def test_the_public_call_begins_at_the_threshold(body, nature, step):
    threshold = 34700 if body is MINISTRY and nature == "supply" else 139000
    outcome = real(workload(body, estimated_value_cad=threshold + step, nature=nature))
    assert outcome.route.procedure == (below(body) if step < 0 else "public-tender")
    assert "threshold-inferred" in found(outcome)


@BODIES
@pytest.mark.parametrize(
    ("day", "threshold"),
    [("2025-12-31", 133800), ("2026-01-01", 139000), ("2026-01-02", 139000)],
    ids=["the-day-before", "the-day", "the-day-after"],
)
def test_the_threshold_moves_on_1_january_2026(body, day, threshold):
    on = date.fromisoformat(day)
    under = real(workload(body, estimated_value_cad=threshold - 1), on)
    at = real(workload(body, estimated_value_cad=threshold), on)
    assert (under.route.procedure, at.route.procedure) == (below(body), "public-tender")


@pytest.mark.parametrize(
    ("day", "procedure"),
    [("2019-12-31", "public-tender"), ("2020-01-01", "undetermined"),
     ("2020-07-14", "undetermined"), ("2020-07-31", "undetermined"),
     ("2020-08-01", "invited-tender")],
)  # fmt: skip
def test_a_city_between_two_amounts_that_sources_give_is_undetermined(day, procedure):
    outcome = real(workload(CITY, estimated_value_cad=103000), date.fromisoformat(day))
    assert outcome.route.procedure == procedure
    assert ("se contredisent" in said(of(outcome, "public-tender-municipal"))) == (
        procedure == "undetermined"
    )


@pytest.mark.parametrize(
    ("value", "procedure"),
    [(101099, "invited-tender"), (101100, "undetermined"), (105699, "undetermined"),
     (105700, "public-tender"), (105701, "public-tender")],
)  # fmt: skip
def test_outside_the_two_amounts_nobody_doubts(value, procedure):
    outcome = real(workload(CITY, estimated_value_cad=value), date(2020, 7, 14))
    assert outcome.route.procedure == procedure


@BODIES
@AROUND
def test_services_need_an_authorisation_from_a_million(body, step):
    result = checked(
        real(workload(body, estimated_value_cad=1000000 + step)), "check-authorisation-to-contract"
    )
    assert result.status == ("not-required" if step < 0 else "required")


def test_the_worked_authorisation_of_two_hundred_thousand_a_year_for_five_years():
    for body in (MINISTRY, SCHOOL, HEALTH, CITY):
        case = workload(body, estimated_value_cad=200000 * 5, term={"initial_months": 60})
        assert checked(real(case), "check-authorisation-to-contract").status == "required"


@LCOP_BODIES
@AROUND
@pytest.mark.parametrize("check", ["check-revenu-quebec", "check-seao-publication"])
def test_twenty_five_thousand_brings_revenu_quebec_and_seao(body, step, check):
    result = checked(real(workload(body, estimated_value_cad=25000 + step)), check)
    assert result.status == ("not-required" if step < 0 else "required")


@LCOP_BODIES
@AROUND
def test_the_qualified_project_begins_at_half_a_million(body, step):
    result = checked(
        real(workload(body, estimated_value_cad=500000 + step)), "check-qualified-project"
    )
    assert result.status == ("not-required" if step < 0 else "required")


@LCOP_BODIES
@AROUND
def test_the_same_need_over_twelve_months_counts(body, step):
    case = workload(
        body, estimated_value_cad=100000, spend_12_months_same_need_cad=Decimal(39000 + step)
    )
    doubted = of(real(case), "direct-award-lcop").status == "undetermined"
    assert doubted is (step >= 0)


@BODIES
@pytest.mark.parametrize(
    ("renewals", "status"), [([12], "open"), ([12, 12], "excluded")], ids=["36", "48"]
)
def test_the_worked_terms_of_a_call_off(body, renewals, status):
    term = {"initial_months": 24, "renewals": renewals}
    outcome = real(workload(body, agreements=AGREED, term=term))
    route = "call-off-c19-573-3-2" if body is CITY else "call-off-rcti-48"
    assert of(outcome, route).status == status


EXCEPTIONS = {
    "direct-award-lcop-13-1": "exception-urgency",
    "direct-award-lcop-13-2": "exception-single-contractor",
    "direct-award-lcop-13-3": "exception-confidential",
    "direct-award-lcop-13-4": "exception-public-interest",
}


@LCOP_BODIES
@pytest.mark.parametrize("route", EXCEPTIONS)
def test_an_exception_is_never_presumed_and_opens_once_a_person_establishes_it(body, route):
    silent = real(workload(body, estimated_value_cad=200000))
    assert of(silent, route).status == "undetermined"
    assert silent.route.procedure == "public-tender"
    case = workload(body, (EXCEPTIONS[route],), estimated_value_cad=200000)
    outcome = real(case)
    assert of(outcome, route).status == "open"
    assert (outcome.route.procedure, outcome.route.chosen) == ("direct-award", route)


@LCOP_BODIES
@AROUND
def test_below_the_threshold_no_exception_is_needed(body, step):
    outcome = real(workload(body, ("exception-urgency",), estimated_value_cad=139000 + step))
    assert of(outcome, "direct-award-lcop-13-1").status == ("excluded" if step < 0 else "open")


def test_the_public_interest_brings_the_notice_of_intention_and_the_others_do_not():
    for route, condition in EXCEPTIONS.items():
        outcome = real(workload(MINISTRY, (condition,), estimated_value_cad=200000))
        codes = {document.code for document in outcome.route.documents}
        assert ("C3" in codes) == (route == "direct-award-lcop-13-4")


def test_software_through_the_cag_waits_for_its_four_conditions():
    conditions = ("software-group", "software-held", "software-essential", "software-harm")
    for count in range(5):
        outcome = real(workload(MINISTRY, conditions[:count], estimated_value_cad=200000))
        status = of(outcome, "software-rcti-48-1").status
        assert status == ("open" if count == 4 else "undetermined")
    assert outcome.route.chosen == "software-rcti-48-1"


def test_an_invitation_below_the_threshold_is_a_choice_and_never_taken_first():
    outcome = real(workload(MINISTRY))
    assert of(outcome, "invited-tender-lcop").status == "open"
    assert outcome.route.procedure == "direct-award"


def test_a_city_sees_no_exception_of_the_act_that_does_not_bind_it():
    outcome = real(workload(CITY, ("exception-urgency",), estimated_value_cad=200000))
    assert not [r for r in outcome.route.routes if r.id in EXCEPTIONS]
