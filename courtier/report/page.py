"""A page of plain text in one language, made line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from courtier.report.layout import MIN_WIDTH, Column, Style, hang, paint, table, wrap
from courtier.values.spaces import NO_BREAK_SPACE
from courtier.values.text import (
    Language,
    Text,
    Value,
    format_money,
    format_number,
    say,
)


@dataclass
class Page:
    """Lines under construction.

    Args:
        language: The language of every line.
        width: Columns; under 40, 40 are used.
        color: Whether terminal styles are added to what the text already says.
    """

    language: Language
    width: int = 80
    color: bool = False
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.width = max(self.width, MIN_WIDTH)

    def say(self, fr: str, en: str, **values: Value) -> str:
        """A sentence in the language of the page."""
        return say(fr, en, **values).in_(self.language)

    def word(self, text: Text) -> str:
        """A text in the language of the page."""
        return text.in_(self.language)

    @property
    def colon(self) -> str:
        """A colon with the spaces of the language."""
        return f"{NO_BREAK_SPACE}: " if self.language == "fr" else ": "

    @property
    def semicolon(self) -> str:
        """A semicolon with the spaces of the language."""
        return f"{NO_BREAK_SPACE}; " if self.language == "fr" else "; "

    def items(self, texts: Iterable[str]) -> str:
        """Several texts on one line, without their full stops, each but the first in lower case."""
        first, *others = [text.rstrip(".") for text in texts] or [""]
        return self.semicolon.join([first, *map(small, others)])

    def money(self, amount: Decimal | None, whole: bool = True) -> str:
        """An amount, never shortened; a dash where it is not known."""
        return "—" if amount is None else format_money(amount, self.language, whole)

    def number(self, value: Decimal | int) -> str:
        """A number with the separators of the language."""
        return format_number(value, self.language)

    def percent(self, fraction: Decimal) -> str:
        """A fraction as a percentage, one digit after the mark at most."""
        value = self.number((fraction * 100).quantize(Decimal("0.1")))
        return self.say("{value}\u00a0%", "{value}%", value=value)

    def add(self, lines: Sequence[str], style: Style | None = None) -> None:
        """Add ready lines, all in one style."""
        self.lines += [paint(line, style, self.color) for line in lines]

    def section(self, title: str) -> None:
        """Add a title, with an empty line before it."""
        if self.lines:
            self.lines.append("")
        self.add(wrap(title, self.width), "bold")

    def text(self, text: str, indent: int = 2, style: Style | None = None) -> None:
        """Add a paragraph."""
        self.add([" " * indent + line for line in wrap(text, self.width - indent)], style)

    def item(
        self,
        lead: str,
        text: str,
        indent: int = 2,
        limit: int | None = None,
        style: Style | None = None,
    ) -> None:
        """Add a lead and the text that hangs under it."""
        self.add(hang(lead, text, self.width, indent, limit), style)

    def named(self, label: str, text: str, indent: int = 2, limit: int | None = None) -> None:
        """Add ``label: text`` with the punctuation of the language."""
        self.item(label + self.colon, text, indent, limit)

    def table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]], rule: bool = True
    ) -> None:
        """Add a table, with or without a rule under its header."""
        self.add(table(columns, rows, self.width, rule=rule, colon=self.colon))

    def __str__(self) -> str:
        return "\n".join(line.rstrip(" ") for line in self.lines) + "\n"


@dataclass(frozen=True)
class Counted:
    """A noun that agrees with its number; each form holds ``{n}``."""

    one: Text
    many: Text

    def of(self, number: int, language: Language) -> str:
        """The number and its noun: French counts in the plural from two, English but for one."""
        return self.text(number).in_(language)

    def text(self, number: int) -> Text:
        """The same in both languages."""
        fr = self.many if number >= 2 else self.one
        en = self.one if number == 1 else self.many
        return say(fr.fr, en.en, n=number)


def small(text: str) -> str:
    """A text whose first letter is small, unless its first word is an acronym or has figures."""
    word = text.split(" ", 1)[0].split("’")[-1]
    head = text.split("’", 1)[0] if "’" in text.split(" ", 1)[0] else word
    acronym = any(letter.isupper() or letter.isdigit() for letter in word[1:])
    if len(head) > 1 and any(letter.isupper() for letter in head[1:]):
        acronym = True
    return text if acronym else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """A text whose first letter is a capital."""
    return text[:1].upper() + text[1:]
