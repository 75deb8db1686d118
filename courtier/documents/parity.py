"""Two languages of one document compared: same clauses, amounts, dates, references, sources."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from courtier.documents.manuscript import Manuscript
from courtier.values.text import MONTHS, Language

What = Literal["clauses", "dates", "numbers", "addresses"]
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ADDRESS = re.compile(r"https?://[^\s|]+")
_DAY = re.compile(r"(?P<day>\d{1,2})(?:er)?[ \u00a0](?P<month>[^\W\d]+)[ \u00a0](?P<year>\d{4})")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(r"(?<=\d)[\u00a0 ](?=\d{3}(?!\d))"),
    "en": re.compile(r"(?<=\d)[\u00a0 ,](?=\d{3}(?!\d))"),
}
"""What parts the thousands; French titles of sources stand in English documents too."""
_MONTHS = {name: number for names in MONTHS.values() for number, name in enumerate(names, start=1)}
"""Of both languages: the title of a source stays in its own."""


@dataclass(frozen=True)
class Difference:
    """What one language says and the other does not; each is in a form common to both."""

    code: str
    what: What
    only_french: tuple[str, ...]
    only_english: tuple[str, ...]


def differences(french: Manuscript, english: Manuscript) -> tuple[Difference, ...]:
    """Everything that the two languages of one document do not say alike.

    Args:
        french: The document in French.
        english: The same document in English.
    """
    held = (_held(french), _held(english))
    kinds: tuple[What, ...] = ("clauses", "addresses", "dates", "numbers")
    found = (_difference(french.paper.code, what, held[0][what], held[1][what]) for what in kinds)
    return tuple(item for item in found if item.only_french or item.only_english)


def _difference(code: str, what: What, fr: Counter[str], en: Counter[str]) -> Difference:
    alone = (tuple(sorted((one - other).elements())) for one, other in ((fr, en), (en, fr)))
    return Difference(code, what, *alone)


def _held(script: Manuscript) -> dict[What, Counter[str]]:
    """What a document holds of each sort, numbers and days in one form for both languages."""
    text = _ESCAPE.sub(r"\1", script.markdown).replace(script.heading.exception or "\0", "")
    addresses = Counter(_ADDRESS.findall(text))
    text, days = _without_days(_ADDRESS.sub(" ", text))
    text = _THOUSANDS[script.language].sub("", text)
    return {
        "clauses": Counter(f"{u.clause.id} {u.clause.version}" for u in script.used),
        "addresses": addresses,
        "dates": days,
        "numbers": Counter(number.replace(",", ".") for number in _NUMBER.findall(text)),
    }


def _without_days(text: str) -> tuple[str, Counter[str]]:
    """The text without its days, and the days in ISO form."""
    days: Counter[str] = Counter()

    def take(found: re.Match[str]) -> str:
        if found["month"] not in _MONTHS:
            return found[0]
        days[f"{found['year']}-{_MONTHS[found['month']]:02}-{int(found['day']):02}"] += 1
        return " "

    return _DAY.sub(take, text), days
