"""What one certificate is worth for one demand, and what it is held against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from courtier.catalog.certificates.window import Window
from courtier.knowledge.records.certifications import Certification, CertificationType
from courtier.knowledge.records.offerings import Service
from courtier.knowledge.records.risk import CertificationDemand
from courtier.results.matches import Failed, Status
from courtier.values.text import Text

# The ids of the rules of the catalogue (``catalog/rules``) that judge a certificate.
SIX_MATCHES = "six-matches"
AS_OF_AND_TERM = "as-of-and-term"
PROOF_THAT_COUNTS = "proof-that-counts"
PERIOD_AND_BRIDGE = "period-and-bridge"
SCHEME_RETIRED = "scheme-retired"
REGION_IDENTITY = "region-identity"
EVERY_PLACE = "every-place"
LOWER_LAYERS = "lower-layers"
RIGHT_HOLDER = "right-holder"
ABSENT_IS_UNKNOWN = "absent-is-unknown"
CONFLICTING_SOURCES = "conflicting-sources"


Worth = Literal[Status, "silent"]
"""A status, or ``silent``: the certificate is about something else, and says nothing of what is
asked. It neither proves nor denies, so that holding it is never worse than holding none."""


@dataclass(frozen=True)
class Judgement:
    """What a certificate is worth, with the rule that decided it.

    ``renewal_due`` is the last day that the certificate counts, where that day is inside the
    contract; ``followed``: that day is of the last of those that follow it. ``met_from`` is the
    day from which it counts, where nothing but its late start stands in the way. ``bridged``: a
    bridge letter, and no report, speaks for part of the days.
    """

    status: Worth
    failed: Failed | None
    text: Text
    rule: str
    renewal_due: date | None = None
    bridged: bool = False
    met_from: date | None = None
    followed: bool = False


@dataclass(frozen=True)
class Needed:
    """The services of an offering that serve a workload.

    ``complete`` is false where some need is served by a service that nobody named.
    """

    services: tuple[Service, ...]
    complete: bool


@dataclass(frozen=True)
class Asking:
    """What every certificate of an offering is held against, besides the demand.

    ``regions`` are those in use, as ``provider:code``, all of which must be covered; empty where
    they are not known. ``owners`` are the entities of the provider; None where none is known.
    ``undivided``: the offering names no region and none is in use, so that a certificate which
    names none either speaks of all of it. Where it stays is for a demand of place to ask.
    """

    regions: tuple[str, ...]
    needed: Needed
    window: Window
    owners: frozenset[str] | None
    undivided: bool = False


@dataclass(frozen=True)
class Held:
    """One certificate held against one demand; ``wanted`` is the type that is demanded."""

    claim: Certification
    record: CertificationType
    demand: CertificationDemand
    wanted: CertificationType
    asking: Asking

    @property
    def window(self) -> Window:
        """The days over which it must count."""
        return self.asking.window


# What may still be true comes before what is not; what speaks of something else comes last.
BEST: tuple[Worth, ...] = ("met", "unknown", "expired", "unmet", "silent")
# For parts that must all hold: a certificate about something else says nothing of the rest; then
# what is surely not comes before what is not known.
WORST: tuple[Worth, ...] = ("silent", "unmet", "expired", "unknown", "met")


def in_the_open(worth: Worth) -> Status:
    """What a requirement shows of what its certificates are worth: silence is unknown."""
    return "unknown" if worth == "silent" else worth


def preference(judgement: Judgement) -> tuple[int, bool, int, int]:
    """The order among several certificates of which one is enough, the best first.

    Among those that leave something unknown: what only has to be renewed, what only begins late.
    """
    due, start = judgement.renewal_due, judgement.met_from
    return (
        BEST.index(judgement.status),
        judgement.bridged,
        1 if start else 0 if due else 2,
        -due.toordinal() if due and not start else 0,
    )


def worst(judgements: Iterable[Judgement]) -> Judgement | None:
    """The one that decides among parts that must all hold; the first among equals."""
    return min(judgements, key=lambda j: WORST.index(j.status), default=None)


def all_met_from(judgements: Iterable[Judgement]) -> date | None:
    """The day from which parts that must all hold are met; None where more stands in the way."""
    late = [judgement.met_from for judgement in judgements if judgement.status != "met"]
    days = [day for day in late if day is not None]
    return max(days) if days and len(days) == len(late) else None
