"""What one resource adds to what a workload uses: machines, memory, storage, databases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, get_args

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resource_prices import (
    PaidParts,
    resource_prices,
    stands_elsewhere,
    stands_still,
)
from courtier.knowledge.resources import ResourceFacts
from courtier.knowledge.shapes import Shapes
from courtier.results.resources import Resource
from courtier.results.sizes import gib_of, number_of

Measure = Literal[
    "machines", "vcpu", "memory", "object", "block", "file", "archive", "backup",
    "databases", "database-vcpu", "database-memory", "database-storage",
]  # fmt: skip
"""What is summed: machines with their processors and GiB of memory, GiB of each kind of storage,
databases with their machines and GiB of storage."""
MEASURES: tuple[Measure, ...] = get_args(Measure)
STORAGE: dict[str, Measure] = {
    "object": "object", "block": "block", "file": "file", "archive": "archive", "backup": "backup",
}  # fmt: skip
_TIER = re.compile(r"(?:B|GP|MO)_(?=Standard_)")
"""What a plan writes before the machine of a database of Azure, and an inventory does not."""
_NOBODY: PaidParts = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Amount:
    """What one resource adds to one measure; None where nobody can tell, ``about`` what lacks."""

    measure: Measure
    number: Decimal | None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine, or several of one size; None for what is not told. ``shape`` is empty then."""

    shape: str
    count: Decimal | None
    vcpu: Decimal | None
    memory_gib: Decimal | None


class Sizes:
    """Reads the sizes of resources.

    Args:
        facts: The tables of types, which tell what each type says of its size.
        shapes: The machines of the price lists.
        paid: What tells which resources other ones of an inventory stand for: they are summed
            with these.
    """

    def __init__(
        self,
        facts: ResourceFacts,
        shapes: Shapes,
        paid: PaidParts = _NOBODY,
    ) -> None:
        self._facts, self._shapes, self._paid = facts, shapes, paid

    def amounts(self, resource: Resource) -> Iterator[Amount]:
        """What a resource adds to each measure that it bears on; nothing of what has no size.

        A resource that holds data or runs, and whose type tells no size, is summed nowhere: it
        gives amounts that nobody can tell. What other resources stand for adds nothing, and a
        machine that is stopped no more than its storage.
        """
        if self.stands_elsewhere(resource):
            return
        if self.stands_still(resource):
            if resource.need == "database":
                yield Amount("database-storage", gib_of(resource.size), resource.type)
            return
        if resource.need == "compute":
            yield from self._machines(resource, "machines", "vcpu", "memory")
        elif resource.need == "database":
            yield from self._databases(resource)
        elif resource.need in STORAGE:
            yield Amount(STORAGE[resource.need], gib_of(resource.size), resource.type)

    def stands_elsewhere(self, resource: Resource) -> bool:
        """Whether other resources of the inventory are what this one is made of."""
        return stands_elsewhere(self._paid, resource.format, resource.type, resource.size)

    def stands_still(self, resource: Resource) -> bool:
        """Whether its machine is stopped, and so not among what runs."""
        return stands_still(self._paid, resource.format, resource.type, resource.size)

    def machine(self, resource: Resource) -> Machine | None:
        """The machines of a resource; None for a type that names none."""
        kind = self._facts.type_of(resource.format, resource.type)
        words = _words(kind.size_from) if kind is not None else frozenset()
        if words.isdisjoint(("shape", "vcpu")):
            return None
        said = resource.size
        count = Decimal(1) if "count" not in words else number_of(said.get("count"))
        shape = _shape(said.get("shape", ""))
        listed = self._shapes.size(resource.provider or "", shape)
        return Machine(
            shape,
            count,
            number_of(said.get("vcpu")) or listed.vcpu,
            number_of(said.get("memorygib")) or listed.memory_gib,
        )

    def _machines(
        self, resource: Resource, count: Measure, vcpu: Measure, memory: Measure
    ) -> Iterator[Amount]:
        machine = self.machine(resource)
        if machine is None:
            yield Amount(count, None, resource.type)
            return
        yield Amount(count, machine.count, resource.type)
        about = machine.shape or resource.type
        yield Amount(vcpu, _times(machine.count, machine.vcpu), about)
        yield Amount(memory, _times(machine.count, machine.memory_gib), about)

    def _databases(self, resource: Resource) -> Iterator[Amount]:
        """A managed database is one, whatever the number of its machines."""
        machine = self.machine(resource)
        if machine is None:
            yield Amount("databases", None, resource.type)
            return
        yield Amount("databases", Decimal(1), resource.type)
        about = machine.shape or resource.type
        yield Amount("database-vcpu", _times(machine.count, machine.vcpu), about)
        yield Amount("database-memory", _times(machine.count, machine.memory_gib), about)
        yield Amount("database-storage", gib_of(resource.size), resource.type)


def _shape(word: str) -> str:
    """The name of a machine, without the address or the tier of Azure that stand before it."""
    return _TIER.sub("", word.rsplit("/", 1)[-1])


def sizes_on(knowledge: Knowledge, facts: ResourceFacts, day: date) -> Sizes:
    """What reads the sizes of an inventory of a day, by the price lists of that day.

    Raises:
        InputError: A fact file is not valid.
    """
    prices = knowledge.prices(day)
    shapes = Shapes(prices[1] if prices else (), knowledge.shape_names)
    return Sizes(facts, shapes, resource_prices(knowledge))


@lru_cache(maxsize=4096)
def _words(size_from: str) -> frozenset[str]:
    """The words of size that a type may tell."""
    return frozenset(item.partition("=")[0] for item in size_from.split())


def _times(count: Decimal | None, each: Decimal | None) -> Decimal | None:
    return None if count is None or each is None else count * each
