"""Each lawful way to buy on the day: open, excluded or undetermined, and which one comes first."""

from __future__ import annotations

from typing import Literal

from courtier.knowledge.records.procurement import Route
from courtier.procurement.answered import ESTABLISHED
from courtier.procurement.bounds import INVITATION_FLOOR, TENDER_THRESHOLD, bound, reaches
from courtier.procurement.case import Case, agrees
from courtier.procurement.judgements import judge_condition
from courtier.procurement.reasons import (
    out_of_force,
    reason,
    start_unsure,
    still_to_verify,
    unknown_regime,
)
from courtier.procurement.verdicts import Judgement
from courtier.results.common import Reason
from courtier.results.route import Procedure, RouteResult

Status = Literal["open", "excluded", "undetermined"]
SOUNDING = "market-sounding"
NEED_UNCLEAR = "need-unclear"
PRECEDENCE: tuple[Procedure, ...] = (
    "group-purchase", "call-off", "public-tender", "invited-tender", "direct-award",
)  # fmt: skip
"""The order in which an open route is taken; a market sounding is a side road."""

DUTY_FROM = {"public-tender": TENDER_THRESHOLD, "invited-tender": INVITATION_FLOOR}
"""Procedures that bind from an amount up; below it they are only a choice of the body."""


def serves(route: Route, regime: str | None) -> bool:
    """Tell whether a route is one of a contract law; an unknown law may be any."""
    return not route.legal_regimes or regime is None or regime in route.legal_regimes


def assess_routes(case: Case) -> tuple[RouteResult, ...]:
    """Judge every route of the body's contract law, in the order of precedence."""
    if case.outside:
        return ()
    found = [r for r in case.facts.routes.values() if serves(r, case.regime)]
    return tuple(_assess(case, route) for route in sorted(found, key=_rank))


def choose(case: Case, routes: tuple[RouteResult, ...]) -> RouteResult | None:
    """The route to take first; None when the law, the file or a person has yet to settle it."""
    if case.outside or case.regime is None or case.awaits_person:
        return None
    is_open = [route for route in routes if route.status == "open"]
    if agrees(case.answered(NEED_UNCLEAR)):
        return next((route for route in is_open if route.procedure == SOUNDING), None)
    taken = sorted(is_open, key=lambda route: _precedence(case, route))
    return next((r for r in taken if r.procedure in PRECEDENCE and _binds(case, r)), None)


def possible_procedures(routes: tuple[RouteResult, ...]) -> frozenset[str]:
    """The procedures that no reason excludes, side road apart; all of them when none is left."""
    left = {r.procedure for r in routes if r.status != "excluded" and r.procedure != SOUNDING}
    return frozenset(left or PRECEDENCE)


def _rank(route: Route) -> tuple[int, int, str]:
    known = route.procedure in PRECEDENCE
    place = PRECEDENCE.index(route.procedure) if known else len(PRECEDENCE)
    return place, route.order, route.id


def _precedence(case: Case, route: RouteResult) -> tuple[int, int]:
    """Where an open route comes: a case of exception that a person established precedes a call."""
    conditions = {condition.id for condition in case.facts.routes[route.id].conditions}
    place = PRECEDENCE.index(route.procedure) if route.procedure in PRECEDENCE else len(PRECEDENCE)
    if conditions & ESTABLISHED:
        place = PRECEDENCE.index("public-tender")
    return place, 0 if conditions & ESTABLISHED else 1


def _binds(case: Case, route: RouteResult) -> bool:
    """Tell whether an open route comes before the next ones, or is only a choice of the body."""
    parameter = DUTY_FROM.get(route.procedure)
    return parameter is None or reaches(case, bound(case, parameter)) is True


def _assess(case: Case, route: Route) -> RouteResult:
    held = route.surely_holds_on(case.as_of)
    if held is False:
        return _result(route, "excluded", (out_of_force(route, case.as_of),))
    judged = [(c.id, judge_condition(case, route, c)) for c in route.conditions]
    status = _status([judgement for _, judgement in judged])
    reasons = tuple(
        reason(route, condition, judgement.text, judgement.sources)
        for condition, judgement in judged
        if status != "excluded" or judgement.verdict != "verify"
    )
    doubts = _doubts(case, route, held)
    if status == "open" and doubts:
        status = "undetermined"
    to_verify = sum(judgement.verdict == "verify" for _, judgement in judged)
    if status == "open" and to_verify and route.procedure != SOUNDING:
        doubts = (still_to_verify(route, to_verify),)
    return _result(route, status, (*doubts, *reasons))


def _doubts(case: Case, route: Route, held: bool | None) -> tuple[Reason, ...]:
    """What keeps a route from being open, whatever its conditions."""
    doubts = () if held else (start_unsure(route, case.as_of),)
    if case.regime is None and route.procedure != SOUNDING:
        return (unknown_regime(route), *doubts)
    return doubts


def _status(judgements: list[Judgement]) -> Status:
    verdicts = {judgement.verdict for judgement in judgements}
    if "unmet" in verdicts:
        return "excluded"
    return "undetermined" if "unknown" in verdicts else "open"


def _result(route: Route, status: Status, reasons: tuple[Reason, ...]) -> RouteResult:
    return RouteResult(
        id=route.id,
        procedure=route.procedure,
        name=route.name,
        status=status,
        article=route.article,
        reasons=reasons,
    )
