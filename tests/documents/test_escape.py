"""Escaping: whatever a value holds, Markdown sees plain text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from courtier.documents.escape import escape, french_spaces, plain


def test_newlines_and_tabs_become_one_space():
    assert plain("a\r\n\tb\u2028c") == "a b c"


def test_controls_and_bidirectional_overrides_go_but_arabic_stays():
    assert plain("\x00a\x1b[31m\u202eb\ufeff\ud800") == "a[31mb"
    assert plain("مرحبا") == "مرحبا"


def test_every_ascii_punctuation_is_escaped():
    marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    assert escape(marks) == "".join("\\" + mark for mark in marks)


def test_a_no_break_space_stays():
    assert plain("1\u00a0234") == "1\u00a0234"


@given(st.text())
def test_unescaping_gives_the_plain_text_back(text):
    assert re.sub(r"\\(.)", r"\1", escape(text)) == plain(text)


@given(st.text())
def test_plain_text_is_one_line_that_xml_accepts(text):
    shown = plain(text)
    assert not re.search("[\u0000-\u001f\ud800-\udfff\ufffe\uffff\u2028\u2029]", shown)
    assert plain(shown) == shown


def test_french_spaces_spare_table_rules_and_template_tags():
    assert french_spaces("« a » : b ?") == "«\u00a0a\u00a0»\u00a0: b\u00a0?"
    for spared in ("| :--|", "{% if a != b %}", "| ---: |"):
        assert french_spaces(spared) == spared
