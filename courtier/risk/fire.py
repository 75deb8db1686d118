"""Which rules fire on one asset or on the workload, and what each of them leaves behind."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from courtier.knowledge.conditions import FactValue, judge
from courtier.knowledge.records.risk import CRITERIA, Criterion, Effect, Kind, Rule, Scheme
from courtier.knowledge.records.risk import Question as QuestionRecord
from courtier.results.common import FactUsed, Question, Reason
from courtier.risk.facts import RiskFacts
from courtier.risk.scale import level_at, level_named, rank_of
from courtier.values.citation import Source
from courtier.values.text import Text, say
from courtier.workload.facts import affirmed, answer_to, denied
from courtier.workload.information import Asset
from courtier.workload.model import Workload


@dataclass(frozen=True)
class Raise:
    """A criterion raised to a rank, by which rule and why."""

    criterion: Criterion
    rank: int
    rule: str
    asset: str | None
    text: Text
    sources: tuple[Source, ...]

    def reason(self, scheme: Scheme) -> Reason:
        """The reason as the result gives it, in the levels of a scheme."""
        return Reason(
            rule=self.rule,
            criterion=self.criterion,
            level=level_at(scheme, self.criterion, self.rank).id,
            asset=self.asset,
            text=self.text,
            sources=self.sources,
        )


@dataclass
class Outcome:
    """What the rules left behind on one asset, or on the workload (``asset`` None)."""

    asset: Asset | None
    raises: list[Raise] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    questions: list[Question] = field(default_factory=list)
    undetermined: set[Criterion] = field(default_factory=set)
    stops: list[tuple[Rule, Text]] = field(default_factory=list)
    refusals: list[tuple[Rule, Text]] = field(default_factory=list)
    used: dict[str, FactUsed] = field(default_factory=dict)

    def rank(self, criterion: Criterion, lowest: int) -> int:
        """The highest rank that a rule gave, at least ``lowest``."""
        return max([lowest, *(r.rank for r in self.raises if r.criterion == criterion)])


class Firing:
    """Fires the rules in force on a day, over the facts of one asset or of the workload."""

    def __init__(self, workload: Workload, facts: RiskFacts, as_of: date) -> None:
        self.workload = workload
        self.facts = facts
        self.as_of = as_of
        scheme = facts.scheme.id
        self.rules = [
            rule
            for rule in facts.rules.values()
            if rule.holds_on(as_of) and (not rule.schemes or scheme in rule.schemes)
        ]
        self._by_each = {e: [r for r in self.rules if r.each == e] for e in ("asset", "workload")}
        self.read_of_assets = frozenset(
            {"personal"} | {c.fact for rule in self._by_each["asset"] for c in rule.when}
        )
        self._numbers: dict[str, Decimal | None] = {}

    def over(self, workload: Workload) -> Firing:
        """The same rules, on the same day, over another workload."""
        other = copy(self)
        other.workload = workload
        return other

    def parameter(self, identifier: str) -> Decimal | None:
        """The number of a dated parameter on the day; None when it is unknown."""
        if identifier not in self._numbers:
            record = self.facts.parameters.get(identifier)
            value = record.at(self.as_of) if record else None
            number = value.value if value else None
            self._numbers[identifier] = number if isinstance(number, Decimal) else None
        return self._numbers[identifier]

    def fire(self, each: str, known: dict[str, FactValue], asset: Asset | None) -> Outcome:
        """Fire every rule of one kind (``asset`` or ``workload``) over what is known."""
        outcome = Outcome(asset)
        for rule in self._by_each[each]:
            if judge(rule.when, known, self.parameter):
                outcome.used[rule.id] = FactUsed(id=rule.id, confidence=rule.confidence)
                self._apply(rule, outcome)
        return outcome

    def _apply(self, rule: Rule, outcome: Outcome) -> None:
        settled = any(
            affirmed(answer_to(effect.ask.id, outcome.asset, self.workload))
            for effect in rule.effects
            if effect.ask
        )
        for effect in rule.effects:
            if effect.floors and not settled and outcome.asset:
                self._floors(rule, effect, outcome, outcome.asset)
            elif effect.raises and effect.to:
                rank = rank_of(effect.raises, effect.to)
                self._raise(rule, outcome, effect.raises, rank, rule.text, rule.sources)
            elif effect.flag:
                outcome.flags.add(effect.flag)
            elif effect.ask:
                self._ask(rule, effect, outcome)
            elif effect.stop:
                outcome.stops.append((rule, effect.stop))
            elif effect.refuse:
                outcome.refusals.append((rule, effect.refuse))

    def _floors(self, rule: Rule, effect: Effect, outcome: Outcome, asset: Asset) -> None:
        for kind in self.kinds_of(asset):
            outcome.used[kind.id] = FactUsed(id=kind.id, confidence=kind.confidence)
            if kind.floors is None or kind.id in effect.except_kinds:
                continue
            for criterion in CRITERIA:
                floor = getattr(kind.floors, criterion)
                if floor is not None:
                    text = _floor_text(kind.name, kind.anchor)
                    rank = rank_of(criterion, floor)
                    self._raise(rule, outcome, criterion, rank, text, kind.sources)

    def kinds_of(self, asset: Asset) -> Iterable[Kind]:
        """The kind of an asset, then those of its elements, each once."""
        names = [asset.kind]
        for element in asset.elements:
            if element in self.facts.elements:
                names.append(self.facts.elements[element].kind)
        return [self.facts.kinds[n] for n in dict.fromkeys(names) if n in self.facts.kinds]

    def _raise(
        self,
        rule: Rule,
        outcome: Outcome,
        criterion: Criterion,
        rank: int,
        text: Text,
        sources: tuple[Source, ...],
    ) -> None:
        asset = outcome.asset.id if outcome.asset else None
        outcome.raises.append(Raise(criterion, rank, rule.id, asset, text, sources))

    def _ask(self, rule: Rule, effect: Effect, outcome: Outcome) -> None:
        question = effect.ask
        if question is None:
            return
        answer = answer_to(question.id, outcome.asset, self.workload)
        level = (
            level_named(self.facts.scheme, "confidentiality", str(answer.answer))
            if answer
            else None
        )
        clear = level is not None or affirmed(answer) or denied(answer)
        if not clear or (effect.undetermined and level is None):
            outcome.undetermined |= set(effect.undetermined)
            outcome.questions.append(_question(question, outcome.asset))
        elif answer is not None and level is not None:
            text = say(
                "Réponse de {by}, {on} : {level}.",
                "Answer of {by}, {on}: {level}.",
                by=answer.by,
                on=answer.on,
                level=level.name,
            )
            self._raise(rule, outcome, "confidentiality", level.rank, text, rule.sources)


@cache
def _floor_text(kind: Text, anchor: str | None) -> Text:
    if anchor is None:
        return say(
            "Plancher de la nature « {kind} », choix de ce projet.",
            "Floor of the kind “{kind}”, a choice of this project.",
            kind=kind,
        )
    return say(
        "Plancher de la nature « {kind} », choix de ce projet (ancrage : {anchor}).",
        "Floor of the kind “{kind}”, a choice of this project (anchor: {anchor}).",
        kind=kind,
        anchor=anchor,
    )


def _question(question: QuestionRecord, asset: Asset | None) -> Question:
    suffix = f".{asset.id}" if asset else ""
    return Question(
        id=question.id + suffix,
        text=question.text,
        asks=question.asks,
        asset=asset.id if asset else None,
    )
