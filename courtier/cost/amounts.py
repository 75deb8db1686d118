"""From the draft of an option to its amounts: cents that add up, line by line, year by year."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate

from courtier.cost.draft import Draft, Line
from courtier.cost.flows import ZERO
from courtier.cost.view import View
from courtier.results.estimate import CostLine, OptionCost, YearCost
from courtier.values.citation import weakest
from courtier.values.money import cents

Percentiles = tuple[Decimal, Decimal, Decimal]


def option_cost(draft: Draft, view: View, percentiles: Percentiles | None) -> OptionCost:
    """The option with its amounts, None where nothing is priced.

    Totals are the sums of the rounded lines; years add up to the nominal total. ``percentiles``
    are the 10th, 50th and 90th of the present value, None where it is certain.
    """
    lines = tuple(_line(line, view) for line in draft.lines)
    known = draft.status != "undetermined"
    total = sum((line.nominal for line in lines), ZERO) if known else None
    npv = sum((line.npv for line in lines), ZERO) if known else None
    p10, p50, p90 = map(cents, percentiles) if percentiles and known else (npv, npv, npv)
    return OptionCost(
        id=draft.id,
        name=draft.name,
        kind=draft.kind,
        status=draft.status,
        total_nominal=total,
        npv=npv,
        p10=p10,
        p50=p50,
        p90=p90,
        lines=lines,
        years=() if total is None else _years(draft, view, total),
        missing=draft.missing,
        confidence=weakest([line.confidence for line in lines]) if lines else None,
        regions=draft.regions,
    )


def _line(line: Line, view: View) -> CostLine:
    return CostLine(
        id=line.id,
        category=line.category,
        text=line.text,
        nominal=cents(sum((flow.amount for flow in line.plan.flows(view)), ZERO)),
        npv=cents(line.plan.present(view)),
        basis=line.basis,
        confidence=line.confidence,
        facts=tuple(dict.fromkeys(fact.id for fact in line.facts)),
        choice=line.choice,
    )


def _years(draft: Draft, view: View, total: Decimal) -> tuple[YearCost, ...]:
    """The nominal cost of each year; cents are carried over, and the last year closes the sum."""
    last = (view.months - 1) // 12 + 1
    sums = [ZERO] * last
    for line in draft.lines:
        for flow in line.plan.flows(view):
            sums[(flow.month - 1) // 12] += flow.amount
    ends = [cents(amount) for amount in accumulate(sums)]
    ends[-1] = total
    steps = zip(ends, [ZERO, *ends], strict=False)
    return tuple(YearCost(year=i, nominal=end - start) for i, (end, start) in enumerate(steps, 1))
