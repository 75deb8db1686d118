"""On-premise equipment is bought, dated, when the growth of the needs passes what it holds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from courtier.cost.estimate import estimate
from courtier.results.estimate import EstimateOutcome, OptionCost
from tests.cost.sample import DAY, WEB, facts, match, option, parameters, workload

D = Decimal
SERVER: dict[str, Any] = {
    "price_cad": 6000, "life_years": 5, "bought": "2026-11-22", "watts": 500, "vcpu": 8,
}  # fmt: skip
POWER = {"cad_per_kwh": D("0.1"), "pue": 2}
GROWING = {"compute": [WEB["compute"][0] | {"growth_per_year": D("0.2")}]}


def run(
    servers: Any, needs: Any = GROWING, months: int = 36, power: Any = POWER, **parts: Any
) -> EstimateOutcome:
    room = {"servers": servers, "power": power} | parts.pop("room", {})
    known = facts(parameters=parameters(horizon_months=months))
    given = workload(needs=needs, on_premise=room, **parts)
    return estimate(given, (match(),), known, DAY)


def own(outcome: EstimateOutcome) -> OptionCost:
    return option(outcome, "own-room")


def added(outcome: EstimateOutcome) -> dict[str, Decimal]:
    lines = own(outcome).lines
    return {line.id: line.nominal for line in lines if ".added" in line.id}


def test_a_server_is_bought_in_the_month_that_passes_the_capacity_by_hand():
    """6 vCPU at +20 % a year pass 8 in month 20: 6 × 1.2^(18/12) = 7.89, 6 × 1.2^(19/12) = 8.01.

    6,000 in month 20; 43 of its 60 months are left at the end; 17 months of 0.5 kW × PUE 2 ×
    730 h × 0.10 = 73.
    """
    outcome = run([SERVER])
    assert added(outcome) == {
        "server-1.added": D("6000.00"),
        "server-1.added.residual": D("-4300.00"),
        "server-1.added.power": D("1241.00"),
    }
    cost = own(outcome)
    assert cost.months[19] - cost.months[18] == D("6073.00")
    line = next(line for line in cost.lines if line.id == "server-1.added")
    assert "1 in month 20, at $6,000.00 each" in line.text.en
    assert "1 au mois 20, à 6\u00a0000,00\u00a0$ chacun" in line.text.fr
    assert cost.status == "priced"


@pytest.mark.parametrize(
    ("months", "bought"),
    [(19, False), (20, True)],  # the month before, the month
)
def test_nothing_is_bought_before_its_month(months, bought):
    assert ("server-1.added" in added(run([SERVER], months=months))) is bought


def test_what_is_added_is_bought_again_at_the_end_of_its_life():
    """Bought in months 20 and 32 of 36; 7 of the 12 months of the second are left."""
    found = added(run([SERVER | {"life_years": 1, "watts": 0}]))
    assert found["server-1.added"] == D("12000.00")
    assert found["server-1.added.residual"] == D("-3500.00")


def test_the_most_demanding_of_processors_and_memory_decides():
    """20 GiB at +20 % pass 21 in month 5: 20 × 1.2^(3/12) = 20.93, 20 × 1.2^(4/12) = 21.25."""
    line = next(
        line for line in own(run([SERVER | {"memory_gib": 21}])).lines if line.id.endswith(".added")
    )
    assert "1 in month 5," in line.text.en


def test_the_newest_model_is_the_one_bought_and_counts_of_each_add_up():
    """2 × 2 + 4 = 8 vCPU held; one more of 4 from month 20."""
    old = SERVER | {"count": 2, "vcpu": 2, "bought": "2024-01-01"}
    new = SERVER | {"vcpu": 4, "price_cad": 5000, "bought": "2026-01-01"}
    assert set(added(run([old, new]))) == {
        "server-2.added", "server-2.added.residual", "server-2.added.power",
    }  # fmt: skip
    assert added(run([old, new]))["server-2.added"] == D("5000.00")


def test_the_peak_of_the_load_is_what_must_be_held():
    """Half of 6 at +20 % a year reach 5.1 in 36 months: 6 hold it, 4 are passed in month 20."""
    half = {"load": {"average": 0, "peak": D("0.5"), "peak_hours_per_year": 10}}
    assert added(run([SERVER | {"vcpu": 6}], service=half)) == {}
    lines = own(run([SERVER | {"vcpu": 4}], service=half)).lines
    line = next(line for line in lines if line.id == "server-1.added")
    assert "1 in month 20," in line.text.en


def test_the_demand_charge_of_what_is_added_is_paid_too():
    """17 months of 0.5 kW × PUE 2 × 10 a kW: 170."""
    found = added(run([SERVER], power=POWER | {"demand_cad_per_kw_month": 10}))
    assert found["server-1.added.demand"] == D("170.00")


def test_a_room_too_small_from_the_first_month_is_told_and_nothing_is_bought_for_it():
    outcome = run([SERVER | {"vcpu": 5}])
    assert added(outcome) == {}
    assert [f.text.en for f in outcome.findings if f.id == "capacity-differs"] == [
        "The on-premise servers have 5 vCPUs and the needs 6 at the peak, from the first month: "
        "the two sides do not give the same service."
    ]


def test_storage_is_bought_as_its_volume_passes_it():
    """1,000 GiB at +50 % pass 1,024 in month 2 and 2,048 in month 23 of 24."""
    needs = {"storage": [{"id": "s", "kind": "object", "gib": 1000, "growth_per_year": D("0.5")}]}
    unit = {"tib": 1, "price_cad": 100, "life_years": 5, "bought": "2026-11-22", "watts": 0}
    outcome = run([], needs, 24, room={"storage": [unit]})
    line = next(line for line in own(outcome).lines if line.id == "storage-1.added")
    assert "1 in month 2, 1 in month 23, at $100.00" in line.text.en
    assert line.nominal == D("200.00")
    assert [f for f in outcome.findings if f.id == "capacity-differs"] == []


def test_support_of_what_is_added_is_told_as_missing():
    missing = [m.what.en for m in run([SERVER]).estimate.missing if m.option == "own-room"]
    assert "support, licences and staff of what growth adds to “Servers 1”" in missing


@pytest.mark.parametrize("growth", [None, D(0), D("-0.1")])
def test_needs_that_do_not_grow_add_nothing(growth):
    web = WEB["compute"][0] | ({} if growth is None else {"growth_per_year": growth})
    assert added(run([SERVER], {"compute": [web]})) == {}


def test_an_uncertain_growth_adds_in_some_draws_what_the_likely_value_does_not():
    """At 5 % a year 6 vCPU never pass 8 in 36 months; at 20 % they do."""
    growth = {"low": D(0), "likely": D("0.05"), "high": D("0.2")}
    needs = {"compute": [WEB["compute"][0] | {"growth_per_year": growth}]}
    cost = own(run([SERVER | {"watts": 0}], needs))
    line = next(line for line in cost.lines if line.id == "server-1.added")
    assert line.nominal == 0
    assert "none at the likely values" in line.text.en
    assert cost.p10 == cost.npv
    assert cost.p90 is not None
    assert cost.npv is not None
    assert cost.p90 > cost.npv


def test_the_sizes_that_growth_is_held_to_are_in_the_register_with_their_units():
    needs = GROWING | {
        "storage": [{"id": "s", "kind": "object", "gib": 1000, "growth_per_year": D("0.5")}]
    }
    unit = {"tib": 1, "price_cad": 100, "life_years": 5, "bought": "2026-11-22", "watts": 0}
    outcome = run([SERVER | {"memory_gib": 21}], needs, room={"storage": [unit]})
    held = {each.id: (each.value, each.unit) for each in outcome.estimate.assumptions}
    assert held["on-premise.server-1.vcpu"] == ("8", "vCPU")
    assert held["on-premise.server-1.memory"] == ("21", "GiB")
    assert held["on-premise.storage-1.size"] == ("1", "TiB")
    assert {key for key in held if key.startswith("on-premise.s")} == {
        *(f"on-premise.server-1.{key}" for key in ("price", "count", "vcpu", "memory", "watts")),
        *(f"on-premise.storage-1.{key}" for key in ("price", "size", "watts")),
        "on-premise.server-1.life", "on-premise.storage-1.life",
    }  # fmt: skip
