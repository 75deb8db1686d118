"""``courtier documents --into`` and ``--review``: the DOCX files that other people made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli.printing import print_as
from courtier.cli.running import exit_code
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
