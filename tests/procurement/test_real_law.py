"""The bundled law of Québec, by its boundaries: the day before, the day; a cent below."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from courtier.procurement.judgements import JUDGES
from courtier.workload.service import LegalRegime, OrganizationKind
from tests.procurement.sample import (
    CENT,
    CITY,
    FULL,
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

AGREED = [{"number": "E-1", "offering": "offre-a"}]
AUTHORISATION = "check-authorisation-to-contract"
DECIDED = {
    "group-purchase": {"covered"},
    "call-off": {"agreement", "term"},
    "public-tender": {"at-or-above-threshold"},
    "invited-tender": {"between-floor-and-threshold", "below-threshold"},
    "direct-award": {
        "below-threshold",
        "below-floor-or-by-law",
        "needs-exception",
        "software-group",
    },
    "market-sounding": set(),
}


def real(case, day=date(2026, 11, 23), *flags):
    return routed(case, real_facts(), *flags, day=day)


@pytest.mark.parametrize(
    ("day", "status", "authority"),
    [
        (date(2015, 11, 1), "not-required", "AMF"),
        (date(2015, 11, 2), "required", "AMF"),
        (date(2019, 1, 24), "required", "AMF"),
        (date(2019, 1, 25), "required", "AMP"),
    ],
)
def test_services_of_a_million_and_the_authority_of_the_day(day, status, authority):
    result = checked(real(workload(estimated_value_cad=1000000), day), AUTHORISATION)
    assert result.status == status
    assert f": {authority}." in result.text.fr
    assert f": {authority}." in result.text.en


def test_a_cent_under_the_million_needs_no_authorisation():
    case = workload(estimated_value_cad=Decimal(1000000) - CENT)
    assert checked(real(case), AUTHORISATION).status == "not-required"


def test_supply_needs_no_authorisation_whatever_the_amount():
    case = workload(estimated_value_cad=900000000, nature="supply")
    assert checked(real(case), AUTHORISATION).status == "not-required"


def test_an_unknown_nature_leaves_the_authorisation_undetermined():
    case = workload(estimated_value_cad=1000000, nature=None)
    assert checked(real(case), AUTHORISATION).status == "undetermined"


@pytest.mark.parametrize(
    ("day", "status"),
    [(date(2016, 5, 11), "excluded"), (date(2016, 5, 12), "open"), (date(2016, 5, 13), "open")],
)
def test_the_cloud_call_off_begins_on_12_may_2016(day, status):
    result = of(real(workload(agreements=AGREED), day), "call-off-rcti-48")
    assert result.status == status
    assert ("en vigueur avant le 12\u00a0mai\u00a02016" in said(result)) == (status == "excluded")


@pytest.mark.parametrize(
    ("day", "actor"),
    [
        (date(2020, 8, 31), "CSPQ"),
        (date(2020, 9, 1), "ITQ"),
        (date(2021, 12, 31), "ITQ"),
        (date(2022, 1, 1), "MCN"),
    ],
)
def test_the_broker_of_the_day_is_named(day, actor):
    assert f": {actor} (" in said(of(real(workload(agreements=AGREED), day), "call-off-rcti-48"))


@pytest.mark.parametrize(("months", "status"), [(36, "open"), (37, "excluded")])
@pytest.mark.parametrize(
    ("body", "identifier"), [(MINISTRY, "call-off-rcti-48"), (CITY, "call-off-c19-573-3-2")]
)
def test_36_months_pass_and_37_do_not(body, identifier, months, status):
    case = workload(body, agreements=AGREED, term={"initial_months": months})
    assert of(real(case), identifier).status == status


def test_a_city_gets_the_cities_act_and_a_ministry_the_regulation():
    city, ministry = (real(workload(body, agreements=AGREED)) for body in (CITY, MINISTRY))
    assert all("RCTI" not in r.article and "LCOP" not in r.article for r in city.route.routes)
    assert of(city, "call-off-c19-573-3-2").article.startswith("C-19")
    assert of(ministry, "call-off-rcti-48").article.startswith("RCTI")
    assert all("C-19" not in r.article for r in ministry.route.routes)


def test_a_city_needs_no_chief_executive_to_choose_on_other_criteria():
    city = real(workload(CITY, agreements=AGREED, award_basis="other"))
    assert city.route.procedure == "call-off"
    ministry = real(workload(agreements=AGREED, award_basis="other"))
    assert of(ministry, "call-off-rcti-48").status == "undetermined"
    assert checked(ministry, "check-chief-executive").status == "required"


def test_the_election_officer_personally_authorises_whatever_the_basis():
    body = {"kind": "agency", "legal_regime": "dge"}
    outcome = real(workload(body, agreements=AGREED))
    assert "À vérifier (E-3.3, r. 6.1, art. 58.1) : Le Directeur" in said(
        of(outcome, "call-off-dge")
    )
    assert "threshold-unknown" not in found(outcome)


THRESHOLDS = [
    (MINISTRY, "services", date(2018, 1, 1), 101100),
    (MINISTRY, "services", date(2023, 12, 31), 121200),
    (MINISTRY, "services", date(2024, 1, 1), 133800),
    (MINISTRY, "services", date(2025, 12, 31), 133800),
    (MINISTRY, "services", date(2026, 1, 1), 139000),
    (MINISTRY, "supply", date(2026, 1, 1), 34700),
    (SCHOOL, "supply", date(2026, 1, 1), 139000),
    (SCHOOL, "services", date(2022, 1, 1), 121200),
    (HEALTH, "services", date(2024, 12, 31), 133800),
    (CITY, "services", date(2022, 10, 6), 105700),
    (CITY, "services", date(2022, 10, 7), 121200),
    (CITY, "supply", date(2026, 11, 23), 139000),
]


@pytest.mark.parametrize(("body", "nature", "day", "threshold"), THRESHOLDS)
def test_a_cent_decides_between_a_public_call_and_what_lies_below(body, nature, day, threshold):
    below = "invited-tender" if body is CITY else "direct-award"
    for value, procedure in (
        (threshold - CENT, below),
        (Decimal(threshold), "public-tender"),
        (threshold + CENT, "public-tender"),
    ):
        case = workload(body, estimated_value_cad=value, nature=nature)
        assert real(case, day).route.procedure == procedure


def test_the_goods_threshold_that_nobody_found_is_not_guessed():
    outcome = real(workload(nature="supply"), date(2020, 6, 1))
    assert outcome.route.procedure == "undetermined"
    assert "threshold-unknown" in found(outcome)


@pytest.mark.parametrize(
    ("value", "procedure"),
    [(Decimal(25000) - CENT, "direct-award"), (Decimal(25000), "invited-tender")],
)
def test_a_city_invites_from_the_floor(value, procedure):
    outcome = real(workload(CITY, estimated_value_cad=value))
    assert outcome.route.procedure == procedure


def test_a_city_under_the_floor_may_still_be_splitting():
    case = workload(CITY, estimated_value_cad=20000, spend_12_months_same_need_cad=5000)
    outcome = real(case)
    assert of(outcome, "direct-award-municipal").status == "undetermined"
    assert "LCOP" not in said(of(outcome, "direct-award-municipal"))
    assert outcome.route.procedure == "undetermined"


def test_the_by_law_of_a_city_opens_a_direct_award_above_the_floor():
    assert of(real(workload(CITY)), "direct-award-municipal").status == "undetermined"
    answered = workload(CITY, answers=("below-floor-or-by-law",))
    assert of(real(answered), "direct-award-municipal").status == "open"


@pytest.mark.parametrize(
    ("day", "status"), [(date(2024, 7, 3), "excluded"), (date(2024, 7, 4), "undetermined")]
)
def test_group_purchases_bind_from_4_july_2024(day, status):
    outcome = real(workload(group_purchase="unknown"), day)
    assert of(outcome, "group-purchase-cag").status == status
    required = {c.id for c in outcome.route.checks if c.status == "required"}
    assert ("check-group-purchase" in required) == (status == "undetermined")


def test_spend_on_the_same_need_doubts_a_direct_award_by_the_article_of_the_act():
    outcome = real(workload(spend_12_months_same_need_cad=100000))
    assert "LCOP, art. 12" in said(of(outcome, "direct-award-lcop"))
    assert checked(outcome, "check-splitting").status == "required"


@pytest.mark.parametrize("regime", ["lcop-7", "c-27.1", "c-37.01", "c-37.02", "s-30.01"])
def test_regimes_whose_text_was_not_read_are_undetermined(regime):
    outcome = real(workload({"kind": "agency", "legal_regime": regime}))
    assert outcome.route.procedure == "undetermined"
    assert "regime-text-not-read" in found(outcome)
    assert [r.id for r in outcome.route.routes] == ["market-sounding"]


def test_an_unknown_regime_is_undetermined():
    outcome = real(workload({"kind": "ministry"}, agreements=AGREED))
    assert outcome.route.procedure == "undetermined"
    open_ones = [r.id for r in outcome.route.routes if r.status == "open"]
    assert open_ones == ["market-sounding"]


def test_an_ordinary_file_leaves_no_check_undetermined():
    outcome = real(workload(agreements=AGREED), date(2026, 11, 23), "personal-information")
    assert outcome.route.procedure == "call-off"
    assert [c.id for c in outcome.route.checks if c.status == "undetermined"] == []
    assert checked(outcome, "check-privacy-assessment").status == "required"
    codes = [d.code for d in outcome.route.documents]
    assert codes == ["A1", "A2", "A3", "A4", "A5", "A6", "A8", "A9", "A10", "A11"]


def test_choosing_on_other_criteria_adds_the_request_to_the_chief_executive():
    case = workload(answers=("check-chief-executive",), agreements=AGREED, award_basis="other")
    assert "A7" in [d.code for d in real(case).route.documents]


@pytest.mark.parametrize("kind", get_args(OrganizationKind))
@pytest.mark.parametrize("regime", [*get_args(LegalRegime), None])
def test_no_body_breaks_the_engine_and_silence_is_never_a_route(kind, regime):
    body = {"kind": kind} | ({"legal_regime": regime} if regime else {})
    silent = real(workload(body, (), **dict.fromkeys(FULL)))
    assert silent.route.procedure in ("undetermined", "not-applicable")
    assert all(r.text.fr and r.text.en for one in silent.route.routes for r in one.reasons)


def test_every_route_has_the_condition_that_decides_it_and_titled_documents():
    law = real_facts()
    titled = {document.code for document in law.documents}
    for route in law.routes.values():
        conditions = {c.id for c in route.conditions}
        needed = DECIDED[route.procedure]
        assert not needed or conditions & needed & set(JUDGES), route.id
        assert set(route.documents) <= titled, route.id


# The general clauses of the State, and the call that belongs to the minister.
UNWRITTEN = {"B4", "C1"}


def test_the_document_list_holds_the_three_families_and_what_is_written():
    documents = real_facts().documents
    assert [d.code for d in documents] == [
        *(f"A{n}" for n in range(1, 12)), *(f"B{n}" for n in range(1, 12)),
        *(f"B11-{n}" for n in range(1, 10)), "B12", "C1", "C2", "C3",
    ]  # fmt: skip
    assert {d.code for d in documents if not d.written} == UNWRITTEN
    assert all(d.title.fr and d.title.en for d in documents)
