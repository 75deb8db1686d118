"""Charts draw what the estimate holds, to scale, and mark what is partial."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lxml import etree

from courtier.report.chart import MOST_BARS, cost_chart, cumulative_chart, curves
from courtier.report.drawing import nice_top, place
from courtier.results.estimate import Estimate
from tests.report import sample

ESTIMATE = sample.assessment().estimate


def _all(text: str, path: str) -> list[etree._Element]:
    found = etree.fromstring(text).xpath(path.replace("//", "//*[local-name()='", 1) + "']")
    assert isinstance(found, list)
    return found  # type: ignore[return-value]


def _with(kind: str, text: str) -> int:
    return len(etree.fromstring(text).xpath(f"//*[@class='{kind}']"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("amount", "top"),
    [("0", "1"), ("1", "1"), ("1.01", "2"), ("2100000", "2500000"), ("9", "10"), ("10", "10")],
)
def test_a_scale_ends_on_a_round_amount(amount: str, top: str) -> None:
    assert nice_top(Decimal(amount)) == Decimal(top)


def test_a_value_lies_in_proportion() -> None:
    assert place(Decimal(50), Decimal(100), 0, 300) == 150
    assert place(Decimal(-5), Decimal(100), 8, 300) == 8


def test_each_priced_option_has_a_bar_and_partial_ones_are_marked() -> None:
    text = cost_chart(ESTIMATE, "fr")
    assert _with("bar", text) == 5 + 1, "five priced options and the legend"
    assert _with("bar partial", text) == 2 + 1
    assert _with("empty", text) == 2, "two options without a price"
    assert text.count("aucun prix") == 2 + 2, "drawn and described"


def test_amounts_are_whole_and_in_the_language() -> None:
    assert "1\u00a0184\u00a0230\u00a0$" in cost_chart(ESTIMATE, "fr")
    assert "$1,184,230" in cost_chart(ESTIMATE, "en")


def test_a_long_list_keeps_the_cheapest_and_those_outside_the_cloud() -> None:
    clouds = tuple(ESTIMATE.options[1].model_copy(update={"id": f"cloud:x{n}"}) for n in range(40))
    many = ESTIMATE.model_copy(update={"options": (*clouds, *ESTIMATE.options)})
    text = cost_chart(many, "fr")
    assert _with("name", text) == MOST_BARS
    for words in ("Nuage Exemple A", "Centre de traitement", "Logiciel libre"):
        assert words in text


def test_running_sums_end_at_the_sum_of_the_years() -> None:
    for curve in curves(ESTIMATE):
        assert curve.sums[-1] == sum(y.nominal for y in curve.option.years)


def test_a_partial_curve_says_so() -> None:
    assert "Nuage Exemple C (partielle)" in cumulative_chart(ESTIMATE, "fr")


def test_no_years_no_curves() -> None:
    options = tuple(o.model_copy(update={"years": o.years[:1]}) for o in ESTIMATE.options)
    assert cumulative_chart(ESTIMATE.model_copy(update={"options": options}), "fr") == ""


@pytest.mark.parametrize("estimate", [ESTIMATE, sample.hostile().estimate])
def test_drawings_are_well_formed_and_stable(estimate: Estimate) -> None:
    for draw in (cost_chart, cumulative_chart):
        text = draw(estimate, "en")
        assert etree.fromstring(text).tag.endswith("svg")
        assert text == draw(estimate, "en")
        assert "<script" not in text
