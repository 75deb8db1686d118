"""The seed of the draws."""

from __future__ import annotations

from courtier.workload.model import Workload

DEFAULT_SEED = 1


def seed_of(workload: Workload) -> int:
    """The seed of the draws: the body's own, else 1."""
    given = workload.cost.seed if workload.cost else None
    return DEFAULT_SEED if given is None else given
