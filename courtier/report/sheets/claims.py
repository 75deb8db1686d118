"""Certifications on a sheet: type, level, edition, scope, period, status, evidence, what to ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from courtier.catalog.certificates.standing import status_on
from courtier.catalog.lasting import last_day_of
from courtier.catalog.select import LOST
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import (
    Certification,
    CertificationType,
    ProviderClaims,
)
from courtier.knowledge.records.offerings import Offering
from courtier.report.sheets.model import LAYER, Entry, Fact, Ref, fact, is_weak, same
from courtier.report.sheets.words import EVIDENCE_NAMES
from courtier.results.certification_words import CERTIFICATION_STATUS_NAMES
from courtier.results.words import layer_name, named
from courtier.values.citation import CONFIDENCE_NAMES
from courtier.values.text import Text, join, say


def claim_entry(
    claim: Certification, knowledge: Knowledge, as_of: date, layer: str | None = None
) -> Entry:
    """One claim as it stands on a day, whole: what is silent is said to be unknown.

    ``layer`` is told where the record holds claims of several layers.
    """
    told = (fact(LAYER, layer_name(layer)),) if layer else ()
    return Entry(
        name=claim_name(claim, knowledge),
        ref=type_ref(claim.type, knowledge),
        weak=is_weak(claim.evidence.confidence),
        facts=(*_facts(claim, knowledge, as_of), *told),
    )


def standing(claim: Certification, knowledge: Knowledge, as_of: date) -> Text:
    """The status of a claim on a day; one whose last day is past says so, whatever it prints."""
    status = named(CERTIFICATION_STATUS_NAMES, status_on(claim, as_of))
    end = last_day_of(claim, knowledge.get(CertificationType, claim.type), as_of)
    if end is None or end >= as_of:
        return status
    return say(
        "{status}, mais ne compte plus depuis le {day}",
        "{status}, but no longer counts since {day}",
        status=status,
        day=end + timedelta(days=1),
    )


def claim_name(claim: Certification, knowledge: Knowledge) -> Text:
    """The name of the type that a claim is of."""
    kind = knowledge.get(CertificationType, claim.type)
    return kind.name if kind else same(claim.type)


def type_ref(identifier: str, knowledge: Knowledge) -> Ref | None:
    """The sheet of a certification type, where the catalogue has it."""
    if knowledge.get(CertificationType, identifier) is None:
        return None
    return Ref(sort="certification-type", id=identifier)


def _facts(claim: Certification, knowledge: Knowledge, as_of: date) -> Iterator[Fact]:
    kind = knowledge.get(CertificationType, claim.type)
    yield fact(Text(fr="Statut", en="Status"), standing(claim, knowledge, as_of))
    if claim.level or (kind and kind.levels):
        yield fact(Text(fr="Niveau", en="Level"), _plain(claim.level))
    if claim.edition or (kind and kind.editions):
        yield fact(Text(fr="Édition", en="Edition"), _plain(claim.edition))
    yield from _scope(claim)
    yield from _period(claim)
    for label, value in _others(claim):
        yield Fact(label=label, value=value)
    yield from _evidence(claim, kind)


def _scope(claim: Certification) -> Iterator[Fact]:
    services = None if claim.services is None else (
        same(", ".join(claim.services)) if claim.services
        else Text(fr="l’offre entière", en="the offering as a whole")
    )  # fmt: skip
    unread = Text(fr="liste non lue", en="list not read")
    yield fact(Text(fr="Services visés", en="Services covered"), services or unread)
    none_named = Text(fr="aucune région nommée", en="no region named")
    regions = same(", ".join(claim.regions)) if claim.regions else none_named
    yield fact(Text(fr="Régions visées", en="Regions covered"), regions)
    if claim.exclusions:
        yield fact(Text(fr="Exclusions", en="Exclusions"), join(list(claim.exclusions), " · "))


def _period(claim: Certification) -> Iterator[Fact]:
    start = _day(claim.valid_from or claim.issued)
    end = say("{day}", "{day}", day=claim.valid_to) if claim.valid_to else None
    first, last = Text(fr="inconnu", en="unknown"), Text(fr="inconnue", en="unknown")
    yield fact(
        Text(fr="Validité", en="Validity"),
        say("début {start}, fin {end}", "start {start}, end {end}",
            start=start or first, end=end or last),
    )  # fmt: skip
    if claim.period_start and claim.period_end:
        yield fact(
            Text(fr="Période examinée", en="Period looked at"),
            say("du {start} au {end}", "from {start} to {end}",
                start=claim.period_start, end=claim.period_end),
        )  # fmt: skip


def _others(claim: Certification) -> Iterator[tuple[Text, Text]]:
    """What few claims say: number, holder, bridge letter, upkeep, conditions, other sources."""
    for label, word in (
        (Text(fr="Numéro", en="Number"), claim.number),
        (Text(fr="Titulaire", en="Holder"), claim.holder),
        (Text(fr="Évaluateur", en="Assessor"), claim.assessor),
        (Text(fr="Remplacée par", en="Superseded by"), claim.superseded_by),
    ):
        if word:
            yield label, same(word)
    for label, day in (
        (Text(fr="Lettre de pont jusqu’au", en="Bridge letter until"), claim.bridge_until),
        (Text(fr="Prochain suivi", en="Next upkeep"), claim.upkeep_due),
    ):
        if day:
            yield label, say("{day}", "{day}", day=day)
    for condition in claim.conditions:
        yield Text(fr="Condition", en="Condition"), condition
    for seen in claim.other_statuses:
        status = named(CERTIFICATION_STATUS_NAMES, seen.status)
        text = say("{status} selon {title}", "{status} according to {title}",
                   status=status, title=seen.evidence.title)  # fmt: skip
        yield Text(fr="Autre source", en="Other source"), text
    if claim.note:
        yield Text(fr="Note", en="Note"), claim.note


def _evidence(claim: Certification, kind: CertificationType | None) -> Iterator[Fact]:
    proof = claim.evidence
    yield Fact(
        label=Text(fr="Lu dans", en="Read in"),
        value=say(
            "{title} ({kind}, {as_of})",
            "{title} ({kind}, {as_of})",
            title=proof.title,
            kind=named(EVIDENCE_NAMES, proof.kind),
            as_of=proof.as_of,
        ),
        url=proof.url,
    )
    yield fact(
        Text(fr="Confiance", en="Confidence"),
        CONFIDENCE_NAMES[proof.confidence],
        weak=is_weak(proof.confidence),
    )
    yield fact(Text(fr="Accès à la preuve", en="Access to the evidence"), proof.access)
    if kind is not None:
        yield fact(Text(fr="À demander", en="To ask for"), kind.evidence)


def wide(provider: str, knowledge: Knowledge) -> Iterator[Certification]:
    """The claims about a provider as a whole."""
    for record in knowledge.all(ProviderClaims).values():
        if record.provider == provider:
            yield from record.certifications


def short_entry(claim: Certification, knowledge: Knowledge, as_of: date) -> Entry:
    """One claim in a line: for those that prove nothing of the sheet's own subject."""
    exact = [same(word) for word in (claim.level, claim.edition) if word]
    state = join([*exact, standing(claim, knowledge, as_of), same(claim.evidence.as_of)])
    return Entry(
        name=say("{name} ({state})", "{name} ({state})",
                 name=claim_name(claim, knowledge), state=state),
        ref=type_ref(claim.type, knowledge),
        url=claim.evidence.url,
        weak=is_weak(claim.evidence.confidence),
    )  # fmt: skip


def held_by(offering: Offering, kind: str) -> bool:
    """Whether an offering claims a type that it has not lost."""
    return any(c.type == kind and c.status not in LOST for c in offering.certifications)


def _day(known: str | None) -> Text | None:
    """A day in words; a year or a month as it is written."""
    if known is None or len(known) < len("2026-01-01"):
        return _plain(known)
    return say("{day}", "{day}", day=date.fromisoformat(known))


def _plain(word: str | None) -> Text | None:
    return same(word) if word else None
