"""The two sides put in the same words: category, unit, Canadian dollars, cents that add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from courtier.cost.actuals.bill import Bill, BillWords, Group, Sum
from courtier.cost.actuals.foreseen import Foreseen
from courtier.cost.flows import ZERO
from courtier.reading.nearest import fold
from courtier.values.money import cents

APART = ("Tax", "Credit")
"""Charges that the estimate leaves out: it is before tax and before any credit."""
BINARY = Decimal("1.073741824")
"""How many GB make one GiB."""

Key = tuple[str, str | None]
"""A category and a unit, None where the unit or the quantity is not known."""


@dataclass(frozen=True)
class Item:
    """One product of a bucket, its amounts in Canadian dollars at the rate of the estimate.

    ``listed`` is its quantity at list price, ``contracted`` at the negotiated price, ``paid`` what
    was paid in the end; ``committed`` tells whether a commitment lowered it. None: not told.
    """

    sku: str | None
    region: str | None
    quantity: Decimal | None
    listed: Decimal | None
    contracted: Decimal | None
    paid: Decimal
    committed: bool | None


@dataclass(frozen=True)
class Bucket:
    """One side of a category and unit.

    ``cost`` is in Canadian dollars; ``at_rate`` the same at the exchange rate of the estimate;
    ``currency`` the one that prices are in, None when several are. ``items`` are what was sold.
    """

    cost: Decimal
    at_rate: Decimal
    quantity: Decimal | None
    currency: str | None
    lines: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Rates:
    """Canadian dollars for one unit of a currency: as paid, and as the estimate took it."""

    paid: Mapping[str, Decimal]
    taken: Mapping[str, Decimal]

    def in_cad(self, currency: str) -> Decimal | None:
        """The rate paid, else the one of the estimate; None when nobody gives one."""
        return self.paid.get(currency, self.taken.get(currency))


def foreseen_buckets(found: Iterable[Foreseen]) -> dict[Key, Bucket]:
    """The lines of the estimate by category and unit."""
    sums: dict[Key, list[Foreseen]] = {}
    for each in found:
        sums.setdefault((each.category, each.unit), []).append(each)
    return _rounded({key: _foreseen(parts) for key, parts in sums.items()})


def billed_buckets(bill: Bill, words: BillWords, rates: Rates) -> dict[Key, Bucket]:
    """The charges of a bill by category and unit, those that stand apart left out."""
    sums: dict[Key, list[Bucket]] = {}
    for group, total in bill.sums.items():
        if group.charge not in APART:
            sums.setdefault(_key(group, words), []).append(_settled(group, total, words, rates))
    return _rounded({key: _merged(parts) for key, parts in sums.items()})


def apart(bill: Bill, charge: str, rates: Rates) -> Decimal:
    """The taxes or the credits of a bill, in Canadian dollars to the cent."""
    total = ZERO
    for group, found in bill.sums.items():
        if group.charge == charge:
            total += found.cost * (rates.in_cad(group.currency) or ZERO)
    return cents(total)


def in_unit(buckets: Mapping[Key, Bucket], wanted: Iterable[Key]) -> dict[Key, Bucket]:
    """The buckets in the units of the other side, where GB and GiB are all that differs."""
    asked = set(wanted)
    found: dict[Key, Bucket] = {}
    for key, bucket in buckets.items():
        unit, factor = _other_size(key[1])
        other = (key[0], unit)
        turns = key not in asked and other in asked and other not in buckets
        if not turns or bucket.quantity is None:
            found[key] = bucket
        else:
            items = tuple(
                replace(item, quantity=item.quantity and item.quantity * factor)
                for item in bucket.items
            )
            found[other] = replace(bucket, quantity=bucket.quantity * factor, items=items)
    return found


def _other_size(unit: str | None) -> tuple[str | None, Decimal]:
    if unit is not None and unit.startswith("GiB"):
        return "GB" + unit[3:], BINARY
    if unit is not None and unit.startswith("GB"):
        return "GiB" + unit[2:], 1 / BINARY
    return None, Decimal(1)


def _key(group: Group, words: BillWords) -> Key:
    service = words.services.get(fold(group.service))
    unit = words.units.get(fold(group.unit)) if group.unit else None
    category = service.category if service and service.category else group.service
    return category, unit.unit if unit else group.unit


def _settled(group: Group, total: Sum, words: BillWords, rates: Rates) -> Bucket:
    unit = words.units.get(fold(group.unit)) if group.unit else None
    quantity = None
    if total.quantity is not None and group.unit:
        quantity = total.quantity * (unit.factor if unit else 1)
    cost = total.cost * (rates.in_cad(group.currency) or ZERO)
    foreign = group.priced_in if group.priced_in and total.priced is not None else group.currency
    base = total.priced if foreign != group.currency else total.cost
    taken = rates.taken.get(foreign)
    at_rate = cost if taken is None or base is None else base * taken
    turned = _turned(total.cost, at_rate, taken if foreign == group.currency else None)
    item = Item(
        group.sku, group.region, quantity, _times(total.listed, turned),
        _times(total.contracted, turned), at_rate, group.committed,
    )  # fmt: skip
    return Bucket(cost, at_rate, quantity, foreign, items=(item,))


def _turned(cost: Decimal, at_rate: Decimal, taken: Decimal | None) -> Decimal | None:
    """What turns the other amounts of a group as its cost was; None where nothing tells."""
    return taken if not cost else at_rate / cost


def _times(amount: Decimal | None, factor: Decimal | None) -> Decimal | None:
    return None if amount is None or factor is None else amount * factor


def _foreseen(parts: list[Foreseen]) -> Bucket:
    cost = sum((part.cost for part in parts), ZERO)
    lines = tuple(line for part in parts for line in part.lines)
    found = [_item(part) for part in parts]
    currencies = [part.tariff.currency if part.tariff else "CAD" for part in parts]
    return Bucket(cost, cost, _quantity(found), _one(currencies), lines, tuple(found))


def _item(part: Foreseen) -> Item:
    tariff = part.tariff
    if tariff is None:
        return Item(None, None, None, None, None, part.cost, None)
    bought = part.cost / tariff.paid
    listed, contracted = _times(tariff.listed, bought), _times(tariff.contracted, bought)
    committed = None if contracted is None else contracted != part.cost
    return Item(tariff.sku, tariff.region, bought, listed, contracted, part.cost, committed)


def _merged(parts: list[Bucket]) -> Bucket:
    items = tuple(item for part in parts for item in part.items)
    return Bucket(
        sum((part.cost for part in parts), ZERO),
        sum((part.at_rate for part in parts), ZERO),
        _quantity(items),
        _one([part.currency for part in parts]),
        items=items,
    )


def _quantity(items: Iterable[Item]) -> Decimal | None:
    """How many together; None once one does not tell."""
    known = [item.quantity for item in items]
    told = [quantity for quantity in known if quantity is not None]
    return sum(told, ZERO) if len(told) == len(known) else None


def _one(currencies: Sequence[str | None]) -> str | None:
    return currencies[0] if len(set(currencies)) == 1 else None


def _rounded(buckets: dict[Key, Bucket]) -> dict[Key, Bucket]:
    """Every cost to the cent; fractions are carried on, so that the sum is the sum rounded."""
    found, exact, before = {}, ZERO, ZERO
    for key in sorted(buckets, key=lambda key: (key[0], key[1] or "")):
        bucket = buckets[key]
        exact += bucket.cost
        cost, before = cents(exact) - before, cents(exact)
        at_rate = bucket.at_rate + cost - bucket.cost
        found[key] = replace(bucket, cost=cost, at_rate=at_rate)
    return found
