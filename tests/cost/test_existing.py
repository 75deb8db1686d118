"""What the body already holds, and its own options, counted by the same rule on every side."""

from __future__ import annotations

import pytest

from courtier.cost.estimate import estimate
from tests.cost.sample import DAY, D, facts, match, option, parameters, workload

SAAS = {"software": [{"id": "portail", "model": "saas", "users": 10}]}
QUOTE = {
    "offering": "nuage-canada",
    "on": "2026-11-01",
    "lines": [{"item": "portail", "unit": "user-month", "quantity": 10, "price_cad": 10}],
}
LICENCE = {
    "licence": "Suite",
    "until": "2027-05-21",
    "quantity": 10,
    "transferable": True,
    "covers": "portail",
    "cad_per_year": 600,
}
ROOM = {"staff": [{"role": "admin", "fte": 1, "cost_cad_per_year": 1200}]}


def cost(*existing, quotes=(QUOTE,), on_premise=None, options=(), **values):
    acquisition = {"quotes": list(quotes), "existing": list(existing)}
    parts = {"needs": SAAS, "acquisition": acquisition, "options": list(options)}
    case = workload(**parts, **({"on_premise": on_premise} if on_premise else {}))
    return estimate(case, (match(),), facts(parameters=parameters(**values)), DAY)


def lines(outcome, identifier="cloud:nuage-canada"):
    return {line.id: line for line in option(outcome, identifier).lines}


def found(outcome):
    return [f.id for f in outcome.findings if f.id.startswith("existing-")]


def test_a_licence_that_transfers_covers_its_need_until_its_end_by_hand():
    """100 a month of quote. From 22 November the licence holds 6 months, at 50: 300 + 6 × 100."""
    got = lines(cost(LICENCE))
    assert got["portail"].nominal == D("600")
    assert got["existing-1"].nominal == D("300")
    assert got["existing-1"].basis == "given"
    assert "couvert à 100 % par « Suite » pendant 6 mois" in got["portail"].text.fr


@pytest.mark.parametrize(
    ("until", "paid"),
    [("2027-05-20", D("700")), ("2027-05-21", D("600")), ("2027-05-22", D("600"))],
    ids=["the day before the month is whole", "the day", "the day after"],
)
def test_only_whole_months_are_covered(until, paid):
    assert lines(cost(LICENCE | {"until": until}))["portail"].nominal == paid


def test_a_smaller_quantity_covers_its_part():
    """4 of 10 users for 6 months: 6 × 60 + 6 × 100 = 960."""
    assert lines(cost(LICENCE | {"quantity": 4}))["portail"].nominal == D("960")


def test_a_licence_that_does_not_transfer_is_paid_beside_the_new_service():
    got = lines(cost(LICENCE | {"transferable": False}))
    assert got["portail"].nominal == D("1200")
    assert got["existing-1"].nominal == D("300")


def test_a_licence_of_which_nobody_says_whether_it_transfers_asks():
    outcome = cost({k: v for k, v in LICENCE.items() if k != "transferable"})
    assert lines(outcome)["portail"].nominal == D("1200")
    whats = {m.what.en for m in outcome.estimate.missing}
    assert "whether “Suite” can be transferred" in whats


def test_one_that_covers_the_whole_horizon_needs_no_quote():
    perpetual = {k: v for k, v in LICENCE.items() if k not in ("until", "cad_per_year")}
    outcome = cost(perpetual, quotes=())
    assert option(outcome, "cloud:nuage-canada").status == "priced"
    assert lines(outcome)["portail"].nominal == D(0)
    assert "what “Suite” still costs" in {m.what.en for m in outcome.estimate.missing}
    half = option(cost(perpetual | {"quantity": 5}, quotes=()), "cloud:nuage-canada")
    assert half.status == "undetermined"


def test_it_goes_on_where_it_serves_today_and_its_renewal_is_missing():
    outcome = cost(LICENCE, on_premise=ROOM)
    assert lines(outcome, "own-room")["existing-1"].nominal == D("300")
    whats = {m.what.en for m in outcome.estimate.missing if m.option == "own-room"}
    assert any(what.startswith("the renewal of “Suite” after") for what in whats)
    twice = cost(LICENCE, on_premise=ROOM | {"licences": [{"name": "SUITE", "cad_per_year": 600}]})
    assert "existing-1" not in lines(twice, "own-room")


@pytest.mark.parametrize(
    ("change", "ids"),
    [
        ({}, ["existing-ends"]),
        ({"until": "2027-11-21"}, []),
        ({"until": "2026-11-21"}, ["existing-not-counted"]),
        ({"covers": "autre"}, ["existing-not-counted"]),
        ({"covers": None, "cad_per_year": None}, ["existing-not-counted"]),
    ],
    ids=["ends inside", "ends with the horizon", "ended", "covers nothing", "no link"],
)
def test_a_person_sees_what_ends_or_has_no_effect(change, ids):
    item = {key: value for key, value in (LICENCE | change).items() if value is not None}
    assert found(cost(item)) == ids


def test_a_free_software_of_the_body_is_compared_as_any_other_way():
    """Support of 900 a year and 2,000 once against 1,200 of quote; the licence covers neither."""
    ours = [
        {"id": "soutien", "cad_per_year": 900},
        {"id": "installation", "category": "logiciels", "once_cad": 200},
    ]
    free = {"id": "libre", "kind": "free-software", "lines": ours}
    outcome = cost(options=[free])
    assert option(outcome, "libre").npv == D("1100")
    assert outcome.estimate.cheapest == "libre"
    assert outcome.estimate.probability_cloud_cheaper == D(0)
    covered = {"id": "libre", "kind": "free-software", "lines": [{"id": "portail",
               "cad_per_month": 50}]}  # fmt: skip
    got = lines(cost(LICENCE, options=[covered]), "libre")
    assert (got["portail"].nominal, got["existing-1"].nominal) == (D("300"), D("300"))


@pytest.mark.parametrize(("transferable", "asked"), [(True, True), (None, True), (False, False)])
def test_what_is_held_is_paid_until_its_end_beside_a_way_that_does_not_name_it(transferable, asked):
    """600 a year for 6 months, 300, as beside any cloud option that it does not move to."""
    item = {key: value for key, value in LICENCE.items() if key != "transferable"}
    item |= {} if transferable is None else {"transferable": transferable}
    free = {"id": "libre", "kind": "free-software", "lines": [{"id": "tout", "cad_per_year": 900}]}
    outcome = cost(item, options=[free])
    got = lines(outcome, "libre")
    assert (got["tout"].nominal, got["existing-1"].nominal) == (D("900"), D("300"))
    whats = [m.what.en for m in outcome.estimate.missing if m.option == "libre"]
    assert ("whether “Suite” also serves “libre” (name a line “portail”)" in whats) is asked


def test_what_covers_no_need_of_the_file_changes_no_way():
    free = {"id": "libre", "kind": "free-software", "lines": [{"id": "tout", "cad_per_year": 900}]}
    outcome = cost(LICENCE | {"covers": "autre"}, options=[free])
    assert set(lines(outcome, "libre")) == {"tout"}


def test_an_offering_without_any_price_stays_undetermined_beside_a_licence_that_ends():
    got = option(cost(LICENCE, quotes=()), "cloud:nuage-canada")
    assert (got.status, got.lines) == ("undetermined", ())
