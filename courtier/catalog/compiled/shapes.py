"""What tells two certificates apart for a judge."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date, timedelta

from courtier.catalog.certificates.succession import Followers
from courtier.catalog.certificates.window import first_day, last_day
from courtier.knowledge.records.certifications import Certification, CertificationType
from courtier.values.days import add_months

Days = tuple[date | None, ...]
Shape = tuple[Hashable, tuple[int, ...]]
"""What is read that is no day, then the rank of each day among the thresholds; -1 is no day."""

_DAY = timedelta(days=1)


def certificate_shape(
    claim: Certification, followers: Followers, record: CertificationType
) -> tuple[Shape, list[int]]:
    """The shape of a certificate with those that may take over from it, and their thresholds.

    Its services, its places and its holder are apart. Two certificates of one shape answer alike
    on days that are at the same positions among the thresholds of each; ``explore`` refuses a
    judge that looks at any other day.
    """
    chain = (claim, *followers)
    days = [day for item in chain for day in _days(item, record)]
    return _shaped(tuple(_plain(item) for item in chain), tuple(days))


def _plain(claim: Certification) -> Hashable:
    return (
        claim.type, claim.level, claim.edition, claim.status,
        tuple(step.status for step in claim.status_history),
        tuple(seen.status for seen in claim.other_statuses),
    )  # fmt: skip


def _days(claim: Certification, record: CertificationType) -> Days:
    return (*_claimed(claim), *_derived(claim, record), *_of_type(claim, record))


def _claimed(claim: Certification) -> Days:
    steps = [step.on for step in claim.status_history]
    return (
        first_day(claim.valid_from), last_day(claim.valid_from), claim.valid_to,
        claim.period_start, claim.period_end, claim.bridge_until, claim.upkeep_due,
        *steps, *(day - _DAY for day in steps),
        *(first_day(seen.evidence.as_of) for seen in claim.other_statuses),
    )  # fmt: skip


def _derived(claim: Certification, record: CertificationType) -> Days:
    """The days to which the months of a type lead: the usual end, the end of the grace."""
    return (
        _later(first_day(claim.valid_from), record.validity_months),
        _later(claim.period_end, record.grace_months),
    )


def _later(day: date | None, months: int | None) -> date | None:
    return None if day is None or months is None else add_months(day, months)


def _of_type(claim: Certification, record: CertificationType) -> Days:
    """The days of the type itself, and of the editions that the certificate may be of."""
    editions = [e for e in record.editions if claim.edition in (None, e.id)]
    days = [day for edition in editions for day in (edition.first_day, edition.last_day)]
    return (*days, record.retired_on - _DAY if record.retired_on else None)


def _shaped(plain: Hashable, days: Days) -> tuple[Shape, list[int]]:
    thresholds = thresholds_of(days)
    rank = {ordinal: position for position, ordinal in enumerate(thresholds)}
    ranks = tuple(-1 if day is None else rank[day.toordinal()] for day in days)
    return (plain, ranks), thresholds


def thresholds_of(days: Iterable[date | None]) -> list[int]:
    """The ordinals of some days and of the days after them, in order, once each."""
    ordinals = {day.toordinal() for day in days if day is not None}
    return sorted(ordinals | {ordinal + 1 for ordinal in ordinals})
