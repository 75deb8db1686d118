"""The duties that apply or may apply, whole, with what they ask; by regime, day and conditions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courtier.knowledge.conditions import FactValue
from courtier.knowledge.records.risk import Duty
from courtier.results.classification import DutyResult
from courtier.results.common import Question
from courtier.risk.duties import find_duties
from tests.risk.build import DAY
from tests.risk.small import duty, small_facts, small_workload, source, why, yielded

WHOLE: dict[str, FactValue] = {"hours": "24x7", "ai": None}
ASSETS: dict[str, dict[str, FactValue]] = {
    "soins": {"personal": True, "form": "clear"},
    "avis": {"personal": False, "form": "clear"},
    "inconnu": {"personal": None, "form": None},
    "noms": {"personal": True, "form": None},
}
CHECK = {"check": why("check")}


def _found(*duties: Duty, **parts: Any) -> tuple[tuple[DutyResult, ...], tuple[Question, ...]]:
    item = small_workload([{"id": "avis", "kind": "k-open"}], **parts)
    facts = small_facts(duties={item.id: item for item in duties})
    return find_duties(item, facts, DAY, WHOLE, ASSETS)


def _result(identifier: str, status: Any, *assets: str, **parts: Any) -> DutyResult:
    basis: dict[str, Any] = {"checks": (), "documents": (f"doc-{identifier}",)}
    return DutyResult(
        id=identifier, status=status, text=why(identifier), article=f"art. {identifier}",
        assets=assets, asks="privacy-officer", sources=source(identifier), **basis | parts,
    )  # fmt: skip


def _question(identifier: str, asks: Any = "adviser") -> Question:
    return Question(id=identifier, text=why(identifier), asks=asks, asset=None)


def test_what_a_duty_leaves_behind() -> None:
    one = duty("d1", CHECK, {"document": "pia"}, yielded("q1"), {"check": why("other")})
    two = duty("d2", yielded("q2", asks="architect"), {"requirement": "req"}, {"document": "log"})
    results, questions = _found(one, two)
    assert results == (
        _result("d1", "applies", checks=(why("check"), why("other")), documents=("pia",)),
        _result("d2", "applies", documents=("log",)),
    )
    assert questions == (_question("q1"), _question("q2", "architect"))


@pytest.mark.parametrize(
    ("regimes", "body", "status"),
    [
        ({}, {}, "applies"),
        ({"privacy_regimes": ("a-2.1",)}, {}, "applies"),
        ({"privacy_regimes": ("r-22.1", "a-2.1")}, {}, "applies"),
        ({"privacy_regimes": ("r-22.1",)}, {}, None),
        ({"privacy_regimes": ("r-22.1",)}, {"privacy_regime": None}, "undetermined"),
        ({}, {"privacy_regime": None}, "applies"),
        ({"legal_regimes": ("c-19",)}, {}, "applies"),
        ({"legal_regimes": ("lcop-4",)}, {}, None),
        ({"legal_regimes": ("c-19",)}, {"legal_regime": None}, "undetermined"),
        ({"privacy_regimes": ("r-22.1",), "legal_regimes": ("lcop-4",)},
         {"privacy_regime": None}, None),
        ({"privacy_regimes": ("r-22.1",), "legal_regimes": ("c-19",)},
         {"privacy_regime": None}, "undetermined"),
    ],
)  # fmt: skip
def test_the_regimes_of_the_body(
    regimes: dict[str, Any], body: dict[str, Any], status: str | None
) -> None:
    results, _ = _found(duty("d", **regimes), duty("last"), organization=body)
    mine = () if status is None else (_result("d", status),)
    assert results == (*mine, _result("last", "applies"))


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ({"valid_from": date(2026, 11, 23)}, "applies"),
        ({"valid_from": date(2026, 11, 24)}, None),
        ({"valid_from": date(2026, 11, 24), "start_precision": "no-later"}, "undetermined"),
        ({"valid_from": date(2026, 1, 1), "start_precision": "year"}, "undetermined"),
        ({"valid_to": date(2026, 11, 22)}, None),
        ({"valid_to": date(2026, 11, 23)}, "applies"),
        ({"status": "undetermined"}, "undetermined"),
        ({"when": [{"fact": "hours", "any_of": ("24x7",)}]}, "applies"),
        ({"when": [{"fact": "hours", "any_of": ("business",)}]}, None),
        ({"when": [{"fact": "ai", "any_of": ("embedded",)}]}, "undetermined"),
    ],
)
def test_day_status_and_conditions(parts: dict[str, Any], status: str | None) -> None:
    results, _ = _found(duty("d", **parts), duty("last"))
    mine = () if status is None else (_result("d", status),)
    assert results == (*mine, _result("last", "applies"))


PERSONAL = {"fact": "personal", "is": True}
TOKENS = {"fact": "form", "any_of": ("tokenised",)}


@pytest.mark.parametrize(
    ("when", "status", "assets"),
    [
        ([PERSONAL], "applies", ("soins", "noms")),
        ([PERSONAL, TOKENS], "undetermined", ("inconnu", "noms")),
        ([{"fact": "form", "any_of": ("clear",)}], "applies", ("soins", "avis")),
        ([{"fact": "personal", "known": False}, {"fact": "form", "known": True}], None, ()),
    ],
)
def test_the_assets_that_a_duty_bears_on(
    when: list[dict[str, Any]], status: str | None, assets: tuple[str, ...]
) -> None:
    results, _ = _found(duty("d", each="asset", when=when))
    assert results == (() if status is None else (_result("d", status, *assets),))


def test_a_question_is_asked_until_answered_or_while_the_matter_is_open() -> None:
    unknown = [{"fact": "ai", "any_of": ("embedded",)}]
    duties = (
        duty("certain", yielded("q-closed", when_unknown=True), yielded("q-always")),
        duty("open", yielded("q-open", when_unknown=True), when=unknown),
        duty("answered", yielded("q-answered"), yielded("q-after")),
    )
    answer = {"question": "q-answered", "answer": "non", "by": "R. Exemple", "on": "2026-11-01"}
    _, questions = _found(*duties, answers=[answer])
    assert questions == (_question("q-always"), _question("q-open"), _question("q-after"))
