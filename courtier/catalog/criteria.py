"""One requirement held against one offering."""

from __future__ import annotations

from datetime import date

from courtier.catalog.certificates.requirement import judge_certifications
from courtier.catalog.certificates.window import contract_window
from courtier.catalog.exposure import judge_exposure, platforms
from courtier.catalog.facts import CatalogFacts
from courtier.catalog.places import judge_place
from courtier.knowledge.records.offerings import KeyCustody, Offering
from courtier.knowledge.records.risk import Asks, Demand
from courtier.results.classification import Asked
from courtier.results.matches import CriterionResult, Failed, Status
from courtier.results.words import DEPLOYMENT_NAMES, KEY_NAMES, SERVICE_MODEL_NAMES
from courtier.values.text import Text, join, say
from courtier.workload.facts import affirmed, denied
from courtier.workload.model import Workload

_YES_NO = {True: Text(fr="oui", en="yes"), False: Text(fr="non", en="no")}


def judge_requirement(
    asked: Asked,
    offering: Offering,
    regions: tuple[str, ...],
    workload: Workload,
    facts: CatalogFacts,
    as_of: date,
) -> CriterionResult:
    """Say whether an offering meets a requirement, what failed, and on which evidence.

    Args:
        asked: The requirement and its demand.
        offering: The offering.
        regions: Its regions that are in use or open to use.
        workload: For the decisions recorded under ``answers``, the needs and the contract.
        facts: The catalogue.
        as_of: The day on which evidence must count.
    """
    demand = asked.demand
    if demand.certifications is None:
        status, failed, text = _other(asked, demand, offering, regions, workload, facts)
        found = CriterionResult(
            requirement=asked.requirement.id, status=status, failed=failed, text=text, evidence=()
        )
    else:
        found = judge_certifications(
            asked.requirement.id,
            demand.certifications,
            offering,
            regions,
            workload.needs,
            contract_window(workload.acquisition, as_of),
            facts,
        )
    if found.status != "unknown":
        return found
    return found.model_copy(update={"asks": lifted_by(demand)})


def lifted_by(demand: Demand) -> Asks:
    """Who can lift what is unknown of a demand: its own person, else the adviser, in writing."""
    return demand.decision or demand.to_confirm or "adviser"


def _other(
    asked: Asked,
    demand: Demand,
    offering: Offering,
    regions: tuple[str, ...],
    workload: Workload,
    facts: CatalogFacts,
) -> tuple[Status, Failed | None, Text]:
    if demand.place is not None:
        return judge_place(demand, offering, regions, facts)
    if demand.deployment is not None:
        return _deployment(demand, offering)
    if demand.service_models is not None:
        return _service_models(demand, offering)
    if demand.exposure is not None:
        status, text = judge_exposure(offering, facts)
        return status, None, text
    if demand.unstated:
        return "unknown", None, asked.requirement.text
    found = _of_catalogue(demand, offering, facts)
    return found or _of_answers(asked, demand, workload)


def _of_catalogue(
    demand: Demand, offering: Offering, facts: CatalogFacts
) -> tuple[Status, Failed | None, Text] | None:
    """What the catalogue settles of keys and subprocessors; None where it says nothing."""
    if demand.keys is not None and offering.keys is not None:
        text = say(
            "Garde des clés offerte : {names}.",
            "Custody of keys offered: {names}.",
            names=join([KEY_NAMES[name] for name in offering.keys]),
        )
        enough = _CUSTODY[_CUSTODY.index(demand.keys) :]
        return ("met" if set(enough) & set(offering.keys) else "unmet"), None, text
    if demand.subprocessors == "none":
        others = [o.name for o in platforms(offering, facts) if o.provider != offering.provider]
        if others:
            text = say("Hébergée sur : {names}.", "Hosted on: {names}.", names=join(others))
            return "unmet", None, text
    return None


_CUSTODY: tuple[KeyCustody, ...] = ("provider", "customer-managed", "customer-held")
"""Who holds the keys, the firmest last: what is firmer than asked is enough."""


def _of_answers(
    asked: Asked, demand: Demand, workload: Workload
) -> tuple[Status, Failed | None, Text]:
    """What the body answers under the id of the requirement; else who must tell."""
    answer = workload.answered(asked.requirement.id)
    if answer is not None and (affirmed(answer) or denied(answer)):
        text = say(
            "Réponse de {by}, {on} : {answer}.",
            "Answer of {by}, {on}: {answer}.",
            by=answer.by,
            on=answer.on,
            answer=_YES_NO[affirmed(answer)],
        )
        return ("met" if affirmed(answer) else "unmet"), None, text
    if demand.decision is not None:
        return "unknown", None, say("Une personne doit décider.", "A person must decide.")
    return (
        "unknown",
        None,
        say(
            "Le catalogue n’en dit rien : le fournisseur doit l’affirmer par écrit.",
            "The catalogue says nothing of it: the provider must state it in writing.",
        ),
    )


def _deployment(demand: Demand, offering: Offering) -> tuple[Status, Failed | None, Text]:
    if offering.deployment is None:
        return "unknown", None, say(
            "Aucune source ne dit le modèle de déploiement.",
            "No source states the deployment model.",
        )  # fmt: skip
    text = say("Modèle : {model}.", "Model: {model}.", model=DEPLOYMENT_NAMES[offering.deployment])
    allowed = offering.deployment in (demand.deployment or ())
    return ("met" if allowed else "unmet"), None, text


def _service_models(demand: Demand, offering: Offering) -> tuple[Status, Failed | None, Text]:
    if not offering.service_models:
        return "unknown", None, say(
            "Aucune source ne dit le type de service vendu.",
            "No source states the kind of service sold.",
        )  # fmt: skip
    text = say(
        "Vendu comme : {models}.",
        "Sold as: {models}.",
        models=join([SERVICE_MODEL_NAMES[model] for model in offering.service_models]),
    )
    serves = not set(offering.service_models).isdisjoint(demand.service_models or ())
    return ("met" if serves else "unmet"), None, text
