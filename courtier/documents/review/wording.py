"""Words looked for in a document, whatever their accents, and blanks that nobody filled in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-"})
_BLANKS = re.compile(
    r"\[[^\[\]]{0,120}\]|\{[^{}]{0,120}\}|<[^<>]{1,120}>"
    r"|_{3,}|\.{4,}|(?:…\s*){2,}|\bx{2,}\b|\b(?:tbd|tbc|a determiner|to be determined)\b"
    r"|\ba (?:completer|remplir|preciser|inserer)\b|\bto (?:complete|fill in|be completed)\b"
    r"|\b(?:inserer|indiquer|inscrire|insert|enter|specify)\b[^.;]{0,40}\bici\b"
    r"|\bcliquez (?:ici|ou appuyez ici)[^.]{0,40}|\bclick (?:here|or tap here)[^.]{0,40}"
    r"|\binsert (?:here|text)\b"
)
_WRITTEN = re.compile(r"[^\W_]")
_SHORT_REST = 12
"""Beside a blank, fewer letters than this are a label, not an answer."""
_LEAST = 6
"""With fewer letters beside it (a number, an article), a phrase is a label."""


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """A text without accents or capitals, one space between words; as long as what was read."""
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES).casefold())
    return _SPACES.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


@lru_cache(maxsize=5_000)
def pattern(phrase: str) -> re.Pattern[str]:
    """A phrase as whole words; the last one may take an ``s``."""
    words = re.escape(folded(phrase)).replace(r"\ ", r"\s+")
    return re.compile(
        rf"(?<!\w){words}(?:s|es)?(?!\w)" if words[-1:].isalnum() else rf"(?<!\w){words}"
    )


def found_in(text: str, phrases: tuple[str, ...]) -> re.Match[str] | None:
    """Where the first of some phrases stands in a folded text."""
    matches = (pattern(phrase).search(text) for phrase in phrases)
    return min((m for m in matches if m), key=lambda m: m.start(), default=None)


def is_written(text: str) -> bool:
    """Tell whether a folded text says something, and is not a blank that nobody filled in."""
    rest, blanks = _BLANKS.subn(" ", text)
    letters = len(_WRITTEN.findall(rest))
    return letters >= (_SHORT_REST if blanks else 1)


def is_label(beside: str) -> bool:
    """Tell whether what stands beside a phrase leaves it a bare label, with its answer to come."""
    rest, blanks = _BLANKS.subn(" ", beside)
    return not blanks and (len(_WRITTEN.findall(rest)) < _LEAST or beside.rstrip().endswith(":"))
