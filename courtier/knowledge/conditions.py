"""Whether the conditions of a record hold: true, false, or unknown where a fact is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Union

from courtier.knowledge.records.conditions import ORDERED_WORDS, Condition

FactValue = Union[Decimal, int, bool, str, frozenset[str], None]
"""What a fact is: a number, a word, a set of words, or None when the file does not say."""


class Doubted(frozenset[str]):
    """Words that surely hold, with others that may: ``doubts``."""

    doubts: frozenset[str]

    def __new__(cls, words: Iterable[str], doubts: Iterable[str]) -> Doubted:
        """Keep as doubts only the words that are not sure."""
        found = super().__new__(cls, words)
        found.doubts = frozenset(doubts) - found
        return found

    def __eq__(self, other: object) -> bool:
        """Equal only to the same words, as sure."""
        return super().__eq__(other) and self.doubts == getattr(other, "doubts", frozenset())

    __hash__ = frozenset.__hash__


Facts = Mapping[str, FactValue]
ParameterAt = Callable[[str], Union[Decimal, None]]
"""Gives the number of a dated parameter for the case at hand; None when it is unknown."""

Test = Callable[[FactValue], Union[bool, None]]
"""One condition made ready: tells of the value of its fact whether it holds, None if unknown."""


def no_parameter(_: str) -> Decimal | None:
    """The lookup of engines whose conditions name no parameter: every one is unknown."""
    return None


class Trigger:
    """The conditions of one record, made ready once to be judged over many workloads.

    Args:
        conditions: All must hold; none at all always holds.
        parameter: The lookup of dated parameters.
    """

    def __init__(
        self, conditions: Iterable[Condition], parameter: ParameterAt = no_parameter
    ) -> None:
        self.tests = tuple((c.fact, ready(c, parameter), c) for c in conditions)

    def judge(self, facts: Facts) -> bool | None:
        """Tell whether all conditions hold; see ``judge``."""
        unknown = False
        for fact, test, _ in self.tests:
            verdict = test(facts.get(fact))
            if verdict is False:
                return False
            if verdict is None:
                unknown = True
        return None if unknown else True

    def one_short(self, facts: Facts) -> tuple[Condition, bool | None] | None:
        """The only condition that does not hold, and its verdict; None if not exactly one."""
        short = None
        for fact, test, condition in self.tests:
            verdict = test(facts.get(fact))
            if verdict is not True:
                if short is not None:
                    return None
                short = (condition, verdict)
        return short


def judge(
    conditions: Iterable[Condition], facts: Facts, parameter: ParameterAt = no_parameter
) -> bool | None:
    """Tell whether all conditions hold.

    Returns:
        False as soon as one is false; else None when one is unknown; else True (also when there
        is no condition at all).
    """
    return Trigger(conditions, parameter).judge(facts)


def holds(condition: Condition, facts: Facts, parameter: ParameterAt = no_parameter) -> bool | None:
    """Tell whether one condition holds; None when its fact is unknown."""
    return ready(condition, parameter)(facts.get(condition.fact))


def ready(condition: Condition, parameter: ParameterAt = no_parameter) -> Test:
    """Make a condition ready: its operator is chosen here, once, not for each value."""
    if condition.known is not None:
        return _known(condition.known)
    if condition.is_ is not None:
        return _is(condition.is_)
    if condition.parameter is not None:
        return _at_least_parameter(condition.parameter, parameter)
    if condition.at_least is not None:
        return _at_least(condition.at_least)
    if condition.at_most is not None:
        return _at_most(condition.at_most)
    return _doubting(_words(condition)) if condition.fact == "flags" else _words(condition)


def _doubting(test: Test) -> Test:
    """The same test, unknown where the words in doubt would change its answer."""

    def doubted(value: FactValue) -> bool | None:
        sure = test(value)
        if not isinstance(value, Doubted) or not value.doubts:
            return sure
        return sure if sure is test(value | value.doubts) else None

    return doubted


def _known(wanted: bool) -> Test:
    return lambda value: (value is not None) == wanted


def _is(wanted: bool) -> Test:
    return lambda value: None if value is None else value is wanted


def _at_least_parameter(name: str, parameter: ParameterAt) -> Test:
    def test(value: FactValue) -> bool | None:
        bound = None if value is None else parameter(name)
        return None if bound is None else _number(value) >= bound

    return test


def _at_least(bound: Decimal | str) -> Test:
    return _compared(bound, lambda difference: difference >= 0)


def _at_most(bound: Decimal | str) -> Test:
    return _compared(bound, lambda difference: difference <= 0)


def _compared(bound: Decimal | str, passes: Callable[[int], bool]) -> Test:
    """A comparison with a bound, by minus one, zero or one; words are ranked here, once."""
    scales = [words for words in ORDERED_WORDS if bound in words]
    ranked: dict[FactValue, int] = {w: _compare(w, bound) for words in scales for w in words}

    def test(value: FactValue) -> bool | None:
        if value is None:
            return None
        return passes(ranked[value] if value in ranked else _compare(value, bound))

    return test


def _words(condition: Condition) -> Test:
    if condition.any_of is not None:
        return _any_of(frozenset(condition.any_of))
    if condition.none_of is not None:
        return _none_of(frozenset(condition.none_of))
    if condition.all_of is not None:
        every = frozenset(condition.all_of)
        return lambda value: None if value is None else every <= _as_set(value)
    if condition.only is not None:
        return _only(frozenset(condition.only))
    counted, minimum = condition.count_of or (), condition.minimum or 1

    def enough(value: FactValue) -> bool | None:
        if value is None:
            return None
        words = _as_set(value)
        return sum(word in words for word in counted) >= minimum

    return enough


def _any_of(words: frozenset[str]) -> Test:
    def test(value: FactValue) -> bool | None:
        if isinstance(value, str):
            return value in words
        return None if value is None else not words.isdisjoint(_as_set(value))

    return test


def _none_of(words: frozenset[str]) -> Test:
    return lambda value: None if value is None else words.isdisjoint(_as_set(value))


def _only(allowed: frozenset[str]) -> Test:
    def test(value: FactValue) -> bool | None:
        words = None if value is None else _as_set(value)
        return None if words is None else bool(words) and words <= allowed

    return test


def _as_set(value: FactValue) -> frozenset[str]:
    if isinstance(value, frozenset):
        return value
    if isinstance(value, bool):
        return frozenset({"true" if value else "false"})
    return frozenset({str(value)})


def _number(value: FactValue) -> Decimal | int:
    if isinstance(value, (int, Decimal)):
        return value
    raise TypeError(f"a number is needed, not {value!r}")


def _compare(value: FactValue, bound: Decimal | str) -> int:
    """Minus one, zero or one; words compare by the ordered lists of the vocabulary."""
    if isinstance(value, str) and isinstance(bound, str):
        for words in ORDERED_WORDS:
            if value in words and bound in words:
                return _sign(words.index(value), words.index(bound))
        raise ValueError(f"{value!r} and {bound!r} are not on one scale")
    return _sign(_number(value), bound if isinstance(bound, Decimal) else Decimal(bound))


def _sign(value: Decimal | int, bound: Decimal | int) -> int:
    return (value > bound) - (value < bound)
