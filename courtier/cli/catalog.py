"""``courtier catalog``."""

from __future__ import annotations

from typing import Annotated

import typer

from courtier.cli import options
from courtier.cli.explain import print_explained
from courtier.cli.language import current
from courtier.cli.lazy import new_app
from courtier.cli.running import (
    check_choice,
    color,
    emit,
    language_guard,
    open_knowledge,
    width,
)
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_

app = new_app(no_args_is_help=True)

SHOWN = frozenset({"offering", "provider", "provider-claims"})

ProviderName = Annotated[
    str,
    typer.Option(
        "--provider",
        metavar="ID",
        help=help_("N’énumérer que ses offres.", "List its offerings only."),
        show_default=False,
    ),
]
Shown = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=help_("Offre ou fournisseur.", "Offering or provider."),
        show_default=False,
    ),
]


@app.callback(
    help=COMMANDS["catalog"].summary
    + "\n\n"
    + help_("Exemple : courtier catalog list", "Example: courtier catalog list")
)
def catalog(lang: options.Lang = "") -> None:
    """Read the catalogue."""
    language_guard(lang)


@app.command(
    "list",
    help=help_(
        "Énumérer les offres du catalogue.\n\nExemple : courtier catalog list --provider aws",
        "List the offerings of the catalogue.\n\nExample: courtier catalog list --provider aws",
    ),
)
def list_(
    provider: ProviderName = "",
    format: options.Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print every offering, with counts that come from the data."""
    from courtier.report.catalog_list import catalog_list, catalog_text, providers_listed

    del quiet  # there is nothing but the result
    language_guard(lang)
    check_choice("--format", format, ("text", "json"))
    facts = open_knowledge(knowledge)
    check_choice("--provider", provider, providers_listed(facts))
    listed = catalog_list(facts, provider or None)
    if format == "json":
        from courtier.report.json import as_json

        emit(as_json(listed))
    else:
        emit(catalog_text(listed, current(), width=width(), color=color()))
    return 0


@app.command(
    help=help_(
        "Montrer une offre ou un fournisseur, avec ses affirmations et leurs preuves.\n\n"
        "Exemple : courtier catalog show aws-canada",
        "Show an offering or a provider, with its claims and their evidence.\n\n"
        "Example: courtier catalog show aws-canada",
    )
)
def show(
    identifier: Shown,
    format: options.Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print the page of one offering or provider."""
    del quiet  # there is nothing but the result
    language_guard(lang)
    check_choice("--format", format, ("text", "json"))
    print_explained(identifier, knowledge, format, SHOWN)
    return 0
