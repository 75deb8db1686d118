"""What a duty of law was before, and what comes after: the records that share its text of law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import Duty
from courtier.report.explaining.model import Detail, detail
from courtier.values.text import Text, say

HISTORY = Text(fr="Le texte dans le temps", en="The text over time")


def history(record: Duty, knowledge: Knowledge) -> Detail | None:
    """The days of a duty and of the same text of law before and after it, oldest first.

    A duty of the same text in force at the same time is not its past: it binds other bodies.
    """
    dated = [item for item in knowledge.all(Duty).values() if _other_time(item, record)]
    lines = [_line(item) for item in sorted([*dated, record], key=_start)]
    return detail(HISTORY, [*_nothing_before(record, dated), *lines] if _dated(record) else [])


def _dated(record: Duty) -> bool:
    return record.valid_from is not None or record.valid_to is not None


def _start(record: Duty) -> date:
    return record.valid_from or date.min


def _other_time(item: Duty, record: Duty) -> bool:
    """Whether a duty rests on the same text, before the start of another or after its end."""
    if item.id == record.id or item.article != record.article:
        return False
    before = item.valid_to is not None and item.valid_to < _start(record)
    return before or (record.valid_to is not None and _start(item) > record.valid_to)


def _nothing_before(record: Duty, dated: list[Duty]) -> Iterator[Text]:
    oldest = min((record, *dated), key=_start)
    first = oldest.valid_from
    if first is not None and oldest.start_precision == "day":
        yield say(
            "Avant le {start}, ce texte n’impose rien ici.",
            "Before {start}, this text imposes nothing here.",
            start=first,
        )


def _line(record: Duty) -> Text:
    start, end = record.valid_from, record.valid_to
    fr, en = "depuis le {start} : {name} ({id})", "since {start}: {name} ({id})"
    if start and end:
        fr, en = "du {start} au {end} : {name} ({id})", "from {start} to {end}: {name} ({id})"
    elif end:
        fr, en = "jusqu’au {end} : {name} ({id})", "until {end}: {name} ({id})"
    line = say(fr, en, start=start or "", end=end or "", name=record.name, id=record.id)
    if record.start_precision == "day":
        return line
    return say("{line}, jour du début non connu", "{line}, day of the start not known", line=line)
