"""The columns of FOCUS, from the facts: which a file must hold, and which versions know them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from courtier.cost.actuals.bill import BillWords, Service, Unit
from courtier.knowledge.door import Knowledge
from courtier.providers.focus.refusals import refusal
from courtier.reading.nearest import fold, nearest
from courtier.values.citation import STRENGTH
from courtier.values.errors import Mistake

COLUMNS = "catalog/focus/columns.csv"
SERVICES = "catalog/focus/categories.csv"
UNITS = "catalog/focus/units.csv"
CUSTOM = "x_"
"""How the names of a provider's own columns begin."""


@dataclass(frozen=True)
class Column:
    """A column of the format; ``former`` is a name that drafts gave it."""

    name: str
    since: str
    mandatory: bool
    type: str
    empty: bool
    former: str


@dataclass(frozen=True)
class Header:
    """What the first line of a file says: the version, its columns, and those that nobody knows."""

    version: str
    unknown: tuple[str, ...]


def focus_columns(knowledge: Knowledge) -> dict[str, Column]:
    """The columns of every version by name.

    Raises:
        InputError: A layer's table is wrong.
    """
    names = ("column", "since", "need", "type", "empty", "former")
    rows = knowledge.rows(COLUMNS, (*names, "confidence", "read_on", "source"))
    found = (
        Column(
            row["column"],
            row["since"],
            row["need"] == "mandatory",
            row["type"],
            row["empty"] == "yes",
            row["former"],
        )
        for row in rows
    )
    return {column.name: column for column in found}


def bill_words(knowledge: Knowledge) -> BillWords:
    """How service categories and units of bills are read.

    Raises:
        InputError: A layer's table is wrong.
    """
    services = knowledge.rows(
        SERVICES, ("focus", "fr", "category", "confidence", "read_on", "source", "note")
    )
    units = knowledge.rows(UNITS, ("focus", "unit", "factor", "confidence", "read_on", "source"))
    return BillWords(
        services={fold(r["focus"]): _service(r) for r in services},
        units={fold(r["focus"]): _unit(r) for r in units},
    )


def check_header(
    found: Sequence[str], columns: dict[str, Column], file: str, line: int | None
) -> tuple[Header, list[Mistake]]:
    """Hold the columns of a file against the format; every mistake is told.

    A file that has none of them is no bill, which is said once.

    Args:
        found: The names, in the order of the file.
        columns: Those of the format.
        file: The name to print.
        line: The line where they stand, None where the file has no lines.
    """
    mistakes: list[Mistake] = []
    if not any(_known(name, columns) for name in found):
        return Header("1.0", ()), [refusal("not-focus", file, line)]
    twice = sorted({name for name in found if found.count(name) > 1})
    mistakes += [refusal("column-twice", file, line, column=name) for name in twice]
    strange = [n for n in found if n not in columns and not n.startswith(CUSTOM)]
    missing = [c for c in columns.values() if c.mandatory and c.name not in found]
    for column in missing:
        near = _written_instead(column, strange)
        if near is None:
            mistakes.append(refusal("column-missing", file, line, column=column.name))
        else:
            strange.remove(near)
            mistakes.append(refusal("column-misnamed", file, line, column=column.name, found=near))
    newest = max((columns[n].since for n in found if n in columns), default="1.0")
    return Header(newest, tuple(sorted(set(strange)))), mistakes


def _known(name: str, columns: dict[str, Column]) -> bool:
    """Tell whether a name is that of a column, under any of its names or ways of writing."""
    return any(
        name == column.former or fold(name) == fold(column.name) for column in columns.values()
    )


def _written_instead(column: Column, strange: list[str]) -> str | None:
    """The column of the file that stands under another name, if any."""
    for name in strange:
        if name == column.former or fold(name) == fold(column.name):
            return name
    near = nearest(column.name, strange, limit=1)
    return near[0] if near else None


def _service(row: dict[str, str]) -> Service:
    confidence = next(c for c in STRENGTH if c == row["confidence"])
    return Service(row["focus"], row["fr"], row["category"], confidence)


def _unit(row: dict[str, str]) -> Unit:
    from decimal import Decimal

    confidence = next(c for c in STRENGTH if c == row["confidence"])
    return Unit(row["unit"], Decimal(row["factor"]), confidence)
