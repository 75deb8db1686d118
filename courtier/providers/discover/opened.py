"""An inventory read back: its head, then its resources one by one, in little memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from courtier.knowledge.records.resources import ResourceType
from courtier.knowledge.resources import ResourceFacts
from courtier.providers.discover.bytes import Bytes
from courtier.providers.discover.json_lines import MARK, MOST_HEAD, JsonLines
from courtier.providers.discover.refusals import refused
from courtier.providers.resources.attributes import Attributes
from courtier.providers.resources.build import Builder, Entry
from courtier.results.inventory import PROVIDERS, Found, Inventory
from courtier.results.resources import NotExamined, Place, Resource

_PARQUET = b"PAR1"


class _Rows(Protocol):
    """The rows of an inventory in one of its formats."""

    def head(self) -> Inventory:
        """What is before the rows."""

    def rows(self) -> Iterator[tuple[int, Found]]:
        """Each with its line, from the first."""


class Opened:
    """An inventory whose head is read; its resources are read when they are asked for.

    Args:
        source: Its bytes.
        rows: Its rows, in the format that the bytes are in.
        facts: The tables of resources.
    """

    def __init__(self, source: Bytes, rows: _Rows, facts: ResourceFacts) -> None:
        self._source, self._rows = source, rows
        self.head = rows.head()
        self.name = source.name
        self._builder = Builder(self.head.cloud, facts)
        self._facts = facts

    @property
    def sha256(self) -> str:
        """The fingerprint of its bytes."""
        return self._source.sha256

    def rows(self) -> Iterator[tuple[Found, Resource | NotExamined]]:
        """What the cloud told of each resource, and what the tables make of it, in file order.

        Raises:
            InputError: A line is not a resource, or the file is cut or goes on too long.
        """
        before = None
        count = 0
        for line, found in self._rows.rows():
            place = (found.account or "", found.region or "", found.type, found.id)
            if before is not None and place <= before:
                raise refused("inventory-order", self.name, line, 1)
            if (count := count + 1) > self.head.resources:
                raise refused("inventory-too-long", self.name, line, 1,
                              wanted=self.head.resources)  # fmt: skip
            before = place
            yield found, self.resource(found, line)
        if count < self.head.resources:
            raise refused("inventory-cut", self.name, count + 2, 1,
                          found=count, wanted=self.head.resources)  # fmt: skip

    def resources(self) -> Iterator[Resource | NotExamined]:
        """Its resources alone, as those of a plan.

        Raises:
            InputError: As ``rows``.
        """
        for _, resource in self.rows():
            yield resource

    def kind(self, found: Found) -> ResourceType | None:
        """The row of the table of its type, None where there is none."""
        return self._facts.type_of(self.head.cloud, found.type)

    def resource(self, found: Found, line: int | None = None) -> Resource:
        """What the tables make of one resource of a cloud."""
        provider = PROVIDERS[self.head.cloud]
        default = self._default(provider, found.region)
        told = {"region": found.region, "location": found.region, "id": found.id}
        tags = {"tags": dict(found.tags)} if found.tags is not None else {}
        values = {**{k: v for k, v in told.items() if v}, **tags, **found.attributes}
        entry = Entry(found.id, found.type, "found", Attributes(values), default, provider,
                      line=line, column=line and 1)  # fmt: skip
        return self._told(self._builder.resource(entry), found, default)

    def _told(self, resource: Resource, found: Found, default: Place) -> Resource:
        """A resource with what an inventory tells beside its attributes."""
        if found.tags is not None:
            resource = replace(resource, tags=dict(found.tags), tags_why=None)
        elif self._has_tags(resource):
            resource = replace(resource, tags=None, tags_why="not-told")
        if resource.place.why == "parent" and default.regions:
            resource = replace(resource, place=default)
        return resource

    def _has_tags(self, resource: Resource) -> bool:
        kind = self._facts.type_of(self.head.cloud, resource.type)
        return kind is None or bool(kind.tags_from)

    def _default(self, provider: str, word: str | None) -> Place:
        """The place that the word of a cloud names."""
        if word is None:
            return Place(why="not-told")
        if word.casefold() == "global":
            return Place(why="global")
        region = self._builder.places.region(provider, word)
        return Place((region,)) if region else Place(why="not-understood", word=word)


def is_ours(source: Bytes) -> bool:
    """Tell whether a file is an inventory of ours, of either format, by its first bytes.

    Raises:
        InputError: It is missing or cannot be read.
    """
    with source.opened() as stream:
        start = stream.read(len(_PARQUET))
        line = stream.readline(MOST_HEAD)
    return start == _PARQUET or MARK in line


def open_inventory(path: str, name: str, facts: ResourceFacts) -> Opened:
    """Open an inventory, of lines of JSON or in Parquet: its bytes tell.

    Args:
        path: The path as it was typed, ``-`` for standard input.
        name: The name to print.
        facts: The tables of resources.

    Raises:
        InputError: The file is missing, or its first line is not the head of an inventory.
        UsageError: It is in Parquet, and the extra ``parquet`` is not installed.
    """
    return of_source(Bytes(path, name), facts)


def of_source(source: Bytes, facts: ResourceFacts) -> Opened:
    """As ``open_inventory``, of bytes that are at hand.

    Raises:
        InputError: The first line is not the head of an inventory.
        UsageError: It is in Parquet, and the extra ``parquet`` is not installed.
    """
    with source.opened() as stream:
        start = stream.read(len(_PARQUET))
    if start == _PARQUET:
        from courtier.providers.discover.parquet import ParquetRows

        return Opened(source, ParquetRows(source), facts)
    return Opened(source, JsonLines(source), facts)
