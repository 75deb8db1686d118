"""From the draft of an option to its amounts: cents that add up, line by line, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, chain, islice, repeat

from courtier.cost.draft import Draft, Line
from courtier.cost.flows import ZERO, Plan
from courtier.cost.labour import ALL_OWN, Labour
from courtier.cost.taxes import taxes_of
from courtier.cost.transitions import transitions_of
from courtier.cost.view import View
from courtier.results.estimate import CostLine, OptionCost, YearCost
from courtier.values.citation import weakest
from courtier.values.money import cents
from courtier.workload.costing import Tax

Percentiles = tuple[Decimal, Decimal, Decimal, Decimal]
"""The 10th, 50th, 80th and 90th."""


def option_cost(
    draft: Draft,
    view: View,
    percentiles: Percentiles | None,
    factors: Sequence[Decimal],
    taxes: tuple[Tax, ...] = (),
    labour: Labour = ALL_OWN,
) -> OptionCost:
    """The option with its amounts, None where nothing is priced.

    Totals are the sums of the rounded lines; months and years add up to the nominal total.
    ``percentiles`` are of the present value, None where it is certain; ``factors`` the present
    values of a dollar paid in each month; ``taxes`` those that are shown apart, on what
    ``labour`` leaves taxed.
    """
    flows = [_paid(line.plan, view) for line in draft.lines]
    lines = tuple(map(_line, draft.lines, flows, repeat(view)))
    known = draft.status != "undetermined"
    total = sum((line.nominal for line in lines), ZERO) if known else None
    npv = sum((line.npv for line in lines), ZERO) if known else None
    spread = map(cents, percentiles) if percentiles and known else repeat(npv)
    p10, p50, p80, p90 = islice(spread, 4)
    months = () if total is None else _months(flows, view.months, total)
    return OptionCost(
        id=draft.id,
        name=draft.name,
        kind=draft.kind,
        status=draft.status,
        total_nominal=total,
        npv=npv,
        p10=p10,
        p50=p50,
        p80=p80,
        p90=p90,
        lines=lines,
        years=_years(months),
        missing=draft.missing,
        confidence=weakest([line.confidence for line in lines]) if lines else None,
        regions=draft.regions,
        months=months,
        annuity_per_month=None if npv is None else cents(npv / sum(factors, ZERO)),
        transitions=transitions_of(draft, lines),
        taxes=taxes_of(taxes, _taxed(draft, lines, labour, view) if taxes else None),
    )


def _taxed(draft: Draft, lines: tuple[CostLine, ...], labour: Labour, view: View) -> Decimal | None:
    """The undiscounted dollars that bear the taxes; None where nothing is priced."""
    if not lines:
        return None
    free = [labour.untaxed(line) for line in draft.lines]
    return sum(
        (
            cost.nominal - (ZERO if plan is None else _nominal(_paid(plan, view)))
            for cost, plan in zip(lines, free, strict=True)
        ),
        ZERO,
    )


def _paid(plan: Plan, view: View) -> list[tuple[int, Decimal]]:
    """The month and the amount of each payment of a plan, in the dollars of the estimate."""
    return [
        (flow.month, flow.amount * view.inflated(Decimal(flow.month))) for flow in plan.flows(view)
    ]


def _nominal(flows: list[tuple[int, Decimal]]) -> Decimal:
    return cents(sum((amount for _, amount in flows), ZERO))


def _line(line: Line, flows: list[tuple[int, Decimal]], view: View) -> CostLine:
    return CostLine(
        id=line.id,
        category=line.category,
        text=line.text,
        nominal=_nominal(flows),
        npv=cents(line.plan.present(view)),
        basis=line.basis,
        confidence=line.confidence,
        facts=tuple(dict.fromkeys(fact.id for fact in line.facts)),
        choice=line.choice,
    )


def _months(
    flows: list[list[tuple[int, Decimal]]], months: int, total: Decimal
) -> tuple[Decimal, ...]:
    """The cost of each month; cents are carried over, and the last month closes the sum."""
    sums = [ZERO] * months
    for month, amount in chain.from_iterable(flows):
        sums[month - 1] += amount
    ends = [cents(amount) for amount in accumulate(sums)]
    ends[-1] = total
    return tuple(end - start for end, start in zip(ends, [ZERO, *ends], strict=False))


def _years(months: tuple[Decimal, ...]) -> tuple[YearCost, ...]:
    """The cost of each year, which is that of its months."""
    return tuple(
        YearCost(year=number, nominal=sum(months[start : start + 12], ZERO))
        for number, start in enumerate(range(0, len(months), 12), start=1)
    )
