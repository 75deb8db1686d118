"""What ``courtier check`` prints: what was examined, what failed, what passed, what was not seen.

Whatever is checked (workload files, infrastructure plans) gives ``CheckFinding`` objects and
``Examined`` entries; every format is written from ``CheckResult`` alone.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from courtier.results.common import FactUsed
from courtier.results.drift import DriftSeen
from courtier.results.provenance import KnowledgeSeen, Sha256
from courtier.values.findings import Finding, Severity
from courtier.values.model import Frozen
from courtier.values.text import Text

OnUndetermined = Literal["fail", "warn", "pass"]
Status = Literal["failed", "undetermined"]
Standing = Literal["counts", "weak", "excepted", "known"]
"""``counts``: may fail the build; ``weak``: rests on weak facts alone; ``excepted``: under an
exception in force; ``known``: in the baseline. Only the first decides the exit code."""
ExceptionStatus = Literal["in-force", "expired", "unused", "refused"]
ExaminedSort = Literal["workload", "plan", "inventory"]
Origin = Literal["bundled", "outside", "local"]
"""Where a rule or an exception is set: by the program, by ``--policy``, by ``courtier.toml``."""


class Subject(Frozen):
    """What a finding is about, besides its place in a file.

    ``workload`` is its id; ``environment`` and ``address`` (of a resource in a plan) where there
    is one. None: unknown or without object.
    """

    workload: str | None = None
    environment: str | None = None
    address: str | None = None


class CheckFinding(Finding):
    """One rule that one subject breaks, or that could not be settled.

    ``id`` is the rule, ``help`` the remedy, ``page`` the address of its help page in the
    documentation of each language, ``key`` the place in the data (``placement.offering``),
    ``detail`` what tells two findings of one rule at one place apart (a requirement).
    ``fingerprint`` stays the same when lines move.
    """

    status: Status
    standing: Standing
    subject: Subject
    key: str
    detail: str
    fingerprint: Sha256
    page: Text


class Examined(Frozen):
    """One file that was examined.

    ``as_of`` is the day of the law for it; ``passed`` the rules that it satisfies; ``skipped``
    the rules without object for it. ``parts`` counts the resources of known types of a plan or of
    an inventory, None for a workload.
    """

    file: str
    sort: ExaminedSort
    subject: Subject
    sha256: Sha256
    as_of: date
    passed: tuple[str, ...]
    skipped: tuple[str, ...]
    parts: int | None = None


class Unexamined(Frozen):
    """Something that was not examined, and why: never a pass.

    ``name`` is a file or the address of a resource; ``code`` groups the reasons; ``file`` the
    plan that holds a resource, None for a file itself.
    """

    name: str
    code: str
    text: Text
    file: str | None = None


class RuleSeen(Frozen):
    """A rule that ran, with its words; ``locked`` ones no local file can change."""

    id: str
    severity: Severity
    name: Text
    what: Text
    help: Text
    page: Text
    locked: bool
    origin: Origin


class ExceptionSeen(Frozen):
    """An exception with who approved it; ``days_left`` counts from the day of the run."""

    rule: str
    workload: str | None
    files: tuple[str, ...]
    approved_by: str
    reason: str
    until: date
    days_left: int
    status: ExceptionStatus
    origin: Origin
    findings: int


class PolicySeen(Frozen):
    """A file of settings or policy that decided the result."""

    file: str
    sha256: Sha256
    origin: Origin


class LockSeen(Frozen):
    """The lock that held the facts, and whether they are still the same."""

    file: str
    known_on: date | None
    sha256: Sha256
    same: bool


class CheckProvenance(Frozen):
    """What made the result. ``on`` is the day of exceptions, in ``time_zone``.

    ``known_on`` is the day up to which facts had been read, None when everything known counts.
    """

    courtier: str
    knowledge: KnowledgeSeen
    on: date
    time_zone: str
    known_on: date | None
    lock: LockSeen | None
    policies: tuple[PolicySeen, ...]
    facts: tuple[FactUsed, ...]


class Gate(Frozen):
    """What fails the run, and whether it did: ``worst`` is the gravest severity that counts."""

    fail_on: Severity
    on_undetermined: OnUndetermined
    worst: Severity | None
    failed: bool


class Counts(Frozen):
    """How many of each: files examined and not, findings by severity and by standing, passes."""

    examined: int
    unexamined: int
    invalid: int
    errors: int
    warnings: int
    notes: int
    weak: int
    excepted: int
    known: int
    passed: int


class CheckResult(Frozen):
    """The result of one run, over any number of files.

    ``drift`` tells how the resources of an inventory were shared among workloads, None without.
    """

    schema_: Literal["courtier/check/1"] = Field(alias="schema")
    provenance: CheckProvenance
    gate: Gate
    counts: Counts
    rules: tuple[RuleSeen, ...]
    exceptions: tuple[ExceptionSeen, ...]
    examined: tuple[Examined, ...]
    unexamined: tuple[Unexamined, ...]
    findings: tuple[CheckFinding, ...]
    drift: DriftSeen | None = None
