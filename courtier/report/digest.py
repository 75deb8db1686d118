"""What a summary shows first: a choice among what the results hold, nothing computed anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from courtier.knowledge.records.risk import Asks
from courtier.results.classification import Classification, Requirement
from courtier.results.common import FactUsed, Reason
from courtier.results.envelope import Assessment
from courtier.results.estimate import Estimate, OptionCost
from courtier.results.matches import CriterionResult, Match, MatchCondition, Verdict
from courtier.results.route import RouteAnswer, RouteResult
from courtier.results.words import ASKS_NAMES
from courtier.values.citation import STRONG
from courtier.values.findings import Finding, Severity
from courtier.values.text import Text

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


def shared_conditions(matches: Iterable[Match]) -> list[MatchCondition]:
    """The conditions of several offerings, each once, in the order in which they come."""
    return list(dict.fromkeys(c for match in matches for c in match.conditions))


def verdict_counts(matches: Iterable[Match]) -> Counter[Verdict]:
    """How many offerings have each verdict."""
    return Counter(m.verdict for m in matches)


@dataclass(frozen=True)
class Out:
    """Offerings that are out for the same first reason.

    ``requirement`` is None where no requirement decides; ``failed`` None where no aspect is told.
    """

    verdict: Verdict
    requirement: Requirement | None
    failed: str | None
    offerings: tuple[Match, ...]


def outs(matches: Iterable[Match], requirements: Iterable[Requirement]) -> list[Out]:
    """The offerings that are not admissible, grouped by first reason, largest group first."""
    by_id = {r.id: r for r in requirements}
    groups: dict[tuple[Verdict, str | None, str | None], list[Match]] = {}
    for match in matches:
        if match.verdict in ("ineligible", "undetermined"):
            first = first_failure(match, by_id)
            key = (
                match.verdict,
                first.requirement if first else None,
                first.failed if first else None,
            )
            groups.setdefault(key, []).append(match)
    found = [
        Out(verdict, by_id.get(requirement or ""), failed, tuple(members))
        for (verdict, requirement, failed), members in groups.items()
    ]
    return sorted(found, key=lambda o: (o.verdict != "ineligible", -len(o.offerings)))


def first_failure(match: Match, requirements: dict[str, Requirement]) -> CriterionResult | None:
    """The first mandatory requirement that keeps an offering out."""
    wanted = ("unmet", "expired") if match.verdict == "ineligible" else ("unknown",)
    for result in match.criteria:
        requirement = requirements.get(result.requirement)
        if result.status in wanted and (requirement is None or requirement.force == "must"):
            return result
    return None


def shown_options(estimate: Estimate, most: int) -> list[OptionCost]:
    """The options to show first: outside the cloud, the cheapest, then the others in order."""
    first = [o for o in estimate.options if o.kind != "cloud" or o.id == estimate.cheapest]
    rest = [o for o in estimate.options if o not in first]
    kept = [*first, *rest][:most]
    return [o for o in estimate.options if o in kept]


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
