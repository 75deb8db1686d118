"""What the commands on prices print: snapshots, differences, and rows with their verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from courtier.cost.gates import Judged
from courtier.cost.gates_merge import Changed, Difference
from courtier.knowledge.records.prices import PriceRow
from courtier.report.prices_words import verdict_text
from courtier.results.common import FactUsed
from courtier.values.citation import Confidence
from courtier.values.model import Frozen
from courtier.values.text import Text


class PriceShown(Frozen):
    """One list price, before tax, as its source gives it; a size that nobody knows is null."""

    provider: str
    region: str
    service: str
    sku: str
    vcpu: str | None
    memory_gib: str | None
    unit: str
    price: str
    currency: str
    term: str
    as_of: str
    source: str
    licence: str
    confidence: Confidence
    note: str


class PriceVerdict(Frozen):
    """A row that is not accepted as it stands.

    ``cause`` is an id that ``courtier explain`` knows where a tolerance decided; ``expected`` is
    the price that the comparison gives and ``gap`` the distance from it, as a fraction.
    """

    price: PriceShown
    verdict: Literal["accepted", "refused", "held"]
    cause: str | None
    expected: str | None
    gap: str | None
    text: Text


class PriceChange(Frozen):
    """One price in two snapshots; ``change`` is a fraction, null where the currency differs."""

    before: PriceShown
    after: PriceShown
    change: str | None


class PriceList(Frozen):
    """What ``courtier prices show`` prints: the rows of one snapshot that answer."""

    schema_: Literal["courtier/prices/1"] = Field(alias="schema")
    snapshot: date
    layer: str
    rows_in_snapshot: int
    prices: tuple[PriceShown, ...]


class PriceDiff(Frozen):
    """What ``courtier prices diff`` prints; ``held`` are changes that a person should review."""

    schema_: Literal["courtier/prices-diff/1"] = Field(alias="schema")
    before: str
    after: str
    counts: dict[str, int]
    new: tuple[PriceShown, ...]
    gone: tuple[PriceShown, ...]
    changed: tuple[PriceChange, ...]
    held: tuple[PriceVerdict, ...]


class PriceScope(Frozen):
    """What was asked of a provider, and whether it was read to the end."""

    provider: str
    region: str
    service: str
    status: Literal["complete", "failed"]
    rows: int
    text: Text | None


class PricesEntered(Frozen):
    """What ``prices import`` and ``prices refresh`` print.

    ``written`` is the new snapshot, null where nothing was written. ``unexamined`` counts the
    accepted rows that had nothing to be compared with. ``scopes`` is empty for an import.
    """

    schema_: Literal["courtier/prices-import/1", "courtier/prices-refresh/1"] = Field(
        alias="schema"
    )
    day: date
    written: str | None
    base: date | None
    counts: dict[str, int]
    scopes: tuple[PriceScope, ...]
    verdicts: tuple[PriceVerdict, ...]
    new: tuple[PriceShown, ...]
    gone: tuple[PriceShown, ...]
    changed: tuple[PriceChange, ...]
    facts: tuple[FactUsed, ...]


def shown(row: PriceRow) -> PriceShown:
    """A row as it is printed; numbers in full precision."""
    values = {key: _plain(value) for key, value in dict(row).items()}
    return PriceShown.model_validate(values)


def verdicts_of(judged: Iterable[Judged]) -> tuple[PriceVerdict, ...]:
    """The rows that are refused, then those that are held."""
    odd = [j for j in judged if j.verdict != "accepted"]
    odd.sort(key=lambda j: j.verdict != "refused")
    return tuple(
        PriceVerdict(
            price=shown(j.row),
            verdict=j.verdict,
            cause=j.cause,
            expected=None if j.expected is None else _plain(j.expected.normalize()),
            gap=None if j.gap is None else f"{j.gap:.4f}",
            text=verdict_text(j),
        )
        for j in odd
    )


def changes_of(changed: Sequence[Changed]) -> tuple[PriceChange, ...]:
    """The changes, the largest first; those of currency last."""
    order = sorted(changed, key=lambda c: (c.change is None, -abs(c.change or Decimal(0))))
    return tuple(
        PriceChange(
            before=shown(c.before),
            after=shown(c.after),
            change=None if c.change is None else f"{c.change:.4f}",
        )
        for c in order
    )


def diff_result(before: str, after: str, found: Difference, held: Sequence[Judged]) -> PriceDiff:
    """The difference of two snapshots, with the rows of the second that the gates would hold."""
    return PriceDiff(
        schema="courtier/prices-diff/1",
        before=before,
        after=after,
        counts={
            "new": len(found.new),
            "gone": len(found.gone),
            "changed": len(found.changed),
            "held": sum(j.verdict != "accepted" for j in held),
        },
        new=tuple(map(shown, found.new)),
        gone=tuple(map(shown, found.gone)),
        changed=changes_of(found.changed),
        held=verdicts_of(held),
    )


def entered_result(
    schema: Literal["courtier/prices-import/1", "courtier/prices-refresh/1"],
    day: date,
    written: str | None,
    base: date | None,
    judged: Sequence[Judged],
    rows: int,
    found: Difference,
    facts: tuple[FactUsed, ...],
    scopes: tuple[PriceScope, ...] = (),
) -> PricesEntered:
    """What became of offered rows, to print."""
    return PricesEntered(
        schema=schema,
        day=day,
        written=written,
        base=base,
        counts=_counts(judged, rows),
        scopes=scopes,
        verdicts=verdicts_of(judged),
        new=tuple(map(shown, found.new)),
        gone=tuple(map(shown, found.gone)),
        changed=changes_of(found.changed),
        facts=facts,
    )


def _counts(judged: Sequence[Judged], rows: int) -> dict[str, int]:
    verdicts = Counter(j.verdict for j in judged)
    return {
        "read": len(judged),
        "accepted": verdicts["accepted"],
        "refused": verdicts["refused"],
        "held": verdicts["held"],
        "unexamined": sum(j.verdict == "accepted" and len(j.unexamined) > 1 for j in judged),
        "rows": rows,
    }


def _plain(value: object) -> str | None:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return None if value is None else str(value)
