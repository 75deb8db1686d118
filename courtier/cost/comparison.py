"""Which option is cheapest, and which input moves the difference of two most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from courtier.cost.comparable import Comparison
from courtier.cost.draft import Draft
from courtier.cost.flows import ZERO
from courtier.cost.settings import Settings
from courtier.cost.terms import Input, Term
from courtier.cost.uncertainty import Spread
from courtier.cost.view import View
from courtier.results.estimate import OptionCost, Swing
from courtier.values.money import cents
from courtier.values.text import Text


@dataclass(frozen=True)
class Pair:
    """A cloud option and another, both priced in full; ``obstacles`` keep them from comparing.

    ``set_aside`` names the cloud options of no greater median that compare with no other option.
    """

    cloud: Draft
    other: Draft
    obstacles: tuple[Text, ...] = ()
    set_aside: tuple[Text, ...] = ()


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
    found = next((pair for pair in pairs if not pair.obstacles), pairs[0] if pairs else None)
    if found is None:
        return None
    before = {pair.cloud.id: pair.cloud.name for pair in pairs[: pairs.index(found)]}
    before.pop(found.cloud.id, None)
    return replace(found, set_aside=tuple(before.values()))


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


def sensitivity(pair: Pair | None, frame: Settings, spread: Spread) -> tuple[Swing, ...]:
    """The difference cloud minus other with one input at its low, then its high point.

    The others stay at their likely values; widest swings first, nil ones left out.
    """
    if pair is None:
        return ()
    drawn = set(_varying((*pair.cloud.inputs(), *pair.other.inputs(), frame.rate)))
    found = [
        _swing(pair, frame, item, spread if item in drawn else None)
        for item in _inputs(pair, frame)
    ]
    moving = [swing for swing in found if swing.low != swing.high]
    return tuple(sorted(moving, key=lambda swing: (-abs(swing.high - swing.low), swing.input)))


def difference(pair: Pair, view: View) -> Decimal:
    """The present value of the cloud option less that of the other, in an exact view."""
    return Decimal(pair.cloud.present(view) - pair.other.present(view))


def _varying(terms: Iterable[Term]) -> dict[Input, None]:
    """The uncertain inputs among some terms, each once, in order."""
    return dict.fromkeys(item for item in terms if isinstance(item, Input) and item.varies)


def _inputs(pair: Pair, frame: Settings) -> list[Input]:
    """Each input of the pair once, those of the rate and of inflation included."""
    terms = (*pair.cloud.inputs(), *pair.other.inputs(), frame.rate_tested, frame.inflation)
    return list({item.key: item for item in _varying(terms)}.values())


def _swing(pair: Pair, frame: Settings, item: Input, spread: Spread | None) -> Swing:
    low, high = (
        cents(difference(pair, frame.tested({item.key: end}))) for end in (item.low, item.high)
    )
    share = spread.share_of_variance(item, pair.cloud.id, pair.other.id) if spread else None
    return Swing(input=item.key, text=item.text, low=low, high=high, share_of_variance=share)
