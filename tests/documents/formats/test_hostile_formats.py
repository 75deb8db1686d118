"""A hostile workload is plain text in every document and every format, and adds no structure."""

from __future__ import annotations

import re
from functools import cache

import pytest

from courtier.documents.case import Case
from courtier.documents.escape import plain
from courtier.documents.formats.every import contents_of
from courtier.documents.formats.known import FORMATS, Format
from courtier.documents.manuscript import Manuscript, manuscript
from tests.documents import sample
from tests.documents.formats.test_read_back import READERS
from tests.documents.formats.written import Piece, bare, written
from tests.documents.opened import BY_CODE, EXCEPTION, case
from tests.documents.test_hostile import HOSTILE, everywhere

LONG = ("long", "long word")
BUNDLES = {
    "everything": " ; ".join(text for name, text in HOSTILE.items() if name not in LONG),
    **{name: HOSTILE[name] for name in LONG},
}
"""All the short ones at once, then each of the 10,000 characters."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u06ff]")
FORMULAS = '=cmd|" /C calc"!A0 +1+1 -2+3 @SUM(1;2)'


def _case(text: str) -> Case:
    """The workload and the names of the results hold a text wherever a person writes."""
    told = sample.both(text)
    matches = (
        sample.match("nuage-un", "eligible", 1, "met", name=told, provider=text),
        sample.match("nuage-deux", "conditional", 2, "unknown", name=told),
    )
    return case(everywhere(text), sample.assessment(matches=matches))


@cache
def _script(code: str, text: str) -> Manuscript:
    return manuscript(_case(text), BY_CODE[code], "fr", EXCEPTION)


def _structure(pieces: list[Piece]) -> list[tuple[str, list[int]]]:
    """What may not depend on the words: the kinds of pieces, and the cells of each row."""
    return [(piece.kind, [len(row) for row in piece.rows]) for piece in pieces]


def _told(pieces: list[Piece], format: Format) -> list[tuple[str, object]]:
    """The pieces; of a PDF, without what its reader cannot tell.

    PDFium turns what is written from right to left, so that the letters of such a text are only
    counted, and takes a hyphen at the end of a line for one that parts a word.
    """

    def heard(text: str) -> str:
        if format != "pdf":
            return text
        text = text.replace("-", "")
        return "".join(sorted(text)) if _RIGHT_TO_LEFT.search(text) else text

    return [
        (piece.kind, tuple(tuple(map(heard, row)) for row in piece.rows) or heard(piece.text))
        for piece in pieces
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", BUNDLES)
@pytest.mark.parametrize("code", BY_CODE)
def test_hostile_text_is_plain_in_every_format(code: str, name: str) -> None:
    text = f"{BUNDLES[name]} {FORMULAS}"[:9_990]
    script = _script(code, text)
    asked = written(script)
    assert _structure(asked) == _structure(written(_script(code, "texte")))
    contents = contents_of(_case(text), script, FORMATS)
    assert set(contents) == set(FORMATS)
    for format, content in contents.items():
        assert _told(READERS[format](content), format) == _told(asked, format), format


def test_every_document_that_takes_a_text_prints_it_whole() -> None:
    text = f"{BUNDLES['everything']} {FORMULAS}"
    showing = [
        code
        for code in BY_CODE
        if bare(plain(text))
        in "".join(p.text + "".join(map("".join, p.rows)) for p in written(_script(code, text)))
    ]
    assert {"a1", "a2", "a3"} <= set(showing)
