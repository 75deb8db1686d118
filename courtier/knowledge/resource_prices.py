"""How resources that run are paid: the table of all layers, row by row."""

from __future__ import annotations

from collections.abc import Mapping

from courtier.knowledge import layering, tables
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.resource_prices import ResourcePrice
from courtier.knowledge.records.resources import key_of

TABLE = "providers/resource-prices.csv"

PaidParts = Mapping[tuple[str, str], Mapping[str, tuple[ResourcePrice, ...]]]
"""By format and type, the rows of each part, the first whose test holds counting."""


def stands_elsewhere(paid: PaidParts, format: str, type: str, size: Mapping[str, str]) -> bool:
    """Whether other resources of an inventory are what this one is made of, and are listed: the
    machines of a group, the plan of a site. Where the size leaves that open, it is not said."""
    return _paid(paid.get(key_of(format, type), {}).get("whole", ()), size) == "elsewhere"


def stands_still(paid: PaidParts, format: str, type: str, size: Mapping[str, str]) -> bool:
    """Whether the machine of a resource is stopped, and not paid meanwhile; not said where its
    state is not told."""
    return _paid(paid.get(key_of(format, type), {}).get("machine", ()), size) == "stopped"


def _paid(rows: tuple[ResourcePrice, ...], size: Mapping[str, str]) -> str | None:
    """How a part is paid, by the first row that may hold; None where nobody can tell."""
    for row in rows:
        holds, _ = row.holds(size)
        if holds is not False:
            return row.paid if holds else None
    return None


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
