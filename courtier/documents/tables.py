"""Gives each table of a DOCX its widths, its repeated header row and rows that stay whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

POINT = 20  # twips
LETTER_SIZE = 9
PADDING = 170  # twips of a cell's two margins, and a little air
LONGEST_WORD = 2_300  # twips; a longer word may be broken
TO_WRITE_IN = 1_700  # twips; a column left empty, where a person writes
HAND_HEIGHT = 560  # twips; a row left empty, where a person signs
WHOLE_ROW = 700  # characters; a longer row may be split between two pages
_FIELD = re.compile(r"\[[^\]]{1,12}\]")
WEIGHT = 0.8  # 1 gives long columns all the room, 0 gives every column the same
BOLD = 1.1  # a header is set in bold
AIR = 120  # twips
PLAIN_STYLES = ("BodyText", "FirstParagraph")
NARROW, WIDE = frozenset("iljtfr.,:;'’|!()[]- I"), frozenset("mwMWABCDEFGHKNOPQRSTUVXYZ%@—")


@dataclass(frozen=True)
class Column:
    """What a column needs, in twips: its longest word, its longest cell, all its text."""

    word: float
    cell: float
    text: float


def shape(table: Any, width: int) -> None:
    """Fit a table to a width in twips; header row repeated, body rows not split.

    ``cantSplit`` never goes on the header row: LibreOffice 7.4 then loses the whole body.
    """
    rows = table.findall(qn("w:tr"))
    texts = [[_texts(cell) for cell in row.findall(qn("w:tc"))] for row in rows]
    if not texts or len({len(row) for row in texts}) != 1:
        return
    columns = [_column(list(cells)) for cells in zip(*texts, strict=True)]
    _set_widths(table, rows, share(columns, width), width)
    _breathe(table.getnext())
    for row, cells in zip(rows, texts, strict=True):
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
            _keep_with_next(row)
            continue
        if sum(map(len, cells)) <= WHOLE_ROW:
            _property(row, "w:trPr").append(OxmlElement("w:cantSplit"))
        if len(cells) > 1 and not any(cells[1:]):
            _raise(row)
            if row is not rows[-1]:
                _keep_with_next(row)


def share(columns: list[Column], width: int) -> list[int]:
    """Share a width among columns: no word broken if possible, then by the text they hold."""
    natural = sum(column.cell for column in columns)
    if natural <= width:
        return _rounded([column.cell * width / natural for column in columns], width)
    least = [min(column.word, LONGEST_WORD) for column in columns]
    if sum(least) >= width:
        return _rounded([value * width / sum(least) for value in least], width)
    return _rounded(_poured(columns, least, width - sum(least)), width)


def _poured(columns: list[Column], least: list[float], rest: float) -> list[float]:
    """Pour the rest by weight; a column stops once its longest cell fits on one line."""
    widths = list(least)
    open_ = {i for i, column in enumerate(columns) if column.cell > widths[i]}
    while open_ and rest > 1:
        weights = {i: columns[i].text ** WEIGHT for i in open_}
        total = sum(weights.values())
        given = {i: rest * weight / total for i, weight in weights.items()}
        rest = 0.0
        for i, more in given.items():
            room = columns[i].cell - widths[i]
            widths[i] += min(more, room)
            rest += max(more - room, 0)
            if more >= room:
                open_.discard(i)
    return widths


def _rounded(widths: list[float], total: int) -> list[int]:
    whole = [int(value) for value in widths]
    whole[-1] += total - sum(whole)
    return whole


def _column(cells: list[str]) -> Column:
    head, *body = (_breakable(cell) for cell in cells)
    heads = [BOLD * _length(word) for word in head.split(" ")]
    words = [_length(word) for cell in body for word in cell.split(" ")]
    lengths = [BOLD * _length(cells[0]), *map(_length, cells[1:])]
    least = 0 if any(cells[1:]) else TO_WRITE_IN
    return Column(
        word=max(max(*heads, *words, 0) + PADDING, least),
        cell=max(max(lengths) + PADDING, least),
        text=sum(lengths) + PADDING,
    )


def _breakable(cell: str) -> str:
    """The cell with a space wherever a line may break: after a hyphen, not in a short field."""
    return _FIELD.sub(lambda field: field[0].replace(" ", "_"), cell.replace("-", "- "))


def _length(text: str) -> float:
    narrow = sum(letter in NARROW for letter in text)
    wide = sum(letter in WIDE for letter in text)
    ems = 0.3 * narrow + 0.75 * wide + 0.57 * (len(text) - narrow - wide)
    return ems * LETTER_SIZE * POINT


def _texts(cell: Any) -> str:
    return "".join(node.text or "" for node in cell.iter(qn("w:t")))


def _property(element: Any, name: str) -> Any:
    found = element.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        element.insert(0, found)
    return found


def _set_widths(table: Any, rows: list[Any], widths: list[int], total: int) -> None:
    properties = _property(table, "w:tblPr")
    _sized(properties, "w:tblW", total)
    for old in properties.findall(qn("w:tblLayout")):
        properties.remove(old)
    layout = OxmlElement("w:tblLayout")
    layout.set(qn("w:type"), "fixed")
    properties.find(qn("w:tblW")).addnext(layout)
    for column, width in zip(table.find(qn("w:tblGrid")), widths, strict=True):
        column.set(qn("w:w"), str(width))
    for row in rows:
        for cell, width in zip(row.findall(qn("w:tc")), widths, strict=True):
            _sized(_property(cell, "w:tcPr"), "w:tcW", width)


def _raise(row: Any) -> None:
    height = OxmlElement("w:trHeight")
    height.set(qn("w:val"), str(HAND_HEIGHT))
    height.set(qn("w:hRule"), "atLeast")
    _property(row, "w:trPr").append(height)


def _sized(properties: Any, name: str, width: int) -> None:
    size = properties.find(qn(name))
    if size is None:
        size = OxmlElement(name)
        properties.insert(0, size)
    size.set(qn("w:type"), "dxa")
    size.set(qn("w:w"), str(width))


def _keep_with_next(row: Any) -> None:
    for paragraph in row.iter(qn("w:p")):
        _after_style(_property(paragraph, "w:pPr"), OxmlElement("w:keepNext"))


def _breathe(element: Any) -> None:
    """Leave air between a table and the plain paragraph that follows it."""
    if element is None or element.tag != qn("w:p"):
        return
    properties = _property(element, "w:pPr")
    style = properties.find(qn("w:pStyle"))
    if style is not None and style.get(qn("w:val")) not in PLAIN_STYLES:
        return
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:before"), str(AIR))
    _after_style(properties, spacing)


def _after_style(properties: Any, element: Any) -> None:
    style = properties.find(qn("w:pStyle"))
    if style is None:
        properties.insert(0, element)
    else:
        style.addnext(element)
