"""A compiled catalogue gives the verdicts of ``match``, whatever the catalogue and the workload."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courtier.catalog.compiled.catalogue import Compiled, Question, compiled
from courtier.catalog.compiled.codes import NOT_IN_CATALOGUE, VERDICTS
from courtier.catalog.compiled.verdicts import Judge
from courtier.catalog.match import match
from courtier.knowledge.door import Knowledge
from tests.catalog.compiled.drawn import World

SLOWLY = settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


def matched(made: Compiled, question: Question) -> dict[str, str]:
    """The verdict of ``match`` on each offering in the catalogue on the day."""
    outcome = match(
        question.workload, question.classification, question.asked, made.facts, question.as_of
    )
    return {item.offering: item.verdict for item in outcome.matches}


def computed(judge: Judge, question: Question) -> dict[str, str]:
    """The verdict of the arrays on each offering in the catalogue on the day."""
    codes = judge.verdicts(question).tolist()
    said = zip(judge.compiled.ids, codes, strict=True)
    return {name: VERDICTS[code] for name, code in said if code != NOT_IN_CATALOGUE}


@SLOWLY
@given(number=st.integers(0, 2**32))
def test_the_arrays_say_what_match_says(knowledge: Knowledge, number: int) -> None:
    world = World(number, knowledge)
    made = compiled(world.catalogue())
    judge = Judge(made)
    for _ in range(6):
        question = world.question(made.facts)
        assert computed(judge, question) == matched(made, question)
