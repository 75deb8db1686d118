"""What differs between two catalogues: new, lost, downgraded, superseded, expiring, corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from courtier.catalog.certificates.standing import status_on
from courtier.catalog.differing import Difference, Sort, Subject
from courtier.catalog.lasting import last_day_of
from courtier.catalog.select import LOST
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import (
    Certification,
    CertificationType,
    Claiming,
    ProviderClaims,
)
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider
from courtier.values.days import add_months
from courtier.values.model import Frozen
from courtier.values.text import Text

_RECORDS: tuple[tuple[Subject, type[Record]], ...] = (
    ("offering", Offering),
    ("provider-claims", ProviderClaims),
    ("certification-type", CertificationType),
    ("provider", Provider),
    ("entity", Entity),
)
_PAPERWORK = frozenset({"certifications", "changes", "history", "checked_on", "checked_by"})
"""Fields whose change says nothing of the thing itself, or is told claim by claim."""


@dataclass(frozen=True)
class Side:
    """One of the two catalogues, read on a day."""

    knowledge: Knowledge
    as_of: date


def differences(before: Side, after: Side, months: int) -> tuple[Difference, ...]:
    """Everything that differs, by sort, then by subject, then by id.

    Args:
        before: The earlier catalogue, or the same as it was known then.
        after: The later one.
        months: How many months ahead of the later day a certificate is *expiring*.

    Raises:
        InputError: A fact file is not valid.
    """
    found: list[Difference] = []
    for subject, record in _RECORDS:
        gone = after.knowledge.withdrawn(record)
        earlier, later = before.knowledge.all(record), after.knowledge.all(record)
        found += _of_records(subject, earlier, later, gone)
    found += _of_regions(before.knowledge, after.knowledge)
    for owner in (Offering, ProviderClaims):
        found += _of_claims(owner, before, after, add_months(after.as_of, months))
    return tuple(sorted(found, key=Difference.order))


def _of_records(
    subject: Subject,
    before: Mapping[str, Record],
    after: Mapping[str, Record],
    gone: Mapping[str, Record],
) -> Iterator[Difference]:
    for identifier in sorted({*before, *after}):
        old, new = before.get(identifier), after.get(identifier)
        if old is None or new is None:
            here = new or old
            assert here is not None
            sort: Sort = "new" if old is None else "lost"
            withdrawn = gone[identifier].withdrawn if identifier in gone and new is None else None
            yield Difference(
                sort=sort, subject=subject, id=identifier, name=here.name, withdrawn=withdrawn
            )
        elif old != new:
            yield from _changed(subject, old, new)


def _changed(subject: Subject, old: Record, new: Record) -> Iterator[Difference]:
    if isinstance(old, Offering) and isinstance(new, Offering):
        successor = new.superseded_by
        if successor is not None and old.superseded_by is None:
            yield Difference(
                sort="superseded", subject=subject, id=new.id, name=new.name, by=successor
            )
    fields = _fields(old, new) - _PAPERWORK
    if fields:
        told = tuple(change.text for change in new.changes if change not in old.changes)
        yield Difference(
            sort="corrected", subject=subject, id=new.id, name=new.name,
            fields=tuple(sorted(fields)), changes=told,
        )  # fmt: skip


def _fields(old: Frozen, new: Frozen) -> set[str]:
    return {name for name in type(new).model_fields if getattr(old, name) != getattr(new, name)}


def _of_regions(before: Knowledge, after: Knowledge) -> Iterator[Difference]:
    for key in sorted({*before.regions, *after.regions}):
        old, new = before.regions.get(key), after.regions.get(key)
        here = new or old
        assert here is not None
        name = Text(fr=here.name, en=here.name)
        if old is None or new is None:
            sort: Sort = "new" if old is None else "lost"
            yield Difference(sort=sort, subject="region", id=key, name=name)
        elif old != new:
            fields = tuple(sorted(_fields(old, new)))
            yield Difference(sort="corrected", subject="region", id=key, name=name, fields=fields)


@dataclass(frozen=True)
class _Seen:
    """A claim on one side: where it stands on its day, and its last day where one is known."""

    owner: Claiming
    claim: Certification
    kind: CertificationType | None
    status: str
    end: date | None
    ended: bool


def _of_claims(
    owner: type[Claiming], before: Side, after: Side, horizon: date
) -> Iterator[Difference]:
    earlier, later = _seen(owner, before), _seen(owner, after)
    for identifier in sorted({*earlier, *later}):
        old, new = earlier.get(identifier), later.get(identifier)
        if new is not None:
            yield from _of_claim(old, new, horizon)
        elif old is not None and not old.ended:
            yield _told("lost", old, old.status, None)


def _seen(owner: type[Claiming], side: Side) -> dict[str, _Seen]:
    types = side.knowledge.all(CertificationType)
    found = {}
    for record in side.knowledge.all(owner).values():
        for claim in record.certifications:
            kind = types.get(claim.type)
            end = last_day_of(claim, kind, side.as_of)
            status = status_on(claim, side.as_of)
            ended = status in LOST or (end is not None and end < side.as_of)
            found[claim.id] = _Seen(record, claim, kind, status, end, ended)
    return found


def _of_claim(old: _Seen | None, new: _Seen, horizon: date) -> Iterator[Difference]:
    if old is None:
        if not new.ended:
            yield _told("new", new, None, new.status)
    elif new.ended and not old.ended:
        superseded = new.status == "superseded" or new.claim.superseded_by is not None
        yield _told("superseded" if superseded else "lost", new, old.status, new.status)
    elif _weaker(old, new):
        yield _told("downgraded", new, _standing(old), _standing(new))
    elif old.claim != new.claim:
        fields = tuple(sorted(_fields(old.claim, new.claim)))
        yield _told("corrected", new, None, None, fields)
    if not new.ended and new.end is not None and new.end <= horizon:
        yield _told("expiring", new, None, None)


def _weaker(old: _Seen, new: _Seen) -> bool:
    """A lower level of the same type, or a certificate in force that no longer surely is."""
    if old.status == "active" and new.status in ("in-progress", "unknown"):
        return True
    levels = new.kind.levels if new.kind else ()
    held, left = old.claim.level, new.claim.level
    if held in levels and left in levels:
        return levels.index(left) < levels.index(held)
    return held is not None and left is None


def _standing(seen: _Seen) -> str:
    return " ".join(filter(None, (seen.claim.level, seen.status)))


def _told(
    sort: Sort, seen: _Seen, was: str | None, is_: str | None, fields: Iterable[str] = ()
) -> Difference:
    kind: Any = seen.kind
    return Difference(
        sort=sort,
        subject="certification",
        id=seen.claim.id,
        name=kind.name if kind else Text(fr=seen.claim.type, en=seen.claim.type),
        owner=seen.owner.id,
        was=was,
        now=is_,
        on=seen.end if sort in ("expiring", "lost", "superseded") else None,
        by=seen.claim.superseded_by,
        fields=tuple(fields),
        confidence=seen.claim.evidence.confidence,
    )
