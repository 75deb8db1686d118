"""One arithmetic for two readings of the inputs: exact (Decimal) and drawn (arrays)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from courtier.cost.terms import Band, Fit, Graduated, Input, Term
from courtier.cost.timing import END_OF_MONTH, Timing
from courtier.values.money import WIDE

Quantity = Any
"""A Decimal in an exact view, an array of floats in a drawn one."""

MONTHS_PER_YEAR = Decimal(12)
NO_INFLATION = Decimal(0)
_HALF = Decimal("0.499999999")


class View(ABC):
    """How the inputs are seen. Every formula of cost is written once, on a view.

    Plans are counted in constant dollars. Where ``inflation`` is not zero, what is paid in a
    month grows with it, and ``rate`` is nominal: the two are never mixed.

    Args:
        months: The horizon, 1 or more.
        rate: The discount rate, a fraction a year.
        timing: The moment that the cost of a month counts from.
        inflation: General inflation, a fraction a year; zero for constant dollars.

    ``made`` keeps what several plans work out alike in this view.
    """

    def __init__(
        self,
        months: int,
        rate: Term,
        timing: Timing = END_OF_MONTH,
        inflation: Term = NO_INFLATION,
    ) -> None:
        self.months = months
        self.timing = timing
        self._rate = rate
        self._inflation = inflation
        self._annuities: dict[tuple[Term, ...], Quantity] = {}
        self._powers: list[Quantity] = []
        self.made: dict[Any, Any] = {}

    @abstractmethod
    def constant(self, value: Decimal) -> Quantity:
        """A certain number."""

    @abstractmethod
    def number(self, item: Input) -> Quantity:
        """An uncertain number."""

    @abstractmethod
    def clip(self, value: Quantity, least: Decimal, most: Decimal | None) -> Quantity:
        """A quantity held between two bounds; None is no upper bound."""

    @abstractmethod
    def where(self, condition: Any, yes: Quantity, no: Quantity) -> Quantity:
        """One quantity where a condition holds, the other elsewhere."""

    @abstractmethod
    def both(self, first: Any, second: Any) -> Any:
        """Tell where two conditions hold together."""

    @abstractmethod
    def whole(self, value: Quantity) -> Quantity:
        """Round to a whole number, half up."""

    def value(self, term: Term) -> Quantity:
        """The value of one factor."""
        if isinstance(term, Input):
            return self.number(term)
        if isinstance(term, Graduated):
            return self._graduated(term)
        if isinstance(term, Fit):
            return self._fitted(term)
        return self.constant(term)

    def product(self, terms: Iterable[Term]) -> Quantity:
        """The product of some factors; 1 when there is none."""
        total = self.constant(Decimal(1))
        for term in terms:
            total = total * self.value(term)
        return total

    def monthly_growth(self, growth: tuple[Term, ...]) -> Quantity:
        """The factor a month of yearly growths compounded together."""
        factor = self.constant(Decimal(1))
        for term in growth:
            factor = factor * (1 + self.value(term))
        return factor ** self.constant(1 / MONTHS_PER_YEAR)

    def inflated(self, month: Quantity) -> Quantity:
        """What one constant dollar has become when it is paid, in a month."""
        if self._inflation == NO_INFLATION:
            return self.constant(Decimal(1))
        years = month / self.constant(MONTHS_PER_YEAR)
        return (1 + self.value(self._inflation)) ** years

    def factor(self, month: Quantity) -> Quantity:
        """The present value of one dollar paid in a month, inflated or not."""
        return (1 + self.value(self._rate)) ** -self.timing.years(month, self.constant)

    def discount(self, month: Quantity) -> Quantity:
        """The present value of one constant dollar paid in a month."""
        present = self.factor(month)
        return present if self._inflation == NO_INFLATION else present * self.inflated(month)

    def discounts(self) -> list[Quantity]:
        """The present value of one constant dollar paid in each month, from month 1."""
        if not self._powers:
            months = range(1, self.months + 1)
            self._powers += [self.discount(self.constant(Decimal(month))) for month in months]
        return self._powers

    def annuity(self, growth: tuple[Term, ...]) -> Quantity:
        """The present value of one dollar a month that grows from its second month."""
        if growth not in self._annuities:
            self._annuities[growth] = self.worth(self._sizes(growth))
        return self._annuities[growth]

    def worth(self, amounts: Iterable[Quantity]) -> Quantity:
        """The present value of the amounts of the months, in constant dollars, from month 1."""
        total = self.constant(Decimal(0))
        for amount, present in zip(amounts, self.discounts(), strict=True):
            total = total + amount * present
        return total

    def _sizes(self, growth: tuple[Term, ...]) -> Iterator[Quantity]:
        """One dollar in the first month, grown in each of the others."""
        step, size = self.monthly_growth(growth), self.constant(Decimal(1))
        for _ in range(self.months):
            yield size
            size = size * step

    def whole_up(self, value: Quantity) -> Quantity:
        """Round up to a whole number; less than a billionth above one is that number."""
        return self.whole(value + self.constant(_HALF))

    def banded(self, volume: Quantity, bands: Iterable[Band]) -> Quantity:
        """The cost of a volume of which each band is paid at its own price."""
        total = self.constant(Decimal(0))
        for band in bands:
            held = self.clip(volume, band.start, band.end) - self.constant(band.start)
            total = total + held * self.constant(band.price)
        return total

    def _graduated(self, term: Graduated) -> Quantity:
        return self.banded(self.product(term.volume), term.bands)

    def _fitted(self, term: Fit) -> Quantity:
        vcpu, memory = self.value(term.vcpu), self.value(term.memory_gib)
        price = self.constant(term.steps[-1].price)
        for step in reversed(term.steps):
            fits = self.both(
                vcpu <= self.constant(step.vcpu), memory <= self.constant(step.memory_gib)
            )
            price = self.where(fits, self.constant(step.price), price)
        return price


class Exact(View):
    """Every input at its likely value, save those that ``moved`` puts elsewhere."""

    def __init__(
        self,
        months: int,
        rate: Term,
        moved: Mapping[str, Decimal] | None = None,
        timing: Timing = END_OF_MONTH,
        inflation: Term = NO_INFLATION,
    ) -> None:
        super().__init__(months, rate, timing, inflation)
        self._moved = moved or {}

    def discounts(self) -> list[Quantity]:
        """The present value of one constant dollar paid in each month, from month 1."""
        rate, inflation = self.value(self._rate), self.value(self._inflation)
        return _discounts(self.months, rate, self.timing, inflation)

    def constant(self, value: Decimal) -> Quantity:
        """The number itself."""
        return value

    def number(self, item: Input) -> Quantity:
        """The likely value, or the one it was moved to."""
        return self._moved.get(item.key, item.likely)

    def clip(self, value: Quantity, least: Decimal, most: Decimal | None) -> Quantity:
        """A number held between two bounds."""
        held = max(value, least)
        return held if most is None else min(held, most)

    def where(self, condition: Any, yes: Quantity, no: Quantity) -> Quantity:
        """A plain choice."""
        return yes if condition else no

    def both(self, first: Any, second: Any) -> Any:
        """Both conditions."""
        return first and second

    def whole(self, value: Quantity) -> Quantity:
        """Round to a whole number, half up."""
        return value.quantize(Decimal(1), rounding=ROUND_HALF_UP, context=WIDE)


@lru_cache(maxsize=64)
def _discounts(months: int, rate: Decimal, timing: Timing, inflation: Decimal) -> list[Decimal]:
    """The present values of a dollar, once for all the views of an estimate."""
    return View.discounts(Exact(months, rate, None, timing, inflation))
