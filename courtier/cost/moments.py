"""When the costs of arriving and leaving fall: at once, while both services run, at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from courtier.cost.draft import Gap
from courtier.cost.flows import ZERO, Once, Plan, Share
from courtier.cost.spans import Monthwise, sums_of
from courtier.cost.terms import Input, Term, inputs_in, uncertain
from courtier.cost.topics import EXIT, PARALLEL
from courtier.cost.view import Quantity, View
from courtier.values.text import Text
from courtier.workload.model import Workload

_WHOLE = Decimal(1)


@dataclass(frozen=True)
class PaidIn(Monthwise):
    """An amount paid once: at the end of the first month, or of the last one."""

    factors: tuple[Term, ...]
    at_the_end: bool = False

    def amounts(self, view: View) -> list[Quantity]:
        """The amount in its month, nothing in the others."""
        found = [view.constant(ZERO)] * view.months
        found[-1 if self.at_the_end else 0] = view.product(self.factors)
        return found

    def inputs(self) -> Iterator[Input]:
        """The inputs among the factors."""
        return inputs_in(self.factors)


@dataclass(frozen=True)
class PaidAfter(Monthwise):
    """An amount paid once, in the month that follows ``length`` months, at the latest the last.

    A month begun counts whole: after two months and a half, it is paid in the fourth.
    """

    amount: Term
    length: Term

    def amounts(self, view: View) -> list[Quantity]:
        """The amount in its month, nothing in the others."""
        one, nothing = view.constant(_WHOLE), view.constant(ZERO)
        due = view.whole_up(view.value(self.length)) + one
        due = view.clip(due, _WHOLE, Decimal(view.months))
        paid = view.value(self.amount)
        return [
            view.where(due == view.constant(Decimal(month)), paid, nothing)
            for month in range(1, view.months + 1)
        ]

    def inputs(self) -> Iterator[Input]:
        """The inputs of the amount and of the length."""
        return inputs_in((self.amount, self.length))


@dataclass(frozen=True)
class Overlap(Monthwise):
    """Other plans, paid for the first ``length`` months; the last may count for a part."""

    plans: tuple[Plan, ...]
    length: Term

    def amounts(self, view: View) -> list[Quantity]:
        """The amounts of the plans while the overlap lasts, nothing after."""
        left = view.value(self.length)
        found = []
        for amount in sums_of(self.plans, view):
            found.append(amount * view.clip(left, ZERO, _WHOLE))
            left = left - view.constant(_WHOLE)
        return found

    def inputs(self) -> Iterator[Input]:
        """The inputs of the plans and of the length."""
        for plan in self.plans:
            yield from plan.inputs()
        yield from inputs_in((self.length,))


def in_its_time(plan: Plan, topic: str | None, length: Term | None) -> Plan:
    """A cost of arriving or leaving where it falls; any other, and what is not told, as it is.

    What is paid once to leave is paid in the last month, and what recurs in a parallel run of a
    known ``length`` lasts as long.
    """
    if isinstance(plan, Share):
        return replace(plan, plans=tuple(in_its_time(each, topic, length) for each in plan.plans))
    if topic == EXIT and isinstance(plan, Once):
        return PaidIn(plan.factors, at_the_end=True)
    if topic == PARALLEL and length is not None and not isinstance(plan, Once):
        return Overlap((plan,), length)
    return plan


def parallel_length(workload: Workload) -> Term | None:
    """The months during which the old service runs beside the new one; None when not told."""
    given = workload.cost.migration if workload.cost else None
    if given is None or given.parallel_months is None:
        return None
    return uncertain(given.parallel_months, "cost.migration.parallel-months", _LENGTH)


_LENGTH = Text(fr="Mois d’exploitation en parallèle", en="Months of parallel run")

LENGTH_UNKNOWN = Gap(
    "parallel-run.months",
    Text(
        fr="la durée de l’exploitation en parallèle (cost : migration, parallel_months)",
        en="the length of the parallel run (cost: migration, parallel_months)",
    ),
    Text(
        fr="Ce qui est payé par mois ou par an l’est alors pendant tout l’horizon.",
        en="What is paid by the month or the year is then paid over the whole horizon.",
    ),
    "architect",
    essential=False,
)
