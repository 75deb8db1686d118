"""The facts that the matcher needs, taken through the door once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.certifications import (
    Certification,
    CertificationType,
    ProviderClaims,
)
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider, Region


@dataclass(frozen=True)
class CatalogFacts:
    """Records by id; ``claims`` holds the provider-wide claims by provider, kept apart.

    ``names`` are those of countries and provinces, for sentences only: no verdict reads them.
    """

    offerings: Mapping[str, Offering]
    types: Mapping[str, CertificationType]
    claims: Mapping[str, tuple[Certification, ...]]
    providers: Mapping[str, Provider]
    regions: Mapping[str, Region]
    layers: Mapping[str, str]
    entities: Mapping[str, Entity] = field(default_factory=dict)
    names: PlaceNames = field(default_factory=PlaceNames, compare=False)

    @cached_property
    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """The offerings that follow each offering: by its own word, theirs, or a certificate's."""
        return succession(map(followed, self.offerings.values()), self.offerings.values)


class Followed(NamedTuple):
    """What an offering says of what follows it, and of what it follows."""

    id: str
    by: str | None
    before: str | None
    certificates: tuple[str, ...]


def followed(offering: Offering) -> Followed:
    """What an offering says of successors; its certificates name theirs by their own ids."""
    named = tuple(c.superseded_by for c in offering.certifications if c.superseded_by)
    return Followed(offering.id, offering.superseded_by, offering.supersedes, named)


def succession(
    said: Iterable[Followed], every: Callable[[], Iterable[Offering]]
) -> dict[str, tuple[str, ...]]:
    """The offerings that follow each offering.

    Args:
        said: What each says.
        every: All offerings, read only where some certificate names another one.
    """
    items = tuple(said)
    wanted = {name for item in items for name in item.certificates}
    holders = {
        c.id: o.id for o in (every() if wanted else ()) for c in o.certifications if c.id in wanted
    }
    found: dict[str, list[str]] = {}
    for item in items:
        after = [item.by, *(holders.get(name) for name in item.certificates)]
        found.setdefault(item.id, []).extend(name for name in after if name)
        if item.before:
            found.setdefault(item.before, []).append(item.id)
    return {
        name: tuple(dict.fromkeys(other for other in after if other != name))
        for name, after in found.items()
    }


def catalog_facts(
    knowledge: Knowledge, offerings: Mapping[str, Offering] | None = None
) -> CatalogFacts:
    """Gather the catalogue.

    Args:
        knowledge: The facts of all layers.
        offerings: What stands for its offerings; None reads them.

    Raises:
        InputError: A fact file is not valid.
    """
    offerings = knowledge.all(Offering) if offerings is None else offerings
    claims: dict[str, tuple[Certification, ...]] = {}
    for record in knowledge.all(ProviderClaims).values():
        claims[record.provider] = claims.get(record.provider, ()) + record.certifications
    return CatalogFacts(
        offerings=offerings,
        types=knowledge.all(CertificationType),
        claims=claims,
        providers=knowledge.all(Provider),
        regions=knowledge.regions,
        layers={name: knowledge.layer_of("catalog/offerings", name) for name in offerings},
        entities=knowledge.all(Entity),
        names=PlaceNames(knowledge),
    )
