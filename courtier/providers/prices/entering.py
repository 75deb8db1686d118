"""Bring offered rows into a new snapshot: judged, merged with the last one, written, compared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from courtier.cost.gates import Candidate, Judged, judge
from courtier.cost.gates_merge import Scope, difference, merge
from courtier.cost.gates_tolerances import Tolerances, tolerances
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.prices import PriceRow
from courtier.knowledge.records.risk import Parameter
from courtier.providers.prices.layer import target, write_snapshot
from courtier.report.prices_model import (
    SEVERITY,
    PriceScope,
    PricesEntered,
    changes_of,
    shown,
    verdicts_of,
)
from courtier.values.findings import SEVERITIES

Schema = Literal["courtier/prices-import/1", "courtier/prices-refresh/1"]


@dataclass(frozen=True)
class Entering:
    """Where rows enter and on what terms.

    ``stops_at`` is the severity from which nothing is written, empty for none. ``reviewed_by``
    names the person who reviewed the held rows; empty, they stay out.
    """

    layer: Path
    day: date
    facts: Knowledge
    stops_at: str = ""
    reviewed_by: str = ""


def enter(
    offered: Sequence[Candidate],
    asked: Entering,
    schema: Schema,
    scopes: tuple[PriceScope, ...] = (),
    complete: Collection[Scope] = (),
) -> PricesEntered:
    """Judge rows and write the new snapshot; nothing where no row is accepted.

    Raises:
        UsageError: The layer has a snapshot of that day, or cannot be written.
    """
    path = target(asked.layer, asked.day)
    base, last = asked.facts.prices(asked.day) or (None, ())
    limits = _limits(asked.facts, asked.day)
    judged = judge(offered, last, limits, asked.facts.shape_families)
    if asked.reviewed_by:
        judged = tuple(_reviewed(j, asked) for j in judged)
    rows = merge(last, judged, complete)
    found = difference(last, rows)
    written = _may_write(judged, asked.stops_at) and bool(found.new or found.gone or found.changed)
    if written:
        write_snapshot(path, rows)
    return PricesEntered(
        schema=schema,
        day=asked.day,
        written=path.as_posix() if written else None,
        base=base,
        counts=_counts(judged, len(rows)),
        scopes=scopes,
        verdicts=verdicts_of(judged),
        new=tuple(map(shown, found.new)),
        gone=tuple(map(shown, found.gone)),
        changed=changes_of(found.changed),
        facts=limits.facts,
    )


def examined(
    rows: Sequence[Candidate], last: Sequence[PriceRow], facts: Knowledge, day: date
) -> tuple[Judged, ...]:
    """What the gates say of rows against a snapshot."""
    return judge(rows, last, _limits(facts, day), facts.shape_families)


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


def _counts(judged: Sequence[Judged], rows: int) -> dict[str, int]:
    def of(verdict: str) -> int:
        return sum(j.verdict == verdict for j in judged)

    return {
        "read": len(judged),
        "accepted": of("accepted"),
        "refused": of("refused"),
        "held": of("held"),
        "unexamined": sum(j.verdict == "accepted" and len(j.unexamined) > 1 for j in judged),
        "rows": rows,
    }
