"""A bill against an estimate: each wrong assumption told apart, and the parts add up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from courtier.cost.actuals.bill import Bill, BillWords, Group, Service, Sum, Unit
from courtier.cost.actuals.compare import Case, actuals
from courtier.cost.actuals.period import months_covered
from courtier.cost.estimate import study_of
from courtier.reading.nearest import fold
from courtier.results.actuals import ActualsOutcome
from courtier.values.errors import UsageError
from tests.cost.sample import DAY, WEB, facts, match, parameters, row, workload

D = Decimal
WORDS = BillWords(
    services={
        fold("Compute"): Service("Compute", "Calcul", "compute", "design"),
        fold("Storage"): Service("Storage", "Stockage", "storage", "design"),
        fold("Networking"): Service("Networking", "Réseau", "network", "design"),
        fold("Security"): Service("Security", "Sécurité", "", "design"),
    },
    units={
        fold("Hours"): Unit("hour", D(1), "design"),
        fold("GB-Months"): Unit("GB-month", D(1), "design"),
        fold("GB"): Unit("GB", D(1), "design"),
    },
)
USD = (row("vm", "medium", "0.2", vcpu=4, memory_gib=16, currency="USD"),)
RATED = {"pair": "USDCAD", "rate": D("1.25"), "on": "2026-11-20", "source": "x"}
RATE = {"exchange_rates": [RATED]}
# Two machines of 4 vCPU at 0.20 an hour, 730 hours a month: 292.00 a month.


def compared(
    sums: dict[Group, Sum],
    *,
    since: date = date(2026, 11, 1),
    until: date = date(2026, 11, 30),
    paid: dict[str, Decimal] | None = None,
    prices: Any = None,
    discounts: Any = (),
    **parts: Any,
) -> ActualsOutcome:
    found = workload(**({"needs": WEB} | parts))
    known = facts(
        parameters=parameters(actuals_tolerance=D("0.05")),
        discounts=discounts,
        **({} if prices is None else {"prices": prices}),
    )
    study = study_of(found, (match(),), known, DAY)
    draft = next(d for d in study.drafts if d.id == "cloud:nuage-canada")
    case = Case(found, draft, study, known, DAY, {}, paid or {})
    return actuals(case, Bill("f.csv", "0" * 64, "1.0", 1, since, until, sums), WORDS)


def compute(cost: str, hours: str | None, **other: Any) -> dict[Group, Sum]:
    """Usage of the machine that was foreseen, at its list price: nothing taken off."""
    given: dict[str, Any] = {
        "charge": "Usage", "service": "Compute", "unit": "Hours", "currency": "CAD",
        "sku": "medium", "region": "est", "committed": False,
    }  # fmt: skip
    quantity = None if hours is None else D(hours)
    return {Group(**(given | other)): Sum(1, D(cost), quantity, None, D(cost), D(cost))}


def effects(outcome: ActualsOutcome) -> dict[str, Decimal]:
    return {gap.kind: gap.effect for gap in outcome.actuals.gaps}


def test_a_bill_that_is_as_foreseen_proves_nothing_wrong() -> None:
    found = compared(compute("292", "1460"))
    assert found.actuals.estimated == found.actuals.billed == D("292.00")
    assert found.actuals.gaps == ()
    assert found.findings == ()


def test_more_hours_at_the_price_foreseen_are_a_quantity() -> None:
    assert effects(compared(compute("312", "1560"))) == {"quantity": D("20.00")}


def test_a_dearer_hour_is_a_price() -> None:
    assert effects(compared(compute("365", "1460"))) == {"price": D("73.00")}


def test_quantity_counts_at_the_price_foreseen_and_price_on_the_quantity_billed() -> None:
    # 1,560 h at 0.25: (1560 - 1460) × 0.20 = 20.00, and (0.25 - 0.20) × 1560 = 78.00.
    assert effects(compared(compute("390", "1560"))) == {
        "quantity": D("20.00"),
        "price": D("78.00"),
    }


def test_a_dearer_dollar_is_a_currency_apart_from_the_price() -> None:
    # 292 USD foreseen at 1.25 = 365.00 CAD; paid at 1.40 = 408.80.
    bill = compute("292", "1460", currency="USD")
    found = compared(bill, prices=USD, cost=RATE, paid={"USD": D("1.40")})
    assert effects(found) == {"currency": D("43.80")}
    gap = found.actuals.gaps[0]
    assert (gap.assumed, gap.actual) == (D("1.25"), D("1.40"))


def test_a_bill_in_canadian_dollars_priced_in_american_ones_tells_its_own_rate() -> None:
    bill = compute("408.80", "1460", priced_in="USD")
    next(iter(bill.values())).priced = D(292)
    found = compared(bill, prices=USD, cost=RATE)
    assert effects(found) == {"currency": D("43.80")}


def test_without_the_rate_paid_its_effect_is_said_to_be_unknown() -> None:
    found = compared(compute("292", "1460", currency="USD"), prices=USD, cost=RATE)
    assert effects(found) == {}
    assert [finding.id for finding in found.findings] == ["rate-paid-unknown"]


def test_a_currency_that_nobody_converts_is_refused_never_nil() -> None:
    with pytest.raises(UsageError, match="EUR"):
        compared(compute("292", "1460", currency="EUR"))


def test_what_was_not_foreseen_and_what_was_not_billed_are_the_scope() -> None:
    security = Group("Usage", "Security", "Keys", "CAD")
    found = compared({security: Sum(1, D(9), D(3), None)})
    assert [(g.kind, g.category, g.effect) for g in found.actuals.gaps] == [
        ("scope", "compute", D("-292.00")),
        ("scope", "Security", D("9.00")),
    ]
    assert found.actuals.gaps[0].lines == ("web",)


def test_units_that_differ_leave_one_amount() -> None:
    assert effects(compared(compute("300", "2", unit="Servers"))) == {"amount": D("8.00")}
    assert effects(compared(compute("300", None))) == {"amount": D("8.00")}


def test_taxes_and_credits_stand_apart() -> None:
    sums = compute("292", "1460")
    sums |= compute("43.73", None, charge="Tax") | compute("-10", None, charge="Credit")
    found = compared(sums).actuals
    assert (found.taxes, found.credits, found.difference) == (D("43.73"), D("-10.00"), D("0.00"))


def test_half_a_month_is_held_against_half_a_month() -> None:
    found = compared(compute("146", "730"), until=date(2026, 11, 15))
    assert found.actuals.estimated == D("146.00")
    assert found.actuals.gaps == ()


@pytest.mark.parametrize(
    ("cost", "found"),
    [("306.60", []), ("306.61", ["assumption-wrong"])],  # 5 % of 292.00 is 14.60
)
def test_a_finding_begins_beyond_the_tolerance(cost: str, found: list[str]) -> None:
    assert [f.id for f in compared(compute(cost, "1460")).findings] == found


@pytest.mark.parametrize(
    ("since", "until", "outside"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), False),
        (date(2026, 10, 31), date(2026, 11, 30), True),
        (date(2027, 10, 1), date(2027, 10, 31), False),
        (date(2027, 10, 1), date(2027, 11, 1), True),
    ],
)
def test_days_outside_the_horizon_are_said(since: date, until: date, outside: bool) -> None:
    found = compared(compute("292", "1460"), since=since, until=until)
    assert ("bill-outside-horizon" in {f.id for f in found.findings}) is outside


def test_the_effects_add_up_to_the_difference_to_the_cent() -> None:
    sums = compute("333.335", "1511.7") | compute("7.777", "3", service="Security", unit="Keys")
    sums |= compute("1.005", "9", service="Storage", unit="GB-Months")
    found = compared(sums).actuals
    assert sum(gap.effect for gap in found.gaps) == found.difference
    assert found.billed == D("342.12")
    assert sum(each.difference for each in found.categories) == found.difference


def test_the_order_of_the_rows_changes_nothing() -> None:
    first = compute("300", "1400") | compute("7", "3", service="Security", unit="Keys")
    assert compared(first) == compared(dict(reversed(first.items())))


def test_months_are_counted_in_days() -> None:
    found = months_covered(date(2027, 1, 15), date(2027, 1, 31), date(2027, 3, 1))
    assert found == {1: D(1) / 31, 2: D(1), 3: D(1) / 31}
