"""Conditions on the contract's value: the threshold of the public call, the invitation floor."""

from __future__ import annotations

from decimal import Decimal

from courtier.knowledge.records.procurement import Route, RouteCondition
from courtier.procurement.bounds import (
    INVITATION_FLOOR,
    TENDER_THRESHOLD,
    Bound,
    bound,
    dollars,
    reaches,
    reaches_with_spend,
)
from courtier.procurement.case import Case, agrees
from courtier.procurement.verdicts import Judge, Judgement, Verdict
from courtier.values.text import Text, say

SPLITTING = "check-splitting"
UNSTATED = Text(fr="non indiquée", en="not stated")
NO_ARTICLE = Text(fr="article non consigné", en="article not recorded")
BY_LAW: dict[bool | None, Verdict] = {True: "met", False: "unmet", None: "unknown"}


def at_or_above_threshold(case: Case, route: Route, condition: RouteCondition) -> Judgement:
    """The public call: a duty at the threshold and above, a free choice below."""
    limit = bound(case, TENDER_THRESHOLD)
    reached = reaches(case, limit)
    if limit is None or reached is None:
        return _unknown(case, TENDER_THRESHOLD, limit)
    if not reached:
        return _choice(case, limit)
    text = say(
        "La valeur estimée, {value}, atteint le seuil : l’appel d’offres public s’impose, sauf"
        " exception de la loi établie par une personne. {limit}",
        "The estimated value, {value}, reaches the threshold: a public call is required, unless a"
        " person establishes an exception of the law. {limit}",
        value=_value(case),
        limit=limit.text,
    )
    return Judgement("met", text, limit.sources)


def below_threshold(case: Case, route: Route, condition: RouteCondition) -> Judgement:
    """A direct award: lawful below the threshold, in doubt when the need may be split."""
    limit = bound(case, TENDER_THRESHOLD)
    reached = reaches(case, limit)
    if limit is None or reached is None:
        return _unknown(case, TENDER_THRESHOLD, limit)
    if reached:
        return _too_high(case, limit)
    return _split(case, limit) if reaches_with_spend(case, limit) else _below(case, limit)


def needs_exception(case: Case, route: Route, condition: RouteCondition) -> Judgement:
    """A case of exception: of use only where the public call would be a duty."""
    limit = bound(case, TENDER_THRESHOLD)
    reached = reaches(case, limit)
    if limit is None or reached is None:
        return _unknown(case, TENDER_THRESHOLD, limit)
    if reached:
        return Judgement("met", _at_threshold(case, limit), limit.sources)
    text = say(
        "La valeur estimée, {value}, est sous le seuil : aucune exception n’est nécessaire."
        " {limit}",
        "The estimated value, {value}, is below the threshold: no exception is needed. {limit}",
        value=_value(case),
        limit=limit.text,
    )
    return Judgement("unmet", text, limit.sources)


def between_floor_and_threshold(case: Case, route: Route, condition: RouteCondition) -> Judgement:
    """An invited call: a duty from the floor up to the threshold, a free choice below."""
    top, floor = bound(case, TENDER_THRESHOLD), bound(case, INVITATION_FLOOR)
    reached = reaches(case, top)
    if top is None or reached is None:
        return _unknown(case, TENDER_THRESHOLD, top)
    if reached:
        return _too_high(case, top)
    if reaches_with_spend(case, top):
        return _split(case, top)
    reached = reaches(case, floor)
    if floor is None or reached is None:
        return _unknown(case, INVITATION_FLOOR, floor)
    return _between(case, floor, top) if reached else _choice(case, floor)


def below_floor_or_by_law(case: Case, route: Route, condition: RouteCondition) -> Judgement:
    """A municipal direct award: below the floor, or higher where the body's by-law allows it."""
    top, floor = bound(case, TENDER_THRESHOLD), bound(case, INVITATION_FLOOR)
    if top is not None and reaches(case, top):
        return _too_high(case, top)
    reached = reaches(case, floor)
    if floor is None or reached is None:
        return _unknown(case, INVITATION_FLOOR, floor)
    for limit in (floor, top):
        if limit is not None and reaches_with_spend(case, limit):
            return _split(case, limit)
    return _by_law(case, floor, condition) if reached else _below(case, floor)


AMOUNT_JUDGES: dict[str, Judge] = {
    "at-or-above-threshold": at_or_above_threshold,
    "below-threshold": below_threshold,
    "needs-exception": needs_exception,
    "between-floor-and-threshold": between_floor_and_threshold,
    "below-floor-or-by-law": below_floor_or_by_law,
}
"""The judge of each condition on the value, by its id in the routes."""


def _value(case: Case) -> Text:
    return say("{v}", "{v}", v=dollars(case.value)) if case.value is not None else UNSTATED


def _choice(case: Case, limit: Bound) -> Judgement:
    text = say(
        "La valeur estimée, {value}, est en deçà : ce mode est un choix de l’organisme, non une"
        " obligation. {limit}",
        "The estimated value, {value}, is below: this route is the body’s choice, not a duty."
        " {limit}",
        value=_value(case),
        limit=limit.text,
    )
    return Judgement("met", text, limit.sources)


def _between(case: Case, floor: Bound, top: Bound) -> Judgement:
    text = say(
        "La valeur estimée, {value}, atteint le plancher d’invitation et reste sous le seuil."
        " {floor} {top}",
        "The estimated value, {value}, reaches the invitation floor and stays below the threshold."
        " {floor} {top}",
        value=_value(case),
        floor=floor.text,
        top=top.text,
    )
    return Judgement("met", text, (*floor.sources, *top.sources))


def _too_high(case: Case, limit: Bound) -> Judgement:
    return Judgement("unmet", _at_threshold(case, limit), limit.sources)


def _at_threshold(case: Case, limit: Bound) -> Text:
    return say(
        "La valeur estimée, {value}, atteint le seuil d’appel d’offres public. {limit}",
        "The estimated value, {value}, reaches the public tender threshold. {limit}",
        value=_value(case),
        limit=limit.text,
    )


def _below(case: Case, limit: Bound) -> Judgement:
    text = say(
        "La valeur estimée, {value}, est sous la limite de ce mode. {limit}",
        "The estimated value, {value}, is below the limit of this route. {limit}",
        value=_value(case),
        limit=limit.text,
    )
    return Judgement("met", text, limit.sources)


def _by_law(case: Case, floor: Bound, condition: RouteCondition) -> Judgement:
    text = say(
        "La valeur estimée, {value}, atteint le plancher d’invitation : le gré à gré dépend du"
        " règlement de l’organisme, que le conseiller inscrit sous « {id} » dans les réponses."
        " {limit}",
        "The estimated value, {value}, reaches the invitation floor: a direct award depends on the"
        " body’s by-law, which the adviser records under “{id}” in the answers. {limit}",
        value=_value(case),
        id=condition.id,
        limit=floor.text,
    )
    verdict = BY_LAW[agrees(case.answered(condition.id))]
    return Judgement(verdict, text, floor.sources)


def _split(case: Case, limit: Bound) -> Judgement:
    check = case.check(SPLITTING)
    text = say(
        "La valeur estimée, {value}, est sous la limite mais l’atteint avec les dépenses de douze"
        " mois pour le même besoin, {spend} : une personne s’assure que le besoin n’est pas scindé"
        " ({article}). {limit}",
        "The estimated value, {value}, is below the limit but reaches it with twelve months of"
        " spending on the same need, {spend}: a person makes sure that the need is not split"
        " ({article}). {limit}",
        value=_value(case),
        spend=dollars(case.acquisition.spend_12_months_same_need_cad or Decimal(0)),
        article=check.article if check and check.article else NO_ARTICLE,
        limit=limit.text,
    )
    return Judgement("unknown", text, (*limit.sources, *(check.sources if check else ())))


def _unknown(case: Case, parameter: str, limit: Bound | None) -> Judgement:
    if case.value is not None and limit is not None and limit.above > limit.amount:
        return _between_sources(case, limit)
    if case.value is None:
        return Judgement(
            "unknown",
            Text(
                fr="Le dossier ne donne pas la valeur estimée du contrat.",
                en="The file does not give the estimated value of the contract.",
            ),
        )
    record = case.facts.parameters.get(parameter)
    return Judgement(
        "unknown",
        say(
            "Aucune valeur de « {name} » n’est connue pour cet organisme et cette nature de contrat"
            " au {day}.",
            "No value of “{name}” is known for this body and this nature of contract on {day}.",
            name=record.name if record else parameter,
            day=case.as_of,
        ),
    )


def _between_sources(case: Case, limit: Bound) -> Judgement:
    text = say(
        "La valeur estimée, {value}, tombe entre deux montants que les sources donnent : rien ne"
        " dit lequel vaut. {limit}",
        "The estimated value, {value}, falls between two amounts that the sources give: nothing"
        " says which one holds. {limit}",
        value=_value(case),
        limit=limit.text,
    )
    return Judgement("unknown", text, limit.sources)
