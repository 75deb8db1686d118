"""Enumerations inside the sentences of an estimate, in the use of each language."""

from __future__ import annotations

from collections.abc import Iterable

from courtier.values.text import Text, join, say


def by_semicolons(texts: Iterable[Text]) -> Text:
    """Items that may hold commas, parted by semicolons; French puts a space before each."""
    listed = list(texts)
    return Text(fr=" ; ".join(text.fr for text in listed), en="; ".join(text.en for text in listed))


def quoted_names(names: Iterable[str]) -> Text:
    """Ids between the quotation marks of each language."""
    return join([say("« {name} »", "“{name}”", name=name) for name in names])
