"""What a person must see about the days: what is missing, too early, late, or not settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from courtier.knowledge.records.calendar import Event
from courtier.procurement.calendar import sentences
from courtier.procurement.calendar.rounds import Found
from courtier.procurement.case import Case
from courtier.results.calendar import CalendarAnswer, CalendarEntry
from courtier.values.findings import Finding
from courtier.values.text import Text, say


def calendar_findings(
    case: Case, calendar: CalendarAnswer, found: Mapping[Event, Found]
) -> tuple[Finding, ...]:
    """The findings of a calendar: what cannot be told, then what does not hold."""
    entries = {entry.event: entry for entry in calendar.entries if entry.number is None}
    return (
        *_missing(calendar, found),
        *_closing(entries.get("closing")),
        *_term(entries),
        *_notice(case, entries.get("notice-of-intention")),
    )


def _missing(calendar: CalendarAnswer, found: Mapping[Event, Found]) -> Iterator[Finding]:
    planned = {entry.event for entry in calendar.entries if entry.planned}
    anchors = {step.deadline.anchor for one in found.values() for step in one.steps}
    wanted = [
        event
        for event in sentences.GIVEN
        if event in anchors and event not in planned and event not in found
    ]
    for event in wanted:
        yield Finding(
            id="calendar-day-missing",
            severity="note",
            confidence="primary",
            text=sentences.no_anchor(event),
            location=None,
            help=say(
                "Inscrivez le jour prévu sous acquisition.dates.{key} : rien n’est deviné.",
                "Fill in the planned day under acquisition.dates.{key}: nothing is guessed.",
                key=event,
            ),
        )


def _closing(closing: CalendarEntry | None) -> Iterator[Finding]:
    if closing is None:
        return
    earliest = closing.day or closing.at_least
    if closing.planned and earliest and closing.planned < earliest:
        yield _too_early(closing, closing.planned, earliest)
    if closing.status == "undetermined" and earliest is not None:
        yield _unsettled(closing, earliest)


def _too_early(closing: CalendarEntry, planned: date, earliest: date) -> Finding:
    return Finding(
        id="calendar-closing-too-early",
        severity="error",
        confidence=closing.confidence,
        text=say(
            "La clôture prévue, le {planned}, vient avant le premier jour permis, le {earliest}.",
            "The planned closing, {planned}, comes before the first lawful day, {earliest}.",
            planned=planned,
            earliest=earliest,
        ),
        location=None,
        help=Text(
            fr="Reportez la clôture, ou lisez les motifs : chacun nomme son article.",
            en="Move the closing, or read the reasons: each names its article.",
        ),
    )


def _unsettled(closing: CalendarEntry, earliest: date) -> Finding:
    return Finding(
        id="calendar-closing-undetermined",
        severity="warning",
        confidence="primary",
        text=say(
            "Le premier jour permis de la clôture est indéterminé : pas avant le {earliest}, et"
            " peut-être plus tard.",
            "The first lawful day of the closing is undetermined: not before {earliest}, and maybe"
            " later.",
            earliest=earliest,
        ),
        location=None,
        help=Text(
            fr="Lisez les motifs de la clôture ; une personne établit le délai qui manque d’après"
            " le texte du régime.",
            en="Read the reasons of the closing; a person settles the missing period from the text"
            " of the regime.",
        ),
    )


def _term(entries: Mapping[Event, CalendarEntry]) -> Iterator[Finding]:
    limit, end = entries.get("term-limit"), entries.get("contract-end")
    if limit is None or end is None or limit.day is None or end.day is None:
        return
    if end.day > limit.day:
        yield Finding(
            id="calendar-past-longest-term",
            severity="error",
            confidence=limit.confidence,
            text=say(
                "Le contrat finirait le {end}, après la durée maximale du mode, atteinte le"
                " {limit}.",
                "The contract would end on {end}, after the longest term of the route, reached on"
                " {limit}.",
                end=end.day,
                limit=limit.day,
            ),
            location=None,
            help=Text(
                fr="Raccourcissez la durée, renouvellements et options compris, ou changez de"
                " mode.",
                en="Shorten the term, renewals and options included, or change the route.",
            ),
        )


def _notice(case: Case, notice: CalendarEntry | None) -> Iterator[Finding]:
    """The last day of a notice of intention, when it was already over on the day of the law."""
    if notice is None or notice.day is None or notice.day >= case.as_of:
        return
    yield Finding(
        id="calendar-notice-late",
        severity="warning",
        confidence=notice.confidence,
        text=say(
            "Le dernier jour pour publier l’avis d’intention, le {day}, est passé au {as_of}.",
            "The last day to publish the notice of intention, {day}, is over on {as_of}.",
            day=notice.day,
            as_of=case.as_of,
        ),
        location=None,
        help=Text(
            fr="Gardez la preuve que l’avis a paru à temps, ou reportez la conclusion.",
            en="Keep the proof that the notice appeared in time, or move the conclusion.",
        ),
    )
