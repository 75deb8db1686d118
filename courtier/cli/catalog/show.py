"""``courtier catalog show``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli import options
from courtier.cli.catalog.table import help_of
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared, print_as
from courtier.cli.running import open_knowledge, parse_day, today
from courtier.cli.withdrawn import refuse_withdrawn
from courtier.cli.words import help_
from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge

app = new_app()

FORMATS = ("text", "json", "markdown")

Shown = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=help_(
            "Offre, fournisseur, entité, type de certification, ou région (aws:ca-central-1).",
            "Offering, provider, entity, certification type, or region (aws:ca-central-1).",
        ),
        show_default=False,
    ),
]


@app.command(help=help_of("show", "show aws-canada --as-of 2026-11-23"))
def show(
    identifier: Shown,
    as_of: options.Day = "",
    format: options.ManyFormats = "text",
    knowledge: options.Folders = [],  # noqa: B006
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print every sheet that bears an identifier."""
    from courtier.report.sheets.find import catalog_show
    from courtier.report.sheets.views import show_markdown, show_text

    del quiet  # there is nothing but the result
    check_shared(lang, format, formats=FORMATS)
    facts = open_knowledge(knowledge)
    shown = catalog_show(facts, identifier, parse_day(as_of) or today())
    if not shown.sheets:
        refuse_withdrawn(identifier, facts)
        raise _unknown(identifier, facts)
    print_as(shown, format, show_text, show_markdown)
    return 0


def _unknown(identifier: str, facts: Knowledge) -> UsageError:
    from courtier.report.sheets.find import nearest_sheets

    near = nearest_sheets(facts, identifier)
    text = say("Rien ne porte l’id « {id} ».", "Nothing bears the id “{id}”.", id=identifier)
    if not near:
        return UsageError(
            text,
            say("Cherchez-le : courtier catalog search MOTS.",
                "Search for it: courtier catalog search WORDS."),
        )  # fmt: skip
    return UsageError(
        text, say("Les plus proches : {ids}.", "The nearest: {ids}.", ids=", ".join(near))
    )
