"""How resources that run are paid: the table of all layers, row by row."""

from __future__ import annotations

from collections.abc import Mapping

from courtier.knowledge import layering, tables
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.resource_prices import ResourcePrice

TABLE = "providers/resource-prices.csv"

PaidParts = Mapping[tuple[str, str], Mapping[str, tuple[ResourcePrice, ...]]]
"""By format and type, the rows of each part, the first whose test holds counting."""


def held_elsewhere(paid: PaidParts) -> frozenset[tuple[str, str]]:
    """The types, by format and name, that other resources of an inventory stand for, always: a
    group of machines that are listed one by one, a site that a plan runs."""
    return frozenset(
        key
        for key, parts in paid.items()
        if any(row.paid == "elsewhere" and not row.when for row in parts.get("whole", ()))
    )


def resource_prices(knowledge: Knowledge) -> PaidParts:
    """Read the table; what a body's layer adds is tried before the rows of the program.

    Raises:
        InputError: A row is not valid.
    """
    day = knowledge.known_on

    def counts(cells: dict[str, str]) -> bool:
        return day is None or tables.read_by(cells["as_of"], day)

    columns = tuple(ResourcePrice.model_fields)
    rows = layering.rows_of(knowledge.layers, TABLE, columns, day, counts)
    found: dict[tuple[str, str], dict[str, tuple[ResourcePrice, ...]]] = {}
    for row in layering.built(rows.found, TABLE, tables.resource_price_of).values():
        parts = found.setdefault(row.key, {})
        parts[row.part] = (*parts.get(row.part, ()), row)
    return found
