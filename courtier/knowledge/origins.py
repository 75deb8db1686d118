"""Which layer each fact that bears a result came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from courtier.knowledge.corrections import FOLDER
from courtier.knowledge.door import Knowledge
from courtier.knowledge.tables import ELEMENTS


def layers_of(identifiers: Iterable[str], knowledge: Knowledge) -> dict[str, str]:
    """The name of the layer of each fact that is known by its id: a record, a claim or a row.

    A row of prices is not a fact file of its own: it is left out, the snapshot says its source.
    """
    wanted = set(identifiers)
    found = _records(knowledge, wanted)
    for named in (_elements, _claims, _regions):
        missing = {name for name in wanted - set(found) if (":" in name) == (named is _regions)}
        if missing:
            found |= {name: layer for name, layer in named(knowledge) if name in missing}
    return found


def _records(knowledge: Knowledge, wanted: set[str]) -> dict[str, str]:
    """The layers of the records that are wanted; a later folder of one name wins."""
    found = {}
    for path in knowledge.files:
        folder, _, file = path.rpartition("/")
        name, _, kind = file.rpartition(".")
        if name in wanted and ":" not in name and kind == "yaml" and folder != FOLDER:
            found[name] = knowledge.layer_of(folder, name)
    return found


def _elements(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    yield from ((key[0], layer) for key, layer in knowledge.row_layers(ELEMENTS).items())


def _claims(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Claims, by the record that holds them; the catalogue is read only when one is looked for."""
    from courtier.knowledge.records.certifications import ProviderClaims
    from courtier.knowledge.records.offerings import Offering

    holders: tuple[type[Offering] | type[ProviderClaims], ...] = (Offering, ProviderClaims)
    for record in holders:
        for holder in knowledge.all(record).values():
            folder, ids = record.folders[0], [claim.id for claim in holder.certifications]
            yield from ((name, knowledge.layer_of(folder, holder.id, name)) for name in ids)


def _regions(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    yield from knowledge.region_layers.items()
