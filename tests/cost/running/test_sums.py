"""Equal resources counted and priced once; totals by account, region, type and group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courtier.cost.running.kinds import kind_of, tally
from courtier.cost.running.sums import to_the_cent
from courtier.results.belonging import By, NoSuchKeyError
from courtier.results.inventory import Found, Unread
from courtier.results.resources import Place
from courtier.results.running import RunningTotal
from courtier.values.money import cents
from tests.cost import sample
from tests.cost.running.sample import (
    ACCOUNT,
    Opened,
    Row,
    at,
    machine,
    outcome,
    priced,
    resource,
    rows,
)

D = sample.D
LOST = Unread(part="a/b/c", account=ACCOUNT, listing="c", why="refused")
ELSEWHERE = Unread(part="a/b/d", account=ACCOUNT, listing="d", why="not-enabled", matters=False)


def _row(account: str | None, name: str, shape: str = "medium", **found: object) -> Row:
    line = {"id": name, "type": "vm", "account": account, **found}
    return Found.model_validate(line), machine(shape)


def _told(totals: tuple[RunningTotal, ...]) -> list[tuple[object, ...]]:
    return [(t.key, t.known, t.monthly, t.resources, t.unpriced) for t in totals]


def test_equal_resources_are_priced_once_and_read_once() -> None:
    opened = Opened(rows(*[machine()] * 1000, machine("large")))
    counts = tally(opened, None)
    assert sorted(counts.kinds.values()) == [1, 1000]
    assert opened.read == 1
    found = priced(*[machine()] * 1000)
    assert (len(found.lines), found.lines[0].resources) == (1, 1000)
    assert found.monthly == D("146000.00")


def test_volumes_of_several_sizes_at_one_price_are_one_line() -> None:
    sizes = [{"class": "fast", "gib": gib} for gib in ("100", "300")]
    found = priced(*(resource("disk", "block", **size) for size in sizes))
    (line,) = found.lines
    assert (line.resources, line.quantity) == (2, D("429.4967296"))
    assert line.monthly == found.monthly == D("42.95")


def test_totals_by_account_put_the_dearest_first_and_what_has_no_price_last() -> None:
    given = [
        _row("a", "1"),
        _row("b", "2", "large"),
        _row("c", "3", "enormous"),
        _row(None, "4"),
    ]
    found = outcome(given).running
    assert _told(found.by_account) == [
        ("b", True, D("292.00"), 1, 0),
        ("a", True, D("146.00"), 1, 0),
        (None, False, D("146.00"), 1, 0),
        ("c", True, None, 1, 1),
    ]
    assert found.monthly == D("584.00")


def test_a_group_tells_those_without_the_tag_from_those_whose_tags_nobody_told() -> None:
    given = [
        _row("a", "1", tags={"Application": "permis"}),
        _row("a", "2", tags={"application": "permis"}),
        _row("a", "3", tags={}),
        _row("a", "4", tags=None),
    ]
    found = outcome(given, by=By("tag", "APPLICATION")).running
    assert found.group_by == "tag:APPLICATION"
    assert _told(found.by_group) == [
        ("permis", True, D("292.00"), 2, 0),
        (None, False, D("146.00"), 1, 0),
        (None, True, D("146.00"), 1, 0),
    ]
    assert outcome(given).running.by_group == ()


def test_totals_by_region_and_type() -> None:
    west = Place(("nuage:ouest",))
    known = {"prices": (*sample.ROWS, sample.row("vm", "small", "1", region="ouest"))}
    other = at(west, resource("vm", shape="small", os="linux"))
    found = priced(machine(), other, resource("pool"), known=known)
    assert [(t.key, t.monthly) for t in found.by_region] == [
        ("ouest", D("730.00")),
        ("est", D("146.00")),
    ]
    assert [(t.key, t.monthly, t.aside) for t in found.by_type] == [
        ("vm", D("876.00"), 0),
        ("pool", None, 1),
    ]


def test_what_is_stopped_listed_elsewhere_or_holds_nothing_leaves_the_total_whole() -> None:
    found = priced(machine(), machine(state="stopped"), resource("pool"), resource("r", "none"))
    assert (found.priced, found.partly, found.unpriced, found.aside) == (1, 0, 0, 3)
    assert found.status == "priced"
    assert outcome(rows(machine(), resource("pool"))).findings == ()


def test_one_resource_without_a_price_makes_the_total_a_least() -> None:
    found = outcome(rows(machine(), machine("enormous")))
    assert found.running.status == "partial"
    assert found.running.monthly == D("146.00")
    assert [f.id for f in found.findings] == ["resources-unpriced"]


def test_a_part_of_the_cloud_that_is_unread_makes_the_total_a_least() -> None:
    found = outcome(rows(machine()), unread=(LOST, ELSEWHERE))
    assert found.running.status == "partial"
    assert found.running.inventory.unread == (LOST,)
    assert [f.id for f in found.findings] == ["inventory-unread"]
    assert outcome(rows(machine()), unread=(ELSEWHERE,)).running.status == "priced"


def test_an_empty_inventory_costs_nothing_that_is_known() -> None:
    found = outcome([]).running
    assert (found.monthly, found.status, found.resources) == (None, "undetermined", 0)


def test_reasons_count_resources_and_alike_ones_stand_together() -> None:
    bare = resource("db", "database", engine="postgres")
    found = priced(bare, bare, machine("enormous"))
    assert {(w.why, w.resources) for w in found.why_not_priced} == {
        ("size-unknown", 2),
        ("no-price", 1),
    }
    told = [
        (n.type, n.part, n.missing, {s.word: s.value for s in n.size}, n.resources)
        for n in found.not_priced
    ]
    assert told == [
        ("db", "machine", "shape", {}, 2),
        ("db", "storage", "gib", {}, 2),
        ("vm", "machine", None, {"shape": "enormous", "os": "linux"}, 1),
    ]


def test_taxes_stand_apart_from_the_total() -> None:
    found = priced(machine())
    assert [(tax.rate, tax.tax) for tax in found.taxes] == [(D("0.05"), D("7.30"))]
    assert found.monthly == D("146.00")


def test_the_order_of_the_rows_changes_no_byte_of_the_prices() -> None:
    given = [machine(), machine("large"), machine("enormous"), resource("bucket", "object")]
    one, other = priced(*given), priced(*reversed(given))
    assert one.model_dump_json() == other.model_dump_json()


@given(st.lists(st.tuples(st.sampled_from(["small", "medium", "large"]), st.integers(1, 9))))
def test_every_way_to_add_up_is_the_total(given: list[tuple[str, int]]) -> None:
    """No resource is counted twice or lost, to the cent."""
    rows = [_row(str(n % 3), str(n), shape) for n, (shape, count) in enumerate(given)
            for _ in range(count)]  # fmt: skip
    found = outcome(rows).running
    for totals in (found.by_account, found.by_region, found.by_type, found.lines):
        amounts = [each.monthly or D(0) for each in totals]
        assert sum(amounts, D(0)) == (found.monthly or D(0))


@given(st.lists(st.decimals(-(10**6), 10**6, places=5), max_size=40))
def test_cents_add_up_to_the_cent_of_the_whole_and_none_is_a_cent_off(
    amounts: list[Decimal],
) -> None:
    found = to_the_cent(amounts)
    assert sum(found, D(0)) == cents(sum(amounts, D(0)))
    assert all(abs(a - b) <= D("0.01") for a, b in zip(amounts, found, strict=True))


def test_a_key_that_no_resource_bears_is_refused_with_those_that_are_there() -> None:
    given = [_row("a", "1", tags={"application": "permis"}), _row("a", "2", tags={"cle": "x"})]
    with pytest.raises(NoSuchKeyError) as caught:
        outcome(given, by=By("tag", "aplication"))
    assert caught.value.names == ("application", "cle")
    untold = outcome([_row("a", "1", tags=None)], by=By("tag", "x")).running
    assert not untold.by_group[0].known


def test_a_kind_forgets_what_does_not_tell_the_price() -> None:
    one, two = machine(), machine()
    assert Counter([kind_of(one), kind_of(two)]) == {kind_of(one): 2}


@pytest.mark.parametrize("count", [20_000])
def test_many_resources_are_counted_in_little_memory(count: int) -> None:
    import tracemalloc

    class Many(Opened):
        def rows(self) -> Iterator[Row]:
            """So many machines, each made when it is asked for."""
            for n in range(count):
                found = Found.model_construct(
                    id=str(n), type="vm", account=str(n % 50), region=None, group=None, tags=None
                )
                yield found, machine()

    tracemalloc.start()
    counts = tally(Many([]), None)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert counts.kinds.total() == count
    assert peak < 1_000_000
