"""What ``courtier documents --review`` prints: what a tender document holds of the law's list."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from courtier.knowledge.records.risk import Asks
from courtier.knowledge.records.tender import OnlyIf, Part
from courtier.results.common import FactUsed
from courtier.results.models import ModelSeen
from courtier.results.provenance import KnowledgeSeen, WorkloadSeen
from courtier.values.citation import Confidence, Source
from courtier.values.findings import Finding
from courtier.values.model import Frozen
from courtier.values.text import Text


class ItemSeen(Frozen):
    """An item that a text of law asks for, and what the document holds of it.

    ``place`` is where it was found, or where words that may mean it stand; None elsewhere. ``why``
    tells what keeps from deciding. ``binds`` tells whether the text binds the body of the workload.
    """

    id: str
    name: Text
    part: Part
    article: str
    only_if: OnlyIf | None
    binds: Literal["yes", "no", "unknown"]
    status: Literal["found", "empty", "missing", "undecided", "not-asked"]
    place: Text | None
    why: Text | None
    help: Text
    asks: Asks
    confidence: Confidence
    sources: tuple[Source, ...]


class DemandSeen(Frozen):
    """A certification, level or place that the document names, held against the level derived.

    ``why`` tells how it goes beyond, or what keeps from deciding; None where the case asks it too.
    ``requirements`` are those of the case that speak of it.
    """

    name: Text
    standing: Literal["exceeds", "asked", "undecided"]
    why: Text | None
    place: Text
    requirements: tuple[str, ...]


class ReviewResult(Frozen):
    """The review of one document; ``workload`` None where none was given.

    ``demands`` is then empty. ``limits`` says what a review by words cannot tell.
    """

    schema_: Literal["courtier/documents-review/1"] = Field(alias="schema")
    courtier: str
    knowledge: KnowledgeSeen
    as_of: date
    document: ModelSeen
    workload: WorkloadSeen | None
    items: tuple[ItemSeen, ...]
    demands: tuple[DemandSeen, ...]
    facts: tuple[FactUsed, ...]
    limits: Text
    findings: tuple[Finding, ...]
