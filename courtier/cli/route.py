"""``courtier route``."""

from __future__ import annotations

from courtier.cli import options
from courtier.cli.lazy import new_app
from courtier.cli.result_command import print_result
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_

app = new_app()


@app.command(
    help=COMMANDS["route"].summary
    + "\n\n"
    + help_(
        "Exemple : courtier route examples/permis-en-ligne.yaml",
        "Example: courtier route examples/permis-en-ligne.yaml",
    )
)
def route(
    file: options.File,
    as_of: options.AsOf = "",
    format: options.Format = "text",
    report: options.Reports = [],  # noqa: B006
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print one section of the road."""
    del quiet
    return print_result("route", file, as_of, format, report, knowledge, fail_on, lang)
