"""Explanations of how resources that run are paid: rows of the table of their prices."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.resource_prices import Paid, ResourcePrice
from courtier.knowledge.resource_prices import TABLE, resource_prices
from courtier.report.explaining.model import Explanation, detail, of_part, plain, table_place
from courtier.values.text import Text, say

PAID: dict[Paid, Text] = {
    "machine": Text(fr="par heure ou mois de machine", en="by the hour or month of a machine"),
    "gib": Text(fr="par Gio", en="by GiB"),
    "disk": Text(fr="par disque", en="by whole disk"),
    "use": Text(fr="selon l’usage", en="by use"),
    "stopped": Text(fr="rien pendant l’arrêt", en="nothing while it is stopped"),
    "market": Text(fr="au prix du moment", en="at the price of the moment"),
    "elsewhere": Text(
        fr="par d’autres ressources de l’inventaire", en="by other resources of the inventory"
    ),
    "free": Text(fr="sans frais", en="free of charge"),
    "unlisted": Text(
        fr="d’une façon dont aucun prix public n’est connu",
        en="in a way of which no list price is known",
    ),
}


def resource_price(identifier: str, knowledge: Knowledge) -> Iterator[Explanation]:
    """The row of an id, which is that of a fact of ``courtier cost inventory``."""
    for parts in resource_prices(knowledge).values():
        for rows in parts.values():
            yield from (_told(row, knowledge) for row in rows if row.id == identifier)


def _told(row: ResourcePrice, knowledge: Knowledge) -> Explanation:
    what = say(
        "Le type « {type} » ({format}) se paie, pour « {part} » : {paid}.",
        "The type “{type}” ({format}) is paid, for “{part}”: {paid}.",
        type=row.type, format=row.format, part=row.part, paid=PAID[row.paid],
    )  # fmt: skip
    source = say("{source} ({day})", "{source} ({day})", source=row.source, day=row.as_of)
    price = [f"{row.service or row.need} {row.sku}".strip()] if row.service or row.need else []
    details = (
        detail(Text(fr="Où", en="Where"), plain([row.when] if row.when else [])),
        detail(Text(fr="Prix", en="Price"), plain(price)),
        detail(Text(fr="Source", en="Source"), [source]),
        detail(Text(fr="Remarque", en="Remark"), plain([row.note] if row.note else [])),
    )
    place = table_place(TABLE, knowledge, row.format, row.type, row.part, row.when)
    name = Text(fr=row.type, en=row.type)
    return of_part("resource-price", row.id, name, what, place, details, confidence=row.confidence)
