"""The lines of a CSV text and of an XLSX workbook, every cell as text, with their numbers.

python-calamine, which reads workbooks, is imported when one is read.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal

MOST_BYTES = 400_000_000
"""What a workbook may weigh once unpacked: nothing more is ever read."""

Line = tuple[int, list[str]]
"""The number of a line, from 1, and its cells."""


class SheetError(Exception):
    """What cannot be read as tables; ``line`` is where a CSV text breaks, None for a workbook."""

    def __init__(
        self, code: Literal["not-csv", "not-xlsx", "too-much"], line: int | None = None
    ) -> None:
        super().__init__(code)
        self.code = code
        self.line = line


def csv_lines(text: str) -> Iterator[Line]:
    """Each row with the line on which it starts; commas, or semicolons as some offices save.

    Raises:
        SheetError: The text is not CSV.
    """
    header = text.split("\n", 1)[0]
    mark = ";" if header.count(";") > header.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise SheetError("not-csv", line) from None


def workbook_lines(content: bytes) -> dict[str, list[Line]]:
    """The lines of each sheet of a workbook, by the name of the sheet, in their order.

    Raises:
        SheetError: The bytes are no workbook, or hold more than may be read.
    """
    import python_calamine

    _examine(content)
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        return {name: _lines(book.get_sheet_by_name(name)) for name in book.sheet_names}
    except python_calamine.CalamineError:
        raise SheetError("not-xlsx") from None


def _examine(content: bytes) -> None:
    """Refuse what is no archive, or one that would not stay small once unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            weight = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise SheetError("not-xlsx") from None
    if weight > MOST_BYTES:
        raise SheetError("too-much")


def _lines(sheet: Any) -> list[Line]:
    found = sheet.to_python(skip_empty_area=False)
    return [(line, [_word(cell) for cell in cells]) for line, cells in enumerate(found, start=1)]


def _word(cell: Any) -> str:
    """A cell as text: what a spreadsheet took for a number or a day is written back plainly."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell)
