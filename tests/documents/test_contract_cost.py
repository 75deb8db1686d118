"""The sheet of the total acquisition cost (B7) and the confidential estimate (B12)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from courtier.artefacts import acquisition_cost_of, contract_estimate_result
from courtier.assessment import Road
from courtier.documents.case import Case
from courtier.documents.papers import needed, papers
from courtier.values.text import format_money
from courtier.workload.reader import read_workload
from tests.documents.opened import all_text, knowledge, margins_text, opened, table_under

EXAMPLE = Path(__file__).parents[2] / "examples" / "permis-en-ligne.yaml"


@cache
def _road() -> Road:
    file = read_workload(EXAMPLE, knowledge())
    day = file.workload.reference_date
    assert day is not None
    return Road(file, knowledge(), day)


def _case(goods: bool | None = None, regime: str = "lcop-4") -> Case:
    workload = _road().file.workload
    body = workload.organization.model_copy(update={"legal_regime": regime})
    acquisition = workload.acquisition
    assert acquisition is not None
    given = acquisition.model_copy(update={"includes_goods": goods})
    changed = workload.model_copy(update={"acquisition": given, "organization": body})
    return Case(changed, _road().assessment(), knowledge())


def test_the_confidential_estimate_is_marked_on_each_page_and_gives_the_figures() -> None:
    document = opened("b12", of=Case(_road().file.workload, _road().assessment(), knowledge()))
    found = contract_estimate_result(_road()).contract_estimate
    assert "CONFIDENTIEL" in margins_text(document)
    rows = dict(row[:2] for row in table_under(document, "Estimation")[1:])
    assert found.median is not None
    assert rows["Médiane des fournisseurs, chacun à son option la moins chère"] == format_money(
        found.median, "fr"
    )
    assert rows["Part de la valeur de l’organisme"] != ""
    shown = table_under(document, "Coûts en dollars canadiens, avant taxes, sans actualisation")
    assert len(shown) == 1 + len(found.options)


def test_the_confidential_estimate_is_made_only_when_it_is_asked_for() -> None:
    case = Case(_road().file.workload, _road().assessment(), knowledge())
    assert "B12" in {paper.code for paper in papers(knowledge())}
    assert "B12" not in {paper.code for paper in needed(case)}


def test_the_sheet_names_every_heading_and_rule_where_the_contract_includes_goods() -> None:
    case = _case(goods=True)
    document = opened("b7", of=case)
    as_of = case.assessment.provenance.as_of
    found = acquisition_cost_of(case.workload, knowledge(), as_of)
    assert found.status == "open"
    caption = "Coûts additionnels pris en compte (RCTI, art. 15)"
    names = [row[0] for row in table_under(document, caption)[1:]]
    assert names == [*(h.name.fr for h in found.headings), "Autre coût pertinent"]
    text = all_text(document)
    assert all(rule.reference.split(" ; ")[0] in text for rule in found.rules)


def test_the_sheet_borrows_no_rule_for_a_body_of_another_law() -> None:
    text = all_text(opened("b7", of=_case(goods=True, regime="c-19")))
    assert "ne lie pas cet organisme" in text
    assert "Autre coût pertinent" not in text
    assert "l’organisme peut retenir" not in text


def test_the_sheet_has_no_grid_where_the_contract_includes_no_goods() -> None:
    text = all_text(opened("b7", of=_case(goods=False)))
    assert "Autre coût pertinent" not in text
    assert "l’article ne le vise pas" in text
