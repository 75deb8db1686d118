"""The points of the pictures of ties, by hand: two machines at 0.20 an hour for twelve months."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from courtier.results.estimate import BreakEven
from tests.cost.test_formulas import told

D = Decimal


def ties(monthly: str) -> BreakEven:
    lines: list[dict[str, Any]] = [{"id": "a", "category": "service", "cad_per_month": D(monthly)}]
    found = told({"horizon_months": 12, "discount_rate": D(0)}, lines).break_even
    assert isinstance(found, BreakEven)
    return found


def test_each_number_of_hours_has_both_costs_and_the_tie_is_among_them() -> None:
    # 0.40 an hour for both machines, 12 months: 365 h cost 146 a month, 1,752 a year.
    found = {point.at: (point.cloud, point.other) for point in ties("219").by_hours}
    assert list(found) == [D(0), D("182.5"), D(365), D("547.5"), D(730)]
    assert found[D(365)] == (D("1752.00"), D("2628.00"))
    assert found[D("547.5")] == (D("2628.00"), D("2628.00"))


def test_a_discount_goes_from_none_to_a_free_service_through_the_tie() -> None:
    # 292 a month, 3,504 a year; the other 219, 2,628: a quarter off.
    points = [(p.at, p.cloud, p.other) for p in ties("219").by_discount]
    assert points == [
        (D(0), D("3504.00"), D("2628.00")),
        (D("0.25"), D("2628.00"), D("2628.00")),
        (D(1), D("0.00"), D("2628.00")),
    ]


@pytest.mark.parametrize(
    ("monthly", "places"),
    [
        ("294.92", ["-0.25", "-0.01", "0", "0.25"]),  # a rise of 1 % makes them tie
        ("584", ["-1.25", "-1", "0", "0.25"]),  # a price twice as high does
    ],
)
def test_a_rise_that_ties_is_shown_with_what_is_around_it(monthly: str, places: list[str]) -> None:
    assert [point.at for point in ties(monthly).by_discount] == [D(place) for place in places]


def test_where_nothing_ties_the_costs_are_shown_all_the_same() -> None:
    found = ties("293")
    assert found.hours_per_month is None
    assert [point.at for point in found.by_hours] == [D(0), D("182.5"), D(365), D("547.5"), D(730)]


def test_what_is_not_billed_by_the_hour_has_no_picture_by_hours() -> None:
    assert BreakEven(cloud=None, other=None, months=()).by_hours == ()
