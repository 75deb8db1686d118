"""The table of ``courtier discover``: name, module, summary of each command of the group."""

from __future__ import annotations

from courtier.cli.table import Command
from courtier.cli.words import help_

SUBCOMMANDS: dict[str, Command] = {
    "aws": Command(
        "courtier.cli.discover.aws",
        "Lire ce qui existe dans AWS, sans rien y changer.",
        "Read what exists in AWS, and change nothing there.",
    ),
    "azure": Command(
        "courtier.cli.discover.azure",
        "Lire ce qui existe dans Azure, sans rien y changer.",
        "Read what exists in Azure, and change nothing there.",
    ),
    "google": Command(
        "courtier.cli.discover.google",
        "Lire ce qui existe dans Google Cloud, sans rien y changer.",
        "Read what exists in Google Cloud, and change nothing there.",
    ),
    "permissions": Command(
        "courtier.cli.discover.permissions",
        "Imprimer la politique qui accorde les moindres droits d’une lecture.",
        "Print the policy that grants the least permissions of a run.",
    ),
}


def help_of(name: str, example: str, *, network: bool = False) -> str:
    """The help of a command of the group: its summary, then an example.

    Args:
        name: A name of the table.
        example: What follows ``courtier discover`` in the example.
        network: The example uses the network, and says so.
    """
    lead = help_("Exemple : ", "Example: ")
    if network:
        lead = help_("Exemple, par le réseau : ", "Example, over the network: ")
    return f"{SUBCOMMANDS[name].summary}\n\n{lead}courtier discover {example}"
