"""The text of a DOCX as a reader meets it: headings, paragraphs, rows of tables, with places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from courtier.documents.models.package import MAIN, Package, check_xml, parsed
from courtier.documents.models.write_control import w
from courtier.values.text import Text, say

STYLES = "word/styles.xml"
MOST_BLOCKS = 100_000
LONGEST_HEADING = 120
BY_LOOK = 9
"""The level of a heading that only its bold type tells."""
_HEADINGS = ("heading ", "titre ", "title")
_CONTENTS = ("toc", "tm ", "table of", "table des")
CONTENTS = 0
"""Marks the styles of a table of contents, which names headings without saying anything."""
_OMITTED = frozenset(w(name) for name in ("del", "moveFrom", "instrText", "delText"))


@dataclass(frozen=True)
class Block:
    """A piece of the document: ``cells`` holds one text, or those of a table row.

    ``level`` is that of a heading, None elsewhere; ``table`` the number of the table that holds
    the row, and ``number`` that of the paragraph or of the row in it, from 1.
    """

    kind: Literal["heading", "paragraph", "row"]
    cells: tuple[str, ...]
    number: int
    section: str
    level: int | None = None
    table: int | None = None

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(self.cells)

    @property
    def place(self) -> Text:
        """Where it stands, for a person who looks for it."""
        under = self.section or "–"
        if self.table is not None:
            return say(
                "tableau {table}, rangée {row}, sous « {section} »",
                "table {table}, row {row}, under “{section}”",
                table=self.table,
                row=self.number,
                section=under,
            )
        return say(
            "paragraphe {number}, sous « {section} »",
            "paragraph {number}, under “{section}”",
            number=self.number,
            section=under,
        )


def blocks_of(package: Package) -> tuple[Block, ...]:
    """Every piece of the body that holds words or a place for them, in the order of the page.

    Raises:
        InputError: A part is no XML that may be read.
    """
    levels = _levels(package)
    content = package.read(MAIN)
    check_xml(content, package.name, MAIN)
    body = parsed(content).find(w("body"))
    return tuple(_Reader(levels).read(body)) if body is not None else ()


def _levels(package: Package) -> dict[str, int]:
    """The level of each style of heading."""
    if not any(entry.filename == STYLES for entry, _ in package.parts):
        return {}
    content = package.read(STYLES)
    check_xml(content, package.name, STYLES)
    found = {}
    for style in parsed(content).iter(w("style")):
        name = style.find(w("name"))
        words = str(name.get(w("val"), "")).lower() if name is not None else ""
        outline = style.find(f"{w('pPr')}/{w('outlineLvl')}")
        if words.startswith(_CONTENTS):
            found[str(style.get(w("styleId")))] = CONTENTS
        elif outline is not None and str(outline.get(w("val"))).isdigit():
            found[str(style.get(w("styleId")))] = int(outline.get(w("val"))) + 1
        elif words.startswith(_HEADINGS):
            found[str(style.get(w("styleId")))] = int(words[-1]) if words[-1].isdigit() else 1
    return found


class _Reader:
    """Goes through a body, counting paragraphs and tables."""

    def __init__(self, levels: dict[str, int]) -> None:
        self.levels = levels
        self.section = ""
        self.paragraphs = self.tables = 0

    def read(self, holder: Any) -> Iterator[Block]:
        for element in holder:
            if element.tag == w("p"):
                yield self._paragraph(element)
            elif element.tag == w("tbl"):
                yield from self._table(element)
            elif element.tag in (w("sdt"), w("sdtContent"), w("ins"), w("customXml")):
                yield from self.read(element)
            if self.paragraphs + self.tables > MOST_BLOCKS:
                return

    def _paragraph(self, element: Any) -> Block:
        self.paragraphs += 1
        text = _words(element)
        level = self._level(element, text)
        if level == CONTENTS:
            return Block("paragraph", ("",), self.paragraphs, self.section)
        if level is not None and text:
            self.section = text[:80]
        kind: Literal["heading", "paragraph"] = "paragraph" if level is None else "heading"
        return Block(kind, (text,), self.paragraphs, self.section, level)

    def _level(self, element: Any, text: str) -> int | None:
        properties = element.find(w("pPr"))
        style = properties.find(w("pStyle")) if properties is not None else None
        outline = properties.find(w("outlineLvl")) if properties is not None else None
        if outline is not None and str(outline.get(w("val"))).isdigit():
            level = int(outline.get(w("val"))) + 1
            return level if level <= BY_LOOK else None
        if style is not None and style.get(w("val")) in self.levels:
            return self.levels[style.get(w("val"))]
        return BY_LOOK if text and _all_bold(element) and _short(text) else None

    def _table(self, table: Any) -> Iterator[Block]:
        self.tables += 1
        number = self.tables
        rows = (row for row in table.iter(w("tr")) if _nearest_table(row) is table)
        for row, element in enumerate(rows, start=1):
            cells = tuple(
                _words(cell) for cell in element.iter(w("tc")) if _nearest(cell) is element
            )
            yield Block("row", cells, row, self.section, table=number)


def _nearest_table(row: Any) -> Any:
    return next((a for a in row.iterancestors() if a.tag == w("tbl")), None)


def _nearest(cell: Any) -> Any:
    return next((a for a in cell.iterancestors() if a.tag == w("tr")), None)


def _words(element: Any) -> str:
    """The words that show: neither what was struck out nor the codes of fields."""
    pieces: list[str] = []
    _gather(element, pieces)
    return " ".join("".join(pieces).split())


def _gather(element: Any, pieces: list[str]) -> None:
    for child in element:
        if child.tag in _OMITTED:
            continue
        if child.tag == w("t"):
            pieces.append(child.text or "")
        elif child.tag in (w("tab"), w("br"), w("cr")):
            pieces.append(" ")
        else:
            _gather(child, pieces)
            if child.tag == w("p"):
                pieces.append(" ")


def _all_bold(element: Any) -> bool:
    runs = [run for run in element.iter(w("r")) if run.find(w("t")) is not None]
    return bool(runs) and all(_bold(run) for run in runs)


def _bold(run: Any) -> bool:
    mark = run.find(f"{w('rPr')}/{w('b')}")
    return mark is not None and mark.get(w("val")) not in ("0", "false")


def _short(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not text.endswith((".", ";", ","))
