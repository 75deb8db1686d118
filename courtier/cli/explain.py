"""``courtier explain``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli import options
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
from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge

app = new_app()

Identifier = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=help_(
            "Identifiant que porte un résultat ou une fiche : règle, nature, élément, niveau,"
            " exigence, constat, question, seuil, offre…",
            "Identifier that a result or a record bears: rule, kind, element, level,"
            " requirement, finding, question, threshold, offering…",
        ),
        show_default=False,
    ),
]


@app.command(
    help=COMMANDS["explain"].summary
    + "\n\n"
    + help_("Exemple : courtier explain protege-b", "Example: courtier explain protege-b")
)
def explain(
    identifier: Identifier,
    format: options.Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Explain everything that bears an identifier."""
    del quiet  # there is nothing but the result
    language_guard(lang)
    check_choice("--format", format, ("text", "json"))
    print_explained(identifier, knowledge, format)
    return 0


def print_explained(
    identifier: str, folders: list[str], format: str, sorts: frozenset[str] | None = None
) -> None:
    """Print what bears an identifier, of some sorts only where these are given.

    Raises:
        UsageError: Nothing bears it; the nearest ids are named.
    """
    from courtier.report.explain import explain_result

    facts = open_knowledge(folders)
    result = explain_result(identifier, facts)
    if sorts is not None:
        kept = tuple(e for e in result.explanations if e.sort in sorts)
        result = result.model_copy(update={"explanations": kept})
    if not result.explanations:
        raise _unknown(identifier, facts, sorts)
    if format == "json":
        from courtier.report.json import as_json

        emit(as_json(result))
        return
    from courtier.report.explain_view import explain_text

    emit(explain_text(result.explanations, current(), width=width(), color=color()))


def _unknown(identifier: str, facts: Knowledge, sorts: frozenset[str] | None) -> UsageError:
    from courtier.report.explain import nearest_ids

    near = nearest_ids(identifier, facts, sorts)
    text = say("Rien ne porte l’id « {id} ».", "Nothing bears the id “{id}”.", id=identifier)
    if not near:
        return UsageError(
            text,
            say(
                "Copiez un id d’un résultat, ou listez les offres par « courtier catalog list ».",
                "Copy an id from a result, or list the offerings with “courtier catalog list”.",
            ),
        )
    return UsageError(
        text, say("Les plus proches : {ids}.", "The nearest: {ids}.", ids=", ".join(near))
    )
