"""Certificates that follow one another: one ends, the next has begun, nothing else differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import timedelta

from courtier.catalog.certificates.window import first_day
from courtier.knowledge.records.certifications import Certification
from courtier.values.days import OPEN_END, OPEN_START

Followers = tuple[Certification, ...]
"""The certificates that may take over from one, each of the next ones included."""

_DAY = timedelta(days=1)


def followers_among(claims: Sequence[Certification]) -> tuple[Followers, ...]:
    """For each certificate of one offering, those that may take over when it ends.

    They are of the same type, level, services, regions and holder. Each begins later than the one
    before it, at the latest on the day after its printed end, and ends later: a gap of one day
    breaks the chain. Whether they count is for the judge to say.
    """
    alike: defaultdict[Hashable, list[Certification]] = defaultdict(list)
    for claim in claims:
        alike[_covered(claim)].append(claim)
    return tuple(_after(claim, alike[_covered(claim)]) for claim in claims)


def _covered(claim: Certification) -> Hashable:
    """All that must be the same, whatever the order in which it is written."""
    services = None if claim.services is None else frozenset(claim.services)
    return claim.type, claim.level, services, frozenset(claim.regions), claim.holder


def _after(claim: Certification, alike: Sequence[Certification]) -> Followers:
    """Those that take over from a certificate, then from these, in the order of the offering."""
    found: dict[str, Certification] = {}
    last = [claim]
    while last and len(alike) > 1:
        last = [
            other for other in alike
            if other.id not in found and any(_takes_over(other, before) for before in last)
        ]  # fmt: skip
        found |= {other.id: other for other in last}
    return tuple(other for other in alike if other.id in found)


def _takes_over(other: Certification, before: Certification) -> bool:
    start, end = first_day(other.valid_from), before.valid_to
    if start is None or start <= (first_day(before.valid_from) or OPEN_START):
        return False
    return end is None or (start - end <= _DAY and (other.valid_to or OPEN_END) > end)
