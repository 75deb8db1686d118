"""A difference of unit price told apart: mix, price of the same product, discount, commitment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from courtier.cost.actuals.buckets import Bucket, Item
from courtier.cost.flows import ZERO
from courtier.results.actuals import Untold

Standard = Callable[[Item], Decimal | None]
"""The public price that the estimate knows for one unit of a product; None for none."""


@dataclass(frozen=True)
class Unit:
    """What one unit foreseen costs: at list price, at the negotiated price, as it is paid."""

    listed: Decimal
    contracted: Decimal
    paid: Decimal


@dataclass
class Level:
    """One part: its effect, and the amounts assumed and found of which it is the difference."""

    effect: Decimal = ZERO
    assumed: Decimal = ZERO
    actual: Decimal = ZERO
    quantity: Decimal = ZERO

    def add(self, assumed: Decimal, actual: Decimal, quantity: Decimal) -> None:
        """One product more."""
        self.effect += actual - assumed
        self.assumed += assumed
        self.actual += actual
        self.quantity += quantity


@dataclass
class Levels:
    """The parts of a difference of price, and why the last of them could not be settled."""

    mix: Level = field(default_factory=Level)
    price: Level = field(default_factory=Level)
    discount: Level = field(default_factory=Level)
    commitment: Level = field(default_factory=Level)
    undecided: Level = field(default_factory=Level)
    untold: Untold | None = None

    def leave(self, why: Untold, assumed: Decimal, actual: Decimal, quantity: Decimal) -> None:
        """Leave an amount undecided; the first reason is told."""
        self.undecided.add(assumed, actual, quantity)
        self.untold = self.untold or why


def levels_of(ours: Bucket, theirs: Bucket, standard: Standard) -> Levels:
    """The quantity billed at the prices foreseen, against what was paid for it.

    Each product goes from the average list price foreseen to its own list price in the estimate
    (mix), to the list price billed (price), to the negotiated price (discount), to what was paid
    (commitment). A step that no column tells is undecided.

    Args:
        ours: What was foreseen; its quantity is known and not nil.
        theirs: What was billed; its quantity is known.
        standard: The prices that the estimate knows.
    """
    found, unit = Levels(), _unit(ours)
    for item in theirs.items:
        quantity = item.quantity or ZERO
        if unit is None:
            assumed = quantity * ours.cost / (ours.quantity or Decimal(1))
            found.leave("estimate", assumed, item.paid, quantity)
        else:
            _add(found, unit, item, quantity, standard(item))
    return found


def _unit(ours: Bucket) -> Unit | None:
    """The averages foreseen; None where a line tells no public price."""
    listed = [item.listed for item in ours.items if item.listed is not None]
    contracted = [item.contracted for item in ours.items if item.contracted is not None]
    if not ours.quantity or not len(listed) == len(contracted) == len(ours.items):
        return None
    many, paid = ours.quantity, sum((item.paid for item in ours.items), ZERO)
    return Unit(sum(listed, ZERO) / many, sum(contracted, ZERO) / many, paid / many)


def _add(
    found: Levels, unit: Unit, item: Item, quantity: Decimal, standard: Decimal | None
) -> None:
    listed, contracted = item.listed, item.contracted
    if listed is None or contracted is None:
        found.leave("list-price", quantity * unit.paid, item.paid, quantity)
        return
    if standard is not None:
        found.mix.add(quantity * unit.listed, quantity * standard, quantity)
        found.price.add(quantity * standard, listed, quantity)
    else:
        why: Untold = "product" if item.sku is None or item.region is None else "catalogue"
        found.leave(why, quantity * unit.listed, listed, quantity)
    found.discount.add(quantity * (unit.contracted - unit.listed), contracted - listed, quantity)
    lowered = quantity * (unit.paid - unit.contracted), item.paid - contracted, quantity
    if item.committed or item.paid == contracted:
        found.commitment.add(*lowered)
    else:
        found.leave("commitment", *lowered)
