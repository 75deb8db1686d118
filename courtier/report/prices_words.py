"""Why a price is refused or held, in one sentence."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from courtier.cost.gates import (
    CURRENCY_UNKNOWN,
    DAY_TO_COME,
    NOT_POSITIVE,
    TERM_UNKNOWN,
    UNIT_UNKNOWN,
    Judged,
)
from courtier.cost.gates_tolerances import CHANGE, SOURCE_GAP, SPREAD
from courtier.report.page import Counted
from courtier.results.cost_words import UNIT_NAMES
from courtier.values.citation import CONFIDENCE_NAMES
from courtier.values.text import MONTHS, Text, format_number, say

_CAUSES: dict[str, tuple[str, str]] = {
    NOT_POSITIVE: (
        "le prix {price} n’est pas positif : un prix inconnu se laisse de côté",
        "the price {price} is not positive: an unknown price is left out",
    ),
    UNIT_UNKNOWN: ("l’unité « {unit} » est inconnue", "the unit “{unit}” is unknown"),
    CURRENCY_UNKNOWN: (
        "la monnaie « {currency} » est inconnue",
        "the currency “{currency}” is unknown",
    ),
    TERM_UNKNOWN: (
        "la durée « {term} » est inconnue ; celles qui sont connues : {known}",
        "the term “{term}” is unknown; those that are known: {known}",
    ),
    DAY_TO_COME: (
        "la date du prix, {day}, vient après le jour de l’instantané",
        "the date of the price, {day}, comes after the day of the snapshot",
    ),
    SPREAD: (
        "{price} s’écarte de {gap} % de sa famille, qui donne {expected} ; cause inconnue",
        "{price} is {gap} % away from its family, which gives {expected}; cause unknown",
    ),
    SOURCE_GAP: (
        "des sources se contredisent : {price} ici, {expected} au plus bas ({gap} %)",
        "sources contradict each other: {price} here, {expected} at the lowest ({gap} %)",
    ),
    CHANGE: (
        "{price} change de {gap} % depuis le dernier instantané, qui donne {expected}",
        "{price} changes by {gap} % since the last snapshot, which gives {expected}",
    ),
    "price-excess-windows": (
        "{price} contient la licence Windows : {excess} % de plus que la famille, {expected}",
        "{price} contains the Windows licence: {excess} % above the family, {expected}",
    ),
    "price-excess-dedicated": (
        "{price} est celui de la location dédiée : {excess} % de plus que la famille, {expected}",
        "{price} is that of dedicated tenancy: {excess} % above the family, {expected}",
    ),
    "price-excess-ocpu": (
        "{price} compte un OCPU par vCPU : {excess} % de plus que la famille, {expected}",
        "{price} counts an OCPU for each vCPU: {excess} % above the family, {expected}",
    ),
}


def verdict_text(judged: Judged) -> Text:
    """Why a row is not accepted; empty for one that is."""
    cause = judged.cause or ""
    words = next((words for key, words in _CAUSES.items() if cause.startswith(key)), ("", ""))
    row = judged.row
    return say(
        *words,
        price=row.price,
        unit=row.unit,
        currency=row.currency,
        term=row.term,
        known=", ".join(judged.known),
        day=day_name(row.as_of),
        gap=percent(judged.gap),
        excess=round((judged.gap or Decimal(0)) * 100, 1),
        expected=_short(judged.expected),
    )


def percent(gap: Decimal | None) -> Text:
    """A fraction as a percentage with its sign and one place."""
    if gap is None:
        return Text(fr="—", en="—")
    sign = "+" if gap >= 0 else ""
    value = gap * 100
    return Text(
        fr=sign + format_number(value, "fr", 1).replace("-", "\u2212"),
        en=sign + format_number(value, "en", 1).replace("-", "\u2212"),
    )


def _short(value: Decimal | None) -> Decimal | str:
    """A price to six places at most."""
    return "—" if value is None else round(value, 6)


_UNITS = {"hour": Text(fr="heure", en="hour")}
_TERMS = {
    "on-demand": ("à la demande", "on demand"),
    "committed": ("engagement de {years}", "commitment of {years}"),
    "reserved": ("réservation de {years}", "reservation of {years}"),
    "no upfront": (", sans acompte", ", nothing upfront"),
    "partial upfront": (", acompte partiel", ", partly upfront"),
    "all upfront": (", payée d’avance", ", all upfront"),
}
_TERM = re.compile(r"(committed|reserved) (\d+)y(?: ((?:no|partial|all) upfront))?\Z")
_YEARS = Counted(Text(fr="{n} an", en="{n} year"), Text(fr="{n} ans", en="{n} years"))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_YEAR_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z")
_MONTH = re.compile(r"month \((\d+) h, sustained-use discount included\)\Z")


def unit_name(unit: str) -> Text:
    """The unit of a price in words; one that nobody named stays as it is."""
    month = _MONTH.match(unit)
    if month:
        return say(
            "mois ({hours} h, remise d’usage soutenu comprise)",
            "month ({hours} h, sustained-use discount included)",
            hours=month[1],
        )
    return _UNITS.get(unit) or UNIT_NAMES.get(unit) or Text(fr=unit, en=unit)


def term_name(term: str) -> Text:
    """The term of a price in words; one that nobody named stays as it is."""
    found = _TERM.match(term)
    if found is None:
        fr, en = _TERMS.get(term, (term, term))
        return Text(fr=fr, en=en)
    kind, paid = _TERMS[found[1]], _TERMS.get(found[3] or "", ("", ""))
    years = _YEARS.text(int(found[2]))
    return say(kind[0] + paid[0], kind[1] + paid[1], years=years)


def day_name(day: str) -> Text:
    """The day of a price in words; a month or a year alone says no more than it knows."""
    if _DAY.match(day):
        return say("{day}", "{day}", day=date.fromisoformat(day))
    if _YEAR_MONTH.match(day):
        month = int(day[5:]) - 1
        return Text(fr=f"{MONTHS['fr'][month]} {day[:4]}", en=f"{MONTHS['en'][month]} {day[:4]}")
    return Text(fr=day, en=day)


def part_name(part: str) -> Text:
    """What became of a price between two snapshots."""
    return _BECAME.get(part, Text(fr=part, en=part))


def currency_name(currency: str) -> Text:
    """The sign of a currency."""
    return UNIT_NAMES.get(currency, Text(fr=currency, en=currency))


def confidence_words(confidence: str) -> Text:
    """How well a price is known; another word stays as it is."""
    known = {str(word): name for word, name in CONFIDENCE_NAMES.items()}
    return known.get(confidence, Text(fr=confidence, en=confidence))


_BECAME = {
    "new": Text(fr="nouveau", en="new"),
    "gone": Text(fr="disparu", en="gone"),
    "changed": Text(fr="changé", en="changed"),
}
