"""The resources of an inventory gathered by what they share, one at a time, in little memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from courtier.check.found.sizes import STORAGE, Machine, Sizes
from courtier.results.belonging import Bearers, By, value_of
from courtier.results.inventory import Found
from courtier.results.resources import NotExamined, Resource
from courtier.results.sizes import gib_of

MOST_GROUPS = 2000
"""So many drafts are made at most: a key that nearly every resource has its own value of is not
one that tells workloads apart."""
MOST_KINDS = 500
"""So many types, sizes or values of a group are told apart; the others are counted as one."""
OTHERS = "…"
_ENGINES = (
    ("postgre", "postgresql"), ("mysql", "mysql"), ("sqlserver", "sql-server"),
    ("sql server", "sql-server"), ("microsoft.sql", "sql-server"), ("oracle", "oracle"),
    ("mariadb", "other"), ("db2", "other"),
)  # fmt: skip
"""What stands in the names that clouds give to engines, and our word for it."""


class TooManyGroupsError(Exception):
    """More values than drafts can be made of."""


@dataclass(frozen=True, slots=True)
class Base:
    """A managed database whose machine and engine are known; its storage may not be."""

    engine: str
    vcpu: Decimal
    memory_gib: Decimal
    storage_gib: Decimal | None


@dataclass
class Gathered:
    """What the resources of one group add up to, and what could not be added."""

    value: str
    number: int = 0
    spellings: Counter[str] = field(default_factory=Counter)
    accounts: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)
    unplaced: int = 0
    classifications: Counter[str] = field(default_factory=Counter)
    machines: Counter[tuple[Decimal, Decimal, str]] = field(default_factory=Counter)
    storage: dict[str, Decimal] = field(default_factory=dict)
    databases: Counter[Base] = field(default_factory=Counter)
    unsized: Counter[str] = field(default_factory=Counter)
    without_need: Counter[str] = field(default_factory=Counter)
    stopped: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    os_unknown: int = 0


class Gatherer:
    """Groups resources by a key.

    Args:
        by: What they share.
        sizes: Reads their sizes.
        tags: The names of the tags that tell a classification, in small letters.
    """

    def __init__(self, by: By, sizes: Sizes, tags: frozenset[str]) -> None:
        self._by, self._sizes, self._tags = by, sizes, tags
        self.groups: dict[str, Gathered] = {}
        self.without = 0
        self.undecided = 0

    def take(self, rows: Iterable[tuple[Found, Resource | NotExamined]]) -> None:
        """Gather every resource of an inventory.

        Raises:
            TooManyGroupsError: The key has too many values.
            NoSuchKeyError: No resource has a value of the key.
        """
        bearers = Bearers(self._by)
        for found, item in rows:
            value = value_of(found, self._by)
            bearers.see(found, value)
            if value.text is None:
                self.without += 1
                self.undecided += not value.known
                continue
            group = self._group(value.text)
            self._describe(group, found, value.text)
            if isinstance(item, Resource):
                self._sum(group, item)
        bearers.refuse()

    def _group(self, value: str) -> Gathered:
        key = value.casefold()
        if key not in self.groups:
            if len(self.groups) >= MOST_GROUPS:
                raise TooManyGroupsError
            self.groups[key] = Gathered(value)
        return self.groups[key]

    def _describe(self, group: Gathered, found: Found, value: str) -> None:
        group.number += 1
        count(group.spellings, value)
        if found.account is not None:
            count(group.accounts, found.account)
        for name, said in (found.tags or {}).items():
            if name.casefold() in self._tags:
                count(group.classifications, said)

    def _sum(self, group: Gathered, item: Resource) -> None:
        places = (*item.place.regions, *item.place.countries)
        for place in places:
            count(group.regions, place)
        group.unplaced += not places and item.place.why != "global"
        if not item.known_type:
            count(group.unknown, item.type)
        elif self._sizes.stands_elsewhere(item):
            count(group.without_need, item.type)
        elif self._sizes.stands_still(item):
            count(group.stopped, item.type)
        elif item.need == "compute":
            self._machine(group, item)
        elif item.need == "database":
            self._database(group, item)
        elif item.need in STORAGE:
            self._volume(group, item, item.need)
        else:
            count(group.without_need, item.type)

    def _machine(self, group: Gathered, item: Resource) -> None:
        machine = self._sizes.machine(item)
        sized = _sized(machine)
        if machine is None or sized is None or not _whole(machine.count):
            count(group.unsized, f"{item.type} {machine.shape}" if machine else item.type)
            return
        os = item.size.get("os", "").casefold()
        group.os_unknown += not os
        word = "windows" if "windows" in os else ("linux" if os else "")
        group.machines[(*sized, word)] += int(machine.count or 0)

    def _database(self, group: Gathered, item: Resource) -> None:
        machine, engine = self._sizes.machine(item), engine_of(item)
        sized = _sized(machine)
        if sized is None or engine is None:
            count(group.unsized, f"{item.type} {machine.shape}" if machine else item.type)
            return
        group.databases[Base(engine, *sized, gib_of(item.size))] += 1

    def _volume(self, group: Gathered, item: Resource, kind: str) -> None:
        gib = gib_of(item.size)
        if gib is None:
            count(group.unsized, item.type)
        else:
            group.storage[kind] = group.storage.get(kind, Decimal(0)) + gib


def count(kinds: Counter[str], name: str) -> None:
    """Count one more of a name; past so many names, among the others."""
    kinds[name if name in kinds or len(kinds) < MOST_KINDS else OTHERS] += 1


def engine_of(item: Resource) -> str | None:
    """The engine of a managed database in the words of a workload file; None where none tells."""
    said = item.size.get("engine", "")
    told = f"{said} {item.service} {item.type}".casefold()
    found = next((word for part, word in _ENGINES if part in told), None)
    return found or ("other" if said else None)


def _sized(machine: Machine | None) -> tuple[Decimal, Decimal] | None:
    if machine is None or not machine.vcpu or not machine.memory_gib:
        return None
    return machine.vcpu, machine.memory_gib


def _whole(number: Decimal | None) -> bool:
    return number is not None and number >= 1 and number == int(number)
