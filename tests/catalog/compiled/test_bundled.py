"""The bundled catalogue, every example, several days: the arrays say what ``match`` says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from courtier.api import road
from courtier.catalog.compiled.bulk import FEW, all_verdicts
from courtier.catalog.compiled.catalogue import Compiled, Question, compiled
from courtier.catalog.compiled.codes import VERDICTS
from courtier.catalog.compiled.stored import from_bytes, to_bytes
from courtier.catalog.compiled.verdicts import Judge
from courtier.catalog.facts import catalog_facts
from courtier.catalog.match import match
from courtier.knowledge.door import Knowledge
from tests.catalog.compiled.drawn import World
from tests.catalog.compiled.test_equality import computed, matched

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))
DAYS = (date(2024, 6, 1), date(2026, 11, 23), date(2029, 1, 1))


@pytest.fixture(scope="module")
def bundled(knowledge: Knowledge) -> Compiled:
    return compiled(catalog_facts(knowledge))


def question(path: Path, day: date) -> Question:
    way = road(path, as_of=day)
    return Question(way.file.workload, way.classified.classification, way.classified.asked, day)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_on_several_days(bundled: Compiled, path: Path) -> None:
    judge = Judge(bundled)
    for day in DAYS:
        asked = question(path, day)
        assert computed(judge, asked) == matched(bundled, asked)


def test_the_reasons_are_those_of_match(bundled: Compiled) -> None:
    asked = question(EXAMPLES[0], DAYS[1])
    outcome = match(asked.workload, asked.classification, asked.asked, bundled.facts, asked.as_of)
    for item in outcome.matches:
        found = bundled.reasons(asked, item.offering)
        assert found == item.model_copy(update={"rank": None})
    with pytest.raises(KeyError):
        bundled.reasons(asked, "personne")


def test_two_processes_say_what_one_says(knowledge: Knowledge) -> None:
    world = World(3, knowledge)
    made = compiled(world.catalogue())
    asked = [world.question(made.facts) for _ in range(2 * FEW)]
    one, two = (all_verdicts(made, asked, count) for count in (1, 2))
    assert np.array_equal(one, two)
    for line, item in zip(two.tolist(), asked, strict=True):
        said = {n: VERDICTS[c] for n, c in zip(made.ids, line, strict=True) if c < len(VERDICTS)}
        assert said == matched(made, item)


def test_nothing_asked_or_nothing_offered_is_no_verdict(bundled: Compiled) -> None:
    nobody = compiled(replace(bundled.facts, offerings={}))
    asked = [question(EXAMPLES[0], DAYS[1])]
    assert all_verdicts(nobody, asked).shape == (1, 0)
    assert all_verdicts(bundled, []).shape == (0, len(bundled.ids))


@pytest.mark.parametrize("number", range(20))
def test_bytes_give_the_catalogue_back(knowledge: Knowledge, number: int) -> None:
    world = World(number, knowledge)
    facts = world.catalogue()
    made = compiled(facts, {d for q in [world.question(facts)] for a in q.asked
                            for d in a.demand.certifications or ()})  # fmt: skip
    again = from_bytes(memoryview(b"".join(to_bytes(made))), replace(facts, offerings={}))
    assert dict(again.facts.offerings) == dict(facts.offerings)
    assert again.answers == made.answers
    judge = Judge(again)
    for _ in range(4):
        asked = world.question(facts)
        assert computed(judge, asked) == matched(made, asked)
        for name in again.ids:
            assert again.reasons(asked, name) == made.reasons(asked, name)
