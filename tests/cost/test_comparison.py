"""Uncertainty, break-even, sensitivity and the words of the conclusion."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from courtier.cost.estimate import estimate
from courtier.results.estimate import Estimate
from tests.cost.sample import DAY, ROWS, WEB, facts, match, option, parameter, parameters, workload

D = Decimal
CLOUD = "cloud:nuage-canada"
CLOUD_YEAR = 3504  # what two machines cost a year at the prices of the sample


def run(other: Any, needs: Any = None, cost: Any = None, **values: Any) -> Estimate:
    """The sample's cloud option beside one option of the body at ``other`` dollars a year."""
    lines = (
        other
        if isinstance(other, list)
        else [{"id": "tout", "category": "service", "cad_per_year": other}]
    )
    given = {"id": "autre", "kind": "other", "lines": lines}
    parts = {"needs": needs or WEB, "options": [given]} | ({"cost": cost} if cost else {})
    known = facts(parameters=parameters(**values))
    return estimate(workload(**parts), (match(),), known, DAY).estimate


def around(middle: int, share: str) -> dict[str, Decimal]:
    return {
        "low": middle * (1 - D(share)),
        "likely": D(middle),
        "high": middle * (1 + D(share)),
    }


def test_the_cheapest_needs_two_priced_options():
    assert run(4000).cheapest == CLOUD
    assert run(3000).cheapest == "autre"
    assert run([{"id": "vide"}]).cheapest is None


def test_the_same_seed_gives_the_same_estimate_and_another_seed_another():
    first, again = (run(around(3500, "0.1"), cost={"seed": 4}) for _ in range(2))
    assert first == again
    assert first != run(around(3500, "0.1"), cost={"seed": 5})


@pytest.mark.parametrize(
    ("middle", "least", "most", "words"),
    [
        (CLOUD_YEAR, "0.4", "0.6", "Too close to call"),
        (2 * CLOUD_YEAR, "1", "1", "“nuage-canada” costs less than “autre”"),
        (CLOUD_YEAR // 2, "0", "0", "“autre” costs less than “nuage-canada”"),
    ],
)
def test_the_conclusion_says_no_more_than_the_draws(middle, least, most, words):
    found = run(around(middle, "0.2"))
    assert D(least) <= (found.probability_cloud_cheaper or D(0)) <= D(most)
    assert words in found.conclusion.en
    assert "not a proven saving" in found.conclusion.en
    assert "pas une économie démontrée" in found.conclusion.fr


def test_a_partial_option_is_never_compared():
    needs = WEB | {"software": [{"id": "portail", "model": "saas"}]}
    found = run(9999, needs)
    assert found.probability_cloud_cheaper is None
    assert found.break_even.months == () == found.sensitivity
    assert found.conclusion.en.startswith("No conclusion")
    assert "nuage-canada" in found.conclusion.en


# Two sides that do not count the same service have no winner

STAFF = [{"role": "admin", "fte": D("0.5"), "cost_cad_per_year": 100_000}]
SERVER = {"count": 1, "price_cad": 6000, "life_years": 5, "watts": 500, "vcpu": 8}
CLOUD_STAFF = {"item": "cloud-staff", "unit": "year", "quantity": 1, "price_cad": 20_000}


def beside_room(
    staff: bool, cloud_staff: bool, vcpu: int = 8, memory: int | None = None
) -> Estimate:
    """The sample's cloud option beside the body's own room."""
    power = {"cad_per_kwh": D("0.1"), "pue": 2}
    size = {"vcpu": vcpu} | ({} if memory is None else {"memory_gib": memory})
    room = {"servers": [SERVER | size], "power": power}
    web = {"item": "web", "unit": "year", "quantity": 1, "price_cad": 3504}
    lines = [web, CLOUD_STAFF] if cloud_staff else [web]
    parts = {
        "needs": WEB,
        "on_premise": room | ({"staff": STAFF} if staff else {}),
        "acquisition": {"quotes": [{"offering": "nuage-canada", "on": DAY, "lines": lines}]},
    }
    return estimate(workload(**parts), (match(),), facts(), DAY).estimate


@pytest.mark.parametrize(
    ("staff", "cloud_staff", "words"),
    [
        (True, False, ["The cloud side does not count staff", "finance officer", "cloud-staff"]),
        (False, True, ["own room” does not count staff", "finance officer", "on_premise"]),
    ],
)
def test_staff_counted_on_one_side_only_leaves_no_winner(staff, cloud_staff, words):
    found = beside_room(staff, cloud_staff)
    assert found.probability_cloud_cheaper is None
    assert found.cheapest is None
    assert found.break_even.cloud is None
    assert found.conclusion.en.startswith("No winner: the two sides")
    assert found.conclusion.fr.startswith("Aucun gagnant : les deux côtés")
    assert all(word in found.conclusion.en for word in words)
    assert "draws" not in found.conclusion.en
    assert {each.status for each in found.options} == {"priced", "undetermined"}


@pytest.mark.parametrize("both", [True, False])
def test_staff_on_both_sides_or_on_none_lets_the_sides_compare(both):
    found = beside_room(both, both)
    assert found.probability_cloud_cheaper is not None
    assert found.cheapest is not None
    assert "of the draws" in found.conclusion.en


@pytest.mark.parametrize(
    ("vcpu", "compared"),
    [(5, False), (6, True), (12, True), (13, False)],  # the needs are 6, and twice is the most
)
def test_a_room_of_another_size_leaves_no_winner(vcpu, compared):
    found = beside_room(True, True, vcpu)
    assert (found.probability_cloud_cheaper is not None) is compared
    assert (found.cheapest is not None) is compared
    assert ("architect" in found.conclusion.en) is not compared


@pytest.mark.parametrize(
    ("memory", "compared"),
    [(19, False), (20, True), (40, True), (41, False), (None, True)],  # the needs are 20
)
def test_a_room_of_another_memory_leaves_no_winner(memory, compared):
    found = beside_room(True, True, memory=memory)
    assert (found.probability_cloud_cheaper is not None) is compared
    assert ("GiB of memory" in found.conclusion.en) is not compared


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ({"vcpu": 8, "memory_gib": 32}, None),
        ({"vcpu": 8}, "its GiB of memory:"),
        ({"memory_gib": 32}, "its vCPUs:"),
    ],
)
def test_a_server_that_does_not_tell_its_size_is_a_finding(size, said):
    server = {key: value for key, value in SERVER.items() if key != "vcpu"} | size
    given = workload(needs=WEB, on_premise={"servers": [server]})
    findings = estimate(given, (match(),), facts(), DAY).findings
    told = [each.text.en for each in findings if each.id == "capacity-unknown"]
    assert len(told) == (said is not None)
    assert all(str(said) in text for text in told)


def test_an_option_of_the_body_that_counts_staff_needs_it_on_the_cloud_side():
    line = {"id": "equipe", "category": "Personnel", "cad_per_year": 9000}
    whole = {"id": "tout", "category": "service", "cad_per_year": 0}
    assert run([line, whole]).probability_cloud_cheaper is None
    assert run([line | {"category": "autre"}, whole]).probability_cloud_cheaper is not None


def test_a_dearer_pair_that_compares_is_told_rather_than_one_that_does_not():
    line = {"id": "equipe", "category": "staff", "cad_per_year": 3600}
    options = [
        {"id": "avec", "kind": "other", "lines": [line]},
        {
            "id": "sans",
            "kind": "other",
            "lines": [{"id": "tout", "category": "service", "cad_per_year": 5000}],
        },
    ]
    given = workload(needs=WEB, options=options)
    found = estimate(given, (match(),), facts(), DAY).estimate
    assert found.break_even.other == "sans"
    assert found.probability_cloud_cheaper == 1
    assert found.cheapest is None


def test_the_conclusion_tells_the_gaps_of_its_own_cloud_option_and_the_cheaper_set_aside():
    """The dearer cloud option has staff, a migration and backups; the cheaper one has none."""
    known = facts()
    double = known.offerings["nuage-canada"].model_copy(update={"id": "nuage-complet"})
    known = facts(offerings=dict(known.offerings) | {"nuage-complet": double})
    year = {"unit": "year", "quantity": 1}
    lines = [
        year | {"item": item, "price_cad": price}
        for item, price in (("web", 3504), ("cloud-staff", 900), ("migration", 100))
    ]
    line = {"id": "equipe", "category": "staff", "cad_per_year": 9000}
    whole = {"id": "tout", "category": "service", "cad_per_year": 0}
    given = workload(
        needs=WEB,
        options=[{"id": "avec", "kind": "other", "lines": [line, whole]}],
        acquisition={"quotes": [{"offering": "nuage-complet", "on": DAY, "lines": lines}]},
    )
    found = estimate(given, (match(), match("nuage-complet")), known, DAY).estimate
    assert found.break_even.cloud == "cloud:nuage-complet"
    said = found.conclusion.en
    gaps = said.partition("on the cloud side it leaves out:")[2]
    assert "training" in gaps
    assert "staff" not in gaps
    assert "migration" not in gaps
    assert "No dearer than “nuage-complet” but set aside" in said
    assert ": nuage-canada." in said
    assert "staff on the cloud side" in {item.what.en for item in found.missing}


def test_the_conclusion_and_the_cheapest_go_by_the_median_as_the_tables_do():
    """Its likely value is least, its median is not: the range is long on the high side."""
    found = run({"low": D(3000), "likely": D(3100), "high": D(9000)})
    cloud, other = (next(o for o in found.options if o.id == i) for i in (CLOUD, "autre"))
    assert (other.npv or 0) < (cloud.npv or 0)
    gap = (other.p50 or D(0)) - (cloud.p50 or D(0))
    assert gap > 0
    assert found.cheapest == CLOUD
    assert f"{gap.quantize(D(1)):,}" in found.conclusion.en


def test_swapping_two_options_mirrors_the_probability():
    """The same two curves, each in turn on the cloud side, by a quote."""

    def chance(cloud: dict[str, Decimal], other: dict[str, Decimal]) -> Decimal:
        line = {"item": "web", "unit": "year", "quantity": 1, "price_cad": cloud}
        quote = {"offering": "nuage-canada", "on": DAY, "lines": [line]}
        option_lines = [{"id": "tout", "category": "service", "cad_per_year": other}]
        parts = {
            "needs": WEB,
            "options": [{"id": "autre", "kind": "other", "lines": option_lines}],
            "acquisition": {"quotes": [quote]},
        }
        found = estimate(workload(**parts), (match(),), facts(), DAY).estimate
        return found.probability_cloud_cheaper or D(0)

    one, two = around(1000, "0.3"), around(1050, "0.3")
    assert float(chance(one, two) + chance(two, one)) == pytest.approx(1, abs=0.02)


def test_ranges_of_the_body_enter_the_percentiles():
    found = next(each for each in run(around(4000, "0.5")).options if each.id == "autre")
    assert found.p10 is not None
    assert found.p90 is not None
    assert found.p10 < D(4000) < found.p90
    assert float(found.p10) == pytest.approx(2000 + (0.1 * 4000 * 2000) ** 0.5, rel=0.01)


def test_default_ranges_of_price_move_list_prices_and_not_quotes():
    spread = {"low": D("-0.1"), "likely": D(0), "high": D("0.1")}
    found = run(4000, list_price_error=spread, price_drift_per_year=spread)
    cloud = next(each for each in found.options if each.id == CLOUD)
    other = next(each for each in found.options if each.id == "autre")
    assert cloud.p10 is not None
    assert cloud.p90 is not None
    assert cloud.p10 < D(CLOUD_YEAR) < cloud.p90
    assert other.p10 == other.p90 == other.npv


def test_options_that_share_an_input_move_together():
    """Two offerings at the same list prices: neither is ever cheaper by chance."""
    spread = {"low": D("-0.5"), "likely": D(0), "high": D("0.5")}
    known = facts(parameters=parameters(list_price_error=spread))
    double = {"nuage-canada": known.offerings["nuage-canada"]}
    double["nuage-deux"] = double["nuage-canada"].model_copy(update={"id": "nuage-deux"})
    known = facts(parameters=known.parameters, offerings=double)
    outcome = estimate(workload(needs=WEB), (match(), match("nuage-deux")), known, DAY)
    first, second = option(outcome, CLOUD), option(outcome, "cloud:nuage-deux")
    assert (first.p10, first.p50, first.p90) == (second.p10, second.p50, second.p90)


def test_the_curves_cross_in_the_month_where_the_purchase_is_paid_back():
    lines = [
        {"id": "achat", "category": "service", "once_cad": 1000},
        {"id": "suite", "cad_per_month": 192},
    ]
    found = run(lines)  # 1,192 then 192 a month, against 292: crossed after month 10, tie at 10
    assert found.break_even.cloud == CLOUD
    assert found.break_even.months == (11,)


def test_curves_that_do_not_cross_have_no_break_even():
    assert run(4000).break_even.months == ()


def test_sensitivity_moves_one_input_at_a_time_widest_first():
    lines = [
        {"id": "petit", "cad_per_year": around(1000, "0.1")},
        {"id": "grand", "cad_per_year": around(1000, "0.5")},
        {"id": "fixe", "cad_per_year": 1000},
    ]
    swings = run(lines).sensitivity
    assert [swing.input for swing in swings] == [
        "options.autre.grand.year",
        "options.autre.petit.year",
    ]
    assert (swings[0].low, swings[0].high) == (D("1004.00"), D("4.00"))


def test_a_default_discount_rate_is_tested_but_not_drawn():
    rate = {"low": D("0.03"), "likely": D("0.05"), "high": D("0.08")}
    lines = [{"id": "achat", "once_cad": 3000}]
    found = run(lines, discount_rate=rate, horizon_months=24)
    assert found.discount_rate == D("0.05")
    assert "discount-rate" in {swing.input for swing in found.sensitivity}
    other = next(each for each in found.options if each.id == "autre")
    assert other.p10 == other.p90 == other.npv


def test_a_discount_rate_of_the_body_may_be_a_range_and_is_then_drawn():
    rate = {"low": D("0.03"), "likely": D("0.05"), "high": D("0.08")}
    found = run(4000, cost={"discount_rate": rate, "horizon_months": 60})
    other = next(each for each in found.options if each.id == "autre")
    assert other.p10 is not None
    assert other.p90 is not None
    assert other.p10 < other.p90
    given = [item for item in found.assumptions if item.id == "discount-rate"]
    assert [item.basis for item in given] == ["given"]


@pytest.mark.parametrize("lost", ["horizon_months", "discount_rate", "hours_per_month"])
def test_without_a_frame_every_option_is_undetermined(lost):
    found = run(4000, **{lost: None})
    assert {each.status for each in found.options} == {"undetermined"}
    assert found.cheapest is None


def test_the_estimate_names_its_convention_and_its_default_values():
    found = run(4000)
    assert "(1 + r)^(1/12) - 1" in found.convention.fr
    ids = {item.id for item in found.assumptions}
    assert ids >= {"horizon-start", "horizon-months", "discount-rate", "hours-per-month"}


def test_costs_that_nobody_gives_are_listed_without_changing_the_status():
    found = run(4000)
    assert {item.option for item in found.missing} >= {"cloud:*"}
    assert next(each for each in found.options if each.id == CLOUD).status == "priced"


def test_all_facts_used_are_listed_once_in_order():
    known = facts(parameters=parameters() | {"usd-cad": parameter("usd-cad", D("1.3"))})
    us = tuple(row.model_copy(update={"currency": "USD"}) for row in ROWS)
    known = facts(parameters=known.parameters, prices=us)
    ids = [fact.id for fact in estimate(workload(needs=WEB), (match(),), known, DAY).facts]
    assert ids == sorted(set(ids))
    assert {"usd-cad", "hours-per-month", "price:nuage:est:vm:medium:on-demand"} <= set(ids)


@pytest.mark.parametrize(("origin", "said"), [("profile", True), ("given", False), (None, False)])
def test_needs_from_a_profile_are_marked_as_an_assumption(origin, said):
    found = run(4000, WEB | ({"from": origin} if origin else {}))
    marked = [item.confidence for item in found.assumptions if item.id == "needs-profile"]
    assert marked == (["design"] if said else [])
