"""YAML (and so JSON) into plain values, with the line and column of each, within hard limits.

The YAML 1.2 core words are used: ``NO``, ``ON`` and ``12:30`` stay strings, a number with a
leading zero too (it is an identifier), and a number with a point becomes a Decimal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NoReturn

import yaml

from courtier.reading.files import MAX_BYTES as MAX_BYTES
from courtier.reading.keys import Path
from courtier.reading.refusals import refuse, syntax_refusal
from courtier.reading.validation import MAX_MISTAKES
from courtier.reading.wording import short
from courtier.values.errors import InputError, Mistake

MAX_DEPTH = 30
MAX_NODES = 60_000
MAX_ALIASES = 100
MAX_DIGITS = 40

Place = tuple[int, int]
Tagged = Callable[[str, Any], Any]
"""Makes of a tag and of the value that bears it what stands in its place."""

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?\Z")
# What neither YAML nor an office document can hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

# What the parser was in the middle of when the place to show is where it began.
_OPENED = ("quoted scalar", "flow sequence", "flow mapping")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Marked:
    """What a file holds: plain values, and where each one stands.

    ``places`` maps a path to the line and column of the value, ``keys`` to those of its key;
    both count from 1.
    """

    file: str
    value: Any
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

    def place(self, path: Path) -> Place | None:
        """The place of a value, else that of the nearest enclosing one."""
        for length in range(len(path), -1, -1):
            found = self.places.get(path[:length])
            if found is not None:
                return found
        return None


def read_marked(content: bytes, file: str) -> Marked:
    """Read one document.

    Args:
        content: The raw bytes, UTF-8 with or without a mark, at most ``MAX_BYTES``.
        file: The name to print in messages.

    Raises:
        InputError: The file is too large, not UTF-8, not YAML, or uses tags, several documents,
            duplicate keys, too many aliases, values or levels. Every duplicate is listed.
    """
    marked, mistakes = scan(content, file)
    if mistakes:
        raise InputError(mistakes)
    return marked


def scan(content: bytes, file: str, tagged: Tagged | None = None) -> tuple[Marked, list[Mistake]]:
    """Read one document, and list apart the mistakes that leave its values readable.

    Those are duplicate keys (the first one counts), control characters, and tags unless
    ``tagged`` makes something of them.

    Raises:
        InputError: As ``read_marked``, for what leaves nothing to read.
    """
    if len(content) > MAX_BYTES:
        raise InputError([refuse("file-too-large", file, None, None)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise InputError([refuse("not-utf-8", file, line, column)]) from None
    builder = _Builder(file, tagged)
    builder.build(text)
    if builder.marked.value is None:
        raise InputError([*builder.mistakes, refuse("file-empty", file, None, None)])
    return builder.marked, builder.mistakes


def read_tagged(content: bytes, file: str, tagged: Tagged) -> Marked:
    """Read one document whose values may bear tags, without running anything.

    Args:
        content: The raw bytes, as for ``read_marked``.
        file: The name to print in messages.
        tagged: Makes of a tag and of the plain value that bears it what is kept in its place.

    Raises:
        InputError: As ``read_marked``, tags aside.
    """
    marked, mistakes = scan(content, file, tagged)
    if mistakes:
        raise InputError(mistakes)
    return marked


class _Builder:
    """Builds values out of parser events, counting as it goes so that nothing can explode."""

    def __init__(self, file: str, tagged: Tagged | None = None) -> None:
        self.tagged = tagged
        self.marked = Marked(file, None)
        self.mistakes: list[Mistake] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.nodes = 0
        self.aliases = 0

    def build(self, text: str) -> None:
        file = self.marked.file
        try:
            self._documents(iter(yaml.parse(text, Loader=_LOADER)))
        except yaml.MarkedYAMLError as error:
            opened = any(word in (error.context or "") for word in _OPENED)
            mark = (error.context_mark if opened else None) or error.problem_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
            refusal = syntax_refusal(error, file, line, column, _at(text, mark))
            raise InputError([*self.mistakes, refusal]) from None
        except yaml.YAMLError:
            place = _first_control(text)
            raise InputError([*self.mistakes, refuse("control-character", file, *place)]) from None

    def _documents(self, events: Iterator[Any]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop("several-documents", event)
            elif isinstance(event, yaml.NodeEvent):
                self.marked.value, _ = self._node(event, events, ())

    def _stop(self, code: str, event: Any) -> NoReturn:
        raise InputError([*self.mistakes, refuse(code, self.marked.file, *_mark(event))])

    def _note(self, code: str, event: Any, **values: str) -> None:
        if len(self.mistakes) < MAX_MISTAKES:
            line, column = _mark(event)
            self.mistakes.append(refuse(code, self.marked.file, line, column, **values))

    def _node(self, event: Any, events: Iterator[Any], path: Path) -> tuple[Any, int]:
        """One value and the number of nodes it holds once aliases are written out."""
        if len(path) > MAX_DEPTH:
            self._stop("too-deep", event)
        self.marked.places.setdefault(path, _mark(event))
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        self._count(1, event)
        tag = event.tag
        if tag is not None and self.tagged is None:
            self._note("tag", event, tag=_tag(tag))
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            value, size = self._scalar(event), 1
        elif isinstance(event, yaml.SequenceStartEvent):
            value, size = self._sequence(events, path)
        else:
            value, size = self._mapping(events, path)
        if tag is not None and self.tagged is not None:
            value = self.tagged(_tag(tag), value)
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, size)
        return value, size

    def _count(self, nodes: int, event: Any) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            self._stop("too-many-values", event)

    def _alias(self, event: Any) -> tuple[Any, int]:
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            self._stop("too-many-aliases", event)
        if event.anchor not in self.anchors:
            self._stop("unknown-alias", event)
        value, size = self.anchors[event.anchor]
        self._count(size, event)
        return value, size

    def _scalar(self, event: Any) -> Any:
        if _CONTROL.search(event.value):
            self._note("control-character", event)
        if event.style or len(event.value) > MAX_DIGITS:
            return event.value
        return resolve(event.value)

    def _sequence(self, events: Iterator[Any], path: Path) -> tuple[list[Any], int]:
        values: list[Any] = []
        total = 1
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            value, size = self._node(event, events, (*path, len(values)))
            values.append(value)
            total += size
        return values, total

    def _mapping(self, events: Iterator[Any], path: Path) -> tuple[dict[str, Any], int]:
        values: dict[str, Any] = {}
        total = 1
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            inner = (*path, key)
            if key in values:
                first = str(self.marked.keys[inner][0])
                self._note("duplicate-key", event, key=short(key), first=first)
            self.marked.keys.setdefault(inner, _mark(event))
            value, size = self._node(next(events), events, inner)
            values.setdefault(key, value)
            total += size + 1
        return values, total

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._stop("key-not-text", event)
        self._count(1, event)
        if event.tag is not None:
            self._note("tag", event, tag=_tag(event.tag))
        key: str = event.value
        return key


def _mark(event: Any) -> Place:
    """The line and column of an event, counted from 1."""
    return event.start_mark.line + 1, event.start_mark.column + 1


def _tag(tag: str) -> str:
    """A tag as a person writes it."""
    return short(tag.replace("tag:yaml.org,2002:", "!!", 1))


def _at(text: str, mark: Any) -> str:
    """The character at a place of the text; empty at its end."""
    return text[mark.index : mark.index + 1] if mark else ""


def _first_control(text: str) -> tuple[int | None, int | None]:
    """The line and column of the first character that YAML cannot hold."""
    found = _CONTROL.search(text)
    if found is None:
        return None, None
    start = found.start()
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def resolve(word: str) -> Any:
    """Turn a plain YAML word into None, a boolean, an int, a Decimal, or leave it a string."""
    if word in _NULL:
        return None
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    if _INTEGER.match(word):
        return int(word)
    if _NUMBER.match(word):
        return Decimal(word)
    return word
