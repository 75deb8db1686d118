"""The lawful route of the acquisition on a day, and the checks that go with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from courtier.knowledge.records.risk import Asks
from courtier.results.common import FactUsed, Reason
from courtier.values.citation import Source
from courtier.values.findings import Finding
from courtier.values.model import Frozen
from courtier.values.text import Text

Procedure = Literal[
    "call-off", "group-purchase", "public-tender", "invited-tender", "direct-award",
    "market-sounding", "undetermined", "not-applicable",
]  # fmt: skip


class RouteResult(Frozen):
    """One way to buy: open, excluded or undetermined, each for its reasons and articles."""

    id: str
    procedure: Procedure
    name: Text
    status: Literal["open", "excluded", "undetermined"]
    article: str
    reasons: tuple[Reason, ...]


class CheckResult(Frozen):
    """A check that goes with the acquisition, and who makes it."""

    id: str
    status: Literal["required", "not-required", "undetermined"]
    text: Text
    help: Text
    article: str | None
    asks: Asks
    sources: tuple[Source, ...]


class RouteDocument(Frozen):
    """A document that the route needs; ``written`` tells whether this program writes it."""

    code: str
    title: Text
    written: bool


class MeasureResult(Frozen):
    """A measure of the founding strategy: recorded in the file, to be done, or without object.

    ``said`` is what the file records of it; ``question`` is the id to answer under.
    """

    id: str
    number: int
    name: Text
    status: Literal["recorded", "to-do", "not-applicable"]
    text: Text
    said: Text | None
    help: Text
    question: str
    article: str | None
    asks: Asks
    checks: tuple[str, ...]
    sources: tuple[Source, ...]


class RouteAnswer(Frozen):
    """``procedure`` is the route to take first, undetermined when the law cannot be told.

    ``chosen`` is its id among ``routes``; None where none is to be taken first.
    """

    procedure: Procedure
    chosen: str | None = None
    routes: tuple[RouteResult, ...]
    checks: tuple[CheckResult, ...]
    documents: tuple[RouteDocument, ...]
    measures: tuple[MeasureResult, ...] = ()


@dataclass(frozen=True)
class RouteOutcome:
    """All that ``route`` concludes."""

    route: RouteAnswer
    findings: tuple[Finding, ...]
    facts: tuple[FactUsed, ...]
