"""The ids that records of the catalogue and of ``providers/`` name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from courtier.check.lint.files import DataPath
from courtier.check.lint.reference import Reference, countries, country, each, of_type
from courtier.check.lint.world import World
from courtier.knowledge.records.certifications import (
    Certification,
    CertificationType,
    ProviderClaims,
)
from courtier.knowledge.records.exposures import Exposure
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider


def certification_type(record: CertificationType, _: World) -> Iterator[Reference]:
    """The types that a type satisfies or depends on."""
    yield from each(("satisfies",), "certification-type", record.satisfies)
    yield Reference(("depends_on",), "certification-type", record.depends_on)


def offering(record: Offering, world: World) -> Iterator[Reference]:
    """The regions, platforms, entities and countries of an offering."""
    yield Reference(("prices_of",), "provider", record.prices_of)
    yield Reference(("default_region",), "region", record.default_region)
    yield Reference(("supersedes",), "offering", record.supersedes)
    yield Reference(("superseded_by",), "offering", record.superseded_by)
    yield from each(("resold_by",), "entity", record.resold_by)
    for place, stated in record.places.items():
        yield from each(("places", place, "regions"), "region", stated.regions)
        yield from countries(("places", place, "countries"), stated.countries, world)
    for number, status in enumerate(record.procurement):
        path: DataPath = ("procurement", number, "vehicle")
        yield Reference(path, "certification-type", status.vehicle)
    yield from each(("regions",), "region", record.regions)
    yield from each(("hosted_on",), "offering", record.hosted_on)
    yield from countries(("countries",), record.countries or (), world)
    yield from _exposed(("exposure",), record.exposure, world)


def claims(record: Offering | ProviderClaims, world: World) -> Iterator[Reference]:
    """The types, regions, holders and successors of claims."""
    yield Reference(("provider",), "provider", record.provider)
    claims: tuple[Certification, ...] = record.certifications
    for number, claim in enumerate(claims):
        path: DataPath = ("certifications", number)
        yield from of_type(path, claim.type, claim.level, claim.edition, world)
        yield from each((*path, "regions"), "region", claim.regions)
        yield Reference((*path, "holder"), "entity", claim.holder)
        yield Reference((*path, "superseded_by"), "claim", claim.superseded_by, world.claims)


def provider(record: Provider, world: World) -> Iterator[Reference]:
    """The entities of a provider, and the countries whose law reaches it."""
    for key in ("contracting_entity", "operator", "parent"):
        yield Reference((key,), "entity", getattr(record, key))
    yield from each(("resellers",), "entity", record.resellers)
    yield from each(("technology_suppliers",), "entity", record.technology_suppliers)
    yield from _exposed(("exposure",), record.exposure, world)


def entity(record: Entity, world: World) -> Iterator[Reference]:
    """The parent and the country of an entity."""
    yield Reference(("parent",), "entity", record.parent)
    yield from country(("country",), record.country, world)


def _exposed(path: DataPath, found: Sequence[Exposure] | None, world: World) -> Iterator[Reference]:
    for number, exposure in enumerate(found or ()):
        yield from country((*path, number, "country"), exposure.country, world)
