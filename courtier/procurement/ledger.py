"""The facts that bear the answer, each with the confidence of the value that was used."""

from __future__ import annotations

from courtier.procurement.bounds import INVITATION_FLOOR, TENDER_THRESHOLD
from courtier.procurement.case import Case
from courtier.procurement.checks import parameters_of
from courtier.procurement.judgements import TERM
from courtier.results.common import FactUsed
from courtier.results.route import RouteAnswer
from courtier.values.citation import Confidence

PARAMETERS_OF: dict[str, tuple[str, ...]] = {
    "at-or-above-threshold": (TENDER_THRESHOLD,),
    "below-threshold": (TENDER_THRESHOLD,),
    "between-floor-and-threshold": (TENDER_THRESHOLD, INVITATION_FLOOR),
    "below-floor-or-by-law": (TENDER_THRESHOLD, INVITATION_FLOOR),
    "term": (TERM,),
}
"""The dated parameters that the judge of each condition reads."""


def facts_used(case: Case, answer: RouteAnswer) -> tuple[FactUsed, ...]:
    """Every route, check and parameter that was looked at, in the order of ids."""
    used: dict[str, Confidence] = {}
    parameters: set[str] = set()
    for route in (case.facts.routes[result.id] for result in answer.routes):
        used[route.id] = route.confidence
        for condition in route.conditions:
            parameters |= set(PARAMETERS_OF.get(condition.id, ()))
    for check in (case.facts.checks[result.id] for result in answer.checks):
        used[check.id] = check.confidence
        parameters |= set(parameters_of(check))
    for name in parameters & set(case.facts.parameters):
        value = case.parameter(name)
        used[name] = value.confidence if value else case.facts.parameters[name].confidence
    return tuple(FactUsed(id=name, confidence=used[name]) for name in sorted(used))
