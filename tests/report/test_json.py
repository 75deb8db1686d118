"""JSON is stable, readable, and harmless to print."""

from __future__ import annotations

import json

from courtier.report.json import as_json
from courtier.results.envelope import Assessment
from courtier.values.text import Text
from tests.report import sample


def test_the_same_result_gives_the_same_text() -> None:
    assert as_json(sample.assessment()) == as_json(sample.assessment())


def test_a_result_comes_back_whole() -> None:
    again = Assessment.model_validate_json(as_json(sample.assessment()))
    assert again.route == sample.assessment().route
    assert as_json(again) == as_json(sample.assessment())


def test_keys_are_aliases_and_accents_stay() -> None:
    text = as_json(sample.assessment())
    assert '"schema": "courtier/assessment/1"' in text
    assert "schema_" not in text
    assert "Protégé" in text
    assert text.startswith('{\n  "')
    assert text.endswith("}\n")


def test_totals_are_strings_with_two_places() -> None:
    data = json.loads(as_json(sample.assessment()))
    assert data["estimate"]["options"][0]["p50"] == "1184230.00"
    assert data["estimate"]["options"][3]["p50"] is None


def test_controls_are_escaped_and_keep_their_value() -> None:
    words = "a\x1b[31m\x9b\u202e\ud800\u2028z"
    text = as_json(Text(fr=words, en="z"))
    assert not set(text) & set("\x1b\x9b\u202e\ud800\u2028")
    assert json.loads(text)["fr"] == words
    text.encode("utf-8")
