"""Resources counted by kind, as they pass: equal ones are priced once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from courtier.results.belonging import Bearers, By, Value, value_of
from courtier.results.inventory import Found, Inventory
from courtier.results.resources import NotExamined, Place, Resource

EVERYWHERE = "global"
"""The region of what stands in no single place, as the price lists name it."""
_ADDRESS = ("http://", "https://", "projects/")
"""How a value begins that is an address whose last step is the word."""


class RunningInventory(Protocol):
    """An inventory that was opened: its head, its fingerprint, its resources when asked for."""

    @property
    def head(self) -> Inventory:
        """Its first line."""

    @property
    def name(self) -> str:
        """Its name, as it is printed."""

    @property
    def sha256(self) -> str:
        """The fingerprint of its bytes."""

    def rows(self) -> Iterator[tuple[Found, Resource | NotExamined]]:
        """What the cloud told of each resource, and what the tables make of it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What equal resources share.

    ``need`` is None for a type that no table holds. ``region`` is the provider’s code, None where
    no single one is known. ``size`` are its words with their values, in order of word.
    """

    provider: str | None
    format: str
    type: str
    need: str | None
    region: str | None
    size: tuple[tuple[str, str], ...]

    @property
    def words(self) -> Mapping[str, str]:
        """The words of the size."""
        return dict(self.size)


Keyed = Counter[tuple[Value, Kind]]
"""How many resources of each kind a key has: none of its own, or none that anybody tells."""


@dataclass
class Tally:
    """How many resources of each kind there are, in all, by account and by group."""

    kinds: Counter[Kind] = field(default_factory=Counter)
    accounts: Keyed = field(default_factory=Counter)
    groups: Keyed = field(default_factory=Counter)

    def keyed(self, key: Callable[[Kind], Value]) -> Keyed:
        """The same counts by what a kind tells of itself: its region, its type."""
        found: Keyed = Counter()
        for kind, count in self.kinds.items():
            found[key(kind), kind] += count
        return found


def tally(
    inventory: RunningInventory,
    by: By | None,
    noted: Callable[[Found, Kind], None] | None = None,
) -> Tally:
    """Count the resources of an inventory, read once from its first to its last.

    Args:
        inventory: What was opened.
        by: The key of the groups, None without groups.
        noted: What else is told of each resource.

    Raises:
        InputError: A line is not a resource, or the file is cut.
        NoSuchKeyError: No resource has a value of the key, though some tell what they have.
    """
    counts = Tally()
    bearers = Bearers(by) if by is not None else None
    same: dict[Kind, Kind] = {}
    for found, resource in inventory.rows():
        new = kind_of(resource)
        kind = same.setdefault(new, new)
        counts.kinds[kind] += 1
        counts.accounts[Value(found.account, found.account is not None), kind] += 1
        if by is not None and bearers is not None:
            value = value_of(found, by)
            bearers.see(found, value)
            counts.groups[value, kind] += 1
        if noted is not None:
            noted(found, kind)
    if bearers is not None:
        bearers.refuse()
    return counts


def kind_of(resource: Resource | NotExamined) -> Kind:
    """What tells the price of a resource."""
    if isinstance(resource, NotExamined):
        return Kind(None, "", resource.type, None, None, ())
    size = tuple(sorted((word, _plain(value)) for word, value in resource.size.items()))
    return Kind(
        provider=resource.provider,
        format=resource.format,
        type=resource.type,
        need=resource.need if resource.known_type else None,
        region=_region(resource.place),
        size=size,
    )


def _region(place: Place) -> str | None:
    """The code of the one region that is known; several, or a group of them, give none."""
    if place.why == "global":
        return EVERYWHERE
    if len(place.regions) != 1 or place.countries or place.why is not None:
        return None
    return place.regions[0].partition(":")[2]


def _plain(value: str) -> str:
    """The word itself, where a cloud writes the address of what it names."""
    return value.rsplit("/", 1)[-1] if value.startswith(_ADDRESS) else value
