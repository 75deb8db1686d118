"""The own room, the consolidated centre and the body's own options."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from courtier.cost.estimate import estimate
from courtier.results.estimate import EstimateOutcome
from tests.cost.sample import DAY, facts, match, option, parameters, workload

D = Decimal
SERVER: dict[str, Any] = {
    "count": 2,
    "price_cad": 6000,
    "bought": date(2021, 11, 22),
    "life_years": 5,
    "watts": 500,
}
POWER: dict[str, Any] = {"cad_per_kwh": D("0.1"), "pue": 2}


def run(**parts: Any) -> EstimateOutcome:
    known = parts.pop("facts", None) or facts()
    return estimate(workload(**parts), (), known, DAY)


def room(**parts: Any) -> dict[str, Any]:
    return {"servers": [SERVER], "power": POWER} | parts


def test_a_room_by_hand_over_one_year():
    staff = [{"role": "admin", "fte": D("0.5"), "cost_cad_per_year": 100_000}]
    licences = [{"name": "hyperviseur", "cad_per_year": 1200}]
    cost = option(run(on_premise=room(staff=staff, licences=licences)), "own-room")
    assert {line.id: line.nominal for line in cost.lines} == {
        "server-1": D("12000.00"),
        "server-1.residual": D("-9600.00"),
        "server-1.power": D("1752.00"),  # 0.5 kW × 2 × PUE 2 × 8,760 h × 0.10
        "staff-1": D("50000.00"),
        "licence-1": D("1200.00"),
    }
    assert cost.status == "priced"
    assert {line.basis for line in cost.lines} == {"given"}


def test_defaults_stand_in_and_say_so():
    server = {key: SERVER[key] for key in ("count", "price_cad", "watts")}
    outcome = run(on_premise={"servers": [server]})
    cost = option(outcome, "own-room")
    bases = {line.id: line.basis for line in cost.lines}
    assert bases["server-1"] == bases["server-1.power"] == "default"
    assert {line.id: line.nominal for line in cost.lines}["server-1.power"] == D("1314.00")
    listed = {item.id for item in outcome.estimate.assumptions if item.basis == "default"}
    assert listed >= {
        "power-usage-effectiveness", "electricity-cad-per-kwh", "server-life-years",
    }  # fmt: skip


def test_unknown_watts_leave_the_power_missing():
    server = {key: value for key, value in SERVER.items() if key != "watts"}
    cost = option(run(on_premise=room(servers=[server])), "own-room")
    assert (cost.status, cost.missing) == ("partial", ("server-1.power",))


def test_staff_without_equipment_is_not_a_whole_room():
    staff = [{"role": "admin", "fte": 1, "cost_cad_per_year": 100_000}]
    cost = option(run(on_premise={"staff": staff}), "own-room")
    assert (cost.status, cost.missing) == ("partial", ("equipment",))


def test_a_life_that_nobody_knows_is_missing():
    server = {key: value for key, value in SERVER.items() if key != "life_years"}
    known = facts(parameters=parameters(server_life_years=None))
    cost = option(run(on_premise=room(servers=[server]), facts=known), "own-room")
    assert cost.missing == ("server-1.life",)


@pytest.mark.parametrize(
    ("bought", "years"),
    [
        (date(2021, 11, 21), [12000, 0]),  # the day before: overdue, bought at once
        (date(2021, 11, 22), [12000, 0]),  # end of life on the first day
        (date(2022, 11, 22), [0, 12000]),  # end of life on the first day of the second year
        (date(2023, 11, 22), [0, 0]),  # end of life with the horizon
    ],
)
def test_refresh_falls_in_its_year(bought, years):
    server = SERVER | {"bought": bought, "watts": 0}
    known = facts(parameters=parameters(horizon_months=24))
    cost = option(run(on_premise=room(servers=[server]), facts=known), "own-room")
    purchases = next(line for line in cost.lines if line.id == "server-1")
    residual = sum(line.nominal for line in cost.lines if line.category == "residual")
    assert purchases.nominal == sum(years)
    assert [year.nominal for year in cost.years] == [years[0], years[1] + residual]


def test_both_sites_appear_even_without_figures():
    outcome = run()
    assert [(each.id, each.status) for each in outcome.estimate.options] == [
        ("own-room", "undetermined"),
        ("consolidated", "undetermined"),
    ]
    assert {item.asks for item in outcome.estimate.missing} == {"finance"}


def test_a_consolidated_site_is_the_consolidated_option():
    outcome = run(on_premise=room(site="consolidated"))
    assert option(outcome, "consolidated").status == "priced"
    assert option(outcome, "own-room").status == "undetermined"


def test_the_options_of_the_body_use_only_its_figures():
    lines = [
        {"id": "achat", "once_cad": 1000},
        {"id": "soutien", "cad_per_year": 600, "cad_per_month": 10},
    ]
    given = {"id": "libre", "kind": "free-software", "name": "Logiciel libre", "lines": lines}
    cost = option(run(options=[given]), "libre")
    assert (cost.kind, cost.status, cost.total_nominal) == (
        "free-software", "priced", D("1720.00"),
    )  # fmt: skip


def test_an_option_of_kind_consolidated_takes_the_place_of_the_empty_one():
    given = {"id": "mcn", "kind": "consolidated", "lines": [{"id": "tarif", "cad_per_year": 1}]}
    ids = [each.id for each in run(options=[given]).estimate.options]
    assert ids == ["own-room", "mcn"]


def test_an_option_line_without_an_amount_is_missing():
    given = {"id": "autre", "kind": "other", "lines": [{"id": "a", "once_cad": 1}, {"id": "b"}]}
    cost = option(run(options=[given]), "autre")
    assert (cost.status, cost.missing) == ("partial", ("b",))


def test_a_room_far_larger_than_the_needs_is_pointed_at():
    needs = {"compute": [{"id": "web", "count": 2, "vcpu": 4, "memory_gib": 16}]}

    def found(vcpu: int) -> bool:
        big = room(servers=[SERVER | {"count": 1, "vcpu": vcpu}])
        outcome = estimate(workload(needs=needs, on_premise=big), (match(),), facts(), DAY)
        return "capacity-differs" in {finding.id for finding in outcome.findings}

    assert [found(vcpu) for vcpu in (7, 8, 16, 17)] == [True, False, False, True]
