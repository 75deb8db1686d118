"""Exceptions and the baseline: boundaries of time, what they name, what they never hide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from courtier.check.baseline import baseline_text, read_baseline
from courtier.check.granted import Weighed, weigh
from courtier.check.policy import Exempted, Placed
from courtier.check.settings import Granted, Settings
from courtier.knowledge.door import Knowledge
from courtier.results.check import CheckFinding, Examined, Subject
from courtier.values.errors import InputError
from tests.check.made import DAY, NAME, checked, settings, workload

END = date(2026, 12, 31)
RULE = "residency-outside"
PLACE = Placed(origin="local", file="courtier.toml", line=4, column=1)


@pytest.fixture
def findings(knowledge: Knowledge) -> tuple[CheckFinding, ...]:
    content = workload(hosting={"places": {"data": "any"}})
    found = checked(content, knowledge, settings(residency="canada")).findings
    return tuple(f for f in found if f.id == RULE)


def _granted(**changes: object) -> Granted:
    values = {
        "rule": RULE, "workload": "permis", "approved_by": "Directrice", "reason": "Migration",
        "until": END, **changes,
    }  # fmt: skip
    return Granted(Exempted.model_validate(values), PLACE, refused=False)


EXAMINED = Examined(
    file=NAME, sort="workload", subject=Subject(workload="permis"), sha256="0" * 64, as_of=DAY,
    passed=(), skipped=(),
)  # fmt: skip


def _weighed(findings: tuple[CheckFinding, ...], granted: Granted, on: date = DAY) -> Weighed:
    return weigh(findings, Settings(exceptions=(granted,)), (), on, (EXAMINED,))


@pytest.mark.parametrize(
    ("on", "standing", "status", "left"),
    [
        (END - timedelta(1), "excepted", "in-force", 1),
        (END, "excepted", "in-force", 0),
        (END + timedelta(1), "counts", "expired", -1),
    ],
)
def test_the_last_day_of_an_exception_counts(
    on: date, standing: str, status: str, left: int, findings: tuple[CheckFinding, ...]
) -> None:
    found = _weighed(findings, _granted(), on)
    assert found.findings[0].standing == standing
    assert (found.exceptions[0].status, found.exceptions[0].days_left) == (status, left)
    expired = [f for f in found.findings if f.id == "exception-expired"]
    assert bool(expired) is (status == "expired")
    for finding in expired:
        assert finding.severity == "error"
        assert finding.location is not None
        assert (finding.location.file, finding.location.line) == ("courtier.toml", 4)


@pytest.mark.parametrize(
    ("changes", "covers", "aims"),
    [
        ({}, True, True),
        ({"workload": "autre"}, False, False),
        ({"rule": "level-unconfirmed"}, False, True),
        ({"workload": None, "files": ("charges/*.json",)}, True, True),
        ({"workload": None, "files": ("autres/*",)}, False, False),
        ({"files": ("autres/*",)}, False, False),
        ({"detail": "soc-2"}, False, True),
    ],
)
def test_an_exception_covers_only_what_it_names(
    changes: dict[str, object], covers: bool, aims: bool, findings: tuple[CheckFinding, ...]
) -> None:
    """One that bears on files which this run did not examine is not said to be unused."""
    assert NAME.startswith("charges/")
    found = _weighed(findings, _granted(**changes))
    assert (found.findings[0].standing == "excepted") is covers
    assert found.exceptions[0].findings == int(covers)
    unused = any(f.id == "exception-unused" for f in found.findings)
    assert unused is (not covers and aims)


def test_a_refused_exception_covers_nothing(findings: tuple[CheckFinding, ...]) -> None:
    found = _weighed(findings, replace(_granted(), refused=True))
    assert found.findings[0].standing == "counts"
    assert [f.id for f in found.findings[1:]] == ["exception-refused"]


# The baseline


def test_only_what_is_new_counts(tmp_path: Path, findings: tuple[CheckFinding, ...]) -> None:
    path = tmp_path / "base.json"
    path.write_text(baseline_text(findings), "utf-8")
    known = read_baseline(path)
    assert known == {findings[0].fingerprint}
    other = findings[0].model_copy(update={"fingerprint": "0" * 64})
    found = weigh((*findings, other), Settings(), known, DAY, ())
    assert [f.standing for f in found.findings] == ["known", "counts"]


def test_a_locked_rule_is_never_in_the_baseline(findings: tuple[CheckFinding, ...]) -> None:
    known = {finding.fingerprint for finding in findings}
    found = weigh(findings, Settings(locked=frozenset({RULE})), known, DAY, ())
    assert [f.standing for f in found.findings] == ["counts"]


def test_what_is_excepted_stays_out_of_the_baseline(findings: tuple[CheckFinding, ...]) -> None:
    found = _weighed(findings, _granted())
    assert findings[0].fingerprint not in baseline_text(found.findings)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"schema": "courtier/check-baseline/1"}',
     '{"schema": "courtier/check-baseline/1", "findings": [{"fingerprint": "x"}]}',
     '{"schema": "autre", "findings": []}', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "base.json"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        read_baseline(path)
    assert [m.code for m in caught.value.mistakes] == ["no-baseline"]
