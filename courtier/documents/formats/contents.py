"""The table of contents of a document: its sections, each with the anchor that leads to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from courtier.documents.formats.tree import Block, Heading, told
from courtier.values.text import Text

CONTENTS = Text(fr="Table des matières", en="Contents")
DEEPEST = 2
FEWEST = 6
"""A document of fewer sections is read at a glance: it has no table of contents."""


@dataclass(frozen=True)
class Entry:
    """A section; ``level`` from 1, ``anchor`` the name of its place in the document."""

    level: int
    text: str
    anchor: str


def entries(blocks: Iterable[Block]) -> tuple[Entry, ...]:
    """The sections of the first two levels, in order; none in a short document."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    if sum(heading.level == 1 for heading in headings) < FEWEST:
        return ()
    return tuple(
        Entry(heading.level, told(heading.runs), f"s{number}")
        for number, heading in enumerate(headings, start=1)
        if heading.level <= DEEPEST
    )
