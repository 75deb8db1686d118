"""What the tool of Google Cloud exported: a list of JSON, or one object a line, read as a stream.

``gcloud asset search-all-resources --format=json`` and ``gcloud asset list --format=json`` write a
list; ``gcloud asset export`` writes lines. The form of each object is told by its keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from courtier.providers.discover.bytes import Bytes
from courtier.providers.discover.cloud import Part
from courtier.providers.discover.google.refusals import refused
from courtier.providers.discover.google.shape import (
    ShapeError,
    found_of,
    is_asset,
)
from courtier.providers.discover.google.tree import Tree
from courtier.reading.json_words import json_words
from courtier.reading.members import Members, StreamError
from courtier.results.inventory import Account, Cloud, Found

LISTING = "export"
NO_PROJECT = "-"
MOST_ITEM = 16 << 20
"""So many characters may one resource have."""


def open_export(path: str, name: str) -> ExportReader:
    """The reader of an exported file, which is walked once to its end.

    Args:
        path: The path as it was typed, ``-`` for standard input.
        name: The name to print.

    Raises:
        InputError: It is missing, cut, or holds something else; with the line and the column.
    """
    return ExportReader(Bytes(path, name))


class ExportReader:
    """Reads an exported file as one part, whichever projects it holds.

    Args:
        source: Its bytes.
    """

    cloud: Cloud = "google"

    def __init__(self, source: Bytes) -> None:
        self._source = source
        self._tree = Tree()
        for place, item in self._items():
            self._hold(item, place)
            self._tree.add(item)
        self._accounts = self._tree.accounts() or (Account(id=NO_PROJECT),)

    @property
    def sha256(self) -> str:
        """The fingerprint of the file."""
        return self._source.sha256

    def accounts(self) -> Sequence[Account]:
        """The projects that the file names, in order of id; without any, what holds the rest."""
        return self._accounts

    def parts(self, account: Account) -> Sequence[Part]:
        """The whole file, with the first account: it is read once."""
        return [Part("", "", LISTING)] if account == self._accounts[0] else []

    def read(self, part: Part) -> Iterator[Found]:
        """The resources of the file, in its order.

        Raises:
            InputError: The file changed since it was opened.
        """
        for _, item in self._items():
            yield found_of(item, self._tree.account_of(item), part.listing)

    def _items(self) -> Iterator[tuple[tuple[int, int], Any]]:
        """Each object of the file, with its line and its column.

        Raises:
            InputError: The file is cut, or is not JSON.
        """
        with self._source.opened() as stream:
            walk = Members(stream, most=MOST_ITEM)
            try:
                yield from _objects(walk)
            except StreamError as error:
                raise refused("export-not-json", self._source.name, walk.place,
                              why=json_words(str(error))) from None  # fmt: skip

    def _hold(self, item: Any, place: tuple[int, int]) -> None:
        if not is_asset(item):
            raise refused("export-unknown", self._source.name, place)
        try:
            found_of(item, None, LISTING)
        except ShapeError as error:
            raise refused("export-shape", self._source.name, place, key=str(error)[:60]) from None


def _objects(walk: Members) -> Iterator[tuple[tuple[int, int], Any]]:
    """Each object with its place: the items of one list, or one after the other."""
    if walk.ended():
        raise StreamError("empty")
    if walk.starts_list():
        for _ in walk.items():
            walk.starts_object()
            yield walk.place, walk.value()
        if not walk.ended():
            walk.starts_object()
            raise StreamError("]")
        return
    while not walk.ended():
        walk.starts_object()
        yield walk.place, walk.value()
