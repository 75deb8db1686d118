"""Whether the conditions of a record hold: true, false, or unknown where a fact is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Union

from courtier.knowledge.records.conditions import ORDERED_WORDS, Condition

FactValue = Union[Decimal, int, bool, str, frozenset[str], None]
"""What a fact is: a number, a word, a set of words, or None when the file does not say."""

Facts = Mapping[str, FactValue]
ParameterAt = Callable[[str], Union[Decimal, None]]
"""Gives the number of a dated parameter for the case at hand; None when it is unknown."""


def no_parameter(_: str) -> Decimal | None:
    """The lookup of engines whose conditions name no parameter: every one is unknown."""
    return None


def judge(
    conditions: Iterable[Condition], facts: Facts, parameter: ParameterAt = no_parameter
) -> bool | None:
    """Tell whether all conditions hold.

    Returns:
        False as soon as one is false; else None when one is unknown; else True (also when there
        is no condition at all).
    """
    unknown = False
    for condition in conditions:
        verdict = holds(condition, facts, parameter)
        if verdict is False:
            return False
        unknown = unknown or verdict is None
    return None if unknown else True


def holds(condition: Condition, facts: Facts, parameter: ParameterAt = no_parameter) -> bool | None:
    """Tell whether one condition holds; None when its fact is unknown."""
    value = facts.get(condition.fact)
    if condition.known is not None:
        return (value is not None) == condition.known
    if value is None:
        return None
    if condition.is_ is not None:
        return value is condition.is_
    if condition.parameter is not None:
        bound = parameter(condition.parameter)
        return None if bound is None else _number(value) >= bound
    if condition.at_least is not None:
        return _compare(value, condition.at_least) >= 0
    if condition.at_most is not None:
        return _compare(value, condition.at_most) <= 0
    return _words(condition, _as_set(value))


def _words(condition: Condition, words: frozenset[str]) -> bool:
    if condition.any_of is not None:
        return not words.isdisjoint(condition.any_of)
    if condition.all_of is not None:
        return words.issuperset(condition.all_of)
    if condition.none_of is not None:
        return words.isdisjoint(condition.none_of)
    present = sum(word in words for word in condition.count_of or ())
    return present >= (condition.minimum or 1)


def _as_set(value: FactValue) -> frozenset[str]:
    if isinstance(value, frozenset):
        return value
    if isinstance(value, bool):
        return frozenset({"true" if value else "false"})
    return frozenset({str(value)})


def _number(value: FactValue) -> Decimal:
    if isinstance(value, (int, Decimal)):
        return Decimal(value)
    raise TypeError(f"a number is needed, not {value!r}")


def _compare(value: FactValue, bound: Decimal | str) -> int:
    """Minus one, zero or one; words compare by the ordered lists of the vocabulary."""
    if isinstance(value, str) and isinstance(bound, str):
        for words in ORDERED_WORDS:
            if value in words and bound in words:
                return _sign(Decimal(words.index(value) - words.index(bound)))
        raise ValueError(f"{value!r} and {bound!r} are not on one scale")
    return _sign(_number(value) - Decimal(bound))


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)
