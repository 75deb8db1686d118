"""The nearest right word to a wrong one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

OtherNames = Mapping[str, Sequence[str]]
"""For a right word, the other words that people use for it (in either language)."""

_LONGEST = 80
_CLOSE = 0.72
_OTHERWISE_BEGUN = 0.8
"""How close a word must be that begins with another letter: a slip seldom falls on the first."""
_CONTAINED = 0.75
_MARGIN = 0.2
"""How much less close than the best a word may be and still be named."""


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """A word without accents, capitals or separators, for comparison only."""
    plain = unicodedata.normalize("NFKD", word[: 2 * _LONGEST].casefold())
    return "".join(c for c in plain if c.isalnum())[:_LONGEST]


def nearest(
    word: str, words: Iterable[str], limit: int = 3, also: OtherNames | None = None
) -> list[str]:
    """The closest of some words, best first; empty when none is close.

    Args:
        word: What was written.
        words: What could have been; order settles ties.
        limit: At most so many.
        also: Other names of the words, which count nearly as much as the words themselves.
    """
    target = fold(word)
    matcher = SequenceMatcher(None, "", target)
    scored = []
    for index, candidate in enumerate(words):
        score = _score(matcher, candidate, target)
        score += _ITSELF if score >= _CLOSE else 0.0
        for name in (also or {}).get(candidate, ()):
            score = max(score, _score(matcher, name, target))
        if score >= _CLOSE:
            scored.append((-score, index, candidate))
    scored.sort()
    return [name for score, _, name in scored[:limit] if score <= scored[0][0] + _MARGIN]


_ITSELF = 0.05
"""How much more a word counts than another name of a word that is just as close."""


def _score(matcher: SequenceMatcher[str], name: str, target: str) -> float:
    other = fold(name)
    if not other or not target:
        return 0.0
    if other == target:
        return 1.0
    contained = _CONTAINED if _contained(name, other, target) else 0.0
    matcher.set_seq1(other)
    if matcher.real_quick_ratio() < _CLOSE or matcher.quick_ratio() < _CLOSE:
        return contained
    ratio = matcher.ratio()
    return max(contained, ratio if other[0] == target[0] or ratio >= _OTHERWISE_BEGUN else 0.0)


def _contained(name: str, other: str, target: str) -> bool:
    """Whether one holds the other, from the start of a word: ``sin`` is not meant by *business*."""
    if len(other) < len(target):
        return len(other) >= _FEW and other in target
    if target not in other or len(target) < _LEAST:
        return False
    starts = accumulate((len(fold(word)) for word in _WORD.split(name)), initial=0)
    return any(other.startswith(target, start) for start in starts)


_LEAST = 3
"""The fewest letters that may stand for a longer name."""
_FEW = 4
"""The fewest letters of a name that may be meant by a longer word."""
_WORD = re.compile(r"[\W_]+")
