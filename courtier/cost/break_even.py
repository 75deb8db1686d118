"""Where two options tie: in months, in hours a month, in the price that the provider bills."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from courtier.cost.comparison import Pair, difference
from courtier.cost.draft import Draft
from courtier.cost.flows import ZERO
from courtier.cost.settings import Settings
from courtier.cost.terms import is_hours
from courtier.cost.ties import by_discount, by_hours
from courtier.cost.topics import OF_THE_BODY
from courtier.cost.view import View
from courtier.results.estimate import BreakEven
from courtier.values.money import CENT
from courtier.values.text import Text, join, say

TENTH, PLACES = Decimal("0.1"), Decimal("0.0001")
MOST_STEPS = 60
CERTAIN = BreakEven(cloud=None, other=None, months=())


@dataclass(frozen=True)
class Crossing:
    """The month from which another option costs less, all that was paid so far counted."""

    month: int
    ahead: Text
    option: str


def break_even(pair: Pair | None, frame: Settings) -> BreakEven:
    """The three ties of a pair; nothing where there is no pair that compares."""
    if pair is None or pair.obstacles:
        return CERTAIN
    view, most = frame.exact(), frame.hours.likely if frame.hours else ZERO
    hours, discount = tying_hours(pair, frame), tying_discount(pair, view)
    crossings = crossings_of(pair, view)
    return BreakEven(
        cloud=pair.cloud.id,
        other=pair.other.id,
        months=tuple(crossing.month for crossing in crossings),
        ahead=tuple(crossing.option for crossing in crossings),
        hours_per_month=hours,
        discount=discount,
        text=join([_months(crossings), _hours(pair, hours), _discount(discount)], " "),
        by_hours=by_hours(pair, frame, hours_keys(pair), most, hours),
        by_discount=by_discount(pair, view, billed(pair, view), discount),
    )


def crossings_of(pair: Pair, view: View) -> list[Crossing]:
    """Every month in which the cumulative present costs change order; a tie changes nothing."""
    cloud, other = _cumulative(pair.cloud, view), _cumulative(pair.other, view)
    found, before = [], 0
    for month, (left, right) in enumerate(zip(cloud, other, strict=True), start=1):
        now = (left > right) - (left < right)
        if now and before and now != before:
            ahead = pair.other if now > 0 else pair.cloud
            found.append(Crossing(month, ahead.name, ahead.id))
        before = now or before
    return found


def tying_hours(pair: Pair, frame: Settings) -> Decimal | None:
    """The hours a month of all machines at which both cost the same; None when none does."""
    keys = hours_keys(pair)
    most = frame.hours.likely if frame.hours else None
    if not keys or most is None:
        return None
    return _root(lambda hours: difference(pair, frame.exact(dict.fromkeys(keys, hours))), most)


def tying_discount(pair: Pair, view: View) -> Decimal | None:
    """The fraction off the provider's bill at which both cost the same, negative for a rise.

    None where even a free service would not do, and where the provider bills nothing.
    """
    paid = billed(pair, view)
    found = difference(pair, view) / paid if paid > 0 else None
    return None if found is None or found > 1 else found.quantize(PLACES)


def hours_keys(pair: Pair) -> tuple[str, ...]:
    """The keys of the hours a month of the cloud machines, each once."""
    return tuple(dict.fromkeys(item.key for item in pair.cloud.inputs() if is_hours(item)))


def billed(pair: Pair, view: View) -> Decimal:
    """The present value of what the cloud provider bills."""
    lines = [line for line in pair.cloud.lines if line.category not in OF_THE_BODY]
    return sum((Decimal(line.plan.present(view)) for line in lines), ZERO)


def _cumulative(draft: Draft, view: View) -> list[Decimal]:
    months = [ZERO] * view.months
    presents = view.discounts()
    for line in draft.lines:
        for flow in line.plan.flows(view):
            months[flow.month - 1] += flow.amount * presents[flow.month - 1]
    return list(accumulate(months))


def _root(gap: Callable[[Decimal], Decimal], most: Decimal) -> Decimal | None:
    """Where a rising gap is nil between 0 and a bound, to a tenth; None when it is nowhere."""
    low, high = ZERO, most
    at_low, at_high = gap(low), gap(high)
    if at_low >= 0 or at_high <= 0:
        return None
    for step in range(MOST_STEPS):
        straight = step % 2 == 0
        share = -at_low / (at_high - at_low) if straight else Decimal("0.5")
        middle = low + (high - low) * share
        value = gap(middle)
        if abs(value) < CENT or high - low < TENTH / 10:
            break
        low, at_low, high, at_high = (
            (middle, value, high, at_high) if value < 0 else (low, at_low, middle, value)
        )
    return middle.quantize(TENTH)


_NEVER = Text(
    fr="Les coûts cumulés ne se croisent pas dans l’horizon.",
    en="The cumulative costs do not cross within the horizon.",
)


def _months(crossings: list[Crossing]) -> Text:
    if not crossings:
        return _NEVER
    told = [
        say("mois {n}, « {ahead} »", "month {n}, “{ahead}”", n=each.month, ahead=each.ahead)
        for each in crossings
    ]
    if len(told) == 1:
        return say(
            "Les coûts cumulés se croisent une fois ; coûte moins à partir de là : {told}.",
            "The cumulative costs cross once; costs less from then on: {told}.",
            told=told[0],
        )
    return say(
        "Les coûts cumulés se croisent {n} fois ; coûte moins à partir de là : {told}.",
        "The cumulative costs cross {n} times; costs less from then on: {told}.",
        n=len(told),
        told=join(told, " ; "),
    )


def _hours(pair: Pair, hours: Decimal | None) -> Text:
    if hours is not None:
        return say(
            "Les deux coûtent autant si les machines infonuagiques tournent {hours} h par mois.",
            "Both cost the same if the cloud machines run {hours} h a month.",
            hours=hours,
        )
    if any(is_hours(item) for item in pair.cloud.inputs()):
        return Text(
            fr="Aucun nombre d’heures par mois ne les met à égalité.",
            en="No number of hours a month makes them tie.",
        )
    return Text(
        fr="Rien du côté infonuagique n’est facturé à l’heure.",
        en="Nothing on the cloud side is billed by the hour.",
    )


def _discount(discount: Decimal | None) -> Text:
    if discount is None:
        return Text(
            fr="Aucun rabais du fournisseur infonuagique ne les met à égalité.",
            en="No discount from the cloud provider makes them tie.",
        )
    percent = (abs(discount) * 100).quantize(TENTH)
    if discount >= 0:
        return say(
            "Les deux coûtent autant si le fournisseur infonuagique rabat {percent} % de ses prix.",
            "Both cost the same if the cloud provider takes {percent}% off its prices.",
            percent=percent,
        )
    return say(
        "Les deux coûtent autant si le fournisseur infonuagique hausse ses prix de {percent} %.",
        "Both cost the same if the cloud provider raises its prices by {percent}%.",
        percent=percent,
    )
