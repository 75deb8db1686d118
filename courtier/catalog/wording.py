"""Enumerations in sentences, with the marks of each language."""

from __future__ import annotations

from collections.abc import Iterable

from courtier.values.text import Text


def semicolons(texts: Iterable[Text]) -> Text:
    """Several items, each apart from the next by a semicolon of its language."""
    items = list(texts)
    return Text(fr=" ; ".join(t.fr for t in items), en="; ".join(t.en for t in items))
