"""A manuscript as a tree of blocks: what every format but DOCX is written from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from courtier.documents.graphs import STYLE as GRAPH

Mark = Literal["strong", "emphasis", "superscript", "subscript", "code", "strikeout"]
Side = Literal["left", "right", "center"]
BOX = "☐"
BREAK = "\n"
"""A line that a template breaks on purpose; values never hold one."""


@dataclass(frozen=True)
class Run:
    """A piece of text in one look; ``style`` is a character style of ours, ``link`` an address."""

    text: str
    marks: frozenset[Mark] = frozenset()
    style: str = ""
    link: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """The title of a section; ``level`` from 1."""

    level: int
    runs: Runs


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``style`` is the name of a paragraph style, empty for plain text."""

    runs: Runs
    style: str = ""


@dataclass(frozen=True)
class Listing:
    """A list; ``start`` None without numbers.

    ``boxes`` tells that each item begins with a box to tick, which stands for its bullet.
    """

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None

    @property
    def boxes(self) -> bool:
        """Whether each item begins with an empty box."""
        return all(_words(block).startswith(BOX) for item in self.items for block in item[:1])


@dataclass(frozen=True)
class Table:
    """A table: its caption, its header rows and its body rows, each cell a few blocks."""

    caption: Runs
    heads: tuple[Row, ...]
    rows: tuple[Row, ...]
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Graph:
    """A chart by its name, with the words that say what it shows.

    ``svg`` is its drawing, empty where the document has no such chart: the words stand alone.
    """

    name: str
    told: str
    svg: str = ""


Block = Heading | Paragraph | Listing | Table | Graph
Cell = tuple[Block, ...]
Row = tuple[Cell, ...]
_MARKS: dict[str, Mark] = {
    "Strong": "strong", "Emph": "emphasis", "Superscript": "superscript",
    "Subscript": "subscript", "Strikeout": "strikeout",
}  # fmt: skip
_SAFE = ("https://", "http://", "mailto:")
"""What a link may begin with: anything else could run a program."""
_SIDES: dict[str, Side] = {"AlignRight": "right", "AlignCenter": "center"}


def read_tree(content: bytes) -> tuple[Block, ...]:
    """The blocks of a document that pandoc wrote as JSON."""
    return tuple(_blocks(json.loads(content)["blocks"], ""))


def told(runs: Iterable[Run]) -> str:
    """The text of some runs."""
    return "".join(run.text for run in runs)


def row_texts(row: Row) -> list[str]:
    """The text of each cell of a row."""
    return [" ".join(map(_words, cell)) for cell in row]


def _words(block: Block) -> str:
    """All the text of a block, whatever it holds."""
    if isinstance(block, Graph):
        return block.told
    if isinstance(block, Listing):
        return " ".join(_words(inner) for item in block.items for inner in item)
    if isinstance(block, Table):
        return " ".join(word for row in (*block.heads, *block.rows) for word in row_texts(row))
    return told(block.runs)


def _blocks(nodes: Iterable[Any], style: str) -> Iterator[Block]:
    for node in nodes:
        yield from _block(node, style)


def _block(node: Any, style: str) -> Iterator[Block]:
    kind, content = node["t"], node.get("c")
    if kind == "Header":
        yield Heading(content[0], _runs(content[2]))
    elif kind in ("Para", "Plain"):
        yield _paragraph(_runs(content), style)
    elif kind == "Div":
        yield from _blocks(content[1], _style(content[0]) or style)
    elif kind in ("BulletList", "OrderedList"):
        items = content if kind == "BulletList" else content[1]
        start = None if kind == "BulletList" else content[0][0]
        yield Listing(tuple(tuple(_blocks(item, "")) for item in items), start)
    elif kind == "Table":
        yield _table(content)
    else:
        yield from _other(kind, content, style)


def _other(kind: str, content: Any, style: str) -> Iterator[Block]:
    """What only the template of a body's own layer may hold."""
    if kind == "CodeBlock":
        yield Paragraph((Run(content[1], frozenset({"code"})),), style)
    elif kind == "LineBlock":
        lines = [run for line in content for run in (*_runs(line), Run(BREAK))]
        yield Paragraph(tuple(lines[:-1]), style)
    elif kind == "BlockQuote":
        yield from _blocks(content, style)
    elif kind == "Figure":
        yield from _blocks(content[2], style)
    elif kind == "DefinitionList":
        for term, meanings in content:
            yield Paragraph(_runs(term), style)
            for meaning in meanings:
                yield from _blocks(meaning, style)


def _paragraph(runs: Runs, style: str) -> Block:
    styles = {run.style for run in runs}
    name = styles.pop() if len(styles) == 1 else ""
    if name.startswith(GRAPH):
        return Graph(name.removeprefix(GRAPH), told(runs))
    return Paragraph(runs, style)


def _table(content: Any) -> Table:
    _, caption, columns, head, bodies, foot = content
    bodied = [row for body in bodies for row in (*body[2], *body[3])]
    return Table(
        caption=tuple(run for block in caption[1] for run in _runs(block["c"])),
        heads=_rows(head[1], len(columns)),
        rows=_rows([*bodied, *foot[1]], len(columns)),
        sides=tuple(_SIDES.get(column[0]["t"], "left") for column in columns),
    )


def _rows(rows: Iterable[Any], width: int) -> tuple[Row, ...]:
    """Rows of as many cells as there are columns: what a cell spans is left empty after it."""
    held = [0] * width
    return tuple(_row(row, held) for row in rows)


def _row(row: Any, held: list[int]) -> Row:
    """One row; ``held`` counts, by column, the rows that a cell above still spans."""
    cells: list[Cell] = [()] * len(held)
    free = [column for column, rows in enumerate(held) if rows == 0]
    held[:] = [max(rows - 1, 0) for rows in held]
    for _, _, rows, columns, content in row[1]:
        if not free:
            break
        cells[free[0]] = tuple(_blocks(content, ""))
        for column in free[:columns]:
            held[column] = rows - 1
        del free[:columns]
    return tuple(cells)


def _style(attributes: Any) -> str:
    return next((value for key, value in attributes[2] if key == "custom-style"), "")


def _runs(nodes: Iterable[Any]) -> Runs:
    """The text of some nodes, neighbours of the same look joined."""
    joined: list[Run] = []
    for run in _each(nodes, Run("")):
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def _each(nodes: Iterable[Any], look: Run) -> Iterator[Run]:
    for node in nodes:
        yield from _inline(node["t"], node.get("c"), look)


def _inline(kind: str, content: Any, look: Run) -> Iterator[Run]:
    if kind == "Str":
        yield replace(look, text=content)
    elif kind in ("Space", "SoftBreak"):
        yield replace(look, text=" ")
    elif kind == "LineBreak":
        yield replace(look, text=BREAK)
    elif kind == "Span":
        yield from _each(content[1], replace(look, style=_style(content[0]) or look.style))
    elif kind in _MARKS:
        yield from _each(content, replace(look, marks=look.marks | {_MARKS[kind]}))
    elif kind == "Link":
        address = content[2][0] if content[2][0].startswith(_SAFE) else ""
        yield from _each(content[1], replace(look, link=address))
    elif kind == "Code":
        yield replace(look, text=content[1], marks=look.marks | {"code"})
    elif kind in ("Quoted", "Image"):
        yield from _each(content[1], look)
    elif kind in ("Underline", "SmallCaps"):
        yield from _each(content, look)
    elif kind == "Note":
        inner = (run for block in content for run in _each(block.get("c", ()), look))
        yield from (replace(look, text=" ("), *inner, replace(look, text=")"))
