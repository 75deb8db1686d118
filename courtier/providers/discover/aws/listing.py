"""What a listing of AWS is: the calls that make it, and how a resource is read in its answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

NAME = "@"
"""Where an item that is only a word is kept: the name of a table, the address of a queue."""
BEFORE = "^"
"""Where an item keeps the one of the call before: the cluster of a service."""
HIDDEN = frozenset({NAME, BEFORE})
_FIELD = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Step:
    """One call, made once, or for each item of the call before.

    ``items`` is the path to what it gives; empty: the whole answer. ``given`` names, for each
    argument, the path of its value in the item before; an argument that ends with ``[]`` takes a
    list of one. ``constants`` are the other arguments; a text may name ``{account}``.
    ``into``: the answer is no item, but this attribute of the item before. ``none``: the codes of
    errors that say that there is none, and what is put there instead. ``once``: one answer holds
    for all items. ``service`` where it is not the one of the listing; ``at`` are the paths of the
    region to ask, the first that tells winning. ``pages``: the names of what asks for the next
    page, in the call and in the answer, where the kit does not turn pages by itself. ``unless``:
    the attribute that makes the call needless.
    """

    operation: str
    items: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, Any] = field(default_factory=dict)
    into: str = ""
    none: Mapping[str, Any] = field(default_factory=dict)
    once: bool = False
    service: str = ""
    at: str = ""
    pages: tuple[str, ...] = ()
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """One listing of one service.

    ``id`` is a path to the ARN, or the ARN with paths between braces; ``{path/}`` takes what
    follows the last stroke. ``type`` as Resource Explorer writes it; empty: that of each ARN.
    ``tags`` is the path to them, None where the listing does not tell them. ``region`` are the
    paths to a region, for ARNs that hold none. ``absent`` are the attributes that the cloud
    leaves out where it is not so. ``gone`` tells, by path, the words of what is there no more;
    ``owner`` is the path to the account that owns it, where the listing may hold those of others.
    ``everywhere``: asked once for the whole account, not in each region.
    """

    service: str
    type: str
    id: str
    steps: tuple[Step, ...]
    tags: str | None = None
    region: str = ""
    absent: Mapping[str, Any] = field(default_factory=dict)
    gone: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    owner: str = ""
    everywhere: bool = False
    needed: Literal["always", "where-enabled"] = "always"

    @property
    def name(self) -> str:
        """Service and operation, those of the last call that gives items: ``ecs:ListServices``."""
        return f"{self.service}:{[s for s in self.steps if not s.into][-1].operation}"

    @property
    def calls(self) -> tuple[str, ...]:
        """The operations that it may send, with their services, in order."""
        return tuple(f"{s.service or self.service}:{s.operation}" for s in self.steps)


def simple(service: str, type: str, id: str, operation: str, items: str, **more: Any) -> Listing:
    """A listing of one call.

    Args:
        service: As the kit names it.
        type: As Resource Explorer writes it.
        id: Of its ARN.
        operation: The call.
        items: The path to what it gives.
        more: Other parts of the listing (``tags``, ``gone``…) and of its call (``constants``,
            ``pages``).
    """
    call = {key: more.pop(key) for key in ("constants", "pages") if key in more}
    return Listing(service, type, id, (Step(operation, items, **call),), **more)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a call is made: in which account and region, in which partition of AWS."""

    account: str
    region: str
    partition: str

    def words(self) -> dict[str, str]:
        """What the pattern of an ARN may name."""
        return {"account": self.account, "region": self.region, "partition": self.partition}


def at(value: Any, path: str) -> Any:
    """The value at a path of keys; those inside lists as one list; None where there is none."""
    for key in path.split("."):
        if isinstance(value, list):
            found = [inner for item in value if (inner := at(item, key)) is not None]
            value = [x for one in found for x in one] if _lists(found) else found
        else:
            value = value.get(key) if isinstance(value, Mapping) else None
    return value


_OLD_NAMES = {None: "us-east-1", "": "us-east-1", "EU": "eu-west-1"}
"""How the oldest regions of buckets are told."""


def region_at(item: Mapping[str, Any], paths: str) -> str | None:
    """The region that the first path tells; None where no answer holds one of them."""
    for path in paths.split():
        holder, _, key = path.rpartition(".")
        outer = at(item, holder) if holder else item
        if isinstance(outer, Mapping) and key in outer:
            return _OLD_NAMES.get(outer[key]) or str(outer[key])
    return None


def _lists(found: list[Any]) -> bool:
    return bool(found) and all(isinstance(one, list) for one in found)


def arn(pattern: str, item: Mapping[str, Any], place: Place) -> str | None:
    """The ARN of an item; None where the answer lacks a part of it."""
    if "{" not in pattern:
        told = at(item, pattern)
        return told if isinstance(told, str) and told else None
    words = place.words()
    missing = False

    def value(match: re.Match[str]) -> str:
        nonlocal missing
        path = match.group(1)
        told = words.get(path) or at(item, path.rstrip("/"))
        missing = missing or not told
        text = str(told)
        return text.rsplit("/", 1)[-1] if path.endswith("/") else text

    made = _FIELD.sub(value, pattern)
    return None if missing else made


def tags_of(value: Any) -> dict[str, str]:
    """Tags as names and values, of any of the forms that AWS writes them in."""
    if isinstance(value, Mapping):
        return {str(key): str(text) for key, text in value.items()}
    return dict(sorted(_pairs(value)))


def _pairs(value: Any) -> Iterator[tuple[str, str]]:
    for pair in value if isinstance(value, list) else ():
        if not isinstance(pair, Mapping):
            continue
        low = {str(key).casefold(): text for key, text in pair.items()}
        name = low.get("key", low.get("tagkey"))
        if name is not None:
            yield str(name), str(low.get("value", low.get("tagvalue")) or "")
