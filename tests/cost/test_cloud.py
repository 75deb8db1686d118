"""Cloud options: list prices, quotes, regions, and what a missing price does."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from courtier.cost.estimate import estimate
from courtier.results.estimate import EstimateOutcome
from tests.cost.sample import (
    DAY,
    ROWS,
    SERVICES,
    WEB,
    facts,
    match,
    offering,
    option,
    parameter,
    parameters,
    row,
    serves,
    workload,
)

D = Decimal
CLOUD = "cloud:nuage-canada"
NEEDS: dict[str, Any] = {
    **WEB,
    "storage": [{"id": "pieces", "kind": "object", "gib": 1000}],
    "network": {"egress_gib_per_month": 1500},
}


def run(needs: dict[str, Any] | None = None, **parts: Any) -> EstimateOutcome:
    known = parts.pop("facts", None) or facts()
    as_of = parts.pop("as_of", DAY)
    matches = parts.pop("matches", (match(),))
    return estimate(workload(needs=needs or NEEDS, **parts), matches, known, as_of)


def test_a_year_at_list_prices_by_hand():
    cost = option(run(), CLOUD)
    lines = {line.id: line.nominal for line in cost.lines}
    leaving = {"exit.egress": D("50.00")}  # 1,000 GiB after the 1,500 of the month: all at 0.05
    assert lines == leaving | {
        "web": D("3504.00"), "pieces": D("240.00"), "network": D("1380.00"),
    }  # fmt: skip
    assert cost.status == "priced"
    assert cost.total_nominal == D("5174.00") == cost.npv == cost.p10 == cost.p90


def test_lines_and_years_add_up_to_the_total_to_the_cent():
    known = facts(parameters=parameters(horizon_months=31, discount_rate=D("0.05")))
    cost = option(run(facts=known), CLOUD)
    assert sum(line.nominal for line in cost.lines) == cost.total_nominal
    assert sum(line.npv for line in cost.lines) == cost.npv
    assert sum(year.nominal for year in cost.years) == cost.total_nominal
    assert [year.year for year in cost.years] == [1, 2, 3]


def test_twice_the_machines_cost_twice():
    one = option(run({"compute": [{"id": "web", "count": 1, "vcpu": 3, "memory_gib": 10}]}), CLOUD)
    two = option(run({"compute": [{"id": "web", "count": 2, "vcpu": 3, "memory_gib": 10}]}), CLOUD)
    assert one.total_nominal is not None
    assert two.total_nominal == 2 * one.total_nominal


def test_the_order_of_needs_changes_no_total():
    pair = [
        {"id": "web", "vcpu": 3, "memory_gib": 10},
        {"id": "app", "vcpu": 8, "memory_gib": 8},
    ]
    ahead, behind = (option(run({"compute": machines}), CLOUD) for machines in (pair, pair[::-1]))
    assert ahead.total_nominal == behind.total_nominal
    assert ahead.npv == behind.npv


@pytest.mark.parametrize(
    ("lost", "missing"),
    [("standard", "pieces"), ("first", "network"), ("then", "network")],
)
def test_a_lost_price_makes_the_option_partial_and_names_what_is_missing(lost, missing):
    known = facts(prices=tuple(each for each in ROWS if each.sku != lost))
    outcome = run(facts=known)
    cost = option(outcome, CLOUD)
    assert cost.status == "partial"
    assert cost.missing == (missing,)
    assert missing not in {line.id for line in cost.lines}
    assert any(item.option == CLOUD for item in outcome.estimate.missing)
    assert "price-missing" in {finding.id for finding in outcome.findings}


@pytest.mark.parametrize("lost", sorted(each.sku for each in ROWS))
def test_a_lost_price_never_lowers_a_total(lost):
    known = facts(prices=tuple(each for each in ROWS if each.sku != lost))
    cost, before = option(run(facts=known), CLOUD), option(run(), CLOUD)
    assert cost.total_nominal is not None
    assert before.total_nominal is not None
    assert cost.status == "partial" or cost.total_nominal >= before.total_nominal


def test_a_band_that_the_traffic_does_not_reach_need_not_be_priced():
    known = facts(prices=tuple(each for each in ROWS if each.sku != "then"))
    cost = option(run(WEB | {"network": {"egress_gib_per_month": 1000}}, facts=known), CLOUD)
    assert cost.status == "priced"
    assert {line.id: line.nominal for line in cost.lines}["network"] == D("1080.00")


def test_no_price_at_all_is_undetermined_and_has_no_money():
    cost = option(run(facts=facts(prices=())), CLOUD)
    assert cost.status == "undetermined"
    assert cost.total_nominal is cost.npv is cost.p50 is None
    assert cost.lines == () == cost.years


def test_before_the_first_snapshot_one_thing_is_missing():
    outcome = run(facts=facts(prices=(), snapshot_day=None))
    assert option(outcome, CLOUD).missing == ("price-snapshot",)
    assert outcome.estimate.as_of_prices is None


def test_without_needs_nothing_is_priced():
    assert option(estimate(workload(), (match(),), facts(), DAY), CLOUD).missing == ("needs",)


@pytest.mark.parametrize("traffic", [0, 400])
def test_traffic_alone_is_no_workload_and_never_costs_nothing(traffic):
    outcome = run({"network": {"egress_gib_per_month": traffic}})
    cost = option(outcome, CLOUD)
    assert (cost.status, cost.missing) == ("undetermined", ("needs",))
    assert cost.total_nominal is None


@pytest.mark.parametrize(
    "need",
    [
        WEB,
        {"storage": NEEDS["storage"]},
        {"databases": [{"id": "b", "engine": "postgresql", "vcpu": 1, "memory_gib": 1}]},
        {"software": [{"id": "portail", "model": "saas"}]},
    ],
)
def test_one_need_beside_the_traffic_is_enough(need):
    outcome = run(need | {"network": {"egress_gib_per_month": 0}})
    assert "needs" not in option(outcome, CLOUD).missing


def test_no_traffic_alone_prices_nothing():
    needs = {"software": [{"id": "portail", "model": "saas"}]}
    for traffic, status in ((0, "undetermined"), (D("100.01"), "partial")):
        outcome = run(needs | {"network": {"egress_gib_per_month": traffic}})
        assert option(outcome, CLOUD).status == status


@pytest.mark.parametrize("verdict", ["ineligible", "undetermined"])
def test_only_eligible_and_conditional_offerings_are_priced(verdict):
    found = run(matches=(match(verdict=verdict),)).estimate.options
    assert [each.id for each in found] == ["own-room", "consolidated"]


def test_rows_with_a_doubtful_note_are_never_chosen():
    doubtful = (
        row("vm", "half", "0.01", vcpu=4, memory_gib=16, note="constrained-core: 4 of 8"),
        row("vm", "odd", "0.01", vcpu=4, memory_gib=16, note="family-outlier: 40 % low"),
        row("vm", "draw", "0.01", vcpu=4, memory_gib=16, term="spot"),
    )
    assert option(run(facts=facts(prices=ROWS + doubtful)), CLOUD).npv == option(run(), CLOUD).npv


def test_all_needs_are_priced_in_one_region_even_if_another_is_cheaper_for_some():
    west = (
        row("vm", "medium", "0.01", vcpu=4, memory_gib=16, region="ouest"),
        row("object", "standard", "0.5", "GiB-month", region="ouest"),
    )
    both = {"nuage-canada": offering(regions=["nuage:est", "nuage:ouest"])}
    known = facts(prices=ROWS + west, offerings=both)
    assert option(run(facts=known), CLOUD).npv == option(run(), CLOUD).npv
    alone = option(run(WEB, facts=known), CLOUD)
    assert alone.total_nominal == D("175.20")
    chosen = run(WEB, facts=known, placement={"regions": ["nuage:est"]})
    assert option(chosen, CLOUD).total_nominal == D("3504.00")


def test_a_region_that_the_offering_lacks_leaves_nothing_to_price():
    cost = option(run(placement={"regions": ["nord"]}), CLOUD)
    assert (cost.status, cost.missing) == ("undetermined", ("region",))


def test_a_surcharge_is_a_line_of_its_own():
    known = facts(offerings={"nuage-canada": offering(surcharge=D("0.1"))})
    cost = option(run(facts=known), CLOUD)
    assert {line.id: line.nominal for line in cost.lines}["surcharge"] == D("512.40")


def test_the_traffic_of_leaving_bears_the_surcharge_of_its_reseller():
    """1,000 GiB at 0.05, and a tenth more: 55, told in its line."""
    known = facts(offerings={"nuage-canada": offering(surcharge=D("0.1"))})
    line = next(x for x in option(run(facts=known), CLOUD).lines if x.id == "exit.egress")
    assert line.nominal == D("55.00")
    assert "and surcharge of 10%." in line.text.en
    assert "surcharge" not in option(run(), CLOUD).lines[-1].text.en


@pytest.mark.parametrize("unit", ["user-month", "user-year"])
def test_users_that_grow_are_paid_month_by_month(unit):
    """10 users that double in a year, at 5 a month: 50 × 2^(m/12), 840.86 in all by hand."""
    needs = {"software": [{"id": "suivi", "model": "saas", "users": 10, "growth_per_year": 1}]}
    price = {"user-month": 5, "user-year": 60}[unit]
    line = {"item": "suivi", "unit": unit, "quantity": 10, "price_cad": price}
    outcome = quoted(quote(lines=[line]), needs=needs)
    total = option(outcome, CLOUD).total_nominal
    assert total is not None
    by_hand = sum(50 * 2 ** (month / 12) for month in range(12))
    assert abs(float(total) - by_hand) < 0.005
    still = {"software": [needs["software"][0] | {"growth_per_year": 0}]}
    assert option(quoted(quote(lines=[line]), needs=still), CLOUD).total_nominal == D("600.00")


def test_storage_grows_month_by_month():
    grown = {"storage": [{"id": "p", "kind": "object", "gib": 100, "growth_per_year": D("0.2")}]}
    monthly = [100 * 0.02 * 1.2 ** (month / 12) for month in range(12)]
    stored, leaving = option(run(grown), CLOUD).lines
    assert float(stored.nominal) == pytest.approx(sum(monthly), abs=0.005)
    out = (100 * 1.2 ** (11 / 12) - 100) * 0.10
    assert float(leaving.nominal) == pytest.approx(out, abs=0.005)


def test_a_volume_beyond_the_last_known_band_is_missing():
    bounded = serves("storage-object", "object", "standard", units_per_gib=1, to_units=1000)
    known = facts(services=(bounded,))
    volume = {"id": "p", "kind": "object", "gib": 1000}
    assert option(run({"storage": [volume]}, facts=known), CLOUD).status == "priced"
    grown = volume | {"growth_per_year": D("0.01")}
    assert option(run({"storage": [grown]}, facts=known), CLOUD).missing == ("p",)


def test_a_decimal_unit_makes_more_units_than_gib():
    decimal = serves("storage-object", "object", "standard", units_per_gib=D("1.073741824"))
    needs = {"storage": [{"id": "p", "kind": "object", "gib": 1000}]}
    cost = option(run(needs, facts=facts(services=(decimal,))), CLOUD)
    assert cost.total_nominal == D("257.70")


def test_what_a_database_does_not_say_is_missing():
    base = {"id": "main", "engine": "postgresql", "vcpu": 4, "memory_gib": 16}
    cost = option(run({"databases": [base]}), CLOUD)
    assert cost.missing == ("main.high-availability", "main.storage")
    assert [line.id for line in cost.lines] == ["main"]
    stated = base | {"high_availability": True, "storage_gib": 100}
    assert option(run({"databases": [stated]}), CLOUD).missing == ("main", "main.storage")


def test_software_without_a_quote_asks_the_adviser():
    outcome = run({"software": [{"id": "portail", "model": "saas", "users": 45}]})
    assert option(outcome, CLOUD).missing == ("portail",)
    asked = [item.asks for item in outcome.estimate.missing if item.option == CLOUD]
    assert asked == ["adviser"]


# Quotes


def quote(**other: Any) -> dict[str, Any]:
    line = {"item": "web", "unit": "month", "quantity": 1, "price_cad": 100}
    return {"offering": "nuage-canada", "on": DAY, "lines": [line]} | other


def quoted(*quotes: dict[str, Any], needs: dict[str, Any] | None = None) -> EstimateOutcome:
    return run(needs or WEB, acquisition={"quotes": list(quotes)})


@pytest.mark.parametrize(
    ("until", "total", "found"),
    [
        (DAY - timedelta(days=1), D("3504.00"), ["quote-expired"]),  # the day before
        (DAY, D("1200.00"), []),  # the day
        (DAY + timedelta(days=1), D("1200.00"), []),  # the day after
        (None, D("1200.00"), []),
    ],
)
def test_an_expired_quote_is_not_used(until, total, found):
    outcome = quoted(quote(on=date(2026, 1, 1), valid_until=until))
    assert option(outcome, CLOUD).total_nominal == total
    assert [f.id for f in outcome.findings if f.id.startswith("quote")] == found


@pytest.mark.parametrize(
    ("day", "total"),
    [
        (DAY - timedelta(days=1), D("1200.00")),
        (DAY, D("1200.00")),
        (DAY + timedelta(days=1), D("3504.00")),
    ],
)
def test_a_quote_made_after_the_day_is_not_used(day, total):
    assert option(quoted(quote(on=day)), CLOUD).total_nominal == total


def test_the_newest_quote_of_an_item_wins_and_extras_are_added():
    older = quote(on=date(2026, 1, 1))
    newer = quote(
        lines=[
            {"item": "web", "unit": "year", "quantity": 2, "price_cad": 300},
            {"item": "migration", "unit": "once", "quantity": 1, "price_cad": 5000},
        ]
    )
    outcome = quoted(newer, older)
    lines = {line.id: (line.nominal, line.basis) for line in option(outcome, CLOUD).lines}
    assert lines == {"web": (D("600.00"), "quote"), "migration": (D("5000.00"), "quote")}
    assert "la migration" not in {item.what.fr for item in outcome.estimate.missing}


@pytest.mark.parametrize(
    ("unit", "total"),
    [
        ("hour", "1460.00"), ("month", "24.00"), ("year", "2.00"), ("once", "2.00"),
        ("user-month", "24.00"), ("user-year", "2.00"), ("gib-month", "24.00"), ("gib", "24.00"),
    ],
)  # fmt: skip
def test_each_unit_of_a_quote_has_its_rhythm(unit, total):
    line = {"item": "web", "unit": unit, "quantity": 2, "price_cad": 1}
    expected = D(total) * (12 if unit == "hour" else 1)
    assert option(quoted(quote(lines=[line])), CLOUD).total_nominal == expected


LICENCE = {"software": [{"id": "suivi", "model": "saas", "users": 45}]}


@pytest.mark.parametrize(
    ("needs", "item", "unit", "just_enough"),
    [
        ({"storage": [{"id": "pieces", "kind": "object", "gib": 2000}]}, "pieces", "gib-month",
         2000),
        ({"storage": [{"id": "pieces", "kind": "object", "gib": 2000}]}, "pieces", "gib", 2000),
        (WEB, "web", "hour", 2),
        (LICENCE, "suivi", "user-month", 45),
        (LICENCE, "suivi", "user-year", 45),
        (WEB | {"network": {"egress_gib_per_month": 400}}, "network", "gib-month", 400),
        ({"databases": [{"id": "b", "engine": "oracle", "vcpu": 1, "memory_gib": 1}]}, "b",
         "hour", 1),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("more", "smaller"), [("-0.01", True), ("0", False), ("0.01", False)])
def test_a_quote_covers_a_need_only_from_its_quantity_up(
    needs, item, unit, just_enough, more, smaller
):
    line = {"item": item, "unit": unit, "quantity": just_enough + D(more), "price_cad": 1}
    outcome = quoted(quote(lines=[line]), needs=needs)
    cost = option(outcome, CLOUD)
    assert (item in cost.missing) is smaller
    assert cost.status == ("partial" if smaller else "priced")
    found = [f.severity for f in outcome.findings if f.id == "quote-smaller-than-need"]
    assert found == (["warning"] if smaller else [])


@pytest.mark.parametrize(
    ("second", "status"),
    [
        ({"unit": "gib-month", "quantity": 1000}, "priced"),  # two slices make the whole
        ({"unit": "gib-month", "quantity": 999}, "partial"),
        ({"unit": "once", "quantity": 1}, "partial"),  # a setup fee stores nothing
        ({"unit": "month", "quantity": 1}, "priced"),  # a flat price tells no size
    ],
)
def test_the_lines_of_one_item_are_taken_together(second, status):
    needs = {"storage": [{"id": "pieces", "kind": "object", "gib": 2000}]}
    first = {"item": "pieces", "unit": "gib-month", "quantity": 1000, "price_cad": 1}
    lines = [first, {"item": "pieces", "price_cad": 1} | second]
    assert option(quoted(quote(lines=lines), needs=needs), CLOUD).status == status


@pytest.mark.parametrize(
    ("units", "growth", "told"),
    [
        (["month"], "0.1", "(month)"), (["year"], "0.1", "(year)"),
        (["once"], "0.1", "(single purchase)"), (["gib-month", "once"], "0.1", None),
        (["gib-month", "month"], "-0.1", "(month)"), (["gib-month"], "0.1", None),
        (["month"], "0", None), (["month"], None, None),
    ],
)  # fmt: skip
def test_a_quote_that_stays_flat_while_the_need_grows_is_told(units, growth, told):
    """2,000 × 1 every month, the first as the eleventh; the last one pays for the exit too."""
    disk = {"id": "pieces", "kind": "object", "gib": 2000}
    disk |= {} if growth is None else {"growth_per_year": D(growth)}
    lines = [{"item": "pieces", "unit": u, "quantity": 2000, "price_cad": 1} for u in units]
    outcome = quoted(quote(lines=lines), needs={"storage": [disk]})
    found = [f.text.en for f in outcome.findings if f.id == "quote-does-not-grow"]
    assert len(found) == (told is not None)
    assert all((told or "") in text and "10% a year" in text for text in found)
    if units == ["month"]:
        assert option(outcome, CLOUD).months[:-1] == (D(2000),) * 11


def test_software_without_a_number_of_users_takes_any_quantity():
    needs = {"software": [{"id": "suivi", "model": "saas"}]}
    line = {"item": "suivi", "unit": "user-month", "quantity": 1, "price_cad": 1}
    assert option(quoted(quote(lines=[line]), needs=needs), CLOUD).status == "priced"


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (["licence"], True),
        (["licence", "suivi"], False),  # an extra, beside every need
        (["migration"], False),  # a cost that any move has
        (["licence", "migration"], True),
    ],
)
def test_a_quote_under_other_names_says_why_it_prices_no_need(items, found):
    lines = [{"item": i, "unit": "year", "quantity": 1, "price_cad": 9} for i in items]
    outcome = quoted(quote(lines=lines), needs=LICENCE)
    notes = [f for f in outcome.findings if f.id == "quote-item-unmatched"]
    assert bool(notes) is found
    for note in notes:
        assert note.severity == "note"
        assert "« licence »" in note.text.fr
        assert note.help is not None
        assert "« item » comme le besoin : « suivi »" in note.help.fr


def test_a_missing_price_says_how_a_quote_must_name_the_need():
    known = facts(prices=(), snapshot_day=None)
    bare = run(LICENCE | WEB, facts=known)
    partial = quoted(quote(), needs=LICENCE | WEB)
    for outcome, items in ((bare, "web, suivi"), (partial, "suivi")):
        helps = [f.help.fr for f in outcome.findings if f.id == "price-missing" and f.help]
        assert any(f"(item : {items})" in text for text in helps)
    missing = {item.what.fr for item in partial.estimate.missing}
    assert "une soumission pour le logiciel « suivi » (item : suivi)" in missing


def test_units_of_prices_are_named_in_each_language():
    cost = option(run(), CLOUD)
    pieces = next(line.text for line in cost.lines if line.id == "pieces")
    assert "$ CA par Gio-mois (1 Gio = 1 Gio)" in pieces.fr
    assert "CAD per GiB-month (1 GiB = 1 GiB)" in pieces.en


def test_quotes_alone_price_an_option_without_any_snapshot_or_rate():
    known = facts(prices=(), snapshot_day=None)
    outcome = run(WEB, facts=known, acquisition={"quotes": [quote()]})
    assert option(outcome, CLOUD).status == "priced"


# Exchange rates


def in_us_dollars() -> tuple[Any, ...]:
    return tuple(each.model_copy(update={"currency": "USD"}) for each in ROWS)


def rates(*pairs: tuple[date, str]) -> dict[str, Any]:
    listed = [{"pair": "USDCAD", "rate": D(rate), "on": on} for on, rate in pairs]
    return {"exchange_rates": listed}


@pytest.mark.parametrize(
    ("on", "rate"),
    [
        (DAY - timedelta(days=1), "1.5"),
        (DAY, "1.5"),
        (DAY + timedelta(days=1), "1.25"),  # made after the day: the older one counts
    ],
)
def test_the_newest_rate_on_or_before_the_day_counts(on, rate):
    known = facts(prices=in_us_dollars())
    outcome = run(WEB, facts=known, cost=rates((date(2026, 1, 2), "1.25"), (on, "1.5")))
    assert outcome.estimate.exchange_rate == D(rate)
    assert option(outcome, CLOUD).total_nominal == D("3504.00") * D(rate)
    assert "exchange-rate-default" not in {finding.id for finding in outcome.findings}


def test_without_a_rate_of_the_body_the_default_is_used_and_said():
    known = facts(prices=in_us_dollars(), parameters=parameters(usd_cad=D("1.3")))
    outcome = run(WEB, facts=known)
    assert option(outcome, CLOUD).total_nominal == D("4555.20")
    assert option(outcome, CLOUD).lines[0].confidence == "design"
    assert "exchange-rate-default" in {finding.id for finding in outcome.findings}
    assert "usd-cad" in {fact.id for fact in outcome.facts}


@pytest.mark.parametrize(("day", "known"), [(1, True), (2, True), (3, False)])
def test_a_default_rate_counts_until_its_last_day(day, known):
    values = parameters() | {"usd-cad": parameter("usd-cad", D("1.3"), valid_to=date(2026, 12, 2))}
    as_of = date(2026, 12, day)
    outcome = run(WEB, facts=facts(prices=in_us_dollars(), parameters=values), as_of=as_of)
    assert (outcome.estimate.exchange_rate is not None) is known
    assert option(outcome, CLOUD).missing == (() if known else ("exchange-rate",))


def test_weak_prices_are_pointed_at():
    weak = tuple(each.model_copy(update={"confidence": "unverified"}) for each in ROWS)
    outcome = run(facts=facts(prices=weak))
    found = [finding for finding in outcome.findings if finding.id == "price-weak"]
    assert [finding.confidence for finding in found] == ["unverified"]
    assert "price:nuage:est:vm:medium:on-demand" in option(outcome, CLOUD).lines[0].facts


def test_services_that_no_row_serves_are_missing():
    known = facts(services=tuple(s for s in SERVICES if s.need != "compute-linux"))
    assert option(run(WEB, facts=known), CLOUD).missing == ("web",)
