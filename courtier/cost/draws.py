"""The drawn view: seeded, repeatable values of every input, by inverse of the triangular law."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from zlib import crc32

from courtier.cost.terms import Input, Term
from courtier.cost.view import Quantity, View

DRAWS = 10_000


class Drawn(View):
    """Every input as an array of draws.

    Each input has its own stream, from the seed and its key: the same input draws the same
    values in every option, and an option more does not change the draws of the others.

    Args:
        months: The horizon.
        rate: The discount rate, a fraction a year.
        seed: Zero or more; same seed, same draws.
        draws: How many.
    """

    def __init__(self, months: int, rate: Term, seed: int, draws: int = DRAWS) -> None:
        import numpy

        super().__init__(months, rate)
        self._numpy: Any = numpy
        self._seed = seed
        self._draws = draws
        self._drawn: dict[str, Quantity] = {}

    def constant(self, value: Decimal) -> Quantity:
        """The number, as a float."""
        return float(value)

    def number(self, item: Input) -> Quantity:
        """The draws of an input; its likely value where it does not vary."""
        if not item.varies:
            return float(item.likely)
        if item.key not in self._drawn:
            self._drawn[item.key] = self._triangular(item)
        return self._drawn[item.key]

    def clip(self, value: Quantity, least: Decimal, most: Decimal | None) -> Quantity:
        """Quantities held between two bounds."""
        upper = None if most is None else float(most)
        return self._numpy.clip(value, float(least), upper)

    def where(self, condition: Any, yes: Quantity, no: Quantity) -> Quantity:
        """A choice draw by draw."""
        return self._numpy.where(condition, yes, no)

    def both(self, first: Any, second: Any) -> Any:
        """Where both conditions hold."""
        return self._numpy.logical_and(first, second)

    def whole(self, value: Quantity) -> Quantity:
        """Round to whole numbers, half up."""
        return self._numpy.floor(value + 0.5)

    def spread(self, value: Quantity) -> Quantity:
        """A quantity as an array, also where no input varies."""
        return self._numpy.broadcast_to(value, (self._draws,))

    def percentiles(self, value: Quantity, shares: tuple[float, ...]) -> tuple[Decimal, ...]:
        """The values below which each share of the draws lies."""
        found = self._numpy.quantile(self.spread(value), shares)
        return tuple(Decimal(repr(float(each))) for each in found)

    def share_below(self, value: Quantity, other: Quantity) -> Decimal:
        """The share of draws in which one quantity is below another; a tie counts half."""
        gap = self.spread(value) - self.spread(other)
        below, ties = int((gap < 0).sum()), int((gap == 0).sum())
        return (Decimal(below) + Decimal(ties) / 2) / self._draws

    def _triangular(self, item: Input) -> Quantity:
        numpy = self._numpy
        stream = numpy.random.Generator(numpy.random.PCG64([self._seed, crc32(item.key.encode())]))
        share = stream.random(self._draws)
        low, mode, top = float(item.low), float(item.likely), float(item.high)
        turn = (mode - low) / (top - low)
        rising = low + numpy.sqrt(share * (top - low) * (mode - low))
        falling = top - numpy.sqrt((1 - share) * (top - low) * (top - mode))
        return numpy.where(share < turn, rising, falling)
