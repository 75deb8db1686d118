"""Tables as an XLSX workbook, a sheet each: every cell is text, so that nothing is computed.

XlsxWriter is imported when a workbook is written.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from courtier.catalog.exchange.flatten import Rows
from courtier.catalog.exchange.refusals import refusal
from courtier.catalog.exchange.rows import Sheet
from courtier.reading.sheets import SheetError, workbook_lines
from courtier.values.errors import InputError, UsageError
from courtier.values.text import say

LONGEST_CELL = 32_767
"""What a cell of the format can hold, in UTF-16 units."""
MOST_ROWS = 1_048_576
CREATED = datetime(1980, 1, 1)
WIDTH = 24
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
           "strings_to_numbers": False}  # fmt: skip


def to_xlsx(rows: Rows) -> bytes:
    """The bytes of a workbook; the same rows give the same bytes.

    Raises:
        UsageError: A cell or a table is longer than the format can hold.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    book.set_properties({"created": CREATED})
    plain = book.add_format({"num_format": "@", "valign": "top"})
    bold = book.add_format({"num_format": "@", "bold": True, "bottom": 1})
    for name, lines in rows.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(lines[0]) - 1, WIDTH, plain)
        for number, cells in enumerate(lines):
            _write(sheet, name, number, cells, plain if number else bold)
    book.close()
    return buffer.getvalue()


def _write(sheet: Any, name: str, number: int, cells: list[str], look: Any) -> None:
    for column, cell in enumerate(cells):
        too_long = len(cell.encode("utf-16-le")) // 2 > LONGEST_CELL
        if too_long or number >= MOST_ROWS:
            raise _too_long(name, number + 1)
        if cell:
            sheet.write_string(number, column, cell, look)


def _too_long(name: str, line: int) -> UsageError:
    text = say(
        "Le tableau « {name} » dépasse à la ligne {line} ce qu’un classeur XLSX peut contenir.",
        "The table “{name}” exceeds on line {line} what an XLSX workbook can hold.",
        name=name,
        line=str(line),
    )
    return UsageError(text, say("Exportez en csv ou en json.", "Export as csv or json."))


def from_xlsx(content: bytes, file: str) -> list[Sheet]:
    """The tables of a workbook, each known by the name of its sheet.

    Raises:
        InputError: The bytes are no workbook, or hold more than may be read.
    """
    try:
        sheets = workbook_lines(content)
    except SheetError as error:
        raise InputError([refusal(error.code, file)]) from None
    return [Sheet(name, f"{file}#{name}", lines) for name, lines in sheets.items()]
