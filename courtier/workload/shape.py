"""The shape of the format: which keys there are, in order, and what each one holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from courtier.workload.common import Name, Range
from courtier.workload.model import Workload

Holds = Literal["group", "groups", "words", "texts", "word", "text", "number", "whole", "day",
                "flag", "name"]  # fmt: skip


@dataclass(frozen=True)
class Key:
    """One key of the format.

    ``path`` has no list positions; ``words`` are the allowed words of a closed list, in order;
    ``inner`` is the model of a group or of the items of a list of groups.
    """

    path: str
    name: str
    holds: Holds
    words: tuple[str, ...]
    required: bool
    inner: type[BaseModel] | None


def keys_of(model: type[BaseModel] = Workload, path: str = "") -> Iterator[Key]:
    """The keys of a model, in the order of the format."""
    for field_name, field in model.model_fields.items():
        name = field.alias or field_name
        parts = list(_parts(field.annotation))
        words = tuple(
            str(w) for part in parts if get_origin(part) is Literal for w in get_args(part)
        )
        models = [p for p in parts if isinstance(p, type) and issubclass(p, BaseModel)]
        inner = next((m for m in models if m not in (Range, Name)), None)
        here = f"{path}.{name}" if path else name
        holds = _holds(parts, words, inner)
        yield Key(here, name, holds, words, field.is_required(), inner)


@lru_cache
def key_at(path: str) -> Key:
    """The key at a path without list positions.

    Raises:
        KeyError: The format has no such key.
    """
    model: type[BaseModel] | None = Workload
    found: Key | None = None
    outer = ""
    for name in path.split("."):
        candidates = list(keys_of(model, outer)) if model else []
        found = next((key for key in candidates if key.name == name), None)
        if found is None:
            raise KeyError(path)
        model, outer = found.inner, found.path
    if found is None:
        raise KeyError(path)
    return found


def _parts(annotation: Any) -> Iterator[Any]:
    """The annotation and everything inside it, closed lists and models whole."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _parts(part)


def _holds(parts: list[Any], words: tuple[str, ...], inner: type[BaseModel] | None) -> Holds:
    many = any(get_origin(part) is tuple for part in parts)
    if inner is not None:
        return "groups" if many else "group"
    if words and words != ("1",):
        one = words == ("any", "canada", "quebec") or not many
        return "word" if one else "words"
    if many:
        return "texts"
    kinds: tuple[tuple[Any, Holds], ...] = (
        (Name, "name"), (date, "day"), (Decimal, "number"), (str, "text"), (bool, "flag"),
        (int, "whole"),
    )  # fmt: skip
    for kind, holds in kinds:
        if kind in parts:
            return holds
    return "whole" if words else _unknown(parts)


def _unknown(parts: list[Any]) -> Holds:
    named = [part for part in parts if part is not NoneType]
    raise TypeError(f"the format holds a value of an unexpected type: {named}")
