"""Which option is cheapest, when curves cross, and which input moves the difference most."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from courtier.cost.comparable import Comparison
from courtier.cost.draft import Draft
from courtier.cost.flows import ZERO
from courtier.cost.settings import Settings, rate_input
from courtier.cost.terms import Input
from courtier.cost.view import Exact, View
from courtier.results.estimate import BreakEven, OptionCost, Swing
from courtier.values.money import cents
from courtier.values.text import Text


@dataclass(frozen=True)
class Pair:
    """A cloud option and another, both priced in full; ``obstacles`` keep them from comparing."""

    cloud: Draft
    other: Draft
    obstacles: tuple[Text, ...] = ()


def pairs_of(drafts: list[Draft], costs: list[OptionCost], same: Comparison) -> list[Pair]:
    """Every cloud option priced in full beside every other one, the least medians first."""
    drafted = {draft.id: draft for draft in drafts}
    priced = [drafted[cost.id] for cost in _by_median(costs)]
    return [
        Pair(cloud, other, same.obstacles(cloud, other))
        for cloud in priced
        if cloud.kind == "cloud"
        for other in priced
        if other.kind != "cloud"
    ]


def chosen(pairs: list[Pair]) -> Pair | None:
    """The first pair that compares, else the first one; None when a side has no price in full."""
    return next((pair for pair in pairs if not pair.obstacles), pairs[0] if pairs else None)


def cheapest(costs: list[OptionCost], pairs: list[Pair]) -> str | None:
    """The option of least median among those priced in full.

    None under two of them, or when some pair does not compare.
    """
    priced = _by_median(costs)
    if len(priced) < 2 or any(pair.obstacles for pair in pairs):
        return None
    return priced[0].id


def _by_median(costs: list[OptionCost]) -> list[OptionCost]:
    """The options priced in full, the least median first."""
    return sorted(
        (cost for cost in costs if cost.status == "priced"),
        key=lambda cost: (cost.p50 or ZERO, cost.npv or ZERO, cost.id),
    )


def break_even(pair: Pair | None, view: View) -> BreakEven:
    """The months in which the cumulative present costs of the pair change order."""
    if pair is None or pair.obstacles:
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
