"""How the body's weights order the admissible offerings, and at what weight that would change."""

from __future__ import annotations

from typing import Literal

from courtier.values.model import Frozen
from courtier.values.money import Rate

View = Literal["price", "fit", "exposure", "carbon"]
VIEWS: tuple[View, ...] = ("price", "fit", "exposure", "carbon")


class Point(Frozen):
    """What one view adds to a score; ``value`` None is unknown, which counts 0."""

    view: View
    value: Rate | None
    contribution: Rate


class Scored(Frozen):
    """The score of one offering, view by view; a floor while one of its views is unknown."""

    offering: str
    score: Rate
    points: tuple[Point, ...]


class WeightSeen(Frozen):
    """The weight of a view in the file, and its share of all weights, 0 to 1."""

    view: View
    weight: Rate
    share: Rate


class Swap(Frozen):
    """The weight of one view, the others unchanged, from which the first two change places.

    ``weight`` is its weight in the file. ``to`` is to the ten-thousandth, and ``share`` what it is
    then of all weights; both None where no weight of this view does it.
    """

    view: View
    weight: Rate
    to: Rate | None
    share: Rate | None
    unknown: bool


class Ranking(Frozen):
    """How the body's weights order the offerings that are admissible, and how firmly.

    ``decided_by``: the verdict comes before any weight, then the score, then the order given to
    equal scores; None where fewer than two are ranked. ``unknown`` of a swap: the view is not
    known for one of the two.
    """

    weights: tuple[WeightSeen, ...]
    first: str | None
    second: str | None
    decided_by: Literal["verdict", "score", "tie"] | None
    swaps: tuple[Swap, ...]
    scores: tuple[Scored, ...]
