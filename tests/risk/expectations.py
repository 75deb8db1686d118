"""What an example expects, each thing with the record and the article that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import Duty, RequirementRule, Rule
from courtier.results.classification import ClassifyOutcome

Resting = Rule | Duty | RequirementRule


@dataclass(frozen=True)
class Expected:
    """One thing expected; ``rule`` and ``article`` are None where the example does not say."""

    what: str
    rule: str | None
    article: str | None
    says_article: bool
    status: str | None


def expected(case: dict[str, Any], key: str, name: str = "rule") -> Iterator[Expected]:
    """What a case lists under a key: a bare id, or a mapping with the rule and its article.

    Args:
        case: The example.
        key: ``fires``, ``quiet``, ``duties``, ``requirements``, ``questions`` or ``flags``.
        name: The key of a mapping that names the thing itself.
    """
    for item in case.get(key, ()):
        if isinstance(item, dict):
            assert set(item) <= {name, "rule", "article", "status"}, item
            yield _of(item[name], item)
        else:
            yield Expected(item, None, None, False, None)


def expected_levels(case: dict[str, Any]) -> Iterator[tuple[str, Expected]]:
    """The level expected of each criterion, alone or with the rule that gives it."""
    for criterion, item in case.get("levels", {}).items():
        if isinstance(item, dict):
            assert set(item) <= {"level", "rule", "article"}, item
            yield criterion, _of(item["level"], item)
        else:
            yield criterion, Expected(item, None, None, False, None)


def _of(what: str, item: dict[str, Any]) -> Expected:
    said = "article" in item
    return Expected(what, item.get("rule"), item.get("article"), said, item.get("status"))


def records_of(knowledge: Knowledge) -> dict[str, Resting]:
    """The rules, duties and requirements, by id."""
    return {**knowledge.all(Rule), **knowledge.all(Duty), **knowledge.all(RequirementRule)}


def check_article(knowledge: Knowledge, thing: Expected) -> None:
    """The article that the example names is the one of the record."""
    name = thing.rule or thing.what
    record = records_of(knowledge).get(name)
    assert record is not None, f"no rule, duty or requirement is called {name}"
    if thing.says_article:
        assert record.article == thing.article, name


def check_level(outcome: ClassifyOutcome, criterion: str, thing: Expected) -> None:
    """The level is the one expected, and the rule named is among its reasons."""
    found = outcome.classification
    assert found.levels.of(criterion) == thing.what, criterion
    if thing.rule is not None:
        because = {
            (reason.rule, reason.level) for reason in found.reasons if reason.criterion == criterion
        }
        assert (thing.rule, thing.what) in because, criterion


def check_duty(outcome: ClassifyOutcome, thing: Expected) -> None:
    """The duty is there, with the article told and the status expected."""
    duties = {duty.id: duty for duty in outcome.classification.duties}
    assert thing.what in duties, thing.what
    if thing.says_article:
        assert duties[thing.what].article == thing.article
    if thing.status is not None:
        assert duties[thing.what].status == thing.status, thing.what


def sets(record: Resting, flag: str) -> bool:
    """Tell whether a rule sets a flag, surely or in doubt."""
    return isinstance(record, Rule) and any(effect.flag == flag for effect in record.effects)


def asks(record: Resting, question: str) -> bool:
    """Tell whether a rule or a duty asks a question; that of one asset ends with its id."""
    if isinstance(record, Rule):
        names = [effect.ask.id for effect in record.effects if effect.ask]
    elif isinstance(record, Duty):
        names = [left.question.id for left in record.yields if left.question]
    else:
        names = []
    return question.split(".")[0] in names
