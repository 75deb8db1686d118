"""The rules that came close: one condition short of raising a level further."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.knowledge.conditions import FactValue
from courtier.knowledge.records.conditions import Condition
from courtier.knowledge.records.risk import Criterion, Level, Rule
from courtier.results.classification import NearReason
from courtier.risk.derive import Derived
from courtier.risk.law import ReadyRule


def find_near(state: Derived) -> tuple[NearReason, ...]:
    """Every rule that would raise a level above the derived one but for a single condition.

    Returns:
        In the order of rules, then assets. ``standing`` tells whether the condition is false (a
        bound nearly reached) or only unknown (the file does not say).
    """
    scale = state.law.scale
    now = {criterion: scale.at(criterion, rank).rank for criterion, rank in state.ranks.items()}
    return tuple(
        found
        for rule in state.law.rules
        for criterion, rank in rule.raises
        if (level := scale.at(criterion, rank)).rank > now[criterion]
        for found in _one_short(rule, criterion, level, state)
    )


def _one_short(
    rule: ReadyRule, criterion: Criterion, level: Level, state: Derived
) -> Iterator[NearReason]:
    for asset, known in _subjects(rule.record, state):
        short = rule.trigger.one_short(known)
        if short is None:
            continue
        condition, verdict = short
        if verdict is None or _is_a_distance(condition):
            yield NearReason(
                rule=rule.record.id,
                criterion=criterion,
                level=level.id,
                asset=asset,
                text=rule.record.name,
                fact=condition.fact,
                standing="unknown" if verdict is None else "false",
            )


def _subjects(rule: Rule, state: Derived) -> Iterator[tuple[str | None, dict[str, FactValue]]]:
    if rule.each == "workload":
        yield None, state.whole
    else:
        yield from state.assets.items()


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
