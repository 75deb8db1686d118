"""A manuscript as tagged PDF: PDF/UA-1 and PDF/A-2a, set by Typst from data alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from tempfile import TemporaryDirectory
from typing import Any

from courtier.documents.formats.contents import CONTENTS, entries
from courtier.documents.formats.drawn import fitted
from courtier.documents.formats.tree import (
    Block,
    Graph,
    Heading,
    Listing,
    Paragraph,
    Row,
    Run,
    Table,
    row_texts,
)
from courtier.documents.margins import PAGE_OF
from courtier.documents.polish import Look
from courtier.documents.widths import POINT, WHOLE_ROW, column_of, share
from courtier.values.errors import InputError, Mistake
from courtier.values.text import Text

WIDTHS = {False: 10_080, True: 13_680}
"""Width of the text in twips, portrait and landscape."""
MODULE = '"@'
"""What the name of a module begins with: it would be fetched from the network."""
MOST_ROWS, MOST_LETTERS = 12, 1_200
"""A table of at most so many rows and letters stays on one page."""
NARROWER = 0.9
"""Its letters take so much of the width for which columns are reckoned."""
TRIES = 20
PLACE = "\u200b"
_LONG = re.compile(r"[^\s\u00a0]{25,}")
_PART = re.compile(r"[^/?&=._-]{0,23}[/?&=._-]+|[^/?&=._-]{1,24}")
_TEXT = re.compile(r'(?:the text|codepoint) `"([^`]+)"`')
_NUMBERED = re.compile(r"\\u\{([0-9a-f]+)\}")
_ASCII = frozenset(map(chr, range(128)))
NO_TYPST = Mistake(
    "pdf-maker-missing", "PDF", None, None, "",
    Text(
        fr="Écrire en PDF demande un module qui n’est pas installé : rien n’a été écrit.",
        en="Writing PDF needs a module that is not installed: nothing was written.",
    ),
    Text(
        fr="Installez-le : pip install 'typst>=0.15,<0.16' ; ou retirez pdf de --format.",
        en="Install it: pip install 'typst>=0.15,<0.16'; or remove pdf from --format.",
    ),
)  # fmt: skip


def check_pdf() -> None:
    """Refuse before anything is made where PDF cannot be written.

    Raises:
        InputError: Typst is not installed.
    """
    try:
        import typst  # noqa: F401
    except ImportError:
        raise InputError([NO_TYPST]) from None


def to_pdf(blocks: tuple[Block, ...], look: Look, template: str) -> bytes:
    """The PDF; the same blocks, look and template give the same bytes.

    A sign that none of its fonts has is written by its number, as ``[U+4E2D]``: never lost.

    Args:
        blocks: The document.
        look: Its title, its marks and its foot.
        template: How Typst sets the data.

    Raises:
        InputError: Typst is not installed.
        ValueError: The template asks for a module.
        RuntimeError: Typst refuses the template.
    """
    check_pdf()
    import typst

    given = json.dumps(_given(blocks, look), ensure_ascii=False)
    for _ in range(TRIES):
        try:
            return _compiled(template, given, look.as_of)
        except typst.TypstError as error:
            unshown = set("".join(_TEXT.findall(_plain(error.diagnostic)))) - _ASCII
            if not unshown:
                raise
            given = given.translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in unshown})
    raise RuntimeError("typst shows no end of unknown signs")


def _compiled(template: str, given: str, as_of: date) -> bytes:
    import typst

    if MODULE in template:
        raise ValueError("a template that asks for a module")
    with TemporaryDirectory() as nothing:
        compiler = typst.Compiler(
            template.encode(), root=nothing, ignore_system_fonts=True,
            package_path=nothing, package_cache_path=nothing,
        )  # fmt: skip
        content = compiler.compile(
            sys_inputs={"document": given},
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            timestamp=_seconds(as_of),
        )
    if not isinstance(content, bytes):
        raise RuntimeError("typst gave no file")
    return content


def _plain(diagnostic: str) -> str:
    """What Typst says, the signs that it names by number written as they are."""
    return _NUMBERED.sub(lambda found: chr(int(found[1], 16)), diagnostic)


def _seconds(day: date) -> int:
    return max(day.toordinal() - date(1970, 1, 1).toordinal(), 0) * 86_400


def _given(blocks: tuple[Block, ...], look: Look) -> dict[str, Any]:
    """Everything that the template prints."""
    first = next((i for i, b in enumerate(blocks) if isinstance(b, Heading)), len(blocks))
    placed = _Placed(WIDTHS[look.landscape])
    return {
        "title": look.title, "subject": look.subject, "author": look.body, "lang": look.language,
        "head": look.title, "body": look.body, "marks": " · ".join(look.marks), "foot": look.foot,
        "landscape": look.landscape, "page-of": PAGE_OF.in_(look.language).split("{}"),
        "contents": CONTENTS.in_(look.language) if entries(blocks) else "",
        "opening": placed.blocks(blocks[:first]), "blocks": placed.blocks(blocks[first:]),
    }  # fmt: skip


class _Placed:
    """Turns blocks into the data of the template, headings anchored in order."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.headings = 0

    def blocks(self, blocks: Iterable[Block]) -> list[dict[str, Any]]:
        return [self._block(block) for block in blocks]

    def _block(self, block: Block) -> dict[str, Any]:
        if isinstance(block, Heading):
            self.headings += 1
            anchor = f"s{self.headings}"
            level = block.level
            return {"kind": "heading", "level": level, "anchor": anchor, "runs": _runs(block.runs)}
        if isinstance(block, Paragraph):
            return {"kind": "paragraph", "style": block.style, "runs": _runs(block.runs)}
        if isinstance(block, Listing):
            items = [self.blocks(item) for item in block.items]
            return {"kind": "list", "start": block.start, "boxes": block.boxes, "items": items}
        if isinstance(block, Graph):
            width = fitted(block.svg, self.width / POINT)[0] if block.svg else 0
            return {"kind": "graph", "svg": block.svg, "width": width, "told": block.told}
        return self._table(block)

    def _table(self, table: Table) -> dict[str, Any]:
        rows = [*table.heads, *table.rows]
        texts = [row_texts(row) for row in rows]
        columns = [column_of(list(cells)) for cells in zip(*texts, strict=True)]
        widths = share(columns, self.width)
        letters = sum(len(text) for cells in texts for text in cells)
        return {
            "kind": "table",
            "caption": _runs(table.caption),
            "heads": [self._row(row) for row in table.heads],
            "rows": [self._row(row) for row in table.rows],
            "whole": len(rows) <= MOST_ROWS and letters <= MOST_LETTERS,
            "sides": table.sides,
            "widths": widths,
            "tight": any(NARROWER * c.word > w for c, w in zip(columns, widths, strict=True)),
        }

    def _row(self, row: Row) -> dict[str, Any]:
        texts = row_texts(row)
        return {
            "cells": [self.blocks(cell) for cell in row],
            "whole": sum(map(len, texts)) <= WHOLE_ROW,
            "hand": len(texts) > 1 and not any(texts[1:]),
        }


def _runs(runs: Iterable[Run]) -> list[dict[str, Any]]:
    return [
        asdict(run) | {"text": _LONG.sub(_parted, run.text), "marks": sorted(run.marks)}
        for run in runs
    ]


def _parted(word: re.Match[str]) -> str:
    """A word too long for a line, with the places where it may be parted."""
    return PLACE.join(_PART.findall(word[0]))
