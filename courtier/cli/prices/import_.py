"""``courtier prices import``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import click
import typer

from courtier.cli import options
from courtier.cli.lazy import new_app
from courtier.cli.prices.table import help_of
from courtier.cli.printing import check_shared
from courtier.cli.running import severity_code
from courtier.cli.words import help_

app = new_app()

File = Annotated[
    str,
    typer.Argument(
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Prix à faire entrer, CSV ou XLSX ; - pour l’entrée standard.",
            "Prices to bring in, CSV or XLSX; - for standard input.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output", "-o",
        metavar=help_("COUCHE", "LAYER"),
        help=help_(
            "Couche de l’organisme qui reçoit catalog/prices/<jour>.csv.",
            "The body’s layer that receives catalog/prices/<day>.csv.",
        ),
    ),
]  # fmt: skip
Day = Annotated[
    str,
    typer.Option(
        "--day",
        metavar="DATE",
        help=help_(
            "Jour de l’instantané (AAAA-MM-JJ) ; sinon aujourd’hui au Québec.",
            "Day of the snapshot (YYYY-MM-DD); else today in Québec.",
        ),
        show_default=False,
    ),
]
ReviewedBy = Annotated[
    str,
    typer.Option(
        "--reviewed-by",
        metavar=help_("NOM", "NAME"),
        help=help_(
            "Personne qui a revu les prix à revoir : ils entrent, avec son nom en remarque.",
            "Person who reviewed the prices to review: they enter, with the name as a remark.",
        ),
        show_default=False,
    ),
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="note|warning|error",
        autocompletion=options.among("note", "warning", "error"),
        help=help_(
            "Ne rien écrire et sortir avec le code 12 dès un prix à revoir (warning), 13 dès un"
            " prix refusé (error).",
            "Write nothing and exit with code 12 from a price to review (warning), 13 from a"
            " refused price (error).",
        ),
        show_default=False,
    ),
]


@app.command(
    help=help_of(
        "import",
        "import examples/prix.csv --day 2026-11-21 -o couche",
        "import examples/prix.csv --day 2026-11-21 -o layer",
    )
)
def import_(
    file: File,
    output: Output,
    day: Day = "",
    reviewed_by: ReviewedBy = "",
    format: options.Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Judge every row of a file; those that pass enter a new dated snapshot."""
    from courtier.cli.prices.writing import opened_layer, print_entered, snapshot_day
    from courtier.cost.gates import SEVERITY
    from courtier.providers.prices.entering import Entering, enter
    from courtier.providers.prices.offered import read_offered

    del quiet  # there is nothing but the result
    check_shared(lang, format, fail_on)
    layer, when = Path(output), snapshot_day(day)
    facts = opened_layer(layer, knowledge)
    offered = read_offered(file, facts.regions)
    asked = Entering(layer, when, facts, stops_at=fail_on, reviewed_by=reviewed_by.strip())
    found = enter(offered, asked)
    print_entered(found, "courtier/prices-import/1", format)
    return severity_code(
        (SEVERITY[j.verdict] for j in found.judged if j.verdict in SEVERITY), fail_on
    )
