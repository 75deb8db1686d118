"""Discounting, growth, bands, shapes and renewals against figures worked by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtier.cost.discount import monthly_rate, npv
from courtier.cost.draws import Drawn
from courtier.cost.flows import Flow, Monthly, Once, Plan, Renewals, Share
from courtier.cost.shapes import fit, staircase
from courtier.cost.terms import Band, Graduated, Input
from courtier.cost.view import Exact
from courtier.values.text import Text
from tests.cost.sample import row

D = Decimal
NAME = Text(fr="x", en="x")
BANDS = (Band(D(0), D(100), D(0)), Band(D(100), D(1000), D("0.1")), Band(D(1000), None, D("0.05")))


def test_npv_of_level_flows_is_the_annuity_formula():
    flows = [Flow(m, D(100)) for m in range(1, 13)]
    rate = (1.05) ** (1 / 12) - 1
    assert float(npv(flows, D("0.05"))) == pytest.approx(100 * (1 - 1.05**-1) / rate, abs=1e-9)


def test_npv_at_rate_zero_is_the_sum():
    assert npv([Flow(1, D(3)), Flow(240, D(4))], D(0)) == 7


def test_twelve_monthly_rates_compound_to_the_yearly_one():
    assert abs((1 + monthly_rate(D("0.05"))) ** 12 - D("1.05")) < D("1e-20")


@pytest.mark.parametrize(
    ("volume", "cost"),
    [
        (0, "0"), (100, "0"), (101, "0.1"), (1000, "90"), (1001, "90.05"), (3000, "190"),
    ],
)  # fmt: skip
def test_each_band_is_paid_at_its_own_price(volume, cost):
    view = Exact(1, D(0))
    assert view.value(Graduated((D(volume),), BANDS)) == D(cost)


def test_growth_starts_with_the_second_month_and_makes_its_rate_in_a_year():
    flows = Monthly((D(100),), (D("0.2"),)).flows(Exact(13, D(0)))
    assert flows[0].amount == 100
    assert round(flows[12].amount, 12) == 120


def test_the_present_value_of_a_plan_is_that_of_its_flows():
    view = Exact(60, D("0.05"))
    plans: tuple[Plan, ...] = (
        Monthly((D(7), D(3)), (D("0.2"), D("-0.03"))),
        Once((D(11),)),
        Renewals((D(1000),), D(3), 10),
        Renewals((D(1000),), D(3), 10, residual=True),
        Share((Monthly((D(5),)), Once((D(2),))), D("0.1")),
    )
    for plan in plans:
        assert abs(plan.present(view) - npv(plan.flows(view), D("0.05"))) < D("1e-18")


@pytest.mark.parametrize(
    ("vcpu", "memory", "sku"),
    [(2, 8, "small"), (2, 9, "medium"), (3, 8, "medium"), (4, 16, "medium"), (4, 17, "large")],
)
def test_the_cheapest_shape_that_holds_both_sizes_wins(vcpu, memory, sku):
    found = fit(staircase(SHAPES), D(vcpu), D(memory))
    assert found is not None
    assert found[1][0].sku == sku


SHAPES = (
    row("vm", "large", "0.4", vcpu=8, memory_gib=32),
    row("vm", "small", "0.1", vcpu=2, memory_gib=8),
    row("vm", "medium", "0.2", vcpu=4, memory_gib=16),
    row("vm", "dear", "0.9", vcpu=2, memory_gib=8),
    row("vm", "unknown", "0.01", vcpu=64),
)


def test_a_need_larger_than_every_shape_has_no_price():
    assert fit(staircase(SHAPES), D(9), D(8)) is None


def test_a_dearer_and_smaller_shape_is_never_on_the_staircase():
    assert [row.sku for _, row in staircase(SHAPES)] == ["small", "medium", "large"]


def test_a_need_with_a_range_pays_in_each_draw_the_shape_of_that_draw():
    vcpu = Input("v", NAME, D(1), D(2), D(8))
    found = fit(staircase(SHAPES), vcpu, D(8))
    assert found is not None
    assert Exact(1, D(0)).value(found[0]) == D("0.1")
    assert Exact(1, D(0), {"v": D(3)}).value(found[0]) == D("0.2")
    drawn = Drawn(1, D(0), 1).value(found[0])
    assert set(drawn.tolist()) == {0.1, 0.2, 0.4}


@pytest.mark.parametrize(
    ("age", "months"),
    [
        (None, [1]),  # unknown day: bought at the start
        (0, [1]),  # bought on the first day
        (-3, [4]),  # to be bought in three months
        (59, [2]),  # end of life after one month
        (60, [1]),  # end of life on the first day
        (67, [1]),  # overdue
        (1, [60]),  # replaced in the last month
        (12, [49]),
    ],
)
def test_purchases_fall_at_the_end_of_life(age, months):
    plan = Renewals((D(1000),), D(5), age)
    assert [flow.month for flow in plan.flows(Exact(60, D(0)))] == months


def test_nothing_is_bought_when_the_life_ends_with_the_horizon():
    assert Renewals((D(1000),), D(5), 0).flows(Exact(60, D(0)))[-1].month == 1
    assert Renewals((D(1000),), D(10), 60).flows(Exact(60, D(0))) == ()


def test_short_lives_are_renewed_several_times():
    plan = Renewals((D(1000),), D(2), 0)
    assert [flow.month for flow in plan.flows(Exact(60, D(0)))] == [1, 25, 49]


def test_the_residual_value_is_what_is_left_straight_line_of_the_last_purchase():
    left = Renewals((D(1000),), D(2), 0, residual=True).flows(Exact(60, D(0)))
    assert left == (Flow(60, D(-500)),)


def test_what_was_bought_before_the_horizon_leaves_no_residual():
    assert Renewals((D(1000),), D(10), 12, residual=True).flows(Exact(60, D(0))) == ()


@settings(max_examples=40, deadline=None)
@given(
    price=st.decimals(1, 10_000, places=2),
    life=st.integers(1, 9),
    age=st.one_of(st.none(), st.integers(-70, 130)),
    months=st.integers(1, 90),
    growth=st.decimals("-0.3", "0.5", places=3),
)
def test_drawn_and_exact_views_agree_where_nothing_varies(price, life, age, months, growth):
    exact, drawn = Exact(months, D("0.04")), Drawn(months, D("0.04"), 3, draws=2)
    plans: tuple[Plan, ...] = (
        Monthly((price,), (growth,)),
        Renewals((price,), D(life), age),
        Renewals((price,), D(life), age, residual=True),
    )
    for plan in plans:
        assert float(plan.present(exact)) == pytest.approx(float(plan.present(drawn)), rel=1e-9)


def test_draws_of_a_range_have_its_mean_and_stay_inside_it():
    drawn = Drawn(1, D(0), 7).number(Input("a", NAME, D(1), D(2), D(6)))
    assert drawn.min() >= 1
    assert drawn.max() <= 6
    assert float(drawn.mean()) == pytest.approx(3.0, abs=0.03)


def test_one_input_draws_the_same_values_everywhere_and_two_inputs_do_not():
    first, second = Drawn(1, D(0), 7), Drawn(1, D(0), 7)
    one, two = (Input(key, NAME, D(0), D(1), D(2)) for key in ("one", "two"))
    second.number(two)
    assert (first.number(one) == second.number(one)).all()
    assert not (first.number(one) == first.number(two)).any()


def test_a_life_with_a_range_is_renewed_draw_by_draw():
    life = Input("life", NAME, D(4), D(5), D(7))
    plan = Renewals((D(1000),), life, 0)
    spent = plan.present(Drawn(60, D(0), 1))
    assert set(spent.tolist()) == {1000.0, 2000.0}
