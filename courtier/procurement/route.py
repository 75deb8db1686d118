"""Find the lawful route of an acquisition on a day, with its checks and documents."""

from __future__ import annotations

from datetime import date

from courtier.procurement.case import Case
from courtier.procurement.checks import assess_checks
from courtier.procurement.facts import RouteFacts
from courtier.procurement.findings import route_findings
from courtier.procurement.ledger import facts_used
from courtier.procurement.measures import assess_measures
from courtier.procurement.reasons import with_reserve
from courtier.procurement.routes import assess_routes, choose
from courtier.results.classification import Classification
from courtier.results.matches import Match
from courtier.results.route import (
    CheckResult,
    Procedure,
    RouteAnswer,
    RouteDocument,
    RouteOutcome,
    RouteResult,
)
from courtier.values.text import Text
from courtier.workload.model import Workload

PERSONAL = "personal-information"
PRIVACY_REPORT = "A3"
CHECKS_OF_DOCUMENT = {
    "A3": (
        "check-privacy-assessment",
        "check-privacy-assessment-health-body",
        "check-privacy-assessment-health",
    ),
    "A7": ("check-chief-executive",),
}
"""Documents that only serve some checks: they go when none of these may be required."""


def find_route(
    workload: Workload,
    classification: Classification,
    matches: tuple[Match, ...],
    facts: RouteFacts,
    as_of: date,
) -> RouteOutcome:
    """Conclude which ways to buy are open on a day, which comes first, and what goes with it.

    Args:
        workload: The file; what it does not say stays unknown.
        classification: Its levels and flags.
        matches: Verdicts on the offerings; empty when nobody matched, and then every stated
            agreement counts.
        facts: Routes, checks, parameters and the list of documents.
        as_of: The day whose law counts.
    """
    case = Case(workload, classification, matches, facts, as_of)
    judged = assess_routes(case)
    chosen = choose(case, judged)
    routes = with_reserve(judged, chosen)
    procedure = _procedure(case, chosen)
    checks = assess_checks(case, procedure, routes)
    answer = RouteAnswer(
        procedure=procedure,
        chosen=chosen.id if chosen else None,
        routes=routes,
        checks=checks,
        documents=_documents(case, chosen, checks),
        measures=() if case.outside else assess_measures(case, procedure),
    )
    return RouteOutcome(answer, route_findings(case, procedure, routes), facts_used(case, answer))


def _procedure(case: Case, chosen: RouteResult | None) -> Procedure:
    if case.outside:
        return "not-applicable"
    return chosen.procedure if chosen else "undetermined"


def _documents(
    case: Case, chosen: RouteResult | None, checks: tuple[CheckResult, ...]
) -> tuple[RouteDocument, ...]:
    codes = set(case.facts.routes[chosen.id].documents) if chosen else set()
    codes -= {code for code in CHECKS_OF_DOCUMENT if _idle(code, checks)}
    if PERSONAL in case.classification.flags:
        codes.add(PRIVACY_REPORT)
    listed = [document for document in case.facts.documents if document.code in codes]
    missing = sorted(codes - {document.code for document in listed})
    return (*listed, *(_untitled(code) for code in missing))


def _idle(code: str, checks: tuple[CheckResult, ...]) -> bool:
    """Tell whether a document serves checks of the case, none of which may be required."""
    statuses = {check.status for check in checks if check.id in CHECKS_OF_DOCUMENT[code]}
    return statuses == {"not-required"}


def _untitled(code: str) -> RouteDocument:
    """A document of a body's own route that the list of titles does not hold yet."""
    return RouteDocument(code=code, title=Text(fr=code, en=code), written=False)
