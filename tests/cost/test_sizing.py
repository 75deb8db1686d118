"""The cheapest shape and term that fit: what was considered, and why one won; by hand."""

from __future__ import annotations

from typing import Any

import pytest

from courtier.cost.estimate import estimate
from courtier.knowledge.records.prices import SupportBand
from tests.cost.sample import (
    DAY,
    ROWS,
    SERVICES,
    D,
    facts,
    match,
    offering,
    option,
    parameters,
    row,
    serves,
    workload,
)

ONE = {"compute": [{"id": "web", "vcpu": 2, "memory_gib": 8}]}
SMALL: dict[str, Any] = {"vcpu": 2, "memory_gib": 8}
YEAR = row("vm", "small", "50", "month", term="committed 1y", **SMALL)
YEAR_UPFRONT = row("vm", "small", "0.06", "hour", term="reserved 1y all upfront", **SMALL)
THREE = row("vm", "small", "30", "month", term="committed 3y", **SMALL)
WHOLE = row("vm", "small", "65", "month (730 h, sustained-use discount included)", **SMALL)


def cost(needs=ONE, rows=(), services=(), firm=None, service=None, other=None, **values):
    term = {"acquisition": {"term": {"initial_months": firm}}} if firm else {}
    parts = {"needs": needs, **term, **({"service": service} if service else {})}
    given = {"prices": (*ROWS, *rows), "services": (*SERVICES, *services)}
    known = facts(parameters=parameters(**values), **given, **(other or {}))
    return estimate(workload(**parts), (match(),), known, DAY)


def the_line(outcome, identifier="web"):
    return next(x for x in option(outcome, "cloud:nuage-canada").lines if x.id == identifier)


def told(line):
    return {c.term: c.text.en for c in line.choice.candidates}


@pytest.mark.parametrize(
    ("firm", "months", "total"),
    [
        (None, 36, D("2628")),
        (11, 36, D("2628")),
        (12, 36, D("1800")),
        (35, 36, D("1800")),
        (36, 36, D("1080")),
        (36, 35, D("2003")),
        (36, 60, D("2280")),
        (36, 71, D("3083")),
    ],
    ids=["no term", "one month short of a year", "a year", "one short of three", "three years",
         "a horizon one month short", "the rest of a longer horizon",
         "a rest that no whole year covers"],
)  # fmt: skip
def test_a_commitment_never_outlasts_the_firm_term_nor_the_horizon(firm, months, total):
    """73 a month on demand, 50 for a year, 30 for three.

    35 months: 24 × 50 + 11 × 73 = 2,003. 60 months: 36 × 30 + 24 × 50 = 2,280, less than the
    60 × 50 = 3,000 of five years one by one. 71 months: 36 × 30 + 24 × 50 + 11 × 73 = 3,083.
    """
    outcome = cost(rows=(YEAR, THREE), firm=firm, horizon_months=months)
    assert the_line(outcome).nominal == total


def test_what_follows_a_commitment_is_told_and_borne_by_its_price():
    """71 months: three years at 30, two at 50, and the last eleven months on demand."""
    line = the_line(cost(rows=(YEAR, THREE), firm=36, horizon_months=71))
    words = (
        "3-year commitment, paid monthly (then, from month 37, 1-year commitment, paid monthly "
        "(then, from month 61, on demand))"
    )
    assert words in line.text.en
    assert words in line.choice.text.en
    kept = line.choice.candidates[0]
    assert (kept.how.en, kept.text.en) == (words, "Kept: the cheapest over the horizon.")
    assert {fact.rpartition(":")[2] for fact in line.facts if fact.startswith("price:")} == {
        "committed 3y", "committed 1y", "on-demand",
    }  # fmt: skip


def test_the_hour_follows_a_commitment_where_a_shorter_one_costs_more():
    """60 months: 36 × 30 + 24 × 73 = 2,832; a year at 80 a month costs more than the hour."""
    dear = row("vm", "small", "80", "month", term="committed 1y", **SMALL)
    line = the_line(cost(rows=(dear, THREE), firm=36, horizon_months=60))
    assert line.nominal == D("2832")
    assert "(then, from month 37, on demand)" in line.text.en


def test_the_years_paid_upfront_after_a_commitment_begin_when_it_ends():
    """60 months: 36 × 30 = 1,080, then 0.06 × 730 × 12 = 525.60 at once in months 37 and 49."""
    outcome = cost(rows=(YEAR_UPFRONT, THREE), firm=36, horizon_months=60)
    assert the_line(outcome).nominal == D("2131.20")
    months = option(outcome, "cloud:nuage-canada").months
    assert {n: paid for n, paid in enumerate(months, start=1) if n > 36 and paid} == {
        37: D("525.60"), 49: D("525.60"),
    }  # fmt: skip


def test_a_commitment_is_paid_whole_so_that_few_hours_stay_on_demand():
    """500 h at 0.10 are 50 a month, the price committed; 499 h cost less, 501 more."""
    for hours, term in ((499, "on-demand"), (501, "committed 1y")):
        needs = {"compute": [ONE["compute"][0] | {"hours_per_month": hours}]}
        line = the_line(cost(needs, rows=(YEAR,), firm=12))
        assert line.choice.candidates[0].term == term
        assert line.nominal == (D("598.80") if hours == 499 else D("600"))


def test_what_is_paid_upfront_falls_in_the_first_month_of_each_year():
    """0.06 × 730 × 12 = 525.60 at once each year; at 10 % a year the second is worth a tenth less:
    525.60 / 1.1^(1/12) + 525.60 / 1.1^(13/12) = 521.44 + 474.04 = 995.48."""
    outcome = cost(rows=(YEAR_UPFRONT,), firm=12, horizon_months=24, discount_rate=D("0.1"))
    line = the_line(outcome)
    assert line.nominal == D("1051.20")
    assert line.npv == D("995.48")
    years = option(outcome, "cloud:nuage-canada").years
    assert [year.nominal for year in years] == [D("525.60"), D("525.60")]


def test_a_whole_month_takes_the_sustained_price_and_a_part_of_it_does_not():
    assert the_line(cost(rows=(WHOLE,))).nominal == D("780")
    part = {"compute": [ONE["compute"][0] | {"hours_per_month": 700}]}
    line = the_line(cost(part, rows=(WHOLE,)))
    assert line.nominal == D("840")
    assert "does not run the whole month" in [c.text.en for c in line.choice.candidates][-1]


def test_the_choice_tells_what_was_considered_and_why_one_won():
    line = the_line(cost(rows=(YEAR, THREE), firm=12, horizon_months=36))
    first = line.choice.candidates[0]
    assert (first.sku, first.term, first.price, first.present) == (
        "small", "committed 1y", D("50"), D("1800.00"),
    )  # fmt: skip
    assert [c.kept for c in line.choice.candidates].count(True) == 1
    words = told(line)
    assert words["committed 1y"] == "Kept: the cheapest over the horizon."
    assert (
        "36 months goes beyond the firm term of the contract (12 months)" in words["committed 3y"]
    )
    dearer = [c for c in line.choice.candidates if c.term == "on-demand"]
    assert [c.sku for c in dearer] == ["small", "medium", "large"]
    assert dearer[0].text.en == "Dearer by $828.00 over the horizon."
    assert "of the 3 machines that hold 2 vCPUs and 8 GiB" in line.choice.text.en
    assert "No price under commitment" in the_line(cost()).choice.text.en


def test_regions_are_told_with_what_they_lack():
    west = row("vm", "small", "0.01", region="ouest", **SMALL)
    needs = ONE | {"storage": [{"id": "s", "kind": "object", "gib": 10}]}
    places = {"nuage-canada": offering(regions=["nuage:est", "nuage:ouest"])}
    outcome = cost(needs, rows=(west,), other={"offerings": places})
    tried = option(outcome, "cloud:nuage-canada").regions
    assert [(r.region, r.missing, r.kept) for r in tried] == [
        ("est", (), True), ("ouest", ("s",), False),
    ]  # fmt: skip


def test_machines_grow_by_whole_ones():
    """1.00 at +50 % a year: 1 machine in month 1, 2 from the month 2 (1.03) to month 12 (1.45)."""
    growing = {"compute": [ONE["compute"][0] | {"growth_per_year": D("0.5")}]}
    assert the_line(cost(growing)).nominal == D("73") * (1 + 2 * 11)


def quoted(unit, price, need, item="web"):
    """The nominal cost of an item quoted in one unit, one of it."""
    line = {"item": item, "unit": unit, "quantity": 1, "price_cad": D(price)}
    quote = {"offering": "nuage-canada", "on": DAY, "lines": [line]}
    given = workload(needs=need, acquisition={"quotes": [quote]})
    return the_line(estimate(given, (match(),), facts(), DAY), item).nominal


@pytest.mark.parametrize(
    ("unit", "price", "grows"),
    [("hour", "0.1", True), ("gib", "5", True), ("gib-month", "5", True),
     ("user-month", "5", True), ("user-year", "60", True), ("month", "5", False),
     ("year", "60", False), ("once", "60", False)],
)  # fmt: skip
def test_what_is_quoted_grows_with_the_need_as_list_prices_do(unit, price, grows):
    growing = {"compute": [ONE["compute"][0] | {"growth_per_year": D("0.5")}]}
    found = quoted(unit, price, growing)
    assert (found > quoted(unit, price, ONE)) is grows
    if unit == "hour":
        assert found == the_line(cost(growing)).nominal == D("73") * (1 + 2 * 11)


def test_the_growth_of_a_database_is_of_its_storage_and_not_of_its_machine():
    flat = {"databases": [SMALL | {"id": "db", "engine": "postgresql", "storage_gib": 10}]}
    growing = {"databases": [flat["databases"][0] | {"growth_per_year": 1}]}
    assert quoted("hour", "1", growing, "db") == quoted("hour", "1", flat, "db")
    assert quoted("gib-month", "1", growing, "db") > quoted("gib-month", "1", flat, "db")


LOAD = {"load": {"average": D("0.3"), "peak": D("1"), "peak_hours_per_year": 1200}}


def test_machines_that_follow_the_load_are_few_outside_the_peak():
    """4 machines: 4 for 100 h, ceil(1.2) = 2 for 630 h: 1,660 h × 0.10 × 12 = 1,992, not 3,504."""
    machines = {"count": 4, "follows_load": True}
    needs = {"compute": [ONE["compute"][0] | machines]}
    assert the_line(cost(needs, service=LOAD)).nominal == D("1992")
    fixed = {"compute": [ONE["compute"][0] | machines | {"follows_load": False}]}
    assert the_line(cost(fixed, service=LOAD)).nominal == D("3504")
    unknown = cost(needs)
    assert the_line(unknown).nominal == D("3504")
    assert any("which “web” follows" in m.what.en for m in unknown.estimate.missing)


def test_a_commitment_covers_the_machines_of_the_average_and_not_the_peak():
    """2 committed at 50 and 2 × 100 h on demand at 0.10: 120 a month."""
    needs = {"compute": [ONE["compute"][0] | {"count": 4, "follows_load": True}]}
    assert the_line(cost(needs, rows=(YEAR,), service=LOAD, firm=12)).nominal == D("1440")


CLASSES = (
    row("object", "cold", "0.01", "GiB-month"),
    row("reading", "cold", "0.05", "GiB"),
)
CLASS_SERVICES = (
    serves("storage-class", "object", "cold", units_per_gib=1),
    serves("retrieval", "reading", "cold", units_per_gib=1),
)


@pytest.mark.parametrize(
    ("read", "sku", "total"),
    [(190, "cold", D("234")), (210, "standard", D("240")), (None, None, D("240"))],
)
def test_the_class_of_storage_follows_what_is_read_back(read, sku, total):
    """1,000 GiB: 20 a month in the standard class, 10 in the cold one and 0.05 a GiB read back:
    the same at 200 GiB. 190 GiB: 19.50 × 12 = 234."""
    need = {"id": "s", "kind": "object", "gib": 1000}
    if read is not None:
        need |= {"read_gib_per_month": read}
    line = the_line(cost({"storage": [need]}, rows=CLASSES, services=CLASS_SERVICES), "s")
    assert line.nominal == total
    assert (line.choice.candidates[0].sku if line.choice else None) == sku


def test_archives_of_which_the_reading_is_unknown_say_so():
    services = (serves("storage-archive", "object", "cold", units_per_gib=1),)
    need = {"id": "a", "kind": "archive", "gib": 100}
    outcome = cost({"storage": [need]}, rows=CLASSES, services=services)
    assert any("read back a month" in m.what.en for m in outcome.estimate.missing)


@pytest.mark.parametrize(
    ("kind", "read", "told"),
    [
        ("archive", None, True), ("archive", 1, True), ("object", 190, True),
        ("object", 210, False), ("object", None, False),
    ],
)  # fmt: skip
def test_the_minimum_time_of_keeping_of_a_colder_class_is_listed_as_missing(kind, read, told):
    """No price list here gives it: it is said, and the option stays priced."""
    services = (*CLASS_SERVICES, serves("storage-archive", "object", "cold", units_per_gib=1))
    need = {"id": "s", "kind": kind, "gib": 1000}
    need |= {} if read is None else {"read_gib_per_month": read}
    outcome = cost({"storage": [need]}, rows=CLASSES, services=services)
    asked = [m for m in outcome.estimate.missing if "minimum time" in m.what.en]
    assert [m.what.en for m in asked] == [
        "the minimum time of keeping of “s” in the class cold at nuage"
    ] * told
    assert option(outcome, "cloud:nuage-canada").status == "priced"


def test_copies_are_a_need_with_a_price_of_their_own():
    services = (serves("storage-backup", "copies", "snapshot", units_per_gib=1),)
    rows = (row("copies", "snapshot", "0.05", "GiB-month"),)
    need = {"id": "copies", "kind": "backup", "gib": 100}
    line = the_line(cost({"storage": [need]}, rows=rows, services=services), "copies")
    assert (line.nominal, line.category) == (D("60"), "backup")


def test_traffic_that_grows_reaches_the_next_band_month_by_month():
    """100 GiB free, then 0.10 a GiB: 100 GiB doubling over a year cost 100 × (2^(m/12) - 1) × 0.10:
    0.59, 1.22, 1.89 … 8.88 for m = 1 to 11, 48.97 in all."""
    needs = ONE | {"network": {"egress_gib_per_month": 100, "growth_per_year": 1}}
    expected = sum(D(100) * (D(2) ** (D(m) / 12) - 1) * D("0.10") for m in range(12))
    assert the_line(cost(needs), "network").nominal == round(expected, 2)


def band(start, end, fraction):
    return SupportBand(
        provider="nuage", level="continuous", plan="Plus", minimum=D(10), from_bill=D(start),
        to_bill=None if end is None else D(end), fraction=D(fraction), currency="CAD",
        confidence="secondary", read_on=DAY, source="s", note="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("count", "total"),
    [(1, D("120")), (2, D("175.20")), (4, D("295.20"))],
    ids=["the minimum", "the first band", "the second band"],
)
def test_a_support_plan_is_graduated_on_the_bill_of_the_month(count, total):
    """73 a machine: 10 % to 200 then 5 %, at least 10. 146: 14.60; 292: 20 + 4.60 = 24.60."""
    bands = (band(0, 200, "0.10"), band(200, None, "0.05"))
    machines = {"compute": [ONE["compute"][0] | {"count": count}], "support": "continuous"}
    line = the_line(cost(machines, other={"support_plans": bands}), "support-plan")
    assert line.nominal == total


def test_support_asked_for_without_a_price_leaves_the_option_partial():
    outcome = cost(ONE | {"support": "dedicated"})
    found = option(outcome, "cloud:nuage-canada")
    assert (found.status, found.missing) == ("partial", ("support-plan",))
    none = cost(ONE | {"support": "none"})
    assert option(none, "cloud:nuage-canada").status == "priced"
    assert the_line(none, "support-plan").nominal == D(0)


def test_an_absurd_growth_gives_absurd_amounts_and_no_failure():
    """A million machines at +1,000 % a year for 20 years: 10^6 × 11^(239/12) of them at the end."""
    need = {"id": "web", "count": 10**6, "vcpu": 2, "memory_gib": 8, "growth_per_year": 10}
    known = facts(parameters=parameters(horizon_months=240))
    found = estimate(workload(needs={"compute": [need]}), (match(),), known, DAY)
    total = option(found, "cloud:nuage-canada").total_nominal
    assert total is not None
    last = 73 * 1e6 * 11 ** (239 / 12)
    assert total > D(int(last))
