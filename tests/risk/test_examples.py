"""The examples that a jurist can read and add, in ``tests/risk/examples``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import Duty, Rule
from courtier.reading.marked import read_marked
from courtier.results.classification import ClassifyOutcome
from tests.risk.build import classified, workload
from tests.risk.expectations import (
    asks,
    check_article,
    check_duty,
    check_level,
    expected,
    expected_levels,
    records_of,
    sets,
)
from tests.risk.nearness import nearly_the_same

FOLDER = Path(__file__).parent / "examples"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['case']}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in read_marked(path.read_bytes(), path.name).value
]
TOLD = ("organization", "service", "hosting", "answers", "scheme")
KEYS = {
    "case", "en", "as_of", "information", *TOLD, "levels", "fires", "quiet", "duties",
    "requirements", "questions", "no_questions", "flags", "no_flags", "in_doubt", "findings",
    "no_findings",
}  # fmt: skip


def _run(knowledge: Knowledge, case: dict[str, Any]) -> ClassifyOutcome:
    parts = {key: case[key] for key in TOLD if key in case}
    item = workload(case["information"], **parts)
    return classified(knowledge, item, date.fromisoformat(case["as_of"]))


@pytest.mark.parametrize("case", CASES)
def test_the_example_holds(knowledge: Knowledge, case: dict[str, Any]) -> None:
    assert set(case) <= KEYS
    outcome = _run(knowledge, case)
    for criterion, thing in expected_levels(case):
        check_level(outcome, criterion, thing)
        if thing.rule is not None:
            check_article(knowledge, thing)
    _check_records(knowledge, case, outcome)
    _check_flags_and_questions(knowledge, case, outcome)
    findings = {finding.id for finding in outcome.findings}
    assert set(case.get("findings", ())) <= findings
    assert findings.isdisjoint(case.get("no_findings", ()))


def _check_records(knowledge: Knowledge, case: dict[str, Any], outcome: ClassifyOutcome) -> None:
    fired = {fact.id for fact in outcome.facts}
    for key in ("fires", "quiet", "duties", "requirements"):
        for thing in expected(case, key):
            check_article(knowledge, thing)
            assert (thing.what in fired) is (key != "quiet"), (key, thing.what)
    for thing in expected(case, "duties"):
        check_duty(outcome, thing)
    asked = {item.requirement.id for item in outcome.asked}
    assert {thing.what for thing in expected(case, "requirements")} <= asked


def _check_flags_and_questions(
    knowledge: Knowledge, case: dict[str, Any], outcome: ClassifyOutcome
) -> None:
    found = outcome.classification
    fired = {fact.id for fact in outcome.facts}
    questions = {question.id for question in found.questions}
    for key, there, leaves in (
        ("flags", set(found.flags), sets),
        ("in_doubt", set(found.flags_in_doubt), sets),
        ("questions", questions, asks),
    ):
        for thing in expected(case, key, "id"):
            assert thing.what in there, (key, thing.what)
            if thing.rule is not None:
                check_article(knowledge, thing)
                assert thing.rule in fired, thing.rule
                assert leaves(records_of(knowledge)[thing.rule], thing.what), thing.rule
    assert questions.isdisjoint(case.get("no_questions", ()))
    assert set(found.flags).isdisjoint(case.get("no_flags", ()))


def _named(case: dict[str, Any], *keys: str) -> set[str]:
    return {thing.what for key in keys for thing in expected(case, key)}


def _pairs(cases: list[dict[str, Any]]) -> Iterator[str]:
    """The records that one case sets off and a neighbour does not."""
    for case in cases:
        for other in cases:
            both = _named(case, "fires", "duties") & _named(other, "quiet")
            if both and nearly_the_same(case, other):
                yield from both


def _without(knowledge: Knowledge, cases: list[dict[str, Any]]) -> list[str]:
    records = {*knowledge.all(Rule), *knowledge.all(Duty)}
    return sorted(records - set(_pairs(cases)))


def _cases() -> list[dict[str, Any]]:
    return [param.values[0] for param in CASES]  # type: ignore[misc]


def test_every_rule_and_duty_has_a_case_that_fires_and_one_that_nearly_does(
    knowledge: Knowledge,
) -> None:
    """Both sides of every boundary are named, for every record that the facts hold.

    A case *nearly* sets a record off when it is the case that does with exactly one fact less or
    other: one word, the day before or after, one below the number (see ``nearness``).
    """
    assert _without(knowledge, _cases()) == []


def test_a_rule_or_a_duty_without_both_its_cases_is_refused(knowledge: Knowledge) -> None:
    for name in ("kind-floor", "a21-65-2"):
        quiet = [case for case in _cases() if name not in _named(case, "fires", "duties")]
        assert name in _without(knowledge, quiet)
        loud = [case for case in _cases() if name not in _named(case, "quiet")]
        assert name in _without(knowledge, loud)


def test_an_article_that_is_not_the_one_of_the_record_is_refused(knowledge: Knowledge) -> None:
    case = next(c for c in _cases() if any(isinstance(d, dict) for d in c.get("duties", ())))
    wrong = case | {"duties": [case["duties"][0] | {"article": "A-2.1, art. 1"}]}
    with pytest.raises(AssertionError):
        test_the_example_holds(knowledge, wrong)


@pytest.mark.parametrize(
    ("key", "thing"),
    [
        ("flags", {"id": "minors", "rule": "kind-floor"}),
        ("questions", {"id": "q-minors.a", "rule": "kind-floor"}),
        ("levels", {"confidentiality": {"level": "protege-a", "rule": "minors-ask"}}),
        ("requirements", {"rule": "req-pci-dss"}),
        ("expects", ["minors-ask"]),
    ],
)
def test_a_thing_that_rests_on_something_else_is_refused(
    knowledge: Knowledge, key: str, thing: dict[str, Any]
) -> None:
    case = next(c for c in _cases() if "minors-ask" in c.get("fires", ()))
    expects = thing if key == "levels" else [thing]
    with pytest.raises(AssertionError):
        test_the_example_holds(knowledge, case | {key: expects})


def test_every_case_is_one_sentence_in_both_languages() -> None:
    for case in _cases():
        for sentence in (case["case"], case["en"]):
            assert sentence.strip(), case
            assert "\n" not in sentence, case
        assert case["case"] != case["en"]
