"""``courtier documents``: the documents that the route needs, or those named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli import options
from courtier.cli.document_formats import DocumentFormats, split_formats
from courtier.cli.documents_models import (
    File,
    Into,
    Review,
    fill_in,
    need_file,
    review_document,
)
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared
from courtier.cli.result_command import section_help, written
from courtier.cli.running import emit, exit_code, open_road
from courtier.cli.steps import steps
from courtier.cli.words import help_
from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.assessment import Road
    from courtier.documents.case import Case
    from courtier.documents.formats.known import Format
    from courtier.documents.papers import Paper
    from courtier.documents.produce import Made
    from courtier.results.documents import DocumentsResult

app = new_app()

Only = Annotated[
    str,
    typer.Option(
        "--only",
        metavar="CODES",
        help=help_(
            "Seulement ces documents, par exemple A1,B3 ; B11 vaut pour toutes ses pièces. Sans"
            " cette option : ceux que le mode de sollicitation demande.",
            "These documents only, e.g. A1,B3; B11 stands for all its records. Without it: those"
            " that the route needs.",
        ),
        show_default=False,
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output", "-o",
        metavar=help_("DOSSIER", "FOLDER"),
        help=help_(
            "Où écrire ; sinon ./documents-<id>. Avec --format json, rien n’est écrit sans cette"
            " option.",
            "Where to write; else ./documents-<id>. With --format json, nothing is written"
            " without this option.",
        ),
        show_default=False,
    ),
]  # fmt: skip
WithEnglish = Annotated[
    bool,
    typer.Option(
        "--with-english",
        help=help_(
            "Ajouter la version anglaise de courtoisie des analyses (A1, A2, A4, A5).",
            "Add the English courtesy version of the analyses (A1, A2, A4, A5).",
        ),
    ),
]
Exception_ = Annotated[
    str,
    typer.Option(
        "--english-exception",
        metavar=help_("DISPOSITION", "PROVISION"),
        help=help_(
            "Joindre aussi une version anglaise au contrat (A8, B9) : nommez l’exception de la"
            " loi invoquée, par exemple « C-11, r. 8.1, art. 4 ».",
            "Also attach an English version to the contract (A8, B9): name the exception of the"
            " law relied on, e.g. “C-11, r. 8.1, art. 4”.",
        ),
        show_default=False,
    ),
]
Check = Annotated[
    bool,
    typer.Option(
        "--check",
        help=help_(
            "Ne rien écrire : comparer les deux langues des documents qui existent dans les deux"
            " (clauses, montants, dates, renvois).",
            "Write nothing: compare the two languages of the documents that exist in both"
            " (clauses, amounts, dates, references).",
        ),
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help=help_("Écraser les fichiers qui existent déjà.", "Overwrite files already there."),
    ),
]


@app.command(help=section_help("documents"))
def documents(
    file: File = "",
    only: Only = "",
    output: Output = "",
    with_english: WithEnglish = False,
    english_exception: Exception_ = "",
    check: Check = False,
    into: Into = "",
    review: Review = "",
    force: Force = False,
    as_of: options.AsOf = "",
    known_on: options.KnownOn = "",
    format: DocumentFormats = "text",
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Write the documents; with ``--format json`` nothing is written unless ``--output`` is."""
    if review:
        days = (as_of, known_on)
        return review_document(review, file, days, knowledge, format, fail_on, lang)
    need_file(file)
    check_shared(lang, "", fail_on)
    printed, formats = split_formats(format)
    if check and output:
        raise _check_writes_nothing()
    road = open_road(file, as_of, knowledge, known_on)
    folder = None if check else _folder(output, printed, road)
    if into:
        return fill_in(road, into, folder, printed, force, fail_on)
    formats = formats if folder else ()
    exception = english_exception.strip() or (_COMPARED if check else "")
    english = with_english or bool(exception)
    result = _result(road, only, folder, formats, english, exception or None, force, quiet)
    emit(written("documents", result, printed, [])[printed])
    return exit_code(result.findings, fail_on or ("error" if check else ""))


_COMPARED = "–"
"""Stands for an exception where nothing is written: both languages are only compared."""


def _check_writes_nothing() -> UsageError:
    return UsageError(
        say("--check n’écrit rien.", "--check writes nothing."),
        say("Retirez --output ou --check.", "Remove --output or --check."),
    )


def _folder(output: str, format: str, road: Road) -> Path | None:
    if output:
        return Path(output)
    return None if format == "json" else Path(f"documents-{road.file.workload.id}")


def _result(
    road: Road,
    only: str,
    folder: Path | None,
    formats: tuple[Format, ...],
    english: bool,
    exception: str | None,
    force: bool,
    quiet: bool,
) -> DocumentsResult:
    from courtier.documents.case import Case
    from courtier.documents.manuscript import in_languages
    from courtier.documents.produce import make
    from courtier.saving import save

    case = Case(road.file.workload, road.assessment(), road.knowledge)
    wanted = in_languages(_papers(case, only), english, exception)
    with steps(quiet) as progress:
        made = make(case, wanted, exception, formats=formats, progress=progress)
    if folder is not None:
        files = {name: held for item in made for name, held in item.files.items()}
        save(files, folder, force)
    return _envelope(case, made, folder)


def _papers(case: Case, only: str) -> tuple[Paper, ...]:
    from courtier.documents.papers import named, needed

    return named(case.knowledge, only.split(",")) if only else needed(case)


def _envelope(case: Case, made: tuple[Made, ...], folder: Path | None) -> DocumentsResult:
    from courtier.documents.produce import available, compared, seen, unread
    from courtier.results.documents import DocumentsResult

    notes = (unread(made),)
    assessment = case.assessment
    return DocumentsResult(
        schema="courtier/documents/1",
        provenance=assessment.provenance,
        workload=assessment.workload,
        folder=folder.as_posix() if folder else None,
        documents=seen(case, made, folder is not None),
        available=available(case),
        findings=(*compared(made), *(note for note in notes if note)),
    )
