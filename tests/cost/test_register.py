"""The register of assumptions: no number that the estimate reads is missing from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from courtier.cost.estimate import estimate
from courtier.knowledge.records.prices import Discount, OwnPrice, SupportBand
from courtier.results.cost_words import unit_name
from courtier.results.estimate import Assumption, EstimateOutcome
from tests.cost.filled import changed, filled, numbers
from tests.cost.sample import DAY, ROWS, facts, match, offering, parameters, row, workload

D = Decimal
PLACES = list(numbers(filled()))
PRICES = (*ROWS, row("vm", "giant", "0.45", vcpu=8, memory_gib=64, currency="USD"))


def estimated(parts: dict[str, Any], **known: Any) -> EstimateOutcome:
    given = {"parameters": parameters(discount_rate=D("0.05")), "prices": PRICES} | known
    return estimate(workload(**parts), (match(),), facts(**given), DAY)


def register(parts: dict[str, Any], **known: Any) -> dict[str, Assumption]:
    return {each.id: each for each in estimated(parts, **known).estimate.assumptions}


BASE = register(filled())


@pytest.mark.parametrize(
    ("place", "value"), PLACES, ids=[".".join(map(str, place)) for place, _ in PLACES]
)
def test_every_number_of_the_file_is_in_the_register(
    place: tuple[str | int, ...], value: Decimal
) -> None:
    other = value + 1 if value == value.to_integral() else value + D("0.001")
    found = register(changed(place, int(other) if other == other.to_integral() else other))
    moved = [each for each in found.values() if BASE.get(each.id) != each]
    assert f"{other:f}" in {each.value for each in moved}


def test_every_price_of_a_line_is_in_the_register() -> None:
    options = estimated(filled()).estimate.options
    used = {fact for option in options for line in option.lines for fact in line.facts}
    prices = {fact for fact in used if fact.startswith("price:")}
    assert len(prices) > 4
    assert prices <= BASE.keys()


@pytest.mark.parametrize("each", BASE.values(), ids=BASE)
def test_each_tells_its_source_its_date_and_a_unit_in_words(each: Assumption) -> None:
    assert each.source
    assert each.on is not None
    name = unit_name(each.unit)
    assert name.fr != each.unit or each.unit in ("vCPU", "W", "GiB", "1", "CAD/kWh")


def test_a_quote_tells_its_day_and_its_place_in_the_file() -> None:
    price = BASE["quote:nuage-canada:2026-10-01:portail:0:price"]
    assert (price.on, price.source) == (date(2026, 10, 1), "acquisition.quotes[0]")
    assert (price.value, price.unit, price.basis) == ("12.5", "CAD/user-month", "given")


def test_who_gave_the_figures_is_their_source() -> None:
    parts = filled()
    parts["needs"]["given_by"] = "Équipe réseau"
    assert register(parts)["needs.web.count"].source == "needs (Équipe réseau)"
    assert BASE["needs.web.count"].source == "needs"


def test_a_range_tells_its_ends() -> None:
    parts = changed(("needs", "compute", 0, "count"), 2)
    parts["needs"]["compute"][0]["count"] = {"low": D(1), "likely": D(2), "high": D(4)}
    found = register(parts)["needs.web.count"]
    assert (found.low, found.value, found.high) == ("1", "2", "4")


def test_hours_that_the_file_does_not_give_are_the_default_and_not_its_own() -> None:
    assert "hours:web" in BASE
    assert "hours:lots" not in BASE
    assert BASE["hours-per-month"].basis == "default"


def test_a_price_of_a_year_only_has_no_day() -> None:
    prices = tuple(each.model_copy(update={"as_of": "2026"}) for each in PRICES)
    found = register(filled(), prices=prices)["price:nuage:est:vm:medium:on-demand"]
    assert found.on is None
    assert "2026" in found.text.fr


def test_a_price_of_the_body_and_its_discount_are_given() -> None:
    own = OwnPrice.model_validate(
        row("vm", "medium", "0.17", vcpu=4, memory_gib=16).model_dump() | {"list": "own"}
    )
    cut = {"provider": "nuage", "service": "db", "fraction": D("0.1"), "until": None}
    given = Discount.model_validate(cut | {"source": "Entente 12"})
    found = register(filled(), own_prices=(own,), discounts=(given,))
    assert found["own-price:nuage:est:vm:medium:on-demand"].basis == "given"
    discount = found["discount:nuage:db:*"]
    assert (discount.value, discount.source) == ("0.1", "Entente 12")


def test_a_support_plan_and_a_surcharge_are_listed() -> None:
    band = {
        "provider": "nuage", "level": "continuous", "plan": "Affaires", "minimum": D(100),
        "from_bill": D(0), "to_bill": None, "fraction": D("0.1"), "currency": "CAD",
        "confidence": "secondary", "read_on": DAY, "source": "liste", "note": "",
    }  # fmt: skip
    parts = filled()
    parts["needs"]["support"] = "continuous"
    found = register(
        parts,
        support_plans=(SupportBand.model_validate(band),),
        offerings={"nuage-canada": offering(surcharge=D("0.05"))},
    )
    assert found["support-plan:nuage:continuous"].value == "100"
    assert found["support-plan:nuage:continuous:1"].value == "0.1"
    assert found["surcharge:nuage-canada"].value == "0.05"
