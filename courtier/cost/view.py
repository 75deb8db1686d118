"""One arithmetic for two readings of the inputs: exact (Decimal) and drawn (arrays)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from courtier.cost.terms import Fit, Graduated, Input, Term

Quantity = Any
"""A Decimal in an exact view, an array of floats in a drawn one."""

MONTHS_PER_YEAR = Decimal(12)


class View(ABC):
    """How the inputs are seen. Every formula of cost is written once, on a view.

    Args:
        months: The horizon, 1 or more.
        rate: The discount rate, a fraction a year.
    """

    def __init__(self, months: int, rate: Term) -> None:
        self.months = months
        self._rate = rate
        self._annuities: dict[tuple[Term, ...], Quantity] = {}
        self._powers: list[Quantity] = []

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

    def discount(self, month: Quantity) -> Quantity:
        """The present value of one dollar at the end of a month."""
        yearly = 1 + self.value(self._rate)
        return yearly ** (-self.constant(Decimal(1)) * month / self.constant(MONTHS_PER_YEAR))

    def discounts(self) -> list[Quantity]:
        """The present value of one dollar at the end of each month, from month 1."""
        if not self._powers:
            step = self.discount(self.constant(Decimal(1)))
            power = step
            for _ in range(self.months):
                self._powers.append(power)
                power = power * step
        return self._powers

    def annuity(self, growth: tuple[Term, ...]) -> Quantity:
        """The present value of one dollar a month that grows from its second month."""
        if growth not in self._annuities:
            step = self.monthly_growth(growth)
            total, size = self.constant(Decimal(0)), self.constant(Decimal(1))
            for present in self.discounts():
                total = total + size * present
                size = size * step
            self._annuities[growth] = total
        return self._annuities[growth]

    def _graduated(self, term: Graduated) -> Quantity:
        volume = self.product(term.volume)
        total = self.constant(Decimal(0))
        for band in term.bands:
            held = self.clip(volume, band.start, band.end) - self.constant(band.start)
            total = total + held * self.constant(band.price)
        return total

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

    def __init__(self, months: int, rate: Term, moved: Mapping[str, Decimal] | None = None) -> None:
        super().__init__(months, rate)
        self._moved = moved or {}

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
        return value.quantize(Decimal(1), rounding=ROUND_HALF_UP)
