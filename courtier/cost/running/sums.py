"""Amounts added up: by kind, by line, by key; cents that add up to the cent of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Literal, get_args

from courtier.cost.flows import ZERO
from courtier.cost.running.kinds import Keyed, Kind
from courtier.cost.running.price import PartCost
from courtier.cost.running.ways import Way
from courtier.results.belonging import Value
from courtier.results.running import (
    ASIDE,
    NotPriced,
    RunningLine,
    RunningTotal,
    SizeWord,
    WhyCount,
    WhyNotPriced,
)
from courtier.values.money import CENT, WIDE, cents

Standing = Literal["priced", "partly", "unpriced", "aside"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)


@dataclass(frozen=True)
class KindCost:
    """What one resource of a kind costs in a month, and what of it has no price."""

    costs: tuple[PartCost, ...]
    gaps: tuple[Way, ...]

    @property
    def each(self) -> Decimal | None:
        """In Canadian dollars, not rounded; None where nothing of it has a price."""
        return sum((cost.each for cost in self.costs), ZERO) if self.costs else None

    @property
    def standing(self) -> Standing:
        """Whether all, some or nothing of it is priced, or nothing is to be."""
        lacks = any(gap.why not in ASIDE for gap in self.gaps)
        if not self.costs:
            return "unpriced" if lacks else "aside"
        return "partly" if lacks else "priced"


Costs = Mapping[Kind, KindCost]


def to_the_cent(amounts: Sequence[Decimal]) -> list[Decimal]:
    """Amounts to the cent whose sum is the sum to the cent: the largest remainders go up.

    None is more than a cent away from its amount.
    """
    found = [amount.quantize(CENT, rounding=ROUND_FLOOR, context=WIDE) for amount in amounts]
    short = int((cents(sum(amounts, ZERO)) - sum(found, ZERO)) / CENT)
    order = sorted(range(len(found)), key=lambda place: found[place] - amounts[place])
    for place in order[:short]:
        found[place] += CENT
    return found


def total_of(kinds: Mapping[Kind, int], costs: Costs) -> Decimal | None:
    """What some resources cost together, not rounded; None where nothing of them has a price."""
    known = [each * n for kind, n in kinds.items() if (each := costs[kind].each) is not None]
    return sum(known, ZERO) if known else None


def totals_by(keyed: Keyed, costs: Costs, names: Mapping[str, str]) -> tuple[RunningTotal, ...]:
    """The total of each key, the dearest first; those without a key or a price last.

    Args:
        keyed: How many resources of each kind each key has.
        costs: What one of each kind costs.
        names: The names of some keys.
    """
    grouped: dict[Value, Counter[Kind]] = {}
    for (key, kind), count in keyed.items():
        grouped.setdefault(key, Counter())[kind] += count
    exact = {key: total_of(kinds, costs) for key, kinds in grouped.items()}
    order = sorted(grouped, key=lambda key: _order(key, exact[key]))
    paid = [key for key in order if exact[key] is not None]
    amounts = dict(zip(paid, to_the_cent([exact[key] or ZERO for key in paid]), strict=True))
    return tuple(
        _total(key, grouped[key], amounts.get(key), costs, names.get(key.text or ""))
        for key in order
    )


def _order(key: Value, amount: Decimal | None) -> tuple[bool, Decimal, bool, str, bool]:
    return amount is None, -(amount or ZERO), key.text is None, key.text or "", key.known


def _total(
    key: Value,
    kinds: Counter[Kind],
    amount: Decimal | None,
    costs: Costs,
    name: str | None,
) -> RunningTotal:
    counts = standings(kinds, costs)
    return RunningTotal(
        key=key.text,
        known=key.known,
        name=name,
        monthly=amount,
        resources=kinds.total(),
        **{name: counts[name] for name in STANDINGS},
    )


def standings(kinds: Mapping[Kind, int], costs: Costs) -> Counter[Standing]:
    """How many resources are priced in full, in part, not at all, or set aside."""
    found: Counter[Standing] = Counter()
    for kind, count in kinds.items():
        found[costs[kind].standing] += count
    return found


def lines_of(kinds: Mapping[Kind, int], costs: Costs) -> tuple[RunningLine, ...]:
    """One line for each price of a part of a type in a region, the dearest first."""
    merged: dict[tuple[str, ...], list[tuple[Kind, PartCost, int]]] = {}
    for kind, count in kinds.items():
        for cost in costs[kind].costs:
            row = cost.row
            key = (kind.provider or "", kind.region or "", kind.type, cost.rule.part, row.service,
                   row.sku, row.unit, cost.rule.id)  # fmt: skip
            merged.setdefault(key, []).append((kind, cost, count))
    exact = {key: sum((c.each * n for _, c, n in of), ZERO) for key, of in merged.items()}
    order = sorted(merged, key=lambda key: (-exact[key], key))
    rounded = to_the_cent([exact[key] for key in order])
    return tuple(_line(merged[key], amount) for key, amount in zip(order, rounded, strict=True))


def _line(same: list[tuple[Kind, PartCost, int]], amount: Decimal) -> RunningLine:
    kind, cost, _ = same[0]
    row = cost.row
    return RunningLine(
        provider=kind.provider or "",
        region=kind.region or "",
        type=kind.type,
        need=kind.need or "",
        part=cost.rule.part,
        serves=cost.rule.need,
        sku=row.sku,
        resources=sum(count for _, _, count in same),
        quantity=sum((each.quantity * count for _, each, count in same), ZERO),
        unit=row.unit,
        price=cost.paid,
        listed=None if cost.paid == row.price else row.price,
        currency=row.currency,
        hours=cost.hours,
        monthly=amount,
        basis="given" if cost.own else "list",
        as_of=row.as_of,
        confidence=cost.confidence,
        facts=tuple(fact.id for fact in cost.facts),
    )


def not_priced(kinds: Mapping[Kind, int], costs: Costs) -> tuple[NotPriced, ...]:
    """What has no price, the most numerous first, those that are alike together."""
    found: Counter[tuple[Way, Kind]] = Counter()
    for kind, count in kinds.items():
        for gap in costs[kind].gaps:
            found[gap, _bare(kind, gap)] += count
    listed = [_not_priced(gap, kind, count) for (gap, kind), count in found.items()]
    return tuple(
        sorted(
            listed,
            key=lambda item: (item.why in ASIDE, -item.resources,
                              item.why, item.type, item.part or "", item.region or "",
                              item.missing or "", [(each.word, each.value) for each in item.size]),
        )
    )  # fmt: skip


def _bare(kind: Kind, gap: Way) -> Kind:
    """A kind with what matters for its reason: the name of the product where it has no price."""
    told = gap.rule.words if gap.rule is not None and gap.why == "no-price" else ()
    named = ("shape", "class", "engine", "os") if gap.why == "no-price" else ()
    size = tuple(pair for pair in kind.size if pair[0] in (*told, *named))
    return Kind(kind.provider, kind.format, kind.type, kind.need, kind.region, size)


def _not_priced(gap: Way, kind: Kind, count: int) -> NotPriced:
    return NotPriced(
        why=gap.why or "no-price",
        type=kind.type,
        need=kind.need,
        part=gap.part,
        region=kind.region,
        missing=gap.missing,
        size=tuple(SizeWord(word=word, value=value) for word, value in kind.size),
        resources=count,
    )


def why_counts(kinds: Mapping[Kind, int], costs: Costs) -> tuple[WhyCount, ...]:
    """How many resources each reason concerns, the most numerous first."""
    found: Counter[WhyNotPriced] = Counter()
    for kind, count in kinds.items():
        for why in {gap.why or "no-price" for gap in costs[kind].gaps}:
            found[why] += count
    order = sorted(found, key=lambda why: (-found[why], why))
    return tuple(WhyCount(why=why, resources=found[why]) for why in order)
