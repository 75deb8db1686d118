"""The words of the templates: fields, marks, sources, and what may never be printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from jinja2 import StrictUndefined, UndefinedError
from markupsafe import Markup

from courtier.documents.sheet import Sheet, UnprintableError
from courtier.values.text import Text
from courtier.workload.common import Range
from tests.documents import sample


@pytest.mark.parametrize("value", [None, True, False, object(), 1.5, [], {}])
def test_what_no_document_may_show_is_refused(value):
    with pytest.raises(UnprintableError):
        Sheet("fr").finalize(value)


def test_a_day_inside_a_sentence_is_written_in_words():
    text = Text(fr="prix public de 2026-07-30, lu", en="list price of 2026-07-30, read")
    assert Sheet("fr").in_words(text) == "prix public du 30\u00a0juillet\u00a02026, lu"
    assert Sheet("en").in_words(text) == "list price of 30\u00a0July\u00a02026, read"
    day = Text(fr="au 2026-07-01", en="on 2026-07-01")
    assert Sheet("fr").in_words(day) == "au 1er\u00a0juillet\u00a02026"


@pytest.mark.parametrize("kept", ["2026", "2026-07", "a-2026-07-30", "2026-07-30-b", "2026-13-40"])
def test_what_is_no_day_inside_a_sentence_stays(kept):
    assert kept in Sheet("fr").in_words(Text(fr=f"prix {kept}", en=f"price {kept}"))


def test_an_undefined_name_is_left_to_fail():
    with pytest.raises(UndefinedError):
        str(Sheet("fr").finalize(StrictUndefined(name="absent")))


def test_values_print_in_the_language():
    day = date(2026, 11, 1)
    french, english = Sheet("fr"), Sheet("en")
    assert french.say(day) == "1er\u00a0novembre\u00a02026"
    assert english.say(day) == "1\u00a0November\u00a02026"
    assert french.say(Decimal("1234.5")) == "1\u00a0234,5"
    assert french.say(Text(fr="oui : non", en="yes: no")) == "oui\u00a0: non"
    assert english.percent(Decimal("0.125")) == "12.5%"
    assert french.number("0.05") == "0,05"
    assert french.number("médian") == "médian"
    assert french.number("2027-03-01") == "1er\u00a0mars\u00a02027"


def test_a_range_prints_its_three_points():
    value = Range(low=Decimal("0.1"), likely=Decimal("0.2"), high=Decimal("0.3"))
    assert Sheet("fr").percent(value) == "10 à 30 (probable\u00a0: 20)\u00a0%"
    assert Sheet("en").say(value) == "0.1 to 0.3 (likely: 0.2)"


@pytest.mark.parametrize("value", [None, "", "  ", "\x00", (), []])
def test_a_missing_value_is_a_field_that_joins_the_list(value):
    sheet = Sheet("fr")
    shown = sheet.field(value, "date")
    assert shown == ('[\\[à remplir\u00a0\\: date\\]]{custom-style="Champ à remplir"}')
    assert list(sheet.fields) == ["date"]


@pytest.mark.parametrize("value", ["x", 0, Decimal(0), date(2026, 1, 1)])
def test_zero_is_a_value_not_a_field(value):
    sheet = Sheet("fr")
    sheet.field(value, "date")
    assert sheet.fields == {}


def test_strong_evidence_has_no_mark_and_weak_evidence_joins_the_list():
    sheet = Sheet("fr")
    assert sheet.confirm("primary", "a") == sheet.confirm("secondary", "b") == Markup("")
    for weak in ("sibling", "derived", "unverified", "design"):
        assert sheet.confirm(weak, weak) == "\u00a0†"
    assert list(sheet.weak) == ["sibling", "derived", "unverified", "design"]


def test_the_weakest_evidence_of_one_point_is_kept():
    sheet = Sheet("fr")
    sheet.confirm("design", "a")
    sheet.confirm("derived", "a")
    assert sheet.weak == {"a": "design"}


def test_a_source_keeps_its_number():
    sheet = Sheet("fr")
    assert sheet.cite([sample.STRONG], "a") == "S1"
    assert sheet.cite([sample.WEAK, sample.STRONG], "b") == "S2, S1\u00a0†"
    assert sheet.cite([sample.STRONG], "c", "derived") == "S1\u00a0†"
    assert sheet.cite([], "d") == ""
