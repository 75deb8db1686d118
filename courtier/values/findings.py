"""Findings: something a person must see, with its place in the file and its remedy."""

from __future__ import annotations

from typing import Literal

from courtier.values.citation import Confidence
from courtier.values.model import Frozen
from courtier.values.text import Text

Severity = Literal["note", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")


class Location(Frozen):
    """A place in the workload file; ``line`` and ``column`` count from 1."""

    file: str
    line: int
    column: int


class Finding(Frozen):
    """A result that a person must look at.

    ``id`` is stable and explained by ``courtier explain``; ``help`` says what to do next.
    ``path`` of a finding is turned into ``location`` by whoever holds the file.
    """

    id: str
    severity: Severity
    confidence: Confidence
    text: Text
    location: Location | None
    help: Text
