"""What every record carries: both languages, sources, confidence, dates in order.

The data is read as it is written, so that a record whose form is wrong is examined all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from courtier.check.lint.files import LANGUAGE_NAMES, DataPath, RecordFile
from courtier.reading.harmful import harmful
from courtier.values.citation import CONFIDENCE_NAMES, STRENGTH

NAMES = frozenset({"name", "issuer", "assessor", "authority", "legal_name"})
"""Keys whose text may be an official name, the same in both languages."""
SENTENCE_WORDS = 4
"""From so many words, a text that is no name is not the same in both languages."""
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
PAST = ("read_on", "checked_on", "on")
"""Days of what was done: none can come after the day of the examination."""


def check_header(file: RecordFile, as_of: date | None) -> None:
    """Note the faults of one file, in the order of the file."""
    check_harmless(file)
    for path, group in _groups(file.data, ()):
        _languages(file, path, group)
        _confidence(file, path, group)
        _period(file, path, group)
        if as_of is not None:
            _future(file, path, group, as_of)
    if isinstance(file.data, dict):
        _identity(file, file.data)
        _checked(file, file.data)
        _ascending(file, file.data, "changes", "on")
        _ascending(file, file.data, "history", "until")


def check_harmless(file: RecordFile) -> None:
    """Note hidden characters and addresses that lead elsewhere than to the web, each once."""
    said = {(fault.code, fault.line, fault.column) for fault in file.faults}
    for code, path in harmful(file.data):
        if (code, *file.place(path)) not in said:
            file.add(code, path)


def _groups(value: Any, path: DataPath) -> Iterator[tuple[DataPath, dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from _groups(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _groups(inner, (*path, number))


def _languages(file: RecordFile, path: DataPath, group: dict[str, Any]) -> None:
    if not group or not group.keys() <= LANGUAGE_NAMES.keys():
        return
    for language, text in group.items():
        if isinstance(text, str) and not text.strip():
            file.add("missing-language", (*path, language), language=LANGUAGE_NAMES[language])
    french, english = group.get("fr"), group.get("en")
    if not isinstance(french, str) or french != english or (path[-1:] and path[-1] in NAMES):
        return
    if len(french.split()) >= SENTENCE_WORDS:
        file.add("same-language", path)


def _confidence(file: RecordFile, path: DataPath, group: dict[str, Any]) -> None:
    said, sources = group.get("confidence"), group.get("sources")
    if said not in STRENGTH or not isinstance(sources, list):
        return
    known = [s.get("confidence") for s in sources if isinstance(s, dict)]
    ranks = [STRENGTH.index(word) for word in known if word in STRENGTH]
    if ranks and STRENGTH.index(said) < min(ranks):
        best = CONFIDENCE_NAMES[STRENGTH[min(ranks)]]
        said = CONFIDENCE_NAMES[said]
        file.add("confidence-too-strong", (*path, "confidence"), said=said, best=best)


def _period(file: RecordFile, path: DataPath, group: dict[str, Any]) -> None:
    start, end = _partial(group.get("valid_from")), _partial(group.get("valid_to"))
    # A start may be a year or a month: only what it says is compared.
    if start and end and end[: len(start)] < start:
        _order(file, (*path, "valid_to"), "valid_to", end, "valid_from", start)


def _partial(value: Any) -> str:
    """A day, a month or a year as it is written; empty for anything else."""
    return value if isinstance(value, str) and _PARTIAL.match(value) else ""


def _future(file: RecordFile, path: DataPath, group: dict[str, Any], as_of: date) -> None:
    for key in PAST:
        day = _day(group.get(key))
        if day is not None and day > as_of:
            file.add("date-in-future", (*path, key), key=key, day=day, limit=as_of)


def _identity(file: RecordFile, data: dict[str, Any]) -> None:
    identifier = data.get("id")
    if isinstance(identifier, str) and identifier != file.stem:
        file.add("id-not-file-name", ("id",), id=identifier)


def _checked(file: RecordFile, data: dict[str, Any]) -> None:
    checked, sources = _day(data.get("checked_on")), data.get("sources")
    if checked is None or not isinstance(sources, list):
        return
    read = [_day(s.get("read_on")) for s in sources if isinstance(s, dict)]
    newest = max((day for day in read if day is not None), default=checked)
    if checked < newest:
        path: DataPath = ("checked_on",)
        _order(file, path, "checked_on", checked.isoformat(), "read_on", newest.isoformat())


def _ascending(file: RecordFile, data: dict[str, Any], name: str, key: str) -> None:
    """Dated entries go from the oldest to the newest."""
    entries = data.get(name)
    if not isinstance(entries, list):
        return
    days = [_day(entry.get(key)) if isinstance(entry, dict) else None for entry in entries]
    for number, (before, after) in enumerate(pairwise(days), start=1):
        if before is not None and after is not None and after < before:
            path: DataPath = (name, number, key)
            _order(file, path, key, after.isoformat(), key, before.isoformat())


def _order(file: RecordFile, path: DataPath, key: str, day: str, other: str, limit: str) -> None:
    file.add("dates-out-of-order", path, key=key, day=day, other=other, limit=limit)


def _day(value: Any) -> date | None:
    """A day as it is written; None for anything else."""
    if not isinstance(value, str) or len(value) != 10:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
