"""What ``courtier discover`` prints: the head of the inventory, and what it holds, counted."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from courtier.knowledge.records.resources import ResourceNeed
from courtier.results.drafts import Drafts
from courtier.results.inventory import Inventory
from courtier.values.model import Frozen
from courtier.values.text import Text


class Count(Frozen):
    """How many resources an account, a region or a need has; ``id`` None where it is not told.

    ``name`` is that of an account, and where a region is; None where nobody tells.

    A region is ``provider:code``, ``global`` for what stands in none, or the cloud's word where
    no table explains it. A need is one of a workload file, ``none``, or ``unknown``.
    """

    id: str | None
    name: Text | None = None
    count: int


class TypeCount(Frozen):
    """How many resources a type has; ``need`` None and ``service`` empty for an unknown type."""

    type: str
    need: ResourceNeed | None
    service: str
    count: int


class Held(Frozen):
    """Of how many resources something holds, does not, or is not told.

    ``always``: it holds because the provider never does otherwise, and no listing tells it.
    ``aside``: the question makes no sense of them. Together they are all the resources.
    """

    yes: int
    no: int
    unknown: int
    always: int = 0
    aside: int = 0


class Settings(Frozen):
    """Of how many resources settings tell the protection or the size, and of how many they came."""

    told: int = 0
    of: int = 0


class DiscoverResult(Frozen):
    """What an inventory holds.

    ``written`` is the path of the inventory, None where one was only read; ``sha256`` the
    fingerprint of its bytes. ``encrypted`` asks those that hold or treat data, ``public`` those
    that hold anything or let it through, ``tagged`` all. ``drafts`` None where none was asked.
    """

    schema_: Literal["courtier/discover/1"] = Field("courtier/discover/1", alias="schema")
    inventory: Inventory
    sha256: str
    written: str | None
    accounts: tuple[Count, ...]
    regions: tuple[Count, ...]
    needs: tuple[Count, ...]
    types: tuple[TypeCount, ...]
    encrypted: Held
    public: Held
    tagged: Held
    settings: Settings = Settings()
    drafts: Drafts | None = None
