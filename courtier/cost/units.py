"""What a GB is in the prices that an estimate rests on, provider by provider."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from courtier.cost.draft import Draft, Line
from courtier.cost.lists import by_semicolons
from courtier.cost.topics import EXIT, NETWORK
from courtier.values.text import Text, join, say

_PLAIN = Text(
    fr="Unités : chaque ligne dit la sienne ; 1 Gio = 1,0737 Go, et un mois vaut un an sur douze.",
    en="Units: each line tells its own; 1 GiB = 1.0737 GB, and a month is a twelfth of a year.",
)
_TRAFFIC = Text(fr="trafic", en="traffic")
_STORAGE = Text(fr="stockage", en="storage")
_WORDS = {
    "binary": ("{where} : Go de 2^30 octets (1 Gio = 1 Go)", "{where}: GB of 2^30 bytes "
               "(1 GiB = 1 GB)"),
    "decimal": ("{where} : Go de 10^9 octets (1 Gio = {ratio} Go)", "{where}: GB of 10^9 bytes "
                "(1 GiB = {ratio} GB)"),
    "gib": ("{where} : Gio", "{where}: GiB"),
}  # fmt: skip

Unit = tuple[str, str, Decimal]
"""A provider, the word of its unit, and how many of them a GiB makes."""


def units_told(drafts: Iterable[Draft]) -> Text:
    """The units of the volumes, as each provider of the lines counts them, in one paragraph."""
    sorts: dict[Unit, dict[Text, None]] = {}
    for line in (line for draft in drafts for line in draft.lines):
        if line.per_gib is not None and line.prices:
            sorts.setdefault(_unit(line, line.per_gib), {})[_sort(line)] = None
    if not sorts:
        return _PLAIN
    told = [_told(unit, list(found)) for unit, found in sorted(sorts.items())]
    return say(
        "{plain} Volumes facturés : {told}.",
        "{plain} Volumes as billed: {told}.",
        plain=_PLAIN,
        told=by_semicolons(told),
    )


def _unit(line: Line, per_gib: Decimal) -> Unit:
    row = line.prices[0]
    return row.provider, row.unit.partition("-")[0].partition(" ")[0], per_gib


def _sort(line: Line) -> Text:
    return _TRAFFIC if line.category in (NETWORK, EXIT) else _STORAGE


def _told(unit: Unit, sorts: list[Text]) -> Text:
    provider, word, per_gib = unit
    fr, en = _WORDS["gib" if word == "GiB" else "binary" if per_gib == 1 else "decimal"]
    where = say("{provider}, {sorts}", "{provider}, {sorts}", provider=provider, sorts=join(sorts))
    return say(fr, en, where=where, ratio=round(per_gib, 4))
