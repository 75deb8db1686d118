"""Quotes: the lines that hold on the day, and what they cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from courtier.cost.draft import Line
from courtier.cost.flows import Monthly, Once, Plan, Share
from courtier.cost.spans import Fleet, Rented
from courtier.cost.terms import Term, uncertain
from courtier.cost.view import MONTHS_PER_YEAR
from courtier.values.findings import Finding
from courtier.values.text import Text, say
from courtier.workload.acquisition import Quote, QuoteLine
from courtier.workload.common import likely
from courtier.workload.model import Workload

UNITS: dict[str, Text] = {
    "hour": Text(fr="heure", en="hour"),
    "month": Text(fr="mois", en="month"),
    "year": Text(fr="an", en="year"),
    "once": Text(fr="achat unique", en="single purchase"),
    "user-month": Text(fr="utilisateur-mois", en="user-month"),
    "user-year": Text(fr="utilisateur-an", en="user-year"),
    "gib-month": Text(fr="Gio-mois", en="GiB-month"),
    "gib": Text(fr="Gio, chaque mois", en="GiB, every month"),
}
VOLUMES = ("gib", "gib-month")
COUNTED = (*VOLUMES, "hour", "user-month", "user-year")
"""Units whose quantity follows the need; months and years are the price of the whole."""

Growth = Mapping[str, tuple[Term, ...]]
"""The yearly growths of a quantity, by the unit of its line."""


@dataclass(frozen=True)
class Quoted:
    """One line of a quote that holds, with its quote and the key of its inputs."""

    quote: Quote
    line: QuoteLine
    key: str


def quoted_items(workload: Workload, offering: str, as_of: date) -> dict[str, tuple[Quoted, ...]]:
    """The lines that hold on a day for an offering, by item; the newest quote of an item wins."""
    found: dict[str, tuple[Quoted, ...]] = {}
    for _, quote in sorted(_of(workload, offering), key=lambda pair: (pair[1].on, pair[0])):
        if not holds_on(quote, as_of):
            continue
        items = dict.fromkeys(line.item for line in quote.lines)
        found.update({item: _lines(quote, offering, item) for item in items})
    return found


def holds_on(quote: Quote, day: date) -> bool:
    """Tell whether a quote counts on a day: neither dated after it nor expired before it."""
    return quote.on <= day and (quote.valid_until is None or day <= quote.valid_until)


def quote_findings(workload: Workload, offering: str, as_of: date) -> list[Finding]:
    """What to see about the quotes of an offering that were left out."""
    left_out = [quote for _, quote in _of(workload, offering) if not holds_on(quote, as_of)]
    return [_late(q, as_of) if q.on > as_of else _expired(q, as_of) for q in left_out]


def quote_line(
    quoted: Iterable[Quoted], item: str, category: str, hours: Term, growth: Growth
) -> Line:
    """The cost line of an item from the lines of its quote.

    ``hours`` are those of a month, for prices by the hour; ``growth`` applies to quantities, those
    of machines by whole ones.
    """
    parts = tuple(quoted)
    plans = tuple(_plan(part, hours, growth) for part in parts)
    plan = plans[0] if len(plans) == 1 else Share(plans)
    return Line(item, category, _text(parts), plan, "quote")


def _of(workload: Workload, offering: str) -> list[tuple[int, Quote]]:
    quotes = workload.acquisition.quotes if workload.acquisition else ()
    return [(i, quote) for i, quote in enumerate(quotes) if quote.offering == offering]


def _lines(quote: Quote, offering: str, item: str) -> tuple[Quoted, ...]:
    return tuple(
        Quoted(quote, line, f"quote:{offering}:{quote.on.isoformat()}:{item}:{i}")
        for i, line in enumerate(quote.lines)
        if line.item == item
    )


def _plan(part: Quoted, hours: Term, growth: Growth) -> Plan:
    line, key = part.line, part.key
    name = say("« {item} » à la soumission : prix", "Quoted “{item}”: price", item=line.item)
    size = say("« {item} » à la soumission : quantité", "Quoted “{item}”: quantity", item=line.item)
    quantity = uncertain(line.quantity, f"{key}:quantity", size)
    price = uncertain(line.price_cad, f"{key}:price", name)
    grown = growth.get(line.unit, ())
    if line.unit == "once":
        return Once((quantity, price))
    if line.unit == "hour":
        return _hourly(quantity, price, hours, grown)
    if line.unit in ("year", "user-year"):
        return Monthly((quantity, price, 1 / MONTHS_PER_YEAR), grown)
    return Monthly((quantity, price), grown)


def _hourly(quantity: Term, price: Term, hours: Term, growth: tuple[Term, ...]) -> Plan:
    """Machines by the hour; those that grow are whole, as at list prices."""
    if not growth:
        return Monthly((quantity, price, hours))
    return Rented(Fleet(quantity, hours, growth), (price,), ())


def _text(parts: tuple[Quoted, ...]) -> Text:
    first = parts[0]
    if len(parts) > 1:
        return say(
            "« {item} » : {n} lignes de la soumission du {day}",
            "“{item}”: {n} lines of the quote of {day}",
            item=first.line.item,
            n=len(parts),
            day=first.quote.on,
        )
    return say(
        "« {item} » : {quantity} × {price} $ CA par {unit}, soumission du {day}",
        "“{item}”: {quantity} × CAD {price} per {unit}, quote of {day}",
        item=first.line.item,
        quantity=likely(first.line.quantity),
        price=likely(first.line.price_cad),
        unit=UNITS[first.line.unit],
        day=first.quote.on,
    )


def _expired(quote: Quote, as_of: date) -> Finding:
    return Finding(
        id="quote-expired",
        severity="warning",
        confidence="primary",
        text=say(
            "La soumission du {on} pour « {offering} » n’était valide que jusqu’au {until} : elle "
            "ne compte pas au {day}.",
            "The quote of {on} for “{offering}” was valid only until {until}: it does not count "
            "on {day}.",
            on=quote.on,
            offering=quote.offering,
            until=quote.valid_until or quote.on,
            day=as_of,
        ),
        location=None,
        help=Text(
            fr="Demandez au fournisseur de prolonger sa soumission ou d’en faire une nouvelle.",
            en="Ask the supplier to extend the quote or to make a new one.",
        ),
    )


def _late(quote: Quote, as_of: date) -> Finding:
    return Finding(
        id="quote-not-yet-made",
        severity="note",
        confidence="primary",
        text=say(
            "La soumission du {on} pour « {offering} » est postérieure au {day} : elle ne compte "
            "pas.",
            "The quote of {on} for “{offering}” is later than {day}: it does not count.",
            on=quote.on,
            offering=quote.offering,
            day=as_of,
        ),
        location=None,
        help=Text(
            fr="Évaluez à une date où cette soumission existe, ou corrigez sa date.",
            en="Estimate on a day on which this quote exists, or correct its date.",
        ),
    )
