"""The body's own room at equal depth: equipment, power, costs avoided or not, capacity."""

from __future__ import annotations

from typing import Any

import pytest

from courtier.cost.estimate import estimate
from tests.cost.sample import DAY, WEB, D, facts, match, option, parameters, workload

SERVER = {"count": 2, "vcpu": 4, "price_cad": 6000, "bought": "2026-11-22", "life_years": 5,
          "watts": 500}  # fmt: skip
COSTS = [
    {"kind": "maintenance", "cad_per_year": 1200},
    {"kind": "facility", "cad_per_year": 6000},
    {"kind": "connectivity", "name": "Fibre", "cad_per_year": 2400},
    {"kind": "backup-site", "cad_per_year": 3600, "once_cad": 500},
    {"kind": "decommissioning", "once_cad": 2000},
]


def cost(room, needs=WEB, service=None, options=(), **values):
    parts = {"needs": needs, "on_premise": room, "options": list(options)}
    case = workload(**parts, **({"service": service} if service else {}))
    return estimate(case, (match(),), facts(parameters=parameters(**values)), DAY)


def lines(outcome, identifier="own-room"):
    return {line.id: line for line in option(outcome, identifier).lines}


def told(outcome):
    return {m.what.en: m for m in outcome.estimate.missing if m.option == "own-room"}


def test_a_whole_room_that_closes_by_hand_over_one_year():
    """Two servers at 6,000 on the first day, four fifths of which are left a year later.

    Power: 2 × 500 W × PUE 1.5 × 8,760 h × 0.10 = 1,314; demand: 1.5 kW × 15 $ × 12 = 270.
    """
    power = {"cad_per_kwh": "0.10", "pue": "1.5", "demand_cad_per_kw_month": "15"}
    numbers = {key: D(value) for key, value in power.items()}
    room = {"room": "closes", "servers": [SERVER], "costs": COSTS, "power": numbers}
    found = lines(cost(room))
    amounts = {key: line.nominal for key, line in found.items() if line.nominal}
    assert amounts == {
        "server-1": D("12000"),
        "server-1.residual": D("-9600"),
        "server-1.power": D("1314"),
        "power.demand": D("270"),
        "cost-1": D("1200"),
        "cost-2": D("6000"),
        "cost-3": D("2400"),
        "cost-4": D("4100"),
        "cost-5": D("2000"),
    }
    assert found["cost-3"].category == "connectivity"
    assert all(found[key].basis == "given" for key in amounts)


@pytest.mark.parametrize(
    ("room", "total", "assumed"),
    [("closes", D("15700"), False), ("stays", D("1200"), True), (None, D("1200"), False)],
)
def test_only_what_is_avoided_counts(room, total, assumed):
    """Maintenance, 1,200, is avoided in any case; the other 14,500 only when the room closes."""
    given = {"costs": COSTS} | ({"room": room} if room else {})
    outcome = cost(given)
    assert sum(line.nominal for line in lines(outcome).values()) == total
    assert ("room-stays" in {a.id for a in outcome.estimate.assumptions}) is assumed
    asked = "whether the room closes without this workload or stays open (on_premise: room)"
    assert (asked in told(outcome)) is (room is None)
    if room is None:
        assert "12,000.00" in told(outcome)[asked].effect.en


def test_a_room_left_is_dismantled_by_every_other_option():
    """2,000 at the end of the year on-premise, 2,000 in the first month elsewhere; at 10 % a year
    the first is worth 2000 / 1.1 = 1,818.18 and the second 2000 / 1.1^(1/12) = 1,984.18."""
    extra = {"id": "libre", "kind": "free-software", "lines": [{"id": "a", "cad_per_year": 12}]}
    room = {"room": "closes", "costs": COSTS}
    outcome = cost(room, options=[extra], discount_rate=D("0.1"))
    assert lines(outcome)["cost-5"].npv == D("1818.18")
    for other in ("cloud:nuage-canada", "libre"):
        assert lines(outcome, other)["decommissioning"].npv == D("1984.18")
    stays = cost(room | {"room": "stays"}, options=[extra])
    assert "decommissioning" not in lines(stays, "libre")


def test_racks_and_cooling_are_of_the_room_and_cooling_draws_no_power_of_its_own():
    """A rack of 2,000 bought in 6 months; cooling of 5,000; a switch of 300 and 100 W."""
    bought = {"bought": "2027-05-22", "life_years": 10}
    equipment = [
        {"kind": "rack", "price_cad": 2000, **bought},
        {"kind": "cooling", "price_cad": 5000, "watts": 3000, **bought},
        {"kind": "network-equipment", "price_cad": 300, "watts": 100, **bought},
    ]
    closing = lines(cost({"room": "closes", "equipment": equipment}))
    staying = lines(cost({"room": "stays", "equipment": equipment}))
    prices = {key: closing[key].nominal for key in ("equipment-1", "equipment-2", "equipment-3")}
    assert list(prices.values()) == [D("2000"), D("5000"), D("300")]
    assert {key for key in closing if key.endswith(".power")} == {"equipment-3.power"}
    assert {key for key in staying if "residual" not in key} == {
        "equipment-3", "equipment-3.power",
    }  # fmt: skip
    assert closing["equipment-3.power"].nominal == D("131.40")


def test_a_load_factor_lowers_energy_and_not_the_demand():
    """Half of 1 kW: 1,314 falls to 657; the demand of 1.5 kW at 15 $ stays 270."""
    power = {"cad_per_kwh": D("0.10"), "pue": D("1.5"), "demand_cad_per_kw_month": D(15)}
    room = {"servers": [SERVER], "power": power | {"load_factor": D("0.5")}}
    found = lines(cost(room))
    assert found["server-1.power"].nominal == D("657")
    assert found["power.demand"].nominal == D("270")


def test_without_a_demand_charge_its_effect_is_told():
    outcome = cost({"servers": [SERVER]})
    what = "the demand charge (on_premise: power, demand_cad_per_kw_month)"
    assert "energy alone" in told(outcome)[what].effect.en
    power = {"demand_cad_per_kw_month": D(0)}
    assert what not in told(cost({"servers": [SERVER], "power": power}))


def test_support_that_nobody_gives_is_told_with_what_it_may_weigh():
    """8 to 18 % of 2 × 6,000: 960 to 2,160 a year."""
    ratio = {"low": D("0.08"), "likely": D("0.12"), "high": D("0.18")}
    outcome = cost({"servers": [SERVER]}, **{"hardware_support_ratio": ratio})
    effect = told(outcome)["hardware support (on_premise: costs, maintenance)"].effect.en
    assert "960.00" in effect
    assert "2,160.00" in effect
    given = cost({"servers": [SERVER], "costs": COSTS[:1]}, **{"hardware_support_ratio": ratio})
    assert "hardware support (on_premise: costs, maintenance)" not in told(given)


def test_a_cost_without_an_amount_leaves_the_room_partial():
    outcome = cost({"servers": [SERVER], "costs": [{"kind": "maintenance"}]})
    assert option(outcome, "own-room").status == "partial"
    assert option(outcome, "own-room").missing == ("cost-1",)


def capacity(vcpu, needs=WEB, service=None, months=12, storage=()):
    room = {"servers": [SERVER | {"count": 1, "vcpu": vcpu}], "storage": list(storage)}
    outcome = cost(room, needs, service, horizon_months=months)
    return [f.text.en for f in outcome.findings if f.id == "capacity-differs"]


def test_capacity_is_that_of_the_peak():
    """2 machines of 3 vCPU: 6. Half of them at the peak: 3."""
    assert capacity(6) == []
    assert "have 5 vCPUs and the needs 6 at the peak, from the first month" in capacity(5)[0]
    half = {"load": {"average": 0, "peak": D("0.5"), "peak_hours_per_year": 10}}
    assert capacity(3, service=half) == []
    assert "needs 3 at" in capacity(2, service=half)[0]


def test_a_room_is_too_large_beyond_twice_the_peak_with_its_growth():
    """At +20 % a year, after 24 months: 6 × 1.2^(23/12) = 8.5, hence 17 at most."""
    growing = {"compute": [WEB["compute"][0] | {"growth_per_year": D("0.2")}]}
    assert capacity(17, growing, months=24) == []
    assert (
        "have 18 vCPUs and the needs 8.5 at the peak, growth" in capacity(18, growing, months=24)[0]
    )


def test_a_standby_counts_twice_on_premise():
    base = {"id": "b", "engine": "postgresql", "vcpu": 4, "memory_gib": 16}
    assert "needs 8 at" in capacity(4, {"databases": [base | {"high_availability": True}]})[0]
    assert capacity(4, {"databases": [base | {"high_availability": False}]}) == []


def test_storage_that_does_not_hold_the_needs_is_pointed_at():
    """2,100 GiB against 2 TiB = 2,048; growth has the body buy more, and is not pointed at."""
    need = {"id": "s", "kind": "object", "gib": 2100, "growth_per_year": D("0.5")}
    unit = {"tib": 2, "price_cad": 1}
    found = capacity(6, WEB | {"storage": [need]}, None, 24, [unit])
    assert "2,048 GiB and the needs are 2,100" in found[0]
    assert capacity(6, WEB | {"storage": [need | {"gib": 2000}]}, None, 24, [unit]) == []


def differs(outcome):
    return [f.text.en for f in outcome.findings if f.id == "service-differs"]


def test_what_one_side_alone_counts_is_named():
    staff = [{"role": "admin", "fte": 1, "cost_cad_per_year": 1000}]
    room = {"servers": [SERVER], "staff": staff, "costs": [{"kind": "backup", "cad_per_year": 9}]}
    found = differs(cost(room))
    assert found == [
        "The cloud side lacks what “On-premise, the body’s own room” counts: staff, backup copies."
    ]
    conclusion = cost(room).estimate.conclusion.en
    assert "The cloud side does not count backup copies" in conclusion
    assert differs(cost({"servers": [SERVER]})) == []


STORED = WEB | {"storage": [{"id": "s", "kind": "object", "gib": 100}]}
BESIDE = {
    "licences": "software licences and maintenance (on_premise: licences)",
    "equipment": "network equipment and spares (on_premise: equipment)",
    "storage": "storage, where it is not inside the servers (on_premise: storage)",
}
FIGURES: dict[str, Any] = {
    "licences": [{"name": "hyperviseur", "cad_per_year": 1}],
    "equipment": [{"kind": "network-equipment", "price_cad": 1, "life_years": 5}],
    "storage": [{"price_cad": 1, "life_years": 5, "watts": 0}],
}


@pytest.mark.parametrize("given", [(), ("licences",), ("equipment",), ("storage",), tuple(BESIDE)])
def test_what_a_room_has_beside_its_servers_is_given_or_told_as_missing(given):
    outcome = cost({"servers": [SERVER]} | {key: FIGURES[key] for key in given}, STORED)
    listed = {key for key, what in BESIDE.items() if what in told(outcome)}
    assert listed == set(BESIDE) - set(given)
    assert option(outcome, "own-room").status == "priced"


def test_needs_without_storage_ask_for_no_storage_equipment():
    assert BESIDE["storage"] not in told(cost({"servers": [SERVER]}))


def test_storage_equipment_that_does_not_tell_its_size_is_a_finding():
    def said(unit, needs):
        outcome = cost({"servers": [SERVER | {"memory_gib": 32}], "storage": [unit]}, needs)
        return [f.text.en for f in outcome.findings if f.id == "capacity-unknown"]

    unit = FIGURES["storage"][0]
    assert "does not tell its GiB:" in said(unit, STORED)[0]
    assert said(unit | {"tib": 1}, STORED) == []
    assert said(unit, WEB) == []


@pytest.mark.parametrize(
    ("bought", "month", "begins"),
    [
        ("2022-01-14", 1, "15 December 2026"), ("2022-01-15", 2, "15 January 2027"),
        ("2022-01-16", 2, "15 January 2027"), ("2022-02-14", 2, "15 January 2027"),
        ("2027-02-14", 2, "15 January 2027"), ("2027-02-15", 3, "15 February 2027"),
        ("2027-02-16", 3, "15 February 2027"), ("2022-12-31", 13, "15 December 2027"),
    ],
)  # fmt: skip
def test_a_purchase_falls_in_the_month_of_the_horizon_that_holds_its_day(bought, month, begins):
    """Months begin on the 15th; a life of five years, or the day of a purchase to come."""
    given = workload(
        needs=WEB,
        on_premise={"servers": [SERVER | {"bought": bought, "count": 1}]},
        acquisition={"dates": {"start": "2026-12-15"}},
    )
    known = facts(parameters=parameters(horizon_months=24))
    outcome = estimate(given, (match(),), known, DAY)
    paid = option(outcome, "own-room").months
    assert [number for number, amount in enumerate(paid, start=1) if amount > 5000] == [month]
    text = lines(outcome)["server-1"].text.en.replace("\u00a0", " ")
    assert text.endswith(f"bought in month {month} (from {begins}) of the horizon")
