"""What a summary shows first: a choice among what the results hold, nothing computed anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from courtier.knowledge.records.risk import Asks
from courtier.results.classification import Classification, Requirement
from courtier.results.common import FactUsed, Reason
from courtier.results.words import ASKS_NAMES
from courtier.values.citation import STRONG
from courtier.values.findings import Finding, Severity
from courtier.values.text import Text, say

if TYPE_CHECKING:
    from courtier.results.envelope import Assessment
    from courtier.results.estimate import Estimate, OptionCost
    from courtier.results.matches import CriterionResult, Match, MatchCondition, Verdict
    from courtier.results.route import RouteAnswer, RouteResult
    from courtier.workload.acquisition import Quote
    from courtier.workload.model import Workload

QUOTED = Text(fr="prix soumis", en="quoted")
PLACED = Text(fr="en usage ou retenue", en="in use or chosen")
ROLES: tuple[Asks, ...] = tuple(ASKS_NAMES)  # type: ignore[arg-type]


def main_reason(classification: Classification, criterion: str) -> Reason | None:
    """The first reason that gives a criterion its level (or the least level, if undetermined)."""
    levels = (classification.levels.of(criterion), classification.at_least.of(criterion))
    reasons = [r for r in classification.reasons if r.criterion == criterion]
    for level in levels:
        for reason in reasons:
            if reason.level == level:
                return reason
    return None


def rests_on_weak(reason: Reason, facts: Iterable[FactUsed]) -> bool:
    """Tell whether a reason leans on a fact or source to confirm."""
    used = [f.confidence for f in facts if f.id == reason.rule or f.id.endswith(f"/{reason.rule}")]
    return not STRONG.issuperset([*used, *(s.confidence for s in reason.sources)])


def admissible(matches: Iterable[Match]) -> list[Match]:
    """The eligible and conditional offerings, best rank first."""
    kept = [m for m in matches if m.verdict in ("eligible", "conditional")]
    return sorted(kept, key=lambda m: (m.rank is None, m.rank or 0))


def named_offerings(workload: Workload) -> dict[str, Text]:
    """The offerings that the file itself names, with why: in use or chosen, or quoted."""
    found = {quote.offering: QUOTED for quote in _quotes(workload)}
    if workload.placement is not None and workload.placement.offering is not None:
        found[workload.placement.offering] = PLACED
    return found


def _quotes(workload: Workload) -> tuple[Quote, ...]:
    return workload.acquisition.quotes if workload.acquisition else ()


def named_first(matches: Iterable[Match], named: Container[str]) -> list[Match]:
    """The same offerings, those that the file names first; otherwise in their order."""
    return sorted(matches, key=lambda match: match.offering not in named)


def weak_offering(match: Match, facts: Iterable[FactUsed]) -> bool:
    """Tell whether the record of an offering is to confirm."""
    return any(f.id == match.offering and f.confidence not in STRONG for f in facts)


def weak_option(option: OptionCost) -> bool:
    """Tell whether a price of an option is to confirm."""
    return any(line.confidence not in STRONG for line in option.lines)


def stops(assessment: Assessment) -> list[Text]:
    """What a person must decide before anything else, each thing once."""
    return _once([f.text for f in assessment.findings if f.id == "automatic-path-stopped"])


def shared_conditions(matches: Iterable[Match]) -> list[MatchCondition]:
    """The conditions of several offerings, each once, in the order in which they come."""
    return list(dict.fromkeys(c for match in matches for c in match.conditions))


def common_conditions(matches: Iterable[Match]) -> list[MatchCondition]:
    """The conditions that all offerings on conditions have; none where these are under three."""
    held = [m for m in matches if m.conditions]
    if len(held) < 3:
        return []
    return [c for c in shared_conditions(held) if all(c in m.conditions for m in held)]


def own_conditions(match: Match, common: Sequence[MatchCondition]) -> list[MatchCondition]:
    """The conditions of one offering, each once, without the common ones."""
    return [c for c in shared_conditions([match]) if c not in common]


def verdict_counts(matches: Iterable[Match]) -> Counter[Verdict]:
    """How many offerings have each verdict."""
    return Counter(m.verdict for m in matches)


@dataclass(frozen=True)
class Out:
    """Offerings that are out for the same first reason.

    ``reason`` is the requirement that decides, or what was found where none is stated; None where
    nothing tells. ``failed`` is the aspect of the evidence that failed; None where none is told.
    ``required`` tells whether ``reason`` words a requirement; ``found`` is what was found for the
    first offering, None where nothing tells.
    """

    verdict: Verdict
    reason: Text | None
    failed: str | None
    required: bool
    offerings: tuple[Match, ...]
    found: Text | None

    @property
    def words(self) -> Text | None:
        """Why, as a reason: what was found for a single offering, else what is not met."""
        if self.reason is None or not self.required:
            return self.reason
        if len(self.offerings) == 1 and self.found is not None:
            return self.found
        if self.verdict == "ineligible":
            return say("Exigence non satisfaite : {text}", "Not met: {text}", text=self.reason)
        return say("Exigence non vérifiée : {text}", "Not verified: {text}", text=self.reason)

    @property
    def aspect(self) -> str | None:
        """The aspect that failed, where the words do not already tell it."""
        return self.failed if self.words != self.found else None


def outs(matches: Iterable[Match], requirements: Iterable[Requirement]) -> list[Out]:
    """The offerings that are not admissible, grouped by first reason, largest group first."""
    by_id = {r.id: r for r in requirements}
    groups: dict[tuple[Verdict, Text | None, str | None, bool], list[Match]] = {}
    for match in matches:
        if match.verdict in ("ineligible", "undetermined"):
            why = _why_out(first_failure(match, by_id), by_id)
            groups.setdefault((match.verdict, *why), []).append(match)
    found = [
        Out(*key, tuple(members), _found(members[0], by_id)) for key, members in groups.items()
    ]
    return sorted(found, key=lambda o: (o.verdict != "ineligible", -len(o.offerings)))


def _why_out(
    first: CriterionResult | None, requirements: dict[str, Requirement]
) -> tuple[Text | None, str | None, bool]:
    if first is None:
        return None, None, False
    requirement = requirements.get(first.requirement)
    required = requirement is not None
    return (requirement.text if requirement else first.text), first.failed, required


def _found(match: Match, requirements: dict[str, Requirement]) -> Text | None:
    first = first_failure(match, requirements)
    return first.text if first else None


def first_failure(match: Match, requirements: dict[str, Requirement]) -> CriterionResult | None:
    """The first mandatory requirement that keeps an offering out."""
    wanted = ("unmet", "expired") if match.verdict == "ineligible" else ("unknown",)
    for result in match.criteria:
        requirement = requirements.get(result.requirement)
        if result.status in wanted and (requirement is None or requirement.force == "must"):
            return result
    return None


def shown_options(estimate: Estimate, most: int) -> list[OptionCost]:
    """The options to show first: outside the cloud, the cheapest, then others that have a price."""

    def turn(option: OptionCost) -> int:
        if option.kind != "cloud" or option.id == estimate.cheapest:
            return 0
        return 2 if option.status == "undetermined" else 1

    kept = {option.id for option in sorted(estimate.options, key=turn)[:most]}
    return [o for o in estimate.options if o.id in kept]


def missing_words(estimate: Estimate, option: OptionCost) -> list[Text]:
    """What an option lacks, in words where the estimate has them, else by id."""
    words = [m.what for m in estimate.missing if m.option == option.id]
    return _once(words or [Text(fr=name, en=name) for name in option.missing])


def chosen_route(answer: RouteAnswer) -> RouteResult | None:
    """The route to take first, an open one rather than another of the same procedure."""
    same = [r for r in answer.routes if r.procedure == answer.procedure]
    return next((r for r in same if r.status == "open"), same[0] if same else None)


def to_settle(assessment: Assessment) -> dict[Asks, list[Text]]:
    """What each role must still settle or do, each thing once; roles without any are left out."""
    classification = assessment.classification
    asked: list[tuple[Asks, Text]] = [(q.asks, q.text) for q in classification.questions]
    asked += [(d.asks, d.text) for d in classification.duties]
    asked += [(m.asks, m.what) for m in assessment.estimate.missing]
    asked += [(c.asks, c.text) for c in assessment.route.checks if c.status != "not-required"]
    asked += [(c.asks, c.text) for c in shared_conditions(admissible(assessment.matches))]
    found = {role: _once([text for asks, text in asked if asks == role]) for role in ROLES}
    return {role: texts for role, texts in found.items() if texts}


def severity_counts(findings: Iterable[Finding]) -> Counter[Severity]:
    """How many findings have each severity."""
    return Counter(f.severity for f in findings)


def _once(texts: Iterable[Text]) -> list[Text]:
    return list(dict.fromkeys(texts))
