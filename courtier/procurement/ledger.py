"""The facts that bear the answer, each with the confidence of the value that was used."""

from __future__ import annotations

from courtier.procurement.case import Case
from courtier.procurement.checks import parameters_of
from courtier.procurement.judgements import PARAMETERS_OF
from courtier.results.common import FactUsed
from courtier.results.route import RouteAnswer
from courtier.values.citation import Confidence


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
    for measure in (case.facts.measures[result.id] for result in answer.measures):
        used[measure.id] = measure.confidence
    for name in parameters & set(case.facts.parameters):
        value = case.parameter(name)
        used[name] = value.confidence if value else case.facts.parameters[name].confidence
    return tuple(FactUsed(id=name, confidence=used[name]) for name in sorted(used))
