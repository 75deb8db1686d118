"""A snapshot by its day, or a price file, as rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from courtier.cost.gates_merge import as_row
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.prices import PriceRow
from courtier.providers.prices.offered import read_offered
from courtier.values.errors import UsageError
from courtier.values.text import say

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


@dataclass(frozen=True)
class Snapshot:
    """Rows to compare; ``day`` is None for a file."""

    name: str
    day: date | None
    rows: tuple[PriceRow, ...]


def read_snapshot(name: str, facts: Knowledge) -> Snapshot:
    """The snapshot of a day that some layer holds, else the rows of a file.

    Raises:
        UsageError: No layer holds a snapshot of that day; those that exist are named.
        InputError: A file is not valid.
    """
    if not _DAY.match(name):
        rows = (as_row(row) for row in read_offered(name))
        return Snapshot(name, None, tuple(row for row in rows if row.price > 0))
    days = {day.isoformat(): day for day in facts.snapshots}
    found = facts.prices(days[name]) if name in days else None
    if found is None:
        raise UsageError(
            say("Aucun instantané de prix du {name}.", "No price snapshot of {name}.", name=name),
            say("Ceux qui existent : {days}.", "Those that exist: {days}.", days=", ".join(days)),
        )
    return Snapshot(name, found[0], found[1])
