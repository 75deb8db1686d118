"""The difference of two buckets told apart: quantity, price, currency, else one amount."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from courtier.cost.actuals.buckets import Bucket, Key
from courtier.cost.flows import ZERO
from courtier.results.actuals import GapKind
from courtier.values.money import cents


@dataclass(frozen=True)
class Part:
    """One part of a difference: what was assumed, what happened, and the dollars between them.

    For a currency, ``actual`` is the rate paid as a multiple of the one assumed.
    """

    kind: GapKind
    category: str
    unit: str | None
    assumed: Decimal | None
    actual: Decimal | None
    effect: Decimal
    lines: tuple[str, ...]


def parts_of(foreseen: Mapping[Key, Bucket], billed: Mapping[Key, Bucket]) -> list[Part]:
    """Every part of every difference that is not nil; they add up to the whole difference."""
    categories = sorted({key[0] for key in (*foreseen, *billed)})
    found = [part for category in categories for part in _category(category, foreseen, billed)]
    return [part for part in found if part.effect]


def _category(
    category: str, foreseen: Mapping[Key, Bucket], billed: Mapping[Key, Bucket]
) -> Iterator[Part]:
    ours = {key: bucket for key, bucket in foreseen.items() if key[0] == category}
    theirs = {key: bucket for key, bucket in billed.items() if key[0] == category}
    for key in [key for key in ours if key in theirs and _measured(ours[key], theirs[key])]:
        yield from _measured_parts(key, ours.pop(key), theirs.pop(key))
    if ours and theirs:
        yield _amount(category, ours, theirs)
        return
    for key, bucket in theirs.items():
        yield Part("scope", *key, None, bucket.quantity, bucket.cost, ())
    for key, bucket in ours.items():
        yield Part("scope", *key, bucket.quantity, None, -bucket.cost, bucket.lines)


def _measured(ours: Bucket, theirs: Bucket) -> bool:
    return bool(ours.quantity) and bool(theirs.quantity)


def _measured_parts(key: Key, ours: Bucket, theirs: Bucket) -> Iterator[Part]:
    """Quantity at the price foreseen, price at the quantity billed, currency: no rest is left."""
    foreseen, billed = ours.quantity or ZERO, theirs.quantity or ZERO
    assumed, actual = ours.cost / foreseen, theirs.at_rate / billed
    quantity = cents((billed - foreseen) * assumed)
    currency = cents(theirs.cost - theirs.at_rate)
    price = theirs.cost - ours.cost - quantity - currency
    yield Part("quantity", *key, foreseen, billed, quantity, ours.lines)
    yield Part("price", *key, assumed, actual, price, ours.lines)
    ratio = theirs.cost / theirs.at_rate if theirs.at_rate else None
    yield Part("currency", *key, Decimal(1), ratio, currency, ours.lines)


def _amount(category: str, ours: dict[Key, Bucket], theirs: dict[Key, Bucket]) -> Part:
    foreseen = sum((bucket.cost for bucket in ours.values()), ZERO)
    billed = sum((bucket.cost for bucket in theirs.values()), ZERO)
    lines = tuple(line for bucket in ours.values() for line in bucket.lines)
    return Part("amount", category, None, foreseen, billed, billed - foreseen, lines)
