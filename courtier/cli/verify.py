"""``courtier verify``: a dossier built again beside, compared with what is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from courtier.cli import options
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared, print_as
from courtier.cli.running import exit_code, open_road
from courtier.cli.steps import steps
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_
from courtier.values.errors import InputError, Mistake
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.dossier.held import Held

app = new_app()
PRINTED = ("text", "json", "markdown")

Dossier = Annotated[
    str,
    typer.Argument(
        metavar=help_("DOSSIER", "DOSSIER"),
        help=help_(
            "Le dossier que « courtier assess » a écrit.",
            "The dossier that “courtier assess” wrote.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
Workload = Annotated[
    str,
    typer.Option(
        "--workload",
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Fichier de la charge de travail ; sinon celui que le verrou nomme, à côté du dossier"
            " ou dans le dossier courant.",
            "Workload file; else the one that the lock names, beside the dossier or in the working"
            " folder.",
        ),
        show_default=False,
    ),
]


@app.command(
    help=COMMANDS["verify"].summary
    + "\n\n"
    + help_(
        "Exemple : courtier verify dossier --workload examples/permis-en-ligne.yaml",
        "Example: courtier verify dossier --workload examples/permis-en-ligne.yaml",
    )
)
def verify(
    dossier: Dossier,
    workload: Workload = "",
    format: options.ManyFormats = "text",
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Compare a dossier with what would be written today; any difference fails by default."""
    from courtier.dossier.held import read_held
    from courtier.dossier.verify import verify as verified
    from courtier.report.verify_view import verify_markdown, verify_text

    check_shared(lang, format, fail_on, PRINTED)
    folder = Path(dossier)
    held = read_held(folder)
    known_on = held.provenance.known_on
    road = open_road(
        workload or _beside(folder, held),
        held.provenance.as_of.isoformat(),
        knowledge,
        known_on.isoformat() if known_on else "",
    )
    with steps(quiet) as progress:
        result = verified(road, folder, held, progress)
    print_as(result, format, verify_text, verify_markdown)
    return exit_code(result.findings, fail_on or "error")


def _beside(folder: Path, held: Held) -> str:
    """The workload file that the lock names, where it is likely to be.

    Raises:
        InputError: It is in neither place.
    """
    name = Path(held.workload.file).name
    found = next((p for p in (folder.absolute().parent / name, Path(name)) if p.is_file()), None)
    if found is not None:
        return str(found)
    text = say(
        "La charge de travail de ce dossier, « {name} », n’est ni à côté ni ici.",
        "The workload of this dossier, “{name}”, is neither beside it nor here.",
        name=name,
    )
    help = say("Nommez-la avec --workload.", "Name it with --workload.")
    raise InputError([Mistake("workload-not-found", name, None, None, "", text, help)])
