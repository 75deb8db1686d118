"""Writes the documents of a dossier: one function, one DOCX for each document and language."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from courtier.documents.case import Case
from courtier.documents.convert import to_docx
from courtier.documents.escape import plain
from courtier.documents.papers import PAPERS, Paper
from courtier.documents.polish import Look, polish
from courtier.documents.render import Library, render
from courtier.documents.sheet import Sheet
from courtier.knowledge.door import Knowledge
from courtier.knowledge.files import BUNDLED, read_fact
from courtier.knowledge.records.risk import CRITERIA
from courtier.reading.refusals import refuse
from courtier.reading.templates import ROOT
from courtier.results.envelope import Assessment
from courtier.values.errors import InputError, Mistake
from courtier.values.text import Language, Text, format_day
from courtier.workload.model import Workload

REFERENCE = ROOT + "styles/reference.docx"
DRAFT = Text(fr="PROJET", en="DRAFT")
PROPOSED = Text(fr="Niveau proposé, à confirmer", en="Proposed level, to confirm")
COURTESY = Text(
    fr="Version de courtoisie – seul le document français compte",
    en="Courtesy version – the French document is the one that counts",
)
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
AS_OF = Text(fr="En date du {} · empreinte {}", en="As of {} · fingerprint {}")


@dataclass(frozen=True)
class Heading:
    """What a template knows of its own document."""

    code: str
    title: Text
    draft: bool
    courtesy: bool


def write_documents(
    workload: Workload,
    assessment: Assessment,
    folder: Path,
    *,
    knowledge: Knowledge,
    with_english: bool = False,
    progress: Callable[[str], None] | None = None,
) -> tuple[Path, ...]:
    """Write every document of the dossier as DOCX, in French.

    Args:
        workload: The workload as its file describes it.
        assessment: What the engines concluded about it.
        folder: An existing folder that receives the files; those of the same name are replaced.
        knowledge: Gives templates and the reference document; later layers win.
        with_english: Write the courtesy version of the analyses as well.
        progress: Called with the name of each file once it is written.

    Returns:
        The files written, French first.

    Raises:
        InputError: A template or the reference document is missing or wrong.
    """
    case = Case(workload, assessment, knowledge)
    wanted: list[tuple[Paper, Language]] = [(paper, "fr") for paper in PAPERS]
    if with_english:
        wanted += [(paper, "en") for paper in PAPERS if paper.english]
    written = []
    for paper, language in wanted:
        path = folder / paper.file(language)
        path.write_bytes(document_bytes(case, paper, language))
        written.append(path)
        if progress is not None:
            progress(path.name)
    return tuple(written)


def document_bytes(case: Case, paper: Paper, language: Language) -> bytes:
    """The bytes of one document in one language.

    Raises:
        InputError: A template or the reference document is missing or wrong.
    """
    markdown, heading = document_markdown(case, paper, language)
    as_of = case.assessment.provenance.as_of
    reference = _reference(case.knowledge)
    try:
        content = to_docx(markdown, language, reference, as_of)
        return polish(content, _look(case, paper, language, heading))
    except Exception as error:
        if case.knowledge.files[REFERENCE][0].name == BUNDLED:
            raise
        raise InputError([_no_docx()]) from error


def document_markdown(case: Case, paper: Paper, language: Language) -> tuple[str, Heading]:
    """The Markdown of one document, and what stands at its head.

    Raises:
        InputError: A template is missing or wrong.
    """
    view = paper.view(case)
    draft = bool(view.get("draft"))
    heading = Heading(paper.code.upper(), paper.title, draft, courtesy=language == "en")
    values = {
        **view, "document": heading, "workload": case.workload, "assessment": case.assessment,
        "facts": case.facts, "proposed": case.proposed, "criteria": CRITERIA,
    }  # fmt: skip
    library = Library(case.knowledge, language)
    name = paper.template(language)
    return render(library, name, Sheet(language), _words(case), values), heading


def _words(case: Case) -> dict[str, Any]:
    names = case.names
    return {
        "word": names.word, "words": names.words, "places": names.places, "kind": names.kind,
        "elements": names.elements, "level": names.level, "scheme_name": names.scheme_name,
        "levels_named": names.other_levels, "provider": names.provider,
        "requirement_names": case.requirement_names, "offering_names": case.offering_names,
        "how_known": case.how_known, "item_name": names.item,
    }  # fmt: skip


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


def _look(case: Case, paper: Paper, language: Language, heading: Heading) -> Look:
    name = case.assessment.workload.name.in_(language)
    as_of = case.assessment.provenance.as_of
    title = f"{heading.code} – {paper.title.in_(language)}"
    marks = ((DRAFT, heading.draft), (PROPOSED, case.proposed), (COURTESY, heading.courtesy))
    return Look(
        title=title,
        subject=plain(name),
        body=plain(case.workload.organization.name),
        marks=tuple(text.in_(language) for text, shown in marks if shown),
        foot=AS_OF.in_(language).format(format_day(as_of, language), case.fingerprint),
        language=language,
        as_of=as_of,
        landscape=paper.landscape,
    )
