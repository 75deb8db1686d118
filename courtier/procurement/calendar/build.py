"""The calendar of an acquisition: its days by the law of a day, from the file and the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from courtier.knowledge.records.calendar import Deadline, Event
from courtier.procurement.calendar.counting import CONVENTIONS, Count
from courtier.procurement.calendar.deadlines import reaches
from courtier.procurement.calendar.entries import entries_of, used_facts
from courtier.procurement.calendar.facts import CalendarFacts
from courtier.procurement.calendar.findings import calendar_findings
from courtier.procurement.calendar.holidays import Holidays
from courtier.procurement.calendar.renewals import renewals
from courtier.procurement.calendar.rounds import EVENTS, rounds
from courtier.procurement.calendar.sentences import GIVEN
from courtier.procurement.case import Case
from courtier.procurement.routes import SOUNDING
from courtier.results.calendar import (
    CalendarAnswer,
    CalendarEntry,
    CalendarOutcome,
    Convention,
    HolidayMet,
)
from courtier.results.route import RouteAnswer

OF_CONTRACT: frozenset[Event] = frozenset(
    {"start", "renewal", "renewal-alert", "term-limit", "term-alert", "contract-end",
     "final-description"}
)  # fmt: skip
"""What comes after the procedure: its holidays are not listed."""


def build_calendar(
    case: Case, answer: RouteAnswer, facts: CalendarFacts, route: str | None = None
) -> CalendarOutcome:
    """Count the days of an acquisition.

    Args:
        case: The file, on the day of the law.
        answer: The routes of that day.
        facts: Deadlines and holidays.
        route: The id of the route to plan, whatever its status; None for the one to take first,
            or for all that are not excluded while none is settled.
    """
    chosen = routes_of(answer, route)
    count = Count(_holidays(case, facts), _words(case))
    given = _given(case)
    kept = [d for d in _deadlines(case, facts, chosen) if reaches(case, d) is not False]
    found = rounds(case, [d for d in kept if d.anchor != "renewal"], given, count)
    entries = (*entries_of(case, given, found, count), *renewals(case, kept, given, count))
    ordered = _in_order(entries)
    calendar = CalendarAnswer(
        procedure=answer.procedure,
        routes=chosen,
        entries=ordered,
        conventions=tuple(_conventions(case)),
        holidays=_met(ordered, count),
    )
    return CalendarOutcome(
        calendar, calendar_findings(case, calendar, found), used_facts(case, facts, calendar)
    )


def routes_of(answer: RouteAnswer, route: str | None) -> tuple[str, ...]:
    """The routes whose days are counted."""
    if route is not None:
        return (route,)
    if answer.chosen is not None:
        return (answer.chosen,)
    return tuple(r.id for r in answer.routes if r.status != "excluded" and r.procedure != SOUNDING)


def _deadlines(case: Case, facts: CalendarFacts, routes: Iterable[str]) -> Iterator[Deadline]:
    chosen = set(routes)
    found = facts.deadlines.values()
    for one in sorted(found, key=lambda d: (d.order, d.id)):
        mine = bool(chosen) if not one.routes else bool(chosen & set(one.routes))
        if mine and one.surely_holds_on(case.as_of) is not False:
            yield one


def _given(case: Case) -> dict[Event, date]:
    dates = case.acquisition.dates
    stated: Mapping[Event, date | None] = {event: getattr(dates, event, None) for event in GIVEN}
    return {event: day for event, day in stated.items() if day is not None}


def _holidays(case: Case, facts: CalendarFacts) -> Holidays:
    return Holidays(facts.holidays.values())


def _words(case: Case) -> dict[str, str]:
    values = {name: case.parameter(name) for name in CONVENTIONS}
    return {k: v.value for k, v in values.items() if v is not None and isinstance(v.value, str)}


def _conventions(case: Case) -> Iterator[Convention]:
    for name in CONVENTIONS:
        record, value = case.facts.parameters.get(name), case.parameter(name)
        if record is not None:
            yield Convention(
                id=name,
                value=value.value if value and isinstance(value.value, str) else None,
                text=record.text,
                reference=value.reference if value else None,
                confidence=value.confidence if value else record.confidence,
                sources=value.sources if value else record.sources,
            )


def _in_order(entries: Iterable[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    """The entries by day; one without a day comes where its event usually falls."""
    placed: list[tuple[date, int, CalendarEntry]] = []
    last = date.min
    usual = sorted(entries, key=lambda e: (EVENTS.index(e.event), e.number or 0))
    for place, entry in enumerate(usual):
        last = entry.planned or entry.day or entry.at_least or last
        placed.append((last, place, entry))
    return tuple(entry for _, _, entry in sorted(placed, key=lambda one: one[:2]))


def _met(entries: tuple[CalendarEntry, ...], count: Count) -> tuple[HolidayMet, ...]:
    """The holidays of the procedure, from its first day to its last."""
    days = [
        day
        for entry in entries
        if entry.event not in OF_CONTRACT
        for day in (entry.planned, entry.day, entry.at_least)
        if day is not None
    ]
    if not days:
        return ()
    return tuple(
        HolidayMet(id=one.id, day=day, name=one.name, article=one.article,
                   confidence=one.confidence)
        for day, one in count.holidays.between(min(days), max(days))
    )  # fmt: skip
