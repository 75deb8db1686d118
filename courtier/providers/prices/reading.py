"""What every adapter is given and gives back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from courtier.cost.gates import Candidate
from courtier.cost.gates_merge import Scope, scope_of
from courtier.knowledge.records.prices import PriceRow
from courtier.providers.prices.web import Web
from courtier.providers.prices.work import Work
from courtier.values.citation import Confidence

HOURS_PER_YEAR = 8760
ON_DEMAND = "on-demand"
VM = "vm-linux"


@dataclass(frozen=True)
class Asked:
    """One service of a provider in one region, to be read to the end or not at all.

    ``last`` are the rows of the last snapshot: an adapter takes from them the size of a machine
    whose name alone is published.
    """

    region: str
    service: str
    day: date
    web: Web
    work: Work
    last: Sequence[PriceRow]


@dataclass(frozen=True)
class Found:
    """The rows of a service that was read to the end, and the scopes that they fill."""

    rows: list[Candidate]
    complete: frozenset[Scope]


@dataclass(frozen=True)
class Adapter:
    """How the prices of a provider are read.

    ``key_variable`` names the environment variable that holds a key, and ``key_header`` the
    header it goes in; both are None where none is needed.
    """

    provider: str
    base: str
    services: tuple[str, ...]
    read: Callable[[Asked], Found]
    key_variable: str | None = None
    key_header: str | None = None


def candidate(provider: str, asked: Asked, source: str, **values: Any) -> Candidate:
    """A row read today from a provider's own list."""
    row: dict[str, Any] = {
        "provider": provider,
        "region": asked.region,
        "service": asked.service,
        "vcpu": None,
        "memory_gib": None,
        "unit": "hour",
        "term": ON_DEMAND,
        "as_of": asked.day.isoformat(),
        "source": source,
        "licence": "facts",
        "confidence": _CONFIDENCE,
        "note": "",
    }
    return Candidate.model_validate(row | values)


_CONFIDENCE: Confidence = "primary"


def sizes_of(asked: Asked, provider: str) -> dict[str, tuple[Decimal, Decimal]]:
    """The vCPU and GiB of the machines that the last snapshot knows, by name."""
    return {
        row.sku: (row.vcpu, row.memory_gib)
        for row in asked.last
        if row.provider == provider and row.vcpu and row.memory_gib
        and not row.note.startswith("constrained-core")
    }  # fmt: skip


def filled(rows: list[Candidate]) -> Found:
    """Rows that are all there is of their scopes."""
    return Found(rows, frozenset(map(scope_of, rows)))
