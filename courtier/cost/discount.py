"""How flows are dated and discounted: the convention that an estimate names."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from courtier.cost.flows import Flow
from courtier.cost.timing import Moment, Period, Timing
from courtier.cost.view import MONTHS_PER_YEAR
from courtier.values.text import Text, join, say


def convention(timing: Timing, inflation: Decimal | None) -> Text:
    """Whole sentences: the dollars, the moment that a cost counts from, how capital is counted.

    ``inflation`` is the likely one in current dollars, None in constant dollars.
    """
    dollars = _CONSTANT if inflation is None else _current(inflation)
    return join([_MOMENTS[timing.period, timing.moment], dollars, _CAPITAL], " ")


def monthly_rate(rate: Decimal) -> Decimal:
    """The monthly rate that compounds to a yearly one (both fractions)."""
    return Decimal((1 + rate) ** (1 / MONTHS_PER_YEAR)) - 1


def npv(flows: Iterable[Flow], rate: Decimal) -> Decimal:
    """The present value of flows dated at the end of months, at a yearly rate, not rounded."""
    step = 1 + monthly_rate(rate)
    return sum((flow.amount / step**flow.month for flow in flows), Decimal(0))


_CONSTANT = Text(
    fr=(
        "Les montants sont en dollars canadiens constants, avant taxes et sans inflation "
        "générale, et le taux est réel : rien n’y est nominal."
    ),
    en=(
        "Amounts are in constant Canadian dollars, before tax and without general inflation, and "
        "the rate is real: nothing in them is nominal."
    ),
)
_CAPITAL = Text(
    fr=(
        "L’équipement est compté à l’achat, sans amortissement ni annuité, et sa valeur restante "
        "est déduite à la fin de l’horizon."
    ),
    en=(
        "Equipment is counted when bought, without depreciation or annuity, and what is left of "
        "its value is deducted at the end of the horizon."
    ),
)


def _current(inflation: Decimal) -> Text:
    return say(
        "Les montants sont en dollars canadiens courants, avant taxes : chaque prix d’aujourd’hui "
        "croît de {rate} % par an, et le taux est nominal : rien n’y est réel.",
        "Amounts are in current Canadian dollars, before tax: each price of today grows by {rate}% "
        "a year, and the rate is nominal: nothing in them is real.",
        rate=inflation * 100,
    )


_MOMENTS: dict[tuple[Period, Moment], Text] = {
    ("monthly", "start"): Text(
        fr=(
            "Chaque dépense est comptée au début du mois où elle tombe. Le taux d’actualisation "
            "annuel r devient un taux mensuel (1 + r)^(1/12) - 1 ; une dépense du mois m est "
            "divisée par (1 + r)^((m - 1)/12)."
        ),
        en=(
            "Each cost is counted at the start of the month in which it falls. The yearly discount "
            "rate r becomes a monthly rate (1 + r)^(1/12) - 1; a cost of month m is divided by "
            "(1 + r)^((m - 1)/12)."
        ),
    ),
    ("monthly", "middle"): Text(
        fr=(
            "Chaque dépense est comptée au milieu du mois où elle tombe. Le taux d’actualisation "
            "annuel r devient un taux mensuel (1 + r)^(1/12) - 1 ; une dépense du mois m est "
            "divisée par (1 + r)^((m - 0,5)/12)."
        ),
        en=(
            "Each cost is counted in the middle of the month in which it falls. The yearly "
            "discount rate r becomes a monthly rate (1 + r)^(1/12) - 1; a cost of month m is "
            "divided by (1 + r)^((m - 0.5)/12)."
        ),
    ),
    ("monthly", "end"): Text(
        fr=(
            "Chaque dépense est comptée à la fin du mois où elle tombe. Le taux d’actualisation "
            "annuel r devient un taux mensuel (1 + r)^(1/12) - 1 ; une dépense du mois m est "
            "divisée par (1 + r)^(m/12)."
        ),
        en=(
            "Each cost is counted at the end of the month in which it falls. The yearly discount "
            "rate r becomes a monthly rate (1 + r)^(1/12) - 1; a cost of month m is divided by "
            "(1 + r)^(m/12)."
        ),
    ),
    ("annual", "start"): Text(
        fr=(
            "Chaque dépense est comptée au début de l’année où elle tombe : une dépense de "
            "l’année t est divisée par (1 + r)^(t - 1), où r est le taux d’actualisation annuel."
        ),
        en=(
            "Each cost is counted at the start of the year in which it falls: a cost of year t is "
            "divided by (1 + r)^(t - 1), where r is the yearly discount rate."
        ),
    ),
    ("annual", "middle"): Text(
        fr=(
            "Chaque dépense est comptée au milieu de l’année où elle tombe : une dépense de "
            "l’année t est divisée par (1 + r)^(t - 0,5), où r est le taux d’actualisation annuel."
        ),
        en=(
            "Each cost is counted in the middle of the year in which it falls: a cost of year t is "
            "divided by (1 + r)^(t - 0.5), where r is the yearly discount rate."
        ),
    ),
    ("annual", "end"): Text(
        fr=(
            "Chaque dépense est comptée à la fin de l’année où elle tombe : une dépense de "
            "l’année t est divisée par (1 + r)^t, où r est le taux d’actualisation annuel."
        ),
        en=(
            "Each cost is counted at the end of the year in which it falls: a cost of year t is "
            "divided by (1 + r)^t, where r is the yearly discount rate."
        ),
    ),
}
