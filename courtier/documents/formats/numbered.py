"""Section numbers that a word processor can count by itself, told from those it cannot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from courtier.documents.formats.tree import Block, Heading, Runs, told

LEVELS = 4
"""Sections under this level are counted by nobody."""
_NUMBER = re.compile(r"(\d+(?:\.\d+)*)\.? ")


@dataclass(frozen=True)
class Numbered:
    """A heading; ``number`` is what counting gives it, empty where it is counted by nobody.

    ``runs`` are its text without that number.
    """

    heading: Heading
    number: str
    runs: Runs


def numbered(blocks: Iterable[Block]) -> tuple[Numbered, ...]:
    """Each heading of a document, in order.

    A number that is written but is not the next of its level stays in the text: nothing is
    ever renumbered.
    """
    counts: list[int] = []
    found = []
    for heading in (block for block in blocks if isinstance(block, Heading)):
        number = _next(counts, heading)
        found.append(Numbered(heading, number, _without(heading.runs, number)))
    return tuple(found)


def _next(counts: list[int], heading: Heading) -> str:
    """The number of a heading if it is the one that counting gives; the counts move with it."""
    match = _NUMBER.match(told(heading.runs))
    level = heading.level
    if match is None or level > LEVELS or len(counts) < level - 1:
        return ""
    above = counts[: level - 1]
    count = counts[level - 1] + 1 if len(counts) >= level else 1
    expected = ".".join(map(str, [*above, count])) + ("." if level == 1 else "")
    if f"{expected} " != match[0]:
        return ""
    counts[:] = [*above, count]
    return expected


def _without(runs: Runs, number: str) -> Runs:
    if not number:
        return runs
    first = replace(runs[0], text=runs[0].text[len(number) + 1 :])
    return (first, *runs[1:]) if first.text else runs[1:]
