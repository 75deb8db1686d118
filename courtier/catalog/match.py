"""Match a workload with every offering of the catalogue: verdict, why-not, conditions, rank."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from courtier.catalog.certificates.across import contradictions, renewals_of
from courtier.catalog.criteria import judge_requirement
from courtier.catalog.exposure import exposure_seen, reach_of
from courtier.catalog.facts import CatalogFacts
from courtier.catalog.places import countries_described
from courtier.catalog.rank import VERDICT_ORDER, rank
from courtier.catalog.relaxation import nearest_way, only_relaxation, relaxations_of, why_out
from courtier.catalog.verdict import Standing, conditions_of, stand, stated_agreement
from courtier.knowledge.records.offerings import Offering
from courtier.results.classification import Asked, Classification
from courtier.results.common import FactUsed
from courtier.results.matches import CriterionResult, Match, MatchOutcome, Views
from courtier.values.citation import weakest
from courtier.values.findings import Finding
from courtier.values.text import say
from courtier.workload.acquisition import Placement
from courtier.workload.model import Workload

RESERVED = "offering-reserved"


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
    case = Case(workload, classification, asked, facts, as_of)
    judged = {
        offering.id: _in_each_place(offering, case)
        for offering in facts.offerings.values()
        if offering.holds_on(as_of)
    }
    found = tuple(_concluded(facts.offerings[key], ways, case) for key, ways in judged.items())
    ranked = rank(found, workload.weights, facts)
    return MatchOutcome(
        matches=ranked,
        findings=(
            *_placement(workload, ranked, facts),
            *contradictions(ranked, facts, as_of),
        ),
        facts=_facts_used(ranked, facts),
        obstacles={key: _obstacles(ways) for key, ways in judged.items()},
    )


def match_one(offering: str, case: Case) -> Match | None:
    """Judge a single offering, as ``match`` does; its rank and price are not known.

    Returns:
        None where the offering is not in the catalogue on the day.

    Raises:
        KeyError: No offering has the id.
    """
    record = case.facts.offerings[offering]
    if not record.holds_on(case.as_of):
        return None
    case = replace(case, workload=case.workload.until(case.as_of))
    return _concluded(record, _in_each_place(record, case), case)


@dataclass(frozen=True)
class Case:
    """What every offering is held against; ``workload`` as it stood on the day."""

    workload: Workload
    classification: Classification
    asked: tuple[Asked, ...]
    facts: CatalogFacts
    as_of: date


def _in_each_place(offering: Offering, case: Case) -> tuple[Standing, ...]:
    """What an offering is worth in each of its regions by itself; in one place if none is known."""
    agreed = stated_agreement(case.workload, offering.id, case.as_of)
    reserved = reserved_for_others(offering, case.facts)
    return tuple(
        stand(
            place,
            tuple(
                judge_requirement(item, offering, place, case.workload, case.facts, case.as_of)
                for item in case.asked
            ),
            reserved,
            case.asked,
            case.classification,
            agreed,
        )
        for place in places_of(case.workload.placement, offering.regions)
    )


def places_of(placement: Placement | None, regions: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The regions that the file says are in use, together; else each open region by itself."""
    opened = open_regions(placement, regions)
    if placement and placement.regions and set(opened) <= set(placement.regions):
        return (opened,)
    return tuple((key,) for key in opened) or ((),)


def _obstacles(ways: tuple[Standing, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(c.requirement for c in way.failing) for way in ways)


def _concluded(offering: Offering, ways: tuple[Standing, ...], case: Case) -> Match:
    """The best that an offering gives: the best places are kept, or the nearest way in."""
    best = min(ways, key=_turn)
    if best.verdict == "ineligible":
        best = nearest_way(ways, case.asked)
    failing = {c.requirement for c in best.failing}
    regions = [
        key
        for way in ways
        if _turn(way) == _turn(best) and {c.requirement for c in way.failing} == failing
        for key in way.regions
    ]
    relaxations = relaxations_of(best, case.asked)
    agreed = stated_agreement(case.workload, offering.id, case.as_of)
    reach = reach_of(offering, case.facts)
    return Match(
        offering=offering.id,
        name=offering.name,
        provider=offering.provider,
        regions=tuple(regions),
        verdict=best.verdict,
        rank=None,
        score=best.fit,
        views=Views(fit=best.fit, price=None, exposure=None, carbon=None),
        criteria=best.criteria,
        conditions=conditions_of(best, case.asked, case.classification, agreed),
        relaxation=only_relaxation(relaxations),
        relaxations=relaxations,
        why=why_out(best, case.asked, case.classification),
        exposure=exposure_seen(reach, case.facts.names),
        exposure_unseen=reach.unseen,
        layer=case.facts.layers.get(offering.id, "bundled"),
        renewals=renewals_of(best.criteria, case.facts),
    )


def _turn(way: Standing) -> tuple[int, Decimal]:
    return VERDICT_ORDER.index(way.verdict), -way.fit


def open_regions(placement: Placement | None, regions: tuple[str, ...]) -> tuple[str, ...]:
    """The regions of an offering that count: those of the placement if it gives some, else all."""
    chosen = placement.regions if placement else ()
    if not chosen:
        return regions
    kept = tuple(key for key in regions if key in chosen)
    provider_named = any(key.split(":")[0] == r.split(":")[0] for key in chosen for r in regions)
    return kept if provider_named else regions


def reserved_for_others(offering: Offering, facts: CatalogFacts) -> CriterionResult | None:
    """Why an offering is not for this body: sold to the public bodies of another country alone."""
    if offering.deployment not in ("community", "government"):
        return None
    countries = countries_described(offering, facts)
    if not countries:
        return None
    text = say(
        "Offre réservée aux organismes publics d’un autre pays ({countries}).",
        "Offering reserved for public bodies of another country ({countries}).",
        countries=facts.names.all_of(countries),
    )
    return CriterionResult(
        requirement=RESERVED, status="unmet", failed="region", text=text, evidence=()
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
                "Choose an admissible offering, or have the requirement relaxed by whoever may.",
            ),
        ),
    )
