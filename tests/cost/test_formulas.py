"""Each formula of the method against a published table or a figure worked by hand, named here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from courtier.cost.break_even import tying_discount, tying_hours
from courtier.cost.comparison import Pair, difference
from courtier.cost.draft import Draft, Line
from courtier.cost.draws import Chance, Drawn
from courtier.cost.estimate import estimate
from courtier.cost.flows import Flow, Monthly, Once
from courtier.cost.spans import amounts_of
from courtier.cost.terms import Band, Graduated, Input
from courtier.cost.timing import Timing
from courtier.cost.view import Exact, View
from courtier.results.estimate import Estimate
from courtier.values.text import Text
from tests.cost.ranged import CLOUD, prices, ranged, spread, studied
from tests.cost.sample import DAY, WEB, facts, match, option, parameters, workload

D = Decimal
NAME = Text(fr="x", en="x")
MANY = 200_000


def told(cost: Any = None, lines: Any = None, needs: Any = None, **values: Any) -> Estimate:
    """The sample's cloud option beside one of the body, over 60 months unless told."""
    own = {
        "id": "autre",
        "kind": "other",
        "lines": lines or [{"id": "tout", "category": "service", "cad_per_year": 3600}],
    }
    parts = {"needs": needs or WEB, "options": [own], "cost": {"horizon_months": 60} | (cost or {})}
    known = facts(parameters=parameters(**({"discount_rate": D("0.05")} | values)))
    return estimate(workload(**parts), (match(),), known, DAY).estimate


def body(found: Estimate) -> Any:
    return next(each for each in found.options if each.id == "autre")


# T-70: nominal flows with a nominal rate, real flows with a real rate.


def test_t70_current_dollars_at_the_nominal_rate_are_worth_the_constant_ones_at_the_real_rate():
    """Fisher: (1 + nominal) = (1 + real)(1 + inflation); 5 % and 2 % make 7.1 %."""
    real = told({"discount_rate": D("0.05"), "money": "constant"})
    nominal = told(
        {"discount_rate": D("0.071"), "money": "current", "inflation_per_year": D("0.02")}
    )
    assert body(nominal).npv == pytest.approx(body(real).npv, abs=D("0.01"))
    assert body(nominal).total_nominal > body(real).total_nominal


def test_t70_the_default_rate_is_real_and_is_made_nominal_in_current_dollars():
    nominal = told({"money": "current", "inflation_per_year": D("0.02")})
    assert nominal.discount_rate == D("0.071")
    assert body(nominal).npv == pytest.approx(body(told()).npv, abs=D("0.01"))


def test_t70_current_dollars_without_inflation_price_nothing():
    found = told({"money": "current"})
    assert {each.status for each in found.options} == {"undetermined"}
    assert any("inflation_per_year" in gap.what.en for gap in found.missing)


def test_t70_inflation_given_beside_constant_dollars_changes_nothing():
    assert told({"money": "constant", "inflation_per_year": D("0.02")}).options == told().options


# T-72, T-74: conventions. The 7 % factors of the usual discount tables, first and 30th years.


@pytest.mark.parametrize(
    ("moment", "first", "thirtieth"),
    [("end", "0.9346", "0.1314"), ("middle", "0.9667", "0.1359"), ("start", "1.0000", "0.1406")],
)
def test_t74_yearly_factors_are_those_of_the_discount_tables(moment, first, thirtieth):
    view = Exact(360, D("0.07"), timing=Timing("annual", moment))
    factors = [round(view.factor(D(month)), 4) for month in (1, 12, 349, 360)]
    assert factors == [D(first), D(first), D(thirtieth), D(thirtieth)]


def test_t74_a_month_after_the_year_is_of_the_next_year():
    view = Exact(24, D("0.07"), timing=Timing("annual", "end"))
    assert [round(view.factor(D(month)), 4) for month in (12, 13)] == [D("0.9346"), D("0.8734")]


@pytest.mark.parametrize(
    ("period", "moment", "years"),
    [
        ("monthly", "start", "0"), ("monthly", "middle", "0.5"), ("monthly", "end", "1"),
    ],
)  # fmt: skip
def test_t74_a_month_counts_from_its_start_middle_or_end(period, moment, years):
    view = Exact(12, D("0.05"), timing=Timing(period, moment))
    assert view.factor(D(1)) == D("1.05") ** -(D(years) / 12)


def test_t74_level_payments_at_the_start_are_worth_one_rate_more_than_at_the_end():
    """P/A 5 %, 5 years: 4.3295 at year end, hence 4.5460 at year start."""
    ends, starts = (
        body(told({"discounting": {"period": "annual", "moment": moment}},
                  [{"id": "a", "cad_per_year": 10000}])).npv
        for moment in ("end", "start")
    )  # fmt: skip
    assert (round(ends / 10000, 4), round(starts / 10000, 4)) == (D("4.3295"), D("4.5460"))


@pytest.mark.parametrize(("moment", "yearly"), [("end", "2309.75"), ("start", "2199.76")])
def test_t72_the_annuity_of_a_purchase_is_that_of_the_tables(moment, yearly):
    """A/P 5 %, 5 years: 0.230975; divided by 1.05 when paid at year start: 0.219976.

    A purchase of the first year counts at its end too where flows are at year end: 10,500 then is
    worth 10,000 today.
    """
    cost = {"discounting": {"period": "annual", "moment": moment}}
    price = 10500 if moment == "end" else 10000
    found = body(told(cost, [{"id": "achat", "once_cad": price}]))
    assert found.npv == D(10000)
    assert found.annuity_per_month * 12 == pytest.approx(D(yearly), abs=D("0.1"))


def test_t73_the_annuity_enters_no_total():
    found = body(told(lines=[{"id": "achat", "once_cad": 10000}]))
    assert found.total_nominal == D(10000)
    assert found.annuity_per_month not in {line.nominal for line in found.lines}


@pytest.mark.parametrize("rate", ["0.03", "0.05", "0.07", "0.08"])
def test_t74_the_rates_always_shown_are_worth_what_an_estimate_at_each_is(rate):
    from courtier.cost.facts import cost_facts
    from courtier.knowledge.door import Knowledge

    known = cost_facts(Knowledge(), DAY).parameters
    shown = {"discount-rate-shown": known["discount-rate-shown"]}
    base = facts(parameters=parameters() | shown)
    parts = {"options": [{"id": "autre", "kind": "other",
                          "lines": [{"id": "a", "cad_per_year": 1200}]}]}  # fmt: skip
    every = estimate(workload(**parts), (), base, DAY).estimate
    one = estimate(workload(**parts, cost={"discount_rate": D(rate)}), (), base, DAY).estimate
    values = {
        each.rate: {o.option: o.npv for o in each.options}["autre"] for each in every.at_rates
    }
    assert list(values) == [D("0.03"), D("0.05"), D("0.07"), D("0.08")]
    assert values[D(rate)] == body(one).npv


def test_t70_the_rates_shown_are_real_and_made_nominal_in_current_dollars():
    """What is worth 1,000 today at a real rate stays so: 1.03 × 1.05 = 1.0815."""
    from courtier.cost.facts import cost_facts
    from courtier.knowledge.door import Knowledge

    known = cost_facts(Knowledge(), DAY).parameters
    shown = {"discount-rate-shown": known["discount-rate-shown"]}
    base = facts(parameters=parameters() | shown)
    lines = [{"id": "a", "cad_per_year": 1200}]
    parts = {"options": [{"id": "autre", "kind": "other", "lines": lines}]}
    current = {"money": "current", "inflation_per_year": D("0.05")}
    real, nominal = (
        estimate(workload(**parts, cost=cost), (), base, DAY).estimate for cost in ({}, current)
    )
    rates = [each.rate for each in nominal.at_rates]
    assert rates == [D("0.0815"), D("0.1025"), D("0.1235"), D("0.134")]
    for one, other in zip(real.at_rates, nominal.at_rates, strict=True):
        assert one.options == other.options
    said = next(each.text.en for each in nominal.statements if each.id == "rate")
    assert "8.15, 10.25" in said
    assert "real rates made nominal by the inflation of 5%" in said
    assert "nominal" not in next(each.text.en for each in real.statements if each.id == "rate")


# T-75: power.


def test_t75_power_by_hand():
    """10 kW × 0.5 × PUE 1.7 × 8,760 h × 0.075 = 5,584.50 a year."""
    room = {
        "servers": [{"price_cad": 1, "watts": 10000, "life_years": 9, "bought": "2026-01-01"}],
        "power": {"cad_per_kwh": D("0.075"), "pue": D("1.7"), "load_factor": D("0.5")},
    }
    outcome = estimate(workload(on_premise=room, cost={"horizon_months": 12}), (), facts(), DAY)
    lines = {line.id: line.nominal for line in option(outcome, "own-room").lines}
    assert lines["server-1.power"] == D("5584.50")


# T-78, T-79: uncertainty.


def test_t78_the_sum_of_likely_values_lies_below_the_median_of_skewed_ranges():
    lines = [{"id": f"l{i}", "cad_per_year": spread("90", "100", "400")} for i in range(5)]
    found = body(told(lines=lines))
    assert found.npv < found.p50 < found.p80 < found.p90


def test_t78_correlation_widens_the_range_of_a_sum_and_nothing_else():
    """Two equal ranges: the deviation of the sum goes from √2 to 2 times that of one."""
    lines = [{"id": f"l{i}", "cad_per_year": spread("500", "1000", "1500")} for i in range(2)]
    apart, together = (body(told({"correlation": known}, lines)) for known in (D(0), D(1)))
    width = [float(each.p90 - each.p10) for each in (apart, together)]
    assert width[1] / width[0] == pytest.approx(2**0.5, rel=0.05)
    assert float(together.p50) == pytest.approx(float(apart.p50), rel=0.01)


def test_t79_triangular_draws_have_the_mean_the_variance_and_the_quantiles_of_the_law():
    """Triangular(1, 2, 6): mean 3, variance (1 + 4 + 36 − 2 − 6 − 12)/18 = 21/18."""
    drawn = Drawn(1, D(0), 3, MANY).number(Input("a", NAME, D(1), D(2), D(6)))
    assert float(drawn.mean()) == pytest.approx(3, abs=0.01)
    assert float(drawn.var()) == pytest.approx(21 / 18, rel=0.01)
    assert float((drawn < 2).mean()) == pytest.approx(1 / 5, abs=0.005)


def test_t79_pert_draws_have_the_beta_variance_and_not_the_classic_shortcut():
    """PERT(1, 2, 6): mean (1 + 8 + 6)/6 = 2.5, variance 1.5 × 3.5/7 = 0.75; (5/6)² is 0.694."""
    drawn = Drawn(1, D(0), Chance(3, MANY, "pert")).number(Input("a", NAME, D(1), D(2), D(6)))
    assert float(drawn.mean()) == pytest.approx(2.5, abs=0.01)
    assert float(drawn.var()) == pytest.approx(0.75, rel=0.01)
    assert 1 <= drawn.min() < drawn.max() <= 6


@pytest.mark.parametrize("likely", [D(0), D(4)])
@pytest.mark.parametrize("law", ["triangular", "pert"])
def test_t79_a_likely_value_at_an_end_of_its_range_is_drawn(law, likely):
    drawn = Drawn(1, D(0), Chance(3, MANY, law)).number(Input("a", NAME, D(0), likely, D(4)))
    weight = 6 if law == "pert" else 3
    mean = (4 * int(likely) + 4) / 6 if law == "pert" else (4 + int(likely)) / 3
    assert float(drawn.mean()) == pytest.approx(mean, abs=0.02), weight


def test_t79_a_correlation_keeps_the_law_of_each_input():
    one, two = (Input(key, NAME, D(1), D(2), D(6)) for key in ("one", "two"))
    view = Drawn(1, D(0), Chance(3, MANY, correlation=D("0.6")))
    first, second = view.number(one), view.number(two)
    assert float(first.mean()) == pytest.approx(3, abs=0.01)
    assert float(first.var()) == pytest.approx(21 / 18, rel=0.01)
    assert view.correlation(first, second) == pytest.approx(0.58, abs=0.03)


def test_t79_the_discount_rate_stays_out_of_the_correlation_of_costs():
    view = Drawn(1, D(0), Chance(3, MANY, correlation=D(1)))
    rate, cost = (Input(key, NAME, D(1), D(2), D(3)) for key in ("discount-rate", "cost"))
    assert abs(view.correlation(view.number(rate), view.number(cost))) < 0.02


# T-80: the tornado.


def test_t80_shares_of_variance_are_those_of_the_squares_of_the_widths():
    """Two independent ranges, one twice as wide: 1/5 and 4/5 of the variance of their sum."""
    lines = [
        {"id": "etroit", "cad_per_year": spread("900", "1000", "1100")},
        {"id": "large", "cad_per_year": spread("800", "1000", "1200")},
    ]
    wide, narrow = told(lines=lines).sensitivity
    assert wide.input == "options.autre.large.year"
    assert float(wide.share_of_variance or 0) == pytest.approx(0.8, abs=0.02)
    assert float(narrow.share_of_variance or 0) == pytest.approx(0.2, abs=0.02)
    assert wide.high - wide.low == pytest.approx(2 * (narrow.high - narrow.low), abs=D("0.03"))


def test_t80_what_is_tested_and_not_drawn_has_no_share():
    found = told(
        lines=[{"id": "a", "once_cad": 9000}], discount_rate=spread("0.03", "0.05", "0.08")
    )
    assert [(swing.input, swing.share_of_variance) for swing in found.sensitivity] == [
        ("discount-rate", None)
    ]


# T-81: three ties, several crossings.


def test_t81_every_crossing_is_told_with_who_is_ahead():
    """Cloud 292 a month. Own: 1,000 then 192 a month (behind, ahead from 11), and 2,000 more in
    month 13 by a plan of its own: behind again, then ahead after twenty more months."""
    from courtier.cost.break_even import crossings_of
    from courtier.cost.spans import During

    cloud = Draft("cloud:a", NAME, "cloud", (_line("a", Monthly((D(292),))),), ())
    again = During(Monthly((D(2000),)), 13, 13)
    plans = (Once((D(1000),)), Monthly((D(192),)), again)
    own = Draft("own", NAME, "own-room", tuple(_line(str(i), p) for i, p in enumerate(plans)), ())
    found = crossings_of(Pair(cloud, own), Exact(60, D(0)))
    assert [(each.month, each.option) for each in found] == [
        (11, "own"), (13, "cloud:a"), (31, "own"),
    ]  # fmt: skip


def test_t81_hours_that_tie_by_hand():
    """Two machines at 0.2 an hour against 219 a month: 219 / 0.4 = 547.5 hours."""
    found = told(lines=[{"id": "a", "category": "service", "cad_per_month": 219}]).break_even
    assert found.hours_per_month == D("547.5")
    assert "547.5 h a month" in f"{found.text}"


def test_t81_no_hours_tie_where_the_other_costs_more_than_the_whole_month():
    found = told(lines=[{"id": "a", "category": "service", "cad_per_month": 293}]).break_even
    assert found.hours_per_month is None
    assert "No number of hours" in f"{found.text}"


@pytest.mark.parametrize(
    ("monthly", "discount", "words"),
    [("219", "0.25", "takes 25% off"), ("292", "0", "takes 0% off"), ("365", "-0.25", "by 25%")],
)
def test_t81_the_discount_that_ties_by_hand(monthly, discount, words):
    """The cloud bills 292 a month."""
    found = told(lines=[{"id": "a", "category": "service", "cad_per_month": D(monthly)}]).break_even
    assert found.discount == D(discount)
    assert words in f"{found.text}"


def test_t81_no_discount_makes_up_for_a_migration_dearer_than_the_other_side():
    cost = {"migration": {"labour_cad": spread("9000", "9000", "9000")}}
    found = told(cost, [{"id": "a", "category": "service", "once_cad": 8000}]).break_even
    assert found.discount is None
    assert "No discount" in f"{found.text}"


# T-83: graduated prices inside each draw.


def test_t83_bands_are_priced_in_each_draw_and_not_on_the_mean():
    bands = (Band(D(0), D(100), D(0)), Band(D(100), None, D(1)))
    volume = Input("v", NAME, D(0), D(100), D(200))
    drawn = Drawn(1, D(0), 5, MANY).value(Graduated((volume,), bands))
    assert Exact(1, D(0)).value(Graduated((volume,), bands)) == 0
    # E[max(0, X − 100)] of Triangular(0, 100, 200) = 100/6
    assert float(drawn.mean()) == pytest.approx(100 / 6, rel=0.02)


# Conservation, scaling, symmetry.


LAWS = pytest.mark.parametrize("law", ["triangular", "pert"])
MONEY = pytest.mark.parametrize(
    "money", [{}, {"money": "current", "inflation_per_year": spread("0.01", "0.02", "0.03")}]
)
HALF_A_CENT = 0.005


def uncertain_study(law: str, money: dict[str, Any], draws: int) -> Any:
    rate = spread("0.03", "0.05", "0.08")
    return studied(distribution=law, correlation=D("0.3"), draws=draws, seed=7,
                   discount_rate=rate, **money)  # fmt: skip


@LAWS
@MONEY
def test_the_lines_of_every_draw_sum_to_its_total_to_the_cent(law, money):
    """All 10,000 draws: each line month by month, inflated and discounted, by sums of its own."""
    study = uncertain_study(law, money, 10_000)
    drawn = study.frame.drawn()
    for draft in (draft for draft in study.drafts if draft.lines):
        total = drawn.spread(draft.present(drawn))
        apart = study.frame.drawn()  # drawn again, nothing kept from the total
        lines = sum(apart.spread(month_by_month(line.plan, apart)) for line in draft.lines)
        assert total.shape == (10_000,)
        assert len(set(total)) > 9_000, "the draws of a ranged option differ"
        assert float(abs(lines - total).max()) < HALF_A_CENT, draft.id


def month_by_month(plan: Any, drawn: Drawn) -> Any:
    """The present value of a plan in every draw, each payment at the factor of its month.

    A plan of equipment tells its payments at months that differ by draw: it discounts them itself.
    """
    try:
        months = enumerate(amounts_of(plan, drawn), start=1)
    except TypeError:
        return plan.present(drawn)
    return sum(
        amount * drawn.factor(float(month)) * drawn.inflated(float(month))
        for month, amount in months
    )


@LAWS
@MONEY
def test_a_draw_told_again_in_exact_numbers_gives_the_same_total(law, money):
    study = uncertain_study(law, money, 1000)
    drawn = study.frame.drawn()
    checked = 0
    for draft in (draft for draft in study.drafts if draft.lines):
        total = drawn.spread(draft.present(drawn))
        for draw in range(0, 1000, 83):
            exact = _exact_of(study, draft, drawn, draw)
            lines = sum((line.plan.present(exact) for line in draft.lines), D(0))
            assert abs(float(lines) - float(total[draw])) < HALF_A_CENT, (draft.id, draw)
            checked += 1
    assert checked >= 24


def test_months_years_and_lines_add_up_to_the_same_total():
    outcome = estimate(workload(**ranged()), (match(),), prices(), DAY)
    for identifier in (CLOUD, "own-room"):
        found = option(outcome, identifier)
        assert sum(found.months) == found.total_nominal
        assert sum(year.nominal for year in found.years) == found.total_nominal
        assert sum(line.nominal for line in found.lines) == found.total_nominal
        assert sum(line.npv for line in found.lines) == found.npv
        assert len(found.months) == 60


def test_the_months_discounted_by_the_factors_told_give_the_present_value():
    outcome = estimate(workload(**ranged()), (match(),), prices(), DAY)
    factors = outcome.estimate.discount_factors
    for identifier in (CLOUD, "own-room"):
        found = option(outcome, identifier)
        again = sum(a * b for a, b in zip(found.months, factors, strict=True))
        assert again == pytest.approx(found.npv, abs=D("0.35"))  # sixty roundings to the cent


@pytest.mark.parametrize("factor", [D(2), D("0.1"), D(1000)])
def test_money_times_a_factor_multiplies_every_amount_of_the_room(factor):
    one, many = studied(), studied(factor)
    for before, after in zip(_own(one).lines, _own(many).lines, strict=True):
        if before.category == "power":
            continue
        expected = before.plan.present(one.frame.exact()) * factor
        assert abs(after.plan.present(many.frame.exact()) - expected) < D("1e-15")


def test_swapping_the_sides_flips_the_sign_in_every_draw_and_in_the_tornado():
    from courtier.cost.comparison import sensitivity
    from courtier.cost.uncertainty import Spread

    study = studied(draws=1000)
    cloud = next(d for d in study.drafts if d.id == CLOUD)
    pair, swapped = Pair(cloud, _own(study)), Pair(_own(study), cloud)
    assert difference(pair, study.frame.exact()) == -difference(swapped, study.frame.exact())
    draws = Spread(study.drafts, study.frame)
    there, back = (sensitivity(each, study.frame, draws) for each in (pair, swapped))
    assert [(s.input, s.low, s.high, s.share_of_variance) for s in there] == [
        (s.input, -s.low, -s.high, s.share_of_variance) for s in back
    ]
    assert draws.probability_below(CLOUD, "own-room") == 1 - draws.probability_below(
        "own-room", CLOUD
    )


def test_at_the_tying_hours_both_sides_do_cost_the_same():
    """Shapes, volumes and bands as they are: only the hours of the machines move."""
    study = studied()
    cloud = next(draft for draft in study.drafts if draft.id == CLOUD)
    half = study.frame.exact({"hours:web": D(321)})
    fixed = Draft("autre", NAME, "other", (_line("a", Fixed(D(cloud.present(half)))),), ())
    assert tying_hours(Pair(cloud, fixed), study.frame) == D("321.0")


def test_at_the_tying_discount_both_sides_do_cost_the_same():
    study = studied()
    view = study.frame.exact()
    pair = Pair(next(draft for draft in study.drafts if draft.id == CLOUD), _own(study))
    rate = tying_discount(pair, view)
    assert rate is not None
    billed = sum(
        line.plan.present(view)
        for line in pair.cloud.lines
        if line.id in ("web", "pieces", "network")
    )
    assert abs(difference(pair, view) - rate * billed) < billed * D("0.0001")


@dataclass(frozen=True)
class Fixed:
    """A plan whose present value is one number, whatever the view."""

    value: Decimal

    def present(self, view: View) -> Any:
        return view.constant(self.value)

    def flows(self, view: View) -> tuple[Flow, ...]:
        return (Flow(view.months, self.value),)

    def inputs(self) -> Iterator[Input]:
        return iter(())


def _exact_of(study: Any, draft: Draft, drawn: Drawn, draw: int) -> Exact:
    """The exact view in which every input has the value of one draw."""
    frame = study.frame
    items = {*draft.inputs(), *(t for t in (frame.rate, frame.inflation) if isinstance(t, Input))}
    moved = {item.key: D(repr(float(drawn.number(item)[draw]))) for item in items if item.varies}
    return Exact(frame.months, frame.rate, moved, frame.timing, frame.inflation)


def _own(study: Any) -> Draft:
    found: Draft = next(draft for draft in study.drafts if draft.id == "own-room")
    return found


def _line(identifier: str, plan: Any) -> Line:
    return Line(identifier, "compute", NAME, plan, "given")
