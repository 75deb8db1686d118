"""Whether the servers of the body's room have the size of the needs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from courtier.workload.common import likely
from courtier.workload.model import Workload

OVERSIZE = 2
"""A room of more than so many times the needs does not give the same service."""


@dataclass(frozen=True)
class Capacity:
    """The likely vCPUs that the servers on-premise hold, and those that the needs ask for."""

    held: Decimal
    needed: Decimal


def unlike_capacity(workload: Workload) -> Capacity | None:
    """The two sizes where they are far apart; None where they are alike, or one is unknown."""
    needed, held = _needed(workload), _held(workload)
    if not needed or held is None or needed <= held <= OVERSIZE * needed:
        return None
    return Capacity(held, needed)


def _needed(workload: Workload) -> Decimal:
    needs = workload.needs
    if needs is None:
        return Decimal(0)
    machines = sum((likely(n.vcpu) * likely(n.count) for n in needs.compute), Decimal(0))
    return machines + sum((likely(n.vcpu) for n in needs.databases), Decimal(0))


def _held(workload: Workload) -> Decimal | None:
    """The vCPUs of the servers; None where one server does not say, or there is none."""
    servers = workload.on_premise.servers if workload.on_premise else ()
    sizes = [None if s.vcpu is None else likely(s.vcpu) * likely(s.count) for s in servers]
    known = [size for size in sizes if size is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(sizes) else None
