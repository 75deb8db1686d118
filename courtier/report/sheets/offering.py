"""The sheet of an offering: what it is, who sells it, where it runs, what proves it, its gaps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from courtier.catalog.places import data_place
from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.certifications import CertificationType
from courtier.knowledge.records.offerings import (
    Leaving,
    Offering,
    PlaceStated,
    ProcurementStatus,
)
from courtier.knowledge.records.providers import Provider
from courtier.report.sheets.claims import claim_entry, short_entry, wide
from courtier.report.sheets.exposed import exposure
from courtier.report.sheets.gaps import gaps
from courtier.report.sheets.model import (
    UNKNOWN,
    Entry,
    Fact,
    Ref,
    Section,
    Sheet,
    fact,
    is_weak,
    same,
    section,
    sheet_of,
)
from courtier.report.sheets.regions import region_entry
from courtier.report.sheets.sellers import sellers
from courtier.results.disclosure_words import PLACE_NAMES
from courtier.results.words import DEPLOYMENT_NAMES, KEY_NAMES, SERVICE_MODEL_NAMES, named
from courtier.values.text import Text, join, say

CLAIMS_TITLE = Text(fr="Certifications affirmées", en="Certifications claimed")
_NO_CLAIM = Text(
    fr="Aucune affirmation ne nomme cette offre : inconnu, non refusé.",
    en="No claim names this offering: unknown, not refused.",
)


def offering_sheet(record: Offering, knowledge: Knowledge, as_of: date) -> Sheet:
    """Everything that a buyer asks of an offering on a day, what nobody knows included."""
    provider = knowledge.get(Provider, record.provider)
    found = (
        _what(record, knowledge),
        sellers(provider, knowledge, record.resold_by),
        _regions(record, knowledge),
        _places(record, knowledge),
        _claims(record, knowledge, as_of),
        exposure(record, provider, knowledge),
        _leaving(record.leaving),
        _vehicles(record, knowledge),
        _services(record),
        _wide(record, knowledge, as_of),
        gaps(record, provider, knowledge),
    )
    return sheet_of("offering", record, knowledge, found)


def _what(record: Offering, knowledge: Knowledge) -> Section | None:
    models = [SERVICE_MODEL_NAMES[model] for model in record.service_models]
    deployment = named(DEPLOYMENT_NAMES, record.deployment) if record.deployment else None
    custody = [named(KEY_NAMES, word) for word in record.keys or ()]
    facts = [
        fact(Text(fr="Modèle de service", en="Service model"), join(models) if models else None),
        fact(Text(fr="Déploiement", en="Deployment"), deployment),
        fact(Text(fr="Clés", en="Keys"), join(custody) if custody else None),
    ]
    if record.package:
        label = Text(fr="Configuration ou forfait", en="Configuration or package")
        facts.append(fact(label, record.package))
    for label, identifiers in (
        (Text(fr="Hébergée sur", en="Hosted on"), record.hosted_on),
        (Text(fr="Remplace", en="Supersedes"), filter(None, [record.supersedes])),
        (Text(fr="Remplacée par", en="Superseded by"), filter(None, [record.superseded_by])),
    ):
        facts += [_other(label, identifier, knowledge) for identifier in identifiers]
    title = Text(fr="Ce que c’est", en="What it is")
    return section("what", title, [Entry(name=title, facts=tuple(facts))])


def _other(label: Text, identifier: str, knowledge: Knowledge) -> Fact:
    record = knowledge.get(Offering, identifier)
    if record is None:
        return fact(label, same(identifier))
    return Fact(label=label, value=record.name, ref=Ref(sort="offering", id=identifier))


def _regions(record: Offering, knowledge: Knowledge) -> Section | None:
    entries = [region_entry(key, knowledge) for key in record.regions]
    if not entries and record.countries:
        names = PlaceNames(knowledge)
        entries = [Entry(name=names.of(country)) for country in record.countries]
    unknown = Text(fr="Aucune source ne nomme de lieu : inconnu.",
                   en="No source names a place: unknown.")  # fmt: skip
    title = Text(fr="Régions", en="Regions")
    return section("regions", title, entries or [Entry(name=unknown, unknown=True)])


def _places(record: Offering, knowledge: Knowledge) -> Section | None:
    facts = []
    names = PlaceNames(knowledge)
    for word, label in PLACE_NAMES.items():
        stated = record.places.get(word)  # type: ignore[call-overload]
        if stated is not None:
            facts.append(_stated(label, stated, names))
            continue
        derived = data_place(record, knowledge.regions, names) if word == "data" else None
        weak = derived is not None and is_weak(record.confidence)
        facts.append(fact(label, derived, weak=weak))
    if record.support_clearance:
        label = Text(fr="Habilitation du soutien", en="Clearance of support staff")
        facts.append(fact(label, record.support_clearance))
    title = Text(fr="Où chaque chose demeure", en="Where each thing stays")
    return section("places", title, [Entry(name=title, facts=tuple(facts))])


def _stated(label: Text, stated: PlaceStated, names: PlaceNames) -> Fact:
    where = join([names.all_of(stated.countries), *map(same, stated.regions)])
    value = say("{where} – {note}", "{where} – {note}", where=where,
                note=stated.note) if stated.note else where  # fmt: skip
    return fact(label, value, weak=is_weak(stated.confidence), url=stated.source.url)


def _claims(record: Offering, knowledge: Knowledge, as_of: date) -> Section | None:
    folder = Offering.folders[0]
    several = f"{folder}/{record.id}" in knowledge.acts
    entries = [
        claim_entry(
            claim, knowledge, as_of,
            knowledge.layer_of(folder, record.id, claim.id) if several else None,
        )
        for claim in record.certifications
    ]  # fmt: skip
    return section("certifications", CLAIMS_TITLE, entries or [Entry(name=_NO_CLAIM, unknown=True)])


def _wide(record: Offering, knowledge: Knowledge, as_of: date) -> Section | None:
    entries = [short_entry(claim, knowledge, as_of) for claim in wide(record.provider, knowledge)]
    return section(
        "provider-wide",
        Text(fr="Affirmations sur le fournisseur entier", en="Claims about the whole provider"),
        entries,
        Text(
            fr="Elles ne prouvent rien pour cette offre : demandez la pièce qui la nomme.",
            en="They prove nothing for this offering: ask for the document that names it.",
        ),
    )


def _leaving(leaving: Leaving | None) -> Section | None:
    title = Text(fr="En sortir", en="Leaving it")
    if leaving is None:
        return section("leaving", title, [Entry(name=UNKNOWN, unknown=True)])
    formats = same(", ".join(leaving.formats)) if leaving.formats else None
    notice = leaving.notice_months
    months = say("{n} mois", "{n} months", n=notice) if notice is not None else None
    facts = (
        fact(Text(fr="Formats de sortie", en="Exit formats"), formats),
        fact(Text(fr="Frais de sortie des données", en="Egress charges"), leaving.egress),
        fact(Text(fr="Préavis de fin d’un service", en="Notice of a service’s end"), months),
    )
    name = same(leaving.source.title)
    weak = is_weak(leaving.confidence)
    entry = Entry(name=name, url=leaving.source.url, weak=weak, facts=facts)
    return section("leaving", title, [entry])


def _vehicles(record: Offering, knowledge: Knowledge) -> Section | None:
    entries = [_vehicle(status, knowledge) for status in record.procurement]
    none = Text(
        fr="Aucun véhicule d’achat relevé : inconnu. Consultez la liste du courtier.",
        en="No purchasing vehicle identified: unknown. See the broker’s list.",
    )
    return section(
        "vehicles",
        Text(fr="Véhicules d’achat", en="Purchasing vehicles"),
        entries or [Entry(name=none, unknown=True)],
    )


def _vehicle(status: ProcurementStatus, knowledge: Knowledge) -> Entry:
    kind = knowledge.get(CertificationType, status.vehicle)
    classes = None if status.classes is None else same(", ".join(status.classes) or "—")
    end = say("{day}", "{day}", day=status.valid_to) if status.valid_to else None
    facts = (
        fact(Text(fr="Numéro", en="Number"), same(status.number) if status.number else None),
        fact(Text(fr="Depuis", en="Since"),
             same(status.valid_from) if status.valid_from else None),
        fact(Text(fr="Jusqu’au", en="Until"), end),
        fact(Text(fr="Niveaux admis", en="Levels admitted"), classes),
    )  # fmt: skip
    return Entry(
        name=kind.name if kind else same(status.vehicle),
        ref=Ref(sort="certification-type", id=kind.id) if kind else None,
        url=status.evidence.url,
        weak=is_weak(status.evidence.confidence),
        facts=facts,
    )


def _services(record: Offering) -> Section | None:
    return section(
        "services",
        Text(fr="Services", en="Services"),
        _service_entries(record),
    )


def _service_entries(record: Offering) -> Iterator[Entry]:
    for service in record.services or ():
        name = same(service.name)
        if service.removed_on:
            name = say("{name}, retiré le {day}", "{name}, removed on {day}",
                       name=service.name, day=service.removed_on)  # fmt: skip
        yield Entry(name=name)
