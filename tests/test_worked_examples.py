"""The four examples against what was written by hand, before the engine ran."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from courtier.api import road
from courtier.reading.marked import read_marked

ROOT = Path(__file__).parents[1]
NAMES = sorted(path.stem for path in (ROOT / "examples" / "expected").glob("*.yaml"))


def _expected(name: str) -> dict[str, Any]:
    path = ROOT / "examples" / "expected" / f"{name}.yaml"
    value: dict[str, Any] = read_marked(path.read_bytes(), path.name).value
    return value


def _check(found: set[str], expected: dict[str, Any]) -> None:
    assert set(expected.get("present", ())) <= found
    assert found.isdisjoint(expected.get("absent", ()))


@pytest.fixture(scope="module", params=NAMES)
def case(request: pytest.FixtureRequest) -> tuple[Any, dict[str, Any]]:
    name: str = request.param
    return road(ROOT / "examples" / f"{name}.yaml").assessment(), _expected(name)


def test_there_are_four_examples_each_with_its_expected_result() -> None:
    files = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))
    assert files == NAMES
    assert len(NAMES) == 4


def test_levels_and_reasons(case: tuple[Any, dict[str, Any]]) -> None:
    found, expected = case
    for criterion, level in expected["levels"].items():
        assert found.classification.levels.of(criterion) == level
    reasons = {(r.rule, r.criterion, r.level, r.asset) for r in found.classification.reasons}
    for reason in expected.get("because", ()):
        wanted = (reason["rule"], reason["criterion"], reason["level"], reason["asset"])
        assert wanted in reasons
    assert found.classification.status == "proposed"


def test_flags_duties_requirements_questions_findings(case: tuple[Any, dict[str, Any]]) -> None:
    found, expected = case
    result = found.classification
    _check(set(result.flags), expected.get("flags", {}))
    _check({duty.id for duty in result.duties}, expected.get("duties", {}))
    _check({r.id for r in found.requirements}, expected.get("requirements", {}))
    _check({q.id for q in result.questions}, expected.get("questions", {}))
    _check({f.id for f in found.findings}, expected.get("findings", {}))


def test_verdicts(case: tuple[Any, dict[str, Any]]) -> None:
    found, expected = case
    verdicts = {match.verdict for match in found.matches}
    assert verdicts.isdisjoint(expected["verdicts"].get("never", ()))
    if "only" in expected["verdicts"]:
        assert verdicts == set(expected["verdicts"]["only"])


def test_estimate(case: tuple[Any, dict[str, Any]]) -> None:
    found, expected = case
    status = {option.id: option.status for option in found.estimate.options}
    for word, options in expected.get("estimate", {}).items():
        assert {option: status[option] for option in options} == dict.fromkeys(options, word)
    costed = {
        match.offering for match in found.matches if match.verdict in ("eligible", "conditional")
    }
    assert {o.removeprefix("cloud:") for o in status if o.startswith("cloud:")} == costed


def test_route(case: tuple[Any, dict[str, Any]]) -> None:
    found, expected = case
    if "route" not in expected:
        return
    assert found.route.procedure == expected["route"]["procedure"]
    status = {route.id: route.status for route in found.route.routes}
    for word in ("open", "excluded", "undetermined"):
        for name in expected["route"].get(word, ()):
            assert status[name] == word, name
    assert set(status).isdisjoint(expected["route"].get("absent", ()))
