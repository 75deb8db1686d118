"""Spaces at which no line may break."""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\u00a0"

_HELD = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|[$%])|(?<=\S) (?=[:;?!»])|(?<=«) |(?<=art\.) (?=\d)")


def hold(text: str) -> str:
    """Hold together the amounts, the article numbers and the French punctuation of a text."""
    return _HELD.sub(NO_BREAK_SPACE, text)
