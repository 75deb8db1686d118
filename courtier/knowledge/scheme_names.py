"""What the classification schemes are called, ours and those shown beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.foreign import ForeignScheme
from courtier.knowledge.records.risk import Scheme
from courtier.values.text import Text


class SchemeNames(Mapping[str, Text]):
    """The name of each scheme by id; a record is read when its name is first asked for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._schemes = knowledge.all(Scheme)
        self._foreign = knowledge.all(ForeignScheme)

    def __getitem__(self, identifier: str) -> Text:
        if identifier in self._schemes:
            return self._schemes[identifier].name
        return self._foreign[identifier].name

    def __iter__(self) -> Iterator[str]:
        yield from self._schemes
        yield from self._foreign

    def __len__(self) -> int:
        return len(self._schemes) + len(self._foreign)
