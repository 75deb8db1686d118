"""The records that moved between two days and may have turned a result."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from courtier.assessment import Road
from courtier.knowledge.records.certifications import Certification
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.procurement import Check, Route
from courtier.knowledge.records.risk import Parameter
from courtier.results.diff import CriterionMoved
from courtier.results.since import Difference, RecordMoved
from courtier.risk.since import moved_among


def records_of_offering(
    name: str,
    criteria: tuple[CriterionMoved, ...],
    old: Road,
    new: Road,
    since: date,
    found: tuple[Difference, ...],
) -> tuple[RecordMoved, ...]:
    """The records that moved between the two days: the offering, its claims, what is asked."""
    was = old.knowledge.all(Offering).get(name)
    now = new.knowledge.all(Offering).get(name)
    moved = [*_of_offering(was, now, since), *_of_claims(was, now, since, new.as_of)]
    asked = {item.requirement for item in criteria}
    of_requirements = [
        record for item in found if item.id in asked or item.what == "level"
        for record in item.records
    ]  # fmt: skip
    return tuple(dict.fromkeys((*moved, *of_requirements)))


def _of_offering(was: Offering | None, now: Offering | None, since: date) -> Iterator[RecordMoved]:
    if now is None:
        return
    if was is None and now.first_known > since:
        yield RecordMoved(id=now.id, event="entered", on=now.first_known)
    elif was is not None and was.changes != now.changes:
        yield RecordMoved(id=now.id, event="corrected", on=max(c.on for c in now.changes))


def _of_claims(
    was: Offering | None, now: Offering | None, since: date, day: date
) -> Iterator[RecordMoved]:
    before = {claim.id for claim in (was.certifications if was else ())}
    for claim in now.certifications if now else ():
        ended = _ended(claim)
        if ended is not None and since < ended <= day:
            yield RecordMoved(id=claim.id, event="ended", on=ended)
        elif claim.id not in before and claim.evidence.read_on > since:
            yield RecordMoved(id=claim.id, event="entered", on=claim.evidence.read_on)


def _ended(claim: Certification) -> date | None:
    """The first day on which a claim no longer counts by its own end."""
    return claim.valid_to + timedelta(days=1) if claim.valid_to else None


def records_of_route(
    old: Road, new: Road, since: date, known_then: bool
) -> tuple[RecordMoved, ...]:
    """The records of the route that moved between the two days, where it is another one."""
    before, after = old.routed, new.routed
    if before.route.procedure == after.route.procedure:
        return ()
    used = {fact.id for fact in (*before.facts, *after.facts)}
    knowledge = new.knowledge
    records: list[Record] = [
        *knowledge.all(Parameter).values(),
        *knowledge.all(Route).values(),
        *knowledge.all(Check).values(),
    ]
    records = [record for record in records if record.id in used]
    moved = moved_among(records, since, new.as_of, known_then=known_then)
    return tuple(moved.values())
