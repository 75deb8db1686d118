"""Match a workload with every offering of the catalogue: verdict, why-not, conditions, rank."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from courtier.catalog.criteria import judge_requirement
from courtier.catalog.facts import CatalogFacts
from courtier.catalog.rank import VERDICT_ORDER, rank
from courtier.knowledge.records.offerings import Offering
from courtier.results.classification import Asked, Classification
from courtier.results.common import UNDETERMINED, FactUsed
from courtier.results.matches import (
    CriterionResult,
    ExposureSeen,
    Match,
    MatchCondition,
    MatchOutcome,
    Relaxation,
    Verdict,
    Views,
)
from courtier.values.citation import weakest
from courtier.values.findings import Finding
from courtier.values.text import Text, say
from courtier.workload.model import Workload

_RESERVED = "offering-reserved"


def match(
    workload: Workload,
    classification: Classification,
    asked: tuple[Asked, ...],
    facts: CatalogFacts,
    as_of: date,
) -> MatchOutcome:
    """Judge every offering that is in the catalogue on the day.

    A file that must go to a person: undetermined. Any *must* unmet or expired: ineligible.
    Else, a level undetermined or a requirement that cannot be stated: undetermined. Else, any
    *must* unknown, a level only proposed, or no statement of an agreement by the body:
    conditional. Else eligible.

    Returns:
        Matches in the order of ``rank``, before any price is known.
    """
    workload = workload.until(as_of)
    found = [
        _match_one(workload, classification, asked, offering, facts, as_of)
        for offering in facts.offerings.values()
        if offering.holds_on(as_of)
    ]
    ranked = rank(tuple(found), workload.weights, facts)
    return MatchOutcome(ranked, _placement(workload, ranked, facts), _facts_used(ranked, facts))


def _match_one(
    workload: Workload,
    classification: Classification,
    asked: tuple[Asked, ...],
    offering: Offering,
    facts: CatalogFacts,
    as_of: date,
) -> Match:
    """The best that an offering gives: each region is judged by itself, the best ones are kept."""
    regions = open_regions(workload, offering)
    places: list[tuple[str, ...]] = [(key,) for key in regions] or [()]
    judged = [
        _match_in(workload, classification, asked, offering, place, facts, as_of)
        for place in places
    ]
    best = min(judged, key=_standing)
    kept = [item for item in judged if _standing(item) == _standing(best)]
    return best.model_copy(update={"regions": tuple(r for item in kept for r in item.regions)})


def _standing(item: Match) -> tuple[int, Decimal]:
    return VERDICT_ORDER.index(item.verdict), -item.views.fit


def _match_in(
    workload: Workload,
    classification: Classification,
    asked: tuple[Asked, ...],
    offering: Offering,
    regions: tuple[str, ...],
    facts: CatalogFacts,
    as_of: date,
) -> Match:
    criteria = [
        judge_requirement(item, offering, regions, workload, facts, as_of) for item in asked
    ]
    reserved = _reserved(offering, asked, facts)
    force = {a.requirement.id: a.requirement.force for a in asked} | {_RESERVED: "must"}
    musts = [c for c in criteria if force[c.requirement] == "must"]
    agreed = stated_agreement(workload, offering.id, as_of)
    verdict = _verdict(musts, asked, classification, agreed)
    if reserved is not None and verdict != "undetermined":
        verdict = "ineligible"
        criteria.insert(0, reserved)
    fit = _score(criteria, force)
    return Match(
        offering=offering.id,
        name=offering.name,
        provider=offering.provider,
        regions=regions,
        verdict=verdict,
        rank=None,
        score=fit,
        views=Views(fit=fit, price=None, exposure=None, carbon=None),
        criteria=tuple(criteria),
        conditions=_conditions(musts, asked, classification, agreed, verdict),
        relaxation=None if reserved else _relaxation(musts, asked, verdict),
        exposure=_exposure(offering, facts),
        layer=facts.layers.get(offering.id, "bundled"),
    )


def open_regions(workload: Workload, offering: Offering) -> tuple[str, ...]:
    """The regions that count: those of the placement where the file gives some, else all."""
    chosen = workload.placement.regions if workload.placement else ()
    if not chosen:
        return offering.regions
    kept = tuple(key for key in offering.regions if key in chosen)
    provider_named = any(
        key.split(":")[0] == r.split(":")[0] for key in chosen for r in offering.regions
    )
    return kept if provider_named else offering.regions


def _reserved(
    offering: Offering, asked: tuple[Asked, ...], facts: CatalogFacts
) -> CriterionResult | None:
    """An offering of another country: sold to its public bodies, or described for it alone.

    One that is only described for another country is out where the data must stay here; where
    no place is asked it stays, its place unknown.
    """
    if _in_canada(offering, facts):
        return None
    places = [facts.types[c.type].jurisdictions for c in offering.certifications]
    if not places or any(not j or "CA" in j or "CA-QC" in j for j in places):
        return None
    countries = ", ".join(sorted({country for j in places for country in j}))
    if offering.deployment in ("community", "government"):
        text = say(
            "Offre réservée aux organismes publics d’un autre pays ({countries}).",
            "Offering reserved for public bodies of another country ({countries}).",
            countries=countries,
        )
    elif any(a.demand.place == "data" and _stays_here(a.demand.countries) for a in asked):
        text = say(
            "Offre décrite pour un autre pays ({countries}) ; aucune région connue au Canada.",
            "Offering described for another country ({countries}); no region in Canada is known.",
            countries=countries,
        )
    else:
        return None
    return CriterionResult(
        requirement=_RESERVED, status="unmet", failed="region", text=text, evidence=()
    )


def _in_canada(offering: Offering, facts: CatalogFacts) -> bool:
    return any(
        key in facts.regions and facts.regions[key].country == "CA" for key in offering.regions
    )


def _stays_here(countries: tuple[str, ...]) -> bool:
    return all(country.split("-")[0] == "CA" for country in countries)


def _verdict(
    musts: list[CriterionResult],
    asked: tuple[Asked, ...],
    classification: Classification,
    agreement: bool,
) -> Verdict:
    if "human-decision" in classification.flags:
        return "undetermined"
    if any(c.status in ("unmet", "expired") for c in musts):
        return "ineligible"
    levels = classification.levels
    if UNDETERMINED in (levels.confidentiality, levels.integrity, levels.availability):
        return "undetermined"
    if any(a.demand.unstated for a in asked):
        return "undetermined"
    if any(c.status == "unknown" for c in musts):
        return "conditional"
    if classification.status == "proposed" or not agreement:
        return "conditional"
    return "eligible"


def stated_agreement(workload: Workload, offering: str, as_of: date) -> bool:
    """Tell whether the body states an agreement for an offering, signed by the day."""
    agreements = workload.acquisition.agreements if workload.acquisition else None
    return any(
        a.offering == offering and (a.signed_on is None or a.signed_on <= as_of)
        for a in agreements or ()
    )


def _conditions(
    musts: list[CriterionResult],
    asked: tuple[Asked, ...],
    classification: Classification,
    agreed: bool,
    verdict: Verdict,
) -> tuple[MatchCondition, ...]:
    if verdict != "conditional":
        return ()
    by = {a.requirement.id: a for a in asked}
    found = []
    for criterion in musts:
        if criterion.status == "unknown" and criterion.requirement in by:
            item = by[criterion.requirement]
            asks = item.demand.decision or item.demand.to_confirm or "adviser"
            text = _named(item, criterion)
            found.append(MatchCondition(requirement=criterion.requirement, text=text, asks=asks))
    if classification.status == "proposed":
        text = say("Le détenteur confirme le niveau.", "The holder confirms the level.")
        found.append(MatchCondition(requirement=None, text=text, asks="holder"))
    if not agreed:
        text = say(
            "L’organisme affirme, sous « acquisition: agreements », l’entente-cadre qui vise"
            " l’offre ; sinon, elle se prend par un autre mode de sollicitation.",
            "The body states under “acquisition: agreements” the framework agreement that covers"
            " the offering; else it is bought by another route.",
        )
        found.append(MatchCondition(requirement=None, text=text, asks="adviser"))
    return tuple(found)


def _named(asked: Asked, criterion: CriterionResult) -> Text:
    """What is to confirm; a certificate names itself, the others are told by their requirement."""
    if asked.demand.certifications is not None or asked.demand.unstated:
        return criterion.text
    return say(
        "{requirement} {text}",
        "{requirement} {text}",
        requirement=asked.requirement.text,
        text=criterion.text,
    )


def _relaxation(
    musts: list[CriterionResult], asked: tuple[Asked, ...], verdict: Verdict
) -> Relaxation | None:
    """The one requirement in the way, when there is only one and somebody may relax it."""
    failing = [c for c in musts if c.status in ("unmet", "expired")]
    item = next((a for a in asked if failing and a.requirement.id == failing[0].requirement), None)
    if verdict != "ineligible" or len(failing) != 1 or item is None:
        return None
    text: Text = say(
        "Sans l’exigence « {text} », l’offre ne serait plus écartée.",
        "Without the requirement “{text}”, the offering would no longer be out.",
        text=_without_stop(item.requirement.text),
    )
    return Relaxation(requirement=item.requirement.id, text=text, by=item.relaxed_by)


def _without_stop(text: Text) -> Text:
    return Text(fr=text.fr.rstrip("."), en=text.en.rstrip("."))


def _score(criteria: list[CriterionResult], force: Mapping[str, str]) -> Decimal:
    """The share of requirements met, a *must* counting twice; 1 when nothing is asked."""
    weights = [(2 if force[c.requirement] == "must" else 1, c.status == "met") for c in criteria]
    total = sum(weight for weight, _ in weights)
    if total == 0:
        return Decimal(1)
    met = Decimal(sum(weight for weight, is_met in weights if is_met))
    return (met / total).quantize(Decimal("0.0001"))


def _exposure(offering: Offering, facts: CatalogFacts) -> tuple[ExposureSeen, ...] | None:
    provider = facts.providers.get(offering.provider)
    if provider is None or provider.exposure is None:
        return None
    return tuple(
        ExposureSeen(law=e.law, country=e.country, through=e.through, confidence=e.confidence)
        for e in provider.exposure
    )


def _facts_used(matches: tuple[Match, ...], facts: CatalogFacts) -> tuple[FactUsed, ...]:
    used: dict[str, FactUsed] = {}
    for item in matches:
        record = facts.offerings[item.offering]
        used[record.id] = FactUsed(id=record.id, confidence=record.confidence)
        for criterion in item.criteria:
            for seen in criterion.evidence:
                used[seen.certification] = FactUsed(
                    id=seen.certification, confidence=weakest([seen.confidence])
                )
    return tuple(used.values())


def _placement(
    workload: Workload, matches: tuple[Match, ...], facts: CatalogFacts
) -> tuple[Finding, ...]:
    """What the offering in use or chosen is worth, when it is not admissible."""
    placed = workload.placement.offering if workload.placement else None
    item = next((m for m in matches if m.offering == placed), None)
    if item is None or item.verdict in ("eligible", "conditional"):
        return ()
    failing = next((c.text for c in item.criteria if c.status in ("unmet", "expired")), None)
    return (
        Finding(
            id="placement-not-admissible",
            severity="warning",
            confidence=facts.offerings[item.offering].confidence,
            text=say(
                "L’offre en place ou choisie, « {name} », n’est pas admissible : {why}",
                "The offering in use or chosen, “{name}”, is not admissible: {why}",
                name=item.name,
                why=failing or say("verdict indéterminé.", "undetermined verdict."),
            ),
            location=None,
            help=say(
                "Choisissez une offre admissible, ou faites lever l’exigence par qui le peut.",
                "Choose an admissible offering, or have who may relax the requirement.",
            ),
        ),
    )
