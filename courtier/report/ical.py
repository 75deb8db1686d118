"""Dated entries as an iCalendar file (RFC 5545): the same bytes for the same entries and day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from courtier.values.text import Language, Text

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//courtier//courtier//"
"""What every calendar of this program starts its PRODID with; the language follows."""


@dataclass(frozen=True)
class DatedEntry:
    """What is due on a day, all day long.

    ``id`` is stable: a later file with the same id replaces the entry in a person's calendar.
    ``title`` is the line that a calendar shows, ``text`` what it shows once opened.
    """

    id: str
    day: date
    title: Text
    text: Text


def calendar_text(
    entries: Iterable[DatedEntry], *, name: Text, as_of: date, language: Language
) -> str:
    """Write entries in one language, by day then by id, with the line ends that the format wants.

    Args:
        entries: What is due; an id that comes twice is kept once.
        name: The name of the calendar.
        as_of: The day of the result, which stamps every entry.
        language: The language of the titles and texts.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT + language.upper())
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name.in_(language))
    unique = {entry.id: entry for entry in entries}
    for entry in sorted(unique.values(), key=lambda entry: (entry.day, entry.id)):
        calendar.add_component(_event(entry, as_of, language))
    return str(calendar.to_ical().decode("utf-8"))


def _event(entry: DatedEntry, as_of: date, language: Language) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.id}@courtier")
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("dtstart", entry.day)
    event.add("summary", entry.title.in_(language), parameters={"LANGUAGE": language})
    event.add("description", entry.text.in_(language), parameters={"LANGUAGE": language})
    event.add("transp", "TRANSPARENT")
    return event
