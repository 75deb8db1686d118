"""Who sells, operates, owns and supplies: the entities behind a provider, and what reaches them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.exposures import Exposure
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider
from courtier.report.sheets.model import (
    UNKNOWN,
    Entry,
    Fact,
    Ref,
    Section,
    fact,
    is_weak,
    same,
    section,
)
from courtier.report.sheets.words import MITIGATION_NAMES
from courtier.results.disclosure_words import ACCESS_NAMES, REACHED_NAMES
from courtier.results.words import named
from courtier.values.text import Text, join, say

EXPOSURE_TITLE = Text(fr="Exposition à des lois étrangères", en="Exposure to foreign laws")
_BESIDE = Text(
    fr="Montrée à côté du verdict, jamais dedans : l’organisme dit ce qu’il accepte.",
    en="Shown beside the verdict, never inside it: the body says what it accepts.",
)


NO_LAW = Text(fr="Cherchée, aucune relevée.", en="Looked for, none identified.")
NO_LAW_TO_CONFIRM = Text(
    fr="Cherchée, aucune relevée, sans source première : à confirmer par écrit.",
    en="Looked for, none identified, without a primary source: to confirm in writing.",
)


def looked_well(provider: Provider | None) -> bool:
    """Tell whether who looked for foreign laws had a primary source on the provider."""
    return provider is not None and provider.confidence == "primary"


def sellers(
    provider: Provider | None, knowledge: Knowledge, resold_by: Iterable[str] = ()
) -> Section | None:
    """The entities of a provider: contracting, operator, parents, technology, resellers."""
    title = Text(fr="Qui vend", en="Who sells")
    if provider is None:
        return section("sellers", title, [Entry(name=UNKNOWN, unknown=True)])
    facts = [
        _entity(Text(fr="Entité contractante", en="Contracting entity"),
                provider.contracting_entity, knowledge),
        _entity(Text(fr="Exploitant", en="Operator"), provider.operator, knowledge),
        *_parents(provider, knowledge),
        fact(Text(fr="Technologie", en="Technology"), provider.technology),
    ]  # fmt: skip
    label = Text(fr="Fournisseur de technologie", en="Technology supplier")
    for identifier in provider.technology_suppliers:
        facts.append(_entity(label, identifier, knowledge))
    label = Text(fr="Revendeur", en="Reseller")
    for identifier in dict.fromkeys((*provider.resellers, *resold_by)):
        facts.append(_entity(label, identifier, knowledge))
    ref = Ref(sort="provider", id=provider.id)
    return section("sellers", title, [Entry(name=provider.name, ref=ref, facts=tuple(facts))])


def _parents(provider: Provider, knowledge: Knowledge) -> Iterator[Fact]:
    """The parent, then the parents of the parent, each once: records may form a ring."""
    label = Text(fr="Société mère", en="Parent")
    seen: set[str] = set()
    identifier = provider.parent
    yield _entity(label, identifier, knowledge)
    while identifier and identifier not in seen:
        seen.add(identifier)
        record = knowledge.get(Entity, identifier)
        identifier = record.parent if record else None
        if identifier and identifier not in seen:
            yield _entity(label, identifier, knowledge)


def _entity(label: Text, identifier: str | None, knowledge: Knowledge) -> Fact:
    record = knowledge.get(Entity, identifier) if identifier else None
    if record is None:
        return fact(label, same(identifier) if identifier else None)
    value = say(
        "{name} ({country})", "{name} ({country})",
        name=record.legal_name, country=record.country or Text(fr="pays inconnu",
                                                              en="country unknown"),
    )  # fmt: skip
    ref = Ref(sort="entity", id=record.id)
    return Fact(label=label, value=value, ref=ref, weak=is_weak(record.confidence))


def exposure(provider: Provider | None, offering: Offering | None = None) -> Section | None:
    """What foreign law can reach, through whom, to what, and what limits it."""
    own = offering.exposure if offering else None
    held = provider.exposure if provider else None
    if own is None and held is None:
        nobody = Text(fr="Personne n’a regardé : inconnue.", en="Nobody looked: unknown.")
        entries = [Entry(name=nobody, unknown=True)]
    else:
        entries = [_exposed(item) for item in (*(own or ()), *(held or ()))]
    if not entries:
        entries = [Entry(name=NO_LAW if looked_well(provider) else NO_LAW_TO_CONFIRM)]
    return section("exposure", EXPOSURE_TITLE, entries, _BESIDE)


def _exposed(item: Exposure) -> Entry:
    facts = [
        fact(Text(fr="Pays", en="Country"), same(item.country)),
        fact(Text(fr="Par", en="Through"), item.through),
    ]
    if item.reached_through:
        facts.append(fact(Text(fr="Lien", en="Link"), named(REACHED_NAMES, item.reached_through)))
    access = [named(ACCESS_NAMES, word) for word in item.access or ()]
    facts.append(fact(Text(fr="Accès possible", en="Possible access"),
                      join(access) if access else None))  # fmt: skip
    if not item.mitigations:
        none = Text(fr="aucune atténuation relevée", en="no mitigation identified")
        facts.append(fact(Text(fr="Atténuation", en="Mitigation"), none))
    for mitigation in item.mitigations:
        facts.append(fact(named(MITIGATION_NAMES, mitigation.by), mitigation.text))
    if item.source:
        source = same(item.source.title)
        facts.append(fact(Text(fr="Source", en="Source"), source, url=item.source.url))
    return Entry(name=item.law, weak=is_weak(item.confidence), facts=tuple(facts))
