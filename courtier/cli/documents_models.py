"""``courtier documents --into`` and ``--review``: the DOCX files that other people made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from courtier.cli.printing import check_shared, print_as
from courtier.cli.running import exit_code, open_knowledge, open_road, parse_day, today
from courtier.cli.words import help_
from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.assessment import Road

Into = Annotated[
    str,
    typer.Option(
        "--into",
        metavar=help_("MODÈLE.docx", "MODEL.docx"),
        help=help_(
            "Remplir les contrôles de contenu de ce modèle, d’après leur balise ou leur titre, et"
            " ne rien changer d’autre. Le modèle lui-même n’est jamais écrasé.",
            "Fill in the content controls of this model, by their tag or title, and change nothing"
            " else. The model itself is never overwritten.",
        ),
        show_default=False,
    ),
]

Review = Annotated[
    str,
    typer.Option(
        "--review",
        metavar=help_("DOCUMENT.docx", "DOCUMENT.docx"),
        help=help_(
            "Examiner ce document d’appel d’offres : ce que la loi demande d’y trouver et, si une"
            " charge de travail est nommée, les exigences qui dépassent le niveau dérivé. Rien"
            " n’est écrit ; --format accepte aussi markdown.",
            "Review this tender document: what the law asks to find in it and, when a workload is"
            " named, the requirements that exceed the level derived. Nothing is written; --format"
            " takes markdown as well.",
        ),
        show_default=False,
    ),
]
File = Annotated[
    str,
    typer.Argument(
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Fichier de la charge de travail (YAML ou JSON) ; - pour l’entrée standard. Facultatif"
            " avec --review.",
            "Workload file (YAML or JSON); - for standard input. Optional with --review.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
REVIEW_FORMATS = ("text", "json", "markdown")


def need_file(file: str) -> None:
    """Refuse a command without its workload file, as any missing argument is refused.

    Raises:
        MissingParameter: No file is named.
    """
    if file:
        return
    context = click.get_current_context()
    argument = next(p for p in context.command.params if p.name == "file")
    raise click.MissingParameter(ctx=context, param=argument)


def review_document(
    document: str,
    file: str,
    days: tuple[str, str],
    folders: list[str],
    format: str,
    fail_on: str,
    lang: str,
) -> int:
    """Review a tender document, for a workload or by itself.

    Args:
        document: The DOCX.
        file: The workload, empty where none is named.
        days: Those of ``--as-of`` and ``--known-on``.
        folders: Those of ``--knowledge``.
        format: What to print.
        fail_on: The severity from which the exit code tells.
        lang: The language asked for.
    """
    from courtier.documents.case import Case
    from courtier.documents.models.package import open_package
    from courtier.documents.review.outcome import review
    from courtier.report.review_view import review_markdown, review_text

    check_shared(lang, format, fail_on, REVIEW_FORMATS)
    as_of, known_on = days
    package = open_package(Path(document), document)
    name = Path(document).name
    if file:
        road = open_road(file, as_of, folders, known_on)
        case = Case(road.file.workload, road.assessment(), road.knowledge)
        result = review(package, name, road.knowledge, road.as_of, case)
    else:
        knowledge = open_knowledge(folders, known_on)
        result = review(package, name, knowledge, parse_day(as_of) or today(), None)
    print_as(result, format, review_text, review_markdown)
    return exit_code(result.findings, fail_on)


def fill_in(
    road: Road, into: str, folder: Path | None, format: str, force: bool, fail_on: str
) -> int:
    """Fill a model with the values of a case and tell what became of each field."""
    from courtier.documents.case import Case
    from courtier.documents.models.fill import fill_model
    from courtier.documents.models.outcome import filled_result
    from courtier.documents.models.package import open_package
    from courtier.report.models_view import filled_text
    from courtier.saving import save

    package = open_package(Path(into), into)
    case = Case(road.file.workload, road.assessment(), road.knowledge)
    filled = fill_model(case, package)
    name = f"{Path(into).stem}-{road.file.workload.id}.docx"
    if folder is not None:
        _refuse_model(Path(into), folder / name)
        save({name: filled.content}, folder, force)
    file = (folder / name).as_posix() if folder else None
    result = filled_result(case, Path(into).name, package.sha256, filled, file)
    print_as(result, format, filled_text)
    return exit_code(result.findings, fail_on)


def _refuse_model(model: Path, target: Path) -> None:
    """Refuse to write over the model, by whatever name it is reached.

    Raises:
        UsageError: The target is the model itself.
    """
    if target.exists() and target.samefile(model):
        raise UsageError(
            say(
                "« {path} » est le modèle lui-même : il n’est jamais écrasé.",
                "“{path}” is the model itself: it is never overwritten.",
                path=str(target),
            ),
            say("Nommez un autre dossier avec --output.", "Name another folder with --output."),
        )
