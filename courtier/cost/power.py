"""Electricity of the body's equipment: energy, and the charge on the power called."""

from __future__ import annotations

from decimal import Decimal

from courtier.cost.defaults import Default
from courtier.cost.draft import Gap, Line
from courtier.cost.equipment import Room, Unit, count_of, gap_of, named_unit
from courtier.cost.flows import Monthly, Share
from courtier.cost.terms import Term, point, uncertain
from courtier.values.text import Cad, Text, say
from courtier.workload.common import Number

HOURS_PER_YEAR = Decimal(8760)
WATTS_PER_KILOWATT = Decimal(1000)


def power_line(unit: Unit, room: Room) -> Line | Gap:
    """Electricity: watts × load × count × PUE × 8,760 h × price of a kWh, by the month."""
    identifier = f"{unit.id}.power"
    if unit.watts is None:
        return gap_of(identifier, unit, Text(fr="puissance en watts", en="power in watts"))
    given = room.power
    pue, pue_default = _or_default(given.pue if given else None, "power.pue", room.pue)
    price, price_default = _or_default(
        given.cad_per_kwh if given else None, "power.price", room.electricity
    )
    if pue is None or price is None:
        return gap_of(identifier, unit, Text(fr="prix de l’électricité", en="price of electricity"))
    watts = _watts(unit)
    yearly = HOURS_PER_YEAR / WATTS_PER_KILOWATT / 12
    plan = Monthly((watts, *_load_factor(room), count_of(unit), pue, price, yearly))
    facts = tuple(default.fact for default in (pue_default, price_default) if default)
    text = say(
        "{name} : {count} × {watts} W × charge {load} × PUE {pue} × 8 760 h par an × {price} $ CA "
        "le kWh",
        "{name}: {count} × {watts} W × load {load} × PUE {pue} × 8,760 h a year × CAD {price} a "
        "kWh",
        name=unit.name,
        count=point(count_of(unit)),
        watts=point(watts),
        load=point(_load_factor(room)[0]) if _load_factor(room) else Decimal(1),
        pue=point(pue),
        price=point(price),
    )
    return Line(identifier, "power", text, plan, "default" if facts else "given", facts)


def demand_line(units: list[Unit], room: Room) -> Line | None:
    """The charge on the power called: kW × PUE × dollars a kW and month, for all equipment."""
    given = room.power.demand_cad_per_kw_month if room.power else None
    drawn = [unit for unit in units if unit.powered and unit.watts is not None]
    if given is None or not drawn:
        return None
    pue, default = _or_default(room.power.pue if room.power else None, "power.pue", room.pue)
    if pue is None:
        return None
    charge = uncertain(given, "on-premise.power.demand", _DEMAND)
    plans = tuple(
        Monthly((_watts(unit), count_of(unit), pue, charge, 1 / WATTS_PER_KILOWATT))
        for unit in drawn
    )
    kilowatts = sum((point(_watts(u)) * point(count_of(u)) for u in drawn), Decimal(0)) / 1000
    text = say(
        "Prime de puissance : {kw} kW × PUE {pue} × {charge} par kW et par mois",
        "Demand charge: {kw} kW × PUE {pue} × {charge} a kW and month",
        kw=kilowatts,
        pue=point(pue),
        charge=Cad(point(charge)),
    )
    facts = (default.fact,) if default else ()
    return Line(DEMAND, "power", text, Share(plans), "default" if facts else "given", facts)


DEMAND = "power.demand"
_DEMAND = Text(fr="Prime de puissance", en="Demand charge")
_LOAD = Text(fr="Part des watts tirée en moyenne", en="Part of the watts drawn on average")
_WATTS = Text(fr="puissance", en="power")


def _watts(unit: Unit) -> Term:
    key = f"on-premise.{unit.id}.watts"
    return uncertain(
        unit.watts if unit.watts is not None else Decimal(0), key, named_unit(unit, _WATTS)
    )


def _load_factor(room: Room) -> tuple[Term, ...]:
    """The part of their watts that machines draw on average; nothing where the file is silent."""
    given = room.power.load_factor if room.power else None
    return () if given is None else (uncertain(given, "on-premise.power.load-factor", _LOAD),)


def _or_default(
    given: Number | None, key: str, default: Default | None
) -> tuple[Term | None, Default | None]:
    if given is not None:
        name = default.name if default else Text(fr=key, en=key)
        return uncertain(given, f"on-premise.{key}", name), None
    return (default.term, default) if default else (None, None)
