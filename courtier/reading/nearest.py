"""The nearest right word to a wrong one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def fold(word: str) -> str:
    """A word without accents, capitals or separators, for comparison only."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if c.isalnum())


def nearest(word: str, words: Iterable[str], limit: int = 3) -> list[str]:
    """The closest of some words, best first; empty when none is close.

    Args:
        word: What was written.
        words: What could have been; order settles ties.
        limit: At most so many.
    """
    from difflib import SequenceMatcher

    target = fold(word)[:80]
    scored = []
    for index, candidate in enumerate(words):
        other = fold(candidate)
        score = SequenceMatcher(None, target, other).ratio()
        if target and (target in other or other in target):
            score = max(score, 0.75)
        if score >= 0.6:
            scored.append((-score, index, candidate))
    return [candidate for _, _, candidate in sorted(scored)[:limit]]
