"""The tornado and the stacked lines: every figure also in words, no meaning by hue alone."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from courtier.report.chart_tornado import stacked_chart, tornado_chart
from courtier.report.page import Page
from courtier.report.tornado_view import tornado_lines, tornado_section
from courtier.results.estimate import Estimate, Swing
from courtier.values.text import Language, Text
from tests.report.sample_money import estimate

ESTIMATE = estimate()
NAMES = {"compute": Text(fr="calcul", en="compute")}


def swinging(*ends: tuple[int, int]) -> Estimate:
    found = [
        Swing(input=str(n), text=Text(fr=f"d{n}", en=f"i{n}"), low=Decimal(a), high=Decimal(b))
        for n, (a, b) in enumerate(ends)
    ]
    return ESTIMATE.model_copy(update={"sensitivity": tuple(found)})


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_swing_is_told_to_those_who_do_not_see_it(language: Language) -> None:
    text = tornado_chart(swinging((-100, 50), (10, 20)), language)
    told = ElementTree.fromstring(text).find("{http://www.w3.org/2000/svg}desc")
    assert told is not None
    assert told.text is not None
    assert len(re.findall(r"[di]\d ?:", told.text)) == 2
    assert "100" in told.text


def test_without_a_range_there_is_no_tornado() -> None:
    assert tornado_chart(swinging(), "fr") == ""


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_category_has_a_number_and_a_name(language: Language) -> None:
    text = stacked_chart(ESTIMATE, language, NAMES)
    categories = {line.category for option in ESTIMATE.options for line in option.lines}
    legend = re.findall(r'class="legend"[^>]*>(\d+)\. ', text)
    assert categories
    assert legend == [str(n + 1) for n in range(len(legend))]
    assert len(legend) <= len(categories)
    fills = set(re.findall(r'<rect class="shade"[^>]* fill="([^"]*)"', text))
    assert fills == {"currentColor"}


def test_the_same_estimate_gives_the_same_drawing() -> None:
    assert stacked_chart(ESTIMATE, "fr", NAMES) == stacked_chart(ESTIMATE, "fr", NAMES)


@pytest.mark.parametrize("width", [78, 118])
def test_the_bars_of_the_terminal_cross_at_no_difference(width: int) -> None:
    lines = tornado_lines(swinging((-100, 100), (50, 100), (-100, -50)), width)
    zero = (width - 1) // 2
    assert [line[zero] for line in lines] == ["┼"] * 3
    assert all(len(line) <= width for line in lines)
    assert lines[0].count("█") == width - 1
    assert set(lines[1][:zero]) == {" "}
    assert set(lines[2][zero + 1 :]) <= {" "}


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", "1. d0 : -100 $ au plus bas, 250 $ au plus haut, étendue 350 $, variance non tirée"),
        ("en", "1. i0: -$100 at its lowest, $250 at its highest, swing $350, variance not drawn"),
    ],
)
def test_each_bar_of_the_terminal_is_labelled(language: Language, told: str, width: int) -> None:
    page = Page(language, width)
    tornado_section(page, swinging((-100, 250), (10, 20)))
    flat = " ".join(str(page).replace("\u00a0", " ").split())
    assert told in flat
    assert flat.index(told) < flat.index("┼") < flat.index("2. ")
    assert max(map(len, page.lines)) <= width
