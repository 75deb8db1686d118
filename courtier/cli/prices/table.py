"""The table of ``courtier prices``: name, module, summary of each command of the group."""

from __future__ import annotations

from courtier.cli.table import Command
from courtier.cli.words import help_

SUBCOMMANDS: dict[str, Command] = {
    "show": Command(
        "courtier.cli.prices.show",
        "Montrer les prix de liste d’un instantané.",
        "Show the list prices of a snapshot.",
    ),
    "diff": Command(
        "courtier.cli.prices.diff",
        "Comparer deux instantanés : prix nouveaux, disparus, changés, à revoir.",
        "Compare two snapshots: prices that are new, gone, changed, to review.",
    ),
    "import": Command(
        "courtier.cli.prices.import_",
        "Faire entrer un fichier de prix dans un nouvel instantané, après examen.",
        "Bring a price file into a new snapshot, once examined.",
    ),
    "refresh": Command(
        "courtier.cli.prices.refresh",
        "Lire les prix publiés par des fournisseurs, par le réseau, dans un nouvel instantané.",
        "Read the prices that providers publish, over the network, into a new snapshot.",
    ),
}


def help_of(name: str, example_fr: str, example_en: str = "", *, network: bool = False) -> str:
    """The help of a command of the group: its summary, then an example.

    Args:
        name: A name of the table.
        example_fr: The example after ``courtier prices``; the English one, when it differs, next.
        network: The example uses the network, and says so.
    """
    line = f"courtier prices {help_(example_fr, example_en or example_fr)}"
    lead = help_("Exemple : ", "Example: ")
    if network:
        lead = help_("Exemple, par le réseau : ", "Example, over the network: ")
    return f"{SUBCOMMANDS[name].summary}\n\n{lead}{line}"
