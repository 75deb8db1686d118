"""Gives each table of a DOCX its widths, its repeated header row and rows that stay whole."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from courtier.documents.widths import WHOLE_ROW, column_of, is_small, share

HAND_HEIGHT = 560  # twips; a row left empty, where a person signs
TEXT_HEIGHT = 1_700  # twips; a lone empty cell, where a person writes sentences
AIR = 120  # twips
ENDS = 2  # rows: a head and its first row, or the last two
PLAIN_STYLES = ("BodyText", "FirstParagraph")


def shape(table: Any, width: int) -> None:
    """Fit a table to a width in twips; header row repeated, body rows not split.

    ``cantSplit`` never goes on the header row: LibreOffice 7.4 then loses the whole body.
    """
    rows = table.findall(qn("w:tr"))
    texts = [[_texts(cell) for cell in row.findall(qn("w:tc"))] for row in rows]
    if not texts or len({len(row) for row in texts}) != 1:
        return
    columns = [column_of(list(cells)) for cells in zip(*texts, strict=True)]
    _set_widths(table, rows, share(columns, width), width)
    _breathe(table.getnext())
    _keep_together(rows, texts)
    by_hand = any(_is_by_hand(cells) for cells in texts)
    for row, cells in zip(rows, texts, strict=True):
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
            continue
        if sum(map(len, cells)) <= WHOLE_ROW:
            _property(row, "w:trPr").append(OxmlElement("w:cantSplit"))
        if by_hand and not all(cells):
            _raise(row, HAND_HEIGHT if len(cells) > 1 else TEXT_HEIGHT)


def _keep_together(rows: list[Any], texts: list[list[str]]) -> None:
    """Keep a small table on one page; of a large one, the first rows together and the last ones.

    Rows that a person fills in by hand stay with the next one as well.
    """
    small = is_small(texts)
    ends = {*range(ENDS), *range(len(rows) - ENDS, len(rows))}
    for number, (row, cells) in enumerate(zip(rows[:-1], texts, strict=False)):
        if small or number in ends or _is_by_hand(cells):
            _keep_with_next(row)


def _is_by_hand(cells: list[str]) -> bool:
    """Tell whether a person writes in all of a row but its label; a lone cell has none."""
    return not any(cells[1:] or cells)


def close_up(body: Any) -> None:
    """Take out the empty paragraph that pandoc puts between two tables; a caption parts them."""
    for paragraph in body.findall(qn("w:p")):
        after = paragraph.getnext()
        if len(paragraph) == 0 and after is not None and after.tag == qn("w:p"):
            body.remove(paragraph)


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


def _raise(row: Any, twips: int) -> None:
    height = OxmlElement("w:trHeight")
    height.set(qn("w:val"), str(twips))
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
