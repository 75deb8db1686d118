"""Writes the documents of a dossier: one manuscript, one file in each format asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from courtier.documents.case import Case
from courtier.documents.formats.every import all_contents
from courtier.documents.formats.known import DEFAULT, Format
from courtier.documents.manuscript import in_languages, manuscript
from courtier.documents.papers import Paper, needed
from courtier.documents.word import docx_bytes
from courtier.knowledge.door import Knowledge
from courtier.results.envelope import Assessment
from courtier.values.text import Language
from courtier.workload.model import Workload


def write_documents(
    workload: Workload,
    assessment: Assessment,
    folder: Path,
    *,
    knowledge: Knowledge,
    with_english: bool = False,
    formats: tuple[Format, ...] = DEFAULT,
    progress: Callable[[str], None] | None = None,
) -> tuple[Path, ...]:
    """Write the documents of the dossier that the route needs, in French.

    Args:
        workload: The workload as its file describes it.
        assessment: What the engines concluded about it.
        folder: An existing folder that receives the files; those of the same name are replaced.
        knowledge: Gives templates and the reference documents; later layers win.
        with_english: Write the courtesy version of the analyses as well.
        formats: What to write each document as.
        progress: Called with the name of each file once it is written.

    Returns:
        The files written, French first.

    Raises:
        InputError: A template or a reference document is missing or wrong, or the means of a
            format is not installed.
    """
    case = Case(workload, assessment, knowledge)
    scripts = [manuscript(case, *wanted) for wanted in in_languages(needed(case), with_english)]
    written = []
    for script, contents in all_contents(case, scripts, formats):
        for format, content in contents.items():
            path = folder / script.paper.file(script.language, format)
            path.write_bytes(content)
            written.append(path)
            if progress is not None:
                progress(path.name)
    return tuple(written)


def document_bytes(
    case: Case, paper: Paper, language: Language, exception: str | None = None
) -> bytes:
    """The DOCX of one document in one language.

    Raises:
        InputError: A template or the reference document is missing or wrong.
    """
    return docx_bytes(case, manuscript(case, paper, language, exception))
