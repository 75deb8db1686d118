"""Every document, in each language and format, says what its manuscript says and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from courtier.documents.formats.known import FORMATS, Format
from courtier.values.text import Language
from tests.documents.formats.produced import produced, script
from tests.documents.formats.read_marked import read_docx, read_html, read_odt
from tests.documents.formats.read_pdf import read_pdf
from tests.documents.formats.written import Piece, written
from tests.documents.opened import ALL

READERS: dict[Format, Callable[[bytes], list[Piece]]] = {
    "docx": read_docx, "odt": read_odt, "pdf": read_pdf, "html": read_html,
}  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("code", "language"), ALL)
def test_text_and_tables_are_those_of_the_manuscript(
    code: str, language: Language, format: Format
) -> None:
    asked = written(script(code, language))
    found = READERS[format](produced(code, language)[format])
    assert [piece.kind for piece in found] == [piece.kind for piece in asked]
    for seen, piece in zip(found, asked, strict=True):
        assert _heard(seen, format) == _heard(piece, format)


def _heard(piece: Piece, format: Format) -> Piece:
    """A piece; of a PDF, without hyphens: PDFium drops one that ends a line."""
    if format != "pdf":
        return piece
    rows = tuple(tuple(cell.replace("-", "") for cell in row) for row in piece.rows)
    return replace(piece, text=piece.text.replace("-", ""), rows=rows)


def test_every_kind_of_piece_was_compared() -> None:
    pieces = [piece for code, language in ALL for piece in written(script(code, language))]
    assert {piece.kind for piece in pieces} == {"heading", "text", "table"}
    assert sum(len(piece.rows) for piece in pieces) > 1_000
