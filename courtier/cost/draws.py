"""The drawn view: seeded, repeatable values of every input, by the law that was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from zlib import crc32

from courtier.cost.laws import Law, drawn, normal_share
from courtier.cost.terms import Input, Term
from courtier.cost.timing import END_OF_MONTH, Timing
from courtier.cost.view import NO_INFLATION, Quantity, View

DRAWS = 10_000


APART = ("discount-rate", "inflation-per-year")
"""Inputs that no correlation of costs moves."""


@dataclass(frozen=True)
class Chance:
    """How inputs are drawn: same seed, same draws.

    ``correlation`` is that of the normal scores of every two inputs, 0 to 1, the discount rate
    and inflation apart.
    """

    seed: int
    draws: int = DRAWS
    law: Law = "triangular"
    correlation: Decimal = Decimal(0)


class Drawn(View):
    """Every input as an array of draws.

    Each input has its own stream, from the seed and its key: the same input draws the same
    values in every option, and an option more does not change the draws of the others.

    Args:
        months: The horizon.
        rate: The discount rate, a fraction a year.
        chance: The seed, or how inputs are drawn.
        draws: How many, where ``chance`` is a seed.
        timing: The moment that the cost of a month counts from.
        inflation: General inflation, a fraction a year.
    """

    def __init__(
        self,
        months: int,
        rate: Term,
        chance: Chance | int,
        draws: int = DRAWS,
        timing: Timing = END_OF_MONTH,
        inflation: Term = NO_INFLATION,
    ) -> None:
        import numpy

        super().__init__(months, rate, timing, inflation)
        self._numpy: Any = numpy
        self._chance = Chance(chance, draws) if isinstance(chance, int) else chance
        self._drawn: dict[str, Quantity] = {}

    def constant(self, value: Decimal) -> Quantity:
        """The number, as a float."""
        return float(value)

    def number(self, item: Input) -> Quantity:
        """The draws of an input; its likely value where it does not vary."""
        if not item.varies:
            return float(item.likely)
        if item.key not in self._drawn:
            share = self._share(item.key)
            self._drawn[item.key] = drawn(self._numpy, self._chance.law, item, share)
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
        return self._numpy.broadcast_to(value, (self._chance.draws,))

    def percentiles(self, value: Quantity, shares: tuple[float, ...]) -> tuple[Decimal, ...]:
        """The values below which each share of the draws lies."""
        found = self._numpy.quantile(self.spread(value), shares)
        return tuple(Decimal(repr(float(each))) for each in found)

    def share_below(self, value: Quantity, other: Quantity) -> Decimal:
        """The share of draws in which one quantity is below another; a tie counts half."""
        gap = self.spread(value) - self.spread(other)
        below, ties = int((gap < 0).sum()), int((gap == 0).sum())
        return (Decimal(below) + Decimal(ties) / 2) / self._chance.draws

    def correlation(self, one: Quantity, other: Quantity) -> float:
        """The linear correlation of two drawn quantities, -1 to 1; 0 where one does not vary."""
        first, second = (self.spread(each) - self.spread(each).mean() for each in (one, other))
        size = self._numpy.sqrt((first @ first) * (second @ second))
        return float(first @ second / size) if size > 0 else 0.0

    def running(self, marks: Sequence[int]) -> Running:
        """The same draws, seen at the end of some months: present values paid by then."""
        return Running(self, marks)

    def _share(self, key: str) -> Quantity:
        """A share of 0 to 1 for each draw of an input."""
        known = float(self._chance.correlation)
        if known == 0 or key in APART:
            return self._stream(key).random(self._chance.draws)
        own = self._stream(key).standard_normal(self._chance.draws)
        shared = self._stream("").standard_normal(self._chance.draws)
        score = known**0.5 * shared + (1 - known) ** 0.5 * own
        return normal_share(self._numpy, score)

    def _stream(self, key: str) -> Any:
        numpy = self._numpy
        source = numpy.random.PCG64([self._chance.seed, crc32(key.encode())])
        return numpy.random.Generator(source)


class Running(Drawn):
    """The draws of a view with present values that add up: one row for each mark.

    A month counts in the rows of the marks that it does not exceed, so that every plan adds up
    by the formula of its total, and the row of the horizon is that total.

    Args:
        view: The view whose draws are shared.
        marks: Months, from 1 to the horizon, rising.
    """

    def __init__(self, view: Drawn, marks: Sequence[int]) -> None:
        super().__init__(
            view.months,
            view._rate,
            view._chance,
            timing=view.timing,
            inflation=view._inflation,
        )
        self._drawn = view._drawn
        self._known = view
        self._ends = tuple(marks)
        self._marks = self._numpy.array(marks, dtype=float).reshape(-1, 1)

    def discounts(self) -> list[Quantity]:
        """The present value of one constant dollar paid in each month, whatever the mark."""
        return self._known.discounts()

    def discount(self, month: Quantity) -> Quantity:
        """The present value of one constant dollar paid in a month; nil before it is paid."""
        return self._numpy.where(month <= self._marks, self._known.discount(month), 0.0)

    def worth(self, amounts: Iterable[Quantity]) -> Quantity:
        """The present value of the amounts of the months up to each mark."""
        total, rows = self.constant(Decimal(0)), []
        for month, (amount, present) in enumerate(
            zip(amounts, self.discounts(), strict=True), start=1
        ):
            total = total + amount * present
            rows += [total] * self._ends.count(month)
        return self._numpy.stack(self._numpy.broadcast_arrays(*rows)).reshape(len(rows), -1)

    def percentiles_by_mark(
        self, value: Quantity, shares: tuple[float, ...]
    ) -> list[tuple[Decimal, ...]]:
        """The values below which each share of the draws lies, for each mark."""
        rows = self._numpy.broadcast_to(value, (len(self._ends), self._chance.draws))
        return [self.percentiles(row, shares) for row in rows]
