"""The law of one day under one scheme: its records made ready once, for every workload.

An inventory asks the same thousands of times; what depends on the workload is not here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache

from courtier.knowledge.conditions import FactValue, Trigger
from courtier.knowledge.records.conditions import Condition
from courtier.knowledge.records.risk import (
    CRITERIA,
    Criterion,
    Duty,
    Effect,
    Kind,
    RequirementRule,
    Rule,
)
from courtier.results.common import FactUsed
from courtier.risk.facts import RiskFacts
from courtier.risk.scale import Scale, rank_of
from courtier.values.text import Text, say


@dataclass(frozen=True)
class Floor:
    """The least rank that a kind gives to a criterion, and why."""

    criterion: Criterion
    rank: int
    text: Text


class ReadyKind:
    """A kind, with its floors as ranks."""

    def __init__(self, record: Kind) -> None:
        self.record = record
        self.used = FactUsed(id=record.id, confidence=record.confidence)
        self.flags = frozenset(record.flags)
        self.floors = tuple(_floors(record))


class ReadyRule:
    """A rule, with its conditions ready and the questions that may settle it."""

    def __init__(self, record: Rule, law: Law) -> None:
        self.record = record
        self.trigger = Trigger(record.when, law.parameter)
        self.used = FactUsed(id=record.id, confidence=record.confidence)
        self.asks = tuple(effect.ask.id for effect in record.effects if effect.ask)
        self.raises = tuple(_raises(record.effects))


class ReadyDuty:
    """A duty, with its conditions ready; ``surely`` is None where its start is in doubt."""

    def __init__(self, record: Duty, surely: bool | None) -> None:
        self.record = record
        self.surely = surely
        self.trigger = Trigger(record.when)
        self.checks = tuple(y.check for y in record.yields if y.check)
        self.documents = tuple(y.document for y in record.yields if y.document)
        self.questions = tuple(y.question for y in record.yields if y.question)


class Law:
    """The records in force on a day under the scheme of the facts.

    Args:
        facts: The records, whatever their period.
        as_of: The day of the law.
    """

    def __init__(self, facts: RiskFacts, as_of: date) -> None:
        self.facts = facts
        self.as_of = as_of
        self.scale = Scale(facts.scheme)
        self._numbers: dict[str, Decimal | None] = {}
        self._kinds: dict[str, ReadyKind] = {}
        self._required = lru_cache(maxsize=1024)(self._required_of)

    @cached_property
    def rules(self) -> tuple[ReadyRule, ...]:
        """The rules, in their order."""
        records = self.facts.rules.values()
        return tuple(ReadyRule(rule, self) for rule in records if self._serves(rule))

    @cached_property
    def rules_by_subject(self) -> dict[str, tuple[ReadyRule, ...]]:
        """The rules that look at one ``asset``, and those that look at the ``workload``."""
        return {
            each: tuple(rule for rule in self.rules if rule.record.each == each)
            for each in ("asset", "workload")
        }

    @cached_property
    def read_of_assets(self) -> frozenset[str]:
        """The facts that decide what is derived from one asset."""
        rules = self.rules_by_subject["asset"]
        return frozenset({"personal"} | {c.fact for rule in rules for c in rule.record.when})

    @cached_property
    def volumes(self) -> tuple[Decimal, ...]:
        """The numbers of persons from which some rule fires, least first."""
        conditions = [c for c in self._conditions() if c.fact == "persons"]
        found = {self.parameter(c.parameter) for c in conditions if c.parameter}
        written = {c.at_least for c in conditions if isinstance(c.at_least, Decimal)}
        return tuple(sorted(bound for bound in found | written if bound and bound > 0))

    @cached_property
    def recoveries(self) -> tuple[tuple[str, Decimal], ...]:
        """The hours of recovery that some rule reads, with its bound."""
        return tuple(
            (condition.fact, condition.at_most)
            for condition in self._conditions()
            if condition.fact in ("rto-hours", "rpo-hours")
            and isinstance(condition.at_most, Decimal)
        )

    def _conditions(self) -> Iterator[Condition]:
        return (condition for rule in self.rules for condition in rule.record.when)

    @cached_property
    def _requirements(self) -> tuple[tuple[RequirementRule, Trigger], ...]:
        records = self.facts.requirements.values()
        return tuple((rule, Trigger(rule.when)) for rule in records if self._serves(rule))

    @cached_property
    def _read_of_requirements(self) -> tuple[str, ...]:
        read = {c.fact: None for rule, _ in self._requirements for c in rule.when}
        return tuple(read)

    def required(self, whole: Mapping[str, FactValue]) -> tuple[RequirementRule, ...]:
        """The requirements of the scheme that hold for what is known of a workload.

        Changes that are tried lead to few levels, so the latest answers are kept.
        """
        return self._required(tuple(whole.get(fact) for fact in self._read_of_requirements))

    def _required_of(self, values: tuple[FactValue, ...]) -> tuple[RequirementRule, ...]:
        whole = dict(zip(self._read_of_requirements, values, strict=True))
        return tuple(rule for rule, trigger in self._requirements if trigger.judge(whole))

    @cached_property
    def duties(self) -> tuple[ReadyDuty, ...]:
        """The duties in force, or that may be, in their order."""
        held = ((duty, duty.surely_holds_on(self.as_of)) for duty in self.facts.duties.values())
        return tuple(ReadyDuty(duty, surely) for duty, surely in held if surely is not False)

    def kind(self, identifier: str) -> ReadyKind | None:
        """A kind by its id, read when it is first asked for; None when no layer has it."""
        if identifier not in self._kinds:
            record = self.facts.kinds.get(identifier)
            if record is None:
                return None
            self._kinds[identifier] = ReadyKind(record)
        return self._kinds[identifier]

    def parameter(self, identifier: str) -> Decimal | None:
        """The number of a dated parameter on the day; None when it is unknown."""
        if identifier not in self._numbers:
            record = self.facts.parameters.get(identifier)
            value = record.at(self.as_of) if record else None
            number = value.value if value else None
            self._numbers[identifier] = number if isinstance(number, Decimal) else None
        return self._numbers[identifier]

    def _serves(self, record: Rule | RequirementRule) -> bool:
        schemes = record.schemes
        return record.holds_on(self.as_of) and (not schemes or self.facts.scheme.id in schemes)


def law_on(facts: RiskFacts, as_of: date) -> Law:
    """The law of a day, made ready when it is first asked for."""
    if as_of not in facts.laws:
        facts.laws[as_of] = Law(facts, as_of)
    return facts.laws[as_of]


def _raises(effects: tuple[Effect, ...]) -> Iterator[tuple[Criterion, int]]:
    for effect in effects:
        if effect.raises and effect.to:
            yield effect.raises, rank_of(effect.raises, effect.to)


def _floors(kind: Kind) -> Iterator[Floor]:
    for criterion in CRITERIA:
        floor = getattr(kind.floors, criterion) if kind.floors else None
        if floor is not None:
            yield Floor(criterion, rank_of(criterion, floor), _floor_text(kind))


def _floor_text(kind: Kind) -> Text:
    """Whose the floor is: this project's, or that of the text that the record cites."""
    fr, en = _FLOORS[kind.confidence == "design", kind.anchor is not None]
    return say(fr, en, kind=kind.name, anchor=kind.anchor or "")


_FLOORS: dict[tuple[bool, bool], tuple[str, str]] = {
    (True, False): (
        "Plancher de la nature « {kind} », choix de ce projet.",
        "Floor of the kind “{kind}”, a choice of this project.",
    ),
    (True, True): (
        "Plancher de la nature « {kind} », choix de ce projet (ancrage : {anchor}).",
        "Floor of the kind “{kind}”, a choice of this project (anchor: {anchor}).",
    ),
    (False, False): (
        "Plancher de la nature « {kind} », selon le texte cité.",
        "Floor of the kind “{kind}”, by the text cited.",
    ),
    (False, True): (
        "Plancher de la nature « {kind} », selon le texte cité (ancrage : {anchor}).",
        "Floor of the kind “{kind}”, by the text cited (anchor: {anchor}).",
    ),
}
