"""The sheets of a provider, of an entity and of a certification type."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.certifications import CertificationType, Edition
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider
from courtier.report.sheets.claims import held_by, short_entry, wide
from courtier.report.sheets.exposed import provider_exposure
from courtier.report.sheets.model import (
    Entry,
    Fact,
    Ref,
    Section,
    Sheet,
    fact,
    same,
    section,
    sheet_of,
)
from courtier.report.sheets.regions import region_entry
from courtier.report.sheets.sellers import sellers
from courtier.report.sheets.words import KIND_NAMES, ROLE_NAMES, VALIDITY_NAMES
from courtier.results.words import named
from courtier.values.text import Text, join, say

_WHAT = Text(fr="Ce que c’est", en="What it is")
_WIDE = Text(
    fr="Elles ne prouvent rien pour une offre : demandez la pièce qui la nomme.",
    en="They prove nothing for an offering: ask for the document that names it.",
)


def provider_sheet(record: Provider, knowledge: Knowledge, as_of: date) -> Sheet:
    """A provider: its entities, what reaches them, what it sells and where."""
    sold = [o for o in knowledge.all(Offering).values() if o.provider == record.id]
    regions = [r for r in knowledge.regions.values() if r.provider == record.id]
    regions.sort(key=lambda r: (r.country != "CA", r.country, r.code))
    found = (
        sellers(record, knowledge),
        section("offerings", Text(fr="Offres", en="Offerings"), map(_offering, sold)),
        provider_exposure(record, knowledge),
        section(
            "provider-wide",
            Text(fr="Affirmations sur le fournisseur entier", en="Claims about the whole provider"),
            [short_entry(claim, knowledge, as_of) for claim in wide(record.id, knowledge)],
            _WIDE,
        ),
        section(
            "regions",
            Text(fr="Régions", en="Regions"),
            [region_entry(r.key, knowledge).model_copy(update={"facts": ()}) for r in regions],
        ),
    )
    return sheet_of("provider", record, knowledge, found)


def _offering(record: Offering) -> Entry:
    return Entry(name=record.name, ref=Ref(sort="offering", id=record.id))


def entity_sheet(record: Entity, knowledge: Knowledge, as_of: date) -> Sheet:
    """A legal person: its country, its parent, and the providers that it stands behind."""
    del as_of  # an entity says nothing that a day changes
    parent = knowledge.get(Entity, record.parent) if record.parent else None
    control = record.control
    share = say("{n} %", "{n}%", n=control * 100) if control is not None else None
    roles = [named(ROLE_NAMES, role) for role in record.roles]
    country = PlaceNames(knowledge).of(record.country) if record.country else None
    facts = (
        fact(Text(fr="Nom légal", en="Legal name"), same(record.legal_name)),
        fact(Text(fr="Pays", en="Country"), country),
        fact(Text(fr="Rôles", en="Roles"), join(roles) if roles else None),
        fact(Text(fr="Société mère", en="Parent"), same(parent.legal_name) if parent else None,
             ref=Ref(sort="entity", id=parent.id) if parent else None),
        fact(Text(fr="Part des votes de la mère", en="Votes held by the parent"), share),
        fact(Text(fr="Numéro au registre", en="Registry number"),
             same(record.registry_number) if record.registry_number else None),
    )  # fmt: skip
    found = (
        section("what", _WHAT, [Entry(name=_WHAT, facts=facts)]),
        section(
            "providers", Text(fr="Fournisseurs", en="Providers"), _providers(record, knowledge)
        ),
        section(
            "held",
            Text(fr="Sociétés dont elle est la mère", en="Companies it is the parent of"),
            _held(record, knowledge),
        ),
    )
    return sheet_of("entity", record, knowledge, found)


def behind(record: Entity, knowledge: Knowledge) -> Iterator[tuple[Provider, list[Text]]]:
    """Each provider that an entity stands behind, with the roles that it has there."""
    for provider in knowledge.all(Provider).values():
        held = (
            ("contracting", (provider.contracting_entity,)),
            ("operator", (provider.operator,)),
            ("parent", (provider.parent,)),
            ("technology-supplier", provider.technology_suppliers),
            ("reseller", provider.resellers),
        )
        roles = [named(ROLE_NAMES, role) for role, ids in held if record.id in ids]
        if roles:
            yield provider, roles


def _providers(record: Entity, knowledge: Knowledge) -> Iterator[Entry]:
    for provider, roles in behind(record, knowledge):
        facts = (fact(Text(fr="Rôle", en="Role"), join(roles)),)
        yield Entry(name=provider.name, ref=Ref(sort="provider", id=provider.id), facts=facts)


def _held(record: Entity, knowledge: Knowledge) -> Iterator[Entry]:
    for other in knowledge.all(Entity).values():
        if other.parent == record.id:
            yield Entry(name=same(other.legal_name), ref=Ref(sort="entity", id=other.id))


def certification_sheet(record: CertificationType, knowledge: Knowledge, as_of: date) -> Sheet:
    """A certification type: who gives it, what it proves, its trap, and who claims it."""
    del as_of  # who claims it is listed, whatever has ended since: each offering says so
    claimed = [o for o in knowledge.all(Offering).values() if held_by(o, record.id)]
    whole = [
        Entry(name=p.name, ref=Ref(sort="provider", id=p.id))
        for p in knowledge.all(Provider).values()
        if any(c.type == record.id for c in wide(p.id, knowledge))
    ]
    found = (
        section("what", _WHAT, [Entry(name=_WHAT, facts=tuple(_facts(record)))]),
        _to_ask(record),
        section("offerings", Text(fr="Offres qui l’affirment", en="Offerings that claim it"),
                map(_offering, claimed)),
        section(
            "provider-wide",
            Text(fr="Fournisseurs qui l’affirment en général",
                 en="Providers that claim it in general"),
            whole,
            _WIDE,
        ),
    )  # fmt: skip
    return sheet_of("certification-type", record, knowledge, found)


def _facts(record: CertificationType) -> Iterator[Fact]:
    third = Text(fr="oui", en="yes") if record.third_party else Text(fr="non", en="no")
    yield fact(Text(fr="Sorte", en="Sort"), named(KIND_NAMES, record.kind))
    yield fact(Text(fr="Délivrée par", en="Issued by"), record.issuer)
    yield fact(Text(fr="Évaluée par", en="Assessed by"), record.assessor)
    yield fact(Text(fr="Par un tiers", en="By a third party"), third)
    if record.levels:
        yield fact(Text(fr="Niveaux, du plus faible au plus fort", en="Levels, weakest first"),
                   same(" < ".join(record.levels)))  # fmt: skip
    if record.editions:
        editions = join([_edition(edition) for edition in record.editions], " · ")
        yield fact(Text(fr="Éditions", en="Editions"), editions)
    validity = named(VALIDITY_NAMES, record.validity) if record.validity else None
    yield fact(Text(fr="Validité", en="Validity"), validity)
    for label, months in (
        (Text(fr="Durée", en="Length"), record.validity_months),
        (Text(fr="Délai après la période", en="Delay after the period"), record.grace_months),
    ):
        if months is not None:
            yield fact(label, say("{n} mois", "{n} months", n=months))
    if record.upkeep:
        yield fact(Text(fr="Entretien", en="Upkeep"), record.upkeep)
    if record.retired_on:
        day = say("{day}", "{day}", day=record.retired_on)
        yield fact(Text(fr="Ne compte plus depuis le", en="No longer counts since"), day)
    yield from _links(record)


def _links(record: CertificationType) -> Iterator[Fact]:
    label = Text(fr="Satisfait aussi", en="Also satisfies")
    for identifier in record.satisfies:
        ref = Ref(sort="certification-type", id=identifier)
        yield fact(label, same(identifier), ref=ref)
    if record.depends_on:
        ref = Ref(sort="certification-type", id=record.depends_on)
        yield fact(Text(fr="Dépend de", en="Depends on"), same(record.depends_on), ref=ref)


def _edition(edition: Edition) -> Text:
    if edition.last_day is None:
        return same(edition.id)
    return say("{id}, jusqu’au {day}", "{id}, until {day}", id=edition.id, day=edition.last_day)


def _to_ask(record: CertificationType) -> Section | None:
    facts = (
        fact(Text(fr="Preuve à demander", en="Evidence to ask for"), record.evidence),
        fact(Text(fr="Piège", en="Trap"), record.trap),
    )
    title = Text(fr="À demander", en="To ask for")
    return section("to-ask", title, [Entry(name=title, facts=facts)])
