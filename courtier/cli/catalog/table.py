"""The table of ``courtier catalog``: name, module, summary of each command of the group."""

from __future__ import annotations

from courtier.cli.table import Command
from courtier.cli.words import help_

SUBCOMMANDS: dict[str, Command] = {
    "list": Command(
        "courtier.cli.catalog.list_",
        "Énumérer les offres du catalogue.",
        "List the offerings of the catalogue.",
    ),
    "show": Command(
        "courtier.cli.catalog.show",
        "Montrer une offre ou un fournisseur, avec ses affirmations et leurs preuves.",
        "Show an offering or a provider, with its claims and their evidence.",
    ),
}


def help_of(name: str, example_fr: str, example_en: str = "") -> str:
    """The help of a command of the group: its summary, then an example.

    Args:
        name: A name of the table.
        example_fr: The example after ``courtier catalog``; the English one, when it differs, next.
    """
    line = f"courtier catalog {help_(example_fr, example_en or example_fr)}"
    return f"{SUBCOMMANDS[name].summary}\n\n{help_('Exemple : ', 'Example: ')}{line}"
