"""What a rule concludes about one subject, and how that becomes a finding of the result."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Literal

from courtier.results.check import CheckFinding, OnUndetermined, Standing, Subject
from courtier.values.citation import STRONG, Confidence
from courtier.values.finding_kinds import FINDING_KINDS
from courtier.values.findings import Location, Severity
from courtier.values.text import Text

Status = Literal["passed", "failed", "undetermined", "skipped"]
EMPTY = Text(fr="", en="")
PAGES = Text(fr="docs/fr/constats.md", en="docs/en/findings.md")


@dataclass(frozen=True)
class Outcome:
    """One rule held against one subject; ``passed`` and ``skipped`` (without object) say no more.

    ``severity`` None is that of the rule. ``confidence`` is that of the weakest fact without which
    the outcome would not be: ``primary`` for what the body itself states. ``key`` is the place in
    the data, ``detail`` tells two outcomes of one rule at one key apart; both are in the
    fingerprint, so neither may hold a date or an amount that moves.
    """

    rule: str
    status: Status
    text: Text = EMPTY
    help: Text = EMPTY
    confidence: Confidence = "primary"
    severity: Severity | None = None
    location: Location | None = None
    key: str = ""
    detail: str = ""
    subject: Subject = field(default_factory=Subject)


def page_of(rule: str) -> Text:
    """The address of the help page of a rule in the documentation of each language."""
    return Text(fr=f"{PAGES.fr}#{rule}", en=f"{PAGES.en}#{rule}")


def finding_of(
    outcome: Outcome, file: str, severity: Severity, on_undetermined: OnUndetermined
) -> CheckFinding:
    """The finding of an outcome that failed or is undetermined.

    Args:
        outcome: Failed or undetermined.
        file: The file that was examined, as findings name it.
        severity: That of the rule under the policy, where the outcome has none of its own.
        on_undetermined: What an undetermined outcome is worth: an error, a warning or a note.
    """
    failed = outcome.status == "failed"
    gravity = (outcome.severity or severity) if failed else UNDETERMINED_AS[on_undetermined]
    stated = FINDING_KINDS[outcome.rule]
    return CheckFinding(
        id=outcome.rule,
        severity=gravity,
        confidence=outcome.confidence,
        text=outcome.text,
        location=outcome.location or Location(file=file, line=1, column=1),
        help=outcome.help if outcome.help != EMPTY else stated.help,
        status="failed" if failed else "undetermined",
        standing=_standing(outcome),
        subject=outcome.subject,
        key=outcome.key,
        detail=outcome.detail,
        fingerprint=fingerprint(outcome, file),
        page=page_of(outcome.rule),
    )


UNDETERMINED_AS: dict[OnUndetermined, Severity] = {
    "fail": "error", "warn": "warning", "pass": "note",
}  # fmt: skip


def _standing(outcome: Outcome) -> Standing:
    """Weak facts alone never turn a build red; what is unknown is not a weak fact."""
    return "weak" if outcome.status == "failed" and outcome.confidence not in STRONG else "counts"


def fingerprint(outcome: Outcome, file: str) -> str:
    """What stays the same of a finding when lines move or words change (SHA-256, hexadecimal)."""
    subject = outcome.subject
    parts = (
        outcome.rule, file, subject.workload, subject.environment, subject.address,
        outcome.key, outcome.detail,
    )  # fmt: skip
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()
