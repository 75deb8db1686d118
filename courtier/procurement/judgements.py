"""What each condition of a route is worth for the case: met, unmet, unknown, or for a person."""

from __future__ import annotations

from courtier.knowledge.records.procurement import Route, RouteCondition
from courtier.procurement.amounts import AMOUNT_JUDGES
from courtier.procurement.answered import ESTABLISHED, answered, established, for_a_person
from courtier.procurement.bounds import INVITATION_FLOOR, TENDER_THRESHOLD
from courtier.procurement.case import Case
from courtier.procurement.verdicts import Judge, Judgement, Verdict
from courtier.values.citation import CONFIDENCE_NAMES
from courtier.values.text import Text, join, say
from courtier.workload.acquisition import Agreement

ACTOR = "broker-actor"
TERM = "call-off-max-term"
CHIEF_EXECUTIVE = "check-chief-executive"


def judge_condition(case: Case, route: Route, condition: RouteCondition) -> Judgement:
    """Judge one condition; those that only a person can settle come back to verify."""
    return JUDGES.get(condition.id, for_a_person)(case, route, condition)


def covered(case: Case, route: Route, condition: RouteCondition) -> Judgement:
    """Whether a group purchase covers the need, as the body states it."""
    stated = case.acquisition.group_purchase
    if stated == "covered":
        return Judgement(
            "met",
            Text(
                fr="Selon l’organisme, un achat regroupé couvre le besoin.",
                en="The body states that a group purchase covers the need.",
            ),
        )
    if stated == "no":
        return Judgement(
            "unmet",
            Text(
                fr="Selon l’organisme, aucun achat regroupé ne couvre le besoin.",
                en="The body states that no group purchase covers the need.",
            ),
        )
    return Judgement(
        "unknown",
        Text(
            fr="L’organisme n’a pas encore vérifié si un achat regroupé couvre le besoin.",
            en="The body has not yet checked whether a group purchase covers the need.",
        ),
    )


def agreement(case: Case, route: Route, condition: RouteCondition) -> Judgement:
    """Whether a framework agreement, as the body states it, covers an offering that fits."""
    judged = _stated_agreement(case)
    actor = case.parameter(ACTOR)
    if actor is None or not isinstance(actor.value, str):
        return judged
    who = say(
        "Autorité responsable des ententes-cadres au {day} : {actor} ({known}).",
        "Authority in charge of framework agreements on {day}: {actor} ({known}).",
        day=case.as_of,
        actor=actor.value,
        known=CONFIDENCE_NAMES[actor.confidence],
    )
    return Judgement(judged.verdict, join([judged.text, who], " "), actor.sources)


def _stated_agreement(case: Case) -> Judgement:
    stated = case.acquisition.agreements
    if stated is None:
        return Judgement(
            "unknown",
            Text(
                fr="Le dossier ne dit pas si une entente-cadre existe : l’organisme doit le"
                " déclarer.",
                en="The file does not say whether a framework agreement exists: the body must state"
                " it.",
            ),
        )
    signed = [one for one in stated if one.signed_on is None or one.signed_on <= case.as_of]
    if not signed:
        return Judgement(
            "unmet",
            say(
                "L’organisme ne déclare aucune entente-cadre signée au {day}.",
                "The body states no framework agreement signed on {day}.",
                day=case.as_of,
            ),
        )
    return _best_agreement(case, signed)


def term(case: Case, route: Route, condition: RouteCondition) -> Judgement:
    """Whether the whole term, renewals and options in, stays within the longest one."""
    stated, limit = case.acquisition.term, case.number(TERM)
    if stated is None or limit is None:
        return Judgement(
            "unknown",
            Text(
                fr="La durée totale du contrat, ou la durée maximale à cette date, n’est pas"
                " connue.",
                en="The total term of the contract, or the longest one on that day, is not known.",
            ),
        )
    value = case.parameter(TERM)
    text = say(
        "Durée totale, renouvellements et options compris : {months} mois. Durée maximale :"
        " {limit} mois ({article}).",
        "Total term, renewals and options counted: {months} months. Longest term: {limit} months"
        " ({article}).",
        months=stated.total_months,
        limit=limit,
        article=condition.article,
    )
    met = stated.total_months <= limit
    return Judgement("met" if met else "unmet", text, value.sources if value else ())


def basis_authorised(case: Case, route: Route, condition: RouteCondition) -> Judgement:
    """Whether the basis of choice is price alone, or other criteria authorised beforehand.

    Where no check asks for the chief executive's authorisation, a person settles the condition.
    """
    check = case.facts.checks.get(CHIEF_EXECUTIVE)
    if check is None or not set(route.legal_regimes) <= set(check.legal_regimes):
        return for_a_person(case, route, condition)
    basis = case.acquisition.award_basis
    if basis == "price":
        return Judgement(
            "met",
            say(
                "Le choix repose sur le prix seul ({article}).",
                "The choice rests on price alone ({article}).",
                article=condition.article,
            ),
        )
    answer = case.answered(CHIEF_EXECUTIVE)
    if answer is not None:
        return answered(answer, condition, "verify" if basis is None else "unknown")
    if basis is None:
        return for_a_person(case, route, condition)
    return Judgement(
        "unknown",
        say(
            "Le choix repose sur d’autres critères que le prix : l’autorisation préalable du"
            " dirigeant ({article}) s’inscrit sous « {id} » dans les réponses.",
            "The choice rests on criteria other than price: the chief executive’s prior"
            " authorisation ({article}) is recorded under “{id}” in the answers.",
            article=condition.article,
            id=CHIEF_EXECUTIVE,
        ),
        check.sources,
    )


JUDGES: dict[str, Judge] = {
    **dict.fromkeys(ESTABLISHED, established),
    **AMOUNT_JUDGES,
    "covered": covered,
    "agreement": agreement,
    "term": term,
    "basis-authorised": basis_authorised,
}
"""The judge of each condition that the file can settle, by its id in the routes."""


PARAMETERS_OF: dict[str, tuple[str, ...]] = {
    "at-or-above-threshold": (TENDER_THRESHOLD,),
    "below-threshold": (TENDER_THRESHOLD,),
    "between-floor-and-threshold": (TENDER_THRESHOLD, INVITATION_FLOOR),
    "below-floor-or-by-law": (TENDER_THRESHOLD, INVITATION_FLOOR),
    "needs-exception": (TENDER_THRESHOLD,),
    "agreement": (ACTOR,),
    "term": (TERM,),
}
"""The dated parameters that the judge of each condition reads."""


def _best_agreement(case: Case, signed: list[Agreement]) -> Judgement:
    verdicts = {match.offering: match.verdict for match in case.matches}
    fitting = [
        one
        for one in signed
        if not verdicts or verdicts.get(one.offering) in ("eligible", "conditional")
    ]
    if fitting:
        return _named(
            "met",
            fitting[0],
            "Selon l’organisme, l’entente-cadre {number} couvre l’offre « {offering} ».",
            "The body states that framework agreement {number} covers the offering “{offering}”.",
        )
    unsettled = [one for one in signed if verdicts.get(one.offering) in (None, "undetermined")]
    if unsettled:
        return _named(
            "unknown",
            unsettled[0],
            "L’offre « {offering} » de l’entente-cadre {number} n’est pas encore jugée.",
            "The offering “{offering}” of framework agreement {number} is not judged yet.",
        )
    return _named(
        "unmet",
        signed[0],
        "Aucune offre sous entente-cadre ne répond aux exigences (entente {number}, offre"
        " « {offering} »).",
        "No offering under a framework agreement meets the requirements (agreement {number},"
        " offering “{offering}”).",
    )


def _named(verdict: Verdict, one: Agreement, fr: str, en: str) -> Judgement:
    return Judgement(verdict, say(fr, en, number=one.number, offering=one.offering))
