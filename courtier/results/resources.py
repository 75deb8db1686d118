"""A resource of a cloud as plans and inventories tell it, in one form for all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Format = Literal["terraform", "arm", "cloudformation", "aws", "azure", "google"]
"""Where a resource was read: a plan of one of three tools, or the inventory of a cloud."""
Action = Literal["create", "update", "replace", "keep", "delete", "found"]
"""What a plan does with a resource; ``found`` in an inventory."""
DATA_NEEDS = frozenset(
    {"object", "block", "file", "archive", "backup", "database", "messaging", "analytics", "logs",
     "key", "software", "compute"}
)  # fmt: skip
"""The needs of what holds or treats data: only these must say where they are."""
Silence = Literal["until-apply", "sensitive", "not-told", "not-understood", "parent", "global"]
"""Why a value is not known: only after the change is applied, hidden, not in the file, in words
that no table explains, that of another resource, or of no single place."""


@dataclass(frozen=True, slots=True)
class Told:
    """Whether something holds: None with the reason why nobody can tell."""

    holds: bool | None
    why: Silence | None = None


NOT_TOLD = Told(None, "not-told")


@dataclass(frozen=True, slots=True)
class Place:
    """The regions that hold a resource, ``provider:code``; empty with the reason why.

    ``countries`` are those of a group of regions, where the place is no single region. ``word``
    is what the file says, kept where no table explains it.
    """

    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    why: Silence | None = None
    word: str = ""


_INDEX = re.compile(r'\[(?:\d+|"(?:[^"\\]|\\.)*")\]')
_OWN_INDEX = re.compile(rf"{_INDEX.pattern}\Z")


def block_of(address: str) -> str:
    """The block of a plan that an address comes from: of ``a["x"].b[0]``, ``a.b``."""
    return _INDEX.sub("", address)


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource: what it is, where it is, what is told of its protection.

    ``address`` is that of the plan, or the provider's own id. ``provider`` is the id of ours,
    ``need`` and ``service`` come from the table of types; None and empty for a type that no table
    holds. ``tags`` None: not known. ``size`` maps words such as ``gib`` or ``count`` to numbers or
    names. ``closes`` is the address of what this one closes to the public: a resource, or a block
    for all of its resources, with ``[*]`` after it where it may be one of them alone. Nothing that
    a plan marks as sensitive is ever in it.
    """

    address: str
    format: Format
    type: str
    action: Action
    provider: str | None = None
    need: str | None = None
    service: str = ""
    place: Place = Place(why="not-told")
    encrypted: Told = NOT_TOLD
    public: Told = NOT_TOLD
    tags: Mapping[str, str] | None = None
    tags_why: Silence | None = None
    size: Mapping[str, str] = field(default_factory=dict)
    closes: str = ""
    known_type: bool = False
    line: int | None = None
    column: int | None = None

    @property
    def block(self) -> str:
        """The address of the block that made it.

        The id of a resource that was found is whole: whatever it holds, it names no block.
        """
        return self.address if self.action == "found" else block_of(self.address)

    @property
    def keyless(self) -> str:
        """Its address without its own key: that of its block, in its own module."""
        return self.address if self.action == "found" else _OWN_INDEX.sub("", self.address)


Aside = Literal["deleted", "unknown-type", "data-source", "unsupported", "ignored", "no-object"]
"""Why a resource was not examined: it goes away, no table holds its type, it is only read, the
tool could not foresee it, it is outside the deployment, or it is no resource of a cloud."""


@dataclass(frozen=True, slots=True)
class NotExamined:
    """A resource that was left aside, and why; ``detail`` is what the tool says, cleaned."""

    address: str
    type: str
    why: Aside
    detail: str = ""
