"""The pictures of ties: told to those who do not see them, in the page and in the terminal."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from courtier.documents.tie_graphs import tie_graphs
from courtier.report.chart_ties import tie_chart
from courtier.report.page import Page
from courtier.report.ties_view import tie_bars, ties_section
from courtier.results.estimate import Estimate, TiePoint
from courtier.results.ties import TieKind, ties_of
from courtier.values.text import LANGUAGES, Language
from tests.report.sample_money import estimate

D = Decimal
SVG = "{http://www.w3.org/2000/svg}"


def tied(**found: object) -> Estimate:
    hours = [(0, 100, 900), (365, 900, 900), (730, 1700, 900)]
    cuts = [("0", 1700, 900), ("0.5", 900, 900), ("1", 100, 900)]
    given = {
        "by_hours": tuple(TiePoint(at=D(a), cloud=D(b), other=D(c)) for a, b, c in hours),
        "by_discount": tuple(TiePoint(at=D(a), cloud=D(b), other=D(c)) for a, b, c in cuts),
        "hours_per_month": D(365),
        "discount": D("0.5"),
    }
    whole = estimate()
    break_even = whole.break_even.model_copy(update=given | found)
    return whole.model_copy(update={"break_even": break_even})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "tie"), [("hours", "365 h"), ("discount", "50 ?%")])
def test_a_picture_is_told_in_words(language: Language, kind: TieKind, tie: str) -> None:
    drawing = ElementTree.fromstring(tie_chart(tied(), language, kind))
    told = drawing.findtext(f"{SVG}desc") or ""
    assert re.search(tie.replace(" ", "[ \u00a0]"), told)
    assert re.search("1[,\u00a0]700", told)
    assert len(drawing.findall(f"{SVG}polyline")) == 2
    assert drawing.get("role") == "img"


def test_without_a_tie_no_upright_is_drawn_and_the_words_say_so() -> None:
    text = tie_chart(tied(hours_per_month=None), "en", "hours")
    assert "crossing" not in text
    assert "No tie." in text


@pytest.mark.parametrize("kind", ["hours", "discount"])
def test_nothing_to_move_makes_no_picture(kind: TieKind) -> None:
    empty = tied(by_hours=(), by_discount=())
    assert tie_chart(empty, "fr", kind) == ""
    assert tie_graphs(empty, "fr") == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_the_terminal_shows_each_point_and_marks_the_tie(language: Language, width: int) -> None:
    page = Page(language, width)
    ties_section(page, tied())
    marked = [line for line in page.lines if line.lstrip().startswith("= ")]
    assert len(marked) == 2
    assert all(line.endswith("┼") for line in marked)
    assert max(map(len, page.lines)) <= width


def test_a_bar_goes_left_where_the_cloud_costs_less() -> None:
    bars = tie_bars(ties_of(tied())[0], 21)
    assert bars == ["██████████┼", "          ┼", "          ┼██████████"]


def test_the_chart_of_the_documents_holds_the_same_points() -> None:
    chart = tie_graphs(tied(), "en")["discount"]
    assert re.findall(r'<c:pt idx="\d"><c:v>(\d+)</c:v>', chart)[:6] == [
        "0", "50", "100", "1700", "900", "100",
    ]  # fmt: skip
    assert "tie" in chart
