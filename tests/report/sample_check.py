"""A result of ``check`` with one of everything: severities, standings, a plan, things left out."""

from __future__ import annotations

from datetime import date
from typing import Any

from courtier.check.outcome import page_of
from courtier.check.rules import RULES
from courtier.results.check import (
    CheckFinding,
    CheckProvenance,
    CheckResult,
    Counts,
    Examined,
    ExceptionSeen,
    Gate,
    LockSeen,
    PolicySeen,
    RuleSeen,
    Subject,
    Unexamined,
)
from courtier.results.common import FactUsed
from courtier.results.provenance import KnowledgeSeen, LayerSeen
from courtier.values.finding_kinds import FINDING_KINDS
from courtier.values.findings import Location
from courtier.values.text import Text

WORKLOAD = "guichet-7"
DUBLIN = Text(fr="« Offre » : à Dublin.", en="“Offer”: in Dublin.")
SHA = "0123456789abcdef" * 4
DAY = date(2026, 11, 23)
PERMITS, HEALTH, PLAN = "charges/permis.yaml", "charges/santé.yaml", "plans/production.json"


def finding(rule: str, number: int, **changes: Any) -> CheckFinding:
    """A finding of a rule, with the general words of the rule."""
    stated = FINDING_KINDS[rule]
    values: dict[str, Any] = {
        "id": rule,
        "severity": RULES[rule].severity,
        "confidence": "primary",
        "text": stated.what,
        "location": Location(file=PERMITS, line=number, column=3),
        "help": stated.help,
        "status": "failed",
        "standing": "counts",
        "subject": Subject(workload=WORKLOAD),
        "key": "",
        "detail": "",
        "fingerprint": f"{number:064x}",
        "page": page_of(rule),
    }
    return CheckFinding(**{**values, **changes})


def findings() -> tuple[CheckFinding, ...]:
    """One finding of each severity, status and standing."""
    health = {
        "location": Location(file=HEALTH, line=7, column=1), "subject": Subject(workload="sante"),
    }  # fmt: skip
    return (
        finding("residency-outside", 4, text=DUBLIN),
        finding("level-forbidden", 8, standing="weak", confidence="design"),
        finding("certification-missing", 9, severity="warning", status="undetermined",
                detail="soc-2"),
        finding("placement-unstated", 10),
        finding("level-unconfirmed", 12, standing="excepted"),
        finding("offering-not-allowed", 13, standing="known"),
        finding("workload-invalid", 7, **health, key="information.0.kind", detail="unknown-id"),
        finding("residency-outside", 1, location=Location(file=PLAN, line=1, column=1),
                subject=Subject(workload=WORKLOAD, environment="production",
                                address='module.a["x"].aws_s3_bucket.pieces')),
    )  # fmt: skip


def rules() -> tuple[RuleSeen, ...]:
    """The rules of those findings, one of them locked."""
    return tuple(
        RuleSeen(
            id=name,
            severity=RULES[name].severity,
            name=FINDING_KINDS[name].name,
            what=FINDING_KINDS[name].what,
            help=FINDING_KINDS[name].help,
            page=page_of(name),
            locked=name == "residency-outside",
            origin="outside" if name == "residency-outside" else "bundled",
        )
        for name in sorted({f.id for f in findings()})
    )


def exceptions() -> tuple[ExceptionSeen, ...]:
    """An exception in force, one that has ended, one that is refused."""

    def of(status: Any, until: date, found: int) -> ExceptionSeen:
        return ExceptionSeen(
            rule="level-unconfirmed", workload=WORKLOAD, files=(), approved_by="Directrice exemple",
            reason="Migration en cours", until=until, days_left=(until - DAY).days, status=status,
            origin="local", findings=found,
        )  # fmt: skip

    return (
        of("in-force", date(2026, 11, 24), 1),
        of("expired", date(2026, 11, 22), 0),
        of("refused", date(2026, 12, 31), 0),
    )


def check_result(**changes: Any) -> CheckResult:
    """The whole result; a change replaces a section."""
    values: dict[str, Any] = {
        "schema": "courtier/check/1",
        "provenance": provenance(),
        "gate": Gate(fail_on="error", on_undetermined="warn", worst="error", failed=True),
        "counts": Counts(
            examined=2, unexamined=2, invalid=1, errors=3, warnings=1, notes=1, weak=1,
            excepted=1, known=1, passed=3,
        ),
        "rules": rules(),
        "exceptions": exceptions(),
        "examined": (
            Examined(file=PERMITS, sort="workload", subject=Subject(workload=WORKLOAD), sha256=SHA,
                     as_of=DAY, passed=("level-undetermined", "scheme-not-in-force"),
                     skipped=("cost-above-ceiling",)),
            Examined(file=PLAN, sort="plan",
                     subject=Subject(workload=WORKLOAD, environment="production"), sha256=SHA,
                     as_of=DAY, passed=("exposure-refused",), skipped=(), parts=41),
        ),
        "unexamined": (
            Unexamined(name="charges/brouillon.yaml", code="excluded",
                       text=Text(fr="Exclu par les réglages.", en="Excluded by the settings.")),
            Unexamined(name="aws_iam_role.ci", code="type-unknown", file=PLAN,
                       text=Text(fr="Type sans fiche.", en="Type without a record.")),
        ),
        "findings": findings(),
    }  # fmt: skip
    return CheckResult(**{**values, **changes})


def provenance() -> CheckProvenance:
    """Facts of two layers, held by a lock."""
    layers = (LayerSeen(name="bundled", sha256=SHA), LayerSeen(name="ville-exemple", sha256=SHA))
    return CheckProvenance(
        courtier="1.2.3",
        knowledge=KnowledgeSeen(version="2026.11.21.01", sha256=SHA, layers=layers),
        on=DAY,
        time_zone="America/Toronto",
        known_on=date(2026, 11, 21),
        lock=LockSeen(file="courtier.lock", known_on=date(2026, 11, 21), sha256=SHA, same=True),
        policies=(PolicySeen(file="politique.toml", sha256=SHA, origin="outside"),),
        facts=(
            FactUsed(id="contact-public", confidence="design", layer="bundled"),
            FactUsed(id="regle-maison", confidence="primary", layer="ville-exemple"),
        ),
    )
