"""Plans whose amount is worked out month by month: windows, machines that grow, bills."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from courtier.cost.flows import ZERO, Flow, Monthly, Once, Plan, Share
from courtier.cost.terms import Band, Input, Term, inputs_in
from courtier.cost.view import MONTHS_PER_YEAR, Quantity, View


class Monthwise(ABC):
    """A plan that gives its amount for each month of the horizon."""

    @abstractmethod
    def amounts(self, view: View) -> list[Quantity]:
        """The amount of each month, the first month first."""

    @abstractmethod
    def inputs(self) -> Iterator[Input]:
        """The uncertain inputs that the line rests on."""

    def present(self, view: View) -> Quantity:
        """The present value of all months."""
        return view.worth(self.amounts(view))

    def flows(self, view: View) -> tuple[Flow, ...]:
        """The flows that are not nil."""
        amounts = enumerate(self.amounts(view), start=1)
        return tuple(Flow(month, amount) for month, amount in amounts if amount)


@dataclass(frozen=True)
class During(Monthwise):
    """Another plan, of which only the months from ``first`` to ``last`` are paid."""

    plan: Plan
    first: int
    last: int

    def amounts(self, view: View) -> list[Quantity]:
        """The amounts of the plan inside the window, nothing outside."""
        nothing = view.constant(ZERO)
        return [
            amount if self.first <= month <= self.last else nothing
            for month, amount in enumerate(amounts_of(self.plan, view), start=1)
        ]

    def inputs(self) -> Iterator[Input]:
        """Those of the plan."""
        return self.plan.inputs()


@dataclass(frozen=True)
class Load:
    """How machines that follow the load run; ``hours`` are those at the peak in a month."""

    average: Decimal
    peak: Decimal
    hours: Decimal


@dataclass(frozen=True)
class Fleet:
    """Machines of one size over the horizon: how many, for how long, how they grow."""

    count: Term
    hours: Term
    growth: tuple[Term, ...] = ()
    load: Load | None = None

    @property
    def steady(self) -> bool:
        """Tell whether the same machines run all along."""
        return not self.growth and self.load is None

    def base(self, view: View) -> Quantity:
        """The machines that run at every hour from the first month."""
        share = Decimal(1) if self.load is None else self.load.average
        return view.whole_up(view.value(self.count) * view.constant(share))

    def used(self, view: View) -> list[Quantity]:
        """The machine-hours of each month; machines are whole."""
        step, size = view.monthly_growth(self.growth), view.value(self.count)
        hours = view.value(self.hours)
        found = []
        for _ in range(view.months):
            found.append(self._month(view, size, hours))
            size = size * step
        return found

    def inputs(self) -> Iterator[Input]:
        """The inputs of count, hours and growth."""
        return inputs_in((self.count, self.hours, *self.growth))

    def _month(self, view: View, size: Quantity, hours: Quantity) -> Quantity:
        if self.load is None:
            return view.whole_up(size) * hours
        peak = view.clip(hours, ZERO, self.load.hours)
        high = view.whole_up(size * view.constant(self.load.peak))
        usual = view.whole_up(size * view.constant(self.load.average))
        return high * peak + usual * (hours - peak)


@dataclass(frozen=True)
class Rented(Monthwise):
    """Machines paid by the hour, but for those that a commitment covers until ``covered``."""

    fleet: Fleet
    price: tuple[Term, ...]
    drift: tuple[Term, ...]
    covered: int = 0

    def amounts(self, view: View) -> list[Quantity]:
        """Hours used, less those committed, each at the price of its month."""
        price, step = view.product(self.price), view.monthly_growth(self.drift)
        committed = self.fleet.base(view) * view.value(self.fleet.hours)
        found = []
        for month, used in enumerate(self.fleet.used(view), start=1):
            left = view.clip(used - committed, ZERO, None) if month <= self.covered else used
            found.append(left * price)
            price = price * step
        return found

    def inputs(self) -> Iterator[Input]:
        """The inputs of the machines and the price."""
        yield from self.fleet.inputs()
        yield from inputs_in((*self.price, *self.drift))


@dataclass(frozen=True)
class Committed(Monthwise):
    """Machines committed for whole blocks of months, at the price of the first month of each.

    ``block`` is the length of the commitment, which covers the months after ``start`` until
    ``covered``; ``upfront`` has each block paid in its first month.
    """

    fleet: Fleet
    price: tuple[Term, ...]
    drift: tuple[Term, ...]
    block: int
    covered: int
    upfront: bool = False
    start: int = 0

    def amounts(self, view: View) -> list[Quantity]:
        """Each month of a block at the same price, or the block at once."""
        monthly = self.fleet.base(view) * view.product(self.price)
        block = view.constant(Decimal(self.block))
        yearly = view.monthly_growth(self.drift)
        nothing, found = view.constant(ZERO), []
        for month in range(view.months):
            if not self.start <= month < self.covered:
                found.append(nothing)
                continue
            first = (month - self.start) % self.block == 0
            if first:
                size = monthly * yearly ** view.constant(Decimal(month))
            found.append((size * block if first else nothing) if self.upfront else size)
        return found

    def inputs(self) -> Iterator[Input]:
        """The inputs of the machines and the price."""
        yield from self.fleet.inputs()
        yield from inputs_in((*self.price, *self.drift))


@dataclass(frozen=True)
class GrowingBands(Monthwise):
    """A volume that grows month by month, each band of a month paid at its own price."""

    volume: tuple[Term, ...]
    bands: tuple[Band, ...]
    growth: tuple[Term, ...]
    factors: tuple[Term, ...] = ()
    drift: tuple[Term, ...] = ()

    def amounts(self, view: View) -> list[Quantity]:
        """The graduated cost of the volume of each month."""
        volume, step = view.product(self.volume), view.monthly_growth(self.growth)
        factor, drift = view.product(self.factors), view.monthly_growth(self.drift)
        found = []
        for _ in range(view.months):
            found.append(view.banded(volume, self.bands) * factor)
            volume, factor = volume * step, factor * drift
        return found

    def inputs(self) -> Iterator[Input]:
        """The inputs of the volume, its growth and the price."""
        return inputs_in((*self.volume, *self.growth, *self.factors, *self.drift))


@dataclass(frozen=True)
class SupportPlan(Monthwise):
    """A support plan: a minimum a month, or graduated fractions of the bill if they make more.

    ``rate`` turns one unit of the bands into a Canadian dollar.
    """

    bill: tuple[Plan, ...]
    minimum: Decimal
    bands: tuple[Band, ...]
    rate: tuple[Term, ...] = ()

    def amounts(self, view: View) -> list[Quantity]:
        """The plan of each month, on the bill of that month."""
        rate, least = view.product(self.rate), view.constant(self.minimum)
        found = []
        for billed in sums_of(self.bill, view):
            share = view.banded(billed / rate, self.bands)
            found.append(view.where(share > least, share, least) * rate)
        return found

    def inputs(self) -> Iterator[Input]:
        """The inputs of the bill and the exchange rate."""
        for plan in self.bill:
            yield from plan.inputs()
        yield from inputs_in(self.rate)


def sums_of(plans: tuple[Plan, ...], view: View) -> list[Quantity]:
    """What several plans cost together in each month."""
    totals = [view.constant(ZERO)] * view.months
    for plan in plans:
        totals = [a + b for a, b in zip(totals, amounts_of(plan, view), strict=True)]
    return totals


def amounts_of(plan: Plan, view: View) -> list[Quantity]:
    """What a plan costs in each month of the horizon.

    Raises:
        TypeError: The plan tells no amount by month (a renewal of equipment).
    """
    if isinstance(plan, Monthwise):
        return plan.amounts(view)
    if isinstance(plan, Share):
        ratio = view.constant(plan.ratio)
        return [amount * ratio for amount in sums_of(plan.plans, view)]
    if isinstance(plan, Once):
        rest = [view.constant(ZERO)] * (view.months - 1)
        return [view.product(plan.factors), *rest]
    if isinstance(plan, Monthly):
        return _level(plan, view)
    raise TypeError(f"no amounts by month: {plan!r}")


def _level(plan: Monthly, view: View) -> list[Quantity]:
    amount, step = view.product(plan.factors), view.monthly_growth(plan.growth)
    found = []
    for _ in range(view.months):
        found.append(amount)
        amount = amount * step
    return found


def yearly(cost: Term) -> Monthly:
    """A cost a year, paid by twelfths."""
    return Monthly((cost, 1 / MONTHS_PER_YEAR))
