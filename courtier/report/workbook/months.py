"""The amount of a cost line in each month, as formulas."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from courtier.cost.additions import Bought
from courtier.cost.flows import ZERO, Plan, Renewals, Share
from courtier.cost.spans import amounts_of
from courtier.report.workbook.expression import POWER, Formula, formula
from courtier.report.workbook.view import Formulas, Keep

_YEAR = Decimal(12)


def formulas_of(plan: Plan, view: Formulas, keep: Keep) -> list[Formula]:
    """The formula of each month of the horizon, from the first.

    Raises:
        TypeError: A plan of a kind that tells nothing by month.
    """
    if isinstance(plan, Bought):
        return _additions(plan, view, keep)
    if isinstance(plan, Renewals):
        return _renewals(plan, view, keep)
    if isinstance(plan, Share):
        every = [formulas_of(each, view, keep) for each in plan.plans]
        return [sum(month, formula(0)) * plan.ratio for month in zip(*every, strict=True)]
    return [formula(amount) for amount in amounts_of(plan, view)]


def _renewals(plan: Renewals, view: Formulas, keep: Keep) -> list[Formula]:
    """Bought at each end of life inside the horizon; what is left falls in the last month."""
    price = formula(view.product(plan.price))
    life = keep("life", (), _life(formula(view.value(plan.life_years))))
    first = keep("first", (), _first(plan.age, life))
    if plan.residual:
        nothing = [formula(0)] * (view.months - 1)
        return [*nothing, _left(price, life, first, view.months)]
    return [_bought(price, life, first, month) for month in range(view.months)]


def _additions(plan: Bought, view: Formulas, keep: Keep) -> list[Formula]:
    """What each month adds, bought in it and again at each end of life; what is left, at last."""
    price = formula(view.product(plan.price))
    life = keep("life", (), _life(formula(view.value(plan.life_years))))
    counts = [keep("count", (), formula(count)) for count in plan.growing.counts(view)]
    more = [now - before for now, before in zip(counts, [formula(0), *counts], strict=False)]
    if not plan.residual:
        return [_paid(more[: month + 1], life) * price for month in range(view.months)]
    nothing = [formula(0)] * (view.months - 1)
    return [*nothing, _unserved(more, life) * price / life]


def _paid(more: list[Formula], life: Formula) -> Formula:
    """The units bought in the last month told: those added in it, and those renewed."""
    total, last = formula(0), len(more) - 1
    for month, units in enumerate(more):
        age = Decimal(last - month)
        due = units.value if age % life.value == 0 else ZERO
        total = total + Formula(f"IF(MOD({age},{life.text})=0,{units.text},0)", due)
    return total


def _unserved(more: list[Formula], life: Formula) -> Formula:
    """The months of life that each unit has not served at the end, less than nil."""
    total = formula(0)
    for month, units in enumerate(more):
        age = len(more) - 1 - month
        left = Formula(f"(MOD({age},{life.text})+1-{life.text})", age % life.value + 1 - life.value)
        total = total + units * left
    return total


def _life(years: Formula) -> Formula:
    months = (years.value * _YEAR).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return Formula(f"MAX(ROUND({(years * _YEAR).text},0),1)", max(months, Decimal(1)))


def _first(age: int | None, life: Formula) -> Formula:
    """Months from the start to the first purchase that is still to come; 0 when overdue."""
    if age is None or age <= 0:
        return formula(-(age or 0))
    left = life - age
    return Formula(f"MAX({left.text},0)", max(left.value, ZERO))


def _bought(price: Formula, life: Formula, first: Formula, month: int) -> Formula:
    since = formula(month) - first
    due = month >= first.value and since.value % life.value == 0
    test = f"AND({month}>={first.text},MOD({since.text},{life.text})=0)"
    return Formula(f"IF({test},{price.text},0)", price.value if due else ZERO)


def _left(price: Formula, life: Formula, first: Formula, months: int) -> Formula:
    """Less the part of the price that the last purchase has not served at the end."""
    text = (
        f"IF({first.text}<{months},{price.within(POWER)}*"
        f"(MOD({months - 1}-{first.text},{life.text})+1-{life.text})/{life.text},0)"
    )
    if first.value >= months:
        return Formula(text, ZERO)
    served = (months - 1 - first.value) % life.value + 1
    return Formula(text, price.value * (served - life.value) / life.value)
