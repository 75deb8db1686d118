"""The key of ``--by``: how it is read, and what is said of one that does not fit."""

from __future__ import annotations

from courtier.cli.check_public import NotOfTheWorkload
from courtier.report.clean import clean
from courtier.results.belonging import By, NoSuchKeyError, by_of
from courtier.values.errors import UsageError
from courtier.values.text import Text, say


def key_of(by: str, missing: Text) -> By:
    """The key that ``--by`` names.

    Args:
        by: What was typed; empty where it was not given.
        missing: What is said where it was not.

    Raises:
        UsageError: It names no key.
    """
    found = by_of(by)
    if found is not None:
        return found
    raise UsageError(
        say("« {by} » n’est pas une clé de --by.", "“{by}” is no key of --by.", by=by)
        if by
        else missing,
        say(
            "Écrivez --by tag:NOM (ou label:NOM), account ou group.",
            "Write --by tag:NAME (or label:NAME), account or group.",
        ),
    )


def not_borne(error: NoSuchKeyError) -> UsageError:
    """The error of a key that no resource of the inventory has; its help quotes the inventory."""
    text = say(
        "Aucune ressource de l’inventaire n’a de valeur pour « {by} ».",
        "No resource of the inventory has a value of “{by}”.",
        by=error.by.text,
    )
    if not error.names:
        help = say("Choisissez une autre clé avec --by.", "Choose another key with --by.")
    else:
        help = say(
            "Étiquettes présentes : {names}.", "Tags present: {names}.",
            names=", ".join(map(clean, error.names)),
        )  # fmt: skip
    return NotOfTheWorkload(text, help)
