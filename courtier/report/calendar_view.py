"""The days of the acquisition, as text."""

from __future__ import annotations

from datetime import date

from courtier.report import parts
from courtier.report.page import Page, capital
from courtier.results.calendar import CalendarEntry, CalendarResult, Convention
from courtier.results.calendar_words import BOUND_NAMES, FALLS_ON_NAMES, WEEKDAY_NAMES
from courtier.results.route_words import PROCEDURE_NAMES
from courtier.results.words import mark
from courtier.values.text import Language, Text, say


def calendar_text(
    result: CalendarResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the days in their order, each with how it was counted, then the conventions."""
    page = Page(language, width, color)
    parts.title(page, result)
    page.section(heading(result).in_(language))
    for entry in result.calendar.entries:
        _entry(page, entry)
    if not result.calendar.entries:
        page.text(page.say("Aucun jour à calculer.", "No day to compute."))
    _conventions(page, result.calendar.conventions)
    _holidays(page, result)
    parts.findings_list(page, result.findings)
    parts.provenance_lines(page, result.provenance)
    return str(page)


def heading(result: CalendarResult) -> Text:
    """The route whose days these are; several while none is settled."""
    routes = result.calendar.routes
    return say(
        "Calendrier – {name} ({routes})",
        "Calendar – {name} ({routes})",
        name=PROCEDURE_NAMES[result.calendar.procedure],
        routes=", ".join(routes) or "—",
    )


def day_words(day: date) -> Text:
    """A day with its weekday, in words."""
    weekday = WEEKDAY_NAMES[day.weekday()]
    return say("{weekday} {day}", "{weekday} {day}", weekday=weekday, day=day)


def when_words(entry: CalendarEntry) -> Text:
    """The planned day and the lawful one, or the day before which it does not come."""
    lawful = _lawful(entry)
    if entry.planned is None:
        return lawful
    planned = say("prévu le {day}", "planned on {day}", day=day_words(entry.planned))
    if entry.bound == "given":
        return planned
    return say("{planned} ; {lawful}", "{planned}; {lawful}", planned=planned, lawful=lawful)


def _lawful(entry: CalendarEntry) -> Text:
    if entry.day is not None:
        if entry.bound == "alert":
            return day_words(entry.day)
        return say("{bound} le {day}", "{bound} {day}",
                   bound=BOUND_NAMES[entry.bound], day=day_words(entry.day))  # fmt: skip
    if entry.at_least is not None:
        return say("indéterminé, pas avant le {day}", "undetermined, not before {day}",
                   day=day_words(entry.at_least))  # fmt: skip
    return Text(fr="indéterminé", en="undetermined")


def note_words(entry: CalendarEntry) -> Text | None:
    """What a person must see of the day itself: not worked, or weakly known."""
    shown = (
        [FALLS_ON_NAMES[entry.falls_on]] if entry.falls_on in ("not-business", "holiday") else []
    )
    weak = mark(entry.confidence)
    words = [*shown, *([weak] if weak else [])]
    if not words:
        return None
    return Text(fr=", ".join(w.fr for w in words), en=", ".join(w.en for w in words))


def name_words(entry: CalendarEntry) -> Text:
    """The name of the event, with its number and its articles."""
    name = entry.name
    if entry.number is not None:
        name = say("{name} {n}", "{name} {n}", name=name, n=entry.number)
    if not entry.articles:
        return name
    return say("{name} ({articles})", "{name} ({articles})",
               name=name, articles=" ; ".join(entry.articles))  # fmt: skip


def _entry(page: Page, entry: CalendarEntry) -> None:
    note = note_words(entry)
    told = f" [{page.word(note)}]" if note else ""
    page.item(
        "- ", f"{page.word(name_words(entry))}{page.colon}{page.word(when_words(entry))}{told}"
    )
    for reason in entry.reasons:
        page.item("· ", f"{page.word(reason.text)} [{reason.rule}]", indent=4, style="faint")


def _conventions(page: Page, conventions: tuple[Convention, ...]) -> None:
    if not conventions:
        return
    page.section(page.say("Comment les jours sont comptés", "How days are counted"))
    for one in conventions:
        weak = parts.marked(page, one.confidence)
        reference = f" ({one.reference})" if one.reference else ""
        page.item("- ", f"{page.word(one.text)}{reference}{weak} [{one.id}]")


def _holidays(page: Page, result: CalendarResult) -> None:
    met = result.calendar.holidays
    if not met:
        return
    page.section(
        page.say("Jours fériés pendant la procédure", "Public holidays during the procedure")
    )
    for one in met:
        weak = parts.marked(page, one.confidence)
        page.item("- ", capital(page.word(day_words(one.day))) + page.colon
                  + f"{page.word(one.name)} ({one.article}){weak}")  # fmt: skip
