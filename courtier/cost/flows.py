"""When money is paid: every month, once, or at each renewal of equipment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from courtier.cost.terms import Input, Term, inputs_in, point
from courtier.cost.view import MONTHS_PER_YEAR, Quantity, View

ZERO = Decimal(0)


@dataclass(frozen=True)
class Flow:
    """An amount paid at the end of a month; months count from 1."""

    month: int
    amount: Decimal


class Plan(Protocol):
    """How one cost line is paid over the horizon."""

    def present(self, view: View) -> Quantity:
        """The present value of the line."""

    def flows(self, view: View) -> tuple[Flow, ...]:
        """The dated amounts, in an exact view."""

    def inputs(self) -> Iterator[Input]:
        """The uncertain inputs that the line rests on."""


@dataclass(frozen=True)
class Monthly:
    """A product of factors paid every month, that grows by yearly fractions month by month."""

    factors: tuple[Term, ...]
    growth: tuple[Term, ...] = ()

    def present(self, view: View) -> Quantity:
        """The present value of all months."""
        return view.product(self.factors) * view.annuity(self.growth)

    def flows(self, view: View) -> tuple[Flow, ...]:
        """One flow a month."""
        amount, step = view.product(self.factors), view.monthly_growth(self.growth)
        found = []
        for month in range(1, view.months + 1):
            found.append(Flow(month, amount))
            amount = amount * step
        return tuple(found)

    def inputs(self) -> Iterator[Input]:
        """The inputs among the factors and growths."""
        return inputs_in((*self.factors, *self.growth))


@dataclass(frozen=True)
class Once:
    """A product of factors paid at the end of the first month."""

    factors: tuple[Term, ...]

    def present(self, view: View) -> Quantity:
        """The present value of the one payment."""
        return view.product(self.factors) * view.discounts()[0]

    def flows(self, view: View) -> tuple[Flow, ...]:
        """The one flow."""
        return (Flow(1, view.product(self.factors)),)

    def inputs(self) -> Iterator[Input]:
        """The inputs among the factors."""
        return inputs_in(self.factors)


@dataclass(frozen=True)
class Share:
    """A fraction of other plans, paid when they are (a reseller's surcharge)."""

    plans: tuple[Plan, ...]
    ratio: Decimal = Decimal(1)

    def present(self, view: View) -> Quantity:
        """The fraction of the present value of the plans."""
        total = view.constant(ZERO)
        for plan in self.plans:
            total = total + plan.present(view)
        return total * view.constant(self.ratio)

    def flows(self, view: View) -> tuple[Flow, ...]:
        """The flows of the plans, each times the fraction."""
        return tuple(
            Flow(flow.month, flow.amount * self.ratio)
            for plan in self.plans
            for flow in plan.flows(view)
        )

    def inputs(self) -> Iterator[Input]:
        """The inputs of the plans."""
        for plan in self.plans:
            yield from plan.inputs()


@dataclass(frozen=True)
class Renewals:
    """Equipment bought and bought again at the end of its life, inside the horizon.

    ``age`` is in months of the horizon at its start, one begun counted whole: negative when the
    purchase is to come, None when the day is unknown (bought in the first month). What was paid
    before the horizon is past: it does not count, nor does what is left of it. ``residual`` turns
    the plan into the value left at the end of the horizon of the last purchase made in it,
    straight line.
    """

    price: tuple[Term, ...]
    life_years: Term
    age: int | None
    residual: bool = False

    def present(self, view: View) -> Quantity:
        """The present value of all purchases, or of the residual value (negative)."""
        total = view.constant(ZERO)
        for month, amount in self.entries(view):
            total = total + amount * view.discount(month)
        return total

    def flows(self, view: View) -> tuple[Flow, ...]:
        """The flows that are not nil."""
        entries = self.entries(view)
        return tuple(Flow(int(month), amount) for month, amount in entries if amount)

    def inputs(self) -> Iterator[Input]:
        """The inputs of price and life."""
        return inputs_in((*self.price, self.life_years))

    def entries(self, view: View) -> Iterator[tuple[Quantity, Quantity]]:
        """Month of payment and amount of every purchase that may fall inside the horizon."""
        life = self._life(view)
        price, months = view.product(self.price), view.constant(Decimal(view.months))
        nothing = view.constant(ZERO)
        bought = self._first(view, life)
        for _ in range(self._most(view)):
            inside = bought < months
            if not self.residual:
                yield bought + 1, view.where(inside, price, nothing)
            else:
                last = view.both(inside, bought + life >= months)
                left = price * (months - bought - life) / life
                yield months, view.where(last, left, nothing)
            bought = bought + life

    def _life(self, view: View) -> Quantity:
        months = view.whole(view.value(self.life_years) * view.constant(MONTHS_PER_YEAR))
        return view.clip(months, Decimal(1), None)

    def _first(self, view: View, life: Quantity) -> Quantity:
        """Months from the start to the first purchase that is still to come; 0 when overdue."""
        if self.age is None or self.age <= 0:
            return view.constant(Decimal(-(self.age or 0)))
        return view.clip(life - view.constant(Decimal(self.age)), ZERO, None)

    def _most(self, view: View) -> int:
        """No more purchases than this can fall inside the horizon."""
        life = self.life_years
        shortest = life.low if isinstance(life, Input) else point(life)
        return int(view.months / max(1, int(shortest * 12))) + 2
