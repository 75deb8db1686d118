"""Conditions that a person settles, by an answer recorded under their id."""

from __future__ import annotations

from courtier.knowledge.records.procurement import Route, RouteCondition
from courtier.procurement.case import Case, agrees
from courtier.procurement.verdicts import Judgement, Verdict
from courtier.values.text import Text, say
from courtier.workload.information import Answer

NO_ARTICLES = frozenset({"", "—"})

ESTABLISHED = frozenset({
    "exception-urgency", "exception-single-contractor", "exception-confidential",
    "exception-public-interest", "software-group", "software-held", "software-essential",
    "software-harm",
})  # fmt: skip
"""Conditions of the routes that leave the ordinary way, by case of law."""


def for_a_person(case: Case, route: Route, condition: RouteCondition) -> Judgement:
    """A condition that a person settles, by an answer recorded under the condition's id."""
    answer = case.answered(condition.id)
    if answer is not None:
        return answered(answer, condition, "verify")
    if condition.article in NO_ARTICLES:
        template = ("À vérifier : {text}", "To verify: {text}")
    else:
        template = ("À vérifier ({article}) : {text}", "To verify ({article}): {text}")
    return Judgement("verify", say(*template, article=condition.article, text=condition.text))


def established(case: Case, route: Route, condition: RouteCondition) -> Judgement:
    """A case that a person must establish beforehand: without an answer, nothing is presumed."""
    answer = case.answered(condition.id)
    if answer is not None:
        return answered(answer, condition, "unknown")
    return Judgement(
        "unknown",
        say(
            "À établir par une personne, qui l’inscrit sous « {id} » dans les réponses"
            " ({article}) : {text}",
            "For a person to establish, and record under “{id}” in the answers ({article}): {text}",
            id=condition.id,
            article=condition.article,
            text=condition.text,
        ),
    )


def answered(answer: Answer, condition: RouteCondition, otherwise: Verdict) -> Judgement:
    """What an answer settles; one that says neither yes nor no leaves the condition as it was."""
    settled = agrees(answer)
    if settled is None:
        return _unsettled(answer, condition, otherwise)
    text = say(
        "Réponse inscrite par {by} le {on} : « {answer} ». {text}",
        "Answer recorded by {by} on {on}: “{answer}”. {text}",
        by=answer.by,
        on=answer.on,
        answer=spoken(answer),
        text=condition.text,
    )
    return Judgement("met" if settled else "unmet", text)


def _unsettled(answer: Answer, condition: RouteCondition, verdict: Verdict) -> Judgement:
    text = say(
        "À vérifier : la réponse inscrite par {by} le {on}, « {answer} », ne dit ni oui ni non."
        " {text}",
        "To verify: the answer recorded by {by} on {on}, “{answer}”, says neither yes nor no."
        " {text}",
        by=answer.by,
        on=answer.on,
        answer=spoken(answer),
        text=condition.text,
    )
    return Judgement(verdict, text)


def spoken(answer: Answer) -> Text | str:
    """What an answer says, in words."""
    if isinstance(answer.answer, bool):
        return Text(fr="oui", en="yes") if answer.answer else Text(fr="non", en="no")
    return answer.answer
