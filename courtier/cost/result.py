"""From the options with their plans to the estimate: amounts, chances, ties, what to know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from courtier.cost.amounts import option_cost
from courtier.cost.break_even import break_even
from courtier.cost.comparable import Comparison
from courtier.cost.comparison import Pair, cheapest, chosen, pairs_of, sensitivity
from courtier.cost.conclusion import conclusion
from courtier.cost.discount import convention
from courtier.cost.draft import Draft
from courtier.cost.exchange import Exchange
from courtier.cost.flows import ZERO
from courtier.cost.labour import ALL_OWN, Labour
from courtier.cost.settings import Settings
from courtier.cost.statements import statements
from courtier.cost.terms import point
from courtier.cost.told import told_with
from courtier.cost.uncertainty import Spread
from courtier.cost.uncounted import missing_of
from courtier.cost.units import units_told
from courtier.cost.view import View
from courtier.results.estimate import Assumption, CategoryName, Estimate, OptionCost
from courtier.results.finance import AtRate, Discounting, OptionAtRate, Simulation
from courtier.values.money import cents
from courtier.values.text import Text
from courtier.workload.model import Workload


def result_of(
    workload: Workload,
    frame: Settings,
    drafts: list[Draft],
    exchange: Exchange | None,
    snapshot_day: date | None,
    assumptions: tuple[Assumption, ...],
    categories: Mapping[str, Text] = {},
    labour: Labour = ALL_OWN,
) -> Estimate:
    """The estimate of some options in a frame.

    ``categories`` name those of their lines; ``labour`` tells who does the work.
    """
    view, spread = frame.exact(), Spread(drafts, frame)
    factors = tuple(view.factor(Decimal(month)) for month in range(1, frame.months + 1))
    taxes = workload.cost.taxes if workload.cost else ()
    costs = [option_cost(d, view, spread.percentiles(d.id), factors, taxes, labour) for d in drafts]
    pairs = pairs_of(drafts, costs, Comparison(workload, frame.months))
    pair = chosen(pairs)
    costs = [
        told_with(_banded(cost, pair, spread), draft, workload, frame.months)
        for cost, draft in zip(costs, drafts, strict=True)
    ]
    missing = missing_of(workload, drafts)
    own = missing_of(workload, [pair.cloud, pair.other]) if pair else ()
    likelihood = _likelihood(pair, spread)
    said = units_told(drafts), own if pair else None, labour
    inflation = point(frame.inflation) if frame.money == "current" else None
    return Estimate(
        currency="CAD",
        horizon_months=frame.months,
        discount_rate=point(frame.rate),
        convention=convention(frame.timing, inflation),
        as_of_prices=snapshot_day,
        exchange_rate=exchange.rate if exchange else None,
        exchange_rate_text=exchange.text if exchange else None,
        options=tuple(costs),
        cheapest=cheapest(costs, pairs),
        probability_cloud_cheaper=likelihood,
        conclusion=conclusion(pair, likelihood, costs, own, frame),
        break_even=break_even(pair, frame),
        sensitivity=sensitivity(pair, frame, spread),
        assumptions=assumptions,
        missing=missing,
        discounting=_discounting(frame, inflation),
        discount_factors=tuple(map(_rounded, factors)),
        at_rates=tuple(_at_rate(rate, drafts, costs, pairs, frame) for rate in frame.shown),
        simulation=_simulation(frame),
        statements=statements(frame, exchange, taxes, costs, missing, *said),
        categories=_named(costs, categories),
    )


def _discounting(frame: Settings, inflation: Decimal | None) -> Discounting:
    return Discounting(
        period=frame.timing.period,
        moment=frame.timing.moment,
        money=frame.money,
        inflation_per_year=inflation,
    )


def _named(costs: list[OptionCost], names: Mapping[str, Text]) -> tuple[CategoryName, ...]:
    """Each category of the lines once, in their order."""
    used = dict.fromkeys(line.category for cost in costs for line in cost.lines)
    return tuple(CategoryName(id=c, name=names.get(c, Text(fr=c, en=c))) for c in used)


FACTOR_PLACES = Decimal("1e-12")


def _rounded(factor: Decimal) -> Decimal:
    return factor.quantize(FACTOR_PLACES)


def _banded(cost: OptionCost, pair: Pair | None, spread: Spread) -> OptionCost:
    """The option with what it costs so far, where it is one of the pair."""
    sides = (pair.cloud, pair.other) if pair else ()
    draft = next((side for side in sides if side.id == cost.id), None)
    return cost if draft is None else cost.model_copy(update={"band": spread.band(draft)})


def _likelihood(pair: Pair | None, spread: Spread) -> Decimal | None:
    """The share of draws in which the cloud option costs less; None when the pair does not tell."""
    if pair is None or pair.obstacles:
        return None
    return spread.probability_below(pair.cloud.id, pair.other.id)


def _at_rate(
    rate: Decimal,
    drafts: list[Draft],
    costs: list[OptionCost],
    pairs: list[Pair],
    frame: Settings,
) -> AtRate:
    """Every option at a rate; the cheapest is by likely value, as the draws are at one rate."""
    view = frame.exact(rate=rate)
    values = {draft.id: _total(draft, view) for draft in drafts if draft.lines}
    priced = [cost.id for cost in costs if cost.status == "priced"]
    known = len(priced) > 1 and not any(pair.obstacles for pair in pairs)
    return AtRate(
        rate=rate,
        options=tuple(OptionAtRate(option=d.id, npv=values.get(d.id)) for d in drafts),
        cheapest=min(priced, key=lambda option: (values[option], option)) if known else None,
    )


def _total(draft: Draft, view: View) -> Decimal:
    """The sum of the lines, each to the cent, as the total of the option is."""
    return sum((cents(line.plan.present(view)) for line in draft.lines), ZERO)


def _simulation(frame: Settings) -> Simulation:
    chance = frame.chance
    return Simulation(
        seed=chance.seed,
        draws=chance.draws,
        distribution=chance.law,
        correlation=chance.correlation,
    )
