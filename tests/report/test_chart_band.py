"""The cumulative chart with its band: crossings marked, every figure also in words."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from courtier.report.band_view import band_bars, band_section
from courtier.report.chart_band import band_chart
from courtier.report.page import Page
from courtier.results.estimate import BreakEven, Estimate
from courtier.results.finance import BandPoint
from courtier.values.text import Language
from tests.report.sample_money import estimate


def compared(months: tuple[int, ...] = (14,)) -> Estimate:
    known = estimate()
    cloud, other, *rest = known.options

    def points(*medians: int) -> tuple[BandPoint, ...]:
        return tuple(
            BandPoint(month=12 * n, p10=Decimal(m - 10), p50=Decimal(m), p90=Decimal(m + 10))
            for n, m in enumerate(medians, start=1)
        )

    options = (
        cloud.model_copy(update={"band": points(100, 200, 300)}),
        other.model_copy(update={"band": points(150, 190, 230)}),
        *rest,
    )
    tie = BreakEven(cloud=cloud.id, other=other.id, months=months, ahead=(other.id,) * len(months))
    return known.model_copy(update={"options": options, "break_even": tie, "horizon_months": 36})


def described(svg: str) -> str:
    told = ElementTree.fromstring(svg).find("{http://www.w3.org/2000/svg}desc")
    assert told is not None
    assert told.text is not None
    return told.text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_option_has_its_area_its_median_and_its_words(language: Language) -> None:
    svg = band_chart(compared(), language)
    assert svg.count("<polygon") == 2
    assert svg.count("<polyline") == 2
    told = described(svg)
    assert "290" in told
    assert "310" in told
    assert "14" in told


def test_every_crossing_is_marked_and_none_is_said() -> None:
    marks = 'class="crossing"'
    assert band_chart(compared((14, 30)), "fr").count(marks) == 3  # two, and the key
    without = band_chart(compared(()), "fr")
    assert marks not in without
    assert "ne se croisent pas" in described(without)


def test_without_a_comparison_nothing_is_drawn() -> None:
    assert band_chart(estimate(), "fr") == ""
    page = Page("fr")
    band_section(page, estimate())
    assert page.lines == []


def test_a_bar_puts_the_median_inside_its_band() -> None:
    option = compared().options[0]
    bars = band_bars(option, Decimal(310), 32)
    assert bars[-1].endswith("█░")
    assert [bar.index("█") for bar in bars] == sorted(bar.index("█") for bar in bars)
    assert max(map(len, bars)) == 32


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_terminal_keeps_its_width(width: int, language: Language) -> None:
    page = Page(language, width)
    band_section(page, compared())
    text = str(page)
    assert max(map(len, text.splitlines())) <= width
    assert text.count("█") == 2 * 3 + 1
