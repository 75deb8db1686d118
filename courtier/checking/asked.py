"""What a policy asks beyond the requirements, computed for one workload: offering, cost, ages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from courtier.catalog.match import Case as MatchCase
from courtier.catalog.match import match_one
from courtier.check.case import CostSeen
from courtier.check.lint.sorts import SORTS
from courtier.check.lint.stale import days_over, last_seen
from courtier.check.policy import Policy
from courtier.check.policy_rules.offering import asks_of_offering
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.risk import CertificationDemand, Demand
from courtier.results.classification import Asked, Requirement
from courtier.results.common import FactUsed
from courtier.results.matches import CriterionResult, Match
from courtier.values.text import say
from courtier.workload.place_rules import countries_of
from courtier.workload.reader import WorkloadFile


@dataclass
class PolicyFacts:
    """The facts that the rules of a policy need; each record is looked up once."""

    knowledge: Knowledge
    policy: Policy
    _records: dict[str, Record | None] = field(default_factory=dict)

    def held(self, question: MatchCase, placed: str) -> dict[str, dict[str, CriterionResult]]:
        """What the offering in use is worth for each demand of the policy."""
        policy = self.policy
        if not asks_of_offering(policy):
            return {}
        demands = [
            (
                "certification-missing",
                name,
                Demand(certifications=(CertificationDemand(type=name),)),
            )
            for name in policy.certifications
        ]
        if policy.residency is not None and countries_of(policy.residency):
            place = Demand(place="data", countries=countries_of(policy.residency))
            demands.append(("residency-outside", "", place))
        if policy.exposure == "refuse":
            demands.append(("exposure-refused", "", Demand(exposure="refuse")))
        held: dict[str, dict[str, CriterionResult]] = {rule: {} for rule, _, _ in demands}
        if policy.residency == "any":
            held["residency-outside"] = {}
        for rule, detail, demand in demands:
            held[rule][detail] = self._judged(question, placed, rule, demand)
        return held

    def _judged(
        self, question: MatchCase, placed: str, rule: str, demand: Demand
    ) -> CriterionResult:
        text = say("", "")
        asked = Asked(Requirement(id=rule, force="must", text=text, reasons=()), demand, None)
        case = MatchCase(
            question.workload, question.classification, (asked,), question.facts, question.as_of
        )
        found = match_one(placed, case)
        assert found is not None
        return next(result for result in found.criteria if result.requirement == rule)

    def cost(self, file: WorkloadFile, found: Match | None, day: date) -> CostSeen | None:
        """What the offering in use costs; None where no policy asks, or no cost was computed."""
        if self.policy.cost_ceiling_cad is None or found is None:
            return None
        from courtier.cost.estimate import estimate
        from courtier.cost.facts import cost_facts

        outcome = estimate(file.workload, (found,), cost_facts(self.knowledge, day), day)
        option = next(
            (o for o in outcome.estimate.options if o.id == f"cloud:{found.offering}"), None
        )
        if option is None:
            return None
        return CostSeen(
            option.total_nominal, option.status == "priced", option.confidence or "design"
        )

    def ages(
        self, used: Iterable[FactUsed], found: Match | None, day: date
    ) -> dict[str, int | None]:
        """The days since each fact was last read; nothing where no policy asks."""
        if self.policy.staleness_days is None:
            return {}
        read = {
            seen.certification: seen.read_on
            for result in (found.criteria if found else ())
            for seen in result.evidence
        }
        days = {fact.id: read.get(fact.id) or self._last_seen(fact.id) for fact in used}
        return {name: (day - seen).days if seen else None for name, seen in days.items()}

    def overdue(self, used: Iterable[FactUsed], day: date) -> tuple[str, ...]:
        """The facts that are past their shelf life on a day, by id."""
        names = sorted({fact.id for fact in used})
        return tuple(n for n in names if (record := self._record(n)) and days_over(record, day) > 0)

    def _last_seen(self, identifier: str) -> date | None:
        record = self._record(identifier)
        return last_seen(record) if record else None

    def _record(self, identifier: str) -> Record | None:
        if identifier not in self._records:
            sorts = (sort for sort in SORTS if identifier in self.knowledge.all(sort))
            sort = next(sorts, None)
            found = self.knowledge.all(sort)[identifier] if sort else None
            self._records[identifier] = found
        return self._records[identifier]
