"""What a cloud holds: the head of an inventory, its resources, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pydantic import Field

from courtier.values.model import Frozen

Cloud = Literal["aws", "azure", "google"]
PROVIDERS: dict[Cloud, str] = {"aws": "aws", "azure": "azure", "google": "gcp"}
"""Our id of the provider of each cloud."""
Source = Literal["api", "export"]
"""Where an inventory comes from: the interfaces of its cloud, or a file that a tool exported."""
WhyUnread = Literal[
    "refused", "throttled", "unreachable", "expired", "malformed", "not-enabled", "interrupted",
    "not-told-by-export",
]  # fmt: skip
"""Why a part was not read: no permission, asked to slow down until patience ended, no whole
answer, credentials that ended, an answer of another shape, a listing that the account has not
turned on, a run that was stopped before, or what the export of a tool leaves out by nature."""


class Unread(Frozen):
    """A part of a cloud that could not be read: what it holds is unknown, never absent.

    ``part`` is its key; ``account`` and ``region`` None where the part is not of one.
    ``matters`` is False where another listing tells the same resources (an index that is not
    turned on, beside the listings of the services). ``detail`` is what the cloud says, cleaned.
    """

    part: str
    account: str | None = None
    region: str | None = None
    listing: str
    why: WhyUnread
    detail: str = ""
    matters: bool = True


class Account(Frozen):
    """An account, a subscription or a project. ``path`` names the folders above it, outermost
    first; ``name`` is None where the cloud does not tell it."""

    id: str
    name: str | None = None
    path: tuple[str, ...] = ()


class Found(Frozen):
    """One resource as its cloud tells it (a line of the inventory).

    ``id`` is the cloud's own: an ARN, a resource id, a full resource name. ``region`` is the
    cloud's word, None where it tells none. ``group`` is the resource group of Azure. ``tags``
    None: nobody told them; empty: it has none. ``attributes`` are those that the table of types
    names, as the cloud writes them. ``listings`` are those that told it, in order of name.
    """

    id: str
    type: str
    account: str | None = None
    region: str | None = None
    group: str | None = None
    tags: Mapping[str, str] | None = None
    attributes: Mapping[str, Any] = Field(default_factory=dict)
    listings: tuple[str, ...] = ()


class UnknownType(Frozen):
    """A type that no table holds, and how many resources have it."""

    type: str
    count: int


class Inventory(Frozen):
    """The head of an inventory: its first line.

    ``read_on`` is the day of the run; ``resources`` their number; ``accounts`` and ``regions``
    those that were asked, in order of id. ``complete`` is False where anything that matters is
    unread, hence always of an export, whose tool tells only a part of the cloud. ``narrowed`` tells
    that accounts or regions were named, so that the others were not asked. ``source`` tells where
    it comes from: the cloud's interfaces, or an exported file with its fingerprint.
    """

    schema_: Literal["courtier/inventory/1"] = Field("courtier/inventory/1", alias="schema")
    cloud: Cloud
    read_on: date
    courtier: str
    knowledge: str
    source: Source = "api"
    source_sha256: str | None = None
    accounts: tuple[Account, ...] = ()
    regions: tuple[str, ...] = ()
    resources: int
    unknown_types: tuple[UnknownType, ...] = ()
    unread: tuple[Unread, ...] = ()
    complete: bool
    narrowed: bool = False
