"""The charts of the cost analysis: native, told in words, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from courtier.assessment import Road
from courtier.documents.case import Case
from courtier.documents.cost_graphs import compared, cost_graphs, likely_gap
from courtier.documents.graphs import CHART_SPACE
from courtier.documents.write import document_bytes
from courtier.values.text import Language, format_money
from courtier.workload.reader import read_workload
from tests.documents.opened import BY_CODE, case, knowledge, opened

EXAMPLE = Path(__file__).parents[2] / "examples" / "permis-en-ligne.yaml"
SPACE = f"{{{CHART_SPACE}}}"


@pytest.fixture(scope="module")
def compared_case() -> Case:
    file = read_workload(EXAMPLE, knowledge())
    day = file.workload.reference_date
    assert day is not None
    return Case(file.workload, Road(file, knowledge(), day).assessment(), knowledge())


def _charts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith("word/charts/")
        }


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_analysis_holds_its_charts_with_their_words(
    compared_case: Case, language: Language
) -> None:
    content = document_bytes(compared_case, BY_CODE["a5"], language)
    assert sorted(_charts(content)) == [f"word/charts/chart{n}.xml" for n in (1, 2, 3)]
    told = opened("a5", language, compared_case).element.body.xpath(".//wp:docPr/@descr")
    assert len(told) == 3
    for side in compared(compared_case.assessment.estimate):
        assert side.name.in_(language) in told[0]
        assert format_money(side.band[-1].p50, language, whole=True) in told[0]


def test_the_same_case_gives_the_same_bytes(compared_case: Case) -> None:
    first, second = (document_bytes(compared_case, BY_CODE["a5"], "fr") for _ in range(2))
    assert first == second


def test_the_points_are_those_of_the_estimate(compared_case: Case) -> None:
    estimate = compared_case.assessment.estimate
    chart = ElementTree.fromstring(cost_graphs(estimate, "fr")["band"])
    shown = [
        [float(value.text or "") for value in y.iter(f"{SPACE}v")]
        for y in chart.iter(f"{SPACE}yVal")
    ]
    known = [
        [0.0, *(float(getattr(point, name)) for point in side.band)]
        for side in compared(estimate)
        for name in ("p10", "p50", "p90")
    ]
    assert shown[:6] == known
    assert len(shown) == 6 + len(estimate.break_even.months)


def test_each_bar_goes_from_the_likely_difference(compared_case: Case) -> None:
    estimate = compared_case.assessment.estimate
    gap = likely_gap(compared(estimate))
    chart = ElementTree.fromstring(cost_graphs(estimate, "en")["tornado"])
    bars = [[v.text for v in side.iter(f"{SPACE}v")] for side in chart.iter(f"{SPACE}val")]
    shown = estimate.sensitivity[: len(bars[0])]
    assert bars == [[str(s.low - gap) for s in shown], [str(s.high - gap) for s in shown]]


def test_without_a_comparison_only_the_categories_are_drawn() -> None:
    assert cost_graphs(case().assessment.estimate, "fr") == {}
    charts = _charts(document_bytes(case(), BY_CODE["a5"], "fr"))
    assert ['<c:grouping val="stacked"/>' in xml for xml in charts.values()] == [True]
