"""What a check of an inventory says besides its findings: which resources belong to what."""

from __future__ import annotations

from datetime import date

from courtier.results.inventory import Cloud
from courtier.values.model import Frozen


class Belonging(Frozen):
    """How many resources of the inventory belong to a workload, and the file of that one."""

    workload: str
    file: str
    resources: int


class DriftSeen(Frozen):
    """How the resources of an inventory were shared among workloads.

    ``by`` is what tells them apart, as after ``--by``; None where all are taken as those of the
    only workload. ``without`` counts those of no workload, ``undecided`` among them those of which
    nobody knows. ``complete`` is False where a part that matters was not read.
    """

    file: str
    cloud: Cloud
    read_on: date
    by: str | None
    resources: int
    belonging: tuple[Belonging, ...]
    without: int
    undecided: int
    complete: bool
