"""Quotes, then the body's own list, then list prices less its discounts, then list prices."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from courtier.cost.estimate import estimate
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.prices import Discount, OwnPrice
from courtier.values.errors import InputError
from tests.cost.sample import DAY, D, facts, match, offering, option, row, workload

DISCOUNT = {
    "provider": "nuage",
    "service": "vm",
    "fraction": "0.10",
    "until": None,
    "source": "Entente 12",
}
ONE = {"compute": [{"id": "web", "vcpu": 2, "memory_gib": 8}]}


def own(service: str, sku: str, price: str, unit: str = "hour", **other: object) -> OwnPrice:
    given = row(service, sku, price, unit).model_dump() | {"list": "own"}
    return OwnPrice.model_validate(given | other)


def cost(needs=ONE, quotes=(), **other):
    acquisition = {"quotes": list(quotes)} if quotes else {}
    case = workload(needs=needs, acquisition=acquisition)
    return estimate(case, (match(),), facts(**other), DAY)


def the_line(outcome, identifier="web"):
    return next(x for x in option(outcome, "cloud:nuage-canada").lines if x.id == identifier)


def test_each_source_of_a_price_stands_before_the_next_one_by_hand():
    """2 vCPU, 12 months of 730 h: list 0.10 = 876; 10 % off = 788.40; own 0.05 = 438; quote 300."""
    discounts = (Discount.model_validate(DISCOUNT),)
    prices = (own("vm", "small", "0.05", vcpu=2, memory_gib=8),)
    quote = {
        "offering": "nuage-canada",
        "on": "2026-11-01",
        "lines": [{"item": "web", "unit": "month", "quantity": 1, "price_cad": 25}],
    }
    found = [
        cost(),
        cost(discounts=discounts),
        cost(discounts=discounts, own_prices=prices),
        cost(discounts=discounts, own_prices=prices, quotes=[quote]),
    ]
    lines = [the_line(outcome) for outcome in found]
    assert [line.nominal for line in lines] == [D("876"), D("788.40"), D("438"), D("300")]
    assert [line.basis for line in lines] == ["list", "list", "given", "quote"]
    assert "Entente 12" in lines[1].text.fr
    assert "prix de votre liste" in lines[2].text.fr
    assert lines[2].facts[0] == "own-price:nuage:est:vm:small:on-demand"


@pytest.mark.parametrize(
    ("end", "nominal", "told"),
    [
        (DAY - timedelta(days=1), D("876"), True),
        (DAY, D("438"), False),
        (DAY + timedelta(days=1), D("438"), False),
        (None, D("438"), False),
    ],
    ids=["the day after its end", "its last day", "the day before its end", "no end"],
)
def test_a_price_of_the_body_counts_until_its_last_day(end, nominal, told):
    price = own("vm", "small", "0.05", vcpu=2, memory_gib=8, until=end)
    outcome = cost(own_prices=(price,))
    assert the_line(outcome).nominal == nominal
    assert ("own-price-expired" in {f.id for f in outcome.findings}) is told


@pytest.mark.parametrize(
    ("end", "since", "nominal"),
    [
        (DAY, None, D("788.40")),
        (DAY - timedelta(days=1), None, D("876")),
        (None, DAY, D("788.40")),
        (None, DAY + timedelta(days=1), D("876")),
    ],
    ids=["last day", "day after", "first day", "day before"],
)
def test_a_discount_holds_between_its_days(end, since, nominal):
    discount = Discount.model_validate(DISCOUNT | {"until": end, "since": since})
    assert the_line(cost(discounts=(discount,))).nominal == nominal


def test_a_discount_of_another_service_or_term_changes_nothing():
    for change in ({"service": "object"}, {"provider": "autre"}, {"term": "reserved*"}):
        discount = Discount.model_validate(DISCOUNT | change)
        assert the_line(cost(discounts=(discount,))).nominal == D("876")


def test_a_price_by_the_name_of_its_need_serves_what_no_list_prices():
    """The sample list holds no storage of blocks: 100 GiB at 0.05 for 12 months make 60."""
    needs = {**ONE, "storage": [{"id": "disque", "kind": "block", "gib": 100}]}
    assert option(cost(needs), "cloud:nuage-canada").status == "partial"
    price = own("storage-block", "nos disques", "0.05", "GiB-month", region="global")
    outcome = cost(needs, own_prices=(price,))
    assert option(outcome, "cloud:nuage-canada").status == "priced"
    assert the_line(outcome, "disque").nominal == D("60")


def test_software_by_the_user_is_priced_by_the_body_and_undetermined_without():
    """45 users at 8 a month for 12 months make 4,320."""
    needs = {"software": [{"id": "portail", "model": "saas", "users": 45}]}
    bare = option(cost(needs), "cloud:nuage-canada")
    assert (bare.status, bare.total_nominal, bare.missing) == ("undetermined", None, ("portail",))
    price = own("software", "portail", "8", "user-month", region="global")
    outcome = cost(needs, own_prices=(price,))
    assert the_line(outcome, "portail").nominal == D("4320")
    yearly = own("software", "portail", "96", "user-year", region="global")
    assert the_line(cost(needs, own_prices=(yearly,)), "portail").nominal == D("4320")


def test_an_offering_without_any_list_price_takes_the_price_of_software():
    needs = {"software": [{"id": "portail", "model": "saas", "users": 10}]}
    price = own("software", "portail", "5", "user-month", provider="nuage", region="global")
    bare = {"nuage-canada": offering(prices_of=None)}
    outcome = cost(needs, own_prices=(price,), offerings=bare)
    assert the_line(outcome, "portail").nominal == D("600")


def test_users_that_grow_are_paid_at_the_price_of_the_list_month_by_month():
    """10 users that double in a year, at 5 a month: 50 × 2^(m/12), 840.86 in all."""
    portal = {"id": "portail", "model": "saas", "users": 10, "growth_per_year": 1}
    price = own("software", "portail", "5", "user-month", provider="nuage", region="global")
    bare = {"nuage-canada": offering(prices_of=None)}
    outcome = cost({"software": [portal]}, own_prices=(price,), offerings=bare)
    assert the_line(outcome, "portail").nominal == D("840.86")


def test_a_body_lays_its_list_and_its_discounts_in_a_layer(tmp_path: Path):
    folder = tmp_path / "catalog"
    folder.mkdir()
    names = list(OwnPrice.model_fields)
    cells = own("vm", "small", "0.05", vcpu=2, memory_gib=8).model_dump()
    line = ",".join("" if cells[name] is None else str(cells[name]) for name in names)
    (folder / "own-prices.csv").write_text(",".join(names) + "\n" + line + "\n", "utf-8")
    head = "provider,service,fraction,until,source"
    (folder / "discounts.csv").write_text(f"{head}\nnuage,*,0.10,2027-03-31,Entente\n", "utf-8")
    known = Knowledge((str(tmp_path),))
    assert known.own_prices[0].price == D("0.05")
    assert known.discounts[0].until == date(2027, 3, 31)
    assert known.discounts[0].term == "*"
    (folder / "discounts.csv").write_text(f"{head}\nnuage,*,1.5,,Entente\n", "utf-8")
    with pytest.raises(InputError) as refused:
        _ = Knowledge((str(tmp_path),)).discounts
    assert (refused.value.mistakes[0].file, refused.value.mistakes[0].line) == (
        "catalog/discounts.csv", 2,
    )  # fmt: skip


def test_the_bundle_holds_no_price_of_a_body():
    assert Knowledge().own_prices == ()
    assert Knowledge().discounts == ()


def test_a_price_of_the_body_has_no_error_of_list_prices():
    wide = {"low": D("0.5"), "likely": D(1), "high": D("1.5")}
    from tests.cost.sample import parameters

    given = parameters(**{"list-price-error": wide})
    listed = option(cost(parameters=given), "cloud:nuage-canada")
    price = own("vm", "small", "0.1", vcpu=2, memory_gib=8)
    ours = option(cost(parameters=given, own_prices=(price,)), "cloud:nuage-canada")
    assert listed.p90 is not None
    assert listed.p10 is not None
    assert listed.p90 > listed.p10
    assert ours.p10 == ours.p90 == ours.npv


def test_a_price_of_the_body_in_another_currency_competes_with_the_list():
    """0.05 CAD an hour against 0.04 USD at 1.50, that is 0.06: 438 a year, and not 525.60."""
    listed = row("vm", "small", "0.04", currency="USD", vcpu=2, memory_gib=8)
    ours = own("vm", "autre", "0.05", vcpu=2, memory_gib=8)
    rate = {"pair": "USDCAD", "rate": D("1.5"), "on": "2026-11-20"}
    case = workload(needs=ONE, cost={"exchange_rates": [rate]})
    outcome = estimate(case, (match(),), facts(prices=(listed,), own_prices=(ours,)), DAY)
    line = the_line(outcome)
    assert (line.nominal, line.basis) == (D("438"), "given")
    assert line.choice is not None
    assert {c.currency for c in line.choice.candidates} == {"CAD", "USD"}
