"""What exceptions and the baseline take away from findings, and what is said of exceptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from courtier.check.outcome import Outcome, finding_of
from courtier.check.policy import Placed
from courtier.check.rules import RULES
from courtier.check.settings import Granted, Settings
from courtier.results.check import CheckFinding, Examined, ExceptionSeen, ExceptionStatus, Standing
from courtier.values.findings import Location
from courtier.values.text import Text, say


@dataclass(frozen=True)
class Weighed:
    """Findings with their standing, and what became of each exception."""

    findings: tuple[CheckFinding, ...]
    exceptions: tuple[ExceptionSeen, ...]


def weigh(
    findings: Iterable[CheckFinding],
    settings: Settings,
    baseline: Collection[str],
    on: date,
    examined: Collection[Examined],
) -> Weighed:
    """Set aside what is excepted or already known; add what is to be said of the settings.

    An exception counts on its last day. A rule that is locked is never set aside by the baseline.

    Args:
        findings: Those of the files.
        settings: For the exceptions and the locks.
        baseline: The fingerprints that are already known.
        on: The day of the run.
        examined: The files of the run: an exception for others is not said to be unused.
    """
    used: Counter[int] = Counter()
    weighed = []
    for finding in findings:
        number = _covering(finding, settings.exceptions, on)
        if number is not None:
            used[number] += 1
        standing = _standing(finding, number is not None, settings, baseline)
        changed = standing != finding.standing
        weighed.append(finding.model_copy(update={"standing": standing}) if changed else finding)
    seen = tuple(
        _seen(granted, used[number], on, aimed=any(_aims(granted, e) for e in examined))
        for number, granted in enumerate(settings.exceptions)
    )
    said = (*_of_exceptions(settings, seen), *_of_locks(settings))
    return Weighed((*weighed, *said), seen)


def _standing(
    finding: CheckFinding, excepted: bool, settings: Settings, baseline: Collection[str]
) -> Standing:
    if excepted:
        return "excepted"
    if finding.fingerprint in baseline and may_be_known(finding, settings.locked):
        return "known"
    return finding.standing


def may_be_known(finding: CheckFinding, locked: Collection[str]) -> bool:
    """Whether a baseline may set a finding aside: not a locked rule, nor the settings."""
    return finding.id not in locked and RULES[finding.id].sort != "settings"


def _covering(finding: CheckFinding, exceptions: tuple[Granted, ...], on: date) -> int | None:
    """The first exception in force that names the rule and the subject of a finding."""
    for number, granted in enumerate(exceptions):
        if granted.refused or granted.exempted.until < on:
            continue
        if granted.exempted.rule == finding.id and _names(granted, finding):
            return number
    return None


def _names(granted: Granted, finding: CheckFinding) -> bool:
    item = granted.exempted
    file = finding.location.file if finding.location else ""
    if item.workload is not None and item.workload != finding.subject.workload:
        return False
    if item.files and not any(fnmatchcase(file, pattern) for pattern in item.files):
        return False
    return item.detail is None or item.detail in (finding.detail, finding.subject.address)


def _aims(granted: Granted, item: Examined) -> bool:
    """Whether an exception bears on a file that was examined."""
    named = granted.exempted.workload
    patterns = granted.exempted.files
    return named in (None, item.subject.workload) and (
        not patterns or any(fnmatchcase(item.file, pattern) for pattern in patterns)
    )


def _seen(granted: Granted, findings: int, on: date, *, aimed: bool) -> ExceptionSeen:
    item = granted.exempted
    return ExceptionSeen(
        rule=item.rule,
        workload=item.workload,
        files=item.files,
        approved_by=item.approved_by,
        reason=item.reason,
        until=item.until,
        days_left=(item.until - on).days,
        status=_status(granted, on, unused=aimed and not findings),
        origin=granted.placed.origin,
        findings=findings,
    )


def _status(granted: Granted, on: date, *, unused: bool) -> ExceptionStatus:
    if granted.refused:
        return "refused"
    if granted.exempted.until < on:
        return "expired"
    return "unused" if unused else "in-force"


def _of_exceptions(
    settings: Settings, seen: tuple[ExceptionSeen, ...]
) -> Iterator[CheckFinding]:  # fmt: skip
    for granted, item in zip(settings.exceptions, seen, strict=True):
        if item.status == "expired":
            text = say(
                "L’exception à « {rule} », approuvée par {by}, a pris fin le {until}.",
                "The exception to “{rule}”, approved by {by}, ended on {until}.",
                rule=item.rule, by=item.approved_by, until=item.until,
            )  # fmt: skip
            yield from _said(settings, "exception-expired", text, granted.placed, item)
        elif item.status == "refused":
            text = say(
                "L’exception locale à « {rule} » est refusée.",
                "The local exception to “{rule}” is refused.",
                rule=item.rule,
            )
            yield from _said(settings, "exception-refused", text, granted.placed, item)
        elif item.status == "unused":
            text = say(
                "L’exception à « {rule} », jusqu’au {until}, ne couvre aucun constat.",
                "The exception to “{rule}”, until {until}, covers no finding.",
                rule=item.rule, until=item.until,
            )  # fmt: skip
            yield from _said(settings, "exception-unused", text, granted.placed, item)


def _of_locks(settings: Settings) -> Iterator[CheckFinding]:
    for rule, placed in settings.denied:
        text = say(
            "La règle « {rule} » est verrouillée : ce réglage est sans effet.",
            "The rule “{rule}” is locked: this setting has no effect.",
            rule=rule,
        )
        yield from _said(settings, "rule-locked", text, placed, None, rule)


def _said(
    settings: Settings,
    rule: str,
    text: Text,
    placed: Placed,
    item: ExceptionSeen | None,
    detail: str = "",
) -> Iterator[CheckFinding]:
    """A finding on the settings, at its place in their file."""
    if not settings.runs(rule):
        return
    where = (item.rule, item.workload or "", *item.files) if item else ()
    outcome = Outcome(
        rule, "failed", text, detail=detail or " ".join(where),
        location=Location(file=placed.file, line=placed.line, column=placed.column),
    )  # fmt: skip
    yield finding_of(outcome, placed.file, settings.severity(rule), "warn")
