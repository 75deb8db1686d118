"""A workload as the YAML text that ``courtier init`` writes, with who knows what is missing."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from courtier.values.text import Language, Text
from courtier.workload.shape import keys_of
from courtier.workload.words import PARTS, key_text, who_knows
from courtier.workload.writing import MODELINE, write_yaml

_NO_NOTES: Mapping[str, Sequence[Text]] = MappingProxyType({})
_WHO = Text(fr="Qui le sait : {who}.", en="Who knows: {who}.")
_OPEN = Text(fr="Encore inconnu : {keys}.", en="Still unknown: {keys}.")
_PROFILE = Text(
    fr="Ces besoins viennent d’un profil type : ils sont à confirmer par l’architecte.",
    en="These needs come from a typical profile: the architect has to confirm them.",
)
_HEADER = Text(
    fr="Ce qui manque est inconnu : le programme demandera, sans jamais deviner.",
    en="What is absent is unknown: the program will ask, and never guess.",
)


def render(
    workload: Mapping[str, Any],
    language: Language,
    unknown: Iterable[str] = (),
    notes: Mapping[str, Sequence[Text]] = _NO_NOTES,
) -> str:
    """The text of a workload file.

    Args:
        workload: Its keys and plain values.
        language: The language of the comments.
        unknown: Paths of the questions to which nobody knew the answer.
        notes: What else is to be said above a key of the top, each on one line.
    """
    open_keys = _by_part(unknown)

    def told(path: str) -> list[str]:
        lines = [key_text(path).in_(language), *_people(path, open_keys, language)]
        return [*lines, *(note.in_(language) for note in notes.get(path, ()))]

    def comment(path: str) -> list[str]:
        if "." in path or (path not in PARTS and path not in notes):
            return []
        lines = told(path)
        if path == "needs" and _is_profile(workload):
            lines.append(_PROFILE.in_(language))
        return ["", *_wrapped(lines)]

    text = write_yaml(workload, comment)
    head = "\n".join([MODELINE, *_wrapped([_HEADER.in_(language)])])
    return f"{head}\n{text}{_absent(workload, told)}"


def _absent(workload: Mapping[str, Any], told: Callable[[str], list[str]]) -> str:
    """The parts of which nothing is known, asleep at the end of the file."""
    lines = []
    for key in keys_of():
        if key.path in PARTS and key.path not in workload:
            lines += ["", *_wrapped(told(key.path)), f"#{key.name}:"]
    return "\n".join(lines) + "\n" if lines else ""


def _people(path: str, open_keys: dict[str, list[str]], language: Language) -> list[str]:
    who = who_knows(path)
    lines = [_WHO.in_(language).format(who=who.in_(language))] if who else []
    if open_keys.get(path):
        lines.append(_OPEN.in_(language).format(keys=", ".join(open_keys[path])))
    return lines


def _is_profile(workload: Mapping[str, Any]) -> bool:
    needs = workload.get("needs")
    return isinstance(needs, Mapping) and bool(needs.get("profile"))


def _by_part(paths: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in paths:
        part, _, rest = path.partition(".")
        found.setdefault(part, []).append(rest)
    return found


def _wrapped(sentences: Iterable[str]) -> list[str]:
    return [
        line
        for sentence in sentences
        for line in textwrap.wrap(
            sentence, 98, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False
        )
    ]
