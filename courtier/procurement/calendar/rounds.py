"""All deadlines together: rounds of counting until no day moves any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from courtier.knowledge.records.calendar import Deadline, Event
from courtier.procurement.calendar.counting import Count
from courtier.procurement.calendar.deadlines import State, Steps, evaluate
from courtier.procurement.case import Case

EVENTS: tuple[Event, ...] = get_args(Event)
ROUNDS = 400
"""More than the days by which a closing may move; each round moves one at least or ends."""


@dataclass(frozen=True)
class Found:
    """What the deadlines of one event give together."""

    event: Event
    steps: tuple[Steps, ...]

    @property
    def day(self) -> date | None:
        """The latest of the earliest days, or the earliest of the latest ones."""
        days = [step.day for step in self.steps if step.day is not None]
        if not days:
            return None
        return max(days) if self.steps[0].deadline.bound == "earliest" else min(days)

    @property
    def sure(self) -> bool:
        """Tell whether every deadline of the event gave a day that holds."""
        return all(step.sure and step.day is not None for step in self.steps)


def rounds(
    case: Case, deadlines: Sequence[Deadline], given: Mapping[Event, date], count: Count
) -> dict[Event, Found]:
    """Count every event until nothing moves: a closing moves a complaint, which moves a closing.

    Days only ever move later and doubts only ever spread, so the rounds end.

    Args:
        case: The acquisition.
        deadlines: Those of the contract, in their order.
        given: The days of the file; no deadline moves them.
        count: How days are counted.
    """
    states = {event: State(day) for event, day in given.items()}
    by_event = _by_event(deadlines)
    computable = frozenset(by_event)
    found: dict[Event, Found] = {}
    for _ in range(ROUNDS):
        before = dict(states)
        for event, mine in by_event.items():
            steps = tuple(evaluate(case, one, states, count, computable) for one in mine)
            found[event] = Found(event, steps)
            _settle(states, found[event], given)
        if states == before:
            break
    return found


def _settle(states: dict[Event, State], found: Found, given: Mapping[Event, date]) -> None:
    if found.event not in given and found.day is not None:
        states[found.event] = State(found.day, found.sure)


def _by_event(deadlines: Iterable[Deadline]) -> dict[Event, list[Deadline]]:
    mine = {event: [d for d in deadlines if d.event == event] for event in EVENTS}
    return {event: found for event, found in mine.items() if found}
