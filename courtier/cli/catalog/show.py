"""``courtier catalog show``."""

from __future__ import annotations

from typing import Annotated

import typer

from courtier.cli import options
from courtier.cli.catalog.table import help_of
from courtier.cli.explain import print_explained
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared
from courtier.cli.words import help_

app = new_app()

SHOWN = frozenset({"offering", "provider", "provider-claims"})

Shown = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=help_("Offre ou fournisseur.", "Offering or provider."),
        show_default=False,
    ),
]


@app.command(help=help_of("show", "show aws-canada"))
def show(
    identifier: Shown,
    format: options.Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print the page of one offering or provider."""
    del quiet  # there is nothing but the result
    check_shared(lang, format)
    print_explained(identifier, knowledge, format, SHOWN)
    return 0
