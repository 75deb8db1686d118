"""The stacked costs: the same parts in the terminal and in the chart of the documents."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from courtier.documents.stack_graph import stack_graph, stacked
from courtier.report.page import Page
from courtier.report.redact import redacted
from courtier.report.stack_view import stack_bar, stack_section
from courtier.results.estimate import CategoryName, Estimate, OptionCost
from courtier.results.stacks import parts_of, sums_of
from courtier.values.text import LANGUAGES, Language, Text
from tests.report import sample
from tests.report.sample_money import estimate

D = Decimal
NAMES = (CategoryName(id="compute", name=Text(fr="calcul <&>", en="compute <&>")),)


def named() -> Estimate:
    return estimate().model_copy(update={"categories": NAMES})


def weighing(*amounts: tuple[str, int]) -> OptionCost:
    option = next(each for each in estimate().options if each.lines)
    line = option.lines[0]
    lines = [line.model_copy(update={"category": c, "npv": D(n)}) for c, n in amounts]
    return option.model_copy(update={"lines": tuple(lines)})


def test_each_category_has_its_letter_as_often_as_it_weighs() -> None:
    option = weighing(("x", 50), ("y", 25), ("x", 25))
    assert sums_of(option) == {"x": 75, "y": 25}
    assert stack_bar(option, {"x": "a", "y": "b"}, D(100), 20) == "a" * 15 + "b" * 5
    assert stack_bar(option, {"x": "a"}, D(200), 20) == "aaaaaaa+++"


def test_what_is_deducted_takes_no_room_and_is_told() -> None:
    option = weighing(("x", 50), ("residual", -20))
    assert parts_of(option) == {"x": 50}
    assert sums_of(option)["residual"] == -20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_the_terminal_names_each_letter_and_keeps_its_width(language: Language, width: int) -> None:
    page = Page(language, width)
    stack_section(page, named())
    assert max(map(len, page.lines)) <= width
    assert re.search(r"\ba (calcul|compute) <&>", "\n".join(page.lines))


def test_the_chart_of_the_documents_holds_the_same_amounts() -> None:
    chart = stack_graph(named(), "en")["stack"]
    assert "compute &lt;&amp;&gt;" in chart
    shown = {D(value) for value in re.findall(r"<c:v>(-?[\d.]+)</c:v>", chart)}
    known = {amount for option in stacked(named()) for amount in parts_of(option).values()}
    assert known
    assert known <= shown


def test_without_lines_there_is_no_picture() -> None:
    bare = estimate()
    empty = tuple(option.model_copy(update={"lines": ()}) for option in bare.options)
    without = bare.model_copy(update={"options": empty})
    page = Page("fr", 80)
    stack_section(page, without)
    assert page.lines == []
    assert stack_graph(without, "fr") == {}


def test_the_words_of_the_body_for_its_categories_are_not_published() -> None:
    given = sample.assessment()
    own = (CategoryName(id="z", name=Text(fr="Nom interne 42", en="Inner name 42")),)
    held = given.estimate.model_copy(update={"categories": own})
    found = redacted(given.model_copy(update={"estimate": held}), sample.workload())
    assert "42" not in str(found.estimate.categories)
