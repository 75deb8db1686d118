"""The words in which ``courtier discover`` refuses its options, with what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from courtier.providers.discover.run_refusals import cannot_write, strict_of_file, there
from courtier.results.inventory import Cloud, Inventory
from courtier.results.inventory_words import CLOUD_NAMES
from courtier.values.errors import OutsideError, UsageError
from courtier.values.text import say

__all__ = [
    "another_cloud",
    "by_without_draft",
    "cannot_write",
    "chosen_of_a_file",
    "day_to_come",
    "incomplete",
    "no_standard_output",
    "no_such_format",
    "no_such_region",
    "nothing_to_resume",
    "there",
]


def day_to_come(day: date) -> UsageError:
    """A run bears the day on which it reads."""
    return UsageError(
        say("Le {day} n’est pas encore venu.", "{day} has not come yet.", day=day),
        say("Un inventaire porte le jour de sa lecture.",
            "An inventory bears the day on which it was read."),
    )  # fmt: skip


def no_standard_output() -> UsageError:
    """The inventory goes to a file; its summary to standard output."""
    return UsageError(
        say("--output attend un fichier : la sortie standard reçoit le résumé.",
            "--output wants a file: standard output gets the summary."),
        say("Nommez un fichier .jsonl ou .parquet.", "Name a .jsonl or .parquet file."),
    )  # fmt: skip


def chosen_of_a_file() -> UsageError:
    """Nothing is chosen of a file."""
    return UsageError(
        say("--account, --region et --role disent ce qui est demandé au nuage, non à un fichier.",
            "--account, --region and --role say what is asked of the cloud, not of a file."),
        say("Retirez-les, ou retirez --from.", "Remove them, or remove --from."),
    )  # fmt: skip


def no_such_region(word: str, cloud: Cloud, codes: Sequence[str]) -> UsageError:
    """No table names the region; those that are nearest are proposed."""
    from courtier.reading.nearest import nearest

    near = nearest(word, codes)
    text = say(
        "« {word} » n’est pas une région connue de {cloud}.",
        "“{word}” is no known region of {cloud}.",
        word=word,
        cloud=CLOUD_NAMES[cloud],
    )
    if near:
        return UsageError(
            text,
            say("Écrivez plutôt : {near}.", "Write rather: {near}.", near=", ".join(near)),
        )
    return UsageError(
        text,
        say("Vérifiez le code ; ajoutez une région nouvelle à providers/regions.csv dans la couche"
            " de l’organisme.",
            "Check the code; add a new region to providers/regions.csv in the layer of the body."),
    )  # fmt: skip


def no_such_format(output: str) -> UsageError:
    """The suffix chooses the format."""
    return UsageError(
        say("« {path} » ne finit ni par .jsonl ni par .parquet.",
            "“{path}” ends neither in .jsonl nor in .parquet.", path=output),
        say("La fin du nom choisit le format de l’inventaire.",
            "The end of the name chooses the format of the inventory."),
    )  # fmt: skip


def nothing_to_resume() -> UsageError:
    """A file is read at once."""
    return UsageError(
        say("--resume continue la lecture d’un nuage, non celle d’un fichier.",
            "--resume goes on with the run of a cloud, not with that of a file."),
        say("Retirez --resume, ou retirez --from.", "Remove --resume, or remove --from."),
    )  # fmt: skip


def by_without_draft() -> UsageError:
    """Only drafts are grouped."""
    return UsageError(
        say("--by dit comment grouper les ébauches de --draft, et --draft manque.",
            "--by says how to group the drafts of --draft, and --draft is missing."),
        say("Ajoutez --draft DOSSIER, ou retirez --by.", "Add --draft FOLDER, or remove --by."),
    )  # fmt: skip


def another_cloud(name: str, cloud: Cloud) -> UsageError:
    """The inventory is of another cloud than the command."""
    return UsageError(
        say("« {name} » est un inventaire de {cloud}.", "“{name}” is an inventory of {cloud}.",
            name=name, cloud=CLOUD_NAMES[cloud]),
        say("Lisez-le avec « courtier discover {cloud} --from ».",
            "Read it with “courtier discover {cloud} --from”.", cloud=cloud),
    )  # fmt: skip


def incomplete(head: Inventory) -> OutsideError:
    """An inventory that was read lacks parts, and ``--strict`` wants them all."""
    unread = [one for one in head.unread if one.matters]
    return strict_of_file(unread, head.cloud, head.source)
