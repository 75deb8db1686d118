"""From files to what ``courtier check`` prints: each is read, classified, matched and judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from courtier.catalog.facts import CatalogFacts, catalog_facts
from courtier.catalog.match import Case as MatchCase
from courtier.catalog.match import match_one
from courtier.check.case import Case
from courtier.check.outcome import Outcome, finding_of
from courtier.check.scheme import scheme_findings
from courtier.check.settings import Settings
from courtier.check.workload_rules import outcomes_of
from courtier.checking.asked import PolicyFacts
from courtier.knowledge.door import Knowledge
from courtier.results.check import (
    CheckFinding,
    Examined,
    ExaminedSort,
    OnUndetermined,
    Subject,
)
from courtier.results.common import UNDETERMINED, FactUsed
from courtier.results.matches import Match
from courtier.risk.classify import classify
from courtier.risk.facts import RiskFacts, risk_facts
from courtier.values.errors import InputError, Mistake
from courtier.values.findings import Finding, Location
from courtier.workload.reader import WorkloadFile, read_workload


@dataclass(frozen=True)
class FileChecked:
    """What one file gave; ``examined`` None where it could not be read."""

    examined: Examined | None
    findings: tuple[CheckFinding, ...]
    facts: tuple[FactUsed, ...]


@dataclass
class Checker:
    """The facts and settings of a run; each set of facts is read once for all files.

    Args:
        knowledge: The facts of all layers.
        settings: Rules, policy, severities.
        on: The day of the run, and of the law where neither ``as_of`` nor a file says.
        as_of: The day of the law for every file; None takes that of each.
        on_undetermined: What is made of what cannot be settled.
    """

    knowledge: Knowledge
    settings: Settings
    on: date
    as_of: date | None = None
    on_undetermined: OnUndetermined = "warn"
    _risk: dict[str, RiskFacts] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._asked = PolicyFacts(self.knowledge, self.settings.policy)

    @cached_property
    def catalog(self) -> CatalogFacts:
        """The facts of the matcher."""
        return catalog_facts(self.knowledge)

    def risk(self, scheme: str) -> RiskFacts:
        """The facts of the risk engine for a scheme."""
        if scheme not in self._risk:
            self._risk[scheme] = risk_facts(self.knowledge, scheme)
        return self._risk[scheme]

    # One file

    def check(self, name: str, content: bytes | None = None) -> FileChecked:
        """Read one file and hold it against every rule.

        Args:
            name: Its path, as findings name it.
            content: Its bytes where it is no file (standard input).

        Raises:
            InputError: A fact file is not valid.
        """
        file = self.read(name, content)
        return file if isinstance(file, FileChecked) else self.judge(file)

    def read(self, name: str, content: bytes | None = None) -> WorkloadFile | FileChecked:
        """Read one file; what it gives where it is not valid: a failure for each mistake.

        Args:
            name: Its path, as findings name it.
            content: Its bytes where it is no file (standard input).

        Raises:
            InputError: A fact file is not valid.
        """
        try:
            return read_workload(
                content if content is not None else name, self.knowledge, name=name
            )
        except InputError as error:
            if any(mistake.file != name for mistake in error.mistakes):
                raise  # A fact file is not valid: no workload can be judged by it.
            findings = [self._invalid(name, mistake) for mistake in error.mistakes]
            return FileChecked(None, tuple(findings), ())

    def judge(self, file: WorkloadFile) -> FileChecked:
        """Hold a workload that was read against every rule."""
        day = self.as_of or file.workload.reference_date or self.on
        case, used = self.case(file, day)
        outcomes = [o for o in outcomes_of(case) if self.settings.runs(o.rule)]
        return FileChecked(
            examined_of(file.file, "workload", case.subject, file.sha256, day, outcomes),
            self.findings_of(outcomes, file.file),
            used,
        )

    def findings_of(self, outcomes: Iterable[Outcome], file: str) -> tuple[CheckFinding, ...]:
        """The findings of what failed or is undetermined, each rule at its severity."""
        return tuple(
            finding_of(o, file, self.settings.severity(o.rule), self.on_undetermined)
            for o in outcomes
            if o.status in ("failed", "undetermined")
        )

    def _invalid(self, name: str, mistake: Mistake) -> CheckFinding:
        outcome = Outcome(
            "workload-invalid", "failed", mistake.text, mistake.help,
            location=Location(file=name, line=mistake.line or 1, column=mistake.column or 1),
            key=mistake.path, detail=mistake.code,
        )  # fmt: skip
        return finding_of(outcome, name, "error", self.on_undetermined)

    def case(self, file: WorkloadFile, day: date) -> tuple[Case, tuple[FactUsed, ...]]:
        """Everything that the rules look at for one workload, and the facts that it rests on."""
        risk = self.risk(file.workload.scheme)
        classified = classify(file.workload, risk, day, file.location)
        question = MatchCase(
            file.workload, classified.classification, classified.asked, self.catalog, day
        )
        placement = file.workload.placement
        placed = placement.offering if placement else None
        found = match_one(placed, question) if placed else None
        used = (*classified.facts, *_facts_of(found, self.catalog))
        case = Case(
            file=file,
            as_of=day,
            classified=classified,
            scheme=risk.scheme,
            policy=self.settings.policy,
            findings=(
                *classified.findings,
                *scheme_findings(risk.scheme, risk.requirements.values(), day),
                *_contradictions(found, self.catalog, day),
            ),
            match=found,
            admissible=None if placed else _any_admissible(question),
            held=self._asked.held(question, placed) if found and placed else {},
            of_offering=self.catalog.offerings[placed].confidence if placed else "primary",
            cost=self._asked.cost(file, found, day),
            ages=self._asked.ages(used, found, day),
            overdue=self._asked.overdue(used, day),
            names=self.catalog.names,
        )
        return case, used


def examined_of(
    file: str,
    sort: ExaminedSort,
    subject: Subject,
    sha256: str,
    as_of: date,
    outcomes: Sequence[Outcome],
    parts: int | None = None,
) -> Examined:
    """What a file passed: the rules none of whose outcomes failed or is open, at least one of
    which passed; the others that are without object are skipped.
    """
    open_or_failed = {o.rule for o in outcomes if o.status in ("failed", "undetermined")}
    passed = {o.rule for o in outcomes if o.status == "passed"} - open_or_failed
    skipped = {o.rule for o in outcomes} - passed - open_or_failed
    return Examined(
        file=file,
        sort=sort,
        subject=subject,
        sha256=sha256,
        as_of=as_of,
        passed=tuple(sorted(passed)),
        skipped=tuple(sorted(skipped)),
        parts=parts,
    )


def _any_admissible(question: MatchCase) -> bool | None:
    """Whether any offering is admissible; None where only undetermined verdicts are left."""
    undetermined = False
    for identifier in question.facts.offerings:
        found = match_one(identifier, question)
        if found is not None and found.verdict in ("eligible", "conditional"):
            return True
        undetermined = undetermined or (found is not None and found.verdict == UNDETERMINED)
    return None if undetermined else False


def _contradictions(
    found: Match | None, facts: CatalogFacts, day: date
) -> tuple[Finding, ...]:  # fmt: skip
    from courtier.catalog.certificates.across import contradictions

    return contradictions((found,), facts, day) if found else ()


def _facts_of(found: Match | None, facts: CatalogFacts) -> tuple[FactUsed, ...]:
    if found is None:
        return ()
    record = facts.offerings[found.offering]
    evidence = {
        seen.certification: FactUsed(id=seen.certification, confidence=seen.confidence)
        for result in found.criteria
        for seen in result.evidence
    }
    return (FactUsed(id=record.id, confidence=record.confidence), *evidence.values())
