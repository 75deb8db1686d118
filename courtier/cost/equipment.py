"""Servers and storage units of the body: purchases, residual value and power."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from courtier.cost.defaults import Default
from courtier.cost.draft import Basis, Gap, Line
from courtier.cost.flows import Monthly, Renewals
from courtier.cost.settings import Settings
from courtier.cost.terms import Term, point, uncertain
from courtier.cost.view import Exact
from courtier.values.text import Cad, Text, say
from courtier.workload.common import Number
from courtier.workload.needs import Power, Server, StorageUnit

HOURS_PER_YEAR = Decimal(8760)
WATTS_PER_KILOWATT = Decimal(1000)
NOT_WHOLE = Text(
    fr="Le total de l’option n’est pas un coût total.",
    en="The option’s total is not a total cost.",
)


@dataclass(frozen=True)
class Unit:
    """Equipment of one model: ``id`` is server-1, storage-1…; ``count`` how many."""

    id: str
    name: Text
    count: Number | int
    price: Number
    bought: date | None
    life_years: Number | None
    watts: Number | None


@dataclass(frozen=True)
class Room:
    """What all equipment shares: the frame, and the defaults for what the file leaves out."""

    frame: Settings
    power: Power | None
    life: Default | None
    pue: Default | None
    electricity: Default | None


def units_of(servers: tuple[Server, ...], storage: tuple[StorageUnit, ...]) -> list[Unit]:
    """Every server model and storage unit, numbered in the order of the file."""
    found = []
    for i, server in enumerate(servers, start=1):
        name = say("Serveurs {n}", "Servers {n}", n=i)
        found.append(
            _unit(
                f"server-{i}",
                name,
                server.count,
                server,
            )
        )
    for i, item in enumerate(storage, start=1):
        found.append(_unit(f"storage-{i}", say("Stockage {n}", "Storage {n}", n=i), 1, item))
    return found


def purchase_lines(unit: Unit, room: Room) -> list[Line | Gap]:
    """Purchases inside the horizon, and what is left of the last one (a negative line)."""
    life = _life(unit, room)
    if life is None:
        return [_gap(f"{unit.id}.life", unit, Text(fr="durée de vie", en="life"))]
    price = uncertain(unit.price, f"on-premise.{unit.id}.price", _named(unit, _PRICE))
    months = None if unit.bought is None else _months_between(unit.bought, room.frame.start)
    plan = Renewals((price, _count(unit)), life, months)
    view = Exact(room.frame.months, room.frame.rate)
    basis: Basis = "given" if unit.life_years is not None and unit.bought else "default"
    facts = (room.life.fact,) if unit.life_years is None and room.life else ()
    text = _purchase_text(unit, price, life, tuple(f.month for f in plan.flows(view)))
    left = Renewals(plan.price, life, months, residual=True)
    lines: list[Line | Gap] = [Line(unit.id, "equipment", text, plan, basis, facts)]
    if left.flows(view) or any(item.varies for item in left.inputs()):
        rest = _named(unit, Text(fr="valeur restante à la fin", en="value left at the end"))
        lines.append(Line(f"{unit.id}.residual", "residual", rest, left, basis, facts))
    return lines


def power_line(unit: Unit, room: Room) -> Line | Gap:
    """Electricity: watts × count × PUE × 8,760 h × price of a kWh, spread over the months."""
    identifier = f"{unit.id}.power"
    if unit.watts is None:
        return _gap(identifier, unit, Text(fr="puissance en watts", en="power in watts"))
    given = room.power
    pue, pue_default = _or_default(given.pue if given else None, "power.pue", room.pue)
    price, price_default = _or_default(
        given.cad_per_kwh if given else None, "power.price", room.electricity
    )
    if pue is None or price is None:
        return _gap(identifier, unit, Text(fr="prix de l’électricité", en="price of electricity"))
    watts = uncertain(unit.watts, f"on-premise.{unit.id}.watts", _named(unit, _WATTS))
    yearly = HOURS_PER_YEAR / WATTS_PER_KILOWATT / 12
    plan = Monthly((watts, _count(unit), pue, price, yearly))
    facts = tuple(default.fact for default in (pue_default, price_default) if default)
    text = say(
        "{name} : {count} × {watts} W × PUE {pue} × 8 760 h par an × {price} $ CA le kWh",
        "{name}: {count} × {watts} W × PUE {pue} × 8,760 h a year × CAD {price} a kWh",
        name=unit.name,
        count=point(_count(unit)),
        watts=point(watts),
        pue=point(pue),
        price=point(price),
    )
    return Line(identifier, "power", text, plan, "default" if facts else "given", facts)


_PRICE = Text(fr="prix", en="price")
_COUNT = Text(fr="nombre", en="count")
_LIFE = Text(fr="durée de vie", en="life")
_WATTS = Text(fr="puissance", en="power")


def _unit(identifier: str, name: Text, count: Number | int, item: Server | StorageUnit) -> Unit:
    return Unit(identifier, name, count, item.price_cad, item.bought, item.life_years, item.watts)


def _named(unit: Unit, what: Text) -> Text:
    return say("{name} : {what}", "{name}: {what}", name=unit.name, what=what)


def _count(unit: Unit) -> Term:
    return uncertain(unit.count, f"on-premise.{unit.id}.count", _named(unit, _COUNT))


def _life(unit: Unit, room: Room) -> Term | None:
    if unit.life_years is not None:
        key = f"on-premise.{unit.id}.life"
        return uncertain(unit.life_years, key, _named(unit, _LIFE))
    return room.life.term if room.life else None


def _or_default(
    given: Number | None, key: str, default: Default | None
) -> tuple[Term | None, Default | None]:
    if given is not None:
        name = default.name if default else Text(fr=key, en=key)
        return uncertain(given, f"on-premise.{key}", name), None
    return (default.term, default) if default else (None, None)


def _months_between(bought: date, start: date) -> int:
    """Whole months from a purchase to the start; negative when the purchase is to come."""
    months = (start.year - bought.year) * 12 + start.month - bought.month
    return months - 1 if bought.day > start.day else months


def _purchase_text(unit: Unit, price: Term, life: Term, months: tuple[int, ...]) -> Text:
    when = Text(fr=", ".join(map(str, months)), en=", ".join(map(str, months)))
    words: dict[str, Text | int | Decimal | Cad] = {
        "name": unit.name,
        "count": point(_count(unit)),
        "price": Cad(point(price)),
        "life": point(life),
        "when": when,
    }
    if not months:
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


def _gap(identifier: str, unit: Unit, lacking: Text) -> Gap:
    return Gap(identifier, _named(unit, lacking), NOT_WHOLE, "architect")
