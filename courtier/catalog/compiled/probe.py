"""Days that record what they are compared with: on which days the answer of a judge changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from courtier.catalog.certificates.window import Window

T = TypeVar("T")
Box = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
"""For the day asked, the first and the last day, the first and last position, both inside."""
Seen = list[tuple[int, int]]

DAY_ASKED, FIRST, LAST = range(3)
_SOME_DAY = date(2026, 1, 1).toordinal()
_EARLIEST, _LATEST = date.min.toordinal(), date.max.toordinal()


class ProbeDay(date):
    """A day of a window that notes, at each comparison, the day from which it turns."""

    axis: int
    seen: Seen

    def _from(self, threshold: int) -> bool:
        if _EARLIEST < threshold <= _LATEST:
            self.seen.append((self.axis, threshold))
        return self.toordinal() >= threshold

    def __ge__(self, other: date, /) -> bool:
        return self._from(_plain(other))

    def __gt__(self, other: date, /) -> bool:
        return self._from(_plain(other) + 1)

    def __lt__(self, other: date, /) -> bool:
        return not self >= other

    def __le__(self, other: date, /) -> bool:
        return not self > other

    def __eq__(self, other: object, /) -> bool:
        return isinstance(other, date) and self >= other and not self > other

    def __ne__(self, other: object, /) -> bool:
        return not self == other

    __hash__ = date.__hash__


def _plain(other: date) -> int:
    if isinstance(other, ProbeDay):
        raise TypeError("two days of a window are compared: no position tells their order")
    return other.toordinal()


def explore(thresholds: Sequence[int], judge: Callable[[Window], T]) -> list[tuple[Box, T]]:
    """What a judge answers over all windows, as boxes inside which it cannot answer otherwise.

    Args:
        thresholds: Ordinals of days in order; a day is at position p when p of them are past or
            on it.
        judge: Called once a box, on days that note what they are compared with.

    Raises:
        LookupError: The judge compared a day with one that is not among the thresholds.
    """
    places = {threshold: rank for rank, threshold in enumerate(thresholds)}
    whole = (0, len(thresholds))
    waiting: list[Box] = [(whole, whole, whole)]
    found: list[tuple[Box, T]] = []
    while waiting:
        box = waiting.pop()
        corner = _corner(box)
        if corner is None:
            continue
        seen: Seen = []
        answer = judge(_window(corner, thresholds, seen))
        for axis, threshold in seen:
            if threshold not in places:
                raise LookupError(f"a judge looked at {date.fromordinal(threshold)}, not listed")
            box = _narrowed(box, axis, places[threshold], corner[axis], waiting)
        found.append((box, answer))
    return found


def _corner(box: Box) -> tuple[int, int, int] | None:
    """The least positions of a box, in their order; None where a day would precede another."""
    asked = box[DAY_ASKED][0]
    first = max(asked, box[FIRST][0])
    last = max(first, box[LAST][0])
    return (asked, first, last) if first <= box[FIRST][1] and last <= box[LAST][1] else None


def _window(corner: tuple[int, int, int], thresholds: Sequence[int], seen: Seen) -> Window:
    asked, first, last = (
        _day(axis, position, thresholds, seen) for axis, position in enumerate(corner)
    )
    return Window(asked, first, last, known=True)


def _day(axis: int, position: int, thresholds: Sequence[int], seen: Seen) -> ProbeDay:
    before = thresholds[0] - 1 if thresholds else _SOME_DAY
    day = ProbeDay.fromordinal(thresholds[position - 1] if position else before)
    day.axis, day.seen = axis, seen
    return day


def _narrowed(box: Box, axis: int, rank: int, position: int, waiting: list[Box]) -> Box:
    """The part of a box on the same side of a threshold; the other side waits."""
    low, high = box[axis]
    if not low <= rank < high:
        return box
    before, after = _with(box, axis, (low, rank)), _with(box, axis, (rank + 1, high))
    same, other = (after, before) if position > rank else (before, after)
    waiting.append(other)
    return same


def _with(box: Box, axis: int, side: tuple[int, int]) -> Box:
    sides = [*box]
    sides[axis] = side
    return sides[0], sides[1], sides[2]
