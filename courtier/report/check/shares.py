"""How the resources of an inventory were shared among workloads, in words."""

from __future__ import annotations

from courtier.check.inventory_rules import INVENTORY_INVALID
from courtier.report.page import Counted
from courtier.results.check import CheckResult
from courtier.results.drift import DriftSeen
from courtier.results.inventory_words import CLOUD_NAMES
from courtier.values.text import Language, Text, say

TITLE = Text(fr="Ressources par charge de travail", en="Resources by workload")
RESOURCES = Counted(
    Text(fr="{n} ressource", en="{n} resource"), Text(fr="{n} ressources", en="{n} resources")
)


def command_of(result: CheckResult) -> str:
    """The command that gave a result: only one holds rules against inventories."""
    return "drift" if any(rule.id == INVENTORY_INVALID for rule in result.rules) else "check"


def shares(seen: DriftSeen, language: Language) -> list[tuple[str, str]]:
    """What the resources of an inventory belong to: each workload, then those of none."""
    found = [(b.workload, RESOURCES.of(b.resources, language)) for b in seen.belonging]
    if seen.by is not None:
        none = say("sans charge de travail", "without a workload").in_(language)
        found.append((none, RESOURCES.of(seen.without, language)))
    return found


def shared_by(seen: DriftSeen) -> Text:
    """How that is known."""
    if seen.by is None:
        return say(
            "Sans --by : toutes les ressources de {file} sont tenues pour celles de la seule"
            " charge de travail donnée.",
            "Without --by: all resources of {file} are taken as those of the only workload given.",
            file=seen.file,
        )
    return say(
        "{file} ({cloud}, {day}) : d’après {by}.",
        "{file} ({cloud}, {day}): by {by}.",
        file=seen.file, cloud=CLOUD_NAMES[seen.cloud], day=seen.read_on, by=seen.by,
    )  # fmt: skip
