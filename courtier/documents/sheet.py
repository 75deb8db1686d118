"""What one document gathers while it is written: fields to fill, facts to confirm, sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from markupsafe import Markup

from courtier.documents.escape import escape, french_spaces, plain
from courtier.documents.graphs import STYLE as GRAPH
from courtier.results.matches import EvidenceSeen
from courtier.values.citation import CONFIDENCE_NAMES, STRONG, Confidence, Source, weakest
from courtier.values.spaces import NO_BREAK_SPACE
from courtier.values.text import (
    Language,
    Text,
    format_day,
    format_money,
    format_number,
)
from courtier.workload.common import Number, Range

MARK = "†"
MOST_ROWS = 40
FIELD_STYLE = "Champ à remplir"
TO_FILL = Text(fr="à remplir", en="to fill in")
YES_NO = {True: Text(fr="oui", en="yes"), False: Text(fr="non", en="no")}
RANGE = Text(fr="{low} à {high} (probable : {likely})", en="{low} to {high} (likely: {likely})")
OWN_CHOICE = Text(fr="choix de ce projet", en="choice of this project")
OURSELVES = re.compile(r"courtier(?:,|$)")
"""How records name this project as the source of its own choices."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_INSIDE = re.compile(r"(?<![\w-])(de )?(\d{4}-\d\d-\d\d)(?![\w-])")
UNKNOWN = Text(fr="inconnu", en="unknown")


class UnprintableError(TypeError):
    """A template prints a value that no document may show, such as None."""


@dataclass(frozen=True)
class Cited:
    """A source in the closing list of a document."""

    title: str | Text
    url: str | None
    read_on: date
    confidence: Confidence


class Sheet:
    """The state of one document in one language; its methods are the words of the templates.

    Args:
        language: The language in which every value is printed.
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.fields: dict[str, None] = {}
        self.weak: dict[str, Confidence] = {}
        self.sources: dict[Cited, int] = {}

    def say(self, value: Any) -> str:
        """The words of one value.

        Raises:
            UnprintableError: The value is None or of a kind that a document does not print.
        """
        if isinstance(value, Text):
            text = value.in_(self.language)
            return french_spaces(text) if self.language == "fr" else text
        if isinstance(value, date):
            return format_day(value, self.language)
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            return format_number(value, self.language)
        if isinstance(value, Range):
            return self._range(value)
        if isinstance(value, str):
            return value
        raise UnprintableError(f"a document cannot print {type(value).__name__}")

    def _range(self, value: Range) -> str:
        low, likely, high = (
            format_number(point, self.language) for point in (value.low, value.likely, value.high)
        )
        return RANGE.in_(self.language).format(low=low, likely=likely, high=high)

    def finalize(self, value: Any) -> Any:
        """What a template prints for a value: escaped words, or Markdown that is already safe."""
        if isinstance(value, Markup) or hasattr(value, "_undefined_name"):
            return value
        return Markup(escape(self.say(value)))

    def listed(self, values: Iterable[Any] | None, separator: str = ", ") -> str | None:
        """The words of several values in one enumeration; None stays None."""
        if values is None:
            return None
        return separator.join(self.say(value) for value in values)

    def field(self, value: Any, label: Any, short: bool = False) -> Any:
        """The value, or a visible field to fill that joins the closing list under its label."""
        if not _blank(value):
            return self.finalize(value)
        name = plain(self.say(label))
        self.fields[name] = None
        words = self.say(TO_FILL)
        colon = f"{NO_BREAK_SPACE}: " if self.language == "fr" else ": "
        inside = words if short else f"{words}{colon}{name}"
        return Markup(f'[{escape(f"[{inside}]")}]{{custom-style="{FIELD_STYLE}"}}')

    def grid(self, caption: Any, heads: Iterable[Any], rows: Iterable[Iterable[Any]]) -> Markup:
        """A table with its caption; a cell is a value, several pieces in a list, or None: empty."""
        names = list(heads)
        lines = [self._row(names), "|" + "---|" * len(names)]
        lines += [self._row(row) for row in rows]
        return Markup("\n".join([*lines, "", f": {self._cell(caption)}", "", ""]))

    def graph(self, name: str, told: Any) -> Markup:
        """What a chart shows, in words; the chart of that name takes its place where it can."""
        return Markup(f'[{escape(self.say(told))}]{{custom-style="{GRAPH}{name}"}}')

    def answers(self, caption: Any, rows: Iterable[Iterable[Any]]) -> Markup:
        """A table of questions and answers, two columns."""
        heads = {"fr": ("Élément", "Réponse"), "en": ("Item", "Answer")}[self.language]
        return self.grid(caption, heads, rows)

    def blank(self, rows: int, columns: int) -> list[list[None]]:
        """Empty rows, where a person writes."""
        return [[None] * columns for _ in range(min(rows, MOST_ROWS))]

    def _row(self, cells: Iterable[Any]) -> str:
        return f"| {' | '.join(self._cell(cell) for cell in cells)} |"

    def _cell(self, cell: Any) -> str:
        pieces = cell if isinstance(cell, list) else [cell]
        return "".join(self._piece(piece) for piece in pieces if piece is not None)

    def _piece(self, piece: Any) -> str:
        """One piece of a cell; a text keeps the space at its ends, which parts it from others."""
        if not isinstance(piece, str) or isinstance(piece, Markup):
            return str(self.finalize(piece))
        before, after = (" " if end == " " else "" for end in (piece[:1], piece[-1:]))
        return f"{before}{self.finalize(piece)}{after}"

    def known(self, value: Any) -> Any:
        """The value, or the word *unknown*: silence is neither zero nor no."""
        return self.finalize(UNKNOWN if _blank(value) else value)

    def answer(self, value: bool | None) -> Text | None:
        """Yes or no; None where nobody said."""
        return None if value is None else YES_NO[value]

    def said(self, value: str | bool) -> str | Text:
        """A recorded answer: its words, or yes or no."""
        return YES_NO[value] if isinstance(value, bool) else value

    def money(self, value: Decimal | None) -> str | None:
        """An amount in Canadian dollars; None stays None, never zero."""
        return None if value is None else format_money(value, self.language)

    def number(self, value: str) -> str:
        """A number or a day that results hold as a string, in the form of the language."""
        try:
            if _DAY.fullmatch(value):
                return format_day(date.fromisoformat(value), self.language)
            return format_number(Decimal(value), self.language)
        except (InvalidOperation, ValueError):
            return value

    def in_words(self, value: Any) -> str:
        """A sentence in which days such as 2026-07-30 are written in words."""
        return _DAY_INSIDE.sub(self._day_in_words, self.say(value))

    def _day_in_words(self, found: re.Match[str]) -> str:
        before = {"fr": "du ", "en": "de "}[self.language] if found[1] else ""
        return before + self.number(found[2])

    def percent(self, value: Number | None, places: int = 2) -> str | None:
        """A fraction (or a range of fractions) as a percentage, so many places at most."""
        if value is None:
            return None
        if isinstance(value, Range):
            points = {name: point * 100 for name, point in value}
            number = self._range(Range.model_construct(**points))
        else:
            number = format_number(round(value * 100, places), self.language)
        return f"{number}{NO_BREAK_SPACE}%" if self.language == "fr" else f"{number}%"

    def confirm(self, confidence: Confidence, about: Any) -> Markup:
        """The mark of weak evidence, which joins the list to confirm; empty where it is strong."""
        if confidence not in STRONG:
            text = plain(self.say(about))
            self.weak[text] = weakest([confidence, self.weak.get(text, confidence)])
        return self.dagger(confidence)

    def dagger(self, confidence: Confidence) -> Markup:
        """The mark alone, for a value that a list of its own already shows."""
        return Markup("" if confidence in STRONG else f"{NO_BREAK_SPACE}{MARK}")

    def cite(
        self,
        sources: Iterable[Source | EvidenceSeen],
        about: Any,
        also: Confidence = "primary",
    ) -> Markup:
        """The numbers of the sources in the closing list, with the mark of the weakest.

        Args:
            sources: What was read.
            about: What joins the list to confirm, if the evidence is weak.
            also: How well the fact itself is known, where its record says so.
        """
        found = [_cited(source) for source in sources]
        numbers = [f"S{self.sources.setdefault(s, len(self.sources) + 1)}" for s in found]
        mark = self.confirm(weakest([also, *(s.confidence for s in found)]), about)
        return Markup(", ".join(dict.fromkeys(numbers))) + mark if numbers else mark

    def confidence(self, confidence: Confidence) -> Text:
        """How well a fact is known, in words."""
        return CONFIDENCE_NAMES[confidence]


def _cited(source: Source | EvidenceSeen) -> Cited:
    title = source.title if isinstance(source, Source) else source.text
    if isinstance(title, str) and OURSELVES.match(title):
        title = OWN_CHOICE
    return Cited(title, source.url, source.read_on, source.confidence)


def _blank(value: Any) -> bool:
    if isinstance(value, Text):
        return not value.fr.strip()
    return value is None or (isinstance(value, (str, tuple, list)) and not _content(value))


def _content(value: Any) -> Any:
    return plain(value) if isinstance(value, str) else value
