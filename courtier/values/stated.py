"""The shape of a word of the results that no fact file holds: what it is, why, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from courtier.values.text import Text

Pair = tuple[str, str]


@dataclass(frozen=True)
class Stated:
    """A finding, a requirement of a policy, a flag, a reason or a fault that the program states.

    ``what`` says what it means, ``why`` why the program says it, ``help`` what to do next.
    """

    id: str
    sort: Literal["finding", "requirement", "flag", "reason", "fault"]
    name: Text
    what: Text
    why: Text
    help: Text


def stated(
    sort: Literal["finding", "requirement", "flag", "reason", "fault"],
    table: dict[str, tuple[Pair, Pair, Pair, Pair]],
) -> dict[str, Stated]:
    """Build the records of one sort from pairs (French, English): name, what, why, help."""
    return {
        identifier: Stated(identifier, sort, *(Text(fr=fr, en=en) for fr, en in pairs))
        for identifier, pairs in table.items()
    }
