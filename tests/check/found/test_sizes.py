"""What one resource adds to what a workload uses, and what a file lets run."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from courtier.check.found import growth
from courtier.check.found.declared import Elapsed, allowed
from courtier.check.found.growth import Used
from courtier.check.found.sizes import Amount, Sizes, sizes_on
from courtier.knowledge.shapes import Shapes
from courtier.results.resources import Resource
from courtier.results.sizes import gib_of, number_of
from courtier.workload.common import Range
from courtier.workload.needs import Compute, Database, Needs, Storage
from tests.check.found.drifting import FACTS, KNOWLEDGE

PRICES = KNOWLEDGE.prices(date(2026, 11, 22))
SIZES = Sizes(FACTS, Shapes(PRICES[1] if PRICES else ()))
DAY = date(2026, 11, 22)


def _resource(type: str, need: str, **size: str) -> Resource:
    return Resource("id", "azure", type, "found", "azure", need, size=size, known_type=True)


def _amounts(type: str, need: str, **size: str) -> dict[str, Decimal | None]:
    return {a.measure: a.number for a in SIZES.amounts(_resource(type, need, **size))}


VM, DISK = "Microsoft.Compute/virtualMachines", "Microsoft.Compute/disks"
SCALED = "Microsoft.Compute/virtualMachineScaleSets"


def test_a_machine_counts_with_the_size_of_its_shape() -> None:
    assert _amounts(VM, "compute", shape="Standard_D2s_v5") == {
        "machines": 1, "vcpu": 2, "memory": 8,
    }  # fmt: skip


def test_machines_of_a_set_count_as_many_times() -> None:
    assert _amounts(SCALED, "compute", shape="Standard_D2s_v5", count="3") == {
        "machines": 3, "vcpu": 6, "memory": 24,
    }  # fmt: skip
    assert _amounts(SCALED, "compute", shape="Standard_D2s_v5") == {
        "machines": None, "vcpu": None, "memory": None,
    }  # fmt: skip


def test_what_the_listing_tells_stands_before_the_price_list() -> None:
    said = _amounts(VM, "compute", shape="Standard_D2s_v5", vcpu="16", memorygib="64")
    assert said == {"machines": 1, "vcpu": 16, "memory": 64}
    assert _amounts(VM, "compute", shape="Neuve") == {
        "machines": 1, "vcpu": None, "memory": None,
    }  # fmt: skip


def test_what_runs_without_a_size_is_summed_nowhere() -> None:
    assert _amounts("Microsoft.Web/sites", "compute") == {"machines": None}
    assert _amounts("Microsoft.DocumentDB/databaseAccounts", "database") == {"databases": None}
    assert _amounts(DISK, "block") == {"block": None}
    assert _amounts("Microsoft.Network/virtualNetworks", "network") == {}


@pytest.mark.parametrize("type", ["eks:nodegroup", "autoscaling:autoScalingGroup"])
def test_a_group_of_machines_that_are_listed_is_not_counted_twice(type: str) -> None:
    sizes = sizes_on(KNOWLEDGE, FACTS, DAY)
    group = Resource("id", "aws", type, "found", "aws", "compute", known_type=True)
    alone = Resource("id", "aws", "ec2:instance", "found", "aws", "compute",
                     size={"shape": "m5.large"}, known_type=True)  # fmt: skip
    assert list(sizes.amounts(group)) == []
    assert [a.number for a in sizes.amounts(alone)] == [1, 2, 8]


@pytest.mark.parametrize(("mode", "number"), [("Flexible", []), ("Uniform", [3, 6, 24])])
def test_a_scale_set_counts_only_where_its_machines_are_not_listed(
    mode: str, number: list[int]
) -> None:
    sizes = sizes_on(KNOWLEDGE, FACTS, DAY)
    told = _resource(SCALED, "compute", shape="Standard_D2s_v5", count="3", mode=mode)
    assert [amount.number for amount in sizes.amounts(told)] == number


@pytest.mark.parametrize(
    ("size", "gib"),
    [
        ({"gib": "32"}, 32), ({"mib": "32768"}, 32), ({"gib": "1", "mib": "32768"}, 1),
        ({"gib": "0.5"}, Decimal("0.5")), ({}, None), ({"gib": "beaucoup"}, None),
        ({"gib": "-1"}, None), ({"gib": "1e16"}, None),
        ({"bytes": "34359738368"}, 32), ({"gib": "NaN"}, None),
        ({"gib": "9" * 17}, None),
    ],
)  # fmt: skip
def test_storage_is_told_in_gib_or_mib_and_nothing_else_is_a_number(
    size: dict[str, str], gib: Decimal | None
) -> None:
    assert gib_of(size) == gib
    assert number_of(None) is None


def test_sums_keep_what_cannot_be_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "MOST_KINDS", 1)
    used = Used()
    for amount in (Amount("block", Decimal(1)), Amount("block", None, "a"),
                   Amount("block", Decimal(2)), Amount("block", None, "b"),
                   Amount("block", None, "c"), Amount("block", None, "a")):  # fmt: skip
        used.add(amount)
    assert used.sums == {"block": 3}
    assert used.unsummed == {"block": {"a": 2, "…": 2}}


# What a file lets run


@pytest.mark.parametrize(
    ("days", "count"), [(-1, 10), (0, 10), (1, 11), (365, 12), (366, 13), (731, 15)]
)
def test_machines_grow_from_the_reference_date_in_whole_machines(days: int, count: int) -> None:
    needs = Needs(
        compute=(
            Compute(id="a", count=Decimal(10), vcpu=Decimal(2), memory_gib=Decimal(8),
                    growth_per_year=Decimal("0.2")),
        )
    )  # fmt: skip
    most = allowed(needs, Elapsed(DAY - timedelta(days), DAY))
    assert [most["machines"].most, most["vcpu"].most] == [Decimal(count), Decimal(2 * count)]
    assert most["memory"].most == 8 * count
    assert not most["machines"].open


def test_every_number_counts_at_the_top_of_its_range() -> None:
    wide = Range(low=Decimal(1), likely=Decimal(2), high=Decimal(4))
    rate = Range(low=Decimal(0), likely=Decimal("0.1"), high=Decimal(1))
    needs = Needs(
        compute=(Compute(id="a", count=wide, vcpu=wide, memory_gib=wide),),
        storage=(
            Storage(id="b", kind="object", gib=wide, growth_per_year=rate),
            Storage(id="c", kind="object", gib=Decimal(1)),
        ),
    )
    most = allowed(needs, Elapsed(DAY - timedelta(days=1461), DAY))
    assert {name: item.most for name, item in most.items()} == {
        "machines": 4, "vcpu": 16, "memory": 16, "object": 4 * 16 + 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rate", "since", "open_"),
    [("0.2", None, True), ("0.2", DAY, False), ("0", None, False), (None, None, False),
     ("-0.1", None, False)],
)  # fmt: skip
def test_a_growth_from_a_day_nobody_gives_leaves_it_open(
    rate: str | None, since: date | None, open_: bool
) -> None:
    grows = None if rate is None else Decimal(rate)
    needs = Needs(storage=(Storage(id="a", kind="block", gib=Decimal(1), growth_per_year=grows),))
    assert allowed(needs, Elapsed(since, DAY))["block"].open is open_


def test_a_database_without_its_storage_leaves_that_open() -> None:
    plain = Database(id="a", engine="mysql", vcpu=Decimal(2), memory_gib=Decimal(8))
    most = allowed(Needs(databases=(plain, plain)), Elapsed(DAY, DAY))
    assert most["databases"].most == 2
    assert most["database-storage"].open
    assert not most["database-vcpu"].open
