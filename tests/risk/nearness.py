"""How near two examples are: which facts they do not share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

INPUTS = ("as_of", "scheme", "organization", "information", "service", "hosting", "answers")
Path = tuple[str, ...]


def nearly_the_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two examples tell the same but for exactly one fact.

    One fact is one word given, left out or replaced by another; a date the day before or the day
    after; a number at most one away (``n - 1`` beside ``n``). What is expected does not count.
    """
    mine, theirs = dict(_facts(one)), dict(_facts(other))
    differing = [key for key in {**mine, **theirs} if mine.get(key) != theirs.get(key)]
    return len(differing) == 1 and _close(mine.get(differing[0]), theirs.get(differing[0]))


def _facts(case: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    for key in INPUTS:
        yield from _leaves((key,), case.get(key))


def _leaves(path: Path, value: Any) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key != "id":
                yield from _leaves((*path, str(key)), part)
    elif isinstance(value, list) and any(isinstance(part, dict) for part in value):
        for number, part in enumerate(value):
            yield from _leaves((*path, str(number)), part)
    elif isinstance(value, list):
        yield path, frozenset(map(str, value))
    elif value is not None:
        yield path, value


def _close(one: Any, other: Any) -> bool:
    if one is None or other is None:
        only = one if one is not None else other
        return not isinstance(only, frozenset) or len(only) <= 1
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return len(one - other) <= 1 and len(other - one) <= 1
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return bool(abs(one - other) <= 1)
    then, now = _day(one), _day(other)
    return then is None or now is None or abs(then - now) == timedelta(days=1)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
