"""Bilingual text, and the one formatter of money, days and numbers inside sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, Union

from courtier.values.model import Frozen
from courtier.values.spaces import NO_BREAK_SPACE

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")

MONTHS: dict[Language, tuple[str, ...]] = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


class Text(Frozen):
    """One sentence or name in French and in English; French is the one that counts."""

    fr: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in one language."""
        return self.fr if language == "fr" else self.en


class Cad:
    """An amount in Canadian dollars, so that a sentence formats it as money.

    Args:
        amount: Dollars, any precision; printed to the cent, half a cent up.
        whole: Print without cents (for figures that are only estimates).
    """

    def __init__(self, amount: Decimal | int, whole: bool = False) -> None:
        self.amount = Decimal(amount)
        self.whole = whole


Value = Union[str, int, Decimal, date, Text, Cad]


def format_number(value: Decimal | int, language: Language, places: int | None = None) -> str:
    """Write a number with grouped thousands: ``1 234,5`` in French, ``1,234.5`` in English.

    Args:
        value: Any finite number.
        language: The language whose separators are used.
        places: Digits after the mark; None keeps those of the value, without trailing zeros.
    """
    number = Decimal(value)
    if places is not None:
        plain = f"{number:,.{places}f}"
    else:
        plain = f"{number:,f}"
        if "." in plain:
            plain = plain.rstrip("0").rstrip(".")
    if language == "en":
        return plain
    return plain.replace(",", NO_BREAK_SPACE).replace(".", ",")


def format_money(value: Decimal | int, language: Language, whole: bool = False) -> str:
    """Write Canadian dollars: ``1 234,50 $`` in French, ``$1,234.50`` in English."""
    digits = format_number(abs(Decimal(value)), language, 0 if whole else 2)
    sign = "-" if value < 0 else ""
    if language == "fr":
        return f"{sign}{digits}{NO_BREAK_SPACE}$"
    return f"{sign}${digits}"


def format_day(day: date, language: Language) -> str:
    """Write a day in words: ``1er novembre 2015`` in French, ``1 November 2015`` in English."""
    month = MONTHS[language][day.month - 1]
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{number}{NO_BREAK_SPACE}{month}{NO_BREAK_SPACE}{day.year}"


def _format(value: Value, language: Language) -> str:
    if isinstance(value, Text):
        return value.in_(language)
    if isinstance(value, Cad):
        return format_money(value.amount, language, value.whole)
    if isinstance(value, date):
        return format_day(value, language)
    if isinstance(value, (int, Decimal)):
        return format_number(value, language)
    return value


def say(fr: str, en: str, **values: Value) -> Text:
    """Build a bilingual sentence; each ``{name}`` is filled in the form of its language.

    Args:
        fr: The French sentence, with ``{name}`` where a value goes.
        en: The English sentence, with the same names.
        **values: Strings go in as they are; numbers, days, money and texts are formatted.

    Raises:
        KeyError: A sentence names a value that was not given.
    """
    return Text(
        fr=fr.format(**{key: _format(value, "fr") for key, value in values.items()}),
        en=en.format(**{key: _format(value, "en") for key, value in values.items()}),
    )


def join(texts: list[Text], separator: str = ", ") -> Text:
    """Join items of an enumeration (never fragments of a sentence) in both languages."""
    return Text(fr=separator.join(t.fr for t in texts), en=separator.join(t.en for t in texts))
