"""Words of a cloud made fit for a file: on one line, nothing hidden, short."""

from __future__ import annotations

from collections import Counter

from courtier.reading.harmful import HIDDEN
from courtier.values.text import Text, join, say

MOST_CHARACTERS = 200
MOST_NAMES = 12


def clean(word: str) -> str:
    """A word on one line, without anything hidden, 200 characters at most."""
    flat = " ".join(HIDDEN.sub("\ufffd", word[: 2 * MOST_CHARACTERS]).split())
    return flat[:MOST_CHARACTERS].rstrip()


def counted(kinds: Counter[str]) -> Text:
    """Names with how many of each, in order of name; of the last ones only the number of names."""
    listed = [f"{clean(name)} × {kinds[name]}" for name in sorted(kinds)]
    shown = join([Text(fr=item, en=item) for item in listed[:MOST_NAMES]])
    more = len(listed) - MOST_NAMES
    if more <= 0:
        return shown
    return say("{shown} (+{n})", "{shown} (+{n})", shown=shown, n=more)
