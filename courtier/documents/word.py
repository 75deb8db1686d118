"""A manuscript as DOCX, in the styles and under the letterhead of a reference document."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from courtier.documents.case import Case
from courtier.documents.convert import to_docx
from courtier.documents.manuscript import Manuscript, look_of
from courtier.documents.polish import polish
from courtier.knowledge.door import Knowledge
from courtier.knowledge.files import BUNDLED, read_fact
from courtier.reading.refusals import refuse
from courtier.reading.templates import ROOT
from courtier.values.errors import InputError, Mistake
from courtier.values.text import Text

REFERENCE = ROOT + "styles/reference.docx"
PARTS_OF_DOCX = frozenset({"[Content_Types].xml", "word/document.xml"})
NO_DOCX = (
    Text(
        fr="Ce document de référence n’est pas un fichier DOCX.",
        en="This reference document is not a DOCX file.",
    ),
    Text(
        fr="Remplacez-le par un DOCX qui porte votre en-tête et vos styles.",
        en="Replace it with a DOCX that carries your letterhead and your styles.",
    ),
)


def docx_bytes(case: Case, script: Manuscript) -> bytes:
    """The DOCX of a manuscript.

    Raises:
        InputError: The reference document is missing or wrong.
    """
    as_of = case.assessment.provenance.as_of
    reference = _reference(case.knowledge)
    try:
        content = to_docx(script.markdown, script.language, reference, as_of)
        return polish(content, look_of(case, script))
    except Exception as error:
        if case.knowledge.files[REFERENCE][0].name == BUNDLED:
            raise
        raise InputError([_no_docx()]) from error


def _reference(knowledge: Knowledge) -> Path:
    if REFERENCE not in knowledge.files:
        raise InputError([refuse("file-missing", REFERENCE, None, None)])
    path = knowledge.files[REFERENCE][1]
    try:
        with zipfile.ZipFile(io.BytesIO(read_fact(path, REFERENCE))) as archive:
            complete = set(archive.namelist()) >= PARTS_OF_DOCX
    except zipfile.BadZipFile:
        complete = False
    if not complete:
        raise InputError([_no_docx()])
    return path


def _no_docx() -> Mistake:
    return Mistake("reference-wrong", REFERENCE, None, None, "", *NO_DOCX)
