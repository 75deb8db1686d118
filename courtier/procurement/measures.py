"""The measures of the founding strategy, each seen: what the file records, or what is to be done.

None of them closes a route: they say what the body considered, and who has yet to write it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from courtier.knowledge.records.procurement import Measure
from courtier.procurement.answered import spoken
from courtier.procurement.case import Case
from courtier.results.route import MeasureResult, Procedure
from courtier.results.route_words import PRICING_NAMES
from courtier.results.words import DEPLOYMENT_NAMES, named
from courtier.values.text import Text, join, say
from courtier.workload.information import Answer

Status = Literal["recorded", "to-do", "not-applicable"]
Reader = Callable[[Case], Text | None]
"""What the file already says on the subject of a measure; None when it is silent."""


def assess_measures(case: Case, procedure: Procedure) -> tuple[MeasureResult, ...]:
    """Each measure in force, in its order.

    Args:
        case: The file, on the day of the law.
        procedure: The one to take first; while it is undetermined, no measure is left out.
    """
    found = [m for m in case.facts.measures.values() if m.surely_holds_on(case.as_of) is not False]
    return tuple(_result(case, m, procedure) for m in sorted(found, key=lambda m: m.order))


def _result(case: Case, measure: Measure, procedure: Procedure) -> MeasureResult:
    said = _said(case, measure)
    beside = BESIDE[measure.id](case) if measure.id in BESIDE else None
    told = [text for text in (said, beside) if text is not None]
    return MeasureResult(
        id=measure.id,
        number=measure.number,
        name=measure.name,
        status=_status(case, measure, procedure, said),
        text=measure.text,
        said=join(told, " ") if told else None,
        help=measure.help,
        question=measure.question.id,
        article=measure.article,
        asks=measure.question.asks,
        checks=measure.checks,
        sources=measure.sources,
    )


def _status(case: Case, measure: Measure, procedure: Procedure, said: Text | None) -> Status:
    if said is not None:
        return "recorded"
    idle = bool(measure.procedures) and procedure not in (*measure.procedures, "undetermined")
    if idle or (measure.id == TOTAL_COST and case.acquisition.includes_goods is False):
        return "not-applicable"
    return "to-do"


def _said(case: Case, measure: Measure) -> Text | None:
    answer = case.answered(measure.question.id)
    if answer is not None:
        return _recorded(answer)
    reader = READERS.get(measure.id)
    return reader(case) if reader else None


def _recorded(answer: Answer) -> Text:
    return say(
        "Réponse inscrite par {by} le {on} : « {answer} ».",
        "Answer recorded by {by} on {on}: “{answer}”.",
        by=answer.by,
        on=answer.on,
        answer=spoken(answer),
    )


def _group_purchase(case: Case) -> Text | None:
    words = {
        "covered": Text(
            fr="Selon l’organisme, un achat regroupé couvre le besoin.",
            en="The body states that a group purchase covers the need.",
        ),
    }
    return words.get(case.acquisition.group_purchase or "")


def _agreements(case: Case) -> Text | None:
    stated = case.acquisition.agreements
    if stated is None:
        return None
    return say(
        "Ententes-cadres déclarées par l’organisme : {count}.",
        "Framework agreements stated by the body: {count}.",
        count=len(stated),
    )


def _free_software(case: Case) -> Text | None:
    kinds = ("free-software", "shared-software")
    found = [option.id for option in case.workload.options if option.kind in kinds]
    if not found:
        return None
    return say(
        "Options du fichier, comparées sur le coût : {ids}.",
        "Options of the file, compared on cost: {ids}.",
        ids=", ".join(found),
    )


def _lots(case: Case) -> Text | None:
    lots = case.acquisition.lots
    if lots is None:
        return None
    if not lots:
        return Text(
            fr="Selon le fichier, le mandat n’est pas divisé.",
            en="By the file, the mandate is not divided.",
        )
    return say("Lots : {lots}.", "Lots: {lots}.", lots=", ".join(lots))


def _pricing(case: Case) -> Text | None:
    pricing = case.acquisition.pricing
    if pricing is None:
        return None
    return say(
        "Forme de prix, selon le fichier : {name}.",
        "Form of price, by the file: {name}.",
        name=named(PRICING_NAMES, pricing),
    )


def _deployments(case: Case) -> Text | None:
    left = case.classification.deployment
    if not left:
        return Text(
            fr="Le niveau ne dit pas quels déploiements restent ouverts : une personne décide.",
            en="The level does not say which deployments stay open: a person decides.",
        )
    return say(
        "Déploiements que le niveau laisse ouverts : {names}.",
        "Deployments that the level leaves open: {names}.",
        names=join([named(DEPLOYMENT_NAMES, word) for word in left]),
    )


TOTAL_COST = "measure-total-cost"
READERS: dict[str, Reader] = {
    "measure-shared-services": _group_purchase,
    "measure-catalogue": _agreements,
    "measure-free-software": _free_software,
    "measure-lots": _lots,
    "measure-fixed-price": _pricing,
}
"""What settles a measure without an answer, by its id."""

BESIDE: dict[str, Reader] = {"measure-deployment-choice": _deployments}
"""What is said beside a measure, settled or not."""
