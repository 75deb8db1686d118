"""Checks: required, not required or undetermined; documents and facts that go with the route."""

from __future__ import annotations

from datetime import date

import pytest

from courtier.procurement.route import find_route
from tests.procurement.sample import (
    CITY,
    DAY,
    PARAMETERS,
    check,
    checked,
    classified,
    facts,
    parameter,
    route,
    routed,
    workload,
)

AMOUNT = {"fact": "estimated-value", "parameter": "floor"}


def status(one, *parameters, case=None, flags=()):
    law = facts(checks=(one,), parameters=(*PARAMETERS, *parameters))
    outcome = routed(case or workload(), law, *flags)
    return {c.id: c.status for c in outcome.route.checks}.get(one.id)


@pytest.mark.parametrize(
    ("floor", "expected"),
    [(49999, "required"), (50000, "required"), (50001, "not-required"), (None, "undetermined")],
)
def test_a_check_on_an_amount_starts_at_the_amount(floor, expected):
    assert status(check("one", when=[AMOUNT]), parameter("floor", floor)) == expected


def test_a_parameter_that_says_none_asks_for_nothing_and_says_so():
    law = facts(
        checks=(check("one", when=[AMOUNT]),),
        parameters=(*PARAMETERS, parameter("floor", "none", nature=["services"])),
    )
    outcome = routed(workload(), law)
    assert checked(outcome, "one").status == "not-required"
    assert "aucun seuil" in checked(outcome, "one").text.fr
    assert "no threshold" in checked(outcome, "one").text.en


def test_a_parameter_that_nobody_knows_leaves_the_check_undetermined():
    assert status(check("one", when=[AMOUNT])) == "undetermined"


def test_the_amount_and_how_well_it_is_known_are_in_the_text():
    law = facts(
        checks=(check("one", when=[AMOUNT]),),
        parameters=(*PARAMETERS, parameter("floor", 25000, "sibling")),
    )
    text = checked(routed(workload(), law), "one").text.fr
    assert "25\u00a0000\u00a0$" in text
    assert "règlement parallèle" in text


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"legal_regimes": ["c-19"]}, None),
        ({"legal_regimes": ["lcop-4"]}, "required"),
        ({"procedures": ["public-tender"]}, None),
        ({"procedures": ["direct-award"]}, "required"),
        ({"valid_from": date(2026, 11, 24)}, None),
        ({"valid_from": date(2026, 11, 23), "valid_to": date(2026, 11, 23)}, "required"),
        ({"valid_to": date(2026, 11, 22)}, None),
    ],
)
def test_a_check_goes_with_its_law_its_procedures_and_its_days(fields, expected):
    assert status(check("one", **fields)) == expected


def test_an_unknown_regime_leaves_the_checks_of_a_regime_undetermined():
    case = workload({"kind": "ministry"})
    assert status(check("one", legal_regimes=["lcop-4"]), case=case) == "undetermined"
    assert status(check("one"), case=case) == "required"


def test_an_undetermined_procedure_leaves_only_checks_of_possible_ones():
    case = workload(estimated_value_cad=None)
    assert status(check("one", procedures=["direct-award"]), case=case) == "undetermined"
    both = check("one", procedures=["public-tender", "direct-award"])
    assert status(both, case=case) == "required"
    assert status(check("one", procedures=["call-off"]), case=case) is None


def test_flags_decide_unless_a_kind_is_unknown():
    one = check("one", when=[{"fact": "flags", "any_of": ["biometric"]}])
    assert status(one, flags=("biometric",)) == "required"
    assert status(one) == "not-required"
    assert status(one, flags=("unknown-kind",)) == "undetermined"


def test_a_level_is_a_fact_and_an_undetermined_one_is_unknown():
    one = check("one", when=[{"fact": "level-confidentiality", "at_least": "protege-b"}])
    assert status(one) == "required"
    levels = classified(confidentiality="undetermined")
    outcome = find_route(workload(), levels, (), facts(checks=(one,)), DAY)
    assert checked(outcome, "one").status == "undetermined"


def test_a_need_that_may_be_split_calls_its_check():
    outcome = routed(workload(spend_12_months_same_need_cad=50000))
    assert checked(outcome, "check-splitting").status == "required"
    assert checked(routed(workload()), "check-splitting").status == "not-required"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("unknown", "required"), (None, "required"), ("no", "not-required"), ("covered", "required")],
)
def test_a_group_purchase_not_ruled_out_calls_its_check(stated, expected):
    outcome = routed(workload(group_purchase=stated))
    assert checked(outcome, "check-group-purchase").status == expected


def test_a_call_off_that_waits_for_the_chief_executive_calls_the_check():
    agreed = [{"number": "E-1", "offering": "offre-a"}]
    outcome = routed(workload(agreements=agreed, award_basis="other"))
    assert outcome.route.procedure == "direct-award"
    assert checked(outcome, "check-chief-executive").status == "required"


def test_checks_come_in_their_order():
    law = facts(checks=(check("b", order=1), check("a", order=2), check("c", order=1)))
    assert [c.id for c in routed(workload(), law).route.checks] == ["b", "c", "a"]


def test_documents_are_those_of_the_route_with_titles_and_the_privacy_report_when_needed():
    assert [d.code for d in routed(workload()).route.documents] == ["A1"]
    personal = routed(workload(), None, "personal-information")
    assert [d.code for d in personal.route.documents] == ["A1", "A3"]
    undetermined = routed(workload(estimated_value_cad=None))
    assert undetermined.route.documents == ()


def test_a_document_without_a_title_keeps_its_code():
    law = facts(routes=(route("direct", "direct-award", ("below-threshold",), documents=["Z9"]),))
    (document,) = routed(workload(), law).route.documents
    assert (document.code, document.title.fr, document.written) == ("Z9", "Z9", False)


def test_a_document_that_serves_a_check_not_required_is_left_out():
    privacy = check(
        "check-privacy-assessment",
        when=[{"fact": "flags", "any_of": ["personal-information"]}],
    )
    direct = route("direct", "direct-award", ("below-threshold",), documents=["A1", "A3"])
    law = facts(routes=(direct,), checks=(privacy,))
    assert [d.code for d in routed(workload(), law).route.documents] == ["A1"]
    kept = routed(workload(), law, "personal-information")
    assert [d.code for d in kept.route.documents] == ["A1", "A3"]


def test_every_fact_looked_at_is_named_with_the_confidence_of_its_value():
    weak = parameter("public-tender-threshold", 100000, "derived")
    outcome = routed(workload(), facts(parameters=(weak,)))
    used = {fact.id: fact.confidence for fact in outcome.facts}
    assert used["public-tender-threshold"] == "derived"
    assert {"direct", "tender", "order", "check-splitting"} <= set(used)
    assert [f.id for f in outcome.facts] == sorted(used)


def test_a_fact_of_another_regime_is_not_named():
    used = {f.id for f in routed(workload(CITY)).facts}
    assert "tender" not in used
