"""Arriving and leaving, taxes apart, and the register: what is always told, known or not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from courtier.cost.estimate import estimate
from courtier.results.estimate import OptionCost
from tests.cost.ranged import CLOUD, prices, ranged, spread
from tests.cost.sample import DAY, WEB, facts, match, option, parameter, parameters, workload

D = Decimal
STORED = WEB | {"storage": [{"id": "p", "kind": "object", "gib": 1100}]}
ROOM: dict[str, Any] = {
    "servers": [{"price_cad": 12000, "watts": 0, "life_years": 5, "bought": "2026-01-01"}],
    "staff": [{"role": "admin", "fte": D("0.1"), "cost_cad_per_year": 120000}],
    "licences": [{"name": "hyperviseur", "cad_per_year": 2400}],
}


def cloud(cost: Any = None, needs: Any = None, **parts: Any) -> OptionCost:
    values = parts.pop("values", {})
    known = facts(parameters=parameters() | values)
    given = workload(needs=needs or WEB, **({"cost": cost} if cost else {}), **parts)
    return option(estimate(given, (match(),), known, DAY), CLOUD)


def amounts(found: OptionCost) -> dict[str, Any]:
    return {each.id: (each.status, each.nominal) for each in found.transitions}


def test_all_four_are_told_and_missing_where_nobody_gives_them():
    found = cloud()
    assert amounts(found) == {
        "migration": ("missing", None), "parallel-run": ("missing", None),
        "training": ("missing", None), "exit": ("missing", None),
    }  # fmt: skip
    assert found.status == "priced"


def test_missing_ones_are_listed_with_whom_to_ask_and_never_as_zero():
    known = workload(needs=STORED, cost={"migration": {"training_cad": 0}})
    found = estimate(known, (match(),), facts(), DAY).estimate
    topics = {gap.what.en for gap in found.missing if gap.option == "cloud:*"}
    assert topics >= {"migration", "the parallel run", "exit: work"}
    assert "training" not in topics
    assert "exit: traffic out" not in topics


def test_given_ones_are_lines_of_the_option():
    migration = {"labour_cad": spread("900", "1000", "3000"), "training_cad": 250}
    found = cloud({"migration": migration, "exit": {"labour_cad": 400, "export_cad": 100}})
    assert amounts(found) == {
        "migration": ("given", D("1000.00")), "parallel-run": ("missing", None),
        "training": ("given", D("250.00")), "exit": ("given", D("500.00")),
    }  # fmt: skip
    assert found.total_nominal == D("3504.00") + 1000 + 250 + 500
    assert found.months[0] == D("292.00") + 1250
    assert found.months[-1] == D("292.00") + 500
    assert [each.en for each in found.transitions[3].missing] == ["exit: traffic out"]


def test_a_migration_in_one_number_takes_the_usual_overrun_and_says_so():
    values = {"migration-overrun": parameter("migration-overrun", spread("1", "1.3", "2.4"))}
    found = cloud({"migration": {"labour_cad": 1000}}, values=values)
    line = next(line for line in found.lines if line.id == "migration")
    assert (line.nominal, line.facts) == (D("1300.00"), ("migration-overrun",))
    assert line.basis == "default"
    assert line.text.en == (
        "Migration: $1,000.00, figure of the body, × 1.3 by default, the likely overrun of "
        "such migrations"
    )
    assert amounts(found)["migration"] == ("given", D("1300.00"))
    assert found.p10 is not None
    assert found.p90 is not None
    assert found.p10 < found.p90


def test_a_migration_that_takes_no_default_is_given_by_the_body():
    values = {"migration-overrun": parameter("migration-overrun", spread("1", "1.3", "2.4"))}
    labour = {"low": 900, "likely": 1000, "high": 1100}
    for known, cost in ((None, 1000), (values, labour)):
        found = cloud({"migration": {"labour_cad": cost}}, values=known or {})
        line = next(line for line in found.lines if line.id == "migration")
        assert (line.basis, line.nominal) == ("given", D("1000.00"))


def test_the_overrun_is_in_the_register_as_a_default_and_not_as_a_figure_of_the_body():
    overrun = parameter("migration-overrun", spread("1", "1.3", "2.4"))
    known = parameters() | {"migration-overrun": overrun}
    given = workload(needs=WEB, cost={"migration": {"labour_cad": 1000}})
    told = estimate(given, (match(),), facts(parameters=known), DAY).estimate.assumptions
    found = [each for each in told if "overrun" in each.id]
    assert [(each.id, each.basis, each.value) for each in found] == [
        ("migration-overrun", "default", "1.3")
    ]


def test_a_quote_of_the_migration_stands_before_the_figure_of_the_body():
    line = {"item": "migration", "unit": "once", "quantity": 1, "price_cad": 777}
    quote = {"offering": "nuage-canada", "on": DAY, "lines": [line]}
    found = cloud({"migration": {"labour_cad": 1000}}, acquisition={"quotes": [quote]})
    assert amounts(found)["migration"] == ("quoted", D("777.00"))


def test_what_is_quoted_to_leave_is_paid_at_the_end_and_a_parallel_run_stops():
    """292 a month; 30 a month for 2 months and a half; 500 once in the last month."""
    lines = [
        {"item": "exit", "unit": "once", "quantity": 1, "price_cad": 500},
        {"item": "parallel-run", "unit": "month", "quantity": 1, "price_cad": 30},
    ]
    given = {"quotes": [{"offering": "nuage-canada", "on": DAY, "lines": lines}]}
    found = cloud({"migration": {"parallel_months": D("2.5")}}, acquisition=given)
    assert found.months == (D(322), D(322), D(307), *[D(292)] * 8, D(792))
    assert amounts(found)["exit"] == ("quoted", D("500.00"))
    assert amounts(found)["parallel-run"] == ("quoted", D("75.00"))


@pytest.mark.parametrize(("months", "nominal"), [(0, "0.00"), (3, "3600.00"), ("2.5", "3000.00")])
def test_a_parallel_run_costs_the_running_costs_of_the_room(months, nominal):
    """1,000 of staff and 200 of licences a month; equipment is bought or not all the same."""
    found = cloud({"migration": {"parallel_months": D(months)}}, on_premise=ROOM)
    assert amounts(found)["parallel-run"] == ("priced", D(nominal))


def test_a_parallel_run_keeps_what_runs_of_costs_that_are_also_paid_once():
    """1,200 a month, 100 of maintenance bought with 500 once, and 20 for the 2 kW called."""
    servers = [ROOM["servers"][0] | {"watts": 2000}]
    power = {"cad_per_kwh": 0, "pue": 1, "demand_cad_per_kw_month": 10}
    kept = [{"kind": "maintenance", "cad_per_year": 1200, "once_cad": 500}]
    bought = [{"kind": "backup", "once_cad": 700}]
    room = ROOM | {"servers": servers, "power": power, "costs": kept + bought}
    found = cloud({"migration": {"parallel_months": 3}}, on_premise=room)
    assert amounts(found)["parallel-run"] == ("priced", D("3960.00"))


def test_a_parallel_run_at_the_price_of_the_body():
    given = {"parallel_months": 4, "parallel_cad_per_month": 150}
    assert amounts(cloud({"migration": given}))["parallel-run"] == ("given", D("600.00"))


def test_a_parallel_run_without_a_room_or_a_price_is_missing():
    assert amounts(cloud({"migration": {"parallel_months": 4}}))["parallel-run"] == (
        "missing", None,
    )  # fmt: skip


WAIVER = {
    "exit-egress-waiver": parameter(
        "exit-egress-waiver", "on-request", case={"provider": ["nuage"]}
    )
}


def test_the_traffic_of_leaving_is_priced_by_its_bands_once_in_the_last_month():
    """1,100 GiB: 100 free, 900 at 0.10, 100 at 0.05: 95."""
    found = cloud(needs=STORED)
    line = next(line for line in found.lines if line.id == "exit.egress")
    assert (line.nominal, line.basis) == (D("95.00"), "list")
    assert found.months[-1] - found.months[0] == D("95.00")


@pytest.mark.parametrize(
    ("usual", "leaving"),
    [
        (0, "95.00"),
        (100, "100.00"),  # the 100 free are used: 900 at 0.10, 200 at 0.05
        (300, "90.00"),  # 700 at 0.10, 400 at 0.05
        (1000, "55.00"),  # all at 0.05
    ],
)
def test_leaving_comes_after_the_usual_traffic_of_its_month(usual, leaving):
    found = cloud(needs=STORED | {"network": {"egress_gib_per_month": usual}})
    line = next(line for line in found.lines if line.id == "exit.egress")
    assert line.nominal == D(leaving)


@pytest.mark.parametrize(
    ("asked", "values", "net"),
    [
        (True, WAIVER, "0.00"), (False, WAIVER, "95.00"), (None, WAIVER, "95.00"),
        (True, {}, "95.00"),
    ],
)  # fmt: skip
def test_a_waiver_counts_where_the_provider_has_one_and_the_body_asks(asked, values, net):
    cost = {} if asked is None else {"exit": {"egress_waiver": asked}}
    found = cloud(cost, STORED, values=values)
    assert amounts(found)["exit"][1] == D(net)
    told = next(line for line in found.lines if line.id == "exit.egress")
    assert ("exit-egress-waiver" in told.facts) == bool(values)


def test_the_waiver_of_a_provider_is_not_that_of_another():
    other = parameter("exit-egress-waiver", "on-request", case={"provider": ["autre"]})
    found = cloud({"exit": {"egress_waiver": True}}, STORED, values={"exit-egress-waiver": other})
    assert amounts(found)["exit"][1] == D("95.00")


def test_an_option_without_any_price_is_not_priced_by_what_arriving_costs():
    given = workload(cost={"migration": {"labour_cad": 1000}}, needs={"software": [
        {"id": "portail", "model": "saas", "users": 5}]})  # fmt: skip
    found = option(estimate(given, (match(),), facts(), DAY), CLOUD)
    assert (found.status, found.lines, found.transitions) == ("undetermined", (), ())


TAXES = [
    {"name": "TPS", "rate": D("0.05"), "rebate": 1},
    {"name": "TVQ", "rate": D("0.09975"), "rebate": D("0.5")},
]


def test_taxes_and_rebates_are_told_apart_and_change_no_total():
    """3,504 a year: 175.20 that comes back whole, 349.52 of which half does."""
    bare, taxed = cloud(), cloud({"taxes": TAXES})
    assert (taxed.total_nominal, taxed.npv) == (bare.total_nominal, bare.npv)
    assert [(t.tax, t.returned, t.net) for t in taxed.taxes] == [
        (D("175.20"), D("175.20"), D("0.00")), (D("349.52"), D("174.76"), D("174.76")),
    ]  # fmt: skip


def test_an_unknown_rebate_is_not_zero():
    found = cloud({"taxes": [{"name": "TVQ", "rate": D("0.09975")}]}).taxes[0]
    assert (found.tax, found.returned, found.net) == (D("349.52"), None, None)


def test_the_rate_of_the_quebec_tax_is_told_to_its_last_digit():
    given = workload(needs=WEB, cost={"taxes": [{"name": "TVQ", "rate": D("0.09975")}]})
    found = estimate(given, (match(),), facts(), DAY).estimate
    told = next(each.text for each in found.statements if each.id == "tax")
    assert "TVQ 9,975 %" in told.fr.replace("\u00a0", " ")
    assert "TVQ 9.975%" in told.en


WORKED = {
    "migration": {"labour_cad": 1000, "training_cad": 200},
    "exit": {"labour_cad": 300, "export_cad": 40},
}


def base(work: dict[str, str] | None = None, **parts: Any) -> D:
    cost = WORKED | {"taxes": TAXES} | ({"work": work} if work else {})
    return cloud(cost, **parts).taxes[0].base


def test_the_work_of_staff_bears_no_tax_on_the_cloud_side_either():
    """3,504 of machines bear it; 1,000, 200, 300 and 40 of work do not."""
    assert base() == D("3504.00")
    assert base({"migration": "own-staff"}) == D("3504.00")


@pytest.mark.parametrize(
    ("sort", "more"), [("migration", 1000), ("training", 200), ("exit", 340), ("staff", 0)]
)
def test_each_sort_of_bought_work_bears_the_taxes(sort, more):
    assert base({sort: "bought"}) == 3504 + more


def test_equal_labour_bears_equal_taxes_on_both_sides():
    """900 a year of the same people, on premise, in a quote of the cloud, in another way."""
    quoted = [{"item": item, "unit": "year", "quantity": 1, "price_cad": price}
              for item, price in (("web", 100), ("cloud-staff", 900))]  # fmt: skip
    own = {"id": "autre", "kind": "other", "lines": [
        {"id": "suite", "cad_per_year": 100},
        {"id": "equipe", "category": "staff", "cad_per_year": 900},
    ]}  # fmt: skip
    room = {"staff": [{"role": "r", "fte": 1, "cost_cad_per_year": 900}],
            "licences": [{"name": "l", "cad_per_year": 100}]}  # fmt: skip
    for work, taxed in (({}, D(100)), ({"staff": "bought"}, D(1000))):
        given = workload(
            needs=WEB,
            on_premise=room,
            options=[own],
            acquisition={"quotes": [{"offering": "nuage-canada", "on": DAY, "lines": quoted}]},
            cost={"taxes": TAXES, "work": work},
        )
        found = estimate(given, (match(),), facts(), DAY)
        sides = ("own-room", "autre", CLOUD)
        assert [option(found, side).taxes[0].base for side in sides] == [taxed] * 3


def test_a_migration_that_a_supplier_quotes_is_bought():
    lines = [{"item": "migration", "unit": "once", "quantity": 1, "price_cad": 500},
             {"item": "web", "unit": "year", "quantity": 1, "price_cad": 100}]  # fmt: skip
    quote = {"quotes": [{"offering": "nuage-canada", "on": DAY, "lines": lines}]}
    assert cloud({"taxes": TAXES}, acquisition=quote).taxes[0].base == 600


def test_the_people_inside_a_parallel_run_bear_no_tax():
    """A month of the room: its staff of 500 a month, and the rest, which bears the taxes."""
    cost = {"taxes": TAXES, "migration": {"parallel_months": 1}}
    own = cloud(cost, on_premise=ROOM)
    bought = cloud(cost | {"work": {"staff": "bought"}}, on_premise=ROOM)
    people = sum(line["fte"] * line["cost_cad_per_year"] for line in ROOM["staff"]) / D(12)
    assert people > 0
    assert bought.taxes[0].base - own.taxes[0].base == people
    assert bought.taxes[0].base == bought.total_nominal


def work_told(work: dict[str, str] | None = None, taxes: Any = TAXES) -> dict[str, tuple[str, str]]:
    known = facts(parameters=parameters(work_by="own-staff"))
    cost = WORKED | {"taxes": taxes} | ({"work": work} if work else {})
    found = estimate(workload(needs=WEB, cost=cost), (match(),), known, DAY)
    told = [each for each in found.estimate.assumptions if each.id.startswith("work-by")]
    assert any(each.id == "work-by" for each in found.facts) is any(
        each.basis == "default" for each in told
    )
    return {each.id: (each.value, each.basis) for each in told}


def test_who_does_the_work_is_an_assumption_that_names_its_origin():
    default = ("own-staff", "default")
    every = {f"work-by.{sort}": default for sort in ("migration", "training", "exit")}
    assert work_told() == every
    assert work_told({"training": "bought"}) == every | {"work-by.training": ("bought", "given")}
    assert work_told(taxes=[]) == {}


def test_what_bears_no_tax_is_told_beside_the_taxes():
    def said(work: dict[str, str]) -> str:
        given = workload(needs=WEB, cost={"taxes": TAXES, "work": work})
        found = estimate(given, (match(),), facts(), DAY).estimate
        return next(each.text.en for each in found.statements if each.id == "tax")

    assert said({"exit": "bought"}).endswith(
        "without tax, as work held to be that of the staff of the body: staff, migration, training."
    )
    bought = dict.fromkeys(("staff", "migration", "training", "exit"), "bought")
    assert said(bought).endswith("all work is bought and taxed.")


def test_pay_is_not_taxed():
    given = workload(on_premise=ROOM, cost={"taxes": TAXES})
    found = option(estimate(given, (), facts(), DAY), "own-room")
    staff = sum(line.nominal for line in found.lines if line.category == "staff")
    left = sum(line.nominal for line in found.lines if line.category == "residual")
    assert staff > 0
    assert found.taxes[0].base + staff + left == found.total_nominal


def test_the_register_holds_every_range_with_its_ends_unit_source_date_and_confidence():
    found = estimate(workload(**ranged()), (match(),), prices(), DAY).estimate
    held = {each.id: each for each in found.assumptions}
    tested = {swing.input for swing in found.sensitivity if ":nuage" not in swing.input}
    assert tested <= set(held)
    assert len(tested) > 8
    gib = held["needs.pieces.gib"]
    assert (gib.low, gib.value, gib.high, gib.unit) == ("500", "800", "2000", "GiB")
    error = held["list-price-error"]
    assert (error.low, error.high, error.source, error.confidence) == ("-0.1", "0.1", "S", "design")
    assert error.on == DAY
    assert all(each.text.fr and each.text.en and each.confidence for each in held.values())


def test_the_exchange_rate_has_its_day_its_source_and_its_own_range():
    rate = {"pair": "USDCAD", "rate": D("1.37"), "on": "2026-11-20", "source": "Banque du Canada"}
    error = parameter("exchange-rate-error", spread("-0.1", "0", "0.1"))
    known = facts(parameters=parameters() | {"exchange-rate-error": error})
    given = workload(needs=WEB, cost={"exchange_rates": [rate]})
    found = {e.id: e for e in estimate(given, (match(),), known, DAY).estimate.assumptions}
    told = found["usd-cad"]
    assert (told.value, told.low, told.high) == ("1.37", "1.233", "1.507")
    assert (told.source, f"{told.on}") == ("Banque du Canada", "2026-11-20")


def test_a_first_estimate_needs_no_network(monkeypatch):
    import socket

    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was called")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    from courtier.api import road
    from tests.cost.example import EXAMPLE

    found = road(EXAMPLE).estimated.estimate
    assert any(each.status == "priced" for each in found.options)
