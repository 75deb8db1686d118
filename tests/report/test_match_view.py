"""The text of a match says each thing once, and names the rule that ``explain`` opens."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from courtier.api import road
from courtier.knowledge.door import Knowledge
from courtier.report.explain import explanations
from courtier.report.match_view import match_text
from courtier.values.text import Language

EXAMPLE = Path(__file__).parents[2] / "examples" / "permis-en-ligne.yaml"


@pytest.fixture(scope="module", params=["fr", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    return "fr" if request.param == "fr" else "en"


@pytest.fixture(scope="module")
def said(language: Language) -> tuple[str, ...]:
    result = road(EXAMPLE, as_of=date(2026, 11, 23)).match_result()
    return tuple(match_text(result, language, width=2000).splitlines())


def test_a_condition_of_all_is_said_once(said: tuple[str, ...], language: Language) -> None:
    words = {"fr": "confirme le niveau", "en": "confirms the level"}[language]
    assert sum(words in line for line in said) == 1


def test_an_offering_says_nothing_twice(said: tuple[str, ...], language: Language) -> None:
    silence = {"fr": "rien au catalogue pour cette offre", "en": "nothing in the catalogue"}
    start = next(n for n, line in enumerate(said) if line.endswith("[aws-canada]"))
    end = next(n for n in range(start, len(said)) if not said[n])
    told = Counter("CCCS" in line for line in said[start:end] if silence[language] in line)
    assert told[True] == 1


def test_the_rule_that_decided_is_named_and_explained(said: tuple[str, ...]) -> None:
    named = [line for line in said if "[absent-is-unknown]" in line]
    assert named
    assert explanations("absent-is-unknown", Knowledge())
