"""The charts of the cost analysis in ODT, PDF and HTML: drawn, told in words, well built."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from functools import cache

import page
import pytest
from lxml import etree, html
from page import ValidationProfile

from courtier.assessment import Road
from courtier.documents.case import Case
from courtier.documents.chart_xml import across, bar, chart, dollars, line, path, scatter
from courtier.documents.formats.drawn import draw, fitted
from courtier.documents.formats.every import Contents, contents_of
from courtier.documents.manuscript import manuscript
from courtier.values.text import Text
from courtier.workload.reader import read_workload
from tests.documents.formats.read_marked import odf
from tests.documents.formats.read_pdf import read_structure
from tests.documents.formats.structure import docx_faults, odt_faults, pdf_faults
from tests.documents.opened import BY_CODE, knowledge
from tests.documents.test_graphs import EXAMPLE

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert(1)</script> & "a"'


@cache
def analysis() -> Contents:
    """The analysis of the costs of the example, which compares two options."""
    file = read_workload(EXAMPLE, knowledge())
    day = file.workload.reference_date
    assert day is not None
    of = Case(file.workload, Road(file, knowledge(), day).assessment(), knowledge())
    return contents_of(of, manuscript(of, BY_CODE["a5"], "fr"), ("docx", "odt", "pdf", "html"))


def _told() -> list[str]:
    """What the DOCX tells of each of its charts."""
    with zipfile.ZipFile(io.BytesIO(analysis()["docx"])) as archive:
        return re.findall(r'descr="([^"]+)"', archive.read("word/document.xml").decode())


def test_each_format_has_the_charts_of_the_docx_with_their_words() -> None:
    told = _told()
    assert len(told) >= 2
    figures = [n for n in read_structure(analysis()["pdf"]).walk() if n.kind == "/Figure"]
    assert [str(node.held["/Alt"]) for node in figures] == told
    root = html.document_fromstring(analysis()["html"])
    assert [svg.get("aria-label") for svg in root.iter("svg")] == told
    with zipfile.ZipFile(io.BytesIO(analysis()["odt"])) as archive:
        body = etree.fromstring(archive.read("content.xml"))
        images = [i.get(odf("xlink:href")) for i in body.iter(odf("draw:image"))]
        assert [node.text for node in body.iter(odf("svg:desc"))] == told
        assert all(archive.read(str(name)).startswith(b"<svg") for name in images)


def test_a_document_with_charts_has_no_fault() -> None:
    assert docx_faults(analysis()["docx"], "fr-CA") == []
    assert odt_faults(analysis()["odt"], "fr-CA") == []
    assert pdf_faults(analysis()["pdf"], "fr-CA") == []
    for profile in (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_2A):
        assert page.validate_pdf_bytes(analysis()["pdf"], profile=profile).is_compliant


def _lines(*values: int) -> etree._Element:
    amounts = [Decimal(value) for value in values]
    looks = path(0, HOSTILE, range(len(values)), amounts, line("0B5CAD", 28575, "dash"))
    axes = across(Text(fr="Mois", en="Month"), 0, len(values) - 1, 1, "fr")
    plot = scatter([looks]) + axes + dollars("fr", "l", "autoZero", "midCat")
    return etree.fromstring(draw(chart(plot, "fr"), "fr").encode())


def test_a_line_passes_by_each_of_its_points_inside_the_drawing() -> None:
    drawn = _lines(0, 343_210, -50_000)
    (points,) = [n.get("points") for n in drawn.iter(f"{SVG}polyline") if n.get("fill")][:1]
    places = [tuple(map(float, pair.split(","))) for pair in str(points).split()]
    assert len(places) == 3
    assert places[1][1] < places[0][1] < places[2][1]
    assert all(10 <= y <= 270 for _, y in places)
    shown = [node.text for node in drawn.iter(f"{SVG}text")]
    assert HOSTILE in shown
    assert "Mois" in shown
    first = next(text for text in shown if text and "$" in text)
    assert first == "-100\u00a0000\u00a0$"


@pytest.mark.parametrize("values", [(0, 0), (7, 7), (-3, -3)])
def test_a_flat_line_is_drawn_too(values: tuple[int, ...]) -> None:
    assert _lines(*values).find(f"{SVG}polyline") is not None


def test_bars_go_both_ways_from_zero() -> None:
    bars = (
        bar(0, "bas", ["a", "b"], [Decimal(-50), Decimal(20)], "9DB8D2"),
        bar(1, "haut", ["a", "b"], [Decimal(100), Decimal(0)], "0B5CAD"),
    )
    drawn = etree.fromstring(draw(chart("".join(bars), "en"), "en").encode())
    boxes = [node for node in drawn.iter(f"{SVG}rect") if node.get("width") != "36"]
    ends = [(float(str(box.get("x"))), float(str(box.get("width")))) for box in boxes]
    (low, low_width), (high, high_width), (_, second), (zero, none) = ends
    assert low + low_width == pytest.approx(zero, abs=0.2)
    assert high == pytest.approx(zero, abs=0.2)
    assert (high_width / low_width, second / low_width) == pytest.approx((2, 0.4), abs=0.01)
    assert none == 0


def test_stacked_bars_begin_where_the_one_before_ends() -> None:
    series = (([40, -10], "bas"), ([60, 30], "haut"), ([100, -20], "reste"))
    bars = "".join(
        bar(n, name, ["a", "b"], [Decimal(v) for v in values], "9DB8D2")
        for n, (values, name) in enumerate(series)
    )
    drawn = draw(chart(f'<c:grouping val="stacked"/>{bars}', "fr"), "fr")
    boxes = list(etree.fromstring(drawn.encode()).iter(f"{SVG}rect"))[:6]
    ends = [(float(str(box.get("x"))), float(str(box.get("width")))) for box in boxes]
    first, second, third = ends[:3]
    assert first[0] + first[1] == pytest.approx(second[0], abs=0.2)
    assert second[0] + second[1] == pytest.approx(third[0], abs=0.2)
    assert third[1] == pytest.approx(first[1] * 2.5, abs=0.3)
    under, over, deeper = ends[3:]
    assert under[0] + under[1] == pytest.approx(over[0], abs=0.2)
    assert deeper[0] + deeper[1] == pytest.approx(under[0], abs=0.2)


@pytest.mark.parametrize(("high", "size"), [(360, (684.0, 342.0)), (840, (360.0, 420.0))])
def test_a_drawing_is_as_wide_as_the_text_and_never_higher_than_a_page(
    high: int, size: tuple[float, float]
) -> None:
    assert fitted(f'<svg width="720" height="{high}">', 684) == size


def test_a_chart_of_nothing_is_a_defect() -> None:
    with pytest.raises(ValueError, match="nothing"):
        draw(chart("", "fr"), "fr")
