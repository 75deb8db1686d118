"""One resource and its price: what it is paid by, and each reason for which it has none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courtier.knowledge.records.prices import Discount, OwnPrice
from courtier.results.resources import NotExamined, Place, Resource
from courtier.results.running import RunningCost
from tests.cost import sample
from tests.cost.running.sample import PRICES, RULES, at, machine, priced, resource, rule

D = sample.D


def test_a_machine_costs_its_hours_at_the_price_of_its_shape() -> None:
    found = priced(machine("medium"))
    assert found.monthly == D("146.00")  # 0.20 × 730
    (line,) = found.lines
    assert (line.sku, line.region, line.hours, line.quantity) == ("medium", "est", D(730), D(1))
    assert found.status == "priced"


def test_what_runs_costs_what_the_estimate_says_of_the_same_need() -> None:
    """Two machines for which ``cost`` finds the same shape, over twelve months."""
    need = {"from": "given", "compute": [{"id": "web", "count": 2, "vcpu": 3, "memory_gib": 10}]}
    from courtier.cost.estimate import estimate

    work = sample.workload(needs=need)
    outcome = estimate(work, (sample.match(),), sample.facts(), sample.DAY)
    (line,) = sample.option(outcome, "cloud:nuage-canada").lines
    monthly = priced(machine("medium"), machine("medium")).monthly
    assert monthly is not None
    assert line.nominal == monthly * 12


def test_a_volume_is_counted_in_the_unit_of_the_price() -> None:
    found = priced(resource("disk", "block", **{"class": "fast", "gib": "100"}))
    assert found.lines[0].quantity == D("107.3741824")
    assert found.monthly == D("10.74")  # 107.3741824 GB × 0.10


def test_a_volume_told_in_mib_is_the_same_volume() -> None:
    size = {"class": "fast", "mib": "102400"}
    assert priced(resource("disk", "block", **size)).monthly == D("10.74")


def test_a_disk_is_paid_by_its_step() -> None:
    found = priced(resource("step", "block", tier="p10"))
    assert found.monthly == D("20.00")
    assert found.lines[0].hours is None
    assert found.hours_per_month is None


def test_the_words_of_the_cloud_are_read_whatever_their_capitals_and_addresses() -> None:
    shape = "https://example.test/compute/v1/projects/p/zones/z/machineTypes/MEDIUM"
    assert priced(resource("vm", shape=shape, os="LINUX")).monthly == D("146.00")


def _us() -> tuple[Any, ...]:
    return (sample.row("vm", "medium", "0.2", currency="USD"),)


def test_a_price_in_us_dollars_is_turned_at_the_rate_of_the_facts_then_of_the_body() -> None:
    known = {"prices": _us()}
    found = priced(machine(), known=known)
    assert found.monthly == D("204.40")  # 0.2 × 730 × 1.4
    assert found.exchange_rate == D("1.4")
    assert [item.basis for item in found.assumptions if item.id == "usd-cad"] == ["default"]
    given = priced(machine(), known=known, rates={"USD": D("1.5")})
    assert given.monthly == D("219.00")
    assert [item.basis for item in given.assumptions if item.id == "usd-cad"] == ["given"]


def test_without_a_rate_a_price_in_us_dollars_is_no_price() -> None:
    found = priced(machine(), known={"prices": _us(), "parameters": sample.parameters()})
    assert found.monthly is None
    assert _why(found) == "no-price"


def test_without_the_hours_of_a_month_a_machine_has_no_price() -> None:
    known = {"parameters": sample.parameters(hours_per_month=None)}
    found = priced(machine(), resource("step", "block", tier="P10"), known=known)
    assert found.monthly == D("20.00")
    assert found.status == "partial"


def _own(**other: Any) -> OwnPrice:
    given = {
        **sample.row("vm", "medium", "0.3").model_dump(), "list": "own", "until": None,
        "as_of": "2026-01-01",
    }  # fmt: skip
    return OwnPrice.model_validate(given | other)


def test_a_price_of_the_body_stands_before_the_list_even_where_it_is_dearer() -> None:
    found = priced(machine(), known={"own_prices": (_own(),)})
    assert found.monthly == D("219.00")  # 0.3 × 730
    assert found.lines[0].basis == "given"


def test_a_price_of_the_body_named_by_its_need_stands_before_the_list() -> None:
    own = _own(service="compute-linux", sku="medium")
    assert priced(machine(), known={"own_prices": (own,)}).monthly == D("219.00")


@pytest.mark.parametrize(
    ("until", "monthly"),
    [("2026-11-21", "146.00"), ("2026-11-22", "219.00"), ("2026-11-23", "219.00")],
    ids=["the day before", "the day", "the day after"],
)
def test_a_price_of_the_body_counts_until_its_last_day(until: str, monthly: str) -> None:
    own = _own(until=date.fromisoformat(until))
    assert priced(machine(), known={"own_prices": (own,)}).monthly == D(monthly)


def test_a_discount_of_the_body_is_taken_off_the_list_price() -> None:
    off = Discount.model_validate(
        {"provider": "nuage", "service": "vm", "fraction": "0.25", "until": None, "source": "S"}
    )
    found = priced(machine(), known={"discounts": (off,)})
    assert found.monthly == D("109.50")
    assert (found.lines[0].price, found.lines[0].listed) == (D("0.150"), D("0.2"))


def test_the_storage_of_a_database_has_a_price_only_in_the_list_of_the_body() -> None:
    database = resource("db", "database", engine="postgres", shape="db-medium", gib="10")
    bare = priced(database)
    assert (bare.monthly, bare.partly, bare.status) == (D("219.00"), 1, "partial")
    own = _own(service="database-storage", sku="stockage", unit="GB-month", price="0.2",
               vcpu=None, memory_gib=None)  # fmt: skip
    whole = priced(database, known={"own_prices": (own,)})
    assert whole.monthly == D("221.15")  # 219 + 10 × 1.073741824 × 0.2
    assert (whole.partly, whole.status) == (0, "priced")


def test_the_price_of_the_month_is_taken_where_it_is_less_than_the_hours() -> None:
    rows = (
        sample.row("vm", "medium", "0.2"),
        sample.row("vm", "medium", "120", "month (730 h, rebate included)"),
    )
    found = priced(machine(), known={"prices": rows})
    assert found.monthly == D("120.00")
    assert found.lines[0].hours is None


def test_a_price_under_commitment_is_not_taken() -> None:
    rows = (sample.row("vm", "medium", "0.1", term="reserved 1y no upfront"),)
    assert _why(priced(machine(), known={"prices": rows})) == "no-price"


def test_a_number_of_machines_multiplies_the_price() -> None:
    assert priced(machine(count="3")).monthly == D("438.00")


# What has no price


def _why(found: RunningCost) -> str:
    (item,) = found.not_priced
    return item.why


UNKNOWN = Place(why="not-told")
REASONS: dict[str, tuple[Resource | NotExamined, str, str | None]] = {
    "a type that no table holds": (resource("neuf", None), "type-unknown", None),
    "a resource that was not examined": (NotExamined("a", "neuf", "no-object"), "type-unknown",
                                         None),
    "a type that holds nothing": (resource("rule", "none"), "no-need", None),
    "no shape": (resource("vm", os="linux"), "size-unknown", "shape"),
    "no system": (resource("vm", shape="medium"), "size-unknown", "os"),
    "no volume": (resource("disk", "block", **{"class": "fast"}), "size-unknown", "gib"),
    "a volume that is no number": (resource("disk", "block", **{"class": "fast", "gib": "big"}),
                                   "size-unknown", "gib"),
    "a volume below zero": (resource("disk", "block", **{"class": "fast", "gib": "-1"}),
                            "size-unknown", "gib"),
    "an endless volume": (resource("disk", "block", **{"class": "fast", "gib": "Infinity"}),
                          "size-unknown", "gib"),
    "no step": (resource("step", "block"), "size-unknown", "tier"),
    "no region": (at(UNKNOWN, resource("vm", shape="medium", os="linux")), "region-unknown",
                  None),
    "several regions": (at(Place(("nuage:est", "nuage:ouest")), resource("vm", shape="medium",
                                 os="linux")), "region-unknown", None),
    "another region": (at(Place(("nuage:ouest",)), resource("vm", shape="medium", os="linux")),
                       "no-price", None),
    "another shape": (machine("enormous"), "no-price", None),
    "a shape that is a pattern": (machine("*"), "no-price", None),
    "another system": (resource("vm", shape="medium", os="windows"), "no-price", None),
    "a need without a row": (resource("share", "file"), "no-price", None),
    "a need paid by use": (resource("bucket", "object"), "by-use", None),
    "the market": (machine(market="spot"), "at-market", None),
    "parts that are listed": (resource("pool"), "elsewhere", None),
    "stopped": (machine(state="stopped"), "stopped", None),
    "free": (resource("wall", "network"), "free", None),
}  # fmt: skip


@pytest.mark.parametrize(("given", "why", "missing"), REASONS.values(), ids=REASONS)
def test_each_reason_is_told_and_the_price_is_never_zero(
    given: Resource | NotExamined, why: str, missing: str | None
) -> None:
    found = priced(given)
    (item,) = found.not_priced
    assert (item.why, item.missing, item.resources) == (why, missing, 1)
    assert found.monthly is None
    assert found.status == "undetermined"
    assert [total.monthly for total in (*found.by_account, *found.by_type)] == [None, None]
    assert found.taxes == ()


def test_the_first_row_whose_test_holds_counts() -> None:
    rules = (
        rule("vm", "machine", "use", "os=linux+shape=med*"),
        *RULES,
    )
    assert _why(priced(machine(), rules=rules)) == "by-use"
    assert priced(machine("large"), rules=rules).monthly == D("292.00")


def test_a_price_of_everywhere_serves_what_stands_nowhere() -> None:
    world = Place(why="global")
    rows = (*PRICES, sample.row("vm", "medium", "0.5", region="global"))
    found = priced(at(world, resource("vm", shape="medium", os="linux")), known={"prices": rows})
    assert found.monthly == D("365.00")
    assert found.by_region[0].key == "global"
    assert priced(machine(), known={"prices": rows}).monthly == D("146.00")


def test_the_confidence_is_that_of_the_weakest_fact() -> None:
    weak = (sample.row("vm", "medium", "0.2", confidence="unverified"),)
    assert priced(machine(), known={"prices": weak}).confidence == "unverified"
    assert priced(machine()).confidence == "secondary"
