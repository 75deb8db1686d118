"""Which option is cheapest, when curves cross, and which input moves the difference most."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from courtier.cost.draft import Draft
from courtier.cost.flows import ZERO
from courtier.cost.settings import Settings, rate_input
from courtier.cost.terms import Input
from courtier.cost.view import Exact, View
from courtier.results.estimate import BreakEven, OptionCost, Swing
from courtier.values.money import cents


@dataclass(frozen=True)
class Pair:
    """The cloud option of least median and the least of the others, both priced in full."""

    cloud: Draft
    other: Draft


def pair_of(drafts: list[Draft], costs: list[OptionCost]) -> Pair | None:
    """The two options to compare; None unless each side has one priced in full."""
    drafted = {draft.id: draft for draft in drafts}
    priced = sorted(
        (cost for cost in costs if cost.status == "priced"),
        key=lambda cost: (cost.p50 or ZERO, cost.npv or ZERO, cost.id),
    )
    cloud = next((drafted[cost.id] for cost in priced if cost.kind == "cloud"), None)
    other = next((drafted[cost.id] for cost in priced if cost.kind != "cloud"), None)
    return None if cloud is None or other is None else Pair(cloud, other)


def cheapest(costs: list[OptionCost]) -> str | None:
    """The option of least present value among those priced in full; None under two of them."""
    priced = [
        (cost.npv, cost.id) for cost in costs if cost.status == "priced" and cost.npv is not None
    ]
    return min(priced)[1] if len(priced) > 1 else None


def break_even(pair: Pair | None, view: View) -> BreakEven:
    """The months in which the cumulative present costs of the pair change order."""
    if pair is None:
        return BreakEven(cloud=None, other=None, months=())
    cloud, other = _cumulative(pair.cloud, view), _cumulative(pair.other, view)
    months, before = [], 0
    for month, (left, right) in enumerate(zip(cloud, other, strict=True), start=1):
        now = (left > right) - (left < right)
        if now and before and now != before:
            months.append(month)
        before = now or before
    return BreakEven(cloud=pair.cloud.id, other=pair.other.id, months=tuple(months))


def sensitivity(pair: Pair | None, frame: Settings) -> tuple[Swing, ...]:
    """The difference cloud minus other with one input at its low, then its high point.

    The others stay at their likely values; widest swings first, nil ones left out.
    """
    if pair is None:
        return ()
    found = [_swing(pair, frame, item) for item in _inputs(pair, frame)]
    moving = [swing for swing in found if swing.low != swing.high]
    return tuple(sorted(moving, key=lambda swing: (-abs(swing.high - swing.low), swing.input)))


def _cumulative(draft: Draft, view: View) -> list[Decimal]:
    months = [ZERO] * view.months
    presents = view.discounts()
    for line in draft.lines:
        for flow in line.plan.flows(view):
            months[flow.month - 1] += flow.amount * presents[flow.month - 1]
    return list(accumulate(months))


def _inputs(pair: Pair, frame: Settings) -> list[Input]:
    rate = rate_input(frame)
    found = [*pair.cloud.inputs(), *pair.other.inputs(), *([rate] if rate else [])]
    return list({item.key: item for item in found if item.varies}.values())


def _swing(pair: Pair, frame: Settings, item: Input) -> Swing:
    low, high = (_difference(pair, frame, {item.key: end}) for end in (item.low, item.high))
    return Swing(input=item.key, text=item.text, low=low, high=high)


def _difference(pair: Pair, frame: Settings, moved: dict[str, Decimal]) -> Decimal:
    view = Exact(frame.months, frame.rate_tested, moved)
    return cents(pair.cloud.present(view) - pair.other.present(view))
