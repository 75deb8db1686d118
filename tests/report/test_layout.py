"""Lines hold their width, amounts hold together, controls never pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courtier.report.clean import REPLACEMENT, clean
from courtier.report.layout import Column, clip, clip_apart, hang, paint, table, wrap
from courtier.report.page import Counted
from courtier.values.text import Text


@given(st.text(), st.integers(10, 60))
def test_no_line_passes_the_width(text: str, width: int) -> None:
    assert all(len(line) <= width for line in wrap(text, width))


@given(st.text(), st.text(max_size=30), st.integers(40, 90))
def test_no_hanging_line_passes_the_width(text: str, lead: str, width: int) -> None:
    assert all(len(line) <= width for line in hang(lead, text, width))


@given(st.text())
def test_no_control_passes(text: str) -> None:
    cleaned = clean(text + "\x00\x1b\x9b\u202e\n\u2028")
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in cleaned)
    assert "\u202e" not in cleaned


def test_breaks_become_spaces_and_escapes_a_mark() -> None:
    assert clean("a\r\nb\tc") == "a b c"
    assert clean("\x1b[2J") == f"{REPLACEMENT}[2J"


def test_an_amount_is_never_cut() -> None:
    for width in range(14, 40):
        lines = wrap("Un coût de 1 234 567,50 $ en tout : voilà", width)
        assert any("1\u00a0234\u00a0567,50\u00a0$" in line for line in lines)
        assert not any(line.startswith(":") for line in lines)


def test_a_clipped_text_says_so_and_ends_at_a_word() -> None:
    assert clip("un deux trois", 80) == "un deux trois"
    assert clip("un deux trois", 10) == "un deux …"
    assert "$" not in clip("pour 1 234 $", 10)


def test_a_limit_keeps_that_many_lines() -> None:
    lines = hang("- ", "mot " * 60, 40, limit=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(len(line) <= 40 for line in lines)


COLUMNS = (Column("Nom", flexible=True), Column("Montant", "right"))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_table_keeps_amounts_whole_and_holds_its_width(width: int) -> None:
    lines = table(COLUMNS, [("long nom " * 20, "12\u00a0345\u00a0678,90\u00a0$")], width)
    assert all(len(line) <= width for line in lines)
    assert any("12\u00a0345\u00a0678,90\u00a0$" in line for line in lines)


def test_a_table_that_cannot_fit_becomes_blocks() -> None:
    columns = tuple(Column(f"Titre {n}", "right") for n in range(8))
    lines = table(columns, [["1\u00a0234\u00a0567\u00a0$"] * 8], 40)
    assert len(lines) == 8
    assert lines[1].strip() == "Titre 1: 1\u00a0234\u00a0567\u00a0$"


def test_styles_are_added_only_when_asked() -> None:
    assert paint("mot", "bold", color=False) == "mot"
    assert paint("mot", "bold", color=True) == "\x1b[1mmot\x1b[0m"


@pytest.mark.parametrize(
    ("number", "fr", "en"),
    [(0, "0 erreur", "0 errors"), (1, "1 erreur", "1 error"), (2, "2 erreurs", "2 errors")],
)
def test_nouns_agree(number: int, fr: str, en: str) -> None:
    noun = Counted(Text(fr="{n} erreur", en="{n} error"), Text(fr="{n} erreurs", en="{n} errors"))
    assert noun.of(number, "fr") == fr
    assert noun.of(number, "en") == en


def test_names_that_would_read_the_same_are_cut_in_the_middle() -> None:
    names = ["Nuage du fournisseur exemple A", "Nuage du fournisseur exemple B", "Autre"]
    found = clip_apart(names, 20)
    assert len(set(found)) == 3
    assert found[0].endswith("A")
    assert found[1].endswith("B")
    assert found[2] == "Autre"
    assert max(map(len, found)) <= 20


def test_names_that_cannot_differ_are_kept_whole() -> None:
    assert clip_apart(["même nom fort long"] * 2, 10) == ["même nom fort long"] * 2


def test_a_word_that_fits_a_whole_line_is_never_cut_by_the_lead_before_it() -> None:
    address = "arn:aws:ec2:ca-central-1:111122223333:instance/i-0fictif000000001"
    assert hang("10:1 indéterminé : ", address, 80) == [
        "  10:1 indéterminé :", f"    {address}",
    ]  # fmt: skip
    assert wrap("x" * 20, 8, 5) == ["x" * 5, "x" * 8, "x" * 7]
