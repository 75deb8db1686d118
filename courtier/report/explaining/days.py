"""Explanations of the days of an acquisition: deadlines with their articles, public holidays."""

from __future__ import annotations

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.calendar import WEEKDAYS, Deadline, Holiday, HolidayRule
from courtier.knowledge.records.procurement import Route
from courtier.report.explaining.model import Explanation, detail, of_record, plain
from courtier.report.explaining.risk import ARTICLE, SETTLED_BY, when
from courtier.results.calendar_words import BOUND_NAMES, EVENT_NAMES, WEEKDAY_NAMES
from courtier.results.words import ASKS_NAMES
from courtier.values.text import MONTHS, Text, say


def deadline(record: Deadline, knowledge: Knowledge) -> Explanation:
    """A deadline: its article, what it is counted from, by which dated number, for which routes."""
    numbers = [name for name in (record.parameter, record.share) if name]
    details = (
        detail(ARTICLE, plain([record.article] if record.article else [])),
        detail(Text(fr="Jour", en="Day"), [_day(record)]),
        detail(Text(fr="Compté depuis", en="Counted from"), [EVENT_NAMES[record.anchor]]),
        detail(Text(fr="Paramètres datés", en="Dated parameters"), plain(numbers)),
        detail(
            Text(fr="Modes de sollicitation", en="Routes"),
            [_route(name, knowledge) for name in record.routes] or [Text(fr="tous", en="all")],
        ),
        when(record.when, knowledge),
        detail(SETTLED_BY, [ASKS_NAMES[record.asks]]),
    )
    return of_record("deadline", record, knowledge, details)


def _day(record: Deadline) -> Text:
    return say(
        "{event} ({bound})",
        "{event} ({bound})",
        event=EVENT_NAMES[record.event],
        bound=BOUND_NAMES[record.bound],
    )


def _route(name: str, knowledge: Knowledge) -> Text:
    found = knowledge.get(Route, name)
    if found is None:
        return Text(fr=name, en=name)
    return say("{name} ({id})", "{name} ({id})", name=found.name, id=name)


def holiday(record: Holiday, knowledge: Knowledge) -> Explanation:
    """A public holiday: its article and the rule of its days."""
    details = (
        detail(ARTICLE, plain([record.article])),
        detail(Text(fr="Règle", en="Rule"), _rule(record.rule)),
    )
    return of_record("holiday", record, knowledge, details)


def _rule(rule: HolidayRule) -> list[Text]:
    said = [_form(rule)]
    for shift in rule.shift:
        said.append(
            say(
                "s’il tombe un {weekday} : déplacé de {days} jour(s)",
                "when it falls on a {weekday}: moved by {days} day(s)",
                weekday=WEEKDAY_NAMES[WEEKDAYS.index(shift.when)],
                days=shift.days,
            )
        )
    return said


def _form(rule: HolidayRule) -> Text:
    if rule.weekday is not None:
        name = WEEKDAY_NAMES[WEEKDAYS.index(rule.weekday)]
        return say("chaque {weekday}", "every {weekday}", weekday=name)
    if rule.fixed is not None:
        return say("le {day}", "{day}", day=_of_year(rule.fixed))
    if rule.easter is not None:
        return say("Pâques, jours : {n}", "Easter Sunday, days: {n}", n=f"{rule.easter:+}")
    if rule.nth is not None:
        month = Text(fr=MONTHS["fr"][rule.nth.month - 1], en=MONTHS["en"][rule.nth.month - 1])
        return say(
            "{weekday} numéro {n} du mois : {month}",
            "{weekday} number {n} of the month: {month}",
            weekday=WEEKDAY_NAMES[WEEKDAYS.index(rule.nth.weekday)],
            n=rule.nth.n,
            month=month,
        )
    if rule.before is not None:
        return say(
            "dernier {weekday} avant le {day}",
            "last {weekday} before {day}",
            weekday=WEEKDAY_NAMES[WEEKDAYS.index(rule.before.weekday)],
            day=_of_year(rule.before.day),
        )
    return say("jours inscrits à la main : {n}", "days written by hand: {n}",
               n=len(rule.listed or ()))  # fmt: skip


def _of_year(month_day: str) -> Text:
    month, day = (int(part) for part in month_day.split("-"))
    first = "1er" if day == 1 else str(day)
    return Text(fr=f"{first} {MONTHS['fr'][month - 1]}", en=f"{day} {MONTHS['en'][month - 1]}")
