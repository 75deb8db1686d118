"""Many offerings held as bytes, each read when it is asked for; only the last few stay read."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from courtier.knowledge.records.offerings import Offering

if TYPE_CHECKING:
    from courtier.catalog.compiled.codes import Long

LAST = 1024
"""How many offerings stay read: a few thousand bytes kept weigh as much as one of them."""


class PackedOfferings(Mapping[str, Offering]):
    """Offerings by id.

    Args:
        ids: Their ids, in the order of the content.
        ends: Where each ends in the content.
        content: All of them in JSON, one after another.
    """

    def __init__(self, ids: Iterable[str], ends: Sequence[int] | Long, content: memoryview) -> None:
        self._places = {name: rank for rank, name in enumerate(ids)}
        self._ends, self._content = ends, content
        self._source: list[Iterable[Offering]] = []
        self._read: OrderedDict[str, Offering] = OrderedDict()

    def once(self) -> Iterator[Offering]:
        """Every offering in turn: those that are still to pack are packed as they pass."""
        if not self._source:
            yield from self.values()
        while self._source:
            yield from self._packing(self._source.pop())

    def _packing(self, source: Iterable[Offering]) -> Iterator[Offering]:
        content, ends = bytearray(), array("q")
        for offering in source:
            content += offering.model_dump_json(exclude_unset=True).encode()
            ends.append(len(content))
            yield offering
        self._ends, self._content = ends, memoryview(content)

    def raw(self, name: str) -> memoryview:
        """The bytes of an offering.

        Raises:
            KeyError: None has the id.
        """
        for _ in self.once() if self._source else ():
            pass
        rank = self._places[name]
        start = int(self._ends[rank - 1]) if rank else 0
        return self._content[start : int(self._ends[rank])]

    def __getitem__(self, name: str) -> Offering:
        found = self._read.get(name)
        if found is None:
            found = self._read[name] = Offering.model_validate_json(bytes(self.raw(name)))
            if len(self._read) > LAST:
                self._read.popitem(last=False)
        else:
            self._read.move_to_end(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places


def pack(ids: Iterable[str], offerings: Iterable[Offering]) -> PackedOfferings:
    """Hold offerings as bytes, no more than one of them read at a time.

    Args:
        ids: Their ids.
        offerings: The offerings, in the same order, gone through when they are first asked for.
    """
    found = PackedOfferings(ids, array("q"), memoryview(b""))
    found._source.append(offerings)
    return found
