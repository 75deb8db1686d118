"""How flows are dated and discounted: one convention, named in every estimate."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from courtier.cost.flows import Flow
from courtier.cost.view import MONTHS_PER_YEAR
from courtier.values.text import Text

CONVENTION = Text(
    fr=(
        "Chaque dépense est comptée à la fin du mois où elle tombe, en dollars canadiens avant "
        "taxes et sans inflation générale. Le taux d’actualisation annuel r devient un taux "
        "mensuel (1 + r)^(1/12) - 1 ; une dépense du mois m est divisée par (1 + r)^(m/12). "
        "L’équipement est compté à l’achat, sans amortissement, et sa valeur restante est "
        "déduite à la fin de l’horizon."
    ),
    en=(
        "Each cost is counted at the end of the month in which it falls, in Canadian dollars "
        "before tax and without general inflation. The yearly discount rate r becomes a monthly "
        "rate (1 + r)^(1/12) - 1; a cost of month m is divided by (1 + r)^(m/12). Equipment is "
        "counted when bought, without depreciation, and what is left of its value is deducted "
        "at the end of the horizon."
    ),
)
"""The convention that the views of ``courtier.cost.view`` apply."""


def monthly_rate(rate: Decimal) -> Decimal:
    """The monthly rate that compounds to a yearly one (both fractions)."""
    return Decimal((1 + rate) ** (1 / MONTHS_PER_YEAR)) - 1


def npv(flows: Iterable[Flow], rate: Decimal) -> Decimal:
    """The present value of dated flows at a yearly rate, not rounded."""
    step = 1 + monthly_rate(rate)
    return sum((flow.amount / step**flow.month for flow in flows), Decimal(0))
