"""The examples that a jurist can read and add, in ``tests/risk/examples``."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import Rule
from courtier.reading.marked import read_marked
from courtier.results.classification import ClassifyOutcome
from tests.risk.build import classified, workload

FOLDER = Path(__file__).parent / "examples"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['case']}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in read_marked(path.read_bytes(), path.name).value
]


def _run(knowledge: Knowledge, case: dict[str, Any]) -> ClassifyOutcome:
    parts = {
        key: case[key] for key in ("organization", "service", "answers", "scheme") if key in case
    }
    item = workload(case["information"], **parts)
    return classified(knowledge, item, date.fromisoformat(case["as_of"]))


@pytest.mark.parametrize("case", CASES)
def test_the_example_holds(knowledge: Knowledge, case: dict[str, Any]) -> None:
    outcome = _run(knowledge, case)
    result = outcome.classification
    for criterion, level in case.get("levels", {}).items():
        assert result.levels.of(criterion) == level, criterion
    fired = {fact.id for fact in outcome.facts}
    assert set(case.get("fires", ())) <= fired
    assert fired.isdisjoint(case.get("quiet", ()))
    questions = {question.id for question in result.questions}
    assert set(case.get("questions", ())) <= questions
    assert questions.isdisjoint(case.get("no_questions", ()))
    assert set(case.get("flags", ())) <= set(result.flags)
    assert set(result.flags).isdisjoint(case.get("no_flags", ()))
    findings = {finding.id for finding in outcome.findings}
    assert set(case.get("findings", ())) <= findings
    assert findings.isdisjoint(case.get("no_findings", ()))


def test_every_rule_has_a_case_that_fires_and_one_that_nearly_does(knowledge: Knowledge) -> None:
    fires: Counter[str] = Counter()
    quiet: Counter[str] = Counter()
    for param in CASES:
        case: dict[str, Any] = param.values[0]  # type: ignore[assignment]
        fires.update(case.get("fires", ()))
        quiet.update(case.get("quiet", ()))
    rules = set(knowledge.all(Rule))
    assert rules - set(fires) == set()
    assert rules - set(quiet) == set()
