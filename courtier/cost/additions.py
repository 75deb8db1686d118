"""Equipment bought when the needs, as they grow, pass what the room holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from courtier.cost.capacity import SIZES, STORAGE, Demand, demand_of
from courtier.cost.draft import Basis, Gap, Line
from courtier.cost.equipment import Room, Unit, life_of, named_unit, price_of
from courtier.cost.flows import ZERO, Monthly, Renewals, Share
from courtier.cost.power import demand_line, power_line
from courtier.cost.spans import Monthwise
from courtier.cost.terms import Input, Term, inputs_in, point
from courtier.cost.view import Quantity, View
from courtier.values.text import Cad, Text, join, say
from courtier.workload.model import Workload


@dataclass(frozen=True)
class Growing:
    """How many units of one model have been added by each month, whole and never taken away."""

    demands: tuple[Demand, ...]

    def counts(self, view: View) -> list[Quantity]:
        """The units added by each month, at the most demanding of the sizes."""
        if self not in view.made:
            view.made[self] = self._counts(view)
        found: list[Quantity] = view.made[self]
        return found

    def more(self, view: View) -> list[Quantity]:
        """The units that each month adds."""
        counts = self.counts(view)
        before = [view.constant(ZERO), *counts[:-1]]
        return [now - then for now, then in zip(counts, before, strict=True)]

    def inputs(self) -> Iterator[Input]:
        """The inputs of the needs and of the equipment."""
        for demand in self.demands:
            yield from demand.inputs()

    def _counts(self, view: View) -> list[Quantity]:
        most, found = view.constant(ZERO), []
        sides = [(d.needed(view), d.holds(view), view.product(d.one)) for d in self.demands]
        for _ in range(view.months):
            for needed, held, one in sides:
                short = view.whole_up(view.clip(next(needed) - held, ZERO, None) / one)
                most = view.where(short > most, short, most)
            found.append(most)
        return found


@dataclass(frozen=True, kw_only=True)
class Bought(Renewals):
    """Units added: each bought in its month, and renewed as those that were there at the start."""

    growing: Growing

    def inputs(self) -> Iterator[Input]:
        """The inputs of the growth, the price and the life."""
        yield from self.growing.inputs()
        yield from super().inputs()

    def entries(self, view: View) -> Iterator[tuple[Quantity, Quantity]]:
        """Month of payment and amount of every purchase of every addition."""
        for month, more in enumerate(self.growing.more(view)):
            if _some(more):
                one = Renewals(self.price, self.life_years, -month, self.residual)
                yield from ((paid, amount * more) for paid, amount in one.entries(view))


@dataclass(frozen=True)
class PerUnit(Monthwise):
    """A product of factors a month for each unit added so far."""

    growing: Growing
    factors: tuple[Term, ...]

    def amounts(self, view: View) -> list[Quantity]:
        """The units of each month times the factors."""
        each = view.product(self.factors)
        return [count * each for count in self.growing.counts(view)]

    def inputs(self) -> Iterator[Input]:
        """The inputs of the growth and of the factors."""
        yield from self.growing.inputs()
        yield from inputs_in(self.factors)


def added_lines(workload: Workload, units: list[Unit], room: Room) -> list[Line | Gap]:
    """The servers and the storage that growth will have the body buy, with their electricity."""
    found: list[Line | Gap] = []
    for sizes, sort in ((SIZES, "server"), ((STORAGE,), "storage")):
        growing = _growing(workload, room, sizes)
        if growing is not None:
            model = f"{sort}-{growing.demands[0].model}"
            unit = next(unit for unit in units if unit.id == model)
            found += _lines(growing, unit, room)
    return found


def _growing(workload: Workload, room: Room, sizes: tuple[str, ...]) -> Growing | None:
    """The sizes that hold the needs of the first month and may be passed; None without any."""
    known = [demand for size in sizes if (demand := demand_of(workload, size)) is not None]
    growing = Growing(tuple(demand for demand in known if _holds_at_first(demand, room)))
    ends = {item.key: item.high for item in growing.inputs()}
    ends |= {i.key: i.low for d in growing.demands for held in d.held for i in inputs_in(held)}
    possible = room.frame.exact(ends)
    return growing if growing.demands and growing.counts(possible)[-1] > 0 else None


def _holds_at_first(demand: Demand, room: Room) -> bool:
    view = room.frame.exact()
    return bool(next(demand.needed(view)) <= demand.holds(view))


def _lines(growing: Growing, unit: Unit, room: Room) -> list[Line | Gap]:
    life, price = life_of(unit, room), price_of(unit)
    if life is None:
        return []
    basis: Basis = "given" if unit.life_years is not None else "default"
    facts = (room.life.fact,) if unit.life_years is None and room.life else ()
    identifier = f"{unit.id}.added"
    bought = Bought(growing=growing, price=(price,), life_years=life, age=None)
    left = replace(bought, residual=True)
    text = _text(growing, unit, price, life, room)
    found: list[Line | Gap] = [
        Line(identifier, "equipment", text, bought, basis, facts),
        Line(f"{identifier}.residual", "residual", named_unit(unit, _LEFT), left, basis, facts),
    ]
    found += _electricity(growing, unit, room)
    return [*found, _support(unit)]


def _electricity(growing: Growing, unit: Unit, room: Room) -> list[Line | Gap]:
    """What one more unit draws, times the units added; nothing where the file gives no watts."""
    if not unit.powered or unit.watts is None:
        return []
    one = replace(unit, count=1)
    lines = [power_line(one, room), demand_line([one], room)]
    return [
        replace(
            line,
            id=f"{unit.id}.added.{sort}",
            text=_each(line.text),
            plan=PerUnit(growing, factors),
        )
        for sort, line in zip(("power", "demand"), lines, strict=True)
        if isinstance(line, Line) and (factors := _factors(line)) is not None
    ]


def _factors(line: Line) -> tuple[Term, ...] | None:
    """The factors of a monthly line of one unit."""
    plan = line.plan.plans[0] if isinstance(line.plan, Share) else line.plan
    return plan.factors if isinstance(plan, Monthly) else None


def _some(more: Quantity) -> bool:
    """Tell whether anything is added, in the exact view or in some draw."""
    return bool(more) if isinstance(more, (Decimal, float)) else bool(more.any())


_LEFT = Text(
    fr="ajouts : valeur restante à la fin", en="additions: value left at the end of the horizon"
)


def _each(text: Text) -> Text:
    return say("Pour chaque ajout : {text}", "For each addition: {text}", text=text)


def _text(growing: Growing, unit: Unit, price: Term, life: Term, room: Room) -> Text:
    """The purchases at the likely values, each with its month."""
    more = enumerate(growing.more(room.frame.exact()), start=1)
    dated = [
        say("{n} au mois {month}", "{n} in month {month}", n=count, month=month)
        for month, count in more
        if count
    ]
    return say(
        "{name}, achetés quand le besoin dépasse la capacité : {dated}, à {price} chacun, vie "
        "de {life} ans",
        "{name}, bought when the needs pass the capacity: {dated}, at {price} each, life of {life} "
        "years",
        name=unit.name,
        dated=join(dated) if dated else _NONE_LIKELY,
        price=Cad(point(price)),
        life=point(life),
    )


_NONE_LIKELY = Text(fr="aucun aux valeurs probables", en="none at the likely values")


def _support(unit: Unit) -> Gap:
    what = say(
        "l’entretien, les licences et le personnel de ce que la croissance ajoute à « {name} »",
        "support, licences and staff of what growth adds to “{name}”",
        name=unit.name,
    )
    effect = Text(
        fr="Comptés comme si rien n’était ajouté.", en="Counted as if nothing were added."
    )
    return Gap(f"{unit.id}.added.support", what, effect, "finance", essential=False)
