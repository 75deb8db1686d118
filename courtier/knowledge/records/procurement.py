"""Records of ``risk/`` that tell how to buy: routes, checks, measures of the strategy."""

from __future__ import annotations

from typing import Literal

from courtier.knowledge.records.common import Identifier, Record
from courtier.knowledge.records.conditions import Condition
from courtier.knowledge.records.risk import Asks, Question
from courtier.values.model import Frozen
from courtier.values.text import Text


class RouteCondition(Frozen):
    """One condition of a route; ``id`` is what the engine decides or a person must."""

    id: Identifier
    text: Text
    article: str


class Route(Record):
    """A lawful way to buy (*mode de sollicitation*), for legal regimes and a period."""

    folders = ("risk/routes",)

    procedure: Literal[
        "call-off", "group-purchase", "public-tender", "invited-tender",
        "direct-award", "market-sounding",
    ]  # fmt: skip
    legal_regimes: tuple[str, ...]
    article: str
    conditions: tuple[RouteCondition, ...]
    documents: tuple[str, ...]
    order: int


class Check(Record):
    """A check that goes with an acquisition, whatever the route.

    It is required when every condition of ``when`` is true, undetermined when one is unknown.
    ``procedures`` empty means all. ``status`` is undetermined where the force of the text is not
    established: such a check is never required for sure.
    """

    folders = ("risk/checks",)

    article: str | None
    legal_regimes: tuple[str, ...]
    procedures: tuple[str, ...]
    when: tuple[Condition, ...]
    status: Literal["applies", "undetermined"] = "applies"
    asks: Asks
    order: int


class Measure(Record):
    """A measure of the founding strategy, to be seen on every route.

    ``number`` is the one it bears there. ``question`` is what a person records under ``answers``;
    ``checks`` are those that carry it out. ``procedures`` empty means all.
    """

    folders = ("risk/measures",)

    number: int
    order: int
    article: str | None
    checks: tuple[Identifier, ...]
    procedures: tuple[str, ...]
    question: Question
