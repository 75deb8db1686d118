"""The figures of the file that size or bound the options without being a factor of a cost."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.cost.terms import Input, uncertain
from courtier.values.text import Text, say
from courtier.workload.common import Number
from courtier.workload.model import Workload
from courtier.workload.needs import Compute, Database, Needs, OnPremise

Sized = tuple[Input, str]
"""A figure with its unit."""


def sizes(workload: Workload) -> Iterator[Sized]:
    """What chooses the machines, bounds a commitment, holds the sides against each other."""
    if workload.needs is not None:
        yield from _of_needs(workload.needs)
    if workload.on_premise is not None:
        yield from _of_the_room(workload.on_premise)
    yield from _of_the_load(workload)
    term = workload.acquisition.term if workload.acquisition else None
    if term is not None:
        months = term.initial_months
        yield uncertain(months, "acquisition.term.initial-months", _FIRM), "months"
    for number, tax in enumerate(workload.cost.taxes if workload.cost else (), start=1):
        key = f"cost.taxes-{number}"
        yield uncertain(tax.rate, f"{key}.rate", say("{n}", "{n}", n=tax.name)), "1"
        if tax.rebate is not None:
            yield uncertain(tax.rebate, f"{key}.rebate", _named(tax.name, _REBATE)), "1"


def _of_needs(needs: Needs) -> Iterator[Sized]:
    machines: tuple[Compute | Database, ...] = (*needs.compute, *needs.databases)
    for machine in machines:
        yield from _figures(
            f"needs.{machine.id}", machine.id,
            ("vcpu", machine.vcpu, _VCPU, "vCPU"), ("memory", machine.memory_gib, _MEMORY, "GiB"),
        )  # fmt: skip
    for volume in needs.storage:
        read = volume.read_gib_per_month
        if read is not None:
            yield from _figures(f"needs.{volume.id}", volume.id, ("read", read, _READ, "GiB/month"))
    for software in needs.software:
        if software.users is not None:
            yield from _figures(
                f"needs.{software.id}", software.id, ("users", software.users, _USERS, "1")
            )


def _of_the_room(room: OnPremise) -> Iterator[Sized]:
    for number, server in enumerate(room.servers, start=1):
        name = say("Serveurs {n}", "Servers {n}", n=number)
        yield from _figures(
            f"on-premise.server-{number}", name,
            ("vcpu", server.vcpu, _VCPU, "vCPU"), ("memory", server.memory_gib, _MEMORY, "GiB"),
            ("watts", server.watts, _WATTS, "W"),
        )  # fmt: skip
    for number, storage in enumerate(room.storage, start=1):
        name = say("Stockage {n}", "Storage {n}", n=number)
        yield from _figures(
            f"on-premise.storage-{number}", name,
            ("size", storage.tib, _SIZE, "TiB"), ("watts", storage.watts, _WATTS, "W"),
        )  # fmt: skip
    for number, piece in enumerate(room.equipment, start=1):
        name = say("Équipement {n}", "Equipment {n}", n=number)
        yield from _figures(
            f"on-premise.equipment-{number}", name, ("watts", piece.watts, _WATTS, "W")
        )


def _of_the_load(workload: Workload) -> Iterator[Sized]:
    load = workload.service.load if workload.service else None
    if load is None:
        return
    hours = load.peak_hours_per_year
    yield from _figures(
        "service.load", _LOAD,
        ("average", load.average, _AVERAGE, "1"), ("peak", load.peak, _PEAK, "1"),
        ("peak-hours", hours, _PEAK_HOURS, "hours/year"),
    )  # fmt: skip


def _figures(
    key: str, name: str | Text, *figures: tuple[str, Number | int | None, Text, str]
) -> Iterator[Sized]:
    """The figures that are given, each with its unit."""
    for word, value, what, unit in figures:
        if value is not None:
            yield uncertain(value, f"{key}.{word}", _named(name, what)), unit


def _named(name: str | Text, what: Text) -> Text:
    if isinstance(name, Text):
        return say("{name} : {what}", "{name}: {what}", name=name, what=what)
    return say("« {name} » : {what}", "“{name}”: {what}", name=name, what=what)


_FIRM = Text(
    fr="Durée ferme du contrat, qu’aucun engagement ne dépasse",
    en="Firm term of the contract, which no commitment outlasts",
)
_VCPU = Text(fr="vCPU", en="vCPU")
_MEMORY = Text(fr="mémoire", en="memory")
_READ = Text(fr="volume relu", en="volume read back")
_USERS = Text(fr="utilisateurs", en="users")
_WATTS = Text(fr="puissance", en="power")
_SIZE = Text(fr="capacité", en="capacity")
_REBATE = Text(fr="remboursement", en="rebate")
_LOAD = Text(fr="Charge du service", en="Load of the service")
_AVERAGE = Text(fr="moyenne", en="average")
_PEAK = Text(fr="pointe", en="peak")
_PEAK_HOURS = Text(fr="heures de pointe", en="hours at the peak")
