"""Shares the width of a table among its columns by the words that they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

POINT = 20  # twips
LETTER_SIZE = 9
PADDING = 170  # twips of a cell's two margins, and a little air
LONGEST_WORD = 2_300  # twips; a longer word may be broken
TO_WRITE_IN = 1_700  # twips; a column left empty, where a person writes
ROOM = 2.5  # times as much at most, where the other columns leave it
_FIELD = re.compile(r"\[[^\]]{1,12}\]")
SMALL_ROWS = 12
SMALL_TEXT = 1_200  # characters
WHOLE_ROW = 700  # characters; a longer row may be split between two pages
WEIGHT = 0.8  # 1 gives long columns all the room, 0 gives every column the same
BOLD = 1.1  # a header is set in bold
NARROW, WIDE = frozenset("iljtfr.,:;'’|!()[]- I"), frozenset("mwMWABCDEFGHKNOPQRSTUVXYZ%@—")


@dataclass(frozen=True)
class Column:
    """What a column needs, in twips: its longest word, its longest cell, all its text."""

    word: float
    cell: float
    text: float


def share(columns: list[Column], width: int) -> list[int]:
    """Share a width among columns: no word broken if possible, then by the text they hold."""
    natural = sum(column.cell for column in columns)
    if natural <= width:
        return _rounded([column.cell * width / natural for column in columns], width)
    least = [min(column.word, LONGEST_WORD) for column in columns]
    if sum(least) >= width:
        return _rounded([value * width / sum(least) for value in least], width)
    return _rounded(_poured(columns, least, width - sum(least)), width)


def _poured(columns: list[Column], least: list[float], rest: float) -> list[float]:
    """Pour the rest by weight; a column stops once its longest cell fits on one line."""
    widths = list(least)
    open_ = {i for i, column in enumerate(columns) if column.cell > widths[i]}
    while open_ and rest > 1:
        weights = {i: columns[i].text ** WEIGHT for i in open_}
        total = sum(weights.values())
        given = {i: rest * weight / total for i, weight in weights.items()}
        rest = 0.0
        for i, more in given.items():
            room = columns[i].cell - widths[i]
            widths[i] += min(more, room)
            rest += max(more - room, 0)
            if more >= room:
                open_.discard(i)
    return widths


def _rounded(widths: list[float], total: int) -> list[int]:
    whole = [int(value) for value in widths]
    whole[-1] += total - sum(whole)
    return whole


def column_of(cells: list[str]) -> Column:
    """What a column needs, from the text of its cells, the header first."""
    head, *body = (_breakable(cell) for cell in cells)
    heads = [BOLD * _length(word) for word in head.split(" ")]
    words = [_length(word) for cell in body for word in cell.split(" ")]
    lengths = [BOLD * _length(cells[0]), *map(_length, cells[1:])]
    least = TO_WRITE_IN if _is_to_write_in(cells[1:]) else 0
    return Column(
        word=max(max(*heads, *words, 0) + PADDING, least),
        cell=max(max(lengths) + PADDING, ROOM * least),
        text=sum(lengths) + PADDING + least * len(body),
    )


def _is_to_write_in(body: list[str]) -> bool:
    """Tell whether a person writes in a column: nothing there, or a field over empty cells."""
    blank = not all(body)
    return blank and all(not cell or _FIELD.fullmatch(cell) for cell in body)


def _breakable(cell: str) -> str:
    """The cell with a space wherever a line may break: after a hyphen, not in a short field."""
    return _FIELD.sub(lambda field: field[0].replace(" ", "_"), cell.replace("-", "- "))


def _length(text: str) -> float:
    narrow = sum(letter in NARROW for letter in text)
    wide = sum(letter in WIDE for letter in text)
    ems = 0.3 * narrow + 0.75 * wide + 0.57 * (len(text) - narrow - wide)
    return ems * LETTER_SIZE * POINT


def is_small(texts: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table, its heads included, is short enough to stay on one page."""
    return len(texts) <= SMALL_ROWS and sum(map(len, chain.from_iterable(texts))) <= SMALL_TEXT
