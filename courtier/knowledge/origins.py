"""Which layer each fact that bears a result came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import ProviderClaims
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.tables import ELEMENTS, REGIONS

HOLDERS: tuple[type[Offering] | type[ProviderClaims], ...] = (Offering, ProviderClaims)


def layers_of(identifiers: Iterable[str], knowledge: Knowledge) -> dict[str, str]:
    """The name of the layer of each fact that is known by its id: a record, a claim or a row.

    A row of prices is not a fact file of its own: it is left out, the snapshot says its source.
    """
    wanted = set(identifiers)
    found = {name: layer for name, layer in _records(knowledge) if name in wanted}
    if any(":" not in name for name in wanted - set(found)):
        found |= {name: layer for name, layer in _parts(knowledge) if name in wanted - set(found)}
    return found


def _records(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for path, (layer, _) in knowledge.files.items():
        if path.endswith(".yaml"):
            yield PurePosixPath(path).stem, layer.name


def _parts(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Claims, by the record that holds them; elements and regions, by their table."""
    for record in HOLDERS:
        for holder in knowledge.all(record).values():
            layer = knowledge.layer_of(record.folders[0], holder.id)
            yield from ((claim.id, layer) for claim in holder.certifications)
    for table, ids in ((ELEMENTS, knowledge.elements), (REGIONS, knowledge.regions)):
        if table in knowledge.files:
            yield from ((name, knowledge.files[table][0].name) for name in ids)
