"""Tables as CSV: UTF-8, commas, one header line, LF line ends; a folder holds one file a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from courtier.catalog.exchange.flatten import Rows
from courtier.catalog.exchange.refusals import refusal
from courtier.catalog.exchange.rows import Sheet
from courtier.knowledge.files import text_of
from courtier.knowledge.refusals import refuse_fact
from courtier.reading.sheets import SheetError, csv_lines
from courtier.values.errors import InputError, Mistake

SUFFIX = ".csv"
_SPECIAL = re.compile(r'[,;"\r\n]')


def to_csv(rows: Rows) -> dict[str, bytes]:
    """The files of a folder by name; every table is there, so that its columns are known."""
    return {f"{name}{SUFFIX}": _text(lines).encode() for name, lines in rows.items()}


def _text(lines: list[list[str]]) -> str:
    return "".join(",".join(map(_quoted, cells)) + "\n" for cells in lines)


def _quoted(cell: str) -> str:
    """A cell between quotation marks where it needs them; the csv module forgets a lone return."""
    return '"' + cell.replace('"', '""') + '"' if _SPECIAL.search(cell) else cell


def from_csv(files: Mapping[str, bytes]) -> list[Sheet]:
    """The tables of the files of a folder by name; commas, or semicolons as some offices save.

    Raises:
        InputError: No file is a table, or one is not UTF-8 or not CSV; all of them are named.
    """
    found: list[Sheet] = []
    mistakes: list[Mistake] = []
    for name, content in sorted(files.items()):
        if name.endswith(SUFFIX):
            try:
                found.append(Sheet(name.removesuffix(SUFFIX), name, list(_lines(content, name))))
            except InputError as refused:
                mistakes += refused.mistakes
    if not found and not mistakes:
        mistakes = [refusal("no-table", "")]
    if mistakes:
        raise InputError(mistakes)
    return found


def _lines(content: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it starts."""
    try:
        yield from csv_lines(text_of(content, name))
    except SheetError as error:
        raise InputError([refuse_fact(error.code, name, error.line)]) from None
