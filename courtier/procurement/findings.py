"""What a person must see about the route: what is missing, in doubt, or outside the law read."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.procurement.bounds import TENDER_THRESHOLD, Bound, bound, may_be_split
from courtier.procurement.case import OUTSIDE_KINDS, Case
from courtier.procurement.judgements import PARAMETERS_OF
from courtier.procurement.notices import notice
from courtier.procurement.routes import SOUNDING
from courtier.results.route import Procedure, RouteResult
from courtier.values.citation import STRONG
from courtier.values.findings import Finding
from courtier.values.text import Text, say


def route_findings(
    case: Case, procedure: Procedure, routes: tuple[RouteResult, ...]
) -> tuple[Finding, ...]:
    """The findings of a route, the law first, then the contract, then the order of the routes."""
    if case.outside:
        return (notice("contract-law-not-applicable"),)
    return (
        *([notice("route-awaits-person")] if case.awaits_person else ()),
        *_regime(case),
        *_contract(case),
        *_threshold(case, routes),
        *_order(case, procedure, routes),
    )


def _regime(case: Case) -> Iterator[Finding]:
    if case.regime is None:
        yield notice("legal-regime-unknown")
        return
    if not _has_text(case):
        yield _text_not_read(case.regime)
    if case.workload.organization.kind in OUTSIDE_KINDS:
        yield _contradiction(case.regime)


def _has_text(case: Case) -> bool:
    """Tell whether the facts hold any route of the body's law, market soundings apart."""
    return any(
        route.procedure != SOUNDING
        and (not route.legal_regimes or case.regime in route.legal_regimes)
        for route in case.facts.routes.values()
    )


def _contract(case: Case) -> Iterator[Finding]:
    stated = case.acquisition
    if case.value is None:
        yield notice("value-unknown")
    if case.nature is None:
        yield notice("nature-unknown")
    if case.nature == "services" and stated.includes_goods and stated.nature_basis is None:
        yield notice("mixed-contract")
    if may_be_split(case):
        yield notice("need-may-be-split")


def _threshold(case: Case, routes: tuple[RouteResult, ...]) -> Iterator[Finding]:
    conditions = [c.id for route in routes for c in case.facts.routes[route.id].conditions]
    read = {name for condition in conditions for name in PARAMETERS_OF.get(condition, ())}
    if case.regime is None or TENDER_THRESHOLD not in read:
        return
    limit = bound(case, TENDER_THRESHOLD)
    if limit is None and case.nature is not None:
        yield _threshold_unknown(case)
    elif limit is not None and limit.own is None and limit.confidence not in STRONG:
        yield _threshold_inferred(case, limit)


def _order(case: Case, procedure: Procedure, routes: tuple[RouteResult, ...]) -> Iterator[Finding]:
    if not _has_text(case):
        return
    unsettled = {route.procedure for route in routes if route.status == "undetermined"}
    if "group-purchase" in unsettled:
        yield notice("group-purchase-first")
    if "call-off" in unsettled:
        stated = case.acquisition.agreements is not None
        yield notice("call-off-unsettled" if stated else "agreements-unknown")
    if procedure == "undetermined" and not case.awaits_person:
        yield notice("no-open-route")


def _text_not_read(regime: str) -> Finding:
    return Finding(
        id="regime-text-not-read",
        severity="warning",
        confidence="primary",
        text=say(
            "Aucun texte sur les modes de sollicitation du régime {regime} n’est consigné ici : le"
            " mode reste indéterminé.",
            "No text on the routes of regime {regime} is recorded here: the route stays"
            " undetermined.",
            regime=regime,
        ),
        location=None,
        help=Text(
            fr="Le conseiller établit le mode d’après le texte du régime. L’organisme peut le"
            " consigner dans son propre dossier de connaissances.",
            en="The adviser settles the route from the text of the regime. The body may record it"
            " in its own knowledge folder.",
        ),
    )


def _contradiction(regime: str) -> Finding:
    return Finding(
        id="regime-contradiction",
        severity="warning",
        confidence="primary",
        text=say(
            "Le dossier dit l’organisme privé ou fédéral, mais sous le régime {regime}.",
            "The file says that the body is private or federal, yet under regime {regime}.",
            regime=regime,
        ),
        location=None,
        help=Text(
            fr="Corrigez kind ou legal_regime sous organization. Le régime inscrit a servi.",
            en="Correct kind or legal_regime under organization. The regime stated was used.",
        ),
    )


def _threshold_inferred(case: Case, limit: Bound) -> Finding:
    return Finding(
        id="threshold-inferred",
        severity="note",
        confidence=limit.confidence,
        text=say(
            "Le seuil d’appel d’offres public utilisé n’a pas été lu dans un texte qui lie"
            " l’organisme. {limit}",
            "The public tender threshold used was not read in a text that binds the body. {limit}",
            limit=limit.text,
        ),
        location=None,
        help=case.facts.parameters[limit.parameter].help,
    )


def _threshold_unknown(case: Case) -> Finding:
    return Finding(
        id="threshold-unknown",
        severity="warning",
        confidence="primary",
        text=say(
            "Aucun seuil d’appel d’offres public n’est connu pour cet organisme et cette nature de"
            " contrat au {day}.",
            "No public tender threshold is known for this body and this nature of contract on"
            " {day}.",
            day=case.as_of,
        ),
        location=None,
        help=Text(
            fr="Inscrivez kind sous organization s’il manque, sinon confirmez le seuil auprès de"
            " l’autorité qui le publie.",
            en="Fill in kind under organization if it is missing, else confirm the threshold with"
            " the authority that publishes it.",
        ),
    )
