"""What two options cost as one thing moves: the points of the pictures of their ties."""

from __future__ import annotations

from decimal import Decimal

from courtier.cost.comparison import Pair
from courtier.cost.flows import ZERO
from courtier.cost.settings import Settings
from courtier.cost.view import View
from courtier.results.estimate import TiePoint
from courtier.values.money import cents

PARTS = 4
"""Into how many equal parts the hours of a month are cut."""
BEYOND = Decimal("1.25")
"""How far the picture of a rise goes, its tie being 1."""
QUARTER = Decimal("0.25")
"""How far it goes at least, on both sides."""


def by_hours(
    pair: Pair, frame: Settings, keys: tuple[str, ...], most: Decimal, tie: Decimal | None
) -> tuple[TiePoint, ...]:
    """Both costs from no hour to a whole month.

    Args:
        pair: The options.
        frame: The frame of the estimate.
        keys: Those of the hours that move; nothing is told without any.
        most: The hours of a month.
        tie: Where they tie, if anywhere.
    """
    if not keys or not most:
        return ()
    ends = [most * part / PARTS for part in range(PARTS + 1)]
    return tuple(
        _point(pair, hours, frame.exact(dict.fromkeys(keys, hours))) for hours in _with(ends, tie)
    )


def by_discount(
    pair: Pair, view: View, billed: Decimal, tie: Decimal | None
) -> tuple[TiePoint, ...]:
    """Both costs from no discount to a free service, or around none where a rise makes them tie.

    Args:
        pair: The options.
        view: The likely values.
        billed: The present value of what the provider bills.
        tie: The fraction at which they tie, negative for a rise.
    """
    if billed <= 0:
        return ()
    ends = [ZERO, Decimal(1)]
    if tie is not None and tie < 0:
        ends = [min(tie * BEYOND, -QUARTER), ZERO, QUARTER]
    likely = _point(pair, ZERO, view)
    return tuple(
        TiePoint(at=at, cloud=cents(likely.cloud - billed * at), other=likely.other)
        for at in _with(ends, tie)
    )


def _with(ends: list[Decimal], tie: Decimal | None) -> list[Decimal]:
    return sorted({*ends, *(() if tie is None else (tie,))})


def _point(pair: Pair, at: Decimal, view: View) -> TiePoint:
    cloud, other = (cents(Decimal(each.present(view))) for each in (pair.cloud, pair.other))
    return TiePoint(at=at, cloud=cloud, other=other)
