"""The nearest right word: accents, capitals and separators do not count; far words stay out."""

from __future__ import annotations

import time

import pytest

from courtier.reading.nearest import fold, nearest

WORDS = ["hosting", "information", "organization", "on_premise", "needs"]


@pytest.mark.parametrize(
    ("word", "best"),
    [("hostng", "hosting"), ("Organisation", "organization"), ("ON-PREMISE", "on_premise"),
     ("informations", "information"), ("need", "needs")],
)  # fmt: skip
def test_a_slip_finds_its_word(word: str, best: str) -> None:
    assert nearest(word, WORDS)[0] == best


@pytest.mark.parametrize("word", ["", "zzz", "!!!", "x"])
def test_a_far_word_finds_nothing(word: str) -> None:
    assert nearest(word, WORDS) == []


def test_other_names_count_as_much_as_the_word() -> None:
    assert nearest("hébergement", WORDS) == []
    assert nearest("hebergement", WORDS, also={"hosting": ["Hébergement"]}) == ["hosting"]


def test_a_perfect_word_leaves_the_weak_ones_out() -> None:
    assert nearest("santé", ["health", "health-imaging"], also={
        "health": ["santé"], "health-imaging": ["imagerie de santé"],
    }) == ["health"]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "found"),
    [
        pytest.param("SIN", ["social-insurance-number"], id="an abbreviation in brackets"),
        pytest.param("sin", ["social-insurance-number"], id="in small letters"),
        pytest.param("soc", ["social-insurance-number"], id="the start of a word"),
        pytest.param("insurance", ["social-insurance-number"], id="a whole word"),
        pytest.param("usi", [], id="three letters amid a word"),
        pytest.param("sine", [], id="four letters amid a word"),
    ],
)
def test_few_letters_count_only_where_a_word_begins(word: str, found: list[str]) -> None:
    words = ["business-record", "social-insurance-number"]
    also = {"social-insurance-number": ["Social Insurance Number (SIN)"]}
    assert nearest(word, words, also=also) == found


def test_a_short_name_amid_a_longer_word_is_not_what_was_meant() -> None:
    assert nearest("business", ["sin"]) == []
    assert nearest("business-record", ["business"]) == ["business"]


def test_at_most_three_are_named_best_first() -> None:
    assert nearest("abcd", ["abce", "abcf", "abch", "abcg"]) == ["abce", "abcf", "abch"]
    assert nearest("abcd", ["abce", "abcde"]) == ["abcde", "abce"]


def test_folding_keeps_letters_and_digits_only() -> None:
    assert fold("Protégé-B") == "protegeb"


def test_an_enormous_word_costs_nothing() -> None:
    start = time.perf_counter()
    nearest("é" * 5_000_000, WORDS)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("word", "other"),
    [("XX", "AE"), ("nimporte", "oci:uk-cardiff-1"), ("nimporte", "impôt"),
     ("nimporte", "moderate"), ("<script>", "description"), ("<script>", "security"),
     ("<script>", "secret")],
)  # fmt: skip
def test_letters_in_common_are_no_slip(word: str, other: str) -> None:
    assert nearest(word, [other]) == []


@pytest.mark.parametrize("word", ["osting", "hostign", "gosting"])
def test_a_slip_on_any_letter_is_one(word: str) -> None:
    assert nearest(word, WORDS)[:1] == ["hosting"]
