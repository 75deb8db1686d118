"""A new snapshot from the last one and rows that passed the gates; and what changed between two.

What was not read is never taken as absence: a row of the last snapshot leaves only when its
whole scope was read to the end, and stays while the row that would replace it is held or refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from courtier.cost.gates import Judged
from courtier.knowledge.records.prices import PriceRow

Scope = tuple[str, str, str, str]
"""Provider, region, service and term of prices that were read to the end."""
Name = tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class Changed:
    """One price in two snapshots; ``change`` is a fraction, None where the currency differs."""

    before: PriceRow
    after: PriceRow
    change: Decimal | None


@dataclass(frozen=True)
class Difference:
    """What is new, gone and changed, in the order of the rows."""

    new: tuple[PriceRow, ...]
    gone: tuple[PriceRow, ...]
    changed: tuple[Changed, ...]


def merge(
    last: Sequence[PriceRow], judged: Sequence[Judged], complete: Collection[Scope] = ()
) -> tuple[PriceRow, ...]:
    """The rows of a new snapshot, sorted.

    Args:
        last: The rows of the last snapshot.
        judged: The rows that were read, with their verdicts; accepted ones enter.
        complete: The scopes read to the end, whose other rows leave.
    """
    entering = _once([as_row(j.row) for j in judged if j.verdict == "accepted"])
    waiting = [as_row(j.row) for j in judged if j.verdict != "accepted" and j.row.price > 0]
    replaced, kept = _by_name(entering), _by_name(waiting)
    staying = [
        row
        for row in last
        if not _answered(row, replaced) and (scope_of(row) not in complete or _answered(row, kept))
    ]
    return tuple(sorted([*staying, *entering], key=_order))


def difference(before: Sequence[PriceRow], after: Sequence[PriceRow]) -> Difference:
    """Compare two snapshots row by row."""
    old, new = _by_name(before), _by_name(after)
    changed = []
    for row in after:
        found = [other for other in old.get(name_of(row), []) if _same_size(row, other)]
        if found and (found[0].price, found[0].currency) != (row.price, row.currency):
            changed.append(Changed(found[0], row, _change(found[0], row)))
    return Difference(
        new=tuple(row for row in after if not _answered(row, old)),
        gone=tuple(row for row in before if not _answered(row, new)),
        changed=tuple(changed),
    )


def scope_of(row: PriceRow) -> Scope:
    """The scope that a row belongs to."""
    return row.provider, row.region, row.service, row.term


def name_of(row: PriceRow) -> Name:
    """What a price is called, whatever its size and currency."""
    return (*scope_of(row), row.sku, row.unit)


def as_row(row: PriceRow) -> PriceRow:
    """A row of the snapshot from one that was judged; the price of a refused one is not checked."""
    return PriceRow.model_construct(**dict(row))


def _change(before: PriceRow, after: PriceRow) -> Decimal | None:
    return after.price / before.price - 1 if after.currency == before.currency else None


def _by_name(rows: Iterable[PriceRow]) -> dict[Name, list[PriceRow]]:
    found: dict[Name, list[PriceRow]] = defaultdict(list)
    for row in rows:
        found[name_of(row)].append(row)
    return found


def _answered(row: PriceRow, others: dict[Name, list[PriceRow]]) -> bool:
    return any(_same_size(row, other) for other in others.get(name_of(row), ()))


def _same_size(row: PriceRow, other: PriceRow) -> bool:
    """Tell whether two rows may be the same size: one that nobody knows may be any."""
    pairs = ((row.vcpu, other.vcpu), (row.memory_gib, other.memory_gib))
    return all(a is None or b is None or a == b for a, b in pairs)


def _once(rows: Sequence[PriceRow]) -> list[PriceRow]:
    """One row an item: the newest where several sources agree."""
    found: dict[tuple[Name, Decimal | None, Decimal | None], PriceRow] = {}
    for row in sorted(rows, key=lambda row: (row.as_of, row.source)):
        found[name_of(row), row.vcpu, row.memory_gib] = row
    return list(found.values())


def _order(row: PriceRow) -> tuple[object, ...]:
    size = (row.vcpu or Decimal(0), row.memory_gib or Decimal(0))
    return (row.provider, row.region, row.service, row.sku, *size, row.term, row.unit, row.currency)
