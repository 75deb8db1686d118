"""The laws that ranges are drawn from, by inverse of their distribution functions.

A share of 0 to 1 becomes a value of the range: the same share of every law is as likely. Arrays
are those of numpy, which each function takes as its first argument.
"""

from __future__ import annotations

from typing import Any, Literal

from courtier.cost.terms import Input

Law = Literal["triangular", "pert"]

_POINTS = 4097
"""How fine the table of the PERT law is: beyond it, totals no longer move by a cent in 10 000."""


def drawn(numpy: Any, law: Law, item: Input, share: Any) -> Any:
    """The values of a range at the shares of an array."""
    low, likely, high = float(item.low), float(item.likely), float(item.high)
    inverse = _pert if law == "pert" else _triangular
    return inverse(numpy, low, likely, high, share)


def normal_share(numpy: Any, score: Any) -> Any:
    """The share of the normal law below each score, to 1e-7 (Chebyshev fit of erfc)."""
    size = numpy.abs(score) / numpy.sqrt(2.0)
    step = 1 / (1 + 0.5 * size)
    total = numpy.zeros_like(size)
    for factor in reversed(_ERFC):
        total = total * step + factor
    tail = 0.5 * step * numpy.exp(-size * size + total)
    return numpy.where(score > 0, 1 - tail, tail)


_ERFC = (
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806,
    0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277,
)  # fmt: skip


def _triangular(numpy: Any, low: float, likely: float, high: float, share: Any) -> Any:
    turn = (likely - low) / (high - low)
    rising = low + numpy.sqrt(share * (high - low) * (likely - low))
    falling = high - numpy.sqrt((1 - share) * (high - low) * (high - likely))
    return numpy.where(share < turn, rising, falling)


def _pert(numpy: Any, low: float, likely: float, high: float, share: Any) -> Any:
    """Beta(1 + 4(m − a)/(b − a), 1 + 4(b − m)/(b − a)) on the range, read from a table."""
    turn = (likely - low) / (high - low)
    place = numpy.linspace(0.0, 1.0, _POINTS)
    density = place ** (4 * turn) * (1 - place) ** (4 * (1 - turn))
    below = numpy.concatenate(([0.0], numpy.cumsum((density[1:] + density[:-1]) / 2)))
    return low + (high - low) * numpy.interp(share, below / below[-1], place)
