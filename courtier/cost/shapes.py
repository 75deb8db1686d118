"""The cheapest shape that holds a need."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from courtier.cost.terms import Fit, Step, Term, inputs_in, point, top
from courtier.knowledge.records.prices import PriceRow

Stairs = list[tuple[Step, PriceRow]]


def _listed(row: PriceRow) -> Decimal:
    return row.price


def staircase(
    rows: Iterable[PriceRow],
    paid: Callable[[PriceRow], Decimal] = _listed,
    enough: tuple[Decimal, Decimal] | None = None,
) -> Stairs:
    """The shapes worth buying, cheapest first: none is both dearer and smaller than another.

    Rows without a known size are left out; ``paid`` gives the price of each. At one price the
    larger machine comes first; then the name decides. The stairs end at the first shape that
    holds ``enough``, where a size is given.
    """
    kept: Stairs = []
    for step, row in sized(rows, paid):
        if not any(holds(cheaper, step.vcpu, step.memory_gib) for cheaper, _ in kept):
            kept.append((step, row))
            if enough is not None and holds(step, *enough):
                break
    return kept


def sized(rows: Iterable[PriceRow], paid: Callable[[PriceRow], Decimal] = _listed) -> Stairs:
    """Every shape of a known size, cheapest first."""
    found = [
        (Step(row.vcpu, row.memory_gib, paid(row)), row)
        for row in rows
        if row.vcpu is not None and row.memory_gib is not None
    ]
    found.sort(key=lambda pair: (pair[0].price, -pair[0].vcpu, -pair[0].memory_gib, pair[1].sku))
    return found


def holds(step: Step, vcpu: Decimal, memory_gib: Decimal) -> bool:
    """Tell whether a shape holds a size; equal is enough."""
    return step.vcpu >= vcpu and step.memory_gib >= memory_gib


def may_hold(row: PriceRow, vcpu: Decimal, memory_gib: Decimal) -> bool:
    """Tell whether the machine of a price is known to hold a size."""
    if row.vcpu is None or row.memory_gib is None:
        return False
    return row.vcpu >= vcpu and row.memory_gib >= memory_gib


def fit(stairs: Stairs, vcpu: Term, memory_gib: Term) -> tuple[Term, list[PriceRow]] | None:
    """The price of the cheapest shape for a need, as a factor, with the rows it rests on.

    A need with a range takes, in each draw, the cheapest shape that holds that draw; the first
    row is the one of the likely size. None when the top of the need fits in no shape.
    """
    if not any(holds(step, top(vcpu), top(memory_gib)) for step, _ in stairs):
        return None
    likely = _first(stairs, point(vcpu), point(memory_gib))
    if not any(item.varies for item in inputs_in((vcpu, memory_gib))):
        return stairs[likely][0].price, [stairs[likely][1]]
    reach = _first(stairs, top(vcpu), top(memory_gib)) + 1
    steps = tuple(step for step, _ in stairs[:reach])
    return Fit(vcpu, memory_gib, steps), [stairs[likely][1]]


def _first(stairs: Stairs, vcpu: Decimal, memory_gib: Decimal) -> int:
    return next(i for i, (step, _) in enumerate(stairs) if holds(step, vcpu, memory_gib))
