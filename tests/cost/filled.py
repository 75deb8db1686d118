"""A workload in which every number that an estimate can read is given once, each its own."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from typing import Any

D = Decimal
Place = tuple[str | int, ...]
SECTIONS = ("needs", "on_premise", "options", "cost", "acquisition", "service")


def filled() -> dict[str, Any]:
    """The parts of a workload, every number certain."""
    return deepcopy(_FILLED)


def numbers(part: Any, place: Place = ()) -> Iterator[tuple[Place, Decimal]]:
    """Every number of a part with its place."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from numbers(value, (*place, key))
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from numbers(value, (*place, index))
    elif isinstance(part, (int, Decimal)) and not isinstance(part, bool):
        yield place, D(part)


def changed(place: Place, value: Decimal | int) -> dict[str, Any]:
    """The workload with another number at one place."""
    found = filled()
    at: Any = found
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = value
    return found


_FILLED: dict[str, Any] = {
    "reference_date": "2026-11-20",
    "service": {"load": {"average": D("0.31"), "peak": D("0.97"), "peak_hours_per_year": 413}},
    "needs": {
        "compute": [
            {"id": "web", "count": 2, "vcpu": 3, "memory_gib": 11, "hours_per_month": 501,
             "growth_per_year": D("0.13")},
            {"id": "lots", "count": 4, "vcpu": 7, "memory_gib": 29, "follows_load": True},
        ],
        "storage": [
            {"id": "pieces", "kind": "object", "gib": 803, "growth_per_year": D("0.21"),
             "read_gib_per_month": 17},
        ],
        "databases": [
            {"id": "base", "engine": "postgresql", "vcpu": 1, "memory_gib": 15,
             "storage_gib": 307, "growth_per_year": D("0.07")},
        ],
        "network": {"egress_gib_per_month": 311, "growth_per_year": D("0.09")},
        "software": [
            {"id": "portail", "model": "saas", "users": 45, "growth_per_year": D("0.03")},
        ],
    },
    "on_premise": {
        "site": "own-room",
        "room": "closes",
        "servers": [{"count": 5, "vcpu": 31, "memory_gib": 257, "price_cad": 14503,
                     "bought": "2021-04-01", "life_years": 6, "watts": 451}],
        "storage": [{"tib": 23, "price_cad": 18013, "bought": "2021-04-01", "life_years": 7,
                     "watts": 303}],
        "equipment": [{"kind": "rack", "count": 8, "price_cad": 1901, "life_years": 9,
                       "watts": 53}],
        "staff": [{"role": "admin", "fte": D("0.4"), "cost_cad_per_year": 105007}],
        "licences": [{"name": "hyperviseur", "cad_per_year": 6203}],
        "power": {"cad_per_kwh": D("0.098"), "pue": D("1.8"), "demand_cad_per_kw_month": D("14.7"),
                  "load_factor": D("0.63")},
        "costs": [
            {"kind": "maintenance", "cad_per_year": 2011},
            {"kind": "backup", "cad_per_year": 1013},
            {"kind": "facility", "cad_per_year": 3019},
            {"kind": "decommissioning", "once_cad": 4021},
        ],
    },
    "options": [
        {"id": "libre", "kind": "free-software", "lines": [
            {"id": "soutien", "category": "support", "once_cad": 5003, "cad_per_year": 5009,
             "cad_per_month": 509},
        ]},
    ],
    "cost": {
        "horizon_months": 48,
        "discount_rate": D("0.051"),
        "money": "current",
        "inflation_per_year": D("0.022"),
        "exchange_rates": [{"pair": "USDCAD", "rate": D("1.371"), "on": "2026-11-20",
                            "source": "Banque"}],
        "taxes": [{"name": "TPS", "rate": D("0.05"), "rebate": D("0.5")}],
        "migration": {"labour_cad": 7001, "training_cad": 7013, "parallel_months": 3,
                      "parallel_cad_per_month": 709},
        "exit": {"labour_cad": 8009, "export_cad": 8011},
    },
    "acquisition": {
        "term": {"initial_months": 24},
        "quotes": [{"offering": "nuage-canada", "on": "2026-10-01", "lines": [
            {"item": "portail", "unit": "user-month", "quantity": 46, "price_cad": D("12.5")},
        ]}],
    },
}  # fmt: skip
