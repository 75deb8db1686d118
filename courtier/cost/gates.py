"""Sanity gates of prices: each row is accepted, refused with its cause, or held for a person.

A row by itself: positive, unit, currency and term known, of no day to come. Against its family:
price per vCPU or GiB steady, an excess named where a known fault explains it. Against the other
rows of the same item: sources that contradict each other. Against the last snapshot: a large
change.

Agreement of two sources is not proof; and where two contradict each other, an excess small
enough to be a change of list price decides nothing until a further source confirms the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from courtier.cost.commitments import committed_months
from courtier.cost.gates_families import Families, Family, is_constrained
from courtier.cost.gates_tolerances import CHANGE, SOURCE_GAP, SPREAD, Tolerances
from courtier.cost.prices import ON_DEMAND
from courtier.knowledge.records.prices import CURRENCIES, UNIT, PriceRow, ShapeFamily
from courtier.values.findings import Severity

Verdict = Literal["accepted", "refused", "held"]
Key = tuple[str, str, str, str, str, str, Decimal | None, Decimal | None]
SEVERITY: dict[Verdict, Severity] = {"refused": "error", "held": "warning"}
"""The severity of a row that is not accepted."""
NOT_POSITIVE = "price-not-positive"
UNIT_UNKNOWN = "price-unit-unknown"
CURRENCY_UNKNOWN = "price-currency-unknown"
TERM_UNKNOWN = "price-term-unknown"
DAY_TO_COME = "price-day-to-come"
BY_ITSELF = (NOT_POSITIVE, UNIT_UNKNOWN, CURRENCY_UNKNOWN, TERM_UNKNOWN, DAY_TO_COME)
"""The causes for which a row is refused before it is compared with any other."""
FAMILY_GATE, CHANGE_GATE = "family", "change"
_DOUBTFUL = ("constrained-core", "family-outlier")


class Candidate(PriceRow):
    """A row that has not passed the gates: its price may be anything."""

    price: Decimal


@dataclass(frozen=True)
class Judged:
    """A row with its verdict.

    ``cause`` is an id that ``courtier explain`` knows, None for an accepted row. ``expected`` is
    the price that the family, the other source or the last snapshot gives, and ``gap`` the
    distance from it as a fraction. ``unexamined`` names the gates that had nothing to compare
    with, and ``known`` the terms that an unknown one is not among.
    """

    row: Candidate
    verdict: Verdict
    cause: str | None = None
    expected: Decimal | None = None
    gap: Decimal | None = None
    unexamined: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def judge(
    rows: Sequence[Candidate],
    last: Sequence[PriceRow],
    limits: Tolerances,
    shapes: Sequence[ShapeFamily] = (),
    day: date | None = None,
) -> tuple[Judged, ...]:
    """Judge rows together, in their order.

    Args:
        rows: Those to judge; several sources may give the same item.
        last: The rows of the last snapshot, which passed the gates in their time.
        limits: The tolerances.
        shapes: What machines of a family are: those on credits are priced by their memory.
        day: The day of the snapshot that the rows enter; None looks at no day.
    """
    rows = _sized(rows, last)
    terms = frozenset(row.term for row in last)
    faults = [_alone(row, terms, day) for row in rows]
    sound = [row for row, fault in zip(rows, faults, strict=True) if fault is None]
    bench = _Bench(sound, last, limits, shapes)
    pairs = zip(rows, faults, strict=True)
    alone = [fault or bench.against_family(row) for row, fault in pairs]
    settled = bench.against_sources(alone)
    return tuple(bench.against_last(judged) for judged in settled)


def item(row: PriceRow) -> Key:
    """What a price is for: two rows of one item and currency are two answers to one question."""
    where = (row.provider, row.region, row.service, row.sku, row.unit, row.term)
    return (*where, row.vcpu, row.memory_gib)


def _sized(rows: Sequence[Candidate], last: Sequence[PriceRow]) -> list[Candidate]:
    """The rows, those that leave out their size with the one that the last snapshot gives.

    A size that is left out would otherwise make another item, which nothing holds to its price.
    """
    sizes: dict[tuple[object, ...], set[tuple[Decimal | None, Decimal | None]]] = defaultdict(set)
    for row in last:
        sizes[item(row)[:-2]].add((row.vcpu, row.memory_gib))
    return [_with_size(row, sizes.get(item(row)[:-2], set())) for row in rows]


def _with_size(row: Candidate, sizes: set[tuple[Decimal | None, Decimal | None]]) -> Candidate:
    if row.vcpu is not None or row.memory_gib is not None or len(sizes) != 1:
        return row
    ((vcpu, memory),) = sizes
    return row.model_copy(update={"vcpu": vcpu, "memory_gib": memory})


def _alone(row: Candidate, terms: frozenset[str], day: date | None) -> Judged | None:
    """The refusal of a row that no comparison is needed for.

    A term is known where the last snapshot has it or its commitment can be counted.
    """
    if row.price <= 0:
        return Judged(row, "refused", NOT_POSITIVE)
    if not UNIT.match(row.unit):
        return Judged(row, "refused", UNIT_UNKNOWN)
    if row.currency not in CURRENCIES:
        return Judged(row, "refused", CURRENCY_UNKNOWN)
    if row.term not in {*terms, ON_DEMAND} and not committed_months(row.term):
        return Judged(row, "refused", TERM_UNKNOWN, known=tuple(sorted({*terms, ON_DEMAND})))
    if day is not None and row.as_of > day.isoformat()[: len(row.as_of)]:
        return Judged(row, "refused", DAY_TO_COME)
    return None


class _Bench:
    """Everything that rows are compared with, grouped once."""

    def __init__(
        self,
        rows: Sequence[Candidate],
        last: Sequence[PriceRow],
        limits: Tolerances,
        shapes: Sequence[ShapeFamily],
    ) -> None:
        self._limits = limits
        self._families = Families(shapes)
        known = [row for row in last if not row.note.startswith(_DOUBTFUL)]
        self._here, self._before = self._grouped(rows), self._grouped(known)
        self._last = {(item(row), row.currency): row for row in last}
        self._items = {item(row) for row in last}

    def _grouped(self, rows: Iterable[PriceRow]) -> dict[Family, list[PriceRow]]:
        found: dict[Family, list[PriceRow]] = defaultdict(list)
        for row in rows:
            family = None if is_constrained(row) else self._families.of(row)
            if family is not None:
                found[family].append(row)
        return found

    def against_family(self, row: Candidate) -> Judged:
        """Accept what is steady, refuse an excess that a known fault explains, hold the rest."""
        expected, spread = self._expected(row), self._limits.spread
        if expected is None or spread is None:
            excepted = is_constrained(row)
            return Judged(row, "accepted", unexamined=() if excepted else (FAMILY_GATE,))
        gap = row.price / expected - 1
        if abs(gap) <= spread:
            return Judged(row, "accepted", expected=expected, gap=gap)
        cause = self._cause(row, expected)
        verdict: Verdict = "held" if cause is None else "refused"
        return Judged(row, verdict, cause or SPREAD, expected, gap)

    def _expected(self, row: Candidate) -> Decimal | None:
        """The price that the other sizes of the family give; None without any."""
        family = None if is_constrained(row) else self._families.of(row)
        if family is None:
            return None
        others = [other for other in self._here[family] if other.sku != row.sku]
        if len({other.sku for other in others}) < (self._limits.sizes or 0):
            others += [other for other in self._before[family] if other.sku != row.sku]
        middle = self._families.middle(others)
        return None if middle is None else middle * self._families.measure(row)

    def _cause(self, row: Candidate, expected: Decimal) -> str | None:
        """The known fault whose bounds hold the excess of a row."""
        excess = row.price - expected
        sizes = {"ratio": excess / expected, "vcpu": excess / (row.vcpu or 1)}
        for cause, low, high in self._limits.causes(row):
            if low <= sizes[cause.kind] <= high and (cause.kind == "ratio" or _by_hour(row)):
                return cause.id
        return None

    def against_sources(self, alone: Sequence[Judged]) -> list[Judged]:
        """Hold the rows of an item whose sources contradict each other, unless one is at fault."""
        groups: dict[tuple[Key, str], list[int]] = defaultdict(list)
        for number, judged in enumerate(alone):
            if judged.row.price > 0:
                groups[item(judged.row), judged.row.currency].append(number)
        settled = list(alone)
        for numbers in groups.values():
            group = [alone[number] for number in numbers]
            if not self._agree(group):
                for number, judged in zip(numbers, self._settle(group), strict=True):
                    settled[number] = judged
        return settled

    def _agree(self, group: Sequence[Judged]) -> bool:
        prices = [judged.row.price for judged in group]
        gap = self._limits.source_gap or 0
        return max(prices) - min(prices) <= gap * min(prices)

    def _settle(self, group: Sequence[Judged]) -> list[Judged]:
        """Keep the verdicts where every contradiction is decided; hold all rows otherwise."""
        sound = [judged for judged in group if judged.verdict == "accepted"]
        sources = {judged.row.source for judged in sound}
        faults = [judged for judged in group if judged.verdict == "refused"]
        decided = len(sources) > 1 or all(self._too_large_for_a_change(f) for f in faults)
        if len(sound) + len(faults) == len(group) and self._agree(sound or group) and decided:
            return list(group)
        least = min(judged.row.price for judged in group)
        return [self._contradicted(judged, least) for judged in group]

    def _too_large_for_a_change(self, judged: Judged) -> bool:
        change = self._limits.change
        return judged.gap is None or (change is not None and judged.gap > change)

    def _contradicted(self, judged: Judged, least: Decimal) -> Judged:
        if judged.cause in BY_ITSELF:
            return judged
        gap = judged.row.price / least - 1
        return replace(judged, verdict="held", cause=SOURCE_GAP, expected=least, gap=gap)

    def against_last(self, judged: Judged) -> Judged:
        """Hold an accepted row that changed by more than the limit since the last snapshot."""
        if judged.verdict != "accepted":
            return judged
        before = self._last.get((item(judged.row), judged.row.currency))
        if before is None or self._limits.change is None:
            return replace(judged, unexamined=(*judged.unexamined, CHANGE_GATE))
        gap = judged.row.price / before.price - 1
        if abs(gap) <= self._limits.change:
            return judged
        return replace(judged, verdict="held", cause=CHANGE, expected=before.price, gap=gap)


def _by_hour(row: PriceRow) -> bool:
    return row.unit == "hour"
