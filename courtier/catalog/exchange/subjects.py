"""What is exchanged: each type of record of the catalogue, and the regions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import CertificationType, ProviderClaims
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider, Region
from courtier.knowledge.records.software import Software

SUBJECTS: dict[str, type[Record]] = {
    "entity": Entity,
    "provider": Provider,
    "offering": Offering,
    "certification-type": CertificationType,
    "provider-claims": ProviderClaims,
    "software": Software,
}
"""Every type of record of the catalogue, by the word that tables and messages use."""
WORDS: dict[type[Record], str] = {record: word for word, record in SUBJECTS.items()}


@dataclass(frozen=True)
class Contents:
    """The records of a catalogue by type, in the order of ids, and its regions."""

    records: Mapping[str, tuple[Record, ...]]
    regions: tuple[Region, ...] = ()

    @property
    def all(self) -> Iterator[tuple[str, Record]]:
        """Every record with the word of its type."""
        for word, found in self.records.items():
            yield from ((word, record) for record in found)

    @property
    def count(self) -> int:
        """How many records there are, regions included."""
        return sum(map(len, self.records.values())) + len(self.regions)


def differing(contents: Contents, below: Contents) -> Contents:
    """The records and regions that lower layers do not already hold word for word.

    What is only below is left as it is: a record that is absent is not withdrawn.
    """
    known = {word: {record.id: record for record in found} for word, found in below.records.items()}
    records = {
        word: tuple(record for record in found if known[word].get(record.id) != record)
        for word, found in contents.records.items()
    }
    regions = {region.key: region for region in below.regions}
    return Contents(records, tuple(r for r in contents.regions if regions.get(r.key) != r))


def contents_of(knowledge: Knowledge, layer: str | None = None) -> Contents:
    """The catalogue of all layers, withdrawn records included, or what one layer brings to it.

    Raises:
        InputError: A fact file is not valid.
    """
    found = {word: tuple(_kept(knowledge, record, layer)) for word, record in SUBJECTS.items()}
    regions = tuple(
        region
        for key, region in knowledge.regions.items()
        if layer in (None, knowledge.region_layers[key])
    )
    return Contents(found, regions)


def _kept(knowledge: Knowledge, record: type[Record], layer: str | None) -> Iterator[Record]:
    items = dict(knowledge.all(record)) | dict(knowledge.withdrawn(record))
    for identifier in sorted(items):
        if layer in (None, knowledge.layer_of(record.folders[0], identifier)):
            yield items[identifier]
