"""What ``courtier diff`` prints: two states of a workload, and what changes between them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from courtier.results.classification import Levels
from courtier.results.matches import Status, Verdict
from courtier.results.provenance import Provenance, WorkloadSeen
from courtier.results.since import Difference, RecordMoved
from courtier.values.findings import Severity
from courtier.values.model import Frozen
from courtier.values.money import Amount
from courtier.values.text import Text

Change = Literal["added", "removed", "changed"]
OfferingChange = Literal["won", "lost", "changed"]


class SideSeen(Frozen):
    """One of the two states. ``name`` is as it was given; ``prices`` the day of its price list,
    None where there is none on or before its day.
    """

    name: str
    provenance: Provenance
    workload: WorkloadSeen
    levels: Levels
    procedure: str
    prices: date | None


class CriterionMoved(Frozen):
    """A requirement that an offering meets on one side and not, or not as surely, on the other.

    None: it is not asked on that side.
    """

    requirement: str
    before: Status | None
    after: Status | None
    text: Text


class OfferingMoved(Frozen):
    """An offering whose verdict differs; None where it is not in the catalogue on that side.

    ``why`` says why it is out, on the side where it is. ``records`` are the records that moved
    between the two days and may have turned the verdict.
    """

    offering: str
    name: Text
    change: OfferingChange
    before: Verdict | None
    after: Verdict | None
    why: Text | None
    criteria: tuple[CriterionMoved, ...]
    records: tuple[RecordMoved, ...]


class CostSeen(Frozen):
    """What an option costs on one side; money None where nothing is priced."""

    status: Literal["priced", "partial", "undetermined"]
    total_nominal: Amount | None
    npv: Amount | None
    p50: Amount | None


class CostMoved(Frozen):
    """An option whose cost differs; None where it is no option on that side."""

    option: str
    name: Text
    change: Change
    before: CostSeen | None
    after: CostSeen | None


class DocumentMoved(Frozen):
    """A document that is to be written on one side alone, or whose French text differs.

    Its last section, of provenance, is left out: fingerprints change with any edit.

    ``lines`` counts the lines of the text that are new, gone or different.
    """

    code: str
    title: Text
    change: Change
    lines: int


class DiffResult(Frozen):
    """What changes between two states of a workload.

    ``since`` is the day of the law and of knowledge of the old side, None where both are judged
    with all that is known; ``known_then`` as in ``classify --since``. ``differences`` are those of
    the classification; ``procedure_records`` the records that moved between the two days and may
    have turned the route. ``documents`` None: they were not compared.
    """

    schema_: Literal["courtier/diff/1"] = Field(alias="schema")
    since: date | None
    known_then: bool
    old: SideSeen
    new: SideSeen
    differences: tuple[Difference, ...]
    procedure_records: tuple[RecordMoved, ...]
    offerings: tuple[OfferingMoved, ...]
    costs: tuple[CostMoved, ...]
    documents: tuple[DocumentMoved, ...] | None

    @property
    def severities(self) -> tuple[Severity, ...]:
        """What each change is worth to ``--fail-on``.

        An offering lost is an error; a level, one more requirement or another route a warning;
        the rest a note.
        """
        return tuple(self._severities())

    def _severities(self) -> Iterator[Severity]:
        for offering in self.offerings:
            yield "error" if offering.change == "lost" else "note"
        for item in self.differences:
            more = item.what == "level" or (item.what == "requirement" and item.change == "added")
            yield "warning" if more else "note"
        if self.old.procedure != self.new.procedure:
            yield "warning"
        for _ in (*self.costs, *(self.documents or ())):
            yield "note"
