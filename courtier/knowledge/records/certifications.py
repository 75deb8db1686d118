"""Records of certifications: what a type proves, and the claims that somebody holds one."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints

from courtier.knowledge.records.common import Identifier, PartialDay, Record, RegionKey
from courtier.values.citation import Confidence
from courtier.values.model import Frozen
from courtier.values.text import Text

CertificationStatus = Literal[
    "active", "in-progress", "suspended", "revoked", "delisted", "expired", "superseded", "unknown",
]  # fmt: skip
"""Where a certification stands. ``unknown`` is what silence gives: never a no."""


class Edition(Frozen):
    """An edition of a standard and the days between which a certificate to it counts.

    Of an attestation over a past period, the days bound the start of that period. Both days are
    inclusive; None is an open end.
    """

    id: str
    first_day: date | None = None
    last_day: date | None


class CertificationType(Record):
    """What a certification is, who issues it and what it proves; ``help`` tells what to ask for.

    ``third_party`` is false for a self-assessment or a purchasing status. ``satisfies`` lists
    the types that a holder also satisfies. ``depends_on`` names a certificate that must live.
    ``jurisdictions`` empty means international. ``levels`` are ordered, weakest first.
    ``validity``: a printed end, a past period that counts for ``grace_months`` after its end, no
    end at all; None where nothing was read. ``retired_on``: the day from which no certificate of
    the type counts any more, whatever is printed on it.
    """

    folders = ("catalog/certification-types",)

    kind: Literal[
        "certification", "extension", "attestation", "assessment", "self-assessment",
        "qualification", "purchasing-status", "score",
    ]  # fmt: skip
    issuer: Text
    assessor: Text
    jurisdictions: tuple[str, ...]
    levels: tuple[str, ...]
    editions: tuple[Edition, ...]
    validity: Literal["fixed-end", "period", "none"] | None = None
    validity_months: int | None
    grace_months: Annotated[int, Field(ge=0)] | None = None
    upkeep: Text | None = None
    retired_on: date | None = None
    third_party: bool
    satisfies: tuple[Identifier, ...]
    depends_on: Identifier | None
    evidence: Text
    trap: Text


class Evidence(Frozen):
    """Where a claim was read. ``access``: what one needs in order to see the proof itself.

    ``kind``: what was read; ``certificate`` and ``report`` are the proof itself, in hand.
    ``sha256`` is that of the copy that the body holds; ``read_by`` is empty in bundled data.
    """

    title: str
    url: str | None
    access: Text
    kind: Literal[
        "register", "certificate", "report", "provider", "portal", "aggregator", "press", "none",
    ]  # fmt: skip
    as_of: PartialDay
    read_on: date
    confidence: Confidence
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    read_by: str | None = None


class StatusStep(Frozen):
    """The status that began on a day."""

    on: date
    status: CertificationStatus


class StatusSeen(Frozen):
    """What another source says of the status: where two differ, the stricter counts."""

    status: CertificationStatus
    evidence: Evidence


class Certification(Frozen):
    """A claim that an offering (or a provider) holds a certification.

    ``services`` None means that the list was not read; empty means the offering as a whole.
    ``regions`` empty means that the claim names no place. ``status`` unknown is not a no.
    ``holder`` is the entity named on the certificate. ``number`` is the official one.
    ``period_start`` and ``period_end`` bound what an attestation looked at; ``bridge_until`` is
    the last day that a bridge letter speaks for. All days are inclusive.
    """

    id: Identifier
    type: Identifier
    number: str | None = None
    level: str | None
    edition: str | None
    holder: Identifier | None = None
    status: CertificationStatus
    status_history: tuple[StatusStep, ...] = ()
    other_statuses: tuple[StatusSeen, ...] = ()
    services: tuple[str, ...] | None
    regions: tuple[RegionKey, ...]
    exclusions: tuple[Text, ...] = ()
    assessor: str | None
    issued: PartialDay | None = None
    valid_from: PartialDay | None
    valid_to: date | None
    period_start: date | None = None
    period_end: date | None = None
    bridge_until: date | None = None
    upkeep_due: date | None = None
    superseded_by: Identifier | None = None
    conditions: tuple[Text, ...] = ()
    reciprocity: Text | None = None
    evidence: Evidence
    note: Text | None


class Claiming(Record):
    """A record that holds claims: only those read by the day of knowledge count."""

    certifications: tuple[Certification, ...]

    def as_known(self, day: date) -> Self | None:
        """The record with the claims that had been read by a day."""
        known = super().as_known(day)
        if known is None:
            return None
        kept = tuple(c for c in known.certifications if c.evidence.read_on <= day)
        return known.model_copy(update={"certifications": kept})


class ProviderClaims(Claiming):
    """Claims that speak of a provider as a whole: shown, never proof for one offering."""

    folders = ("catalog/provider-claims",)

    provider: Identifier
