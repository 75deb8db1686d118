"""One scale under all schemes: ranks, words and levels, at both ends."""

from __future__ import annotations

from typing import Any

import pytest

from courtier.results.classification import Levels
from courtier.risk.scale import LOWEST, Scale, level_named, rank_of, word_of
from tests.risk.small import SCHEME

WORDS = [
    ("confidentiality", "non-classifie", 0),
    ("confidentiality", "protege-a", 1),
    ("confidentiality", "protege-b", 2),
    ("confidentiality", "protege-c", 3),
    ("integrity", "low", 1),
    ("integrity", "medium", 2),
    ("integrity", "high", 3),
    ("availability", "low", 1),
    ("availability", "very-high", 4),
]


@pytest.mark.parametrize(("criterion", "word", "rank"), WORDS)
def test_words_and_ranks_are_one_scale(criterion: Any, word: str, rank: int) -> None:
    assert rank_of(criterion, word) == rank
    assert word_of(criterion, rank) == word


@pytest.mark.parametrize(
    ("criterion", "rank", "word"),
    [
        ("confidentiality", 4, "protege-c"),
        ("confidentiality", 7, "protege-c"),
        ("integrity", 5, "very-high"),
        ("availability", 7, "very-high"),
    ],
)
def test_beyond_the_last_word_the_last_one(criterion: Any, rank: int, word: str) -> None:
    assert word_of(criterion, rank) == word


@pytest.mark.parametrize(
    ("criterion", "rank", "level"),
    [
        ("confidentiality", 0, "c0"),
        ("confidentiality", 1, "c1"),
        ("confidentiality", 2, "c3"),
        ("confidentiality", 3, "c3"),
        ("confidentiality", 5, "c3"),  # never the classified track
        ("integrity", 1, "i1"),
        ("integrity", 2, "i3"),
        ("integrity", 4, "i3"),
        ("availability", 2, "a2"),
        ("availability", 3, "a4"),
    ],
)
def test_the_least_level_that_reaches_the_rank(criterion: Any, rank: int, level: str) -> None:
    assert Scale(SCHEME).at(criterion, rank).id == level


def test_a_level_by_name_and_all_at_once() -> None:
    found = level_named(SCHEME, "confidentiality", "cx")
    assert found is not None
    assert found.rank == 5
    assert level_named(SCHEME, "integrity", "cx") is None
    assert Scale(SCHEME).of({"confidentiality": 2, "integrity": 1, "availability": 4}) == Levels(
        confidentiality="c3", integrity="i1", availability="a4"
    )
    assert LOWEST == {"confidentiality": 0, "integrity": 1, "availability": 1}
