"""What differs since a day, as text: every word agrees, and every event has its words."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from courtier.report.since_view import EVENTS, WHAT, since_text
from courtier.results.classification import Levels
from courtier.results.since import Difference, RecordMoved, SinceResult
from courtier.values.text import Text
from tests.report.sample import assessment

DAY = date(2027, 6, 1)
LEVELS = Levels(confidentiality="protege-a", integrity="low", availability="low")


def _shown(language: Any, *differences: Difference) -> str:
    seen = assessment()
    result = SinceResult(
        schema="courtier/classify-since/1",
        provenance=seen.provenance, workload=seen.workload, since=DAY,
        known_then=True, before=LEVELS, after=LEVELS, differences=differences,
    )  # fmt: skip
    return since_text(result, language, width=120)


def _difference(what: Any, change: Any, *records: RecordMoved) -> Difference:
    return Difference(
        what=what, id="x", change=change, text=Text(fr="Nom", en="Name"), records=records
    )


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("level", ("nouveau", "disparu", "changé")),
        ("flag", ("nouveau", "disparu", "changé")),
        ("requirement", ("nouvelle", "disparue", "changée")),
        ("duty", ("nouvelle", "disparue", "changée")),
        ("question", ("nouvelle", "disparue", "changée")),
        ("rule", ("nouvelle", "disparue", "changée")),
    ],
)
def test_each_change_agrees_with_what_changed(what: str, words: tuple[str, ...]) -> None:
    changes = ("added", "removed", "changed")
    page = _shown("fr", *(_difference(what, change) for change in changes))
    assert WHAT[what].fr in page
    french = "x\u00a0: Nom ({word})" if what == "level" else "Nom ({word}) [x]"
    for word in words:
        assert french.format(word=word) in page
    english = "x: Name ({word})" if what == "level" else "Name ({word}) [x]"
    page = _shown("en", *(_difference(what, change) for change in changes))
    for word in ("new", "gone", "changed"):
        assert english.format(word=word) in page


@pytest.mark.parametrize(
    ("language", "line"),
    [("fr", "- Confidentialité\u00a0: Nom (changé)"), ("en", "- Confidentiality: Name (changed)")],
)
def test_a_level_is_told_by_the_name_of_its_criterion(language: str, line: str) -> None:
    item = _difference("level", "changed").model_copy(update={"id": "confidentiality"})
    assert f"  {line}" in _shown(language, item).splitlines()


def test_every_event_of_a_record_has_its_words() -> None:
    events = get_args(RecordMoved.model_fields["event"].annotation)
    assert set(EVENTS) == set(events)
    moved = RecordMoved(id="r", event="withdrawn", on=DAY)
    assert "r : fiche retirée par l’organisme le 1er juin 2027" in _shown(
        "fr", _difference("rule", "removed", moved)
    ).replace("\u00a0", " ")
    assert "r: record withdrawn by the body on 1 June 2027" in _shown(
        "en", _difference("rule", "removed", moved)
    ).replace("\u00a0", " ")
