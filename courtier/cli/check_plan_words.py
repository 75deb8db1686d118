"""What is said of a plan whose workload is not known, or not in the run."""

from __future__ import annotations

from courtier.results.check import Unexamined
from courtier.values.errors import Mistake, UsageError
from courtier.values.text import say


def left_out(name: str, id: str) -> Unexamined:
    """A plan whose workload this run leaves out: said, never a pass."""
    text = say(
        "Plan de « {id} », qui n’est pas parmi les fichiers nommés.",
        "Plan of “{id}”, which is not among the files named.",
        id=id,
    )
    return Unexamined(name=name, code="other-workload", text=text)


def neither(name: str) -> Mistake:
    """The mistake of a ``--workload`` that names nothing."""
    text = say(
        "« {name} » n’est ni un fichier ni l’id d’une charge de travail examinée.",
        "“{name}” is neither a file nor the id of a workload that is examined.",
        name=name,
    )
    help = say(
        "Corrigez --workload, ou nommez aussi le dossier de la charge de travail.",
        "Correct --workload, or name the folder of the workload too.",
    )
    return Mistake("plan-workload", "--workload", None, None, "", text, help)


def which_workload() -> UsageError:
    """The error of a plan without a workload."""
    return UsageError(
        say("Rien ne dit quelle charge de travail ce plan met en place.",
            "Nothing says which workload this plan puts in place."),
        say("Nommez-la avec --workload FICHIER, ou sous plans dans courtier.toml.",
            "Name it with --workload FILE, or under plans in courtier.toml."),
    )  # fmt: skip


def no_workload(name: str, id: str) -> Mistake:
    """The mistake of the settings that name no workload that exists."""
    text = say(
        "La charge de travail « {id} » de ce plan n’est pas parmi les fichiers examinés.",
        "The workload “{id}” of this plan is not among the files examined.",
        id=id,
    )
    help = say(
        "Corrigez l’identifiant sous plans dans courtier.toml, ou examinez aussi son fichier.",
        "Correct the id under plans in courtier.toml, or examine its file as well.",
    )
    return Mistake("plan-workload", name, None, None, "", text, help)
