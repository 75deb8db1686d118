"""What every record carries: identity, both languages, dates, sources, confidence, history."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, StringConstraints

from courtier.values.citation import Confidence, Source
from courtier.values.days import Precision, surely_within, within
from courtier.values.model import Frozen
from courtier.values.text import Text

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")]
"""Lower-case words joined by hyphens (a dot where an official number has one)."""

RegionKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+:[A-Za-z0-9-]+$")]
"""A region: provider and code, since several providers use the same code."""

PartialDay = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A day, a month or a year, as the source gives it."""


class Change(Frozen):
    """One dated entry of a record's history; a body's own layer says by whom."""

    on: date
    text: Text
    by: str | None = None


class Withdrawal(Frozen):
    """A body's decision that a record of a lower layer does not count, by whom, when and why."""

    by: str
    on: date
    reason: Text


class Former(Frozen):
    """What a record said until a day of knowledge: the keys that were different, as they were.

    Correcting a record in place would change old verdicts; this keeps what was known before.
    """

    until: date
    was: dict[str, Any]


class Record(Frozen):
    """A fact of the knowledge folders.

    ``text`` says what it is and why it is there, ``help`` what the reader should do about it.
    ``valid_from`` and ``valid_to`` are inclusive; None, always written, is an open end.
    ``start_precision`` is written only where the day of the start is not known: by the month, by
    the year, or ``no-later`` when ``valid_from`` is only the latest possible start.
    ``checked_on`` is the day somebody last saw that the newest value still holds; ``checked_by``
    is empty until a person of the body checks. ``shelf_life_days`` counts from ``checked_on``,
    else from the newest day a source was read. ``folders`` is where records of the type lie.
    ``withdrawn`` is for a body's own layer: from its day, by the second clock, the record is not.
    """

    folders: ClassVar[tuple[str, ...]]

    id: Identifier
    name: Text
    text: Text
    help: Text
    valid_from: date | None
    valid_to: date | None
    start_precision: Precision = "day"
    confidence: Confidence
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    checked_on: date | None
    checked_by: str | None
    shelf_life_days: Annotated[int, Field(gt=0)]
    changes: Annotated[tuple[Change, ...], Field(min_length=1)]
    history: tuple[Former, ...] = ()
    withdrawn: Withdrawal | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the record is in force on a day; both ends count."""
        return within(day, self.valid_from, self.valid_to)

    def surely_holds_on(self, day: date) -> bool | None:
        """Tell whether the record is surely in force; None where its start leaves it in doubt."""
        return surely_within(day, self.valid_from, self.valid_to, self.start_precision)

    @property
    def first_known(self) -> date:
        """The day on which the record was first entered."""
        return min(change.on for change in self.changes)

    def as_known(self, day: date) -> Self | None:
        """The record as it was known on a day; None when it had not been entered yet.

        The second clock: ``holds_on`` is the day of the law, this is the day up to which facts
        had been read. Both ends count.
        """
        if self.first_known > day or (self.withdrawn and self.withdrawn.on <= day):
            return None
        former = next(
            (f for f in sorted(self.history, key=lambda f: f.until) if day <= f.until), None
        )
        if former is not None:
            was = self.model_dump(mode="json") | {"withdrawn": None} | former.was
            return type(self).model_validate(was)
        return self.model_copy(update={"withdrawn": None}) if self.withdrawn else self
