"""What a body changes in part of a record: one exposure, one service, one certificate, one key.

Each act is a file of ``catalog/corrections/`` in its layer; the rest of the record stays that of
the lower layers, and follows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import date
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from courtier.values.citation import Source
from courtier.values.model import Frozen
from courtier.values.text import Text

FOLDER = "catalog/corrections"
ITEM_KEYS: Mapping[str, str] = {
    "certifications": "id", "services": "name", "procurement": "vehicle", "editions": "id",
    "exposure": "law",
}  # fmt: skip
"""What tells the items of a list apart; a law goes by its French name, a word by itself."""
KEPT = ("id", "changes", "history", "sources", "withdrawn")
"""The keys that no correction sets: it signs ``changes`` and completes ``sources`` itself."""


class Correction(Frozen):
    """One act on part of a record, with who, when and why.

    ``of`` is the file of the record, without its suffix: ``catalog/offerings/aws-canada``. ``set``
    gives keys of the record another value. ``add``, ``correct`` and ``withdraw`` name a list or a
    mapping of the record: the items to add, what changes in some items, the items to take away;
    an item goes by its id, its name, its vehicle, or the French name of its law. From ``on``, by
    the second clock, it counts.
    """

    of: Annotated[
        str, StringConstraints(pattern=r"^(catalog|providers)/[a-z-]+/[a-z0-9]+([.-][a-z0-9]+)*$")
    ]
    by: Annotated[str, StringConstraints(min_length=1)]
    on: date
    reason: Text
    sources: tuple[Source, ...] = ()
    set: Annotated[dict[str, Any], Field(default_factory=dict)]
    add: Annotated[dict[str, list[Any]], Field(default_factory=dict)]
    correct: Annotated[dict[str, dict[str, dict[str, Any]]], Field(default_factory=dict)]
    withdraw: Annotated[dict[str, list[str]], Field(default_factory=dict)]

    @property
    def touched(self) -> frozenset[str]:
        """What it adds or corrects, by what tells items apart."""
        added = {item_name(key, item) for key, items in self.add.items() for item in items}
        return frozenset(added.union(*self.correct.values()))


class UnfitError(Exception):
    """A correction does not suit the record: ``code`` of the fault, ``path`` in the correction."""

    def __init__(self, code: str, path: tuple[str | int, ...], id: str) -> None:
        super().__init__(code, path, id)
        self.code, self.path, self.id = code, path, id


def item_name(key: str, item: Any) -> str:
    """What tells an item of a list from the others."""
    found = item.get(ITEM_KEYS.get(key, "id")) if isinstance(item, dict) else item
    return str(found.get("fr") if isinstance(found, dict) else found)


def corrected(data: Mapping[str, Any], acts: Iterable[Correction]) -> dict[str, Any]:
    """What a record holds once some corrections are made, one after another.

    Args:
        data: What it holds below, plain.
        acts: The corrections, in their order.

    Raises:
        UnfitError: One changes what is not there, or adds what is.
    """
    found = deepcopy(dict(data))
    for act in acts:
        for key, value in act.set.items():
            if key in KEPT:
                raise UnfitError("correction-alone", ("set", key), key)
            found[key] = value
        for key, names in act.withdraw.items():
            found[key] = _without(found, key, names)
        for key, changes in act.correct.items():
            found[key] = _changed(found, key, changes)
        for key, items in act.add.items():
            found[key] = _with(found, key, items)
        signed = {"on": act.on.isoformat(), "by": act.by, "text": act.reason.model_dump()}
        found["changes"] = [*found.get("changes", ()), signed]
        found["sources"] = [
            *found.get("sources", ()), *(source.model_dump(mode="json") for source in act.sources)
        ]  # fmt: skip
    return found


def _without(data: Mapping[str, Any], key: str, names: list[str]) -> Any:
    held = data.get(key) or []
    known = list(held) if isinstance(held, dict) else [item_name(key, item) for item in held]
    for number, name in enumerate(names):
        if name not in known:
            raise UnfitError("correction-alone", ("withdraw", key, number), name)
    if isinstance(held, dict):
        return {name: item for name, item in held.items() if name not in names}
    return [item for item in held if item_name(key, item) not in names]


def _changed(data: Mapping[str, Any], key: str, changes: Mapping[str, dict[str, Any]]) -> Any:
    held = data.get(key) or []
    known = list(held) if isinstance(held, dict) else [item_name(key, item) for item in held]
    for name in changes:
        if name not in known:
            raise UnfitError("correction-alone", ("correct", key, name), name)
    if isinstance(held, dict):
        return {name: item | changes.get(name, {}) for name, item in held.items()}
    return [
        item | changes[name] if (name := item_name(key, item)) in changes else item
        for item in held
    ]  # fmt: skip


def _with(data: Mapping[str, Any], key: str, items: list[Any]) -> list[Any]:
    held = data.get(key) or []
    known = {item_name(key, item) for item in held}
    for number, item in enumerate(items):
        if item_name(key, item) in known:
            raise UnfitError("addition-known", ("add", key, number), item_name(key, item))
    return [*held, *items]
