"""``courtier catalog list``."""

from __future__ import annotations

from typing import Annotated

import typer

from courtier.cli import options
from courtier.cli.catalog.table import help_of
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared, print_as
from courtier.cli.running import check_choice, open_knowledge
from courtier.cli.words import help_

app = new_app()

ProviderName = Annotated[
    str,
    typer.Option(
        "--provider",
        metavar="ID",
        help=help_("N’énumérer que ses offres.", "List its offerings only."),
        show_default=False,
    ),
]


@app.command(help=help_of("list", "list --provider aws"))
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
    check_shared(lang, format)
    facts = open_knowledge(knowledge)
    check_choice("--provider", provider, providers_listed(facts))
    print_as(catalog_list(facts, provider or None), format, catalog_text)
    return 0
