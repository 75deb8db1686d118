"""The calls that discovery may make, and the permissions that they need: one table, all layers."""

from __future__ import annotations

from courtier.knowledge import layering, tables
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.read_calls import ReadCall

READ_CALLS = "providers/read-calls.csv"
COLUMNS = tuple(ReadCall.model_fields)


def read_calls(knowledge: Knowledge) -> tuple[ReadCall, ...]:
    """Every call, in the order of the table; a row of a later layer replaces that of its key.

    Raises:
        InputError: A row is not valid.
    """
    day = knowledge.known_on

    def counts(cells: dict[str, str]) -> bool:
        return day is None or tables.read_by(cells["as_of"], day)

    rows = layering.rows_of(knowledge.layers, READ_CALLS, COLUMNS, day, counts)
    return tuple(layering.built(rows.found, READ_CALLS, _call).values())


def _call(cells: dict[str, str]) -> ReadCall:
    values = {name: cells[name] for name in COLUMNS}
    empty = {name: cells[name] or None for name in ("permission", "url")}
    return ReadCall.model_validate(values | empty)
