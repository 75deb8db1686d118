"""Who stands behind an offering: one row a legal person, unknown said as unknown."""

from __future__ import annotations

from courtier.catalog.exposure import platforms
from courtier.catalog.facts import CatalogFacts
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider
from courtier.results.disclosure import Actor, ActorRole
from courtier.values.text import Text, say


def actors_of(offering: Offering, facts: CatalogFacts) -> tuple[Actor, ...]:
    """The persons of an offering: who signs, operates, owns, supplies, resells, and hosts."""
    provider = facts.providers.get(offering.provider)
    if provider is None:
        return tuple(_unknown(role) for role in ("contracting", "operator", "parent", "technology"))
    resellers = dict.fromkeys((*provider.resellers, *offering.resold_by))
    return (
        _entity("contracting", provider.contracting_entity, facts),
        _entity("operator", provider.operator, facts),
        _entity("parent", provider.parent, facts),
        *_technology(provider, facts),
        *(_entity("reseller", name, facts) for name in resellers),
        *(_platform(lower, facts) for lower in platforms(offering, facts)),
    )


def _unknown(role: ActorRole) -> Actor:
    return Actor(role=role, name=None, country=None, country_name=None, confidence=None)


def _entity(role: ActorRole, identifier: str | None, facts: CatalogFacts) -> Actor:
    record = facts.entities.get(identifier) if identifier else None
    if record is None:
        return _unknown(role)
    name = Text(fr=record.legal_name, en=record.legal_name)
    return Actor(
        role=role,
        name=name,
        country=record.country,
        country_name=_country(record, facts),
        confidence=record.confidence,
    )


def _country(record: Entity | None, facts: CatalogFacts) -> Text | None:
    return facts.names.of(record.country) if record and record.country else None


def _technology(provider: Provider, facts: CatalogFacts) -> tuple[Actor, ...]:
    """The suppliers that a source names as entities, else what it says in words."""
    if provider.technology_suppliers:
        return tuple(_entity("technology", n, facts) for n in provider.technology_suppliers)
    if provider.technology is None:
        return (_unknown("technology"),)
    return (
        Actor(
            role="technology",
            name=provider.technology,
            country=None,
            country_name=None,
            confidence=provider.confidence,
        ),
    )


def _platform(lower: Offering, facts: CatalogFacts) -> Actor:
    provider = facts.providers.get(lower.provider)
    parent = facts.entities.get(provider.parent) if provider and provider.parent else None
    owner = provider.name if provider else Text(fr=lower.provider, en=lower.provider)
    return Actor(
        role="platform",
        name=say("{name}, de {owner}", "{name}, of {owner}", name=lower.name, owner=owner),
        country=parent.country if parent else None,
        country_name=_country(parent, facts),
        confidence=lower.confidence,
    )
