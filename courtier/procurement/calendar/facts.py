"""The facts that a calendar rests on: those of the route, the deadlines and the holidays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.calendar import Deadline, Holiday


@dataclass(frozen=True)
class CalendarFacts:
    """Deadlines and holidays by id."""

    deadlines: Mapping[str, Deadline]
    holidays: Mapping[str, Holiday]


def calendar_facts(knowledge: Knowledge) -> CalendarFacts:
    """Take from the door what the calendar rests on, beyond the facts of the route.

    Raises:
        InputError: A fact file is missing or not valid.
    """
    return CalendarFacts(knowledge.all(Deadline), knowledge.all(Holiday))
