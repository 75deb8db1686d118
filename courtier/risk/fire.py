"""Which rules fire on one asset or on the workload, and what each of them leaves behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from courtier.knowledge.conditions import FactValue
from courtier.knowledge.records.risk import Criterion, Effect, Rule
from courtier.knowledge.records.risk import Question as QuestionRecord
from courtier.results.common import FactUsed, Question, Reason
from courtier.risk.law import Law, ReadyKind, ReadyRule
from courtier.risk.scale import Ranks, Scale, level_named, rank_of
from courtier.values.citation import Source
from courtier.values.text import Text, say
from courtier.workload.facts import affirmed, answer_to, denied, meaning
from courtier.workload.information import Asset
from courtier.workload.model import Workload


class Raise(NamedTuple):
    """A criterion raised to a rank, by which rule and why."""

    criterion: Criterion
    rank: int
    rule: str
    asset: str | None
    text: Text
    sources: tuple[Source, ...]

    def reason(self, scale: Scale) -> Reason:
        """The reason as the result gives it, in the levels of a scheme."""
        return Reason(
            rule=self.rule,
            criterion=self.criterion,
            level=scale.at(self.criterion, self.rank).id,
            asset=self.asset,
            text=self.text,
            sources=self.sources,
        )


@dataclass
class Outcome:
    """What the rules left behind on one asset, or on the workload (``asset`` None).

    ``ranks`` is the highest rank that a rule gave to each criterion that one raised; ``doubts``
    are the flags that wait for an answer; ``answers`` what was answered, by question, to the rules
    that fired.
    """

    asset: Asset | None
    raises: list[Raise] = field(default_factory=list)
    ranks: Ranks = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    doubts: set[str] = field(default_factory=set)
    questions: list[Question] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    undetermined: set[Criterion] = field(default_factory=set)
    stops: list[tuple[Rule, Text]] = field(default_factory=list)
    refusals: list[tuple[Rule, Text]] = field(default_factory=list)
    used: dict[str, FactUsed] = field(default_factory=dict)

    def lift(
        self, criterion: Criterion, rank: int, rule: str, text: Text, sources: tuple[Source, ...]
    ) -> None:
        """Raise a criterion at least to a rank, and keep why."""
        asset = self.asset.id if self.asset else None
        self.raises.append(Raise(criterion, rank, rule, asset, text, sources))
        if rank > self.ranks.get(criterion, -1):
            self.ranks[criterion] = rank


class Firing:
    """Fires the rules of a law over the facts of one asset, or of the workload.

    Args:
        workload: What was answered in it may settle a rule.
        law: The rules in force.
    """

    def __init__(self, workload: Workload, law: Law) -> None:
        self.workload = workload
        self.law = law

    def fire(self, each: str, known: dict[str, FactValue], asset: Asset | None) -> Outcome:
        """Fire every rule of one kind (``asset`` or ``workload``) over what is known."""
        outcome = Outcome(asset)
        for rule in self.law.rules_by_subject[each]:
            if rule.trigger.judge(known):
                outcome.used[rule.record.id] = rule.used
                self._apply(rule, outcome)
        return outcome

    def _apply(self, ready: ReadyRule, outcome: Outcome) -> None:
        rule = ready.record
        settled = bool(ready.asks) and self._settled(ready.asks, outcome)
        for effect in rule.effects:
            if effect.floors and not settled and outcome.asset:
                self._floors(rule, effect, outcome, outcome.asset)
            elif effect.raises and effect.to:
                rank = rank_of(effect.raises, effect.to)
                outcome.lift(effect.raises, rank, rule.id, rule.text, rule.sources)
            elif effect.flag:
                self._flag(rule, effect, effect.flag, outcome)
            elif effect.ask:
                self._ask(rule, effect, outcome)
            elif effect.stop:
                outcome.stops.append((rule, effect.stop))
            elif effect.refuse:
                outcome.refusals.append((rule, effect.refuse))

    def _settled(self, asks: Iterable[str], outcome: Outcome) -> bool:
        """Whether a question of a rule is answered yes; every answer taken is kept."""
        settled = False
        for question in asks:
            answer = answer_to(question, outcome.asset, self.workload)
            if answer is not None:
                outcome.answers[question] = meaning(answer)
                settled = settled or affirmed(answer)
        return settled

    def _floors(self, rule: Rule, effect: Effect, outcome: Outcome, asset: Asset) -> None:
        for kind in self.kinds_of(asset):
            outcome.used[kind.record.id] = kind.used
            if kind.record.id not in effect.except_kinds:
                for floor in kind.floors:
                    sources = kind.record.sources
                    outcome.lift(floor.criterion, floor.rank, rule.id, floor.text, sources)

    def kinds_of(self, asset: Asset) -> Iterable[ReadyKind]:
        """The kind of an asset, then those of its elements, each once."""
        elements = self.law.facts.elements
        names = [asset.kind, *(elements[e].kind for e in asset.elements if e in elements)]
        found = (self.law.kind(name) for name in dict.fromkeys(names))
        return [kind for kind in found if kind is not None]

    def _flag(self, rule: Rule, effect: Effect, flag: str, outcome: Outcome) -> None:
        """Set a flag; one that waits for an answer stays in doubt without a clear one."""
        if effect.in_doubt:
            outcome.doubts.add(flag)
            return
        if effect.if_answer is None or rule.question is None:
            outcome.flags.add(flag)
            return
        answer = answer_to(rule.question.id, outcome.asset, self.workload)
        if (affirmed if effect.if_answer == "yes" else denied)(answer):
            outcome.flags.add(flag)
        elif not affirmed(answer) and not denied(answer):
            outcome.doubts.add(flag)

    def _ask(self, rule: Rule, effect: Effect, outcome: Outcome) -> None:
        question = effect.ask
        if question is None:
            return
        answer = answer_to(question.id, outcome.asset, self.workload)
        scheme = self.law.facts.scheme
        level = level_named(scheme, "confidentiality", str(answer.answer)) if answer else None
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
            outcome.lift("confidentiality", level.rank, rule.id, text, rule.sources)


def _question(question: QuestionRecord, asset: Asset | None) -> Question:
    suffix = f".{asset.id}" if asset else ""
    return Question(
        id=question.id + suffix,
        text=question.text,
        asks=question.asks,
        asset=asset.id if asset else None,
    )
