"""Who sells, operates, owns and supplies: the entities behind a provider."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
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
from courtier.values.text import Text, say

_NO_COUNTRY = Text(fr="pays inconnu", en="country unknown")


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
    country = PlaceNames(knowledge).of(record.country) if record.country else _NO_COUNTRY
    value = say("{name} ({country})", "{name} ({country})", name=record.legal_name, country=country)
    ref = Ref(sort="entity", id=record.id)
    return Fact(label=label, value=value, ref=ref, weak=is_weak(record.confidence))
