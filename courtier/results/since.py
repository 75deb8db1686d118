"""What ``courtier classify --since DATE`` prints."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from courtier.results.classification import Levels
from courtier.results.provenance import Envelope
from courtier.values.model import Frozen
from courtier.values.text import Text


class RecordMoved(Frozen):
    """A record that started, ended, was entered, corrected or withdrawn between the two days."""

    id: str
    event: Literal["started", "ended", "entered", "corrected", "withdrawn"]
    on: date


class Difference(Frozen):
    """One thing that is there on one day and not, or not the same, on the other."""

    what: Literal["level", "flag", "requirement", "duty", "question", "rule"]
    id: str
    change: Literal["added", "removed", "changed"]
    text: Text
    records: tuple[RecordMoved, ...]


class SinceResult(Envelope):
    """The same workload by the law of two days, and what turned the result.

    ``known_then`` tells whether the earlier verdict rests on the facts as they were known on its
    day; before anything was read, it rests on the facts of now.
    """

    schema_: Literal["courtier/classify-since/1"] = Field(alias="schema")
    since: date
    known_then: bool
    before: Levels
    after: Levels
    differences: tuple[Difference, ...]
