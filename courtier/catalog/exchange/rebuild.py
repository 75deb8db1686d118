"""Rows of text into records: every wrong cell is said at once, at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from courtier.catalog.exchange.cells import bare
from courtier.catalog.exchange.refusals import refusal
from courtier.catalog.exchange.rows import Cell, Key, Row, Sheet, read_sheet
from courtier.catalog.exchange.shape import Field, fields_of
from courtier.catalog.exchange.subjects import SUBJECTS, WORDS, Contents
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.providers import Region
from courtier.knowledge.refusals import of_fact
from courtier.reading.harmful import harmful
from courtier.reading.marked import Marked
from courtier.reading.refusals import refuse
from courtier.reading.validation import MAX_MISTAKES, mistakes_of, others
from courtier.values.errors import InputError, Mistake
from courtier.values.text import Value


@dataclass
class Node:
    """A record or a part of one: its row, and its parts by key then by number or word."""

    row: Row
    parts: dict[str, dict[str, Node]] = field(default_factory=dict)

    def finish(self) -> tuple[dict[str, Any], dict[Key, Cell]]:
        """The whole, as a fact file would hold it, and where each value is written."""
        said, places = self.row.values()
        for item in fields_of(self.row.table.model):
            found = self.parts.get(item.name)
            if found:
                said[item.name] = _gather(item, found, places)
            elif item.kind in ("many", "keyed") and item.name not in said and not item.nullable:
                said[item.name] = {} if item.kind == "keyed" else []
        return said, places


def _gather(item: Field, found: dict[str, Node], places: dict[Key, Cell]) -> Any:
    """The parts of one key, their places added to those of the whole."""
    many = item.kind == "many"
    keys = sorted(found, key=int) if many else list(found)
    whole = {key: found[key].finish() for key in keys}
    for number, (key, (_, inner)) in enumerate(whole.items()):
        here: Key = (item.name,) if item.kind == "one" else (item.name, number if many else key)
        places.update({(*here, *path): cell for path, cell in inner.items()})
    values = [said for said, _ in whole.values()]
    if many:
        return values
    return values[0] if item.kind == "one" else dict(zip(keys, values, strict=True))


def rebuild(sheets: Iterable[Sheet]) -> Contents:
    """The records that tables hold.

    Raises:
        InputError: With every mistake, by file, line and column.
    """
    mistakes: list[Mistake] = []
    rows = [row for sheet in sheets for row in read_sheet(sheet, mistakes)]
    roots = _roots(rows, mistakes)
    for row in sorted((r for r in rows if r.table.part), key=lambda r: r.owner[2].count(".")):
        _place(row, roots, mistakes)
    records: dict[str, list[Any]] = {word: [] for word in SUBJECTS}
    for (word, _), node in roots.items():
        records[word] += _validated(SUBJECTS[word], *node.finish(), mistakes)
    regions = [
        region
        for row in rows
        if row.table.model is Region
        for region in _validated(Region, *row.values(), mistakes)
    ]
    if mistakes:
        raise InputError(_listed(mistakes))
    found = {w: tuple(sorted(items, key=lambda item: item.id)) for w, items in records.items()}
    return Contents(found, tuple(regions))


def _roots(rows: Iterable[Row], mistakes: list[Mistake]) -> dict[tuple[str, str], Node]:
    found: dict[tuple[str, str], Node] = {}
    for row in rows:
        if row.table.part or not issubclass(row.table.model, Record):
            continue
        word = WORDS[row.table.model]
        identifier = bare(row.cells.get("id", "")).strip()
        first = found.setdefault((word, identifier), Node(row)).row
        if first is not row:
            values: dict[str, Value] = {"first": first.line, "id": identifier}
            mistakes.append(_refused("duplicate-record", row.cell("id"), values))
    return found


def _place(row: Row, roots: dict[tuple[str, str], Node], mistakes: list[Mistake]) -> None:
    """Put a part where it says that it belongs."""
    word, identifier, part = row.owner
    said: dict[str, Value] = {"part": part, "id": identifier, "type": word}
    steps = list(_steps(SUBJECTS.get(word), part))
    if not steps or steps[-1][0].model is not row.table.model:
        mistakes.append(_refused("wrong-part", row.cell("part"), said))
        return
    node = roots.get((word, identifier))
    for item, key in steps[:-1]:
        node = node.parts.get(item.name, {}).get(key) if node else None
    if node is None:
        mistakes.append(_refused("orphan-row", row.cell("part"), said))
        return
    item, key = steps[-1]
    first = node.parts.setdefault(item.name, {}).setdefault(key, Node(row)).row
    if first is not row:
        said["first"] = first.line
        mistakes.append(_refused("duplicate-part", row.cell("part"), said))


def _refused(code: str, cell: Cell, values: dict[str, Value]) -> Mistake:
    return refusal(code, cell.file, cell.line, cell.column, cell.name, values=values)


def _steps(model: type[BaseModel] | None, part: str) -> Iterator[tuple[Field, str]]:
    """Each key of a place with the number or word that follows; nothing where it leads nowhere."""
    words = part.split(".")
    found = []
    while words:
        name = words.pop(0)
        item = next((f for f in fields_of(model) if f.name == name), None) if model else None
        if item is None or item.model is None:
            return
        key = words.pop(0) if item.kind != "one" and words else ""
        if (item.kind == "many") != key.isdecimal() or (item.kind == "keyed" and not key):
            return
        found.append((item, str(int(key)) if item.kind == "many" else key))
        model = item.model
    yield from found


def _validated(
    model: type[BaseModel], said: dict[str, Any], places: dict[Key, Cell], mistakes: list[Mistake]
) -> list[Any]:
    """The record in a list, or nothing when what it says is wrong."""
    found = list(harmful_cells(said, places))
    if found:
        mistakes += found
        return []
    try:
        return [model.model_validate(said)]
    except ValidationError as error:
        mistakes += _mistakes(error, model, said, places)
        return []


def harmful_cells(said: dict[str, Any], places: dict[Key, Cell]) -> Iterator[Mistake]:
    """Hidden characters and addresses outside the web, each at its cell."""
    for code, path in harmful(said):
        ends = range(len(path), -1, -1)
        cell = next(places[path[:end]] for end in ends if path[:end] in places)
        yield refuse(code, cell.file, cell.line, cell.column)


def _mistakes(
    error: ValidationError, model: type[BaseModel], said: dict[str, Any], places: dict[Key, Cell]
) -> Iterator[Mistake]:
    """What the model refuses, each at its cell: a line stands for a cell while it is looked for."""
    cells = list(places.values())
    numbers = {path: (number, 1) for number, path in enumerate(places, start=1)}
    marked = Marked("", said, numbers, dict(numbers))
    for mistake in mistakes_of(error, "", marked=marked, model=model):
        cell = cells[mistake.line - 1] if mistake.line else cells[0]
        moved = replace(mistake, file=cell.file, line=cell.line, column=cell.column, path=cell.name)
        yield of_fact(moved)


def _listed(mistakes: Sequence[Mistake]) -> list[Mistake]:
    """In the order of files, lines and columns, at most so many and a count."""
    found = sorted(mistakes, key=lambda m: (m.file, m.line or 0, m.column or 0))
    if len(found) > MAX_MISTAKES:
        left = len(found) - MAX_MISTAKES
        found[MAX_MISTAKES:] = [others(found[MAX_MISTAKES].file, left)]
    return found
