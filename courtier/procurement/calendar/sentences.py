"""How each day was counted, or why it cannot be told, in sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from courtier.knowledge.records.calendar import Deadline, Event
from courtier.knowledge.records.risk import ParameterValue
from courtier.procurement.case import Case
from courtier.results.calendar_words import EVENT_NAMES
from courtier.values.citation import CONFIDENCE_NAMES
from courtier.values.text import Text, say

GIVEN: tuple[Event, ...] = ("publication", "closing", "award", "signature", "start")
"""The events whose day the file may give, under ``acquisition.dates``."""

NO_TEXT = Text(
    fr="Aucun texte lu ne fixe ce jour.",
    en="No text that was read fixes this day.",
)
NOT_COUNTED = Text(
    fr="Le compte n’est pas sûr : aucune règle de jours fériés, ou de décompte, n’est connue pour"
    " cette période.",
    en="The count is not sure: no rule of holidays, or of counting, is known for this period.",
)
PERHAPS = Text(
    fr="Le fichier ne permet pas de dire si cette règle vise le contrat.",
    en="The file does not allow to tell whether this rule reaches the contract.",
)
_STEPS: dict[tuple[str, str], tuple[str, str, str, str]] = {
    ("days", "after"): (
        "{n} jour après le {start} ({anchor}) : {day}.", "{n} day after {start} ({anchor}): {day}.",
        "{n} jours après le {start} ({anchor}) : {day}.",
        "{n} days after {start} ({anchor}): {day}."),
    ("days", "before"): (
        "{n} jour avant le {start} ({anchor}) : {day}.",
        "{n} day before {start} ({anchor}): {day}.",
        "{n} jours avant le {start} ({anchor}) : {day}.",
        "{n} days before {start} ({anchor}): {day}."),
    ("business-days", "after"): (
        "{n} jour ouvrable après le {start} ({anchor}) : {day}.",
        "{n} business day after {start} ({anchor}): {day}.",
        "{n} jours ouvrables après le {start} ({anchor}) : {day}.",
        "{n} business days after {start} ({anchor}): {day}."),
    ("business-days", "before"): (
        "{n} jour ouvrable avant le {start} ({anchor}) : {day}.",
        "{n} business day before {start} ({anchor}): {day}.",
        "{n} jours ouvrables avant le {start} ({anchor}) : {day}.",
        "{n} business days before {start} ({anchor}): {day}."),
    ("hours", "after"): (
        "{n} heure après le {start} ({anchor}) : {day}.",
        "{n} hour after {start} ({anchor}): {day}.",
        "{n} heures après le {start} ({anchor}) : {day}.",
        "{n} hours after {start} ({anchor}): {day}."),
    ("hours", "before"): (
        "{n} heure avant le {start} ({anchor}) : {day}.",
        "{n} hour before {start} ({anchor}): {day}.",
        "{n} heures avant le {start} ({anchor}) : {day}.",
        "{n} hours before {start} ({anchor}): {day}."),
    ("months", "after"): (
        "Dernier jour d’une période de {n} mois ouverte le {start} ({anchor}) : {day}.",
        "Last day of a period of {n} month opened on {start} ({anchor}): {day}.",
        "Dernier jour d’une période de {n} mois ouverte le {start} ({anchor}) : {day}.",
        "Last day of a period of {n} months opened on {start} ({anchor}): {day}."),
    ("months", "before"): (
        "{n} mois avant le {start} ({anchor}) : {day}.",
        "{n} month before {start} ({anchor}): {day}.",
        "{n} mois avant le {start} ({anchor}) : {day}.",
        "{n} months before {start} ({anchor}): {day}."),
}  # fmt: skip


def name_of(event: Event) -> Text:
    """The name of an event, its first letter small, to stand inside a sentence."""
    name = EVENT_NAMES[event]
    return Text(fr=name.fr[:1].lower() + name.fr[1:], en=name.en[:1].lower() + name.en[1:])


def counted(deadline: Deadline, number: int, start: date, day: date) -> Text:
    """So many days, hours or months from the anchor, and the day that comes out."""
    one_fr, one_en, many_fr, many_en = _STEPS[deadline.unit, deadline.direction]
    fr = one_fr if number < 2 else many_fr
    en = one_en if number == 1 else many_en
    return say(fr, en, n=number, start=start, anchor=name_of(deadline.anchor), day=day)


def same_day(deadline: Deadline, day: date) -> Text:
    """The day of the anchor itself."""
    anchor = name_of(deadline.anchor)
    return say("Même jour : {anchor}, le {day}.", "Same day: {anchor}, {day}.",
               anchor=anchor, day=day)  # fmt: skip


def shared(part: Decimal, period: int, half: int, floor: int) -> Text:
    """The part of the period, rounded, against its floor."""
    return say(
        "Période de réception de {period} jours × {part} = {exact}, soit {half} jours ; plancher :"
        " {floor} jours.",
        "Receipt period of {period} days × {part} = {exact}, hence {half} days; floor: {floor}"
        " days.",
        period=period,
        part=part,
        exact=part * period,
        half=half,
        floor=floor,
    )


def moved(holiday: Text, before: date, after: date) -> Text:
    """A day that a holiday pushes on."""
    return say(
        "Le {before} est férié ({holiday}) : reporté au {after}.",
        "{before} is a public holiday ({holiday}): moved to {after}.",
        before=before,
        holiday=holiday,
        after=after,
    )


def basis(case: Case, parameter: str, value: ParameterValue) -> Text:
    """The parameter that gives the number, its text of law and how well it is known."""
    name = case.facts.parameters[parameter].name
    known = CONFIDENCE_NAMES[value.confidence]
    if value.reference is None:
        return say("{name} ({known}).", "{name} ({known}).", name=name, known=known)
    return say("{name} ({reference} – {known}).", "{name} ({reference} – {known}).",
               name=name, reference=value.reference, known=known)  # fmt: skip


def no_anchor(event: Event) -> Text:
    """The day that everything waits for is not known."""
    if event in GIVEN:
        return say(
            "Le fichier ne donne pas ce jour, dont celui-ci dépend : {anchor}"
            " (acquisition.dates.{key}).",
            "The file does not give the day on which this one depends: {anchor}"
            " (acquisition.dates.{key}).",
            anchor=name_of(event),
            key=event,
        )
    return say(
        "Le jour dont celui-ci dépend n’est pas connu : {anchor}.",
        "The day on which this one depends is not known: {anchor}.",
        anchor=name_of(event),
    )


def anchor_unsure(event: Event) -> Text:
    """The day that this one is counted from is itself only a lower bound."""
    return say(
        "Le jour dont celui-ci dépend n’est pas arrêté : {anchor}.",
        "The day on which this one depends is not settled: {anchor}.",
        anchor=name_of(event),
    )


def no_value(case: Case, parameter: str) -> Text:
    """No number is known for this body on the day of the law."""
    record = case.facts.parameters.get(parameter)
    return say(
        "Aucune valeur n’est connue pour cet organisme au {day} : {name}.",
        "No value is known for this body on {day}: {name}.",
        day=case.as_of,
        name=record.name if record else parameter,
    )


def value_out_of_date(case: Case, parameter: str, value: ParameterValue, day: date) -> Text:
    """The number known on the day of the law does not reach the day that it is applied to."""
    name = case.facts.parameters[parameter].name
    if value.valid_to is not None and day > value.valid_to:
        return say(
            "La valeur connue ne vaut que jusqu’au {end}, avant le {day} : {name}.",
            "The value known holds only until {end}, before {day}: {name}.",
            end=value.valid_to,
            day=day,
            name=name,
        )
    return say(
        "La valeur connue ne vaut que depuis le {start}, après le {day} : {name}.",
        "The value known holds only since {start}, after {day}: {name}.",
        start=value.valid_from or day,
        day=day,
        name=name,
    )


def not_in_force(deadline: Deadline, day: date) -> Text:
    """The text of the deadline is not surely in force on the day that it is counted from."""
    return say(
        "Rien ne dit que ce texte soit en vigueur le {day} ({anchor}).",
        "Nothing says that this text is in force on {day} ({anchor}).",
        day=day,
        anchor=name_of(deadline.anchor),
    )


def no_term() -> Text:
    """The file does not say how long the contract lasts."""
    return Text(
        fr="Le fichier ne donne pas la durée du contrat (acquisition.term).",
        en="The file does not give the term of the contract (acquisition.term).",
    )
