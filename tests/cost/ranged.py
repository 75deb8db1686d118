"""A workload in which all that can be a range is one, for the properties of an estimate."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from courtier.cost.estimate import Study, study_of
from courtier.cost.facts import CostFacts
from tests.cost.sample import DAY, facts, match, parameters, workload

D = Decimal
ONE = D(1)
CLOUD = "cloud:nuage-canada"
LIST_ERROR = {"low": D("-0.1"), "likely": D(0), "high": D("0.1")}


def spread(low: str, likely: str, high: str) -> dict[str, Decimal]:
    """A range."""
    return {"low": D(low), "likely": D(likely), "high": D(high)}


def ranged(factor: Decimal = ONE, **cost: Any) -> dict[str, Any]:
    """The parts of a workload; ``factor`` multiplies every amount of money of the body."""

    def money(low: str, likely: str, high: str) -> dict[str, Decimal]:
        return {key: value * factor for key, value in spread(low, likely, high).items()}

    needs = {
        "compute": [{
            "id": "web", "count": spread("1", "2", "4"), "vcpu": 3, "memory_gib": 10,
            "hours_per_month": spread("300", "500", "730"),
        }],
        "storage": [{
            "id": "pieces", "kind": "object", "gib": spread("500", "800", "2000"),
            "growth_per_year": spread("0", "0.2", "0.5"),
        }],
        "network": {"egress_gib_per_month": spread("50", "300", "2500")},
    }  # fmt: skip
    room = {
        "servers": [{
            "count": 1, "vcpu": 8, "price_cad": money("8000", "9000", "15000"), "watts": 300,
            "bought": "2024-01-15", "life_years": spread("3", "5", "7"),
        }],
    }  # fmt: skip
    move = {
        "labour_cad": money("1000", "2000", "6000"),
        "parallel_months": spread("2", "3", "6"),
        "parallel_cad_per_month": money("100", "200", "300"),
        "training_cad": money("100", "500", "800"),
    }
    given = {"migration": move, "exit": {"labour_cad": money("500", "700", "1500")}}
    return {"needs": needs, "on_premise": room, "cost": given | {"horizon_months": 60} | cost}


def prices(**values: Any) -> CostFacts:
    """The sample's prices with the error of public lists as a range."""
    known = {"list_price_error": LIST_ERROR, "price_drift_per_year": spread("-0.03", "0", "0.03")}
    return facts(parameters=parameters(**(known | {"discount_rate": D("0.05")} | values)))


def studied(factor: Decimal = ONE, **cost: Any) -> Study:
    """The plans of the ranged workload."""
    return study_of(workload(**ranged(factor, **cost)), (match(),), prices(), DAY)
