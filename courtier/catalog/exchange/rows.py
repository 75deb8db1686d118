"""Tables as they were written: each cell with its place, and what is wrong with the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from courtier.catalog.exchange.cells import EMPTY_LIST, bare, free_value, words_of, yes_or_no
from courtier.catalog.exchange.refusals import refusal
from courtier.catalog.exchange.shape import OWNER, Field, Table, fields_of, tables
from courtier.knowledge.refusals import refuse_fact
from courtier.values.errors import Mistake

Key = tuple[str | int, ...]


@dataclass(frozen=True)
class Sheet:
    """One table to import: its name, the name to print, and its lines, the columns first.

    A line is its number, which counts from 1, and its cells.
    """

    table: str
    file: str
    lines: Sequence[tuple[int, Sequence[str]]]


@dataclass(frozen=True)
class Cell:
    """Where a value was written; ``name`` is that of its column."""

    file: str
    line: int
    column: int
    name: str


@dataclass(frozen=True)
class Row:
    """One row of a table, its cells by column."""

    table: Table
    file: str
    line: int
    cells: dict[str, str]
    numbers: dict[str, int]

    def cell(self, column: str) -> Cell:
        """The place of a column in this row; a column that is absent is the first one."""
        return Cell(self.file, self.line, self.numbers.get(column, 1), column)

    @property
    def owner(self) -> tuple[str, str, str]:
        """Type, id and place of what the row is a part of."""
        word, identifier, part = (bare(self.cells.get(column, "")).strip() for column in OWNER)
        return word, identifier, part

    def values(self) -> tuple[dict[str, Any], dict[Key, Cell]]:
        """What the row says, as a fact file would hold it, and where each value is written."""
        said: dict[str, Any] = {}
        places: dict[Key, Cell] = {(): self.cell("")}
        for field in fields_of(self.table.model):
            for column in field.columns[:1]:
                places[(field.name,)] = self.cell(column)
            value = _value(field, self.cells)
            if value is not _SILENT:
                said[field.name] = value
            if field.kind == "text":
                places |= {(*c.split("."),): self.cell(c) for c in field.columns}
        return said, places


_SILENT = object()


def _value(field: Field, cells: dict[str, str]) -> Any:
    written = [cells.get(column, "") for column in field.columns]
    if field.blank and written == [""]:
        return "" if field.columns[0] in cells else _SILENT
    if not any(written):
        return None if field.nullable and field.columns else _empty(field)
    if field.kind == "text":
        languages = (column.rpartition(".")[2] for column in field.columns)
        return {word: bare(cell) for word, cell in zip(languages, written, strict=True) if cell}
    return _READERS.get(field.kind, bare)(written[0])


def _empty(field: Field) -> Any:
    return [] if field.kind == "words" else _SILENT


def _known_list(cell: str) -> Any:
    return [] if bare(cell).strip() == EMPTY_LIST else bare(cell)


_READERS: dict[str, Any] = {
    "yes-no": yes_or_no,
    "words": words_of,
    "free": free_value,
    "many": _known_list,
}


def read_sheet(sheet: Sheet, mistakes: list[Mistake]) -> list[Row]:
    """The rows of a table that is known; what is wrong with its columns joins the mistakes."""
    table = tables().get(sheet.table)
    if table is None:
        known, name = tables().keys(), sheet.table
        mistakes.append(
            refusal("unknown-table", sheet.file, known=known, word=name, values={"name": name})
        )
        return []
    header = [name.strip() for name in sheet.lines[0][1]] if sheet.lines else []
    numbers = _columns(sheet, table, header, mistakes)
    rows = []
    for line, cells in sheet.lines[1:]:
        if not any(cells):
            continue
        if len(cells) != len(header):
            values = {"number": len(cells), "wanted": len(header)}
            mistakes.append(refuse_fact("wrong-row", sheet.file, line, **values))
            continue
        named = {name: cells[number - 1] for name, number in numbers.items()}
        rows.append(Row(table, sheet.file, line, named, numbers))
    return rows


def _columns(
    sheet: Sheet, table: Table, header: Sequence[str], mistakes: list[Mistake]
) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, name in enumerate(header, start=1):
        code = "column-twice" if name in numbers else "unknown-column"
        if name in numbers or (name and name not in table.columns):
            left = [column for column in table.columns if column not in header]
            said = {"column": name}
            mistakes.append(
                refusal(code, sheet.file, 1, number, known=left, word=name, values=said)
            )
        elif name:
            numbers[name] = number
    missing = (column for column in table.required if column not in numbers)
    mistakes += [refuse_fact("missing-column", sheet.file, 1, column=name) for name in missing]
    return numbers
