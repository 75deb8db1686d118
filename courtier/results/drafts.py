"""Draft workloads made from an inventory, and what stays for people to say."""

from __future__ import annotations

from courtier.values.model import Frozen
from courtier.values.text import Text


class Draft(Frozen):
    """One draft that was written. ``value`` is what its resources share; ``questions`` are what
    the inventory leaves open, besides the questions of every workload file."""

    file: str
    id: str
    value: str
    resources: int
    questions: tuple[Text, ...]


class Drafts(Frozen):
    """The drafts of an inventory. ``without`` counts the resources that have no value, and are in
    no draft; ``undecided`` those of which nobody told the value."""

    by: str
    files: tuple[Draft, ...]
    without: int
    undecided: int
