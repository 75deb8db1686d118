"""The award rules, one by one: the worked values, the boundaries by name, what stays open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.procurement.bids.evaluate import evaluate
from courtier.procurement.bids.notices import BID_NOTICES
from courtier.procurement.bids.rules import rules_of
from courtier.values.finding_kinds import FINDING_KINDS
from tests.procurement.bids import sample
from tests.procurement.bids.sample import bid, evaluated, marks, of, told

COST = {"elements": [{"id": "soutien", "name": "Soutien"},
                     {"id": "formation", "name": "Formation", "unit": "h",
                      "cad_per_unit": Decimal("85.50")}]}  # fmt: skip


@pytest.mark.parametrize(
    ("price", "mark", "k", "factor", "expected"),
    [
        (1_000_000, 85, "0.15", "1.075", "930232.56"),
        (500_000, 70, "0.15", "1", "500000.00"),
        (500_000, 70, "0.30", "1", "500000.00"),
        (1_000_000, 100, "0.30", "1.3", "769230.77"),
    ],
)
def test_worked_values_of_the_adjusted_price(
    price: int, mark: int, k: str, factor: str, expected: str, knowledge: Knowledge
) -> None:
    offer = bid("x", price, quality=marks(mark, mark, mark))
    found = of(evaluated(knowledge, sample.adjusted(k), [offer]), "x")
    assert found.adjusted == Decimal(expected)
    assert found.quality == mark
    assert next(s.result for s in found.steps if s.kind == "factor") == Decimal(factor)


def test_the_lowest_price_is_first_whatever_the_order(knowledge: Knowledge) -> None:
    offers = [bid("a", 300), bid("b", 100), bid("c", 200)]
    outcome = evaluated(knowledge, sample.lowest(), offers)
    assert outcome.evaluation.status == "first"
    assert [(b.id, b.rank) for b in outcome.evaluation.bids] == [("b", 1), ("c", 2), ("a", 3)]
    assert told(outcome) == set()


def test_a_tie_is_told_and_never_broken(knowledge: Knowledge) -> None:
    offers = [bid("a", 100), bid("b", 100), bid("c", 101)]
    outcome = evaluated(knowledge, sample.lowest(), offers)
    assert outcome.evaluation.status == "tie"
    assert outcome.evaluation.first == ("a", "b")
    assert [(b.rank, b.tied) for b in outcome.evaluation.bids] == [(1, True), (1, True), (3, False)]
    assert told(outcome) == {"bids-tie"}


def test_a_tie_that_the_body_breaks_needs_its_reason(knowledge: Knowledge) -> None:
    offers = [bid("a", 100), bid("b", 100)]
    decision: dict[str, Any] = {"awarded": "b", "on": "2027-03-01"}
    silent = evaluated(knowledge, sample.lowest(), offers, decision=decision)
    assert told(silent) == {"bids-tie", "bids-tie-unexplained"}
    decision["reason"] = "Tirage au sort."
    assert told(evaluated(knowledge, sample.lowest(), offers, decision=decision)) == {"bids-tie"}


def test_a_decision_off_the_first_rank_is_an_error(knowledge: Knowledge) -> None:
    decision = {"awarded": "b", "on": "2027-03-01"}
    offers = [bid("a", 100), bid("b", 101)]
    outcome = evaluated(knowledge, sample.lowest(), offers, decision=decision)
    assert told(outcome) == {"bids-decision-not-first"}


def test_one_level_that_is_missed_sets_a_tender_aside(knowledge: Knowledge) -> None:
    offers = [bid("a", 100, quality=marks(True, False, True)),
              bid("b", 300, quality=marks(True, True, True)),
              bid("c", 200, quality=marks(True, True, True))]  # fmt: skip
    outcome = evaluated(knowledge, sample.minimum(), offers)
    assert of(outcome, "a").standing == "below-quality"
    assert outcome.evaluation.first == ("c",)


@pytest.mark.parametrize(("last", "standing"), [("69.96", "below-quality"), ("70", "ranked")])
def test_the_quality_threshold_counts_at_70_and_not_below(
    last: str, standing: str, knowledge: Knowledge
) -> None:
    offer = bid("x", 100, quality=marks(70, 70, Decimal(last)))
    outcome = evaluated(knowledge, sample.adjusted(), [offer])
    assert of(outcome, "x").standing == standing


@pytest.mark.parametrize(("mark", "standing"), [("69.9", "below-quality"), ("70", "ranked")])
def test_a_floor_announced_for_one_criterion_counts_alone(
    mark: str, standing: str, knowledge: Knowledge
) -> None:
    criteria = [{**sample.CRITERIA[0], "floor": 70}, *sample.CRITERIA[1:]]
    offer = bid("x", 100, quality=marks(Decimal(mark), 95, 95))
    award = {**sample.adjusted(), "criteria": criteria}
    assert of(evaluated(knowledge, award, [offer]), "x").standing == standing


@pytest.mark.parametrize(
    ("k", "found"), [("0.1499", True), ("0.15", False), ("0.30", False), ("0.3001", True)]
)
def test_k_is_held_to_its_interval_ends_counted(k: str, found: bool, knowledge: Knowledge) -> None:
    offer = bid("x", 100, quality=marks(80, 80, 80))
    outcome = evaluated(knowledge, sample.adjusted(k), [offer])
    assert ("bids-k-out-of-range" in told(outcome)) is found
    assert of(outcome, "x").rank == 1
    marked = {f.confidence for f in outcome.findings if f.id == "bids-k-out-of-range"}
    assert marked == ({"sibling"} if found else set())


def test_extra_costs_are_added_after_quality_divided_the_price(knowledge: Knowledge) -> None:
    offer = bid("x", 1_000_000, quality=marks(85, 85, 85),
                extra_costs={"soutien": 1000, "formation": 10})  # fmt: skip
    award = sample.adjusted(total_cost=COST)
    outcome = evaluated(knowledge, award, [offer], includes_goods=True)
    assert of(outcome, "x").extra == Decimal("1855.00")
    assert of(outcome, "x").amount == Decimal("932087.56")


def test_extra_costs_can_turn_the_order_of_the_prices(knowledge: Knowledge) -> None:
    offers = [bid("cher", 1000, extra_costs={"soutien": 0, "formation": 0}),
              bid("bas", 900, extra_costs={"soutien": 200, "formation": 0})]  # fmt: skip
    award = sample.lowest(total_cost=COST)
    outcome = evaluated(knowledge, award, offers, includes_goods=True)
    assert outcome.evaluation.first == ("cher",)
    assert told(outcome) == set()
    without = evaluated(knowledge, award, offers, includes_goods=False)
    assert told(without) == {"bids-total-cost-goods"}


def test_the_committee_alone_sets_aside_and_its_word_is_kept(knowledge: Knowledge) -> None:
    offers = [bid("a", 1, admissible=False, reason="Reçue en retard."),
              bid("b", 2, conforming=False, reason="Sans signature."), bid("c", 9),
              bid("d", 10)]  # fmt: skip
    outcome = evaluated(knowledge, sample.lowest(), offers)
    assert outcome.evaluation.first == ("c",)
    assert of(outcome, "a").standing == "not-admissible"
    assert of(outcome, "b").reasons[0].fr == "Sans signature."


def test_a_first_rank_that_nobody_stated_stays_undetermined(knowledge: Knowledge) -> None:
    silent = {"id": "a", "bidder": "A", "price_cad": 100}
    outcome = evaluated(knowledge, sample.lowest(), [silent, bid("b", 200)])
    assert outcome.evaluation.status == "undetermined"
    assert told(outcome) == {"bids-conformity-unstated"}
    behind = evaluated(knowledge, sample.lowest(), [{**silent, "price_cad": 300}, bid("b", 200)])
    assert behind.evaluation.status == "first", "a tender that is dearer changes nothing"


@pytest.mark.parametrize(
    ("award", "offer"),
    [
        (sample.lowest(), bid("x", None)),
        (sample.adjusted(), bid("x", quality={"a": 80, "b": 80})),
        (sample.adjusted(), bid("x", quality=marks(80, 80, 101))),
        (sample.minimum(), bid("x", quality={"a": True})),
        (sample.lowest(total_cost=COST), bid("x", extra_costs={"soutien": 1})),
    ],
)
def test_a_tender_that_lacks_a_number_has_no_rank(
    award: dict[str, Any], offer: dict[str, Any], knowledge: Knowledge
) -> None:
    outcome = evaluated(knowledge, award, [offer], includes_goods=True)
    assert of(outcome, "x").rank is None
    assert outcome.evaluation.status == "undetermined"
    assert "bids-incomplete" in told(outcome)


def test_weights_that_do_not_total_100_give_no_mark(knowledge: Knowledge) -> None:
    criteria = [*sample.CRITERIA[:2], {**sample.CRITERIA[2], "weight": 24}]
    offer = bid("x", quality=marks(80, 80, 80))
    outcome = evaluated(knowledge, {**sample.adjusted(), "criteria": criteria}, [offer])
    assert of(outcome, "x").quality is None
    assert "bids-weights-total" in told(outcome)


def test_two_criteria_are_fewer_than_the_text_asks(knowledge: Knowledge) -> None:
    award = {**sample.minimum(), "criteria": sample.LEVELS[:2]}
    offers = [bid(name, quality={"a": True, "b": True}) for name in ("x", "y")]
    assert "bids-few-criteria" in told(evaluated(knowledge, award, offers))
    three = [bid(name, quality=marks(True, True, True)) for name in ("x", "y")]
    assert "bids-few-criteria" not in told(evaluated(knowledge, sample.minimum(), three))


def test_no_tender_left_and_a_single_one_left_are_told(knowledge: Knowledge) -> None:
    out = bid("a", conforming=False, reason="Écartée.")
    none = evaluated(knowledge, sample.lowest(), [out])
    assert (none.evaluation.status, told(none)) == ("none", {"bids-none-acceptable"})
    single = evaluated(knowledge, sample.lowest(), [out, bid("b")])
    assert told(single) == {"bids-single-acceptable"}


@pytest.mark.parametrize("regime", ["c-19", "lcop-7", None])
def test_no_figure_is_borrowed_from_another_law(regime: str | None, knowledge: Knowledge) -> None:
    offer = bid("x", quality=marks(80, 80, 80))
    outcome = evaluated(knowledge, sample.adjusted(), [offer], regime=regime)
    assert of(outcome, "x").rank is None
    assert {"bids-rule-unknown", "bids-law-unread"} <= told(outcome)
    plain = evaluated(knowledge, sample.lowest(), [bid("x"), bid("y", 200)], regime=regime)
    assert plain.evaluation.first == ("x",), "a sum of what was announced needs no figure"
    assert told(plain) == {"bids-law-unread"}


def test_amounts_that_a_rounding_would_make_equal_are_told(knowledge: Knowledge) -> None:
    near = [
        bid("a", 1_000_000, quality=marks(100, 100, 100)),
        bid("b", 1_000_000, quality=marks(100, 100, Decimal("99.9999999"))),
    ]
    outcome = evaluated(knowledge, sample.adjusted(), near)
    assert of(outcome, "a").amount == of(outcome, "b").amount
    assert outcome.evaluation.first == ("a",)
    assert "bids-equal-to-the-cent" in told(outcome)


def test_the_factors_of_a_low_price_are_computed_and_conclude_nothing(
    knowledge: Knowledge,
) -> None:
    offers = [bid("a", 80, explanations={"method": "Stock."}), bid("b", 100), bid("c", 130),
              bid("d", 1, conforming=False, reason="Écartée.")]  # fmt: skip
    more: dict[str, Any] = {
        "estimate": {"cad": 120, "audited": True},
        "similar_contracts": [{"name": "x", "cad": 90}, {"name": "y", "cad": 110}],
    }
    outcome = evaluated(knowledge, sample.lowest(), offers, **more)
    found = of(outcome, "a").low_price
    assert found is not None
    gaps = {g.kind: (g.base, g.difference, g.share) for g in found.gaps}
    assert gaps["estimate"] == (Decimal(120), Decimal(-40), Decimal("-0.3333"))
    assert gaps["others"] == (Decimal(115), Decimal(-35), Decimal("-0.3043"))
    assert gaps["similar"] == (Decimal(100), Decimal(-20), Decimal("-0.2"))
    assert [e.text for e in found.explanations] == ["Stock.", None, None, None, None]
    assert of(outcome, "d").low_price is None, "set aside: not a compliant tender"
    assert told(outcome) == set()


def test_an_estimate_that_nobody_audited_is_no_factor(knowledge: Knowledge) -> None:
    offers = [bid("a", 80), bid("b", 100)]
    outcome = evaluated(knowledge, sample.lowest(), offers, estimate={"cad": 120})
    found = of(outcome, "a").low_price
    assert found is not None
    assert {g.kind for g in found.gaps} == {"others"}
    assert told(outcome) == {"bids-estimate-not-audited"}


def test_values_of_a_sister_regulation_are_marked(knowledge: Knowledge) -> None:
    offer = bid("x", quality=marks(80, 80, 80))
    outcome = evaluated(knowledge, sample.adjusted(), [offer])
    known = {rule.id: rule.confidence for rule in outcome.evaluation.rules}
    assert known["adjusted-price-k-range"] == known["quality-threshold-points"] == "sibling"
    assert known["low-price-factors"] == "primary"
    assert {s.confidence for s in of(outcome, "x").steps} == {"sibling"}
    assert all(rule.reference for rule in outcome.evaluation.rules)


@pytest.mark.parametrize(("day", "read"), [("2016-05-31", False), ("2016-06-01", True)])
def test_the_rules_hold_from_the_day_of_the_regulation(
    day: str, read: bool, knowledge: Knowledge
) -> None:
    award = sample.lowest(total_cost=COST)
    offer = bid("x", extra_costs={"soutien": 1, "formation": 1})
    file = sample.call(award, [offer, {**offer, "id": "y", "price_cad": 101}], includes_goods=True)
    rules = rules_of(file, knowledge, date.fromisoformat(day))
    outcome = evaluate(file, rules, lambda path: None)
    assert told(outcome) == (
        set() if read else {"bids-law-unread", "bids-rule-unknown", "bids-incomplete"}
    )
    assert (of(outcome, "x").rank == 1) is read


def test_every_finding_is_explained() -> None:
    assert set(BID_NOTICES) <= set(FINDING_KINDS)
