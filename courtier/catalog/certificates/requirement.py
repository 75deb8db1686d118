"""One requirement of certification held against an offering and all that stands under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from courtier.catalog.certificates.judgement import (
    ABSENT_IS_UNKNOWN,
    LOWER_LAYERS,
    Asking,
    Judgement,
    Needed,
    all_met_from,
    in_the_open,
    preference,
    worst,
)
from courtier.catalog.certificates.layers import Layer, layers_under
from courtier.catalog.certificates.offering import Demands, Judged, absent, judge_claims
from courtier.catalog.certificates.scope import covers_type
from courtier.catalog.certificates.services import needed_services
from courtier.catalog.certificates.window import Window
from courtier.catalog.facts import CatalogFacts
from courtier.knowledge.records.certifications import Certification
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Provider
from courtier.results.matches import CriterionResult, EvidenceSeen
from courtier.values.citation import weakest
from courtier.values.text import Text, say
from courtier.workload.needs import Needs


def judge_certifications(
    requirement: str,
    demands: Demands,
    offering: Offering,
    regions: tuple[str, ...],
    needs: Needs | None,
    window: Window,
    facts: CatalogFacts,
) -> CriterionResult:
    """Say whether an offering shows any one of some certifications, and every layer under it too.

    Args:
        requirement: The id of the requirement.
        demands: The certifications, any one of which is enough.
        offering: The offering.
        regions: Its regions in use, all of which must be covered; empty when not known.
        needs: What the workload needs, which tells the services that must be covered.
        window: The days over which the certificates must count.
        facts: The catalogue.
    """
    needed = needed_services(offering, needs)
    return judge_services(requirement, demands, offering, regions, needed, window, facts)


def judge_services(
    requirement: str,
    demands: Demands,
    offering: Offering,
    regions: tuple[str, ...],
    needed: Needed,
    window: Window,
    facts: CatalogFacts,
) -> CriterionResult:
    """As ``judge_certifications``, for services that are known by name."""
    places = (*regions, *backups_of(offering, regions))
    owners = owners_of(offering, facts)
    asking = Asking(places, needed, window, owners, undivided(offering, places))
    own = judge_claims(offering, demands, asking, facts)
    wide = _provider_wide(offering, demands, facts)
    parts = [_best(own) or absent(offering, demands, wide, facts)]
    below: list[Judged] = []
    for layer in layers_under(offering, facts, places):
        judgement, judged = _judge_layer(layer, demands, asking, facts)
        parts.append(judgement)
        below.extend(judged)
    decided = worst(parts) or parts[0]
    return CriterionResult(
        requirement=requirement,
        status=in_the_open(decided.status),
        failed=decided.failed,
        text=decided.text,
        evidence=_evidence((*own, *below), wide, facts),
        rule=decided.rule,
        renewal_due=decided.renewal_due,
        met_from=all_met_from(parts),
    )


def backups_of(offering: Offering, regions: tuple[str, ...]) -> tuple[str, ...]:
    """The regions where a source says that copies stay: they hold the same data."""
    stated = offering.places.get("backup")
    return tuple(key for key in stated.regions if key not in regions) if stated else ()


def undivided(offering: Offering, places: tuple[str, ...]) -> bool:
    """Tell whether an offering is one whole: it names no region, and none is in use."""
    return not offering.regions and not places


def owners_of(offering: Offering, facts: CatalogFacts) -> frozenset[str] | None:
    """The entities of the provider of an offering; None where no source names one."""
    provider: Provider | None = facts.providers.get(offering.provider)
    if provider is None:
        return None
    named = (provider.contracting_entity, provider.operator, provider.parent)
    return frozenset(name for name in named if name) or None


def _best(judged: Iterable[Judged]) -> Judgement | None:
    """The best of several; what only speaks of something else is as good as nothing said."""
    best = min((j.judgement for j in judged), key=preference, default=None)
    return None if best is None else replace(best, status=in_the_open(best.status))


def _judge_layer(
    layer: Layer, demands: Demands, asking: Asking, facts: CatalogFacts
) -> tuple[Judgement, tuple[Judged, ...]]:
    """The best that a platform or one of its successors gives, said with its name.

    Which of its services the upper offering uses is not known.
    """
    found: list[Judged] = []
    missing: Judgement | None = None
    name = Text(fr=layer[0], en=layer[0])
    for identifier in layer:
        record = facts.offerings.get(identifier)
        if record is None or not record.holds_on(asking.window.as_of):
            continue
        name = record.name
        inside = replace(
            asking,
            needed=Needed((), complete=False),
            owners=owners_of(record, facts),
            undivided=undivided(record, asking.regions),
        )
        found.extend(judge_claims(record, demands, inside, facts))
        missing = absent(record, demands, _provider_wide(record, demands, facts), facts)
    best = _best(found) or missing
    return _said_of(name, best), tuple(found)


def _said_of(name: Text, best: Judgement | None) -> Judgement:
    if best is None:
        text = say(
            "Couche inférieure « {layer} » : absente du catalogue ; inconnu, non refusé.",
            "Lower layer “{layer}”: absent from the catalogue; unknown, not refused.",
            layer=name,
        )
        return Judgement("unknown", "type", text, ABSENT_IS_UNKNOWN)
    if best.status == "met":
        return best
    text = say(
        "Couche inférieure « {layer} ». {why}",
        "Lower layer “{layer}”. {why}",
        layer=name,
        why=best.text,
    )
    return replace(best, text=text, rule=LOWER_LAYERS)


def _provider_wide(
    offering: Offering, demands: Demands, facts: CatalogFacts
) -> tuple[Certification, ...]:
    """The claims about the provider as a whole, and the lists that lack it: never proof."""
    return tuple(
        claim
        for demand in demands
        for claim in facts.claims.get(offering.provider, ())
        if claim.status in ("active", "unknown")
        and covers_type(claim.type, demand.type, facts.types)
    )


def _evidence(
    judged: Iterable[Judged], wide: Iterable[Certification], facts: CatalogFacts
) -> tuple[EvidenceSeen, ...]:
    """Each claim once; of a claim that several demands look at, the best judgement is kept."""
    best: dict[str, Judged] = {}
    for item in judged:
        held = best.get(item.claim.id)
        if held is None or preference(item.judgement) < preference(held.judgement):
            best[item.claim.id] = item
    seen = {name: _seen(item.claim, facts, item) for name, item in best.items()}
    shown = {claim.id: _seen(claim, facts, None) for claim in wide if claim.status == "active"}
    return tuple((seen | shown).values())


def _seen(claim: Certification, facts: CatalogFacts, judged: Judged | None) -> EvidenceSeen:
    confidence = claim.evidence.confidence
    if judged is not None and judged.judgement.bridged:
        confidence = weakest([confidence, "unverified"])
    return EvidenceSeen(
        certification=claim.id,
        type=claim.type,
        text=say(
            "{type} ({title}, {as_of})", "{type} ({title}, {as_of})",
            type=facts.types[claim.type].name,
            title=claim.evidence.title,
            as_of=claim.evidence.as_of,
        ),
        url=claim.evidence.url,
        read_on=claim.evidence.read_on,
        confidence=confidence,
        provider_wide=judged is None,
        offering=judged.offering if judged else None,
        renewal_due=_own_end(judged.judgement) if judged else None,
    )  # fmt: skip


def _own_end(judgement: Judgement) -> date | None:
    """The end to renew, save where others take over: then it is for the last of these to tell."""
    return None if judgement.followed else judgement.renewal_due
