"""What a manuscript says, read from its Markdown line by line, without pandoc."""

from __future__ import annotations

import re
from dataclasses import dataclass

from courtier.documents.manuscript import Manuscript

SPAN = re.compile(r'(?<!\\)\[((?:\\.|[^\\\]])*)\]\{custom-style="[^"]*"\}')
RULE = re.compile(r"\|(:?-{3,}:?\|)+")
BLANK = re.compile("[\\s\u00a0\u00ad\u200b\x02]+")
"""Spaces and the signs where a word may be parted, that PDFium tells as U+0002."""
UNSHOWN = re.compile(r"\[U\+([0-9A-F]{4,6})\]")


@dataclass(frozen=True)
class Piece:
    """A piece of a document, all its blanks taken out: ``kind`` is heading, text or table.

    A table is told by its cells, row by row, its header rows first; ``heads`` counts these.
    """

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    heads: int = 0


def bare(text: str) -> str:
    """A text without blanks, signs written by their number written as they are."""
    return BLANK.sub("", UNSHOWN.sub(lambda found: chr(int(found[1], 16)), text))


def plain(markdown: str) -> str:
    """The text of a piece of Markdown."""
    text = SPAN.sub(r"\1", markdown.strip())
    text = re.sub(r"(?<!\\)(\*\*|\^)", "", text)
    return bare(re.sub(r"\\(.)", r"\1", text))


def written(script: Manuscript) -> list[Piece]:
    """The pieces of a manuscript in the order of the page, a caption before its table."""
    pieces: list[Piece] = []
    lines: list[str] = []

    def close() -> None:
        if lines:
            pieces.append(Piece("text", plain(" ".join(lines))))
            lines.clear()

    for line in script.markdown.splitlines():
        if line.startswith("|"):
            close()
            _into_table(pieces, line)
        elif line.startswith(": "):
            table = max(n for n, piece in enumerate(pieces) if piece.kind == "table")
            pieces.insert(table, Piece("text", plain(line[2:])))
        elif line.startswith("#"):
            close()
            pieces.append(Piece("heading", plain(line.lstrip("#"))))
        elif line.startswith("- "):
            close()
            lines.append(line[2:])
        elif not line.strip() or line.startswith(":::"):
            close()
            pieces.append(Piece("end"))
        else:
            lines.append(line)
    close()
    return [piece for piece in pieces if piece.kind != "end"]


def _into_table(pieces: list[Piece], line: str) -> None:
    """Add a row to the table that is open, else open one."""
    open_ = bool(pieces) and pieces[-1].kind == "table"
    if RULE.fullmatch(line.strip()):
        last = pieces[-1]
        pieces[-1] = Piece("table", rows=last.rows, heads=len(last.rows))
        return
    row = tuple(plain(cell) for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1])
    last = pieces.pop() if open_ else Piece("table")
    pieces.append(Piece("table", rows=(*last.rows, row), heads=last.heads))
