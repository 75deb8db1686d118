"""The result of a run out of what each file gave: standings, counts, what decides the exit code."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from courtier.check.granted import may_be_known, weigh
from courtier.check.lock import Lock
from courtier.check.outcome import Outcome, finding_of, page_of
from courtier.check.rules import INVALID, RULES, Sort
from courtier.check.settings import TIME_ZONE, Settings
from courtier.checking.checker import FileChecked
from courtier.knowledge.door import Knowledge
from courtier.knowledge.origins import layers_of
from courtier.results.check import (
    CheckFinding,
    CheckProvenance,
    CheckResult,
    Counts,
    Examined,
    Gate,
    LockSeen,
    OnUndetermined,
    RuleSeen,
    Unexamined,
)
from courtier.results.common import FactUsed
from courtier.results.drift import DriftSeen
from courtier.results.provenance import KnowledgeSeen, LayerSeen
from courtier.values.citation import weakest
from courtier.values.finding_kinds import FINDING_KINDS
from courtier.values.findings import SEVERITIES, Location, Severity
from courtier.values.text import say
from courtier.workload.found import Passed


@dataclass(frozen=True)
class Run:
    """What was asked of a run, besides its files.

    ``sorts`` are those of the rules that ran. ``baseline``: fingerprints that are already known.
    """

    knowledge: Knowledge
    settings: Settings
    on: date
    fail_on: Severity
    on_undetermined: OnUndetermined
    baseline: Collection[str] = ()
    lock: Lock | None = None
    sorts: tuple[Sort, ...] = ("workload", "settings")


def check_result(
    run: Run,
    checked: Sequence[FileChecked],
    unexamined: Sequence[Unexamined] = (),
    drift: DriftSeen | None = None,
) -> CheckResult:
    """Put the results of the files together.

    Args:
        run: What was asked.
        checked: What each file gave.
        unexamined: What was not examined, and why.
        drift: How the resources of an inventory were shared; None without one.
    """
    found = [finding for item in checked for finding in item.findings]
    examined = tuple(item.examined for item in checked if item.examined is not None)
    weighed = weigh(found, run.settings, run.baseline, run.on, examined)
    lock = _lock_seen(run)
    findings = _sorted((*weighed.findings, *_of_lock(run, lock)))
    return CheckResult(
        schema="courtier/check/1",
        provenance=_provenance(run, checked, lock),
        gate=_gate(run, findings),
        counts=_counts(findings, examined, unexamined),
        rules=_rules(run, findings),
        exceptions=weighed.exceptions,
        examined=tuple(sorted(examined, key=lambda item: item.file)),
        unexamined=tuple(unexamined),
        findings=findings,
        drift=drift,
    )


def with_baseline(result: CheckResult, run: Run) -> CheckResult:
    """The same result where everything found is known: what a baseline just written says."""
    found = tuple(
        f.model_copy(update={"standing": "known"})
        if f.standing in ("counts", "weak") and may_be_known(f, run.settings.locked)
        else f
        for f in result.findings
    )
    return result.model_copy(
        update={
            "findings": found,
            "gate": _gate(run, found),
            "counts": _counts(found, result.examined, result.unexamined),
        }
    )


def passed_over(passed: Sequence[Passed]) -> tuple[Unexamined, ...]:
    """What was not taken among the files, said."""
    return tuple(_passed_over(item) for item in passed)


def _passed_over(item: Passed) -> Unexamined:
    text = {
        "excluded": say("Exclu par les réglages.", "Excluded by the settings."),
        "no-workload": say(
            "Aucune charge de travail ici ; autres fichiers YAML ou JSON : {n}.",
            "No workload here; other YAML or JSON files: {n}.",
            n=item.others,
        ),
        "not-workloads": say(
            "Fichiers YAML ou JSON sans clé « courtier » : {n}.",
            "YAML or JSON files without a “courtier” key: {n}.",
            n=item.others,
        ),
    }[item.why]
    return Unexamined(name=item.name, code=item.why, text=text)


def _sorted(findings: Sequence[CheckFinding]) -> tuple[CheckFinding, ...]:
    """By file, then by place, then by rule."""

    def key(finding: CheckFinding) -> tuple[str, int, int, str, str, str]:
        place = finding.location
        file, line, column = (place.file, place.line, place.column) if place else ("", 0, 0)
        address = finding.subject.address or ""
        return file, line, column, finding.id, address, finding.detail

    return tuple(sorted(findings, key=key))


def _gate(run: Run, findings: Sequence[CheckFinding]) -> Gate:
    severities = [f.severity for f in findings if f.standing == "counts"]
    worst = max(severities, key=SEVERITIES.index, default=None)
    failed = worst is not None and SEVERITIES.index(worst) >= SEVERITIES.index(run.fail_on)
    return Gate(
        fail_on=run.fail_on, on_undetermined=run.on_undetermined, worst=worst, failed=failed
    )


def _counts(
    findings: Sequence[CheckFinding],
    examined: Sequence[Examined],
    unexamined: Sequence[Unexamined],
) -> Counts:
    counting = [f for f in findings if f.standing == "counts"]
    severity = {s: sum(f.severity == s for f in counting) for s in SEVERITIES}
    invalid = {f.location.file for f in findings if f.id in INVALID and f.location}
    return Counts(
        examined=len(examined),
        unexamined=len(unexamined),
        invalid=len(invalid),
        errors=severity["error"],
        warnings=severity["warning"],
        notes=severity["note"],
        weak=sum(f.standing == "weak" for f in findings),
        excepted=sum(f.standing == "excepted" for f in findings),
        known=sum(f.standing == "known" for f in findings),
        passed=sum(len(item.passed) for item in examined),
    )


def _rules(run: Run, findings: Sequence[CheckFinding]) -> tuple[RuleSeen, ...]:
    """The rules that ran: those of the sorts of the run, and those that found something else."""
    settings = run.settings
    found = {finding.id for finding in findings}
    return tuple(
        RuleSeen(
            id=rule.id,
            severity=settings.severity(rule.id),
            name=FINDING_KINDS[rule.id].name,
            what=FINDING_KINDS[rule.id].what,
            help=FINDING_KINDS[rule.id].help,
            page=page_of(rule.id),
            locked=rule.id in settings.locked,
            origin=settings.origins.get(rule.id, "bundled"),
        )
        for rule in RULES.values()
        if (rule.sort in run.sorts or rule.id in found) and settings.runs(rule.id)
    )


def _provenance(run: Run, checked: Sequence[FileChecked], lock: LockSeen | None) -> CheckProvenance:
    from courtier import __version__

    knowledge = run.knowledge
    return CheckProvenance(
        courtier=__version__,
        knowledge=KnowledgeSeen(
            version=knowledge.version,
            sha256=knowledge.sha256,
            layers=tuple(LayerSeen(name=n, sha256=s) for n, s in knowledge.fingerprints),
        ),
        on=run.on,
        time_zone=run.settings.check.time_zone or TIME_ZONE,
        known_on=knowledge.known_on,
        lock=lock,
        policies=run.settings.files,
        facts=_facts(checked, knowledge),
    )


def _facts(checked: Sequence[FileChecked], knowledge: Knowledge) -> tuple[FactUsed, ...]:
    """Every fact that bears a result, once, at its weakest."""
    used: dict[str, FactUsed] = {}
    for item in checked:
        for fact in item.facts:
            known = used.get(fact.id)
            if known is None or known.confidence != fact.confidence:
                known_as = [fact.confidence, *([known.confidence] if known else [])]
                used[fact.id] = FactUsed(id=fact.id, confidence=weakest(known_as))
    origins = layers_of(used, knowledge)
    return tuple(used[k].model_copy(update={"layer": origins.get(k)}) for k in sorted(used))


def _lock_seen(run: Run) -> LockSeen | None:
    lock = run.lock
    if lock is None:
        return None
    same = lock.sha256 == run.knowledge.sha256
    return LockSeen(file=lock.file, known_on=lock.known_on, sha256=lock.sha256, same=same)


def _of_lock(run: Run, lock: LockSeen | None) -> tuple[CheckFinding, ...]:
    rule = "facts-not-locked"
    if lock is None or lock.same or not run.settings.runs(rule):
        return ()
    text = say(
        "Les faits (version {version}) ne sont plus ceux du verrou ; ceux lus après le {day} ne"
        " comptent pas.",
        "The facts (version {version}) are no longer those of the lock; those read after {day} do"
        " not count.",
        version=run.knowledge.version,
        day=run.knowledge.known_on or run.on,
    )
    outcome = Outcome(
        rule, "failed", text, location=Location(file=lock.file, line=1, column=1)
    )  # fmt: skip
    return (finding_of(outcome, lock.file, run.settings.severity(rule), run.on_undetermined),)
