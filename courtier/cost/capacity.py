"""Whether the body's room has the size of the needs, at the peak and with their growth."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from courtier.cost.view import MONTHS_PER_YEAR
from courtier.values.text import Text, say
from courtier.workload.common import Number, likely
from courtier.workload.model import Workload

OVERSIZE = 2
"""A room of more than so many times the needs does not give the same service."""

GIB_PER_TIB = 1024

Size = Literal["vcpu", "memory_gib"]
SIZES: tuple[Size, ...] = get_args(Size)
UNITS: dict[Size, Text] = {
    "vcpu": Text(fr="vCPU", en="vCPUs"),
    "memory_gib": Text(fr="Gio de mémoire", en="GiB of memory"),
}


@dataclass(frozen=True)
class Capacity:
    """What the room holds and what the needs ask for, in one unit, in whole ones."""

    held: Decimal
    needed: Decimal


def unlike_capacity(workload: Workload, months: int, size: Size = "vcpu") -> Capacity | None:
    """The likely vCPUs, or GiB of memory, of both sides where they are far apart.

    The needs are those of the peak, grown until the end of the horizon of ``months``; a database
    with a standby counts twice. None where the sizes are alike, or one is unknown.
    """
    needed, held = _needed(workload, months, size), _held(workload, size)
    if not needed or held is None or needed <= held <= OVERSIZE * needed:
        return None
    return Capacity(held, needed)


def unknown_sizes(workload: Workload) -> tuple[Size, ...]:
    """The sizes that some server does not say, so that the room is not compared with the needs."""
    servers = workload.on_premise.servers if workload.on_premise else ()
    needs = workload.needs
    if needs is None or not (needs.compute or needs.databases):
        return ()
    return tuple(size for size in SIZES if any(getattr(each, size) is None for each in servers))


def short_storage(workload: Workload, months: int) -> Capacity | None:
    """The GiB of both sides where the room holds less than the needs at the end of the horizon.

    None where it holds enough, or one side is unknown.
    """
    units = workload.on_premise.storage if workload.on_premise else ()
    sizes = [unit.tib for unit in units if unit.tib is not None]
    if not sizes or len(sizes) != len(units) or workload.needs is None:
        return None
    held = sum((likely(size) for size in sizes), Decimal(0)) * GIB_PER_TIB
    needed = sum(
        (_grown(likely(n.gib), n.growth_per_year, months) for n in workload.needs.storage),
        Decimal(0),
    )
    short = Capacity(round(held, 0), round(needed, 0))
    return short if short.needed > short.held else None


def storage_words(short: Capacity) -> Text:
    """The storage that will be lacking on-premise, as a sentence."""
    return say(
        "Le stockage sur place est de {held} Gio et les besoins seront de {needed} Gio à la fin "
        "de l’horizon.",
        "The on-premise storage is {held} GiB and the needs will be {needed} GiB at the end of "
        "the horizon.",
        held=short.held,
        needed=short.needed,
    )


def _needed(workload: Workload, months: int, size: Size) -> Decimal:
    needs = workload.needs
    if needs is None:
        return Decimal(0)
    machines = sum(
        (
            likely(getattr(need, size)) * _grown(likely(need.count), need.growth_per_year, months)
            for need in needs.compute
        ),
        Decimal(0),
    )
    databases = sum(
        (
            likely(getattr(need, size)) * (2 if need.high_availability else 1)
            for need in needs.databases
        ),
        Decimal(0),
    )
    return round((machines + databases) * _peak(workload), 1).normalize() + 0


def _peak(workload: Workload) -> Decimal:
    """The peak of the load, as a part of the capacity asked for; all of it where unknown."""
    load = workload.service.load if workload.service else None
    return Decimal(1) if load is None or load.peak is None else load.peak


def _grown(size: Decimal, growth: Number | None, months: int) -> Decimal:
    """A size at its largest of the horizon."""
    if growth is None or likely(growth) <= 0:
        return size
    return Decimal(size * (1 + likely(growth)) ** (Decimal(months - 1) / MONTHS_PER_YEAR))


def _held(workload: Workload, size: Size) -> Decimal | None:
    """The size of the servers; None where one server does not say, or there is none."""
    servers = workload.on_premise.servers if workload.on_premise else ()
    sizes = [(getattr(each, size), likely(each.count)) for each in servers]
    known = [likely(one) * count for one, count in sizes if one is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(sizes) else None
