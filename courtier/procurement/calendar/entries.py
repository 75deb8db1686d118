"""What is counted, as the entries of a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from courtier.knowledge.records.calendar import Deadline, Event
from courtier.procurement.calendar.counting import CONVENTIONS, Count
from courtier.procurement.calendar.deadlines import Steps
from courtier.procurement.calendar.facts import CalendarFacts
from courtier.procurement.calendar.rounds import EVENTS, Found
from courtier.procurement.case import Case
from courtier.results.calendar import CalendarAnswer, CalendarEntry
from courtier.results.calendar_words import EVENT_NAMES
from courtier.results.common import FactUsed, Reason
from courtier.values.citation import Confidence, weakest
from courtier.values.text import Text, join


def entries_of(
    case: Case, given: Mapping[Event, date], found: Mapping[Event, Found], count: Count
) -> Iterator[CalendarEntry]:
    """An entry for each event that the file gives or that a deadline reaches."""
    for event in EVENTS:
        if event in found:
            yield of_steps(found[event].steps, given.get(event), found[event], count)
        elif event in given:
            yield _of_file(event, given[event], count)


def of_steps(
    steps: tuple[Steps, ...],
    planned: date | None,
    found: Found,
    count: Count,
    number: int | None = None,
) -> CalendarEntry:
    """The entry of an event from its deadlines; ``number`` tells renewals apart."""
    first = steps[0].deadline
    day, shown = found.day, planned or found.day
    return CalendarEntry(
        id=f"{first.id}.{number}" if number else first.id,
        event=first.event,
        number=number,
        name=EVENT_NAMES[first.event],
        bound=first.bound,
        status="known" if found.sure else "undetermined",
        planned=planned,
        day=day if found.sure else None,
        at_least=None if found.sure else day,
        falls_on=count.kind(shown) if shown else None,
        articles=_articles(steps),
        reasons=tuple(_reason(step) for step in steps),
        help=first.help,
        asks=first.asks,
        confidence=_confidence(steps),
    )


def _of_file(event: Event, day: date, count: Count) -> CalendarEntry:
    return CalendarEntry(
        id=event,
        event=event,
        number=None,
        name=EVENT_NAMES[event],
        bound="given",
        status="known",
        planned=day,
        day=None,
        at_least=None,
        falls_on=count.kind(day),
        articles=(),
        reasons=(),
        help=None,
        asks="adviser",
        confidence="primary",
    )


def _articles(steps: Iterable[Steps]) -> tuple[str, ...]:
    found = (step.deadline.article for step in steps)
    return tuple(dict.fromkeys(article for article in found if article is not None))


def _reason(step: Steps) -> Reason:
    deadline: Deadline = step.deadline
    return Reason(
        rule=deadline.id,
        criterion=None,
        level=None,
        asset=None,
        text=join(step.texts, " ") if step.texts else Text(fr="—", en="—"),
        sources=tuple(dict.fromkeys((*deadline.sources, *step.sources))),
    )


def _confidence(steps: Iterable[Steps]) -> Confidence:
    return weakest([c for step in steps for c in (step.deadline.confidence, *step.confidences)])


def used_facts(case: Case, facts: CalendarFacts, calendar: CalendarAnswer) -> tuple[FactUsed, ...]:
    """Every deadline, holiday and parameter that the calendar rests on, in the order of ids."""
    used: dict[str, Confidence] = {}
    for entry in calendar.entries:
        for reason in entry.reasons:
            deadline = facts.deadlines[reason.rule]
            used[deadline.id] = deadline.confidence
            names = [deadline.parameter, deadline.share, *(c.parameter for c in deadline.when)]
            used |= dict(_parameters(case, (name for name in names if name)))
    used |= dict(_parameters(case, CONVENTIONS))
    used |= {met.id: met.confidence for met in calendar.holidays}
    return tuple(FactUsed(id=name, confidence=used[name]) for name in sorted(used))


def _parameters(case: Case, names: Iterable[str]) -> Iterator[tuple[str, Confidence]]:
    for name in names:
        record, value = case.facts.parameters.get(name), case.parameter(name)
        if record is not None:
            yield name, value.confidence if value else record.confidence
