"""Many answers that change with the days of a window, read all at once by comparing days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from courtier.catalog.certificates.window import Window
from courtier.catalog.compiled.probe import DAY_ASKED, FIRST, LAST, Box

if TYPE_CHECKING:
    from courtier.catalog.compiled.codes import Bytes, Long, Whole

NEVER = 2**31 - 1
"""A threshold that no day reaches."""


@dataclass(frozen=True)
class Answers:
    """What a judge answers, by the positions of the three days.

    ``used``: for each day of a window, the ranks of the thresholds that matter. ``cells``: one
    byte for each combination of positions among them, the last day varying fastest.
    """

    used: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
    cells: bytes

    @property
    def sizes(self) -> tuple[int, int, int]:
        """How many positions each day has."""
        asked, first, last = (len(ranks) + 1 for ranks in self.used)
        return asked, first, last


def answers_of(leaves: Sequence[tuple[Box, int]], thresholds: int) -> Answers:
    """Gather the boxes of ``explore`` into one table.

    Args:
        leaves: Boxes of positions, and the byte answered inside each.
        thresholds: How many thresholds the positions are counted among.
    """
    found: list[set[int]] = [set(), set(), set()]
    for box, _ in leaves:
        for axis, (low, high) in enumerate(box):
            found[axis] |= {low - 1} if low > 0 else set()
            found[axis] |= {high} if high < thresholds else set()
    asked, first, last = (tuple(sorted(ranks)) for ranks in found)
    answers = Answers((asked, first, last), b"")
    cells = bytearray((len(asked) + 1) * (len(first) + 1) * (len(last) + 1))
    for box, byte in leaves:
        _fill(cells, answers, box, byte)
    return Answers(answers.used, bytes(cells))


def _fill(cells: bytearray, answers: Answers, box: Box, byte: int) -> None:
    _, middle, inner = answers.sizes
    spans = [
        range(bisect_left(ranks, low), bisect_left(ranks, high) + 1)
        for ranks, (low, high) in zip(answers.used, box, strict=True)
    ]
    for asked in spans[0]:
        for first in spans[1]:
            for last in spans[2]:
                cells[(asked * middle + first) * inner + last] = byte


@dataclass(frozen=True)
class Grid:
    """The answers of many items, each with its own thresholds.

    ``columns``: for each day of a window, arrays of ordinals, one item a place, ``NEVER`` where
    an item has fewer. ``strides``: how far one position of each day but the last moves in
    ``cells``.
    """

    columns: tuple[tuple[Whole, ...], ...]
    strides: tuple[Whole, ...]
    base: Long
    cells: Bytes
    _kept: dict[tuple[int, int], Long] = field(default_factory=dict)

    def at(self, window: Window) -> Bytes:
        """The byte that each item answers over a window."""
        start = self._until_last(window.as_of.toordinal(), window.first.toordinal())
        # The last day varies fastest: one position is one cell.
        return self.cells.take(start + self._position(window.last.toordinal(), LAST))

    def _until_last(self, asked: int, first: int) -> Long:
        """Where the answers of each item start, all but the last day given; the newest is kept."""
        if (asked, first) not in self._kept:
            self._kept.clear()
            start = self.base.copy()
            for ordinal, axis in ((asked, DAY_ASKED), (first, FIRST)):
                start += self._position(ordinal, axis) * self.strides[axis]
            self._kept[asked, first] = start
        return self._kept[asked, first]

    def _position(self, ordinal: int, axis: int) -> Bytes:
        """How many thresholds of one day of the window are past, item by item."""
        import numpy as np

        position = np.zeros(len(self.base), dtype=np.uint8)
        for column in self.columns[axis]:
            position += column <= np.int32(ordinal)
        return position


def grid_of(answers: Sequence[Answers], which: Whole, thresholds: Whole, starts: Whole) -> Grid:
    """Lay out the answers of many items.

    Args:
        answers: The distinct tables.
        which: The table of each item.
        thresholds: The thresholds of all items, one item after another.
        starts: Where those of each item start.
    """
    import numpy as np

    lengths = np.array([len(item.cells) for item in answers], dtype=np.int64)
    begins = np.concatenate([[0], np.cumsum(lengths)])[:-1].astype(np.intp)
    cells = np.frombuffer(b"".join(item.cells for item in answers), dtype=np.uint8)
    sizes = np.array([item.sizes for item in answers], dtype=np.int32).reshape(-1, 3)
    strides = (sizes[:, 1] * sizes[:, 2], sizes[:, 2])
    columns = tuple(
        tuple(_columns([item.used[axis] for item in answers], which, thresholds, starts))
        for axis in range(3)
    )
    return Grid(columns, tuple(s.take(which).astype(np.int32) for s in strides),
                begins.take(which), cells)  # fmt: skip


def _columns(
    used: Sequence[tuple[int, ...]], which: Whole, thresholds: Whole, starts: Whole
) -> list[Whole]:
    """The thresholds of one day of the window, item by item, as many columns as any item needs."""
    import numpy as np

    found = []
    for turn in range(max(map(len, used), default=0)):
        rank = np.array([r[turn] if turn < len(r) else -1 for r in used], dtype=np.int32).take(
            which
        )
        has = rank >= 0
        column = np.full(len(which), NEVER, dtype=np.int32)
        column[has] = thresholds[starts[has] + rank[has]]
        found.append(column)
    return found
