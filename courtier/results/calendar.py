"""The days of the acquisition: planned, earliest, latest, and how each one is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from courtier.knowledge.records.calendar import Event
from courtier.knowledge.records.risk import Asks
from courtier.results.common import FactUsed, Reason
from courtier.results.provenance import Envelope
from courtier.results.route import Procedure
from courtier.values.citation import Confidence, Source
from courtier.values.findings import Finding
from courtier.values.model import Frozen
from courtier.values.text import Text

Bound = Literal["given", "earliest", "latest", "alert"]
DayStatus = Literal["business", "not-business", "holiday", "unknown"]


class CalendarEntry(Frozen):
    """The day of one event.

    ``planned`` is the day that the file gives. ``day`` is the one that the law, or a choice of
    this project, ties to the others: the earliest or the latest lawful one by ``bound``; None
    while it cannot be told, and then ``at_least`` is the day before which it does not come.
    ``number`` counts the renewals. ``falls_on`` tells of the planned day, else of ``day``,
    whether it is worked. ``confidence`` is that of the weakest fact that it rests on.
    """

    id: str
    event: Event
    number: int | None
    name: Text
    bound: Bound
    status: Literal["known", "undetermined"]
    planned: date | None
    day: date | None
    at_least: date | None
    falls_on: DayStatus | None
    articles: tuple[str, ...]
    reasons: tuple[Reason, ...]
    help: Text | None
    asks: Asks
    confidence: Confidence


class Convention(Frozen):
    """How days are counted: one word of the facts, with what it means."""

    id: str
    value: str | None
    text: Text
    reference: str | None
    confidence: Confidence
    sources: tuple[Source, ...]


class HolidayMet(Frozen):
    """A public holiday that falls between the first and the last day of the procedure."""

    id: str
    day: date
    name: Text
    article: str
    confidence: Confidence


class CalendarAnswer(Frozen):
    """``routes`` are the ways to buy that the days serve; several while none is settled."""

    procedure: Procedure
    routes: tuple[str, ...]
    entries: tuple[CalendarEntry, ...]
    conventions: tuple[Convention, ...]
    holidays: tuple[HolidayMet, ...]


class CalendarResult(Envelope):
    """What ``courtier calendar`` prints."""

    schema_: Literal["courtier/calendar/1"] = Field(alias="schema")
    calendar: CalendarAnswer
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class CalendarOutcome:
    """All that ``calendar`` concludes."""

    calendar: CalendarAnswer
    findings: tuple[Finding, ...]
    facts: tuple[FactUsed, ...]
