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
    "search": Command(
        "courtier.cli.catalog.search",
        "Chercher des mots dans les offres, fournisseurs, certifications et régions.",
        "Search offerings, providers, certifications and regions for words.",
    ),
    "show": Command(
        "courtier.cli.catalog.show",
        "Montrer une fiche du catalogue comme un acheteur la lit.",
        "Show a record of the catalogue as a buyer reads it.",
    ),
    "diff": Command(
        "courtier.cli.catalog.diff",
        "Comparer deux catalogues, ou le même depuis un jour.",
        "Compare two catalogues, or the same one since a day.",
    ),
    "page": Command(
        "courtier.cli.catalog.page",
        "Écrire un site statique du catalogue, dans les deux langues.",
        "Write a static site of the catalogue, in both languages.",
    ),
    "lint": Command(
        "courtier.cli.catalog.lint",
        "Chercher les défauts du catalogue, chacun avec son code et son remède.",
        "Look for the faults of the catalogue, each with its code and its remedy.",
    ),
    "export": Command(
        "courtier.cli.catalog.export",
        "Écrire le catalogue en CSV, en JSON ou en XLSX, sans rien perdre.",
        "Write the catalogue as CSV, JSON or XLSX, without losing anything.",
    ),
    "import": Command(
        "courtier.cli.catalog.import_",
        "Faire une couche de faits d’un catalogue exporté, ou du registre FedRAMP.",
        "Make a layer of facts out of an exported catalogue, or of the FedRAMP register.",
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
