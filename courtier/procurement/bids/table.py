"""Rows of tenders, and keys of a call with their values, as if they had been written in YAML.

A column is a key of a tender, with a point where the key is in a group: ``quality.experience``.
A call is two columns: the key (``award.criteria.0.weight``) and its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from courtier.procurement.bids.refusals import refusal
from courtier.reading.keys import Path
from courtier.reading.marked import Marked, Place, resolve
from courtier.reading.sheets import Line
from courtier.values.errors import InputError, Mistake

NUMBERS = frozenset({"courtier", "k", "weight", "floor", "cad", "cad_per_unit",
                     "useful_life_months", "price_cad"})  # fmt: skip
FLAGS = frozenset({"admissible", "conforming", "audited", "includes_goods"})
GROUPS = {"quality": True, "extra_costs": False}
"""The groups whose values are numbers; True where yes or no may stand for one."""
_WORDS = {"oui": True, "yes": True, "true": True, "vrai": True,
          "non": False, "no": False, "false": False, "faux": False}  # fmt: skip
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_COMMA = re.compile(r"-?\d+,\d{1,2}\Z")
_Cell = tuple[Path, str, Place, Place]
"""The path of a value, its cell, the place of the cell, and that of its column or key."""


def tenders_of(lines: Sequence[Line], file: str) -> Marked:
    """The tenders of a table, its columns first; empty rows do not count.

    Raises:
        InputError: No row, a column twice, a cell under no column.
    """
    if not lines:
        raise InputError([refusal("no-rows", file)])
    header = [cell.strip() for cell in lines[0][1]]
    mistakes = list(_twice(header, lines[0][0], file))
    cells: list[_Cell] = []
    index = 0
    for number, row in lines[1:]:
        if any(cell.strip() for cell in row):
            cells += _row(header, lines[0][0], number, row, index, mistakes, file)
            index += 1
    if not cells:
        mistakes.append(refusal("no-rows", file))
    if mistakes:
        raise InputError(mistakes)
    return _built(cells, file)


def call_of(lines: Sequence[Line], file: str) -> Marked:
    """A call written as keys and values, the head of the two columns left out.

    Raises:
        InputError: A key is written twice.
    """
    cells: list[_Cell] = []
    mistakes: list[Mistake] = []
    seen: set[str] = set()
    for number, row in lines[1:]:
        key, value = (row[0].strip(), row[1].strip()) if len(row) > 1 else ("", "")
        if key in seen:
            mistakes.append(refusal("column-twice", file, (number, 1), key=key))
        if key and value:
            seen.add(key)
            cells.append((_path(key), value, (number, 2), (number, 1)))
    if mistakes:
        raise InputError(mistakes)
    return _built(cells, file)


def _twice(header: list[str], line: int, file: str) -> Iterator[Mistake]:
    for column, name in enumerate(header):
        if name and name in header[:column]:
            yield refusal("column-twice", file, (line, column + 1), key=name)


def _row(
    header: list[str],
    top: int,
    number: int,
    row: Sequence[str],
    index: int,
    mistakes: list[Mistake],
    file: str,
) -> Iterator[_Cell]:
    for column, cell in enumerate(row):
        name = header[column] if column < len(header) else ""
        if not cell.strip():
            continue
        if not name:
            mistakes.append(refusal("cell-without-column", file, (number, column + 1)))
            continue
        path = ("bids", index, *_path(name))
        yield path, cell.strip(), (number, column + 1), (top, column + 1)


def _path(key: str) -> Path:
    return tuple(int(part) if part.isdigit() else part for part in key.split("."))


def _built(cells: list[_Cell], file: str) -> Marked:
    """The values in their groups and lists, each with its place."""
    marked = Marked(file, {})
    marked.places[()] = (1, 1)
    for path, cell, place, key in cells:
        here: Any = marked.value
        real: Path = ()
        for part, following in zip(path, (*path[1:], None), strict=True):
            last = following is None
            value = _value(path, cell) if last else ([] if isinstance(following, int) else {})
            part, here = _entered(here, part, value)
            real = (*real, part)
            marked.places.setdefault(real, place)
            if isinstance(part, str):
                marked.keys.setdefault(real, key)
    return marked


def _entered(here: Any, part: str | int, value: Any) -> tuple[str | int, Any]:
    """Put a value in a group or a list if nothing is there; its real place, and what is there."""
    if isinstance(here, list):
        index = part if isinstance(part, int) and part < len(here) else len(here)
        if index == len(here):
            here.append(value)
        return index, here[index]
    if isinstance(here, dict):
        return str(part), here.setdefault(str(part), value)
    return part, value


def _value(path: Path, cell: str) -> Any:
    """A cell as the value that its key expects; what it is not stays text, for the model."""
    leaf, group = path[-1], path[-2] if len(path) > 1 else None
    if leaf in FLAGS or GROUPS.get(str(group)):
        word = _WORDS.get(cell.casefold())
        if word is not None:
            return word
    if leaf in NUMBERS or group in GROUPS:
        return _number(cell)
    return cell


def _number(cell: str) -> Any:
    """A number as an office writes it: spaces between thousands, a comma before cents, a $."""
    plain = _SPACES.sub("", cell).removesuffix("$")
    if _COMMA.match(plain):
        plain = plain.replace(",", ".")
    found = resolve(plain)
    return cell if isinstance(found, (str, bool)) or found is None else found
