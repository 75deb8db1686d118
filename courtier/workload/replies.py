"""What a person typed, turned into the value that the file holds."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.profiles import Profile
from courtier.knowledge.records.risk import Kind
from courtier.reading.marked import MAX_DIGITS, resolve
from courtier.reading.nearest import fold
from courtier.values.text import Language, Text
from courtier.workload.questions import (
    MOST_ASSETS,
    Question,
    acquisition,
    asset,
    cost,
    hosting,
    needs,
    organization,
    service,
)
from courtier.workload.raw import Vocabulary
from courtier.workload.words import meaning

_YES = frozenset({"oui", "o", "yes", "y", "true", "vrai"})
_NO = frozenset({"non", "n", "no", "false", "faux"})
_NOTHING = frozenset({"aucun", "aucune", "none", "rien", "nothing"})
_NUMBER = re.compile(r"[-+]?[0-9]{1,3}([\s,.]?[0-9]{3})*([.,][0-9]+)?\Z|[-+]?[0-9]+([.,][0-9]+)?\Z")


def vocabulary(question: Question, knowledge: Knowledge) -> Vocabulary:
    """The right words of a question and what people call them; empty when it is free."""
    if question.kind == "information-kind":
        return {
            item.id: (item.name, *_same((*item.synonyms.fr, *item.synonyms.en)))
            for item in knowledge.all(Kind).values()
        }
    if question.kind == "elements":
        return {item.id: (item.name,) for item in knowledge.elements.values()}
    if question.kind == "profile":
        return {item.id: (item.name,) for item in knowledge.all(Profile).values()}
    if question.kind == "place":
        return _meanings(("any", "canada", "quebec"))
    return _meanings(question.choices)


def parse(question: Question, line: str, words: Vocabulary, language: Language) -> Any:
    """The value of a reply; one that is not understood stays a text, for the reader to refuse.

    Args:
        question: What was asked.
        line: What was typed, not empty.
        words: The vocabulary of the question; its order is that of the numbers shown.
        language: The language in which numbers are typed.
    """
    typed = clean(line)
    if question.kind in ("words", "elements", "texts"):
        if typed.casefold() in _NOTHING:
            return []
        items = [item.strip() for item in typed.split(",") if item.strip()]
        return [_word(item, words, question) for item in items]
    if question.kind in ("number", "whole"):
        return number(typed, language)
    if question.kind in ("flag", "another"):
        word = typed.casefold()
        return True if word in _YES else False if word in _NO else typed
    if question.kind == "place" and re.fullmatch(r"[A-Z]{2}(\s*,\s*[A-Z]{2})*", typed):
        return [code.strip() for code in typed.split(",")]
    return _word(typed, words, question) if words else typed


def in_format_words(
    workload: Mapping[str, Any], knowledge: Knowledge, language: Language
) -> dict[str, Any]:
    """A workload with the words of the format for those that the dialogue understands.

    Only questions of the dialogue are concerned; what is not understood stays as it is.
    """
    found = {key: copy.deepcopy(value) for key, value in workload.items()}
    count = found.get("information")
    assets = len(count) if isinstance(count, list) else 0
    parts = (organization, service, hosting, needs, cost, acquisition)
    asked = [q for part in parts for q in part()]
    asked += [q for index in range(min(assets, MOST_ASSETS)) for q in asset(index)]
    for question in asked:
        if question.kind in _WORDED:
            _replace(found, question, knowledge, language)
    return found


_WORDED = ("word", "words", "information-kind", "elements", "profile", "place")


def _replace(values: Any, question: Question, knowledge: Knowledge, language: Language) -> None:
    """Put the word of the format at the place of a question, where the file gives a text."""
    *outer, last = question.path.split(".")
    for step in outer:
        if isinstance(values, list) and step.isdigit() and int(step) < len(values):
            values = values[int(step)]
        else:
            values = values.get(step) if isinstance(values, dict) else None
    held = values.get(last) if isinstance(values, dict) else None
    words = vocabulary(question, knowledge)
    if isinstance(held, str) and held:
        values[last] = held if held in words else parse(question, held, words, language)
    elif isinstance(held, list):
        values[last] = [
            _word(item, words, question) if isinstance(item, str) and item else item
            for item in held
        ]


def clean(line: str) -> str:
    """A line without the invisible characters that a terminal may slip in."""
    kept = (c if c.isprintable() else " " if c.isspace() else "" for c in line)
    return "".join(kept).strip()


def number(typed: str, language: Language) -> Any:
    """A number in the French or English manner; anything else comes back as it is.

    ``12 000``, ``0,05``, ``0.05``, ``180 000 $`` and ``1 234,50`` are understood. A comma before
    exactly three digits groups thousands in English; in French it could mean either, so that the
    reply is not understood.
    """
    plain = re.sub(r"\s", "", typed.replace("$", ""))
    if not _NUMBER.match(re.sub(r"\s+", " ", typed.replace("$", "").strip())):
        return typed
    if re.fullmatch(r"[-+]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?", plain):
        if language == "fr":
            return typed
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".")
    if plain.count(".") > 1 or len(plain) > MAX_DIGITS:
        return typed
    value = resolve(plain)
    return value if isinstance(value, (int, Decimal)) else typed


def _word(typed: str, words: Vocabulary, question: Question) -> str:
    """The right word for a reply: its number in the list, itself, or one of its names."""
    listed = question.kind in ("word", "words", "profile", "place")
    if listed and typed.isascii() and typed.isdigit() and 0 < int(typed[:4]) <= len(words):
        return list(words)[int(typed[:4]) - 1]
    target = fold(typed)
    if typed in words:
        return typed
    found = [word for word, names in words.items() if target in _folded(word, names)]
    return found[0] if len(found) == 1 else typed


def _folded(word: str, names: Sequence[Text]) -> set[str]:
    parts = [part for name in names for side in (name.fr, name.en) for part in side.split(", ")]
    whole = [side for name in names for side in (name.fr, name.en)]
    return {fold(part) for part in (word, *parts, *whole)}


def _meanings(words: Sequence[str]) -> Mapping[str, tuple[Text, ...]]:
    return {word: ((text,) if (text := meaning(word)) else ()) for word in words}


def _same(words: Sequence[str]) -> tuple[Text, ...]:
    return tuple(Text(fr=word, en=word) for word in words)
