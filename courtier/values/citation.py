"""Where a fact comes from, and how well it is known."""

from __future__ import annotations

from datetime import date
from typing import Literal

from courtier.values.model import Frozen
from courtier.values.text import Text

Confidence = Literal["primary", "secondary", "sibling", "derived", "unverified", "design"]
"""How well a fact is known; see ``CONFIDENCE_NAMES`` for what each word means."""

STRONG: frozenset[str] = frozenset({"primary", "secondary"})

# The weakest last: where several facts bear one result, the weakest one is shown.
STRENGTH: tuple[Confidence, ...] = (
    "primary", "secondary", "sibling", "derived", "unverified", "design",
)  # fmt: skip

CONFIDENCE_NAMES: dict[str, Text] = {
    "primary": Text(fr="source première lue", en="first-hand source read"),
    "secondary": Text(fr="source de seconde main", en="second-hand source"),
    "sibling": Text(fr="lu dans un règlement parallèle", en="read in a sister regulation"),
    "derived": Text(fr="déduit, à confirmer", en="inferred, to confirm"),
    "unverified": Text(fr="non vérifié, à confirmer", en="unverified, to confirm"),
    "design": Text(fr="choix de ce projet, à confirmer", en="choice of this project, to confirm"),
}


class Source(Frozen):
    """A text that was read.

    ``title`` names it, ``url`` is None where no address was recorded, ``read_on`` is the day it
    was read, and ``confidence`` says how far it carries the fact that cites it.
    """

    title: str
    url: str | None
    read_on: date
    confidence: Confidence


def weakest(confidences: list[Confidence]) -> Confidence:
    """The weakest of several confidences; ``primary`` when there is none."""
    return max(confidences, key=STRENGTH.index, default="primary")
