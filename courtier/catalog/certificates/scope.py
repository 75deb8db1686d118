"""What a certificate covers: its type, its level, its services, its places, its holder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from courtier.catalog.certificates.judgement import (
    EVERY_PLACE,
    PROOF_THAT_COUNTS,
    REGION_IDENTITY,
    RIGHT_HOLDER,
    SIX_MATCHES,
    Held,
    Judgement,
    Worth,
)
from courtier.catalog.certificates.window import first_day, last_day
from courtier.knowledge.records.certifications import CertificationType
from courtier.knowledge.records.offerings import Service
from courtier.values.text import say


def answers(claim: str, demanded: str, types: Mapping[str, CertificationType]) -> bool:
    """Tell whether a type of claim speaks to a demand: it covers it, or is a weaker form of it."""
    return covers_type(claim, demanded, types) or covers_type(demanded, claim, types)


def covers_type(claim: str, demanded: str, types: Mapping[str, CertificationType]) -> bool:
    """Tell whether the record of a type says that its holder also satisfies a demanded one."""
    if claim == demanded:
        return True
    record = types.get(claim)
    return record is not None and demanded in record.satisfies


def judge_type(held: Held) -> Judgement | None:
    """None where the type is proof of what is demanded, whatever ``satisfies`` says."""
    record, wanted = held.record, held.wanted
    if record.kind == "purchasing-status":
        text = say(
            "{type} : statut d’achat, qui ne prouve rien.",
            "{type}: a purchasing status, which proves nothing.",
            type=record.name,
        )
    elif wanted.third_party and not record.third_party:
        text = say(
            "{type} : autoévaluation ; {wanted} demande la preuve d’un tiers.",
            "{type}: self-assessment; {wanted} asks for third-party proof.",
            type=record.name,
            wanted=wanted.name,
        )
    elif not covers_type(record.id, wanted.id, {record.id: record}) or (
        wanted.validity == "period" and record.validity != "period"
    ):
        text = say(
            "{type} : forme plus faible, qui ne satisfait pas à {wanted}.",
            "{type}: a weaker form, which does not satisfy {wanted}.",
            type=record.name,
            wanted=wanted.name,
        )
    else:
        return None
    return Judgement("silent", "type", text, PROOF_THAT_COUNTS)


def judge_holder(held: Held) -> Judgement | None:
    """None where the certificate names nobody, or an entity of the provider."""
    holder, owners = held.claim.holder, held.asking.owners
    if holder is None or (owners is not None and holder in owners):
        return None
    worth: Worth = "unknown" if owners is None else "silent"
    if owners is None:
        text = say(
            "{type} : détenue par « {holder} » ; aucune source ne dit les entités du fournisseur.",
            "{type}: held by “{holder}”; no source names the entities of the provider.",
            type=held.record.name,
            holder=holder,
        )
    else:
        text = say(
            "{type} : détenue par « {holder} », qui n’est pas une entité du fournisseur de"
            " l’offre ; ne compte pas.",
            "{type}: held by “{holder}”, which is no entity of the provider of the offering; does"
            " not count.",
            type=held.record.name,
            holder=holder,
        )
    return Judgement(worth, "service", text, RIGHT_HOLDER)


def judge_level(held: Held) -> Judgement | None:
    """None where the level is the one demanded, or a higher one of the same type."""
    claim, demanded, levels = held.claim, held.demand.level, held.record.levels
    if demanded is None or claim.level == demanded:
        return None
    foreign = held.record.id != held.wanted.id and demanded not in levels
    if claim.level is None or foreign:
        text = say(
            "{type} : le niveau n’est pas dit ; {level} est demandé.",
            "{type}: the level is not stated; {level} is asked.",
            type=held.record.name,
            level=demanded,
        )
        return Judgement("unknown", "level", text, SIX_MATCHES)
    known = claim.level in levels and demanded in levels
    if known and levels.index(claim.level) >= levels.index(demanded):
        return None
    text = say(
        "{type} : niveau {held}, alors que {level} est demandé.",
        "{type}: level {held}, while {level} is asked.",
        type=held.record.name,
        held=claim.level,
        level=demanded,
    )
    return Judgement("silent", "level", text, SIX_MATCHES)


def judge_service(held: Held) -> Judgement | None:
    """None where the services that serve the workload are all in the list, on every day."""
    listed, needed = held.claim.services, held.asking.needed
    if listed is None:
        text = say(
            "{type} : la liste des services couverts n’a pas été lue.",
            "{type}: the list of services covered was not read.",
            type=held.record.name,
        )
        return Judgement("unknown", "service", text, SIX_MATCHES)
    if not listed:
        return None
    outside = [s.name for s in needed.services if not _listed(s, listed, held.window.first)]
    if outside:
        text = say(
            "{type} : ne couvre pas {services}.",
            "{type}: does not cover {services}.",
            type=held.record.name,
            services=", ".join(outside),
        )
        return Judgement("silent", "service", text, SIX_MATCHES)
    return _service_in_doubt(held, listed)


def _listed(service: Service, listed: tuple[str, ...], day: date) -> bool:
    """Whether a service may be in the list on a day; the day of its removal is out."""
    since = first_day(service.since)
    begun = since is None or since <= day
    gone = service.removed_on is not None and service.removed_on <= day
    return service.name in listed and begun and not gone


def _service_in_doubt(held: Held, listed: tuple[str, ...]) -> Judgement | None:
    window = held.window
    for service in held.asking.needed.services:
        latest = last_day(service.since)
        if latest is not None and latest > window.first:
            text = say(
                "{type} : « {service} » y entre en {since}, jour inconnu.",
                "{type}: “{service}” enters it in {since}, day unknown.",
                type=held.record.name,
                service=service.name,
                since=str(service.since),
            )
            return Judgement("unknown", "service", text, SIX_MATCHES)
        if service.removed_on is not None and service.removed_on <= window.last:
            text = say(
                "{type} : « {service} » en sort le {day}, avant la fin du contrat.",
                "{type}: “{service}” leaves it on {day}, before the end of the contract.",
                type=held.record.name,
                service=service.name,
                day=service.removed_on,
            )
            return Judgement("unknown", "service", text, SIX_MATCHES)
    if held.asking.needed.complete:
        return None
    text = say(
        "{type} : limitée à {services} ; vérifiez que vos services y sont.",
        "{type}: limited to {services}; check that your services are among them.",
        type=held.record.name,
        services=", ".join(listed),
    )
    return Judgement("unknown", "service", text, SIX_MATCHES)


def judge_region(held: Held) -> Judgement | None:
    """None where every region in use is named; a region is its provider and its code.

    Neither the offering nor the certificate names one: nobody asks which, and nothing fails.
    """
    covered, used = held.claim.regions, held.asking.regions
    if not covered and held.asking.undivided:
        return None
    if not covered or not used:
        text = say(
            "{type} : le lieu couvert n’est pas dit.",
            "{type}: the place covered is not stated.",
            type=held.record.name,
        )
        return Judgement("unknown", "region", text, SIX_MATCHES)
    outside = [key for key in used if key not in covered]
    if not outside:
        return None
    if len(outside) < len(used):
        text = say(
            "{type} : ne couvre pas {places}, aussi en usage.",
            "{type}: does not cover {places}, also in use.",
            type=held.record.name,
            places=", ".join(outside),
        )
        return Judgement("silent", "region", text, EVERY_PLACE)
    text = say(
        "{type} : vaut pour {places}, non pour les régions de l’offre.",
        "{type}: holds for {places}, not for the regions of the offering.",
        type=held.record.name,
        places=", ".join(covered),
    )
    codes = {key.partition(":")[2] for key in covered}
    same_code = any(key.partition(":")[2] in codes for key in outside)
    return Judgement("silent", "region", text, REGION_IDENTITY if same_code else SIX_MATCHES)
