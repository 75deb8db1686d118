"""Every document of the sample in every format, made once for all the tests of a run."""

from __future__ import annotations

from functools import cache

from courtier.documents.formats.every import Contents, contents_of
from courtier.documents.formats.known import FORMATS
from courtier.documents.manuscript import Manuscript, manuscript
from courtier.values.text import Language
from tests.documents.opened import BY_CODE, EXCEPTION, case


@cache
def script(code: str, language: Language) -> Manuscript:
    """The manuscript of a document of the sample."""
    return manuscript(case(), BY_CODE[code], language, EXCEPTION)


@cache
def produced(code: str, language: Language) -> Contents:
    """A document of the sample in every format."""
    return contents_of(case(), script(code, language), FORMATS)
