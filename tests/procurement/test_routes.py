"""Which routes are open: each condition alone, then the order in which an open one is taken."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.procurement.sample import (
    CALL_OFF,
    CENT,
    CITY,
    DAY,
    SOUNDING,
    TENDER,
    facts,
    found,
    match,
    of,
    parameter,
    route,
    routed,
    said,
    workload,
)

AGREED = [{"number": "E-1", "offering": "offre-a"}]


@pytest.mark.parametrize(
    ("value", "procedure"),
    [
        (Decimal(100000) - CENT, "direct-award"),
        (Decimal(100000), "public-tender"),
        (Decimal(100000) + CENT, "public-tender"),
    ],
)
def test_the_threshold_itself_calls_for_tenders(value, procedure):
    assert routed(workload(estimated_value_cad=value)).route.procedure == procedure


def test_below_the_threshold_a_public_call_is_open_but_not_taken_first():
    outcome = routed(workload())
    assert of(outcome, "tender").status == "open"
    assert "choix" in said(of(outcome, "tender"))
    assert outcome.route.procedure == "direct-award"


def test_above_the_threshold_a_direct_award_is_excluded():
    outcome = routed(workload(estimated_value_cad=200000))
    assert of(outcome, "direct").status == "excluded"


def test_without_a_value_what_hangs_on_it_is_undetermined():
    outcome = routed(workload(estimated_value_cad=None))
    assert {of(outcome, r).status for r in ("tender", "direct")} == {"undetermined"}
    assert outcome.route.procedure == "undetermined"
    assert {"value-unknown", "no-open-route"} <= found(outcome)


def test_without_a_nature_the_threshold_is_unknown():
    outcome = routed(workload(nature=None))
    assert of(outcome, "direct").status == "undetermined"
    assert "nature-unknown" in found(outcome)


def test_without_any_threshold_of_law_nothing_is_guessed():
    outcome = routed(workload(nature="supply"))
    assert outcome.route.procedure == "undetermined"
    assert "threshold-unknown" in found(outcome)


def test_goods_within_services_ask_for_the_nature_until_it_is_explained():
    assert "mixed-contract" in found(routed(workload(includes_goods=True)))
    explained = workload(includes_goods=True, nature_basis="services dominants")
    assert "mixed-contract" not in found(routed(explained))


@pytest.mark.parametrize(
    ("own", "value", "procedure"),
    [
        (40000, 40000, "public-tender"),
        (40000, 39999, "direct-award"),
        (150000, 120000, "public-tender"),
    ],
)
def test_a_body_may_be_stricter_than_the_law_never_looser(own, value, procedure):
    body = {
        "kind": "ministry",
        "legal_regime": "lcop-4",
        "own_thresholds": [
            {
                "act": "public-tender",
                "nature": "services",
                "from_cad": own,
                "reference": "P. 7",
            },
            {"act": "public-tender", "nature": "supply", "from_cad": 1, "reference": "P. 8"},
        ],
    }
    outcome = routed(workload(body, estimated_value_cad=value))
    assert outcome.route.procedure == procedure
    assert ("P. 7" in said(of(outcome, "tender"))) == (own < 100000)


def test_an_own_threshold_for_an_invitation_leaves_the_public_call_alone():
    own = {"act": "invited-tender", "nature": "services", "from_cad": 10, "reference": "P"}
    body = {"kind": "ministry", "legal_regime": "lcop-4", "own_thresholds": [own]}
    assert routed(workload(body)).route.procedure == "direct-award"


def test_an_inferred_threshold_is_shown_as_such_once():
    law = facts(parameters=(parameter("public-tender-threshold", 100000, "derived"),))
    outcome = routed(workload(), law)
    assert "déduit, à confirmer" in said(of(outcome, "direct"))
    inferred = [f for f in outcome.findings if f.id == "threshold-inferred"]
    assert [(f.severity, f.confidence) for f in inferred] == [("note", "derived")]
    assert "threshold-inferred" not in found(routed(workload()))


@pytest.mark.parametrize(
    ("spend", "status"),
    [(Decimal(50000) - CENT, "open"), (Decimal(50000), "undetermined"), (None, "open")],
)
def test_spend_on_the_same_need_that_reaches_the_threshold_puts_a_direct_award_in_doubt(
    spend, status
):
    outcome = routed(workload(spend_12_months_same_need_cad=spend))
    assert of(outcome, "direct").status == status
    assert ("need-may-be-split" in found(outcome)) == (status == "undetermined")
    assert ("art. 2" in said(of(outcome, "direct"))) == (status == "undetermined")


@pytest.mark.parametrize(
    ("agreements", "status"),
    [
        (None, "undetermined"),
        ([], "excluded"),
        (AGREED, "open"),
        ([{**AGREED[0], "signed_on": DAY}], "open"),
        ([{**AGREED[0], "signed_on": date(2026, 11, 24)}], "excluded"),
    ],
)
def test_the_body_states_its_framework_agreements(agreements, status):
    assert of(routed(workload(agreements=agreements)), "order").status == status


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        ("eligible", "open"),
        ("conditional", "open"),
        ("ineligible", "excluded"),
        ("undetermined", "undetermined"),
    ],
)
def test_an_agreement_counts_when_its_offering_fits(verdict, status):
    outcome = routed(workload(agreements=AGREED), matches=(match("offre-a", verdict),))
    assert of(outcome, "order").status == status


def test_an_agreement_on_an_offering_that_nobody_judged_is_undetermined():
    outcome = routed(workload(agreements=AGREED), matches=(match("offre-b", "eligible"),))
    assert of(outcome, "order").status == "undetermined"


@pytest.mark.parametrize(
    ("term", "status"),
    [
        ({"initial_months": 24, "renewals": [12]}, "open"),
        ({"initial_months": 24, "renewals": [12], "options": [{"months": 1}]}, "excluded"),
        ({"initial_months": 36}, "open"),
        ({"initial_months": 37}, "excluded"),
        (None, "undetermined"),
    ],
)
def test_a_call_off_lasts_36_months_at_most_everything_counted(term, status):
    assert of(routed(workload(agreements=AGREED, term=term)), "order").status == status


def test_criteria_other_than_price_wait_for_the_chief_executive():
    asked = workload(agreements=AGREED, award_basis="other")
    outcome = routed(asked)
    assert of(outcome, "order").status == "undetermined"
    assert "call-off-unsettled" in found(outcome)
    given = workload(answers=("check-chief-executive",), agreements=AGREED, award_basis="other")
    assert routed(given).route.procedure == "call-off"


def test_a_basis_not_yet_chosen_leaves_the_call_off_open_to_verify():
    outcome = routed(workload(agreements=AGREED, award_basis=None))
    assert of(outcome, "order").status == "open"
    assert "À vérifier" in said(of(outcome, "order"))


def test_what_a_person_settles_is_marked_and_closes_nothing_until_answered():
    case = workload(agreements=AGREED)
    assert "À vérifier (art. 1)" in said(of(routed(case), "order"))
    data = case.model_dump(mode="python", by_alias=True)
    data["answers"] = [
        {"question": "object-covered", "answer": "non", "by": "P. Exemple", "on": DAY}
    ]
    refused = type(case).model_validate(data)
    assert of(routed(refused), "order").status == "excluded"


@pytest.mark.parametrize(
    ("stated", "status"),
    [("covered", "open"), ("no", "excluded"), ("unknown", "undetermined"), (None, "undetermined")],
)
def test_a_group_purchase_is_the_bodys_to_state(stated, status):
    outcome = routed(workload(group_purchase=stated))
    assert of(outcome, "group").status == status
    assert outcome.route.procedure == ("group-purchase" if status == "open" else "direct-award")
    assert ("group-purchase-first" in found(outcome)) == (status == "undetermined")


def test_routes_come_in_the_order_of_precedence():
    outcome = routed(workload())
    assert [r.id for r in outcome.route.routes] == [
        "group",
        "order",
        "tender",
        "direct",
        "sounding",
    ]


def test_a_call_off_goes_before_a_mandatory_tender():
    outcome = routed(workload(agreements=AGREED, estimated_value_cad=900000))
    assert outcome.route.procedure == "call-off"


def test_a_sounding_is_open_but_taken_only_when_the_need_is_said_unclear():
    assert of(routed(workload()), "sounding").status == "open"
    assert routed(workload(answers=("need-unclear",))).route.procedure == "market-sounding"


def test_a_route_outside_its_days_is_listed_with_the_day():
    law = facts(
        routes=(
            route("soon", "call-off", ("agreement",), valid_from=date(2026, 11, 24)),
            route("today", "call-off", ("agreement",), valid_from=DAY, valid_to=DAY),
            route("past", "call-off", ("agreement",), valid_to=date(2026, 11, 22)),
        )
    )
    outcome = routed(workload(agreements=AGREED), law)
    assert of(outcome, "soon").status == "excluded"
    assert "24\u00a0novembre\u00a02026" in said(of(outcome, "soon"))
    assert of(outcome, "today").status == "open"
    assert of(outcome, "past").status == "excluded"
    assert "22\u00a0novembre\u00a02026" in said(of(outcome, "past"))


def test_a_private_body_is_outside_the_law_and_keeps_its_checks():
    outcome = routed(workload({"kind": "private"}))
    assert outcome.route.procedure == "not-applicable"
    assert outcome.route.routes == ()
    assert found(outcome) == {"contract-law-not-applicable"}
    assert [c.id for c in outcome.route.checks] == []


def test_a_federal_body_under_a_quebec_regime_is_a_contradiction():
    outcome = routed(workload({"kind": "federal", "legal_regime": "lcop-4"}))
    assert outcome.route.procedure == "direct-award"
    assert "regime-contradiction" in found(outcome)


def test_an_unknown_regime_leaves_every_route_undetermined_but_the_sounding():
    outcome = routed(workload({"kind": "ministry"}, group_purchase="covered"))
    assert outcome.route.procedure == "undetermined"
    assert "legal-regime-unknown" in found(outcome)
    assert of(outcome, "sounding").status == "open"
    assert of(outcome, "group").status == "undetermined"
    assert "lcop-4" in said(of(outcome, "group"))


def test_a_regime_whose_text_nobody_read_is_undetermined():
    outcome = routed(workload(CITY), facts(routes=(CALL_OFF, TENDER, SOUNDING)))
    assert [r.id for r in outcome.route.routes] == ["sounding"]
    assert outcome.route.procedure == "undetermined"
    assert found(outcome) == {"regime-text-not-read"}


def test_reasons_name_their_route_and_condition_and_carry_sources():
    reasons = [r for one in routed(workload()).route.routes for r in one.reasons]
    assert {"order.agreement", "tender.at-or-above-threshold"} <= {r.rule for r in reasons}
    assert all(r.sources for r in reasons)
