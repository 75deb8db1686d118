"""The nearest right word, as the remedy of a wrong one."""

from __future__ import annotations

from collections.abc import Collection

from courtier.reading.nearest import nearest
from courtier.values.text import Text, say

MOST_WORDS = 14
"""A list is said whole up to so many words."""


def nearest_help(word: str, words: Collection[str]) -> Text | None:
    """Say the nearest of some words, else all of them where they are few; None otherwise."""
    close = nearest(word, words)
    if close:
        return say(
            "Vouliez-vous dire : {words} ?", "Did you mean: {words}?", words=", ".join(close)
        )
    if 0 < len(words) <= MOST_WORDS:
        return say("Valeurs admises : {words}.", "Allowed values: {words}.", words=", ".join(words))
    return None
