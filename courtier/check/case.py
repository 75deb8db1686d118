"""Everything that the rules look at for one workload, computed beforehand: no engine runs here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from courtier.check.outcome import Outcome, Status
from courtier.check.policy import Policy
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.risk import CRITERIA, Criterion, Scheme
from courtier.results.check import Subject
from courtier.results.classification import ClassifyOutcome
from courtier.results.common import Reason
from courtier.results.matches import CriterionResult, Match
from courtier.values.citation import STRENGTH, Confidence, weakest
from courtier.values.findings import Finding, Location
from courtier.values.text import Text
from courtier.workload.model import Workload
from courtier.workload.reader import WorkloadFile

OF_THE_BODY = frozenset({"declared", "override", "hosting-policy", "needs"})
"""Reasons that rest on what the body itself states, not on a fact."""


@dataclass(frozen=True)
class CostSeen:
    """What the offering in use costs over the horizon, in dollars; a part only if not ``whole``."""

    total: Decimal | None
    whole: bool
    confidence: Confidence


@dataclass(frozen=True)
class Case:
    """One workload with its results.

    ``findings`` are those of the classification, of the scheme and of the offering in use.
    ``match`` is None where no offering is in use or where it is not in the catalogue on the day.
    ``admissible`` tells whether the catalogue holds any admissible offering, None where nobody
    can tell; it is not looked for where an offering is in use. ``held`` gives, by rule of the
    policy and by detail, what the offering in use is worth. ``ages`` are the days since each fact
    used was last read, None where its record does not say; ``overdue`` the facts past their own
    shelf life. ``names`` are those of places, for sentences only.
    """

    file: WorkloadFile
    as_of: date
    classified: ClassifyOutcome
    scheme: Scheme
    policy: Policy
    findings: tuple[Finding, ...] = ()
    match: Match | None = None
    admissible: bool | None = None
    held: Mapping[str, Mapping[str, CriterionResult]] = field(default_factory=dict)
    of_offering: Confidence = "primary"
    cost: CostSeen | None = None
    ages: Mapping[str, int | None] = field(default_factory=dict)
    overdue: tuple[str, ...] = ()
    names: PlaceNames = field(default_factory=PlaceNames, compare=False)

    @property
    def workload(self) -> Workload:
        """The workload as its file describes it."""
        return self.file.workload

    @property
    def placed(self) -> str | None:
        """The id of the offering in use or chosen; None when the file names none."""
        placement = self.workload.placement
        return placement.offering if placement else None

    @property
    def subject(self) -> Subject:
        """What findings are about."""
        return Subject(workload=self.workload.id)

    def place(self, key: str) -> Location:
        """Where a value stands, else the nearest part that encloses it."""
        found = self.file.location(key)
        return found or Location(file=self.file.file, line=1, column=1)

    def plain(self, rule: str, status: Status) -> Outcome:
        """A rule that passed, or that is without object."""
        return Outcome(rule, status, subject=self.subject)

    def said(
        self, rule: str, status: Status, text: Text, key: str = "", **more: Any
    ) -> Outcome:  # fmt: skip
        """A rule that failed or is undetermined, at a place of the file; see ``Outcome``."""
        return Outcome(
            rule, status, text, location=self.place(key), key=stable(key, self.file),
            subject=self.subject, **more,
        )  # fmt: skip

    # How well a result is known

    def of_level(self, criterion: Criterion, asset: str | None = None) -> Confidence:
        """How well the level of a criterion is known: by its strongest reason.

        Args:
            asset: Only its reasons, those of a declaration left out: what was derived.
        """
        classification = self.classified.classification
        if asset is None and classification.status == "confirmed":
            return "primary"
        level = classification.levels.of(criterion)
        if level == "undetermined":
            level = classification.at_least.of(criterion)
        found = [
            self.of_reason(reason)
            for reason in classification.reasons
            if reason.criterion == criterion
            and ((asset is None and reason.level == level) or self._derived(reason, asset))
        ]
        return min(found, key=STRENGTH.index, default="design")

    def _derived(self, reason: Reason, asset: str | None) -> bool:
        return asset is not None and reason.asset == asset and reason.rule not in OF_THE_BODY

    def of_reason(self, reason: Reason) -> Confidence:
        """How well one reason is known: by its rule and the facts that the rule names."""
        if reason.rule in OF_THE_BODY:
            return "primary"
        return self._facts.get(reason.rule, "design")

    @property
    def _facts(self) -> dict[str, Confidence]:
        found: dict[str, Confidence] = {}
        for fact in self.classified.facts:
            found[fact.id] = weakest([fact.confidence, found.get(fact.id, "primary")])
        return found

    def of_requirement(self, identifier: str) -> Confidence:
        """How well it is known that a requirement is asked: by the strongest of its reasons."""
        asked = (a for a in self.classified.asked if a.requirement.id == identifier)
        reasons = [r for a in asked for r in a.requirement.reasons]
        found = [
            "primary" if r.rule in OF_THE_BODY else weakest([self.of_reason(r), self._of_levels])
            for r in reasons
        ]
        return min(found, key=STRENGTH.index, default="design")

    @property
    def _of_levels(self) -> Confidence:
        return weakest([self.of_level(criterion) for criterion in CRITERIA])

    def of_evidence(self, result: CriterionResult) -> Confidence:
        """How well a result on the offering is known: by its evidence, else by its record."""
        found = [seen.confidence for seen in result.evidence]
        return min(found, key=STRENGTH.index, default=self.of_offering)


def stable(key: str, file: WorkloadFile) -> str:
    """A place in the data that does not change when items are added before it: ids for numbers."""
    return ".".join(_steps(key, file.marked.value))


def _steps(key: str, value: Any) -> Iterator[str]:
    for part in key.split(".") if key else []:
        name: Any = part
        if isinstance(value, list):
            value = value[int(part)] if part.isdigit() and int(part) < len(value) else None
            name = value.get("id", part) if isinstance(value, dict) else part
        else:
            value = value.get(part) if isinstance(value, dict) else None
        yield str(name)
