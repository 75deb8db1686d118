"""A compiled catalogue gives the verdicts of ``match``, whatever the catalogue and the workload."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courtier.catalog.compiled.catalogue import Compiled, Question, compiled
from courtier.catalog.compiled.codes import NOT_IN_CATALOGUE, VERDICTS
from courtier.catalog.compiled.verdicts import Judge
from courtier.catalog.facts import CatalogFacts
from courtier.catalog.match import match
from courtier.knowledge.door import Knowledge
from tests.catalog.asked import asked
from tests.catalog.build import DAY, catalog, offering
from tests.catalog.compiled.drawn import World
from tests.risk.build import classified, workload

SLOWLY = settings(
    max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
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
    check(world, world.catalogue(), 6)


@SLOWLY
@given(number=st.integers(0, 2**32))
def test_certificates_alike_but_for_a_key_are_told_apart(knowledge: Knowledge, number: int) -> None:
    world = World(number, knowledge)
    world.calm = True
    check(world, world.twins(), 6)


@SLOWLY
@given(number=st.integers(0, 2**32))
def test_certificates_that_follow_one_another(knowledge: Knowledge, number: int) -> None:
    world = World(number, knowledge)
    world.calm = True
    check(world, world.relays(), 6)


def check(world: World, facts: CatalogFacts, questions: int) -> None:
    """Hold the arrays to ``match`` on some questions about one catalogue."""
    made = compiled(facts)
    judge = Judge(made)
    for _ in range(questions):
        question = world.question(made.facts)
        assert computed(judge, question) == matched(made, question)


def test_an_answer_counts_for_its_own_workload_alone(knowledge: Knowledge) -> None:
    item = asked("alone")
    facts = catalog(knowledge, offering())
    judge = Judge(compiled(facts))
    for said in ("oui", "non", "peut-être", None):
        answers = [{"question": "alone", "answer": said, "by": "R. Exemple", "on": DAY}]
        holder = workload([{"id": "a", "kind": "open-data"}], answers=answers if said else [])
        question = Question(holder, classified(knowledge, holder).classification, (item,), DAY)
        assert computed(judge, question) == matched(judge.compiled, question)
