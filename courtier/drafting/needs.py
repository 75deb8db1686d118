"""The needs of a draft: what its resources add up to, in the words of the workload file."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from courtier.drafting.gather import Base, Gathered
from courtier.drafting.words import counted
from courtier.values.text import Text, say

MOST_DATABASES = 500
"""So many databases are written one by one; the others are counted in a note."""
_PLACES = 3


def needs_of(group: Gathered, given_by: str) -> dict[str, Any] | None:
    """The needs as plain values of a workload file; None where nothing could be summed.

    Args:
        group: What was gathered.
        given_by: Where the figures come from.
    """
    parts: dict[str, Any] = {
        "compute": list(_machines(group)),
        "storage": list(_volumes(group)),
        "databases": list(_databases(group)),
    }
    held = {name: items for name, items in parts.items() if items}
    return {"from": "given", **held, "given_by": given_by} if held else None


def _machines(group: Gathered) -> Iterator[dict[str, Any]]:
    for (vcpu, memory, os), number in sorted(group.machines.items()):
        words = ["machines", _word(vcpu), _word(memory), *([os] if os else [])]
        yield {
            "id": "-".join(words), "count": number, "vcpu": _neat(vcpu),
            "memory_gib": _neat(memory), **({"os": os} if os else {}),
        }  # fmt: skip


def _volumes(group: Gathered) -> Iterator[dict[str, Any]]:
    for kind, gib in sorted(group.storage.items()):
        if neat := _neat(gib):
            yield {"id": kind, "kind": kind, "gib": neat}


def _databases(group: Gathered) -> Iterator[dict[str, Any]]:
    for number, base in enumerate(_listed(group)[:MOST_DATABASES], 1):
        gib = _neat(base.storage_gib or Decimal(0))
        storage = {"storage_gib": gib} if gib else {}
        yield {
            "id": f"{base.engine}-{number}", "engine": base.engine, "vcpu": _neat(base.vcpu),
            "memory_gib": _neat(base.memory_gib), **storage,
        }  # fmt: skip


def _listed(group: Gathered) -> list[Base]:
    """Each database, in an order that does not hang on that of the inventory."""

    def key(base: Base) -> tuple[str, Decimal, Decimal, Decimal]:
        return base.engine, base.vcpu, base.memory_gib, base.storage_gib or Decimal(0)

    return sorted(group.databases.elements(), key=key)


def _neat(number: Decimal) -> Decimal:
    """At most three places, without zeros at the end."""
    return Decimal(f"{round(number, _PLACES).normalize():f}")


def _word(number: Decimal) -> str:
    return str(_neat(number)).replace(".", "-")


def open_needs(group: Gathered) -> Iterator[Text]:
    """What the figures leave out, each a thing to settle."""
    if group.unsized:
        yield say(
            "De taille inconnue, et donc laissés hors des chiffres : {kinds}.",
            "Of unknown size, and so left out of the figures: {kinds}.",
            kinds=counted(group.unsized),
        )
    more = group.databases.total() - MOST_DATABASES
    if more > 0:
        yield say(
            "Bases de données de plus, non écrites : {n}.", "Further databases, not written: {n}.",
            n=more,
        )  # fmt: skip
    bare = sum(base.storage_gib is None for base in group.databases.elements())
    if bare:
        yield say(
            "Bases de données dont le stockage est inconnu : {n}.",
            "Databases whose storage is unknown: {n}.",
            n=bare,
        )
    if group.os_unknown:
        yield say(
            "Machines dont le système d’exploitation est inconnu, comptées comme linux : {n}.",
            "Machines whose operating system is unknown, counted as linux: {n}.",
            n=group.os_unknown,
        )
    if group.stopped:
        yield say(
            "Arrêtés, et donc laissés hors des chiffres : {kinds}.",
            "Stopped, and so left out of the figures: {kinds}.",
            kinds=counted(group.stopped),
        )
    if group.unknown:
        yield say(
            "Types qu’aucune table ne connaît : {kinds}.",
            "Types that no table knows: {kinds}.",
            kinds=counted(group.unknown),
        )
    yield say(
        "Le trafic vers Internet, les heures d’usage et la croissance ne sont pas dans un"
        " inventaire.",
        "Traffic to the internet, hours of use and growth are not in an inventory.",
    )


def without_need(group: Gathered) -> Iterator[Text]:
    """The resources that have no figure among needs: told, and nothing asked."""
    if group.without_need:
        yield say(
            "Ressources sans chiffre sous needs : {kinds}.",
            "Resources without a figure under needs: {kinds}.",
            kinds=counted(group.without_need),
        )
