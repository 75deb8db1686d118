"""What an estimate counts, at what load, what stays, and how fast: oracles worked by hand."""

from __future__ import annotations

from decimal import Decimal
from time import process_time
from typing import Any

import pytest

from courtier.cost.draws import Chance, Drawn
from courtier.cost.estimate import estimate
from courtier.cost.terms import Input
from courtier.results.estimate import EstimateOutcome, OptionCost
from courtier.values.text import Text
from tests.cost.sample import DAY, WEB, facts, match, option, parameters, workload

D = Decimal
NAME = Text(fr="x", en="x")
MANY = 200_000
CLOUD = "cloud:nuage-canada"
OLD = {"count": 1, "vcpu": 8, "price_cad": 6000, "bought": "2025-11-22", "life_years": 5}


def outcome(room: Any, *, months: int = 12, **parts: Any) -> EstimateOutcome:
    given = {"needs": WEB, "on_premise": room} | parts
    known = facts(parameters=parameters(horizon_months=months, discount_rate=D("0.05")))
    return estimate(workload(**given), (match(),), known, DAY)


def nominal(found: OptionCost) -> Decimal:
    return sum((line.nominal for line in found.lines), D(0))


# T-71: the lines that a model of each side holds.


def test_t71_every_line_of_a_server_room_that_is_given_is_counted() -> None:
    """The on-premise list of the published models, refresh and residual value included."""
    bought = {"bought": "2026-11-22", "life_years": 7}
    kinds = ("maintenance", "facility", "connectivity", "backup-site", "security")
    room = {
        "room": "closes",
        "servers": [OLD | {"watts": 300, "life_years": 2}],
        "storage": [{"tib": 2, "price_cad": 900, **bought}],
        "equipment": [
            {"kind": kind, "price_cad": 500, **bought}
            for kind in ("rack", "cooling", "network-equipment")
        ],
        "licences": [{"name": "Licence", "cad_per_year": 100}],
        "staff": [{"role": "admin", "fte": 1, "cost_cad_per_year": 1000}],
        "costs": [
            *({"kind": kind, "cad_per_year": 10} for kind in kinds),
            {"kind": "decommissioning", "once_cad": 20},
        ],
    }
    lines = option(outcome(room, months=60), "own-room").lines
    found = {line.category for line in lines}
    assert found >= {
        "equipment", "residual", "power", "licence", "staff", "decommissioning", *kinds,
    }  # fmt: skip
    server = next(line for line in lines if line.id == "server-1")
    assert server.nominal == 6000 * 2, "refreshed in months 13 and 37, not bought again"


def test_t71_arriving_and_leaving_are_lines_of_the_cloud_even_where_no_price_is_known() -> None:
    told = {each.id: each for each in option(outcome({}), CLOUD).transitions}
    assert set(told) == {"migration", "parallel-run", "training", "exit"}
    assert told["training"].status == "missing"
    assert told["training"].nominal is None, "never zero"


# T-76: capacity for the peak on one side, machines that follow the load on the other.


def test_t76_machines_moved_one_for_one_cost_more_than_machines_that_follow_the_load() -> None:
    """Two machines at 0.2 an hour. One for one: 2 × 730 h × 12 = 3,504 $.

    Average 0.3, peak 1 for 1,200 h a year (100 a month): 2 × 100 + 1 × 630 = 830 h a month,
    0.2 × 830 × 12 = 1,992 $.
    """
    load = {"load": {"average": D("0.3"), "peak": D(1), "peak_hours_per_year": 1200}}
    needs = {"compute": [WEB["compute"][0] | {"follows_load": True}]}
    whole = option(outcome({}), CLOUD)
    follows = option(outcome({}, needs=needs, service=load), CLOUD)
    assert sum(line.nominal for line in whole.lines if line.category == "compute") == D(3504)
    assert sum(line.nominal for line in follows.lines if line.category == "compute") == D(1992)


def test_t76_the_room_is_held_to_the_peak_whatever_the_average() -> None:
    """Two machines of 3 vCPU at the peak: 6, although the average is a third of it."""
    load = {"load": {"average": D("0.3"), "peak": D(1), "peak_hours_per_year": 1200}}
    room = {"servers": [OLD | {"vcpu": 4}]}
    found = [f.text.en for f in outcome(room, service=load).findings if f.id == "capacity-differs"]
    assert len(found) == 1
    assert "needs 6 at" in found[0]


# T-77: only what is avoided counts.


@pytest.mark.parametrize(("room", "total"), [("closes", D(8400)), ("stays", D(0))])
def test_t77_a_room_that_stays_open_saves_none_of_its_fixed_costs(
    room: str, total: Decimal
) -> None:
    """Rent of 6,000 and a link of 2,400 a year."""
    costs = [
        {"kind": "facility", "cad_per_year": 6000},
        {"kind": "connectivity", "cad_per_year": 2400},
    ]
    assert nominal(option(outcome({"room": room, "costs": costs}), "own-room")) == total


def test_t77_what_was_paid_before_the_horizon_is_sunk() -> None:
    """A server of 6,000 bought a year ago for five years: nothing in four years, 6,000 in five.

    Bought again in month 49, it is worth four fifths, 4,800, at the end of the fifth year.
    """
    room = {"room": "closes", "servers": [OLD]}
    four, five = (option(outcome(room, months=months), "own-room") for months in (48, 60))
    assert nominal(four) == 0
    assert [line.nominal for line in five.lines] == [D(6000), D(-4800)]


# T-82: the seed is fixed and told, and many draws are quick.


def test_t82_seven_triangular_elements_drawn_200_000_times_take_under_two_seconds() -> None:
    """Sum of seven triangular (1, 2, 6): mean 7 × 3 = 21, variance 7 × 21/18 = 8.1667."""
    items = [Input(f"element-{n}", NAME, D(1), D(2), D(6)) for n in range(7)]
    started = process_time()
    view = Drawn(1, D(0), Chance(82, MANY))
    total = sum(view.number(item) for item in items)
    spent = process_time() - started
    assert float(total.mean()) == pytest.approx(21, abs=0.03)
    assert float(total.var()) == pytest.approx(7 * 21 / 18, rel=0.02)
    assert spent < 2


def test_t82_the_seed_is_told_and_gives_the_same_figures() -> None:
    first, second = (outcome({"servers": [OLD]}).estimate for _ in range(2))
    assert first.simulation is not None
    assert first.simulation.seed == second.simulation.seed  # type: ignore[union-attr]
    assert first.options == second.options
    assert str(first.simulation.seed) in " ".join(s.text.en for s in first.statements)
