"""The text of a match says each thing once, and names the rule that ``explain`` opens."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from courtier.api import road
from courtier.knowledge.door import Knowledge
from courtier.report import beside, digest
from courtier.report.explain import explanations
from courtier.report.match_view import match_text
from courtier.values.text import Language

DAY = date(2026, 11, 23)
EXAMPLE = Path(__file__).parents[2] / "examples" / "permis-en-ligne.yaml"


@pytest.fixture(scope="module", params=["fr", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    return "fr" if request.param == "fr" else "en"


@pytest.fixture(scope="module")
def said(language: Language) -> tuple[str, ...]:
    result = road(EXAMPLE, as_of=DAY).match_result()
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


def test_each_unknown_requirement_names_who_can_lift_it(
    said: tuple[str, ...], language: Language
) -> None:
    unknown = {"fr": "(inconnue", "en": "(unknown"}[language]
    lifts = {"fr": "peut le lever\u00a0: conseiller", "en": "who can lift it: procurement"}[
        language
    ]
    told = [line for line in said if unknown in line]
    assert any("PCI DSS" in line for line in told)
    assert all(lifts in line for line in told)


def test_what_bars_all_alike_is_said_once_with_every_name(language: Language) -> None:
    result = road(EXAMPLE.with_name("registre-temoins.yaml"), as_of=DAY).match_result()
    text = match_text(result, language, width=2000)
    why = {"fr": "Une règle remet la suite à une personne", "en": "A rule hands the matter"}
    assert text.count(why[language]) == 1
    assert {m.verdict for m in result.matches} == {"undetermined"}
    assert all(text.count(f"[{m.offering}]") == 1 for m in result.matches)
    assert all(m.why is not None for m in result.matches)


def test_a_group_says_how_many_of_it_failed_alike(
    said: tuple[str, ...], language: Language
) -> None:
    form = {"fr": r"    (\d+) offres? : Vendu comme : ", "en": r"    (\d+) offerings?: Sold as: "}
    plain = [line.replace("\u00a0", " ") for line in said]
    counted = [
        (int(found[1]), plain[n + 1].count("["))
        for n, line in enumerate(plain)
        if (found := re.match(form[language], line))
    ]
    assert len(counted) == 2
    assert all(told == names for told, names in counted)


def test_the_summary_groups_them_too(language: Language) -> None:
    result = road(EXAMPLE.with_name("registre-temoins.yaml"), as_of=DAY).match_result()
    (group,) = digest.outs(result.matches, result.requirements)
    ((found, members),) = beside.by_found(group.offerings, group.words)
    assert found is not None
    assert found.in_(language)
    assert len(members) == len(result.matches)
    assert beside.by_found(members, found) == [(None, members)]
