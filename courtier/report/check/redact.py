"""A copy of a check fit for a public log: no name, no amount, nothing of the body’s own words."""

from __future__ import annotations

from courtier.check.resources.words import ASIDE
from courtier.report.redact import HIDDEN
from courtier.results.check import (
    CheckFinding,
    CheckProvenance,
    CheckResult,
    Examined,
    ExceptionSeen,
    Subject,
    Unexamined,
)
from courtier.results.common import FactUsed
from courtier.results.drift import DriftSeen
from courtier.results.inventory_words import WHY_UNREAD
from courtier.values.finding_kinds import FINDING_KINDS
from courtier.values.text import Text, say

BUNDLED = "bundled"
ASIDES: dict[str, Text] = {
    **{str(code): why for code, why in ASIDE.items()},
    "excluded": say("exclu par les réglages", "excluded by the settings"),
    "no-workload": say("aucune charge de travail", "no workload"),
    "not-workloads": say("fichiers sans clé « courtier »", "files without a “courtier” key"),
    "other-workload": say("plan d’un fichier non nommé", "plan of a file that is not named"),
    "workload-invalid": say("charge de travail non valide", "workload not valid"),
    **{str(code): why for code, why in WHY_UNREAD.items()},
    "more": say("non énumérés", "not listed"),
}


def redacted(result: CheckResult) -> CheckResult:
    """The same result where each sentence is the general one of its rule.

    Rules, severities, counts, files and lines stay: they are what a public log needs. Ids of
    workloads, assets, resources and facts, sentences, approvers and reasons do not.
    """
    return result.model_copy(
        update={
            "provenance": _provenance(result.provenance),
            "exceptions": tuple(map(_exception, result.exceptions)),
            "examined": tuple(map(_examined, result.examined)),
            "unexamined": tuple(map(_unexamined, result.unexamined)),
            "findings": tuple(map(_finding, result.findings)),
            "drift": _drift(result.drift) if result.drift is not None else None,
        }
    )


def _drift(seen: DriftSeen) -> DriftSeen:
    """The numbers alone: no id of a workload, no name of a tag."""
    belonging = tuple(b.model_copy(update={"workload": HIDDEN}) for b in seen.belonging)
    by = None if seen.by is None else seen.by.partition(":")[0]
    return seen.model_copy(update={"belonging": belonging, "by": by})


def _subject(subject: Subject) -> Subject:
    return Subject(
        workload=HIDDEN if subject.workload else None,
        environment=HIDDEN if subject.environment else None,
        address=HIDDEN if subject.address else None,
    )


def _finding(finding: CheckFinding) -> CheckFinding:
    stated = FINDING_KINDS[finding.id]
    open_ = finding.status == "undetermined"
    return finding.model_copy(
        update={
            "text": _open(stated.name) if open_ else stated.what,
            "help": stated.help,
            "subject": _subject(finding.subject),
            "key": "",
            "detail": "",
        }
    )


def _open(name: Text) -> Text:
    return say(
        "Nul ne peut trancher ici la règle « {name} ».",
        "Nobody can settle the rule “{name}” here.",
        name=name,
    )


def _exception(item: ExceptionSeen) -> ExceptionSeen:
    workload = HIDDEN if item.workload else None
    return item.model_copy(
        update={"workload": workload, "approved_by": HIDDEN, "reason": HIDDEN}
    )  # fmt: skip


def _examined(item: Examined) -> Examined:
    return item.model_copy(update={"subject": _subject(item.subject)})


def _unexamined(item: Unexamined) -> Unexamined:
    why = ASIDES.get(item.code) or Text(fr=item.code, en=item.code)
    text = say("Non examiné ({why}).", "Not examined ({why}).", why=why)
    return item.model_copy(update={"name": HIDDEN if item.file else item.name, "text": text})


def _provenance(seen: CheckProvenance) -> CheckProvenance:
    """Facts keep how well they are known: their ids would tell what the information is."""
    layers = tuple(
        layer if layer.name == BUNDLED else layer.model_copy(update={"name": HIDDEN})
        for layer in seen.knowledge.layers
    )
    return seen.model_copy(
        update={
            "knowledge": seen.knowledge.model_copy(update={"layers": layers}),
            "facts": tuple(map(_fact, seen.facts)),
        }
    )


def _fact(fact: FactUsed) -> FactUsed:
    layer = fact.layer if fact.layer in (None, BUNDLED) else HIDDEN
    return fact.model_copy(update={"id": HIDDEN, "layer": layer})
