"""One requirement held against one offering."""

from __future__ import annotations

from datetime import date

from courtier.catalog.certificates import Judgement, covers_type, judge_certificate
from courtier.catalog.facts import CatalogFacts
from courtier.knowledge.records.certifications import Certification
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.risk import Demand
from courtier.results.classification import Asked
from courtier.results.matches import CriterionResult, EvidenceSeen, Failed, Status
from courtier.results.words import DEPLOYMENT_NAMES, SERVICE_MODEL_NAMES
from courtier.values.text import Text, join, say
from courtier.workload.facts import affirmed, denied
from courtier.workload.model import Workload

_YES_NO = {True: Text(fr="oui", en="yes"), False: Text(fr="non", en="no")}

# The best answer among several certificates: what may still be true comes before what is not.
_BEST: tuple[Status, ...] = ("met", "unknown", "expired", "unmet")


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
        workload: For the decisions recorded under ``answers``.
        facts: The catalogue.
        as_of: The day on which evidence must count.
    """
    demand = asked.demand
    if demand.certifications is not None:
        return _certifications(asked, offering, regions, facts, as_of)
    status, failed, text = _other(asked, demand, offering, regions, workload, facts)
    return _result(asked, status, failed, text)


def _result(
    asked: Asked,
    status: Status,
    failed: Failed | None,
    text: Text,
    evidence: tuple[EvidenceSeen, ...] = (),
) -> CriterionResult:
    return CriterionResult(
        requirement=asked.requirement.id,
        status=status,
        failed=failed,
        text=text,
        evidence=evidence,
    )


def _certifications(
    asked: Asked, offering: Offering, regions: tuple[str, ...], facts: CatalogFacts, as_of: date
) -> CriterionResult:
    judged: list[tuple[Judgement, EvidenceSeen]] = []
    wide: list[EvidenceSeen] = []
    for demanded in asked.demand.certifications or ():
        for claim in offering.certifications:
            if covers_type(claim.type, demanded.type, facts.types):
                record = facts.types[claim.type]
                judgement = judge_certificate(claim, demanded, record, regions, as_of)
                judged.append((judgement, _seen(claim, facts, False)))
        for claim in facts.claims.get(offering.provider, ()):
            if claim.status == "active" and covers_type(claim.type, demanded.type, facts.types):
                wide.append(_seen(claim, facts, True))
    evidence = tuple({e.certification: e for e in [*(e for _, e in judged), *wide]}.values())
    if judged:
        best = min((j for j, _ in judged), key=lambda j: _BEST.index(j.status))
        return _result(asked, best.status, best.failed, best.text, evidence)
    return _result(asked, "unknown", "type", _nothing(asked, facts, bool(wide)), evidence)


def _nothing(asked: Asked, facts: CatalogFacts, wide: bool) -> Text:
    names = [facts.types[d.type].name for d in asked.demand.certifications or ()]
    text = join(names, " / ")
    if wide:
        return say(
            "{types} : le fournisseur l’affirme pour l’ensemble de son nuage, ce qui ne prouve rien"
            " pour cette offre.",
            "{types}: the provider claims it for its cloud as a whole, which proves nothing for"
            " this offering.",
            types=text,
        )
    return say(
        "{types} : rien au catalogue pour cette offre ; inconnu, non refusé.",
        "{types}: nothing in the catalogue for this offering; unknown, not refused.",
        types=text,
    )


def _seen(claim: Certification, facts: CatalogFacts, wide: bool) -> EvidenceSeen:
    name = facts.types[claim.type].name
    return EvidenceSeen(
        certification=claim.id,
        type=claim.type,
        text=say(
            "{type} ({title}, {as_of})", "{type} ({title}, {as_of})",
            type=name, title=claim.evidence.title, as_of=claim.evidence.as_of,
        ),
        url=claim.evidence.url,
        read_on=claim.evidence.read_on,
        confidence=claim.evidence.confidence,
        provider_wide=wide,
    )  # fmt: skip


def _other(
    asked: Asked,
    demand: Demand,
    offering: Offering,
    regions: tuple[str, ...],
    workload: Workload,
    facts: CatalogFacts,
) -> tuple[Status, Failed | None, Text]:
    if demand.place is not None:
        return _place(demand, offering, regions, facts)
    if demand.deployment is not None:
        return _deployment(demand, offering)
    if demand.service_models is not None:
        return _service_models(demand, offering)
    if demand.exposure is not None:
        return _exposure(offering, facts)
    if demand.unstated:
        return "unknown", None, asked.requirement.text
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


def _place(
    demand: Demand, offering: Offering, regions: tuple[str, ...], facts: CatalogFacts
) -> tuple[Status, Failed | None, Text]:
    if demand.place == "data":
        if not regions:
            return _country(demand, offering)
        inside = [key for key in regions if _inside(key, demand.countries, facts)]
        if inside:
            return "met", None, say("Régions : {keys}.", "Regions: {keys}.", keys=", ".join(inside))
        text = say(
            "Aucune région de l’offre n’y est ({keys}).",
            "No region of the offering is there ({keys}).",
            keys=", ".join(regions),
        )
        return "unmet", "region", text
    stated = offering.places.get("support") if demand.place == "support" else None
    if stated is not None:
        allowed = {country.split("-")[0] for country in demand.countries}
        names = ", ".join(stated.countries)
        text = say("Soutien : {names}.", "Support: {names}.", names=names)
        provincial = any("-" in country for country in demand.countries)
        if set(stated.countries) <= allowed and not provincial:
            return "met", None, text
        return ("unknown" if provincial else "unmet"), "region", text
    text = say(
        "Le catalogue ne dit pas où : à demander au fournisseur.",
        "The catalogue does not say where: ask the provider.",
    )
    return "unknown", "region", text


def _country(demand: Demand, offering: Offering) -> tuple[Status, Failed | None, Text]:
    """No region is known: the country that a source names is all there is."""
    if offering.countries is None:
        return "unknown", "region", say("Lieu inconnu.", "Place unknown.")
    names = ", ".join(offering.countries)
    allowed = {country.split("-")[0] for country in demand.countries}
    if allowed.isdisjoint(offering.countries):
        text = say(
            "Offre décrite pour un autre pays ({names}).",
            "Offering described for another country ({names}).",
            names=names,
        )
        return "unmet", "region", text
    text = say(
        "Pays : {names} ; région inconnue.", "Country: {names}; region unknown.", names=names
    )
    return "unknown", "region", text


def _inside(key: str, countries: tuple[str, ...], facts: CatalogFacts) -> bool:
    region = facts.regions.get(key)
    return region is not None and (region.country in countries or region.subdivision in countries)


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


def _exposure(offering: Offering, facts: CatalogFacts) -> tuple[Status, Failed | None, Text]:
    provider = facts.providers.get(offering.provider)
    if provider is None or provider.exposure is None:
        return "unknown", None, say(
            "Personne n’a regardé quelles lois l’atteignent.",
            "Nobody looked at which laws reach it.",
        )  # fmt: skip
    foreign = [e for e in provider.exposure if e.country != "CA"]
    if not foreign and provider.confidence != "primary":
        text = say(
            "Aucune relevée, sans source première : à confirmer par écrit.",
            "None identified, without a primary source: to confirm in writing.",
        )
        return "unknown", None, text
    if foreign:
        laws = join([e.law for e in foreign])
        return "unmet", None, say("Atteint par : {laws}.", "Reached by: {laws}.", laws=laws)
    return "met", None, say("Aucune relevée.", "None identified.")
