"""Whether the body's equipment has the size of the needs, at the peak and with their growth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from courtier.cost.flows import ZERO
from courtier.cost.machines import count_of, growth_of, size_of
from courtier.cost.terms import Input, Term, inputs_in, uncertain
from courtier.cost.view import Exact, Quantity, View
from courtier.cost.volumes import volume_growth, volume_of
from courtier.values.text import Text, say
from courtier.workload.model import Workload
from courtier.workload.needs import Needs, Server, StorageUnit

OVERSIZE = 2
"""A room of more than so many times the needs does not give the same service."""

GIB_PER_TIB = Decimal(1024)

Size = Literal["vcpu", "memory_gib"]
SIZES: tuple[Size, ...] = get_args(Size)
STORAGE = "gib"
_KEYS = {"vcpu": "vcpu", "memory_gib": "memory"}
UNITS: dict[str, Text] = {
    "vcpu": Text(fr="vCPU", en="vCPUs"),
    "memory_gib": Text(fr="Gio de mémoire", en="GiB of memory"),
    STORAGE: Text(fr="Gio", en="GiB"),
}


@dataclass(frozen=True)
class Part:
    """A product of factors that grows by yearly fractions month by month."""

    factors: tuple[Term, ...]
    growth: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Demand:
    """What the needs ask of one size, and what the equipment holds of it.

    ``held`` is a product of factors for each model of the file; ``one`` is what another unit of
    the newest model would add, and ``model`` the number of that model, from 1.
    """

    size: str
    parts: tuple[Part, ...]
    held: tuple[tuple[Term, ...], ...]
    one: tuple[Term, ...]
    model: int

    def needed(self, view: View) -> Iterator[Quantity]:
        """What the needs ask for in each month."""
        sizes = [view.product(part.factors) for part in self.parts]
        steps = [view.monthly_growth(part.growth) for part in self.parts]
        for _ in range(view.months):
            yield sum(sizes, view.constant(ZERO))
            sizes = [size * step for size, step in zip(sizes, steps, strict=True)]

    def holds(self, view: View) -> Quantity:
        """What the equipment of the file holds."""
        return sum((view.product(factors) for factors in self.held), view.constant(ZERO))

    def inputs(self) -> Iterator[Input]:
        """The inputs of the needs and of the equipment."""
        for part in self.parts:
            yield from inputs_in((*part.factors, *part.growth))
        for factors in self.held:
            yield from inputs_in(factors)


@dataclass(frozen=True)
class Capacity:
    """What the room holds and what the needs ask for, in one unit.

    ``short`` where the room is too small from the first month; else it is far too large.
    """

    held: Decimal
    needed: Decimal
    short: bool


def demand_of(workload: Workload, size: str) -> Demand | None:
    """What is asked and held of one size; None where either is unknown or nil."""
    room, needs = workload.on_premise, workload.needs
    models: tuple[Server | StorageUnit, ...] = ()
    if room is not None:
        models = room.storage if size == STORAGE else room.servers
    units = [_unit(model, size, number) for number, model in enumerate(models, start=1)]
    known = [each for each in units if each is not None]
    if needs is None or not known or len(known) != len(units):
        return None
    parts = tuple(_volumes(needs) if size == STORAGE else _machines(workload, needs, size))
    newest = _newest(models)
    held = tuple(_held(known[i], model, i + 1) for i, model in enumerate(models))
    return Demand(size, parts, held, known[newest], newest + 1) if parts else None


def unlike_capacity(workload: Workload, months: int, size: str) -> Capacity | None:
    """The likely sizes of both sides where they are far apart, None where they are not.

    A room is too small where it does not hold the peak of the first month: for later growth,
    equipment is bought. Machines are too large beyond twice the peak at the end of the horizon.
    """
    demand, view = demand_of(workload, size), Exact(months, ZERO)
    if demand is None:
        return None
    needed, held = list(demand.needed(view)), demand.holds(view)
    first, last = needed[0], max(needed[0], needed[-1])
    if first > held:
        return Capacity(_told(held), _told(first), short=True)
    if size != STORAGE and held > OVERSIZE * last > 0:
        return Capacity(_told(held), _told(last), short=False)
    return None


def unknown_sizes(workload: Workload) -> tuple[str, ...]:
    """The sizes that some equipment does not say, so that it is not compared with the needs."""
    room, needs = workload.on_premise, workload.needs
    if room is None or needs is None:
        return ()
    machines = bool(needs.compute or needs.databases)
    models: dict[str, tuple[Server | StorageUnit, ...]] = {
        "vcpu": room.servers if machines else (),
        "memory_gib": room.servers if machines else (),
        STORAGE: room.storage if needs.storage else (),
    }
    return tuple(
        size
        for size, asked in models.items()
        if any(_unit(model, size, 1) is None for model in asked)
    )


def capacity_words(size: str, unlike: Capacity) -> Text:
    """The two sizes, as a sentence that another one may follow."""
    fr, en = _WORDS["storage" if size == STORAGE else "short" if unlike.short else "large"]
    return say(fr, en, held=unlike.held, needed=unlike.needed, unit=UNITS[size])


_WORDS = {
    "storage": (
        "Le stockage sur place est de {held} Gio et les besoins sont de {needed} Gio dès le "
        "premier mois",
        "The on-premise storage is {held} GiB and the needs are {needed} GiB from the first month",
    ),
    "short": (
        "Les serveurs sur place comptent {held} {unit} et les besoins {needed} à la pointe, dès le "
        "premier mois",
        "The on-premise servers have {held} {unit} and the needs {needed} at the peak, from the "
        "first month",
    ),
    "large": (
        "Les serveurs sur place comptent {held} {unit} et les besoins {needed} à la pointe, "
        "croissance comprise",
        "The on-premise servers have {held} {unit} and the needs {needed} at the peak, growth "
        "included",
    ),
}


def _told(size: Decimal) -> Decimal:
    return round(size, 1).normalize() + 0


def _unit(model: Server | StorageUnit, size: str, number: int) -> tuple[Term, ...] | None:
    """What one unit of a model holds, as factors; None where the file does not say."""
    if isinstance(model, StorageUnit):
        name = say("Stockage {n} : Tio", "Storage {n}: TiB", n=number)
        key = f"on-premise.storage-{number}.size"
        return None if model.tib is None else (uncertain(model.tib, key, name), GIB_PER_TIB)
    given = getattr(model, size)
    name = say("Serveurs {n} : {what}", "Servers {n}: {what}", n=number, what=UNITS[size])
    key = f"on-premise.server-{number}.{_KEYS[size]}"
    return None if given is None else (uncertain(given, key, name),)


def _held(one: tuple[Term, ...], model: Server | StorageUnit, number: int) -> tuple[Term, ...]:
    """What all the units of a model hold, as factors."""
    if isinstance(model, StorageUnit):
        return one
    name = say("Serveurs {n} : nombre", "Servers {n}: count", n=number)
    return (*one, uncertain(model.count, f"on-premise.server-{number}.count", name))


def _machines(workload: Workload, needs: Needs, size: str) -> Iterator[Part]:
    """The machines at the peak of the load, and the databases, twice with a standby."""
    peak, which = _peak(workload), SIZES.index(size)
    for need in needs.compute:
        growth = growth_of(need.id, need.growth_per_year)
        yield Part((size_of(need)[which], count_of(need), peak), growth)
    for base in needs.databases:
        twice = Decimal(2 if base.high_availability else 1)
        yield Part((size_of(base)[which], twice, peak))


def _volumes(needs: Needs) -> Iterator[Part]:
    for need in needs.storage:
        yield Part((volume_of(need),), volume_growth(need))


def _newest(models: tuple[Server | StorageUnit, ...]) -> int:
    """The position of the model bought last; one without a day is to be bought."""
    days = [model.bought or date.max for model in models]
    return max(range(len(days)), key=lambda i: (days[i], i))


def _peak(workload: Workload) -> Decimal:
    """The peak of the load, as a part of the capacity asked for; all of it where unknown."""
    load = workload.service.load if workload.service else None
    return Decimal(1) if load is None or load.peak is None else load.peak
