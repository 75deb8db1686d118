"""``courtier schema``."""

from __future__ import annotations

from typing import Annotated

import typer

from courtier.cli import options
from courtier.cli.lazy import new_app
from courtier.cli.running import check_choice, emit, language_guard
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_

app = new_app()

NAMES = (
    "workload", "assessment", "classify", "classify-since", "match", "cost", "cost-actuals",
    "cost-inventory",
    "acquisition-cost", "contract-estimate",
    "route", "explain", "catalog-list", "catalog-search", "catalog-show", "catalog-diff",
    "catalog-page", "knowledge-list", "knowledge-lint", "knowledge-stale",
    "catalog", "catalog-lint", "catalog-import", "calendar", "documents",
    "documents-into", "documents-review", "verify", "bids", "bids-file", "check", "check-settings",
    "diff", "discover", "inventory",
)  # fmt: skip


Name = Annotated[
    str,
    typer.Argument(
        metavar="|".join(NAMES),
        help=help_(
            "Le format : « workload », « bids-file » et « check-settings » sont des fichiers à"
            " remplir, « inventory » est une ligne d’un inventaire, les autres des résultats.",
            "The format: “workload”, “bids-file” and “check-settings” are files to fill in,"
            " “inventory” is a line of an inventory, the others are results.",
        ),
        show_default=False,
        autocompletion=options.among(*NAMES),
    ),
]


@app.command(
    help=COMMANDS["schema"].summary
    + "\n\n"
    + help_(
        "Exemple : courtier schema workload > workload.schema.json",
        "Example: courtier schema workload > workload.schema.json",
    )
)
def schema(name: Name, lang: options.Lang = "", quiet: options.Quiet = False) -> int:
    """Print the JSON Schema of a format."""
    import json

    del quiet  # there is nothing but the result
    language_guard(lang)
    check_choice("schema", name, NAMES)
    if name == "workload":
        from courtier.workload.schema import workload_schema

        document = workload_schema()
    elif name == "bids-file":
        from courtier.procurement.bids.schema import bids_file_schema

        document = bids_file_schema()
    elif name == "check-settings":
        from courtier.check.settings_schema import settings_schema

        document = settings_schema()
    elif name == "inventory":
        from courtier.report.schema import inventory_schema

        document = inventory_schema()
    else:
        from courtier.report.schema import result_schema

        document = result_schema(name)
    emit(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    return 0
