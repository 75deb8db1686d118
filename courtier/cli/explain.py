"""``courtier explain``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from courtier.cli import options
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared, print_as
from courtier.cli.running import open_knowledge
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_
from courtier.values.errors import UsageError
from courtier.values.text import Language, say

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge
    from courtier.report.explain import ExplainResult

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
    check_shared(lang, format)
    print_explained(identifier, knowledge, format)
    return 0


def print_explained(identifier: str, folders: list[str], format: str) -> None:
    """Print what bears an identifier.

    Raises:
        UsageError: Nothing bears it; the nearest ids are named.
    """
    from courtier.report.explain import explain_result

    facts = open_knowledge(folders)
    result = explain_result(identifier, facts)
    if not result.explanations:
        raise _unknown(identifier, facts)
    print_as(result, format, explained_text)


def explained_text(result: ExplainResult, language: Language, **manner: Any) -> str:
    """Write what was found, one explanation after the other."""
    from courtier.report.explain_view import explain_text

    return explain_text(result.explanations, language, **manner)


def _unknown(identifier: str, facts: Knowledge) -> UsageError:
    from courtier.report.explain import nearest_ids

    near = nearest_ids(identifier, facts)
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
