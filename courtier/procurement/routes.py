"""Each lawful way to buy on the day: open, excluded or undetermined, and which one comes first."""

from __future__ import annotations

from typing import Literal

from courtier.knowledge.records.risk import Route
from courtier.procurement.bounds import INVITATION_FLOOR, TENDER_THRESHOLD, bound, reaches
from courtier.procurement.case import Case, agrees
from courtier.procurement.judgements import judge_condition
from courtier.procurement.verdicts import Judgement
from courtier.results.common import Reason
from courtier.results.route import Procedure, RouteResult
from courtier.values.citation import Source
from courtier.values.text import Text, say

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
    """The route to take first; None when the law or the file does not settle it."""
    if case.outside or case.regime is None:
        return None
    is_open = [route for route in routes if route.status == "open"]
    if agrees(case.workload.answered(NEED_UNCLEAR)):
        return next((route for route in is_open if route.procedure == SOUNDING), None)
    return next((r for r in is_open if r.procedure in PRECEDENCE and _binds(case, r)), None)


def possible_procedures(routes: tuple[RouteResult, ...]) -> frozenset[str]:
    """The procedures that no reason excludes, side road apart; all of them when none is left."""
    left = {r.procedure for r in routes if r.status != "excluded" and r.procedure != SOUNDING}
    return frozenset(left or PRECEDENCE)


def _rank(route: Route) -> tuple[int, int, str]:
    known = route.procedure in PRECEDENCE
    place = PRECEDENCE.index(route.procedure) if known else len(PRECEDENCE)
    return place, route.order, route.id


def _binds(case: Case, route: RouteResult) -> bool:
    """Tell whether an open route comes before the next ones, or is only a choice of the body."""
    parameter = DUTY_FROM.get(route.procedure)
    return parameter is None or reaches(case, bound(case, parameter)) is True


def _assess(case: Case, route: Route) -> RouteResult:
    if not route.holds_on(case.as_of):
        return _result(route, "excluded", (_out_of_force(case, route),))
    judged = [(c.id, judge_condition(case, route, c)) for c in route.conditions]
    status = _status([judgement for _, judgement in judged])
    reasons = tuple(
        _reason(route, condition, judgement.text, judgement.sources)
        for condition, judgement in judged
        if status != "excluded" or judgement.verdict != "verify"
    )
    if status == "open" and case.regime is None and route.procedure != SOUNDING:
        status = "undetermined"
    if case.regime is None and route.procedure != SOUNDING:
        reasons = (_unknown_regime(route), *reasons)
    return _result(route, status, reasons)


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


def _reason(route: Route, condition: str, text: Text, sources: tuple[Source, ...] = ()) -> Reason:
    return Reason(
        rule=f"{route.id}.{condition}",
        criterion=None,
        level=None,
        asset=None,
        text=text,
        sources=tuple(dict.fromkeys((*sources, *route.sources))),
    )


def _out_of_force(case: Case, route: Route) -> Reason:
    if route.valid_from is not None and case.as_of < route.valid_from:
        text = say(
            "N’était pas en vigueur avant le {start} ({article}).",
            "Was not in force before {start} ({article}).",
            start=route.valid_from,
            article=route.article,
        )
    else:
        text = say(
            "N’est plus en vigueur depuis le {end} ({article}).",
            "Has not been in force since {end} ({article}).",
            end=route.valid_to or case.as_of,
            article=route.article,
        )
    return _reason(route, "in-force", text)


def _unknown_regime(route: Route) -> Reason:
    return _reason(
        route,
        "legal-regime",
        say(
            "Le dossier ne dit pas quelle loi sur les contrats lie l’organisme : ce mode ne vaut"
            " que pour certains régimes ({regimes}).",
            "The file does not say which contract law binds the body: this route holds only for"
            " some regimes ({regimes}).",
            regimes=", ".join(route.legal_regimes),
        ),
    )
