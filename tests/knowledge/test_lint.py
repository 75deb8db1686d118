"""The bundled facts hold: no error, no warning, each file read once; ``make test`` runs this."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from courtier.check.lint.model import Fault
from courtier.check.lint.run import lint
from courtier.check.lint.sorts import SORTS
from courtier.knowledge.door import Knowledge

DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def faults(knowledge: Knowledge) -> tuple[Fault, ...]:
    return lint(knowledge, as_of=DAY)


def test_no_bundled_file_has_an_error(faults: tuple[Fault, ...]) -> None:
    assert [(f.file, f.line, f.text.en) for f in faults if f.severity == "error"] == []


def test_no_bundled_file_has_a_warning(faults: tuple[Fault, ...]) -> None:
    assert [(f.file, f.line, f.text.en) for f in faults if f.severity == "warning"] == []


def test_the_notes_are_about_what_is_meant(faults: tuple[Fault, ...]) -> None:
    """Years whose rate was not entered, and levels that only a person gives."""
    assert {fault.code for fault in faults} <= {"gap", "unreachable-level"}


def test_the_lint_and_the_door_see_the_same_records(knowledge: Knowledge) -> None:
    seen = sum(len(knowledge.all(record)) for record in SORTS)
    yaml = [name for name in knowledge.files if name.endswith(".yaml")]
    assert seen == len(yaml) > 350


def test_each_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What keeps the lint of some hundreds of files well under two seconds."""
    knowledge = Knowledge()
    read: list[Path] = []
    take = Path.read_bytes

    def counted(path: Path) -> bytes:
        read.append(path)
        return take(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    lint(knowledge, as_of=DAY)
    assert len(read) == len(set(read)) == len(knowledge.files)


def test_the_same_facts_give_the_same_faults(faults: tuple[Fault, ...]) -> None:
    assert lint(Knowledge(), as_of=DAY) == faults
