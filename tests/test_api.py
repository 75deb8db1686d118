"""The Python verbs: the same answers as the command line, and errors with data."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import courtier
from courtier.cli.main import run
from courtier.report.json import as_json
from courtier.values.errors import InputError, UsageError

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "permis-en-ligne.yaml"


@pytest.mark.parametrize("verb", ["classify", "match", "cost", "route", "assess"])
def test_a_verb_gives_what_the_command_prints(
    verb: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    result = getattr(courtier, verb)(EXAMPLE)
    assert run([verb, str(EXAMPLE), "--format", "json"]) == 0
    printed = capfdbinary.readouterr().out
    assert printed.decode() == as_json(result)
    assert json.loads(printed)["schema"].startswith("courtier/")


def test_bytes_are_read_as_a_file_is() -> None:
    one, other = courtier.classify(EXAMPLE), courtier.classify(EXAMPLE.read_bytes())
    assert one.classification == other.classification
    assert one.provenance.workload_sha256 == other.provenance.workload_sha256


def test_the_day_given_beats_the_day_of_the_file() -> None:
    assert courtier.route(EXAMPLE).provenance.as_of == date(2026, 11, 23)
    earlier = courtier.route(EXAMPLE, as_of=date(2015, 11, 1))
    assert earlier.provenance.as_of == date(2015, 11, 1)


def test_without_any_day_no_clock_is_read() -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace("reference_date: 2026-11-23\n", "")
    with pytest.raises(UsageError):
        courtier.classify(text.encode())


def test_mistakes_come_with_their_place() -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace("kind: payment-card", "kind: payment-crad")
    with pytest.raises(InputError) as refusal:
        courtier.classify(text.encode())
    mistake = refusal.value.mistakes[0]
    assert mistake.path == "information.1.kind"
    assert mistake.line == 24
    assert "payment-card" in mistake.help.fr


def test_an_unknown_name_is_not_there() -> None:
    with pytest.raises(AttributeError):
        courtier.nothing  # noqa: B018
