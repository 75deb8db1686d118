"""The rules that came close: one condition short of raising a level further."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.knowledge.conditions import FactValue, holds
from courtier.knowledge.records.conditions import Condition
from courtier.knowledge.records.risk import Criterion, Rule
from courtier.results.classification import NearReason
from courtier.risk.derive import Derived
from courtier.risk.fire import Firing
from courtier.risk.scale import level_at, rank_of


def find_near(state: Derived) -> tuple[NearReason, ...]:
    """Every rule that would raise a level above the derived one but for a single condition.

    Returns:
        In the order of rules, then assets. ``standing`` tells whether the condition is false (a
        bound nearly reached) or only unknown (the file does not say).
    """
    firing, facts = state.firing, state.facts
    found = []
    for rule in firing.rules:
        for criterion, rank in _raises(rule):
            level = level_at(facts.scheme, criterion, rank)
            now = level_at(facts.scheme, criterion, state.ranks[criterion])
            if level.rank <= now.rank:
                continue
            for asset, known in _subjects(rule, state):
                short = _one_short(rule, known, firing)
                if short is not None:
                    condition, standing = short
                    found.append(
                        NearReason(
                            rule=rule.id,
                            criterion=criterion,
                            level=level.id,
                            asset=asset,
                            text=rule.name,
                            fact=condition.fact,
                            standing="unknown" if standing is None else "false",
                        )
                    )
    return tuple(found)


def _raises(rule: Rule) -> Iterator[tuple[Criterion, int]]:
    for effect in rule.effects:
        if effect.raises and effect.to:
            yield effect.raises, rank_of(effect.raises, effect.to)


def _subjects(rule: Rule, state: Derived) -> Iterator[tuple[str | None, dict[str, FactValue]]]:
    if rule.each == "workload":
        yield None, state.whole
    else:
        yield from state.assets.items()


def _one_short(
    rule: Rule, known: dict[str, FactValue], firing: Firing
) -> tuple[Condition, bool | None] | None:
    short = [
        (condition, verdict)
        for condition in rule.when
        if (verdict := holds(condition, known, firing.parameter)) is not True
    ]
    if len(short) != 1:
        return None
    condition, verdict = short[0]
    return short[0] if verdict is None or _is_a_distance(condition) else None


def _is_a_distance(condition: Condition) -> bool:
    """A bound, or a count: something that can be nearly reached; a nature is or is not."""
    return any(
        bound is not None
        for bound in (
            condition.at_least,
            condition.at_most,
            condition.parameter,
            condition.count_of,
        )
    )
