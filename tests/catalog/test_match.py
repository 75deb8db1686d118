"""Verdicts: which of the six failed, what is unknown, what a person may lift."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from courtier.catalog.facts import catalog_facts
from courtier.catalog.match import match
from courtier.catalog.rank import rank
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import Certification
from courtier.knowledge.records.risk import CertificationDemand, Demand
from courtier.results.classification import Asked, Requirement
from courtier.results.matches import CriterionResult, Match
from courtier.values.text import Text
from tests.catalog.build import DAY, catalog, certification, offering
from tests.risk.build import classified, workload

APPROVED = {
    "confidentiality": "protege-b", "status": "approved", "by": "holder",
    "on": "2026-11-01",
}  # fmt: skip
URGENT = {"information": [{"id": "a", "kind": "litigation", "declared": APPROVED | {
    "availability": "high"}}], "service": {"rto_hours": 2}, "acquisition": {
    "agreements": [{"number": "EXEMPLE-1", "offering": "offre-exemple"}]}}  # fmt: skip
AGREED = {"agreements": [{"number": "EXEMPLE-1", "offering": "offre-exemple"}]}


def _match(knowledge: Knowledge, *claims: Certification, as_of: date = DAY, **parts: Any) -> Match:
    """The verdict on the fictional offering for one approved Protégé B asset, agreement stated."""
    given = {"acquisition": AGREED} | parts.pop("workload", {})
    held = given.pop("information", [{"id": "a", "kind": "litigation", "declared": APPROVED}])
    item = workload(held, **given)
    outcome = classified(knowledge, item, as_of)
    wide = parts.pop("claims", ())
    exposure = parts.pop("exposure", None)
    facts = catalog(
        knowledge, offering(certifications=claims, **parts), claims=wide, exposure=exposure
    )
    found = match(item, outcome.classification, outcome.asked, facts, as_of).matches
    return found[0]


def _criterion(item: Match, requirement: str = "req-cccs-medium") -> CriterionResult:
    return next(c for c in item.criteria if c.requirement == requirement)


def test_everything_met_confirmed_and_agreed_is_eligible(knowledge: Knowledge) -> None:
    found = _match(knowledge, certification())
    assert found.verdict == "eligible"
    assert found.rank == 1
    assert found.conditions == ()
    assert _criterion(found).status == "met"


@pytest.mark.parametrize(
    ("claim", "status", "failed", "verdict"),
    [
        ({"status": "in-progress"}, "unmet", "type", "ineligible"),
        ({"status": "unknown"}, "unknown", "type", "conditional"),
        ({"type": "fedramp-rev5"}, "unknown", "type", "conditional"),
        ({"type": "cccs-low"}, "unknown", "type", "conditional"),
        ({"services": None}, "unknown", "service", "conditional"),
        ({"services": ["calcul"]}, "unknown", "service", "conditional"),
        ({"regions": []}, "unknown", "region", "conditional"),
        ({"regions": ["ovhcloud:VIN"]}, "unknown", "region", "conditional"),
        ({"valid_to": "2026-11-22"}, "expired", "date", "ineligible"),
        ({"valid_to": "2026-11-23"}, "met", None, "eligible"),
        ({"valid_from": "2026-11-24"}, "unmet", "date", "ineligible"),
        ({"valid_from": "2026-11-23"}, "met", None, "eligible"),
    ],
)
def test_which_of_the_six_failed(
    knowledge: Knowledge, claim: dict[str, Any], status: str, failed: str | None, verdict: str
) -> None:
    found = _match(knowledge, certification(**claim))
    assert (_criterion(found).status, _criterion(found).failed) == (status, failed)
    assert found.verdict == verdict


def test_no_claim_at_all_is_unknown_not_no(knowledge: Knowledge) -> None:
    found = _match(knowledge)
    assert found.verdict == "conditional"
    assert _criterion(found).status == "unknown"


def test_a_provider_wide_claim_never_satisfies(knowledge: Knowledge) -> None:
    found = _match(knowledge, claims=(certification(),))
    criterion = _criterion(found)
    assert criterion.status == "unknown"
    assert [seen.provider_wide for seen in criterion.evidence] == [True]
    assert found.verdict == "conditional"


@pytest.mark.parametrize(
    ("day", "status"),
    [
        pytest.param(date(2025, 10, 31), "met", id="the last day of the edition"),
        pytest.param(date(2025, 11, 1), "expired", id="the day after"),
    ],
)
def test_iso_27001_2013_is_dead_from_2025_11_01(
    knowledge: Knowledge, day: date, status: str
) -> None:
    """The edition ends on 2025-10-31, whatever date the certificate prints."""
    claim = certification(type="iso-27001", edition="2013", valid_to="2027-06-30")
    asked = Asked(
        Requirement(id="essai", force="must", text=Text(fr="essai", en="test"), reasons=()),
        Demand(certifications=(CertificationDemand(type="iso-27001"),)),
        "adviser",
    )
    item = workload([{"id": "a", "kind": "open-data"}])
    outcome = classified(knowledge, item, day)
    facts = catalog(knowledge, offering(certifications=[claim]))
    found = match(item, outcome.classification, (asked,), facts, day).matches[0]
    assert _criterion(found, "essai").status == status
    assert _criterion(found, "essai").failed == (None if status == "met" else "edition")


def test_a_claim_read_from_a_foreign_affiliate_does_not_count(knowledge: Knowledge) -> None:
    """OVHcloud's list is that of its US affiliate: it proves nothing for Beauharnois."""
    item = workload([{"id": "a", "kind": "open-data"}])
    outcome = classified(knowledge, item)
    facts = catalog_facts(knowledge)
    found = match(item, outcome.classification, outcome.asked, facts, DAY).matches
    ovh = next(m for m in found if m.offering == "ovhcloud-canada")
    criterion = _criterion(ovh, "req-good-practice")
    assert criterion.status == "unknown"
    assert {seen.certification for seen in criterion.evidence} >= {"c083"}
    assert all(seen.provider_wide for seen in criterion.evidence)


def test_a_level_only_proposed_is_conditional(knowledge: Knowledge) -> None:
    item = workload([{"id": "a", "kind": "litigation"}], acquisition=AGREED)
    outcome = classified(knowledge, item)
    facts = catalog(knowledge, offering(certifications=[certification()]))
    found = match(item, outcome.classification, outcome.asked, facts, DAY).matches[0]
    assert found.verdict == "conditional"
    assert [condition.asks for condition in found.conditions] == ["holder"]


def test_without_the_body_s_statement_of_an_agreement_it_is_conditional(
    knowledge: Knowledge,
) -> None:
    found = _match(knowledge, certification(), workload={"acquisition": {"agreements": []}})
    assert found.verdict == "conditional"
    assert [condition.asks for condition in found.conditions] == ["adviser"]


def test_the_relaxation_named_does_let_the_offering_in(knowledge: Knowledge) -> None:
    foreign = [{"law": TEXT_LAW, "country": "US", "through": TEXT_LAW, "confidence": "secondary"}]
    refusing = {"acquisition": AGREED, "hosting": {"foreign_exposure": "refuse"}}
    out = _match(knowledge, certification(), exposure=foreign, workload=refusing)
    assert out.verdict == "ineligible"
    assert out.relaxation is not None
    assert out.relaxation.requirement == "hosting-foreign-exposure"
    without = _match(knowledge, certification(), exposure=foreign)
    assert without.verdict == "eligible"


TEXT_LAW = {"fr": "loi d’essai", "en": "test law"}


def test_nobody_looked_at_exposure_is_not_none(knowledge: Knowledge) -> None:
    refusing = {"acquisition": AGREED, "hosting": {"foreign_exposure": "refuse"}}
    assert _match(knowledge, certification(), exposure=None, workload=refusing).exposure is None
    none_found = _match(knowledge, certification(), exposure=[], workload=refusing)
    assert none_found.verdict == "eligible"


@pytest.mark.parametrize(
    ("places", "regions", "verdict"),
    [
        ("canada", ["aws:ca-west-1"], "eligible"),
        ("quebec", ["aws:ca-west-1"], "ineligible"),
        ("quebec", ["aws:ca-central-1"], "eligible"),
        (["US"], ["aws:ca-central-1"], "ineligible"),
        ("canada", [], "conditional"),
    ],
)
def test_the_place_of_data_is_the_body_s_policy(
    knowledge: Knowledge, places: Any, regions: list[str], verdict: str
) -> None:
    claim = certification(regions=["aws:ca-central-1", "aws:ca-west-1"])
    policy = {"acquisition": AGREED, "hosting": {"places": {"data": places}}}
    assert _match(knowledge, claim, regions=regions, workload=policy).verdict == verdict


def test_extra_measures_wait_for_a_decision_then_count(knowledge: Knowledge) -> None:
    high = URGENT
    waiting = _match(knowledge, certification(), workload=high)
    assert waiting.verdict == "conditional"
    assert waiting.conditions[0].asks == "security-officer"
    answer = {
        "question": "req-extra-measures",
        "answer": "oui",
        "by": "R. Exemple",
        "on": "2026-11-01",
    }
    decided = _match(knowledge, certification(), workload=high | {"answers": [answer]})
    assert decided.verdict == "eligible"


def test_an_informant_makes_every_verdict_undetermined(knowledge: Knowledge) -> None:
    item = workload([{"id": "a", "kind": "informant"}], acquisition=AGREED)
    outcome = classified(knowledge, item)
    found = match(item, outcome.classification, outcome.asked, catalog_facts(knowledge), DAY)
    assert {m.verdict for m in found.matches} == {"undetermined"}
    assert {m.rank for m in found.matches} == {None}


def test_an_undetermined_level_makes_every_verdict_undetermined(knowledge: Knowledge) -> None:
    item = workload([{"id": "a", "kind": "unknown"}])
    outcome = classified(knowledge, item)
    found = match(item, outcome.classification, outcome.asked, catalog_facts(knowledge), DAY)
    assert {m.verdict for m in found.matches} == {"undetermined"}


def test_fedramp_never_counts_as_canadian_coverage(knowledge: Knowledge) -> None:
    item = workload([{"id": "a", "kind": "litigation"}])
    outcome = classified(knowledge, item)
    found = match(item, outcome.classification, outcome.asked, catalog_facts(knowledge), DAY)
    for name in ("aws-us-east-west", "aws-govcloud"):
        criterion = _criterion(next(m for m in found.matches if m.offering == name))
        assert criterion.status != "met"
    govcloud = next(m for m in found.matches if m.offering == "aws-govcloud")
    assert govcloud.verdict == "ineligible"


def test_adding_a_valid_certificate_never_lowers_a_verdict(knowledge: Knowledge) -> None:
    order = ["ineligible", "undetermined", "conditional", "eligible"]
    weaker: list[dict[str, Any]] = [
        {"valid_to": "2026-11-22"}, {"regions": []}, {"services": None}, {},
    ]  # fmt: skip
    for claim in weaker:
        before = _match(knowledge, certification(**claim)).verdict
        after = _match(knowledge, certification(**claim), certification(id="x2")).verdict
        assert order.index(after) >= order.index(before)


def _ranked(knowledge: Knowledge, **weights: float) -> list[str]:
    item = workload([{"id": "a", "kind": "open-data"}], weights=weights)
    outcome = classified(knowledge, item)
    clean = offering("propre", regions=["gcp:northamerica-northeast1"])
    fit = offering("convenable", regions=["aws:ca-central-1"], certifications=[
        certification(type="soc-2-type-2", period_end="2026-09-30")
    ])  # fmt: skip
    facts = catalog(knowledge, clean, fit)
    found = match(item, outcome.classification, outcome.asked, facts, DAY).matches
    return [m.offering for m in found]


def test_the_body_s_weights_order_the_offerings(knowledge: Knowledge) -> None:
    assert _ranked(knowledge) == ["convenable", "propre"]
    assert _ranked(knowledge, fit=1) == ["convenable", "propre"]
    assert _ranked(knowledge, carbon=1) == ["propre", "convenable"]
    assert _ranked(knowledge, fit=0.9, carbon=0.1) == ["convenable", "propre"]


def test_no_law_identified_in_a_weak_source_earns_no_points(knowledge: Knowledge) -> None:
    """Projet Cirrus: none identified, parent unknown, no primary source; the refusal says so."""
    item = workload([{"id": "a", "kind": "open-data"}], weights={"exposure": 1})
    outcome = classified(knowledge, item)
    facts = catalog_facts(knowledge)
    found = match(item, outcome.classification, outcome.asked, facts, DAY).matches
    views = {m.offering: m.views.exposure for m in rank(found, item.weights, facts, {})}
    assert (views["projet-cirrus"], views["aws-canada"]) == (None, Decimal(0))
    sure = catalog(knowledge, offering("vu"), exposure=[])
    found = match(item, outcome.classification, outcome.asked, sure, DAY).matches
    assert [m.views.exposure for m in rank(found, item.weights, sure, {})] == [Decimal(1)]


def test_the_price_counts_once_it_is_known(knowledge: Knowledge) -> None:
    item = workload([{"id": "a", "kind": "open-data"}], weights={"price": 1})
    outcome = classified(knowledge, item)
    facts = catalog(knowledge, offering("cher"), offering("bas"), offering("inconnu"))
    found = match(item, outcome.classification, outcome.asked, facts, DAY).matches
    costs = {"cher": Decimal(200), "bas": Decimal(100)}
    ordered = rank(found, item.weights, facts, costs)
    assert [m.offering for m in ordered] == ["bas", "cher", "inconnu"]
    assert [m.views.price for m in ordered] == [Decimal(1), Decimal("0.5"), None]


def test_an_offering_described_for_another_country_stays_out_of_canada(
    knowledge: Knowledge,
) -> None:
    for policy, verdict in (({"data": "canada"}, "ineligible"), ({"data": "any"}, "conditional")):
        item = workload([{"id": "a", "kind": "open-data"}], hosting={"places": policy})
        outcome = classified(knowledge, item)
        facts = catalog_facts(knowledge)
        found = match(item, outcome.classification, outcome.asked, facts, DAY).matches
        item_found = next(m for m in found if m.offering == "aws-us-east-west")
        assert item_found.verdict == verdict
        in_the_way = [r.requirement for r in item_found.relaxations]
        assert in_the_way == (["hosting-place-data"] if verdict == "ineligible" else [])


def test_a_placement_that_is_not_admissible_is_a_finding(knowledge: Knowledge) -> None:
    parts = {"hosting": {"places": {"data": "quebec"}}, "placement": {"offering": "offre-exemple"}}
    item = workload([{"id": "a", "kind": "open-data"}], **parts)
    outcome = classified(knowledge, item)
    for region, ids in (("aws:ca-west-1", ["placement-not-admissible"]), ("aws:ca-central-1", [])):
        facts = catalog(knowledge, offering(regions=[region]))
        found = match(item, outcome.classification, outcome.asked, facts, DAY)
        assert [f.id for f in found.findings] == ids


def test_a_certificate_on_a_foreign_region_does_not_cover_the_canadian_one(
    knowledge: Knowledge,
) -> None:
    claim = certification(regions=["aws:us-east-1"])
    policy = {"acquisition": AGREED, "hosting": {"places": {"data": "canada"}}}
    both = ["aws:ca-central-1", "aws:us-east-1"]
    found = _match(knowledge, claim, regions=both, workload=policy)
    assert found.verdict == "conditional", "it says nothing of the Canadian region"
    assert _criterion(found).failed == "region"
    covered = _match(knowledge, certification(), regions=both, workload=policy)
    assert covered.verdict == "eligible"
    assert covered.regions == ("aws:ca-central-1",)


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [("oui", "eligible"), (True, "eligible"), ("non", "ineligible"), ("peut-être", "conditional")],
)
def test_a_decision_is_yes_no_or_still_to_make(
    knowledge: Knowledge, answer: Any, verdict: str
) -> None:
    given = {"question": "req-extra-measures", "answer": answer, "by": "R.", "on": "2026-11-23"}
    high = URGENT | {"answers": [given]}
    assert _match(knowledge, certification(), workload=high).verdict == verdict
    late = high | {"answers": [given | {"on": "2026-11-24"}]}
    assert _match(knowledge, certification(), workload=late).verdict == "conditional"


@pytest.mark.parametrize(
    ("signed_on", "verdict"), [("2026-11-23", "eligible"), ("2026-11-24", "conditional")]
)
def test_an_agreement_counts_from_its_signature(
    knowledge: Knowledge, signed_on: str, verdict: str
) -> None:
    agreement = AGREED["agreements"][0] | {"signed_on": signed_on}
    parts = {"acquisition": {"agreements": [agreement]}}
    assert _match(knowledge, certification(), workload=parts).verdict == verdict


def test_none_identified_by_a_weak_source_is_not_none(knowledge: Knowledge) -> None:
    item = workload([{"id": "a", "kind": "open-data"}], hosting={"foreign_exposure": "refuse"})
    outcome = classified(knowledge, item)
    found = match(item, outcome.classification, outcome.asked, catalog_facts(knowledge), DAY)
    cirrus = next(m for m in found.matches if m.offering == "projet-cirrus")
    assert _criterion(cirrus, "hosting-foreign-exposure").status == "unknown"
