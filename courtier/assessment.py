"""The whole road in one place: classify, match, estimate, route, and the provenance of all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from courtier.cost.seed import seed_of
from courtier.knowledge.door import Knowledge
from courtier.results.classification import Change, ClassifyOutcome
from courtier.results.common import FactUsed
from courtier.results.provenance import (
    ClassifyResult,
    KnowledgeSeen,
    LayerSeen,
    OrganizationSeen,
    Provenance,
    WorkloadSeen,
)
from courtier.risk.changes import apply_trial, trial_of
from courtier.risk.classify import classify
from courtier.risk.facts import RiskFacts, risk_facts
from courtier.values.errors import UsageError
from courtier.values.findings import SEVERITIES, Finding
from courtier.workload.model import Workload
from courtier.workload.reader import WorkloadFile

if TYPE_CHECKING:
    from courtier.catalog.facts import CatalogFacts
    from courtier.cost.estimate import Study
    from courtier.cost.facts import CostFacts
    from courtier.results.classification import Asked
    from courtier.results.disclosure import Disclosure
    from courtier.results.envelope import Assessment, CostResult, MatchResult, RouteOutput
    from courtier.results.estimate import EstimateOutcome
    from courtier.results.matches import Match, MatchOutcome
    from courtier.results.ranking import Ranking
    from courtier.results.route import RouteOutcome
    from courtier.results.since import SinceResult


class Stage(Protocol):
    """What every engine concludes besides its result."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a person must see."""

    @property
    def facts(self) -> tuple[FactUsed, ...]:
        """The facts that bear the result."""


# Each stage imports its engine when it is first asked for: classify alone never pays for cost.


@dataclass
class Road:
    """One workload file, one day, one set of facts; each stage is computed when first asked.

    Args:
        file: The workload as read.
        knowledge: The facts of all layers.
        as_of: The day of law, catalogue and prices.
    """

    file: WorkloadFile
    knowledge: Knowledge
    as_of: date

    @cached_property
    def risk_facts(self) -> RiskFacts:
        """The facts of the risk engine."""
        return risk_facts(self.knowledge, self.file.workload.scheme)

    @cached_property
    def catalog_facts(self) -> CatalogFacts:
        """The facts of the matcher."""
        from courtier.catalog.facts import catalog_facts

        return catalog_facts(self.knowledge)

    @cached_property
    def classified(self) -> ClassifyOutcome:
        """Classification, requirements, findings."""
        return classify(self.file.workload, self.risk_facts, self.as_of, self.file.location)

    @cached_property
    def matched(self) -> MatchOutcome:
        """The verdict of every offering."""
        return self._match(self.file.workload, self.classified)

    def _match(self, workload: Workload, outcome: ClassifyOutcome) -> MatchOutcome:
        from courtier.catalog.match import match

        return match(
            workload, outcome.classification, outcome.asked, self.catalog_facts, self.as_of
        )

    @cached_property
    def ranked(self) -> tuple[Match, ...]:
        """The matches in their order; prices are estimated once the body gives any weight."""
        weights = self.file.workload.weights
        if weights is None or not any(value for _, value in weights):
            return self.matched.matches
        from courtier.catalog.rank import rank

        costs = {
            option.id.removeprefix("cloud:"): option.npv
            for option in self.estimated.estimate.options
            if option.status == "priced" and option.npv is not None
        }
        return rank(self.matched.matches, weights, self.catalog_facts, costs)

    @cached_property
    def ranking(self) -> Ranking | None:
        """How firmly the body's weights order the offerings; None without weights."""
        from courtier.catalog.sensitivity import ranking

        return ranking(self.ranked, self.file.workload.weights, self.catalog_facts)

    def disclosures(self, only: str | None = None) -> tuple[Disclosure, ...]:
        """Who, where, which law and how to leave, for what is admissible or named by the file.

        Args:
            only: The one offering to disclose, whatever its verdict.
        """
        from courtier.catalog.disclosing.disclose import disclosures

        placed = self.file.workload.placement
        named = placed.offering if placed else None
        shown = [m for m in self.ranked if m.rank is not None or m.offering == named]
        if only is not None:
            shown = [m for m in self.ranked if m.offering == only]
        return disclosures(shown, self.classified.asked, self.catalog_facts)

    @cached_property
    def proportion(self) -> tuple[Finding, ...]:
        """What the body asks beyond the level and the law, and how many offerings it puts out."""
        from courtier.catalog.proportion import added_by_body, proportion_findings

        asked = self.classified.asked
        added = added_by_body(asked, self._own_requirements(asked))
        return proportion_findings(added, self.matched.obstacles, self.file.location)

    def _own_requirements(self, asked: tuple[Asked, ...]) -> frozenset[str]:
        """The requirements that come from a layer of the body."""
        folder, files = "risk/requirements", self.knowledge.files
        ids = [a.requirement.id for a in asked]
        return frozenset(
            name
            for name in ids
            if f"{folder}/{name}.yaml" in files
            and self.knowledge.layer_of(folder, name) != "bundled"
        )

    @cached_property
    def cost_facts(self) -> CostFacts:
        """The facts of the estimate."""
        from courtier.cost.facts import cost_facts

        return cost_facts(self.knowledge, self.as_of)

    @cached_property
    def estimated(self) -> EstimateOutcome:
        """The cost of every option that may be chosen."""
        from courtier.cost.estimate import estimate_of

        return estimate_of(self.costed, self.file.workload, self.cost_facts, self.as_of)

    @cached_property
    def costed(self) -> Study:
        """The plans that the estimate adds up: for the workbook, the contract and the bills."""
        from courtier.cost.estimate import study_of

        return study_of(self.file.workload, self.matched.matches, self.cost_facts, self.as_of)

    @cached_property
    def routed(self) -> RouteOutcome:
        """The lawful route and its checks."""
        from courtier.procurement.facts import route_facts
        from courtier.procurement.route import find_route

        return find_route(
            self.file.workload,
            self.classified.classification,
            self.matched.matches,
            route_facts(self.knowledge),
            self.as_of,
        )

    def classify_result(self) -> ClassifyResult:
        """What ``courtier classify`` prints."""
        outcome = self.classified
        return ClassifyResult(
            schema="courtier/classify/1",
            provenance=self.provenance(outcome.facts),
            workload=self.seen(),
            classification=outcome.classification,
            requirements=outcome.requirements,
            findings=sorted_findings((*outcome.findings, *self.of_scheme)),
        )

    def since_result(self, since: date) -> SinceResult:
        """What ``courtier classify --since`` prints: the verdict of that day and that of now."""
        from courtier.results.since import SinceResult
        from courtier.risk.since import differences

        then = self._facts_known_by(since)
        facts = then or self.risk_facts
        before = classify(self.file.workload, facts, since, self.file.location)
        after = self.classified
        return SinceResult(
            schema="courtier/classify-since/1",
            provenance=self.provenance((*before.facts, *after.facts)),
            workload=self.seen(),
            since=since,
            known_then=then is not None,
            before=before.classification.levels,
            after=after.classification.levels,
            differences=differences(
                before, after, self.risk_facts, since, self.as_of, known_then=then is not None
            ),
        )

    def _facts_known_by(self, day: date) -> RiskFacts | None:
        """The facts as they were known on a day; None when the workload could not be read then."""
        try:
            facts = risk_facts(self.knowledge.known_by(day), self.file.workload.scheme)
        except UsageError:
            return None
        assets = self.file.workload.information
        return facts if all(asset.kind in facts.kinds for asset in assets) else None

    def match_result(self, only: str | None = None) -> MatchResult:
        """What ``courtier match`` prints, narrowed to one offering where one is named."""
        from courtier.results.envelope import MatchResult

        outcome = self.classified
        return MatchResult(
            schema="courtier/match/1",
            provenance=self.provenance((*outcome.facts, *self.matched.facts)),
            workload=self.seen(),
            classification=outcome.classification.model_copy(update={"changes": self.changes()}),
            requirements=outcome.requirements,
            matches=tuple(m for m in self.ranked if only in (None, m.offering)),
            ranking=self.ranking,
            disclosures=self.disclosures(only),
            findings=sorted_findings(
                (
                    *outcome.findings,
                    *self.matched.findings,
                    *self.proportion,
                    *self.of_scheme,
                )
            ),
        )

    def cost_result(self) -> CostResult:
        """What ``courtier cost`` prints."""
        from courtier.results.envelope import CostResult

        found = (*self.classified.findings, *self.estimated.findings)
        return CostResult(
            schema="courtier/cost/1",
            provenance=self.provenance((*self.classified.facts, *self.estimated.facts)),
            workload=self.seen(),
            estimate=self.estimated.estimate,
            findings=sorted_findings(found),
        )

    def route_result(self) -> RouteOutput:
        """What ``courtier route`` prints."""
        from courtier.results.envelope import RouteOutput

        found = (*self.classified.findings, *self.routed.findings)
        return RouteOutput(
            schema="courtier/route/1",
            provenance=self.provenance((*self.classified.facts, *self.routed.facts)),
            workload=self.seen(),
            route=self.routed.route,
            findings=sorted_findings(found),
        )

    def assessment(self) -> Assessment:
        """The whole road, put together once."""
        return self._whole

    @cached_property
    def _whole(self) -> Assessment:
        from courtier.results.envelope import Assessment

        stages = (self.classified, self.matched, self.estimated, self.routed)
        outcome = self.classified
        return Assessment(
            schema="courtier/assessment/1",
            provenance=self.provenance(tuple(f for stage in stages for f in stage.facts)),
            workload=self.seen(),
            classification=outcome.classification.model_copy(update={"changes": self.changes()}),
            requirements=outcome.requirements,
            matches=self.ranked,
            ranking=self.ranking,
            disclosures=self.disclosures(),
            estimate=self.estimated.estimate,
            route=self.routed.route,
            findings=sorted_findings(
                (
                    *(f for stage in stages for f in stage.findings),
                    *self.proportion,
                    *self.staleness(stages),
                )
            ),
        )

    def staleness(self, stages: tuple[Stage, ...]) -> tuple[Finding, ...]:
        """What the result rests on that is stale, weak or provisional, and whom to ask."""
        from courtier.check.staleness import staleness_findings

        used = tuple(fact for stage in stages for fact in stage.facts)
        return (*staleness_findings(used, self.knowledge, self.as_of), *self.of_scheme)

    @cached_property
    def of_scheme(self) -> tuple[Finding, ...]:
        """What is wanting in the classification scheme itself."""
        from courtier.check.scheme import scheme_findings

        facts = self.risk_facts
        return scheme_findings(facts.scheme, facts.requirements.values(), self.as_of)

    def changes(self) -> tuple[Change, ...]:
        """The changes that lower a level, with the offerings that each would win."""
        return tuple(self._with_offerings(c) for c in self.classified.classification.changes)

    def _with_offerings(self, change: Change) -> Change:
        workload = apply_trial(self.file.workload, trial_of(change))
        after = classify(workload, self.risk_facts, self.as_of)
        matched = self._match(workload, after)
        admissible = ("eligible", "conditional")
        before = {m.offering for m in self.matched.matches if m.verdict in admissible}
        after_admissible = {m.offering for m in matched.matches if m.verdict in admissible}
        effect = change.effect.model_copy(
            update={
                "offerings_won": tuple(sorted(after_admissible - before)),
                "offerings_lost": tuple(sorted(before - after_admissible)),
            }
        )
        return change.model_copy(update={"effect": effect})

    def seen(self) -> WorkloadSeen:
        """The workload, as results name it."""
        workload = self.file.workload
        body = workload.organization
        return WorkloadSeen(
            id=workload.id,
            name=workload.name.text,
            organization=OrganizationSeen(
                name=body.name,
                kind=body.kind,
                legal_regime=body.legal_regime,
                privacy_regime=body.privacy_regime,
            ),
        )

    def provenance(self, facts: tuple[FactUsed, ...]) -> Provenance:
        """What made the result: program, facts, file, day and seed."""
        from courtier import __version__
        from courtier.knowledge.origins import layers_of

        layers = tuple(LayerSeen(name=n, sha256=s) for n, s in self.knowledge.fingerprints)
        used = {fact.id: fact for fact in facts}
        origins = layers_of(used, self.knowledge)
        return Provenance(
            courtier=__version__,
            knowledge=KnowledgeSeen(
                version=self.knowledge.version, sha256=self.knowledge.sha256, layers=layers
            ),
            workload_sha256=self.file.sha256,
            as_of=self.as_of,
            known_on=self.knowledge.known_on,
            seed=seed_of(self.file.workload),
            facts=tuple(
                used[key].model_copy(update={"layer": origins.get(key)}) for key in sorted(used)
            ),
        )


def sorted_findings(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings once each: errors first, then by place in the file, then by id."""

    def key(finding: Finding) -> tuple[int, int, str, str]:
        line = finding.location.line if finding.location else 10**9
        return (-SEVERITIES.index(finding.severity), line, finding.id, finding.text.fr)

    return tuple(sorted(dict.fromkeys(findings), key=key))
