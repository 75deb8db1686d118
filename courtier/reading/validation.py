"""What pydantic found wrong, said in both languages with the place and the nearest right word."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from courtier.reading.keys import Path, keys_at, remember_keys, remembered
from courtier.reading.nearest import OtherNames, nearest
from courtier.reading.wording import Said, missing_key, unknown_key, unknown_word, wrong_form
from courtier.values.errors import Mistake
from courtier.values.text import Text, say

if TYPE_CHECKING:
    from courtier.reading.marked import Marked

__all__ = ["MAX_MISTAKES", "BilingualValueError", "in_order", "mistakes_of", "remember_keys"]

MAX_MISTAKES = 200
"""So many mistakes are listed; of the others only the number is."""


class BilingualValueError(ValueError):
    """A validator's refusal that carries its code and its words in both languages."""

    def __init__(self, code: str, text: Text, help: Text) -> None:
        super().__init__(text.en)
        self.code = code
        self.text = text
        self.help = help


@dataclass(frozen=True)
class _Found:
    """One error of pydantic, with its place; ``member`` tells that it comes from a plain union."""

    kind: str
    path: Path
    member: bool
    value: Any
    context: dict[str, Any]
    place: tuple[int, int] | None


def mistakes_of(
    error: ValidationError,
    file: str,
    *,
    marked: Marked | None = None,
    line: int | None = None,
    model: type[BaseModel] | None = None,
    also: OtherNames | None = None,
) -> list[Mistake]:
    """Turn each error of a validation into one mistake with its place, in the order of the file.

    Args:
        error: What pydantic raised.
        file: The name to print.
        marked: The file with its places; None for a table row.
        line: The line to give when there is no marked file.
        model: The model that was validated, for the nearest keys; else the remembered one.
        also: Other names of keys and values, for the suggestions.
    """
    found = [_found(item, marked) for item in error.errors(include_url=False)]
    found = _one_each(_without_members(found))
    found.sort(key=lambda f: f.place or (line or 0, 0))
    known = model or remembered(error.title)
    mistakes = []
    for item in _without_misspelt(found[:MAX_MISTAKES], known, also):
        code, text, help = _said(item, known, also)
        at = item.place or (line, None)
        path = ".".join(map(str, item.path))
        mistakes.append(Mistake(code, file, at[0], at[1], path, text, help))
    if len(found) > MAX_MISTAKES:
        mistakes.append(others(file, len(found) - MAX_MISTAKES))
    return mistakes


def in_order(mistakes: list[Mistake], file: str) -> list[Mistake]:
    """Mistakes in the order of the file, at most ``MAX_MISTAKES`` of them and a count."""
    ordered = sorted(mistakes, key=lambda m: (m.line is None, m.line or 0, m.column or 0))
    if len(ordered) <= MAX_MISTAKES:
        return ordered
    return [*ordered[:MAX_MISTAKES], others(file, len(ordered) - MAX_MISTAKES)]


def others(file: str, number: int) -> Mistake:
    """Say how many more mistakes there are than are listed."""
    text = say(
        "Le fichier contient encore au moins {number} erreurs, non énumérées.",
        "The file holds at least {number} further mistakes, not listed.",
        number=number,
    )
    help = say("Corrigez d’abord celles qui précèdent.", "Correct those above first.")
    return Mistake("more-mistakes", file, None, None, "", text, help)


def _found(item: Any, marked: Marked | None) -> _Found:
    kind, loc = item["type"], item["loc"]
    path = _real_path(kind, loc, marked)
    member = len(path) < sum(1 for part in loc if not str(part).startswith("<"))
    place = _place(kind, path, marked) if marked else None
    return _Found(kind, path, member, item.get("input"), item.get("ctx") or {}, place)


def _real_path(kind: str, loc: tuple[int | str, ...], marked: Marked | None) -> Path:
    """Drop from a location the names that pydantic adds for the members of a union."""
    if marked is None:
        return loc
    path: list[int | str] = []
    here: Any = marked.value
    for index, part in enumerate(loc):
        if _holds(here, part):
            here = here[part]
        elif kind == "missing" and index == len(loc) - 1:
            here = None
        else:
            continue
        path.append(part)
    return tuple(path)


def _holds(here: Any, part: str | int) -> bool:
    if isinstance(part, str):
        return isinstance(here, dict) and part in here
    return isinstance(here, list) and part < len(here)


def _place(kind: str, path: Path, marked: Marked) -> tuple[int, int] | None:
    if kind == "extra_forbidden":
        return marked.keys.get(path) or marked.place(path)
    if kind == "missing":
        return marked.keys.get(path) or marked.keys.get(path[:-1]) or marked.place(path[:-1])
    return marked.place(path)


def _without_members(found: list[_Found]) -> list[_Found]:
    """Keep what is said of the inside of a value rather than of the value as a whole.

    A member of a plain union that goes further than the others wins over them, and a list whose
    items are all wrong is not also said to be empty.
    """
    deeper = {f.path[:length] for f in found for length in range(len(f.path))}
    return [f for f in found if not (f.path in deeper and (f.member or f.kind == "too_short"))]


def _one_each(found: list[_Found]) -> list[_Found]:
    """One error for a place: words allowed by several members of a union are put together."""
    kept: dict[Path, _Found] = {}
    for item in found:
        first = kept.setdefault(item.path, item)
        if first is item:
            continue
        if first.kind == item.kind == "literal_error":
            both = f"{first.context['expected']}, {item.context['expected']}"
            kept[item.path] = replace(first, context={"expected": both})
        elif first.member and item.member and first.kind != item.kind:
            kept[item.path] = replace(first, kind="no_member")
    return list(kept.values())


def _without_misspelt(
    found: list[_Found], model: type[BaseModel] | None, also: OtherNames | None
) -> list[_Found]:
    """Leave out a missing key where an unknown one beside it is plainly meant to be it."""
    meant: set[Path] = set()
    for item in found:
        if item.kind == "extra_forbidden":
            outer = item.path[:-1]
            close = nearest(str(item.path[-1]), keys_at(model, outer), 1, also)
            meant |= {(*outer, key) for key in close}
    return [f for f in found if not (f.kind == "missing" and f.path in meant)]


def _said(item: _Found, model: type[BaseModel] | None, also: OtherNames | None) -> Said:
    key = next((p for p in reversed(item.path) if isinstance(p, str)), "?")
    reason = item.context.get("error")
    if isinstance(reason, BilingualValueError):
        return reason.code, reason.text, reason.help
    if item.kind == "extra_forbidden":
        return unknown_key(key, keys_at(model, item.path[:-1]), also)
    if item.kind == "missing":
        return missing_key(key)
    if item.kind in ("literal_error", "enum"):
        words = [a or b for a, b in _WORDS.findall(item.context["expected"])]
        return unknown_word(key, item.value, words, also)
    if not item.path and item.kind.startswith(("model", "dict")):
        return _NOT_A_GROUP
    return wrong_form(item.kind, key, item.value, item.context)


_WORDS = re.compile(r"'([^']*)'|(\d+)")
_NOT_A_GROUP: Said = (
    "wrong-type",
    say("Le fichier doit être un groupe de clés.", "The file must be a group of keys."),
    say(
        "Écrivez une clé par ligne, suivie d’un deux-points et de sa valeur.",
        "Write one key a line, followed by a colon and its value.",
    ),
)
