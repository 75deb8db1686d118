"""Where a certificate stands on a day: its history, and what other sources say of it."""

from __future__ import annotations

from datetime import date

from courtier.catalog.certificates.judgement import (
    ABSENT_IS_UNKNOWN,
    CONFLICTING_SOURCES,
    PROOF_THAT_COUNTS,
    Held,
    Judgement,
)
from courtier.catalog.certificates.window import first_day
from courtier.knowledge.records.certifications import Certification, CertificationStatus
from courtier.results.certification_words import CERTIFICATION_STATUS_NAMES
from courtier.results.matches import Status
from courtier.values.text import say

_STRICT: tuple[CertificationStatus, ...] = (
    "active", "in-progress", "suspended", "superseded", "expired", "delisted", "revoked",
)  # fmt: skip
"""From the mildest to the strictest; silence is none of them."""


def statuses_on(claim: Certification, day: date) -> tuple[CertificationStatus, ...]:
    """What the sources say of a certificate on a day, once each, silence left out.

    The history is read at the day; what was seen later does not count yet.
    """
    found = [_own_status(claim, day)]
    steps = claim.status_history
    if steps and day >= max(step.on for step in steps):
        found.append(claim.status)
    for seen in claim.other_statuses:
        since = first_day(seen.evidence.as_of)
        if since is None or since <= day:
            found.append(seen.status)
    return tuple(dict.fromkeys(status for status in found if status != "unknown"))


def _own_status(claim: Certification, day: date) -> CertificationStatus:
    if not claim.status_history:
        return claim.status
    past = [step for step in claim.status_history if step.on <= day]
    return max(past, key=lambda step: step.on).status if past else "unknown"


def status_on(claim: Certification, day: date) -> CertificationStatus:
    """The strictest thing that a source says on a day; the silence of the claim stays silence."""
    said = statuses_on(claim, day)
    if _own_status(claim, day) == "unknown" and set(said) <= {"active"}:
        return "unknown"
    return max(said, key=_STRICT.index, default="unknown")


def sources_differ(claim: Certification, day: date) -> bool:
    """Tell whether the sources contradict each other on a day."""
    return len(statuses_on(claim, day)) > 1


def judge_standing(held: Held) -> Judgement | None:
    """None for a living certificate; else why it does not count."""
    claim, day = held.claim, held.window.as_of
    status = status_on(claim, day)
    if status == "active":
        return None
    if status == "unknown":
        return _absent(held)
    if sources_differ(claim, day):
        return _contradicted(held, status)
    if status == "in-progress":
        text = say(
            "{type} : démarche en cours, qui ne satisfait rien.",
            "{type}: in progress, which satisfies nothing.",
            type=held.record.name,
        )
        return Judgement("unmet", "type", text, PROOF_THAT_COUNTS)
    return _gone(held, status)


def _absent(held: Held) -> Judgement:
    text = say(
        "{type} : absente de « {list} », lu le {day} ; inconnue, non refusée.",
        "{type}: absent from “{list}”, read on {day}; unknown, not refused.",
        type=held.record.name,
        list=held.claim.evidence.title,
        day=held.claim.evidence.read_on,
    )
    return Judgement("unknown", "type", text, ABSENT_IS_UNKNOWN)


def _contradicted(held: Held, status: CertificationStatus) -> Judgement:
    text = say(
        "{type} : les sources se contredisent le {day} ; la plus stricte compte ({status}).",
        "{type}: the sources contradict each other on {day}; the strictest counts ({status}).",
        type=held.record.name,
        day=held.window.as_of,
        status=CERTIFICATION_STATUS_NAMES[status],
    )
    if status == "in-progress":
        return Judgement("unmet", "type", text, CONFLICTING_SOURCES)
    return Judgement(_dead(status), "date", text, CONFLICTING_SOURCES)


def _gone(held: Held, status: CertificationStatus) -> Judgement:
    successor = held.claim.superseded_by
    if successor is not None:
        text = say(
            "{type} : {status}, et remplacée par « {successor} » ; ne compte pas le {day}.",
            "{type}: {status}, and replaced by “{successor}”; does not count on {day}.",
            type=held.record.name,
            status=CERTIFICATION_STATUS_NAMES[status],
            successor=successor,
            day=held.window.as_of,
        )
    else:
        text = say(
            "{type} : {status} ; ne compte pas le {day}.",
            "{type}: {status}; does not count on {day}.",
            type=held.record.name,
            status=CERTIFICATION_STATUS_NAMES[status],
            day=held.window.as_of,
        )
    return Judgement(_dead(status), "date", text, PROOF_THAT_COUNTS)


def _dead(status: CertificationStatus) -> Status:
    return "expired" if status == "expired" else "unmet"
