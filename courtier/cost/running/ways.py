"""How each part of a resource is paid, by the table of prices of resources; or why it has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from courtier.cost.running.kinds import Kind
from courtier.knowledge.records.resource_prices import (
    EVERY_FORMAT,
    PRICED,
    Paid,
    ResourcePrice,
)
from courtier.knowledge.records.resources import key_of
from courtier.results.running import WhyNotPriced

_WHY: Mapping[Paid, WhyNotPriced] = {
    "use": "by-use",
    "stopped": "stopped",
    "market": "at-market",
    "elsewhere": "elsewhere",
    "free": "free",
    "unlisted": "no-price",
}

Table = Mapping[tuple[str, str], Mapping[str, tuple[ResourcePrice, ...]]]


@dataclass(frozen=True)
class Way:
    """A part of a resource: how it is paid, or why it has no price.

    ``missing`` is the word of the size that would tell.
    """

    part: str | None
    rule: ResourcePrice | None
    why: WhyNotPriced | None = None
    missing: str | None = None


def ways_of(kind: Kind, table: Table) -> tuple[Way, ...]:
    """How the parts of a resource are paid, in the order of the table; one at least."""
    if kind.need is None:
        return (Way(None, None, "type-unknown"),)
    own = table.get(key_of(kind.format, kind.type))
    if own is None and kind.need == "none":
        return (Way(None, None, "no-need"),)
    parts = own if own is not None else table.get((EVERY_FORMAT, kind.need), {})
    words = kind.words
    found = [way for part, rows in parts.items() if (way := _way(part, rows, words))]
    return tuple(found) or (Way(None, None, "no-price"),)


def _way(part: str, rows: tuple[ResourcePrice, ...], words: Mapping[str, str]) -> Way | None:
    """The first row whose test holds; None where none does, so that there is no such part."""
    for row in rows:
        holds, missing = row.holds(words)
        if holds is None:
            named = (word for each in rows for word in each.words if word not in words)
            return Way(part, row, "size-unknown", next(named, missing))
        if holds:
            return Way(part, row, None if row.paid in PRICED else _WHY[row.paid])
    return None
