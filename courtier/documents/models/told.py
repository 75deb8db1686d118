"""How a value of the case is told in a control: plain French words, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from courtier.documents.case import Case
from courtier.documents.escape import plain
from courtier.documents.sheet import Sheet
from courtier.values.text import Language, Text, say

LANGUAGE: Language = "fr"
"""Contracts and the writings for concluding them are in French."""

Told = str | None
"""The words of a value on one line; None where nobody has told it."""


def told(value: Any) -> Told:
    """The words of a value: a text, a day, a number, several of them; None where it is unknown."""
    sheet = Sheet(LANGUAGE)
    if isinstance(value, (tuple, list)):
        value = sheet.listed(value) or None
    words = plain(sheet.say(value)) if value is not None else ""
    return words or None


@dataclass(frozen=True)
class Column:
    """One value of each row of a list."""

    name: str
    label: Text


@dataclass(frozen=True)
class ListTag:
    """A list under a name: ``read`` gives its rows, None where nobody has told them."""

    name: str
    label: Text
    columns: tuple[Column, ...]
    read: Callable[[Case], Iterable[tuple[Any, ...]] | None]

    def of(self, case: Case) -> tuple[dict[str, Told], ...] | None:
        """The words of each row, by column."""
        rows = self.read(case)
        if rows is None:
            return None
        names = [column.name for column in self.columns]
        return tuple(dict(zip(names, (told(cell) for cell in row), strict=True)) for row in rows)

    def inner(self, column: Column) -> Text:
        """The label of a column inside its list."""
        return say("{list} : {column}", "{list}: {column}", list=self.label, column=column.label)
