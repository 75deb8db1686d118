"""The renewals of a contract: the end of each period, and the reminder that comes before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from courtier.knowledge.records.calendar import Deadline, Event
from courtier.procurement.calendar import sentences
from courtier.procurement.calendar.counting import Count
from courtier.procurement.calendar.deadlines import LONGEST_MONTHS, State, evaluate
from courtier.procurement.calendar.entries import of_steps
from courtier.procurement.calendar.rounds import Found
from courtier.procurement.case import Case
from courtier.results.calendar import CalendarEntry

NOBODY: frozenset[Event] = frozenset()


def renewals(
    case: Case, deadlines: Sequence[Deadline], given: Mapping[Event, date], count: Count
) -> Iterator[CalendarEntry]:
    """The reminder of each renewal, counted from the last day of the period before it."""
    start = given.get("start")
    for number, months in enumerate(periods(case), start=1):
        for deadline in (d for d in deadlines if d.anchor == "renewal"):
            if start is None:
                states: dict[Event, State] = {}
            else:
                states = {"renewal": State(count.months(start, months).day)}
            steps = evaluate(case, deadline, states, count, NOBODY)
            if start is None:
                steps.texts[:] = [sentences.no_anchor("start")]
            yield of_steps((steps,), None, Found(deadline.event, (steps,)), count, number)


def periods(case: Case) -> tuple[int, ...]:
    """How many months have passed at the end of each period that a renewal may follow."""
    term = case.acquisition.term
    if term is None or term.total_months > LONGEST_MONTHS:
        return ()
    return tuple(term.initial_months + sum(term.renewals[:n]) for n in range(len(term.renewals)))
