"""Whether the quotes of an offering cover the needs: enough of each, under their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from courtier.cost.draft import Gap
from courtier.cost.lists import quoted_names
from courtier.cost.needed import database_of
from courtier.cost.quotes import UNITS, Quoted
from courtier.cost.regional import Need
from courtier.cost.uncounted import ITEMS
from courtier.values.findings import Finding
from courtier.values.text import Text, join, say
from courtier.workload.common import likely
from courtier.workload.needs import Compute, Database, Network, Software, Storage

PER_GIB = ("gib-month", "gib")
PER_MACHINE = ("hour",)
PER_USER = ("user-month", "user-year")
FLAT = ("month", "year")
"""A price by the month or the year pays for the item whole: its quantity tells no size."""

Items = Mapping[str, tuple[Quoted, ...]]


@dataclass(frozen=True)
class Shortfall:
    """A need of which the quote gives less than the need asks; both counts in one unit."""

    item: str
    quoted: Decimal
    needed: Decimal
    unit: Text


def shortfalls(needs: Mapping[str, Need], quoted: Items) -> list[Shortfall]:
    """The needs that a quote names but covers only in part, in the order of the needs."""
    found = [_shortfall(key, need, quoted.get(key, ())) for key, need in needs.items()]
    return [short for short in found if short is not None]


def unmatched(needs: Mapping[str, Need], quoted: Items) -> tuple[list[str], list[str]]:
    """The items that no need and no usual cost bears, and the needs that no item bears.

    Both are empty when the items cover every need, or every item is known.
    """
    strange = [item for item in quoted if not _known(item, needs)]
    left = [key for key in needs if key not in quoted]
    return (strange, left) if strange and left else ([], [])


def _known(item: str, needs: Mapping[str, Need]) -> bool:
    """Tell whether an item is a need, the volume of one, or a usual cost."""
    return item in needs or item in ITEMS or database_of(item, needs) is not None


def short_gap(short: Shortfall) -> Gap:
    """The part of a need that its quote leaves without a price."""
    what = say(
        "le reste de « {item} » : la soumission en chiffre {quoted} sur {needed} {unit}",
        "the rest of “{item}”: the quote prices {quoted} of {needed} {unit}",
        item=short.item,
        quoted=short.quoted,
        needed=short.needed,
        unit=short.unit,
    )
    effect = Text(
        fr="Le total de l’option ne couvre qu’une partie de ce besoin.",
        en="The option’s total covers only a part of this need.",
    )
    return Gap(short.item, what, effect, "adviser")


def coverage_findings(name: Text, needs: Mapping[str, Need], quoted: Items) -> list[Finding]:
    """What to see about the quotes of an offering that hold and do not cover its needs."""
    strange, left = unmatched(needs, quoted)
    found = [_smaller(name, short) for short in shortfalls(needs, quoted)]
    found += [
        _still(name, key, units, growth)
        for key, need in needs.items()
        if (growth := growth_in(need)) and (units := _fixed(quoted.get(key, ())))
    ]
    return [*found, *([_unmatched(name, strange, left)] if strange else [])]


def _shortfall(item: str, need: Need, parts: tuple[Quoted, ...]) -> Shortfall | None:
    measured = measure(need)
    if not parts or measured is None or any(part.line.unit in FLAT for part in parts):
        return None
    needed, units, unit = measured
    sizes = [likely(part.line.quantity) for part in parts if part.line.unit in units]
    size = sum(sizes, Decimal(0))
    return Shortfall(item, size, needed, unit) if sizes and size < needed else None


def measure(need: Need) -> tuple[Decimal, tuple[str, ...], Text] | None:
    """How much a need asks, and in which units of a quote; None when it does not say."""
    if isinstance(need, Storage):
        return likely(need.gib), PER_GIB, _GIB
    if isinstance(need, Network):
        return likely(need.egress_gib_per_month), PER_GIB, _GIB
    if isinstance(need, Compute):
        return likely(need.count), PER_MACHINE, _MACHINES
    if isinstance(need, Database):
        return Decimal(1), PER_MACHINE, _MACHINES
    if isinstance(need, Software) and need.users is not None:
        return likely(need.users), PER_USER, _USERS
    return None


def _fixed(parts: tuple[Quoted, ...]) -> list[str]:
    """The units that pay for an item as a whole; a fee paid once beside unit prices is none."""
    units: list[str] = list(dict.fromkeys(part.line.unit for part in parts))
    return units if set(units) == {"once"} else [unit for unit in units if unit in FLAT]


def growth_in(need: Need) -> Decimal:
    """The likely growth of a need a year, 0 where it has none."""
    return Decimal(0) if need.growth_per_year is None else likely(need.growth_per_year)


_GIB = Text(fr="Gio", en="GiB")
_MACHINES = Text(fr="machines", en="machines")
_USERS = Text(fr="utilisateurs", en="users")


def _smaller(name: Text, short: Shortfall) -> Finding:
    return Finding(
        id="quote-smaller-than-need",
        severity="warning",
        confidence="primary",
        text=say(
            "La soumission pour « {name} » chiffre {quoted} {unit} de « {item} » et le besoin est "
            "de {needed} : l’option n’est pas chiffrée en entier.",
            "The quote for “{name}” prices {quoted} {unit} of “{item}” and the need is {needed}: "
            "the option is not priced in full.",
            name=name,
            item=short.item,
            quoted=short.quoted,
            needed=short.needed,
            unit=short.unit,
        ),
        location=None,
        help=Text(
            fr="Corrigez « quantity » dans la soumission, ou demandez un prix pour tout le besoin.",
            en="Correct “quantity” in the quote, or ask for a price for the whole need.",
        ),
    )


def _still(name: Text, item: str, units: list[str], growth: Decimal) -> Finding:
    return Finding(
        id="quote-does-not-grow",
        severity="note",
        confidence="primary",
        text=say(
            "La soumission pour « {name} » donne un prix d’ensemble de « {item} » ({units}) : il "
            "reste le même, alors que le besoin change de {rate} % par an.",
            "The quote for “{name}” gives one price for all of “{item}” ({units}): it stays the "
            "same, while the need changes by {rate}% a year.",
            name=name,
            item=item,
            units=join([UNITS[unit] for unit in units]),
            rate=growth * 100,
        ),
        location=None,
        help=Text(
            fr="Demandez un prix à l’unité, ou vérifiez que ce prix vaut jusqu’à la fin de "
            "l’horizon.",
            en="Ask for a price by the unit, or check that this price holds to the end of the "
            "horizon.",
        ),
    )


def _unmatched(name: Text, strange: list[str], left: list[str]) -> Finding:
    return Finding(
        id="quote-item-unmatched",
        severity="note",
        confidence="primary",
        text=say(
            "La soumission pour « {name} » ne nomme pas tous les besoins : {items} ne correspond "
            "à aucun, et rien n’y chiffre {left}.",
            "The quote for “{name}” does not name every need: {items} matches none, and nothing "
            "in it prices {left}.",
            name=name,
            items=quoted_names(strange),
            left=quoted_names(left),
        ),
        location=None,
        help=say(
            "Nommez « item » comme le besoin : {left}.",
            "Name “item” as the need: {left}.",
            left=quoted_names(left),
        ),
    )
