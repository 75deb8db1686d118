"""What a policy asks of the offering in use: which one, what it shows, what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from courtier.check.case import Case
from courtier.check.outcome import Outcome, Status
from courtier.check.policy import Policy
from courtier.results.matches import CriterionResult
from courtier.values.citation import STRENGTH, Confidence
from courtier.values.finding_kinds import FINDING_KINDS
from courtier.values.text import Cad, Text, say
from courtier.workload.place_rules import where

PLACED = "placement.offering"


def of_offering(case: Case, rule: str, asked: bool) -> Iterator[Outcome]:
    """What the offering in use shows of what the policy asks."""
    if not asked:
        yield case.plain(rule, "skipped")
        return
    if case.placed is None:
        yield unplaced(case, rule)
        return
    held = case.held.get(rule)
    if held is None:
        text = say(
            "L’offre en usage n’est pas au catalogue ce jour-là : rien ne peut être vérifié.",
            "The offering in use is not in the catalogue on that day: nothing can be checked.",
        )
        yield case.said(rule, "undetermined", text, PLACED)
        return
    found = [o for detail, result in held.items() if (o := _held(case, rule, detail, result))]
    yield from found or [case.plain(rule, "passed")]


def unplaced(case: Case, rule: str) -> Outcome:
    """A rule that nothing settles: the file names no offering in use."""
    text = say(
        "Aucune offre n’est déclarée en usage : rien ne peut être vérifié.",
        "No offering is stated to be in use: nothing can be checked.",
    )
    help = FINDING_KINDS["placement-unstated"].help
    return case.said(rule, "undetermined", text, "placement", help=help)


def _held(case: Case, rule: str, detail: str, result: CriterionResult) -> Outcome | None:
    if result.status == "met":
        return None
    status: Status = "undetermined" if result.status == "unknown" else "failed"
    known = _known(case, rule, result) if status == "failed" else "primary"
    text = _asked(case, rule, detail, result.text)
    return case.said(rule, status, text, PLACED, detail=detail, confidence=known)


def _asked(case: Case, rule: str, detail: str, why: Text) -> Text:
    """Why the offering does not show something, after what the policy asks of it."""
    if rule == "residency-outside" and case.policy.residency is not None:
        return say(
            "Lieux permis par la politique : {places}. {why}",
            "Places that the policy permits: {places}. {why}",
            places=where(case.policy.residency, case.names), why=why,
        )  # fmt: skip
    return say("{what} : {why}", "{what}: {why}", what=detail, why=why) if detail else why


def _known(case: Case, rule: str, result: CriterionResult) -> Confidence:
    """How well a failure is known; one law that surely reaches the provider is enough."""
    seen = (case.match.exposure or ()) if case.match else ()
    if rule == "exposure-refused" and seen:
        return min((item.confidence for item in seen), key=STRENGTH.index)
    return case.of_evidence(result)


def allowed(case: Case) -> Iterator[Outcome]:
    """Whether the offering in use is one that the policy allows."""
    rule, allowed = "offering-not-allowed", case.policy.offerings
    if not allowed:
        yield case.plain(rule, "skipped")
    elif case.placed is None:
        yield unplaced(case, rule)
    elif any(fnmatchcase(case.placed, pattern) for pattern in allowed):
        yield case.plain(rule, "passed")
    else:
        text = say(
            "L’offre « {id} » n’est pas de celles que la politique permet.",
            "The offering “{id}” is not one that the policy allows.",
            id=case.placed,
        )
        yield case.said(rule, "failed", text, PLACED)


def ceiling(case: Case) -> Iterator[Outcome]:
    """Whether the offering in use costs more than the policy lets it."""
    rule, ceiling = "cost-above-ceiling", case.policy.cost_ceiling_cad
    cost = case.cost
    if ceiling is None:
        yield case.plain(rule, "skipped")
    elif case.placed is None:
        yield unplaced(case, rule)
    elif cost is not None and cost.total is not None and cost.total > ceiling:
        text = say(
            "Le coût estimé, {total}, dépasse le plafond de {ceiling}.",
            "The estimated cost, {total}, exceeds the ceiling of {ceiling}.",
            total=Cad(cost.total, whole=True), ceiling=Cad(ceiling, whole=True),
        )  # fmt: skip
        yield case.said(rule, "failed", text, PLACED, confidence=cost.confidence)
    elif cost is not None and cost.whole and cost.total is not None:
        yield case.plain(rule, "passed")
    else:
        text = say(
            "Le coût de l’offre n’est pas entièrement établi : le plafond ne peut être vérifié.",
            "The cost of the offering is not wholly settled: the ceiling cannot be checked.",
        )
        help = say(
            "Remplissez ce que « courtier cost » dit manquer.",
            "Fill in what “courtier cost” says is missing.",
        )
        yield case.said(rule, "undetermined", text, PLACED, help=help)


def asks_of_offering(policy: Policy) -> bool:
    """Whether a policy asks something of the offering in use that the catalogue must tell."""
    return (
        bool(policy.certifications) or policy.residency is not None or policy.exposure == "refuse"
    )
