"""Every way is asked for the same service: arrival, departure, staff, support, backup."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from courtier.cost.estimate import estimate
from courtier.results.estimate import EstimateOutcome, OptionCost
from tests.cost.sample import (
    DAY,
    WEB,
    facts,
    match,
    option,
    parameter,
    parameters,
    workload,
)

D = Decimal
LIBRE = "libre"
TOPICS = ("migration", "parallel-run", "training", "staff", "support", "backup", "exit")


def way(
    *lines: dict[str, Any], kind: str = "free-software", on_cloud: Any = (), **parts: Any
) -> EstimateOutcome:
    """The sample’s cloud option, with items quoted, beside an option that the body declares."""
    web = {"item": "web", "unit": "year", "quantity": 1, "price_cad": 3504}
    extra = [{"item": item, "unit": "once", "quantity": 1, "price_cad": 10} for item in on_cloud]
    quote = {"offering": "nuage-canada", "on": DAY, "lines": [web, *extra]}
    given = {"needs": WEB, "acquisition": {"quotes": [quote]}} | parts
    options = [{"id": LIBRE, "kind": kind, "lines": list(lines)}]
    return estimate(workload(options=options, **given), (match(),), facts(), DAY)


def libre(outcome: EstimateOutcome) -> OptionCost:
    return option(outcome, LIBRE)


def lacks(outcome: EstimateOutcome) -> dict[str, str]:
    """What the declared option lacks, by the category that the file would give it."""
    found = [m for m in outcome.estimate.missing if m.option == LIBRE]
    asked = (m for m in found if "category: " in m.effect.en)
    return {m.effect.en.rpartition("category: ")[2].rstrip(")."): m.what.en for m in asked}


RUNS = {"id": "service", "category": "service", "cad_per_year": 1200}


@pytest.mark.parametrize("kind", ["free-software", "shared-software", "consolidated", "other"])
def test_every_declared_way_is_asked_for_what_the_cloud_is(kind):
    outcome = way(RUNS, kind=kind)
    assert tuple(lacks(outcome)) == TOPICS
    assert list(lacks(outcome).values()) == [
        "migration", "the parallel run", "training", "staff", "support or maintenance",
        "backup copies", "exit",
    ]  # fmt: skip
    assert "Costs that “libre” lacks, named among the missing costs: 7." in (
        outcome.estimate.conclusion.en
    )
    assert [(t.id, t.status, t.nominal) for t in libre(outcome).transitions] == [
        ("migration", "missing", None), ("parallel-run", "missing", None),
        ("training", "missing", None), ("exit", "missing", None),
    ]  # fmt: skip
    assert libre(outcome).status == "priced"


@pytest.mark.parametrize(
    ("word", "topic"),
    [
        ("Migration", "migration"), ("exploitation en parallèle", "parallel-run"),
        ("formation", "training"), ("Personnel", "staff"), ("entretien", "support"),
        ("copies de sécurité", "backup"), ("sortie", "exit"), ("support-plan", "support"),
    ],
)  # fmt: skip
def test_a_line_of_the_category_in_either_language_answers(word, topic):
    answered = way(RUNS, {"id": "x", "category": word, "once_cad": 0})
    assert set(TOPICS) - set(lacks(answered)) == {topic}
    by_id = way(RUNS, {"id": topic, "once_cad": 0})
    assert set(TOPICS) - set(lacks(by_id)) == {topic}


def test_the_way_in_use_today_has_nothing_to_arrive_at_or_leave():
    room = {"servers": [{"price_cad": 1, "watts": 0, "life_years": 5}]}
    outcome = way(RUNS, on_premise=room, on_cloud=("migration", "training"))
    own = option(outcome, "own-room")
    assert own.transitions == ()
    named = [f.text.en for f in outcome.findings if f.id == "service-differs"]
    assert named == ["“libre” lacks what the cloud side counts: migration, training."]


def test_an_option_with_no_line_lacks_its_costs_and_no_more():
    outcome = way()
    assert [m.what.en for m in outcome.estimate.missing if m.option == LIBRE] == [
        "the costs of “libre”"
    ]


def test_what_is_paid_to_leave_is_paid_at_the_end_and_what_runs_beside_stops_with_it():
    """100 a month; 30 a month for 2 months of parallel run and half of the third: 75; 40 last."""
    lines = [
        {"id": "service", "cad_per_month": 100},
        {"id": "ancien", "category": "parallel-run", "cad_per_month": 30},
        {"id": "depart", "category": "sortie", "once_cad": 40},
    ]
    cost = libre(way(*lines, cost={"migration": {"parallel_months": D("2.5")}}))
    assert cost.months == (D(130), D(130), D(115), *[D(100)] * 8, D(140))
    assert {t.id: t.nominal for t in cost.transitions if t.nominal is not None} == {
        "parallel-run": D("75.00"), "exit": D("40.00"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "paid", "facts_of"),
    [
        (1000, "1300.00", ("migration-overrun",)),
        ({"low": 900, "likely": 1000, "high": 3000}, "1000.00", ()),
    ],
    ids=["a plain number", "a range"],
)
def test_a_migration_in_one_number_takes_the_same_overrun_as_that_of_a_cloud(
    amount, paid, facts_of
):
    """1,000 × 1.3, on both sides; a range already tells its own."""
    overrun = parameter("migration-overrun", {"low": 1, "likely": D("1.3"), "high": D("2.4")})
    known = facts(parameters=parameters() | {"migration-overrun": overrun})
    line = {"id": "arrivee", "category": "migration", "once_cad": amount}
    given = workload(
        needs=WEB,
        options=[{"id": LIBRE, "kind": "other", "lines": [line]}],
        cost={"migration": {"labour_cad": amount}},
    )
    outcome = estimate(given, (match(),), known, DAY)
    here = libre(outcome).lines[0]
    cloud = option(outcome, "cloud:nuage-canada").lines
    there = next(line for line in cloud if line.id == "migration")
    assert here.nominal == there.nominal == D(paid)
    assert here.facts == there.facts == facts_of
    assert here.basis == there.basis == ("default" if facts_of else "given")


def test_a_parallel_run_of_no_known_length_says_so():
    """30 a month for the 12 months of the horizon, and a gap that asks for the length."""
    outcome = way(RUNS, {"id": "ancien", "category": "parallel-run", "cad_per_month": 30})
    told = {t.id: t.nominal for t in libre(outcome).transitions}
    assert told["parallel-run"] == D("360.00")
    asked = [m.effect.en for m in outcome.estimate.missing if "length of the" in m.what.en]
    assert asked == ["What is paid by the month or the year is then paid over the whole horizon."]


@pytest.mark.parametrize(
    ("lines", "on_cloud", "said"),
    [
        ([RUNS], (), None),
        ([RUNS], ("cloud-staff",), "“libre” does not count staff"),
        ([RUNS, {"id": "e", "category": "personnel", "once_cad": 0}], ("cloud-staff",), None),
        ([RUNS, {"id": "e", "category": "staff", "once_cad": 9}], (), "cloud side does not count"),
        ([RUNS], ("backup",), "“libre” does not count backup copies"),
        ([RUNS, {"id": "backup", "once_cad": 9}], ("backup",), None),
    ],
)
def test_staff_and_backups_on_one_side_only_leave_no_winner_whatever_the_way(lines, on_cloud, said):
    found = way(*lines, on_cloud=on_cloud).estimate
    assert (found.probability_cloud_cheaper is None) is (said is not None)
    assert (said or "draws") in found.conclusion.en


# A declared way grows as the others do, or it is told

GROWING = {"compute": [WEB["compute"][0] | {"growth_per_year": D("0.2")}]}


def test_what_recurs_in_a_declared_way_grows_when_the_file_says_so():
    """100 a month and 1,200 a year that double in a year: 100 × 2^(m/12), 1,681.72 for each."""
    lines = [
        {"id": "mois", "cad_per_month": 100, "growth_per_year": 1},
        {"id": "an", "cad_per_year": 1200, "growth_per_year": 1},
    ]
    cost = libre(way(*lines))
    assert cost.total_nominal == D("3363.44")
    assert abs(float(cost.total_nominal) - sum(200 * 2 ** (m / 12) for m in range(12))) < 0.011


@pytest.mark.parametrize(
    ("line", "needs", "told"),
    [
        (RUNS, GROWING, True), (RUNS, WEB, False), (RUNS | {"growth_per_year": 0}, GROWING, False),
        ({"id": "achat", "once_cad": 5}, GROWING, False),
        (RUNS | {"category": "personnel"}, GROWING, False),
    ],
)  # fmt: skip
def test_a_declared_way_that_stays_flat_while_the_needs_grow_is_told(line, needs, told):
    found = [f.text.en for f in way(line, needs=needs).findings if f.id == "option-does-not-grow"]
    assert len(found) == told
    said = "The needs “web” change from year to year, and some costs of the option “libre” stay"
    assert all(text == f"{said} the same: “service”." for text in found)


# The room that is left is dismantled once nothing runs in it

LEFT: dict[str, Any] = {
    "room": "closes",
    "servers": [{"price_cad": 0, "watts": 0, "life_years": 5}],
    "costs": [{"kind": "decommissioning", "once_cad": 700}],
}


@pytest.mark.parametrize(
    ("length", "month"),
    [(0, 1), (1, 2), (3, 4), ("2.5", 4), (10, 11), (11, 12), (12, 12), (20, 12)],
)
def test_dismantling_follows_the_parallel_run(length, month):
    """A month begun counts whole, and the last month of the horizon is the latest."""
    migration = {"parallel_months": D(length), "parallel_cad_per_month": 5}
    outcome = way(RUNS, on_premise=LEFT, cost={"migration": migration})
    cloud = option(outcome, "cloud:nuage-canada")
    line = next(line for line in cloud.lines if line.id == "decommissioning")
    assert line.nominal == D("700.00")
    paid = [number for number, amount in enumerate(cloud.months, 1) if amount > 600]
    assert paid == [month]


def test_a_way_that_runs_nothing_beside_leaves_the_room_in_the_first_month():
    migration = {"parallel_months": 3, "parallel_cad_per_month": 5}
    cost = libre(way(RUNS, on_premise=LEFT, cost={"migration": migration}))
    assert cost.months[0] == D("800.00")


def test_a_parallel_run_of_unknown_length_dates_the_dismantling_at_the_start_and_asks():
    outcome = way(RUNS, on_premise=LEFT, on_cloud=("parallel-run",))
    cloud = option(outcome, "cloud:nuage-canada")
    assert cloud.months[0] == D("292.00") + 10 + 700
    effects = [m.effect.en for m in outcome.estimate.missing if m.option == cloud.id]
    assert "Dismantling is counted in the first month, earlier than it will happen." in effects


def test_a_parallel_run_of_uncertain_length_moves_the_dismantling_in_the_draws():
    """Triangular 1, 2, 5: P10 is 1.63, hence month 3, and P90 is 3.90, hence month 5.

    At 50% a year, 700 paid in month 3 and in month 5: 632.52 and 591.19.
    """
    migration = {
        "parallel_months": {"low": 1, "likely": 2, "high": 5},
        "parallel_cad_per_month": 0,
    }
    cost = {"migration": migration, "discount_rate": D("0.5")}
    found = option(way(RUNS, on_premise=LEFT, cost=cost), "cloud:nuage-canada")
    line = next(line for line in found.lines if line.id == "decommissioning")
    assert line.npv == D("632.52")
    assert found.p10 is not None
    assert found.p90 is not None
    assert abs((found.p90 - found.p10) - (D("632.52") - D("591.19"))) <= D("0.01")
