"""What a workload file alone may know: its free texts, the ids its body chose, its amounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from courtier.workload.model import Workload

_OF_THE_KNOWLEDGE = frozenset({
    "kind", "elements", "scheme", "profile", "offering", "regions", "confidentiality", "integrity",
    "availability", "level", "fingerprint", "data", "backup", "logs", "metadata", "support",
    "administration", "keys", "question",
})  # fmt: skip
"""Keys whose word is read from the fact files or is a country: public, never the body's own."""
_LINKS = frozenset({"id", "asset", "assets", "joined_with"})
"""Keys that hold an id which the body chose."""
_PLAIN_ANSWERS = frozenset({"yes", "no", "unknown", "true", "false", "oui", "non", "inconnu"})
_PUBLIC_RATE = frozenset({"exchange_rates"})


@dataclass(frozen=True)
class OwnWords:
    """``texts`` are free texts, ``ids`` the ids that the body chose, ``amounts`` its money."""

    texts: frozenset[str]
    ids: frozenset[str]
    amounts: frozenset[Decimal]


def own_words(workload: Workload) -> OwnWords:
    """Walk the whole file by field, never by value: a word of a closed list is nobody's own.

    A new free field of the format is hidden without a change here; only words of the knowledge
    are named above.
    """
    found = list(_walk(workload, ()))
    texts = {value for keys, value in found if isinstance(value, str) and keys[-1] not in _LINKS}
    ids = {value for keys, value in found if isinstance(value, str) and keys[-1] in _LINKS}
    amounts = {value for _, value in found if isinstance(value, Decimal) and value}
    texts -= _PLAIN_ANSWERS
    return OwnWords(frozenset(texts - {""}), frozenset(ids - {""}), frozenset(amounts))


def _walk(part: BaseModel, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, field in type(part).model_fields.items():
        annotation: Any = field.annotation
        free = _takes_free_text(annotation) and name not in _OF_THE_KNOWLEDGE
        yield from _values(getattr(part, name), (*keys, name), free)


def _values(value: Any, keys: tuple[str, ...], free: bool) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, BaseModel):
        yield from _walk(value, keys)
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _values(item, keys, free)
    elif isinstance(value, str):
        if free:
            yield keys, value
    elif isinstance(value, Decimal) and _is_money(keys):
        yield keys, value


def _is_money(keys: tuple[str, ...]) -> bool:
    return not _PUBLIC_RATE.intersection(keys) and any("cad" in key.split("_") for key in keys)


@cache
def _takes_free_text(annotation: Any) -> bool:
    """Tell whether a field takes any text, not only the words of a closed list."""
    if annotation is str:
        return True
    if str(get_origin(annotation)) == "typing.Literal":
        return False
    return any(_takes_free_text(inner) for inner in get_args(annotation) if inner is not Ellipsis)
