"""Until when a claim counts, asked by itself: no workload, no contract, one day."""

from __future__ import annotations

from datetime import date

from courtier.catalog.certificates.ends import earliest_end
from courtier.catalog.certificates.judgement import Asking, Held, Needed
from courtier.catalog.certificates.window import day_alone
from courtier.knowledge.records.certifications import Certification, CertificationType
from courtier.knowledge.records.risk import CertificationDemand


def last_day_of(claim: Certification, kind: CertificationType | None, as_of: date) -> date | None:
    """The last day that a claim counts, its edition and its scheme included; None: not known."""
    if kind is None:
        return claim.valid_to
    demand = CertificationDemand(type=claim.type)
    asking = Asking((), Needed((), False), day_alone(as_of), None)
    end = earliest_end(Held(claim, kind, demand, kind, asking))
    return end.day if end else None
