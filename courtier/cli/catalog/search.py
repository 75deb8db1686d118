"""``courtier catalog search``."""

from __future__ import annotations

from typing import Annotated

import typer

from courtier.cli import options
from courtier.cli.catalog.table import help_of
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared, print_as
from courtier.cli.running import open_knowledge
from courtier.cli.words import help_
from courtier.values.errors import UsageError
from courtier.values.text import say

app = new_app()

Words = Annotated[
    list[str],
    typer.Argument(
        metavar=help_("MOTS...", "WORDS..."),
        help=help_(
            "Mots à trouver, tous, dans l’une ou l’autre langue ; accents et majuscules ne"
            " comptent pas.",
            "Words to find, all of them, in either language; accents and capitals do not count.",
        ),
        show_default=False,
    ),
]


@app.command(help=help_of("search", "search montreal protege b", "search montreal protected b"))
def search(
    words: Words,
    format: options.Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print the records that hold every word, best first."""
    from courtier.catalog.search import words_of
    from courtier.report.catalog_search import catalog_search, search_text

    del quiet  # there is nothing but the result
    check_shared(lang, format)
    query = " ".join(words)
    if not words_of(query):
        raise UsageError(
            say("Il n’y a rien à chercher.", "There is nothing to search for."),
            say("Donnez au moins un mot.", "Give at least one word."),
        )
    print_as(catalog_search(open_knowledge(knowledge), query), format, search_text)
    return 0
