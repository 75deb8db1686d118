"""Servers and storage units of the body: purchases, residual value and power."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from courtier.cost.defaults import Default
from courtier.cost.draft import Basis, Gap, Line
from courtier.cost.flows import Renewals
from courtier.cost.settings import Settings
from courtier.cost.terms import Term, point, uncertain
from courtier.cost.view import Exact
from courtier.values.days import add_months
from courtier.values.text import Cad, Text, join, say
from courtier.workload.common import Number
from courtier.workload.needs import Equipment, OnPremise, Power, Server, StorageUnit
from courtier.workload.words_values import meaning

NOT_WHOLE = Text(
    fr="Le total de l’option n’est pas un coût total.",
    en="The option’s total is not a total cost.",
)


@dataclass(frozen=True)
class Unit:
    """Equipment of one model: ``id`` is server-1, storage-1…; ``count`` how many.

    ``powered`` false where its electricity is nil or already in the PUE of the room.
    """

    id: str
    name: Text
    count: Number | int
    price: Number
    bought: date | None
    life_years: Number | None
    watts: Number | None
    powered: bool = True


@dataclass(frozen=True)
class Room:
    """What all equipment shares: the frame, and the defaults for what the file leaves out."""

    frame: Settings
    power: Power | None
    life: Default | None
    pue: Default | None
    electricity: Default | None


ROOM_EQUIPMENT = ("rack", "cooling")
"""Equipment of the room itself, which is avoided only when the room closes."""


def units_of(room: OnPremise) -> list[Unit]:
    """Every model of equipment that counts, numbered in the order of the file."""
    found = []
    for i, server in enumerate(room.servers, start=1):
        name = say("Serveurs {n}", "Servers {n}", n=i)
        found.append(_unit(f"server-{i}", name, server.count, server))
    for i, item in enumerate(room.storage, start=1):
        found.append(_unit(f"storage-{i}", say("Stockage {n}", "Storage {n}", n=i), 1, item))
    for i, other in enumerate(room.equipment, start=1):
        if other.kind not in ROOM_EQUIPMENT or room.room == "closes":
            found.append(_other(f"equipment-{i}", other))
    return found


def _other(identifier: str, item: Equipment) -> Unit:
    kind = meaning(item.kind) or Text(fr=item.kind, en=item.kind)
    unit = _unit(identifier, kind, item.count, item)
    return replace(unit, powered=item.watts is not None and item.kind not in ROOM_EQUIPMENT)


def purchase_lines(unit: Unit, room: Room) -> list[Line | Gap]:
    """Purchases inside the horizon, and what is left of the last one (a negative line)."""
    life = life_of(unit, room)
    if life is None:
        return [gap_of(f"{unit.id}.life", unit, Text(fr="durée de vie", en="life"))]
    price = price_of(unit)
    months = None if unit.bought is None else _months_between(unit.bought, room.frame.start)
    plan = Renewals((price, count_of(unit)), life, months)
    view = Exact(room.frame.months, room.frame.rate)
    basis: Basis = "given" if unit.life_years is not None and unit.bought else "default"
    facts = (room.life.fact,) if unit.life_years is None and room.life else ()
    bought = [
        (flow.month, add_months(room.frame.start, flow.month - 1)) for flow in plan.flows(view)
    ]
    text = _purchase_text(unit, price, life, bought)
    left = Renewals(plan.price, life, months, residual=True)
    lines: list[Line | Gap] = [Line(unit.id, "equipment", text, plan, basis, facts)]
    if left.flows(view) or any(item.varies for item in left.inputs()):
        rest = named_unit(unit, Text(fr="valeur restante à la fin", en="value left at the end"))
        lines.append(Line(f"{unit.id}.residual", "residual", rest, left, basis, facts))
    return lines


_PRICE = Text(fr="prix", en="price")
_COUNT = Text(fr="nombre", en="count")
_LIFE = Text(fr="durée de vie", en="life")


def _unit(
    identifier: str, name: Text, count: Number | int, item: Server | StorageUnit | Equipment
) -> Unit:
    return Unit(identifier, name, count, item.price_cad, item.bought, item.life_years, item.watts)


def named_unit(unit: Unit, what: Text) -> Text:
    """Something about a unit, named for a reader."""
    return say("{name} : {what}", "{name}: {what}", name=unit.name, what=what)


def count_of(unit: Unit) -> Term:
    """How many there are, as a factor; a plain number where the file cannot say."""
    if isinstance(unit.count, int):
        return Decimal(unit.count)
    return uncertain(unit.count, f"on-premise.{unit.id}.count", named_unit(unit, _COUNT))


def price_of(unit: Unit) -> Term:
    """The price of one, as a factor."""
    return uncertain(unit.price, f"on-premise.{unit.id}.price", named_unit(unit, _PRICE))


def life_of(unit: Unit, room: Room) -> Term | None:
    """The life in years, of the file or by default; None where nobody knows it."""
    if unit.life_years is not None:
        key = f"on-premise.{unit.id}.life"
        return uncertain(unit.life_years, key, named_unit(unit, _LIFE))
    return room.life.term if room.life else None


def _months_between(bought: date, start: date) -> int:
    """Months of the horizon from a purchase to the start, one begun counted whole.

    Months are those of the horizon, from its first day: a day later in one than that day falls in
    it, an earlier one in the month before. Negative when the purchase is to come.
    """
    months = (start.year - bought.year) * 12 + start.month - bought.month
    return months + 1 if bought.day < start.day else months


def _purchase_text(unit: Unit, price: Term, life: Term, bought: list[tuple[int, date]]) -> Text:
    """The purchases with the months of the horizon that they fall in, and when each begins."""
    told = [say("{n} (dès le {day})", "{n} (from {day})", n=n, day=day) for n, day in bought]
    words: dict[str, Text | int | Decimal | Cad] = {
        "name": unit.name,
        "count": point(count_of(unit)),
        "price": Cad(point(price)),
        "life": point(life),
        "when": join(told),
    }
    if not bought:
        return say(
            "{name} : {count} à {price}, vie de {life} ans, aucun achat dans l’horizon",
            "{name}: {count} at {price}, life of {life} years, no purchase in the horizon",
            **words,
        )
    return say(
        "{name} : {count} à {price}, vie de {life} ans, achat au mois {when} de l’horizon",
        "{name}: {count} at {price}, life of {life} years, bought in month {when} of the horizon",
        **words,
    )


def gap_of(identifier: str, unit: Unit, lacking: Text) -> Gap:
    """What the file does not say of a unit."""
    return Gap(identifier, named_unit(unit, lacking), NOT_WHOLE, "architect")
