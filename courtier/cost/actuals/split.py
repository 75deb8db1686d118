"""The difference of two buckets told apart: quantity, prices, currency, else one amount."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from courtier.cost.actuals.buckets import Bucket, Item, Key
from courtier.cost.actuals.levels import Level, levels_of
from courtier.cost.flows import ZERO
from courtier.results.actuals import GapKind, Untold
from courtier.values.money import cents


@dataclass(frozen=True)
class Part:
    """One part of a difference: what was assumed, what happened, and the dollars between them.

    For a currency, ``actual`` is the rate paid as a multiple of the one assumed. ``untold`` says
    why a part is undecided.
    """

    kind: GapKind
    category: str
    unit: str | None
    assumed: Decimal | None
    actual: Decimal | None
    effect: Decimal
    lines: tuple[str, ...]
    untold: Untold | None = None


Standards = Callable[[Key, Item], Decimal | None]
"""The public price that the estimate knows for one unit of a product of a bucket."""


def parts_of(
    foreseen: Mapping[Key, Bucket], billed: Mapping[Key, Bucket], standards: Standards
) -> list[Part]:
    """Every part of every difference that is not nil; they add up to the whole difference."""
    categories = sorted({key[0] for key in (*foreseen, *billed)})
    found = [
        part for category in categories for part in _category(category, foreseen, billed, standards)
    ]
    return [part for part in found if part.effect]


def _category(
    category: str,
    foreseen: Mapping[Key, Bucket],
    billed: Mapping[Key, Bucket],
    standards: Standards,
) -> Iterator[Part]:
    ours = {key: bucket for key, bucket in foreseen.items() if key[0] == category}
    theirs = {key: bucket for key, bucket in billed.items() if key[0] == category}
    for key in [key for key in ours if key in theirs and _measured(ours[key], theirs[key])]:
        yield from _measured_parts(key, ours.pop(key), theirs.pop(key), standards)
    if ours and theirs:
        yield from _amount(category, ours, theirs)
        return
    for key, bucket in theirs.items():
        yield Part("scope", *key, None, bucket.quantity, bucket.cost, ())
    for key, bucket in ours.items():
        yield Part("scope", *key, bucket.quantity, None, -bucket.cost, bucket.lines)


def _measured(ours: Bucket, theirs: Bucket) -> bool:
    return bool(ours.quantity) and bool(theirs.quantity)


def _measured_parts(key: Key, ours: Bucket, theirs: Bucket, standards: Standards) -> Iterator[Part]:
    """Quantity at the price foreseen, prices on the quantity billed, currency: no rest is left."""
    foreseen, billed = ours.quantity or ZERO, theirs.quantity or ZERO
    quantity = (billed - foreseen) * ours.cost / foreseen
    levels = levels_of(ours, theirs, lambda item: standards(key, item))
    ratio = theirs.cost / theirs.at_rate if theirs.at_rate else None
    parts = [
        Part("quantity", *key, foreseen, billed, quantity, ours.lines),
        _each(key, "mix", levels.mix, ours),
        _each(key, "price", levels.price, ours),
        _whole(key, "discount", levels.discount, ours),
        _whole(key, "commitment", levels.commitment, ours),
        replace(_whole(key, "undecided", levels.undecided, ours), untold=levels.untold),
        Part("currency", *key, Decimal(1), ratio, theirs.cost - theirs.at_rate, ours.lines),
    ]
    return _settled(parts, theirs.cost - ours.cost)


def _each(key: Key, kind: GapKind, level: Level, ours: Bucket) -> Part:
    """A part told by the price of one unit."""
    many = level.quantity or Decimal(1)
    return Part(kind, *key, level.assumed / many, level.actual / many, level.effect, ours.lines)


def _whole(key: Key, kind: GapKind, level: Level, ours: Bucket) -> Part:
    """A part told by its amounts on the quantity billed."""
    return Part(kind, *key, cents(level.assumed), cents(level.actual), level.effect, ours.lines)


def _settled(parts: list[Part], total: Decimal) -> Iterator[Part]:
    """The parts to the cent; the widest takes the fractions that rounding leaves."""
    rounded = [cents(part.effect) for part in parts]
    widest = max(range(len(parts)), key=lambda i: abs(parts[i].effect))
    rounded[widest] += total - sum(rounded, ZERO)
    return (replace(part, effect=each) for part, each in zip(parts, rounded, strict=True))


def _amount(category: str, ours: dict[Key, Bucket], theirs: dict[Key, Bucket]) -> Iterator[Part]:
    """One amount for what cannot be told apart; the currency stays apart."""
    foreseen = sum((bucket.cost for bucket in ours.values()), ZERO)
    billed = sum((bucket.cost for bucket in theirs.values()), ZERO)
    at_rate = cents(sum((bucket.at_rate for bucket in theirs.values()), ZERO))
    lines = tuple(line for bucket in ours.values() for line in bucket.lines)
    yield Part("amount", category, None, foreseen, at_rate, at_rate - foreseen, lines)
    ratio = billed / at_rate if at_rate else None
    yield Part("currency", category, None, Decimal(1), ratio, billed - at_rate, lines)
