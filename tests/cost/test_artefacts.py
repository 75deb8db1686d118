"""The artefacts of a call for tenders: apart from the cost of ownership, and from one another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from courtier.artefacts import acquisition_cost_result, contract_estimate_result
from courtier.assessment import Road
from courtier.cost.artefacts.contract import contract_estimate
from courtier.cost.artefacts.contract_words import value_findings
from courtier.cost.estimate import study_of
from courtier.knowledge.door import Knowledge
from courtier.report.acquisition_view import acquisition_text
from courtier.report.contract_view import contract_text
from courtier.results.artefacts import ContractEstimate
from courtier.values.text import LANGUAGES, Language
from courtier.workload.reader import read_workload
from tests.cost.sample import DAY, WEB, facts, match, parameters, workload

D = Decimal
EXAMPLE = Path(__file__).parents[2] / "examples" / "permis-en-ligne.yaml"
BOUND = EXAMPLE.read_text(encoding="utf-8").replace("legal_regime: c-19", "legal_regime: lcop-4")
"""The example as of a body that the regulation on information technologies binds."""
TERM = {"initial_months": 6, "renewals": [3], "options": [{"months": 3, "cad": 0}]}


def road(text: str, day: date = date(2026, 11, 23)) -> Road:
    knowledge = Knowledge()
    return Road(read_workload(text.encode(), knowledge, name="a.yaml"), knowledge, day)


def contract(**acquisition: Any) -> ContractEstimate:
    found = workload(needs=WEB, acquisition=acquisition)
    return contract_estimate(found, study_of(found, (match(),), facts(), DAY), facts())


@pytest.mark.parametrize(
    ("goods", "status"), [("true", "open"), ("false", "closed"), (None, "undetermined")]
)
def test_the_total_acquisition_cost_is_open_to_contracts_with_goods(
    goods: str | None, status: str
) -> None:
    line = "  includes_goods: false\n"
    text = BOUND
    assert line in text
    given = text.replace(line, f"  includes_goods: {goods}\n" if goods else "")
    assert acquisition_cost_result(road(given)).acquisition_cost.status == status


@pytest.mark.parametrize("regime", ["c-19", "c-27.1", "lcop-7", "dge", "other"])
def test_no_rule_of_another_law_is_borrowed(regime: str) -> None:
    """A body that the regulation does not bind is told so, whatever it buys; no rule is shown."""
    text = BOUND.replace("legal_regime: lcop-4", f"legal_regime: {regime}").replace(
        "includes_goods: false", "includes_goods: true"
    )
    result = acquisition_cost_result(road(text))
    found = result.acquisition_cost
    assert (found.status, found.binds, found.rules, found.headings) == (
        "undetermined", False, (), (),
    )  # fmt: skip
    assert not result.provenance.facts
    shown = acquisition_text(result, "en")
    assert "does not bind this body" in " ".join(shown.split())
    assert "the body may use" not in shown


def test_a_body_whose_law_the_file_does_not_name_gets_no_verdict() -> None:
    text = BOUND.replace("  legal_regime: lcop-4\n", "")
    found = acquisition_cost_result(road(text)).acquisition_cost
    assert (found.status, found.binds) == ("undetermined", None)
    assert "organization.legal_regime" in found.text.en
    assert found.rules


def test_it_names_the_nine_costs_of_the_text_and_no_amount() -> None:
    found = acquisition_cost_result(road(BOUND))
    assert len(found.acquisition_cost.headings) == 9
    assert len(found.acquisition_cost.to_announce) == 5
    printed = found.model_dump_json(by_alias=True)
    assert "npv" not in printed
    assert "nominal" not in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_artefact_tells_every_item_of_the_section_and_leaves_the_list_open(
    language: Language,
) -> None:
    """The nine costs, any other relevant one, what is to announce, and each rule with its place."""
    result = acquisition_cost_result(road(BOUND))
    found, text = result.acquisition_cost, " ".join(acquisition_text(result, language).split())
    named = [*(h.name for h in found.headings), *(rule.text for rule in found.rules)]
    for words in (*named, *found.to_announce):
        assert " ".join(words.in_(language).split()) in text
    assert {rule.id for rule in found.rules} == {
        "optional", "lowest-price", "adjusted-price", "definition", "open-list", "measurable",
        "timing", "told",
    }  # fmt: skip
    assert all("art. 15" in rule.reference for rule in found.rules)
    assert ("Autre coût pertinent" if language == "fr" else "Other relevant cost") in text


def test_a_rule_holds_from_its_first_day() -> None:
    text = BOUND
    text = (
        text[: text.index("reference_date")]
        + text[text.index("\n", text.index("reference_date")) + 1 :]
    )
    before = acquisition_cost_result(road(text, date(2016, 5, 31))).acquisition_cost
    after = acquisition_cost_result(road(text, date(2016, 6, 1))).acquisition_cost
    assert (len(before.rules), len(after.rules)) == (0, 8)


def test_the_contract_is_counted_over_its_terms_undiscounted() -> None:
    # Two machines at 0.20 an hour, 730 hours a month: 292.00 a month, 6 months then 12.
    found = contract(term=TERM, estimated_value_cad=4000)
    assert [(o.initial, o.total) for o in found.options] == [(D("1752.00"), D("3504.00"))]
    assert (found.initial_months, found.total_months) == (6, 12)
    assert (found.median, found.gap, found.share) == (D("3504.00"), D("-496.00"), D("-0.1240"))
    assert found.body_value == 4000


@pytest.mark.parametrize(("months", "told"), [(12, True), (13, False)])
def test_beyond_the_horizon_nothing_is_told(months: int, told: bool) -> None:
    found = contract(term={"initial_months": months})
    assert (found.options[0].total is not None) is told
    assert (found.median is not None) is told


def test_without_a_term_or_a_value_nothing_is_invented() -> None:
    found = contract(nature="services")
    assert found.options[0].total is None
    assert found.gap is None
    assert "acquisition.term" in found.method.fr


def test_what_the_body_bears_itself_is_outside_the_contract_and_named() -> None:
    """Of 292 a month, 1,000 of migration, 300 to dismantle the room: 1,752 for six months."""
    room = {
        "room": "closes",
        "servers": [{"price_cad": 0, "watts": 0, "life_years": 5}],
        "costs": [{"kind": "decommissioning", "once_cad": 300}],
    }
    given = workload(
        needs=WEB,
        acquisition={"term": TERM},
        on_premise=room,
        cost={"migration": {"labour_cad": 1000}},
    )
    found = contract_estimate(given, study_of(given, (match(),), facts(), DAY), facts())
    assert found.options[0].initial == D("1752.00")
    assert found.left_out == ("decommissioning", "migration")
    assert [name.fr for name in found.left_out_names] == [
        "la mise hors service de la salle quittée", "la migration",
    ]  # fmt: skip


def test_the_estimate_of_the_contract_says_that_it_is_confidential() -> None:
    found = contract_estimate_result(road(EXAMPLE.read_text(encoding="utf-8"))).contract_estimate
    assert found.confidential
    assert "CONFIDENTIEL" in found.marking.fr
    assert "CONFIDENTIAL" in found.marking.en


def test_neither_artefact_is_in_an_assessment_nor_in_its_public_copy() -> None:
    printed = road(EXAMPLE.read_text(encoding="utf-8")).assessment().model_dump_json(by_alias=True)
    assert "contract_estimate" not in printed
    assert "acquisition_cost" not in printed


@pytest.mark.parametrize(
    ("value", "told"), [(7008, False), (7009, True), (1752, False), (1751, True)]
)
def test_a_value_far_from_the_estimate_is_a_finding_beyond_the_factor(
    value: int, told: bool
) -> None:
    """The estimate is 3,504: twice as much is at the factor of 2, a dollar more beyond it."""
    found = workload(needs=WEB, acquisition={"term": TERM, "estimated_value_cad": value})
    known = facts(parameters=parameters(contract_value_factor=2))
    study = study_of(found, (match(),), known, DAY)
    findings = value_findings(contract_estimate(found, study, known), study, known)
    assert [finding.id for finding in findings] == (["contract-value-far"] if told else [])


def test_without_a_factor_in_the_facts_no_value_is_far() -> None:
    found = workload(needs=WEB, acquisition={"term": TERM, "estimated_value_cad": 1})
    study = study_of(found, (match(),), facts(), DAY)
    assert value_findings(contract_estimate(found, study, facts()), study, facts()) == ()


def test_variants_of_one_provider_weigh_once_in_the_median() -> None:
    """Four offerings at the prices of one provider and one of another: two providers."""
    found = contract_estimate_result(road(EXAMPLE.read_text(encoding="utf-8"))).contract_estimate
    priced = [o for o in found.options if o.status == "priced" and o.total is not None]
    by_provider: dict[str | None, list[Decimal]] = {}
    for each in priced:
        assert each.total is not None
        by_provider.setdefault(each.provider, []).append(each.total)
    assert found.providers == len(by_provider) == 2 < len(priced)
    assert found.median is not None
    least = sum((min(totals) for totals in by_provider.values()), D(0))
    assert abs(found.median - least / 2) <= D("0.005")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_estimate_of_the_contract_tells_what_its_amounts_rest_on(language: Language) -> None:
    result = contract_estimate_result(road(EXAMPLE.read_text(encoding="utf-8")))
    found, text = result.contract_estimate, contract_text(result, language)
    told = " ".join(text.split())
    for words in (*found.statements, *found.not_counted):
        assert " ".join(words.in_(language).split()) in told
    assert "1.37" in told or "1,37" in told
    assert "contract-value-far" in told
    for option in found.options:
        if option.total is not None:
            assert option.total_p10 is not None
            assert option.total_p90 is not None
            assert option.total_p10 < option.total < option.total_p90
