"""Reads the bilingual words of the documentation that no module of the program holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml_rs

from courtier.values.text import Language

FOLDER = Path(__file__).resolve().parent / "words"


@cache
def words(name: str) -> dict[str, Any]:
    """The content of ``words/NAME.yaml``."""
    found = yaml_rs.loads((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


class MissingWordsError(Exception):
    """A key of the program that a word file does not tell."""


def told(name: str, group: str, key: str, language: Language) -> str:
    """What ``words/NAME.yaml`` says of a key of a group.

    Raises:
        MissingWordsError: It says nothing; the message names what to add.
    """
    held = words(name).get(group, {}).get(key)
    if not isinstance(held, dict) or language not in held:
        raise MissingWordsError(f"docs/making/words/{name}.yaml: add {group}.{key} ({language})")
    return str(held[language])
