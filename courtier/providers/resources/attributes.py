"""The attributes of a resource: what is told, what is only known later, what is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from courtier.knowledge.records.resources import ALWAYS, Clause, clauses_of
from courtier.reading.harmful import HIDDEN
from courtier.results.resources import NOT_TOLD, Silence, Told

MOST_CHARACTERS = 300
"""So long may a word of a plan be where it is shown."""
LATER = "{{changeSet:KNOWN_AFTER_APPLY}}"
"""What a change set writes for a value that is only known once it is applied."""


class Unresolved:
    """A value that a template computes: only known when it is deployed."""


@dataclass(frozen=True)
class Attributes:
    """The values of a resource, with the parts that are unknown and those that are sensitive.

    ``unknown`` and ``sensitive`` have the form of the values, or are True for all of them.
    """

    values: Any
    unknown: Any = None
    sensitive: Any = None


@dataclass(frozen=True)
class Found:
    """The values at a path; ``why`` tells that one of them cannot be told. ``none``: an empty
    list stands on the way, so that there is surely nothing."""

    values: tuple[Any, ...] = ()
    why: Silence | None = None
    none: bool = False


def find(attributes: Attributes, path: Iterable[str]) -> Found:
    """Every value at a path, those inside lists one by one; an absent one gives nothing."""
    path = tuple(path)
    if attributes.unknown is None and attributes.sensitive is None:
        plain = _plain(attributes.values, path)
        if plain is not None:
            return plain
    level = [(attributes.values, attributes.unknown, attributes.sensitive)]
    why: Silence | None = None
    none = False
    for key in (*path, None):
        spread: list[tuple[Any, Any, Any]] = []
        for value, unknown, sensitive in level:
            none = none or value == []
            spread.extend(_spread(value, unknown, sensitive))
        level = []
        for value, unknown, sensitive in spread:
            if unknown is True or isinstance(value, Unresolved) or value == LATER:
                why = why or "until-apply"
            elif sensitive is True:
                why = "sensitive"
            elif key is None:
                level.append((_visible(value, sensitive), None, None))
                why = "sensitive" if level[-1][0] is not value else why
            elif isinstance(value, dict):
                level.append((value.get(key), _inner(unknown, key), _inner(sensitive, key)))
    return Found(tuple(v for v, _, _ in level if v is not None), why, none)


_NOTHING = Found()


def _plain(value: Any, path: tuple[str, ...]) -> Found | None:
    """The value at a path where no list and nothing unknown stands on it; None where one may."""
    for key in path:
        if value is None:
            return _NOTHING
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    if value is None:
        return _NOTHING
    if isinstance(value, (list, Unresolved)) or value == LATER:
        return None
    return Found((value,))


def _visible(value: Any, sensitive: Any) -> Any:
    """A map without the entries that hold anything sensitive; the value itself if it has none."""
    if (
        not isinstance(value, dict)
        or not isinstance(sensitive, dict)
        or not any(sensitive.values())
    ):
        return value
    return {key: inner for key, inner in value.items() if not sensitive.get(key)}


def _spread(value: Any, unknown: Any, sensitive: Any) -> Iterator[tuple[Any, Any, Any]]:
    """The items of a list with their marks; anything else as it is."""
    if not isinstance(value, list) or unknown is True or sensitive is True:
        yield value, unknown, sensitive
        return
    for number, item in enumerate(value):
        yield item, _at(unknown, number), _at(sensitive, number)


def _inner(mark: Any, key: str) -> Any:
    return mark.get(key) if isinstance(mark, dict) else mark


def _at(mark: Any, number: int) -> Any:
    if isinstance(mark, list):
        return mark[number] if number < len(mark) else None
    return mark


def word_of(value: Any) -> str:
    """A value as a word of a table: ``true`` and ``false``, a number as it is written."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return shown(value) if isinstance(value, str) else str(value)[:MOST_CHARACTERS]


def shown(text: str) -> str:
    """A word of a plan made fit to be shown: short, on one line, nothing hidden in it."""
    return " ".join(HIDDEN.sub("\ufffd", text[: MOST_CHARACTERS + 1]).split())[:MOST_CHARACTERS]


def encrypted(attributes: Attributes, cell: str) -> Told:
    """Tell whether a resource is encrypted at rest, by the cell of its type."""
    if cell == ALWAYS:
        return Told(True)
    return _told(attributes, cell, every=True)


def public(attributes: Attributes, opens: str, closes: str) -> Told:
    """Tell whether a resource is open to everybody, by the two cells of its type."""
    opened = _told(attributes, opens, every=False)
    if opened.holds is True:
        return opened
    closed = _told(attributes, closes, every=True)
    if closed.holds is True or opened.holds is False:
        return Told(False)
    return Told(None, opened.why if opens else closed.why)


def _told(attributes: Attributes, cell: str, *, every: bool) -> Told:
    if not cell:
        return NOT_TOLD
    ways = [_way(attributes, way, every=every) for way in clauses_of(cell)]
    if any(way.holds for way in ways):
        return Told(True)
    doubtful = [way for way in ways if way.holds is None]
    later = [way for way in doubtful if way.why != "not-told"]
    return next(iter((*later, *doubtful)), Told(False))


def _way(attributes: Attributes, way: tuple[Clause, ...], *, every: bool) -> Told:
    """All tests of one way; one whose list is empty has no say beside the others."""
    told = [_clause(attributes, clause, every=every) for clause in way]
    said = [one for one in told if one is not None]
    for one in said:
        if one.holds is False:
            return one
    doubtful = [one for one in said if one.holds is None]
    if doubtful or not said:
        return doubtful[0] if doubtful else NOT_TOLD
    return Told(True)


def _clause(attributes: Attributes, clause: Clause, *, every: bool) -> Told | None:
    """One test: of every value, or of any one; None where there is nothing to test."""
    found = find(attributes, clause.path)
    passed = [_passes(value, clause.words) for value in found.values]
    if clause.only and True not in passed:
        return Told(None, found.why or "not-told")
    if every and False in passed:
        return Told(False)
    if not every and True in passed:
        return Told(True)
    if found.why is not None:
        return Told(None, found.why)
    if passed:
        return Told(every)
    if clause.absent:
        return Told(False)
    return None if found.none else NOT_TOLD


def _passes(value: Any, words: tuple[str, ...]) -> bool:
    word = word_of(value).casefold()
    return bool(word) if words == ("*",) else word in (w.casefold() for w in words)
