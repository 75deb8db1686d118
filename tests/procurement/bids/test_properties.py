"""What holds for any tenders: order, scale, a lower price, and numbers redone by hand."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courtier.knowledge.door import Knowledge
from courtier.results.bids import BidsOutcome
from courtier.values.text import LANGUAGES, Language
from tests.procurement.bids import sample
from tests.procurement.bids.sample import bid, evaluated, of

COST = {
    "elements": [
        {"id": "soutien", "name": "Soutien"},
        {"id": "heures", "name": "Heures", "cad_per_unit": Decimal("85.125")},
    ]
}
AWARDS = {
    "lowest-price": sample.lowest(total_cost=COST),
    "minimum-quality": sample.minimum(),
    "adjusted-price": sample.adjusted("0.20", total_cost=COST),
    "adjusted-alone": sample.adjusted("0.30"),
}
PRICES = st.decimals(1, 10_000_000, places=2)
MARKS = st.decimals(60, 100, places=1)


@st.composite
def calls(draw: st.DrawFn) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """An award rule and some tenders."""
    award = AWARDS[draw(st.sampled_from(sorted(AWARDS)))]
    mark = st.booleans() if award["rule"] == "minimum-quality" else MARKS
    offers = []
    for index in range(draw(st.integers(1, 6))):
        quality = sample.marks(*(draw(mark) for _ in range(3))) if "criteria" in award else {}
        extra = {"soutien": draw(PRICES), "heures": draw(st.integers(0, 500))}
        offers.append(
            bid(
                f"s{index}",
                draw(st.one_of(st.just(Decimal(100)), PRICES)),
                quality=quality,
                extra_costs=extra if "total_cost" in award else {},
            )
        )
    return award, offers


def ranks(outcome: BidsOutcome) -> dict[str, int | None]:
    return {item.id: item.rank for item in outcome.evaluation.bids}


FIXED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@FIXED
@given(data=st.data(), case=calls())
def test_the_order_of_the_tenders_never_matters(
    data: st.DataObject, case: Any, knowledge: Knowledge
) -> None:
    award, offers = case
    mixed = data.draw(st.permutations(offers))
    first = evaluated(knowledge, award, offers, includes_goods=True)
    second = evaluated(knowledge, award, mixed, includes_goods=True)
    assert first.evaluation == second.evaluation
    assert set(first.findings) == set(second.findings)


@FIXED
@given(case=calls(), factor=st.integers(2, 50))
def test_prices_all_multiplied_keep_their_ranks(
    case: Any, factor: int, knowledge: Knowledge
) -> None:
    award, offers = case
    award = {key: value for key, value in award.items() if key != "total_cost"}
    bare = [{**offer, "extra_costs": {}} for offer in offers]
    scaled = [{**offer, "price_cad": offer["price_cad"] * factor} for offer in bare]
    assert ranks(evaluated(knowledge, award, bare)) == ranks(evaluated(knowledge, award, scaled))


@FIXED
@given(case=calls(), drop=st.decimals("0.01", 1000, places=2))
def test_a_lower_price_never_ranks_worse(case: Any, drop: Decimal, knowledge: Knowledge) -> None:
    award, offers = case
    price = max(offers[0]["price_cad"] - drop, Decimal(0))
    lowered = [{**offers[0], "price_cad": price}, *offers[1:]]
    before = ranks(evaluated(knowledge, award, offers, includes_goods=True))["s0"]
    after = ranks(evaluated(knowledge, award, lowered, includes_goods=True))["s0"]
    assert (before is None) == (after is None)
    assert before is None or after is None or after <= before


@FIXED
@given(case=calls())
def test_a_better_mark_never_ranks_worse(case: Any, knowledge: Knowledge) -> None:
    award, offers = case
    if award["rule"] != "adjusted-price":
        return
    better = [{**offers[0], "quality": sample.marks(100, 100, 100)}, *offers[1:]]
    before = ranks(evaluated(knowledge, award, offers, includes_goods=True))["s0"]
    after = ranks(evaluated(knowledge, award, better, includes_goods=True))["s0"]
    assert after is not None
    assert before is None or after <= before


@FIXED
@given(case=calls())
def test_equal_amounts_share_their_rank(case: Any, knowledge: Knowledge) -> None:
    award, offers = case
    twin = [*offers, {**offers[0], "id": "jumelle"}]
    outcome = evaluated(knowledge, award, twin, includes_goods=True)
    assert of(outcome, "s0").rank == of(outcome, "jumelle").rank
    assert of(outcome, "s0").tied is (of(outcome, "s0").rank is not None)


# Every printed number, computed again from what is printed


@pytest.mark.parametrize("language", LANGUAGES)
@FIXED
@given(case=calls())
def test_each_step_printed_can_be_done_again_by_hand(
    language: Language, case: Any, knowledge: Knowledge
) -> None:
    award, offers = case
    outcome = evaluated(knowledge, award, offers, includes_goods=True)
    for item in outcome.evaluation.bids:
        for step in item.steps:
            _redone(step.text.in_(language), language)
        if item.low_price is not None:
            for gap in item.low_price.gaps:
                told = gap.text.in_(language).split(": ", 1)[1]
                _redone(re.split(", soit|, that", told)[0], language)


def _redone(printed: str, language: Language) -> None:
    plain = _numbers(printed, language)
    if "=" not in plain and "≈" not in plain:
        assert re.fullmatch(r"[\d.]+", plain), printed
        return
    sum_, sign, result = re.split("([=≈])", plain)
    places = len(result.partition(".")[2])
    value = _computed(sum_)
    assert abs(value - Fraction(result)) <= Fraction(1, 2 * 10**places), printed
    if sign == "=" and "÷[" not in sum_ and "85.125" not in sum_:
        assert value == Fraction(result), printed


def _numbers(printed: str, language: Language) -> str:
    plain = printed.replace("\u00a0", "").replace("$", "").replace(" ", "")
    return plain.replace(",", "." if language == "fr" else "")


def _computed(text: str) -> Fraction:
    """The value of a sum of numbers, by a calculator that knows nothing of the program."""
    text = re.sub(r"\d+(?:\.\d+)?", lambda m: f"Fraction('{m[0]}')", text)
    for ours, theirs in (("×", "*"), ("÷", "/"), ("−", "-"), ("[", "("), ("]", ")")):
        text = text.replace(ours, theirs)
    assert re.fullmatch(r"[-+*/()\d.'Fraction]+", text), text
    value = eval(text, {"__builtins__": {}, "Fraction": Fraction})  # noqa: S307
    assert isinstance(value, Fraction)
    return value
