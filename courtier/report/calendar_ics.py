"""The days of the acquisition as an iCalendar file that a person opens in a calendar."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.report.calendar_view import name_words, note_words
from courtier.report.ical import DatedEntry, calendar_text
from courtier.results.calendar import CalendarEntry, CalendarResult
from courtier.results.calendar_words import BOUND_NAMES
from courtier.values.text import Language, Text, join, say

PLANNED = Text(fr="prévu", en="planned")
NOT_SETTLED = Text(fr="pas avant, à établir", en="not before, to settle")


def calendar_file(result: CalendarResult, language: Language) -> str:
    """Write each planned day and each computed one; what has no day at all is left out.

    Args:
        result: What ``calendar`` concludes.
        language: The language of the titles and texts.
    """
    name = result.workload.name
    return calendar_text(
        (dated for entry in result.calendar.entries for dated in _dated(entry, result.workload.id)),
        name=say("Acquisition – {name}", "Acquisition – {name}", name=name),
        as_of=result.provenance.as_of,
        language=language,
    )


def _dated(entry: CalendarEntry, workload: str) -> Iterator[DatedEntry]:
    key = f"calendar.{workload}.{entry.id}"
    if entry.planned is not None:
        yield DatedEntry(f"{key}.planned", entry.planned, _title(entry, PLANNED), _text(entry))
    if entry.day is not None:
        yield DatedEntry(key, entry.day, _title(entry, BOUND_NAMES[entry.bound]), _text(entry))
    elif entry.at_least is not None:
        yield DatedEntry(key, entry.at_least, _title(entry, NOT_SETTLED), _text(entry))


def _title(entry: CalendarEntry, sort: Text) -> Text:
    return say("{name} – {sort}", "{name} – {sort}", name=name_words(entry), sort=sort)


def _text(entry: CalendarEntry) -> Text:
    note = note_words(entry)
    told = [say("({note})", "({note})", note=note)] if note else []
    helped = [entry.help] if entry.help else []
    return join([*(reason.text for reason in entry.reasons), *helped, *told], " ")
