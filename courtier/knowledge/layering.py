"""Tables that layers complete row by row: a later layer adds, corrects or withdraws one row.

A row of a body's layer may say what it does, who did it, when and why, in columns of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from courtier.knowledge.files import Layer
from courtier.knowledge.records.common import Withdrawal
from courtier.knowledge.refusals import of_fact, refuse_fact
from courtier.knowledge.tables import read_rows
from courtier.reading.validation import mistakes_of
from courtier.values.errors import InputError

T = TypeVar("T")
Key = tuple[str, ...]
Cells = dict[str, str]

ACT, BY, ON = "act", "signed_by", "signed_on"
REASON_FR, REASON_EN = "reason_fr", "reason_en"
ACT_COLUMNS = (ACT, BY, ON, REASON_FR, REASON_EN)
"""The columns that a table of a body's layer may have besides its own."""
ADD, CORRECT, WITHDRAW = "add", "correct", "withdraw"
ACTS = (ADD, CORRECT, WITHDRAW)
"""What a row does; where it does not say, it adds or corrects."""

_PRICE_KEY = (
    "provider", "region", "service", "sku", "vcpu", "memory_gib", "unit", "currency", "term",
)  # fmt: skip
KEYS: Mapping[str, Key] = {
    "risk/elements.csv": ("id",),
    "providers/regions.csv": ("provider", "code"),
    "providers/countries.csv": ("code",),
    "providers/resource-types.csv": ("format", "type"),
    "providers/region-groups.csv": ("provider", "code"),
    "providers/resource-rules.csv": ("id",),
    "providers/read-calls.csv": ("cloud", "call"),
    "providers/resource-prices.csv": ("format", "type", "part", "when"),
    "catalog/price-services.csv": ("provider", "need", "sku", "from_units"),
    "catalog/shape-families.csv": ("provider", "pattern"),
    "catalog/shape-names.csv": ("provider", "pattern"),
    "catalog/own-prices.csv": _PRICE_KEY,
    "catalog/discounts.csv": ("provider", "service", "term", "since"),
    "catalog/support-plans.csv": ("provider", "level", "from_bill"),
    "catalog/focus/columns.csv": ("column",),
    "catalog/focus/categories.csv": ("focus",),
    "catalog/focus/units.csv": ("focus",),
}
"""The tables that layers complete, with what no two of their rows share.

A price snapshot is none of them: what was listed on a day is one fact, replaced as a whole.
"""
FIRST_COUNTS = frozenset(
    {
        "catalog/shape-families.csv", "catalog/own-prices.csv", "catalog/discounts.csv",
        "providers/resource-prices.csv",
    }
)  # fmt: skip
"""Those of which the first row that matches counts: what a later layer adds comes first."""


@dataclass(frozen=True)
class Row:
    """One row in force: its cells, its line, and the layer and file that it came from."""

    cells: Cells
    line: int
    layer: str
    path: Path


@dataclass
class Rows:
    """The rows of a table in force, and those withdrawn with the layer that did it, by key."""

    found: dict[Key, Row] = field(default_factory=dict)
    gone: dict[Key, tuple[Withdrawal, str]] = field(default_factory=dict)


def key_of(name: str, cells: Mapping[str, str]) -> Key:
    """What tells a row of a table from the others."""
    return tuple(cells.get(column, "") for column in KEYS[name])


def rows_of(
    layers: Iterable[Layer],
    name: str,
    columns: Sequence[str],
    known_on: date | None = None,
    counts: Callable[[Cells], bool] = lambda cells: True,
) -> Rows:
    """The rows of a table over all layers; a corrected one keeps its place.

    Args:
        layers: The bundled one first.
        name: The table, one of ``KEYS``.
        columns: Those that a row which is not withdrawn must have.
        known_on: The day of knowledge: what a layer did later is not known; None counts all.
        counts: Whether a row counts besides; one that does not hides no row of a lower layer.

    Raises:
        InputError: A table is not valid, or a row is withdrawn without who, when and why.
    """
    whole = Rows()
    for layer in layers:
        path = layer.files.get(name)
        new: dict[Key, Row] = {}
        for row in _read(layer, name, path, columns) if path else ():
            key = key_of(name, row.cells)
            if not _known(row.cells, known_on):
                continue
            if row.cells.get(ACT) == WITHDRAW:
                whole.gone[key] = withdrawal(row, name), layer.name
                new.pop(key, None)
                whole.found.pop(key, None)
            elif counts(row.cells):
                whole.gone.pop(key, None)
                new[key] = row
        kept = {key: new.pop(key, row) for key, row in whole.found.items()}
        whole.found = new | kept if name in FIRST_COUNTS else kept | new
    return whole


def _read(layer: Layer, name: str, path: Path, columns: Sequence[str]) -> Iterator[Row]:
    known = [column for column in KEYS[name] if column in columns]
    for line, cells in read_rows(path, name, known):
        missing = [column for column in columns if column not in cells]
        if missing and cells.get(ACT) != WITHDRAW:
            raise InputError([refuse_fact("missing-column", name, 1, column=c) for c in missing])
        yield Row(cells, line, layer.name, path)


def _known(cells: Cells, known_on: date | None) -> bool:
    """Whether a layer had done it by a day; a row that bears no day always counts."""
    day = cells.get(ON, "")
    return known_on is None or not day or day <= known_on.isoformat()


def withdrawal(row: Row, name: str) -> Withdrawal:
    """Who withdrew a row, when and why.

    Raises:
        InputError: One of the three is not said.
    """
    said = {
        "by": row.cells.get(BY) or None, "on": row.cells.get(ON) or None,
        "reason": {"fr": row.cells.get(REASON_FR) or None, "en": row.cells.get(REASON_EN) or None},
    }  # fmt: skip
    try:
        return Withdrawal.model_validate(said)
    except ValidationError as error:
        found = mistakes_of(error, name, line=row.line)
        raise InputError([of_fact(mistake) for mistake in found]) from None


def built(rows: Mapping[Key, Row], name: str, build: Callable[[Cells], T]) -> dict[Key, T]:
    """What rows are built into, by key.

    Raises:
        InputError: A row is not valid.
    """
    found = {}
    for key, row in rows.items():
        cells = {column: cell for column, cell in row.cells.items() if column not in ACT_COLUMNS}
        try:
            found[key] = build(cells)
        except ValidationError as error:
            mistakes = mistakes_of(error, name, line=row.line)
            raise InputError([of_fact(mistake) for mistake in mistakes]) from None
    return found
