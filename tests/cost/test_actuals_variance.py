"""The variance of a price told apart: mix, price, discount, commitment, by hand-worked cases.

The estimate of each: two machines "medium" at 0.20 an hour, 730 hours, so 1,460 h for 292.00. The
catalogue also lists "small" at 0.10 and "large" at 0.40 in the region "est".
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from courtier.cost.actuals.bill import Group, Sum
from courtier.knowledge.records.prices import Discount
from courtier.results.actuals import ActualsOutcome
from courtier.values.text import LANGUAGES
from tests.cost.sample import ROWS, WEB, row
from tests.cost.test_actuals import RATE, USD, compared, effects

D = Decimal


def sold(
    hours: str, paid: str, *, listed: str | None = "", contracted: str | None = "", **other: Any
) -> tuple[Group, Sum]:
    """Machines of a bill; list and negotiated costs are what was paid unless given."""
    given: dict[str, Any] = {
        "charge": "Usage", "service": "Compute", "unit": "Hours", "currency": "CAD",
        "sku": "medium", "region": "est", "committed": False,
    }  # fmt: skip
    amounts = [None if a is None else D(a or paid) for a in (listed, contracted)]
    return Group(**(given | other)), Sum(1, D(paid), D(hours), None, *amounts)


def held(*rows: tuple[Group, Sum], **other: Any) -> ActualsOutcome:
    found = compared(dict(rows), **other)
    gaps = found.actuals.gaps
    assert sum(gap.effect for gap in gaps) == found.actuals.difference
    return found


def test_larger_machines_at_their_list_price_are_a_mix_and_no_change_of_price() -> None:
    # Half the hours on "large": 730 × 0.20 + 730 × 0.40 = 438.00; mix 730 × (0.40 − 0.20) = 146.
    found = held(sold("730", "146"), sold("730", "292", sku="large"))
    assert effects(found) == {"mix": D("146.00")}
    gap = found.actuals.gaps[0]
    assert (gap.assumed, gap.actual) == (D("0.2"), D("0.3"))


def test_volume_mix_and_price_are_told_apart() -> None:
    # 1,000 h of "medium" at 0.22 and 600 h of "small" at 0.10: 220 + 60 = 280.00.
    # Volume (1600 − 1460) × 0.20 = 28; mix 600 × (0.10 − 0.20) = −60; price 1000 × 0.02 = 20.
    found = held(sold("1000", "220"), sold("600", "60", sku="small"))
    assert effects(found) == {"quantity": D("28.00"), "mix": D("-60.00"), "price": D("20.00")}


def test_another_region_is_a_mix() -> None:
    prices = (*ROWS, row("vm", "medium", "0.25", vcpu=4, memory_gib=16, region="ouest"))
    found = held(sold("1460", "365", region="ouest"), prices=prices)
    assert effects(found) == {"mix": D("73.00")}


def test_a_negotiated_discount_is_not_a_price() -> None:
    # List 292.00, negotiated at 10 % less: 262.80.
    found = held(sold("1460", "262.80", listed="292"))
    assert effects(found) == {"discount": D("-29.20")}


def test_a_discount_that_the_estimate_foresaw_proves_nothing_wrong() -> None:
    given = {
        "provider": "nuage",
        "service": "vm",
        "fraction": D("0.1"),
        "until": None,
        "source": "x",
    }
    found = held(sold("1460", "262.80", listed="292"), discounts=(Discount.model_validate(given),))
    assert found.actuals.gaps == ()


def test_a_commitment_is_neither_a_price_nor_a_discount() -> None:
    # Negotiated 262.80 on a list of 292.00, then 200.00 in effect under a commitment.
    found = held(sold("1460", "200", listed="292", contracted="262.80", committed=True))
    assert effects(found) == {"discount": D("-29.20"), "commitment": D("-62.80")}


def test_the_unused_part_of_a_commitment_costs_as_a_commitment() -> None:
    unused = sold("0", "30", listed="0", contracted="0", committed=True)
    assert effects(held(sold("1460", "292"), unused)) == {"commitment": D("30.00")}


def test_a_commitment_foreseen_and_not_taken_is_a_commitment() -> None:
    # One year at 0.15 foreseen (219.00), paid on demand at 0.20 (292.00).
    committed = row("vm", "medium", "0.15", vcpu=4, memory_gib=16, term="reserved 1y no upfront")
    acquisition = {"term": {"initial_months": 12}}
    found = held(sold("1460", "292"), prices=(*ROWS, committed), acquisition=acquisition)
    assert found.actuals.estimated == D("219.00")
    assert effects(found) == {"commitment": D("73.00")}


def test_a_commitment_paid_at_once_is_held_month_by_month() -> None:
    committed = row("vm", "medium", "0.15", vcpu=4, memory_gib=16, term="reserved 1y all upfront")
    acquisition = {"term": {"initial_months": 12}}
    bill = sold("1460", "219", listed="292", contracted="292", committed=True)
    found = held(bill, prices=(*ROWS, committed), acquisition=acquisition)
    assert found.actuals.gaps == ()


def test_currency_stays_apart_from_mix_and_discount() -> None:
    # "medium" and "large" in USD at 1.25, paid at 1.40. 730 h × 0.20 + 730 h × 0.40 = 438 USD
    # at list, 400 paid. Mix 146 × 1.25 = 182.50, discount −38 × 1.25 = −47.50,
    # currency 400 × 0.15 = 60.00.
    prices = (*USD, row("vm", "large", "0.4", vcpu=8, memory_gib=32, currency="USD"))
    found = held(
        sold("730", "146", currency="USD"),
        sold("730", "254", listed="292", sku="large", currency="USD"),
        prices=prices, cost=RATE, paid={"USD": D("1.40")},
    )  # fmt: skip
    assert effects(found) == {
        "mix": D("182.50"), "discount": D("-47.50"), "currency": D("60.00"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("bill", "why"),
    [
        (sold("1460", "365", sku=None), "product"),
        (sold("1460", "365", region=None), "product"),
        (sold("1460", "365", sku="huge"), "catalogue"),
        (sold("1460", "365", listed=None), "list-price"),
        (sold("1460", "365", contracted="292", listed="292", committed=None), "commitment"),
        (sold("1460", "365", contracted="292", listed="292"), "commitment"),
    ],
)  # fmt: skip
def test_what_no_column_tells_is_not_decided(bill: tuple[Group, Sum], why: str) -> None:
    found = held(bill)
    assert effects(found) == {"undecided": D("73.00")}
    assert found.actuals.gaps[0].untold == why


def test_a_quote_knows_no_list_price_so_that_its_difference_is_not_decided() -> None:
    line = {"item": "web", "unit": "hour", "quantity": 2, "price_cad": D("0.18")}
    quote = {"offering": "nuage-canada", "on": "2026-11-01", "lines": [line]}
    found = held(sold("1460", "292"), acquisition={"quotes": [quote]})
    assert effects(found) == {"undecided": D("29.20")}
    assert found.actuals.gaps[0].untold == "estimate"


def test_one_product_unknown_leaves_the_others_decided() -> None:
    found = held(sold("730", "292", sku="large"), sold("730", "200", sku="huge"))
    assert effects(found) == {"mix": D("146.00"), "undecided": D("54.00")}


def test_the_same_product_of_two_services_is_settled_by_the_service_foreseen() -> None:
    prices = (*ROWS, row("vm-windows", "large", "0.9", vcpu=8, memory_gib=32))
    found = held(sold("1460", "584", sku="large"), prices=prices)
    assert effects(found) == {"mix": D("292.00")}


def test_a_product_that_several_other_services_sell_is_not_decided() -> None:
    prices = (*ROWS, row("a", "odd", "0.3"), row("b", "odd", "0.5"))
    found = held(sold("1460", "438", sku="odd"), prices=prices)
    assert effects(found) == {"undecided": D("146.00")}


@pytest.mark.parametrize("paid", ["291.994", "291.996", "300.005", "365.333"])
def test_the_parts_add_up_to_the_cent(paid: str) -> None:
    held(sold("1461.3", paid, listed="310.777", contracted="300.111", committed=True))


def test_every_part_reads_as_a_sentence_in_both_languages() -> None:
    found = held(
        sold("1000", "200", listed="230", contracted="210", committed=True),
        sold("600", "70", sku="huge"),
        since=date(2026, 11, 1),
    )
    assert {gap.kind for gap in found.actuals.gaps} == {
        "quantity", "price", "discount", "commitment", "undecided",
    }  # fmt: skip
    for language in LANGUAGES:
        for gap in found.actuals.gaps:
            told = getattr(gap.text, language)
            assert "{" not in told
            assert "calcul" in told.casefold() or "compute" in told.casefold()


def test_a_graduated_price_tells_no_quantity() -> None:
    # 400 GiB, 100 of them free, 300 at 0.10: 30.00 a month, which 300 GB at one price is not.
    needs = WEB | {"network": {"egress_gib_per_month": 400}}
    bill = sold("400", "40", service="Networking", unit="GB", sku="first")
    found = held(sold("1460", "292"), bill, needs=needs)
    assert effects(found) == {"amount": D("10.00")}
    assert "graduated" in found.actuals.gaps[0].text.en


def test_the_currency_stays_apart_from_an_amount() -> None:
    # 292 USD foreseen at 1.25 is 365.00; 300 USD billed is 375.00 at 1.25 and 420.00 at 1.40.
    bill = sold("2", "300", unit="Servers", currency="USD")
    found = held(bill, prices=USD, cost=RATE, paid={"USD": D("1.40")})
    assert effects(found) == {"amount": D("10.00"), "currency": D("45.00")}
