"""The language of a run: option, then environment, then French."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from courtier.values.text import Language

_VARIABLES = ("COURTIER_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_CURRENT: list[Language] = ["fr"]


def current() -> Language:
    """The language of this run."""
    return _CURRENT[0]


def use(language: Language) -> None:
    """Set the language of this run, for our words and for those of the option parser."""
    _CURRENT[0] = language
    os.environ["LANGUAGE"] = language


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language asked for, before the options are parsed.

    ``--lang`` counts first, then the variables in their usual order; C and POSIX mean French,
    as does anything that is not English. A ``COURTIER_LANG`` that is neither French nor English
    is ignored, with French: it never makes the language of the system count.
    """
    for index, word in enumerate(arguments):
        if word == "--":
            break
        if word == "--lang" and index + 1 < len(arguments):
            return _of(arguments[index + 1])
        if word.startswith("--lang="):
            return _of(word.removeprefix("--lang="))
    for name in _VARIABLES:
        value = environment.get(name)
        if value:
            return _of(value)
    return "fr"


def _of(value: str) -> Language:
    return "en" if value.casefold().startswith("en") else "fr"
