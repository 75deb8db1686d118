"""One deadline at a time: the day that it gives, whether that is sure, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from courtier.knowledge.conditions import judge
from courtier.knowledge.records.calendar import Deadline, Event
from courtier.knowledge.records.risk import ParameterValue
from courtier.procurement.calendar import sentences
from courtier.procurement.calendar.counting import ON_HOLIDAY, Count, Counted
from courtier.procurement.case import Case
from courtier.procurement.checks import case_facts
from courtier.values.citation import Confidence, Source
from courtier.values.days import within
from courtier.values.text import Text

LONGEST_MONTHS = 12_000


@dataclass(frozen=True)
class State:
    """The day of an event so far; ``sure`` is false for what is only a lower bound."""

    day: date
    sure: bool = True


States = Mapping[Event, State]


@dataclass
class Steps:
    """What one deadline gives: a day or none, and the sentences that led there."""

    deadline: Deadline
    day: date | None = None
    sure: bool = True
    texts: list[Text] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    confidences: list[Confidence] = field(default_factory=list)
    parameters: list[str] = field(default_factory=list)

    def doubt(self, text: Text) -> None:
        """Note why the day is not sure."""
        self.sure = False
        if text not in self.texts:
            self.texts.append(text)

    def rest_on(self, name: str, value: ParameterValue) -> None:
        """Note the fact that a number came from."""
        self.parameters.append(name)
        self.sources += value.sources
        self.confidences.append(value.confidence)


def reaches(case: Case, deadline: Deadline) -> bool | None:
    """Tell whether a deadline is one of the contract; None when the file does not allow to tell."""
    return judge(deadline.when, case_facts(case), case.number)


def evaluate(
    case: Case, deadline: Deadline, states: States, count: Count, computable: frozenset[Event]
) -> Steps:
    """Count one deadline from the days known so far.

    Args:
        case: The acquisition, its law and its day.
        deadline: One that may be of the contract (see ``reaches``).
        states: The day of each event that has one.
        count: How days are counted.
        computable: The events that another round may still give a day to.
    """
    steps = Steps(deadline)
    if reaches(case, deadline) is not True:
        steps.doubt(sentences.PERHAPS)
    if deadline.status == "undetermined":
        steps.doubt(sentences.NO_TEXT)
    anchor = states.get(deadline.anchor)
    if anchor is None:
        steps.doubt(sentences.no_anchor(deadline.anchor))
        return steps
    if not anchor.sure:
        steps.doubt(sentences.anchor_unsure(deadline.anchor))
    if deadline.surely_holds_on(anchor.day) is not True:
        steps.doubt(sentences.not_in_force(deadline, anchor.day))
    number = _number(case, steps, states, count, anchor.day, computable)
    if number is not None:
        _count(steps, count, anchor.day, number)
        _move(case, steps, count)
    _say_basis(case, steps)
    return steps


def _number(
    case: Case,
    steps: Steps,
    states: States,
    count: Count,
    start: date,
    computable: frozenset[Event],
) -> int | None:
    """How many days or months; None when nobody knows."""
    deadline = steps.deadline
    if deadline.count is not None:
        return _months(case, steps)
    if deadline.parameter is None:
        return 0
    floor = _value(case, steps, deadline.parameter, start)
    if floor is None or deadline.share is None or deadline.until is None:
        return None if floor is None else int(floor)
    part = _value(case, steps, deadline.share, start)
    end = states.get(deadline.until)
    if part is None or (end is None and deadline.until not in computable):
        steps.doubt(sentences.no_anchor(deadline.until))
        return int(floor)
    return _shared(steps, count, part, int(floor), start, end) if end else int(floor)


def _shared(steps: Steps, count: Count, part: Decimal, floor: int, start: date, end: State) -> int:
    period = (end.day - start).days
    half, known = count.share(part, period)
    if not end.sure:
        steps.doubt(sentences.anchor_unsure(steps.deadline.until or steps.deadline.anchor))
    if not known:
        steps.doubt(sentences.NOT_COUNTED)
    steps.texts.append(sentences.shared(part, period, half, floor))
    return max(half, floor)


def _value(case: Case, steps: Steps, name: str, day: date) -> Decimal | None:
    """The number of a parameter, doubted where it does not reach the day it is applied to."""
    value = case.parameter(name)
    if value is None or not isinstance(value.value, Decimal):
        steps.doubt(sentences.no_value(case, name))
        steps.confidences.append("unverified")
        return None
    steps.rest_on(name, value)
    if not within(day, value.valid_from, value.valid_to):
        steps.doubt(sentences.value_out_of_date(case, name, value, day))
    return value.value


def _months(case: Case, steps: Steps) -> int | None:
    term = case.acquisition.term
    if term is None or term.total_months > LONGEST_MONTHS:
        steps.doubt(sentences.no_term())
        return None
    return term.total_months


def _count(steps: Steps, count: Count, start: date, number: int) -> None:
    deadline = steps.deadline
    if number == 0 and deadline.parameter is None:
        steps.day = start
        steps.texts.append(sentences.same_day(deadline, start))
        return
    unit = "months" if deadline.count is not None else deadline.unit
    found = counted(count, unit, start, number if deadline.direction == "after" else -number)
    steps.day = found.day
    if not found.sure:
        steps.doubt(sentences.NOT_COUNTED)
    worded = deadline.model_copy(update={"unit": unit})
    steps.texts.append(sentences.counted(worded, number, start, found.day))


def counted(count: Count, unit: str, start: date, number: int) -> Counted:
    """So many of a unit after a day, or before it if negative."""
    by_unit = {
        "days": count.days,
        "business-days": count.business_days,
        "hours": count.hours,
        "months": count.months,
    }
    return by_unit[unit](start, number)


def _move(case: Case, steps: Steps, count: Count) -> None:
    """Push a day off a holiday, where the deadline says that the law does."""
    if steps.day is None or steps.deadline.on_holiday == "keep":
        return
    before, holiday = steps.day, count.holidays.on(steps.day)
    after = count.moved(Counted(before))
    steps.day = after.day
    if not after.sure:
        steps.doubt(sentences.NOT_COUNTED)
    convention = case.parameter(ON_HOLIDAY)
    if holiday is not None and convention is not None and after.day != before:
        steps.rest_on(ON_HOLIDAY, convention)
        steps.texts.append(sentences.moved(holiday.name, before, after.day))


def _say_basis(case: Case, steps: Steps) -> None:
    """End with the facts that gave the numbers."""
    for name in dict.fromkeys(steps.parameters):
        value = case.parameter(name)
        if value is not None:
            steps.texts.append(sentences.basis(case, name, value))
