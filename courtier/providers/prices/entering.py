"""Bring offered rows into a new snapshot: judged, merged with the last one, written, compared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from courtier.cost.gates import SEVERITY, Candidate, Judged, judge
from courtier.cost.gates_merge import Difference, Scope, difference, merge
from courtier.cost.gates_tolerances import Tolerances, tolerances
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.prices import PriceRow
from courtier.knowledge.records.risk import Parameter
from courtier.providers.prices.layer import target, write_snapshot
from courtier.values.findings import SEVERITIES


@dataclass(frozen=True)
class Entering:
    """Where rows enter and on what terms.

    ``stops_at`` is the severity from which nothing is written, empty for none. ``reviewed_by``
    names the person who reviewed the held rows; empty, they stay out. ``writes`` False only looks.
    """

    layer: Path
    day: date
    facts: Knowledge
    stops_at: str = ""
    reviewed_by: str = ""
    writes: bool = True


@dataclass(frozen=True)
class Entered:
    """What became of offered rows.

    ``written`` is the new snapshot, None where nothing was written; ``base`` the day of the last
    one; ``rows`` what the new one holds or would hold.
    """

    day: date
    written: Path | None
    base: date | None
    judged: tuple[Judged, ...]
    rows: tuple[PriceRow, ...]
    found: Difference
    limits: Tolerances


def enter(
    offered: Sequence[Candidate], asked: Entering, complete: Collection[Scope] = ()
) -> Entered:
    """Judge rows and write the new snapshot; nothing where no row is accepted.

    Raises:
        UsageError: The layer has a snapshot of that day, or cannot be written.
    """
    path = target(asked.layer, asked.day)
    base, last = asked.facts.prices(asked.day) or (None, ())
    limits = _limits(asked.facts, asked.day)
    judged = judge(offered, last, limits, asked.facts.shape_families, asked.day)
    if asked.reviewed_by:
        judged = tuple(_reviewed(j, asked) for j in judged)
    rows = merge(last, judged, complete)
    found = difference(last, rows)
    changes = bool(found.new or found.gone or found.changed)
    written = changes and asked.writes and _may_write(judged, asked.stops_at)
    if written:
        write_snapshot(path, rows)
    return Entered(asked.day, path if written else None, base, judged, rows, found, limits)


def examined(
    rows: Sequence[Candidate], last: Sequence[PriceRow], facts: Knowledge, day: date
) -> tuple[Judged, ...]:
    """What the gates say of rows against a snapshot."""
    return judge(rows, last, _limits(facts, day), facts.shape_families, day)


def candidates_of(rows: Iterable[PriceRow]) -> list[Candidate]:
    """Rows as candidates."""
    return [Candidate.model_construct(**dict(row)) for row in rows]


def _limits(facts: Knowledge, day: date) -> Tolerances:
    return tolerances(facts.all(Parameter), day)


def _reviewed(judged: Judged, asked: Entering) -> Judged:
    """A held row that a person reviewed: accepted, with the name and the day in its note."""
    if judged.verdict != "held":
        return judged
    said = f"{judged.cause}: reviewed by {asked.reviewed_by} on {asked.day.isoformat()}"
    note = f"{judged.row.note}; {said}" if judged.row.note else said
    row = judged.row.model_copy(update={"note": note})
    return replace(judged, row=row, verdict="accepted")


def _may_write(judged: Sequence[Judged], stops_at: str) -> bool:
    verdicts = {j.verdict for j in judged}
    if "accepted" not in verdicts:
        return False
    if not stops_at:
        return True
    stop = SEVERITIES.index(stops_at)
    return not any(SEVERITIES.index(SEVERITY[v]) >= stop for v in verdicts if v in SEVERITY)
