"""Every source that a report shows is told in the language of its reader, never as a raw key."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from courtier.assessment import Road
from courtier.cost.estimate import estimate
from courtier.cost.facts import CostFacts, cost_facts
from courtier.cost.origins import with_origin
from courtier.knowledge.door import Knowledge
from courtier.results.estimate import Assumption
from courtier.values.text import LANGUAGES, Language, Text
from courtier.workload.reader import read_workload
from tests.cost.filled import filled
from tests.cost.sample import DAY, facts, match, workload

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
PROPER = re.compile(r"https?://|github [\w.-]+/|apache-libcloud |Google Cloud Assured Workloads: ")
"""What no language translates: an address, a repository, a package, a product."""
FRENCH = re.compile(r"\b(le|la|les|de|des|du|par|et|un|une|d’)\b|[’àâçéèêîôû]", re.IGNORECASE)
ENGLISH = re.compile(r"\b(the|of|in|and|by|not|from|kept|recorded)\b", re.IGNORECASE)
FOREIGN: dict[Language, re.Pattern[str]] = {"fr": ENGLISH, "en": FRENCH}
FICTIONAL = "Taux fictif de l’exemple"
"""What the body wrote in its own file stays as it wrote it."""
KEY = re.compile(r"[a-z]+[a-z_.\[\]0-9]*\Z")
"""A word of the file as it is typed there."""
CATALOG = Path(__file__).parents[2] / "catalog"
METHOD = {p.stem for d in ("assumptions", "exchange-rates") for p in (CATALOG / d).glob("*.yaml")}
"""The ids of the defaults that an estimate reads."""


@cache
def known() -> CostFacts:
    return cost_facts(Knowledge(), DAY)


def titles() -> set[str]:
    """Every title that a default, a price, a plan or a surcharge may show as its source."""
    facts = known()
    values = [v for key in METHOD for v in facts.parameters[key].values]
    found = {value.sources[0].title for value in values if value.value is not None}
    found |= {row.source for row in facts.prices} | {band.source for band in facts.support_plans}
    return found | {o.sources[0].title for o in facts.offerings.values() if o.surcharge}


def assumption(source: str) -> Assumption:
    name = Text(fr="a", en="a")
    given = {"id": "a", "text": name, "value": "1", "unit": "1", "on": None, "basis": "default"}
    return Assumption.model_validate(given | {"confidence": "design", "source": source})


def is_told(source: str, words: str, language: Language) -> bool:
    return (
        source == FICTIONAL
        or bool(PROPER.match(words))
        or not FOREIGN[language].search(words.replace("Québec", ""))
    )


@pytest.mark.parametrize("source", sorted(titles()))
def test_every_source_of_a_fact_has_its_words_in_both_languages(source: str) -> None:
    told = with_origin(assumption(source), workload(), known()).source_text
    assert told is not None
    for language in LANGUAGES:
        assert is_told(source, told.in_(language), language), told.in_(language)


def shown() -> dict[str, Text | None]:
    """The source of each assumption of every example, and of a file that gives all it may."""
    found: dict[str, Text | None] = {}
    for path in EXAMPLES:
        knowledge = Knowledge()
        read = read_workload(path.read_bytes(), knowledge, name=path.name)
        every = Road(read, knowledge, DAY).estimated.estimate.assumptions
        found |= {each.source: each.source_text for each in every if each.source}
    given = estimate(workload(**filled()), (match(),), facts(), DAY).estimate.assumptions
    return found | {each.source: each.source_text for each in given if each.source}


def test_every_source_shown_is_told_in_words_and_in_the_language() -> None:
    found = shown()
    assert {"needs", "on_premise", "cost", "service", "acquisition.quotes[0]"} <= set(found)
    for source, told in found.items():
        assert told is not None, source
        for language in LANGUAGES:
            words = told.in_(language)
            assert is_told(source, words, language), words
            assert not KEY.match(words) or words in ("list",), words


def test_who_filled_in_a_part_is_told_with_it() -> None:
    told = with_origin(assumption("on_premise (Équipe exemple)"), workload(), known()).source_text
    assert told is not None
    assert told.en == "on-premise room in the file, filled in by Équipe exemple"
    assert told.fr == "centre sur place décrit au fichier, rempli par Équipe exemple"


def test_a_quote_is_named_by_its_offering_and_its_day() -> None:
    line = {"item": "web", "unit": "year", "quantity": 1, "price_cad": 1}
    quote = {"offering": "aws-canada", "on": "2026-11-01", "lines": [line]}
    given = workload(acquisition={"quotes": [quote]})
    told = with_origin(assumption("acquisition.quotes[0]"), given, known()).source_text
    assert told is not None
    assert told.en.replace("\u00a0", " ") == "quote for “AWS in Canada” of 1 November 2026"


def test_a_title_that_nobody_put_in_words_stays_as_it_is() -> None:
    told = with_origin(assumption("Ma liste"), workload(), known()).source_text
    assert told == Text(fr="Ma liste", en="Ma liste")
    bare = assumption("x").model_copy(update={"source": None})
    assert with_origin(bare, workload(), known()) is bare
