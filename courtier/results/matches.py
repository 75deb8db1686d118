"""What each offering of the catalogue is worth for a workload, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from courtier.knowledge.records.exposures import Reach, ReachedThrough
from courtier.knowledge.records.risk import Asks
from courtier.results.common import FactUsed
from courtier.values.citation import Confidence, Source
from courtier.values.findings import Finding
from courtier.values.model import Frozen
from courtier.values.money import Rate
from courtier.values.text import Text

Verdict = Literal["eligible", "conditional", "ineligible", "undetermined"]
Status = Literal["met", "unmet", "expired", "unknown"]
Failed = Literal["type", "level", "edition", "service", "region", "date"]


class EvidenceSeen(Frozen):
    """A claim that was looked at; ``provider_wide`` ones never satisfy.

    ``offering`` holds it: the one that is judged, or a layer under it; None when provider-wide.
    ``renewal_due`` is the last day that it counts, where that day is inside the contract.
    ``confidence`` is weaker than the source's where a bridge letter stands for a report.
    """

    certification: str
    type: str
    text: Text
    url: str | None
    read_on: date
    confidence: Confidence
    provider_wide: bool
    offering: str | None = None
    renewal_due: date | None = None


class CriterionResult(Frozen):
    """One requirement held against one offering; ``failed`` is the first of the six that failed.

    ``rule`` is the id of the rule of the catalogue that decided, None where none applies.
    ``renewal_due``: what meets the requirement ends on that day, inside the contract.
    ``met_from``: it is met from that day on, inside the contract, and only not before. ``asks`` is
    who can lift what is unknown, whatever the force of the requirement; None for the rest.
    """

    requirement: str
    status: Status
    failed: Failed | None
    text: Text
    evidence: tuple[EvidenceSeen, ...]
    rule: str | None = None
    renewal_due: date | None = None
    met_from: date | None = None
    asks: Asks | None = None


class Renewal(Frozen):
    """A certificate that the supplier must renew during the contract, on ``due`` at the latest."""

    certification: str
    type: str
    offering: str
    due: date
    text: Text


class MatchCondition(Frozen):
    """What stands between a conditional offering and an eligible one, and who can lift it.

    ``requirement`` is None for what no requirement asks: a level to confirm, an agreement.
    """

    requirement: str | None
    text: Text
    asks: Asks


class Relaxation(Frozen):
    """A requirement that, relaxed, would let an offering in, and who may relax it.

    ``by`` None: nobody may.
    """

    requirement: str
    text: Text
    by: Asks | None


class ExposureSeen(Frozen):
    """A foreign law that can reach the provider; shown beside the verdict, never inside it.

    ``reached_through``, ``access`` and ``source`` None: no source says. ``platform`` names the
    offering under this one through which it reaches; None where it reaches the provider itself.
    """

    law: Text
    country: str
    country_name: Text
    through: Text
    confidence: Confidence
    platform: Text | None = None
    reached_through: ReachedThrough | None = None
    access: tuple[Reach, ...] | None = None
    source: Source | None = None


class Views(Frozen):
    """How an offering stands from each point of view, 0 to 1; None where it is not known.

    ``fit``: the share of requirements met, a *must* counting twice. ``price``: the cheapest
    present cost beside this one. ``exposure``: 0 when a foreign law was identified, 1 when
    primary sources show none. ``carbon``: 1 less the grid's emissions beside the worst published.
    """

    fit: Rate
    price: Rate | None
    exposure: Rate | None
    carbon: Rate | None


class Match(Frozen):
    """One offering's verdict. ``rank`` counts from 1 among eligible and conditional ones.

    ``score`` is the mean of the views by the body's weights, the fit alone without weights, 0
    to 1. ``exposure`` None: nobody looked; ``exposure_unseen`` names the providers, of the offering
    or of a platform under it, at which nobody looked. ``renewals`` by day. ``why`` says in one
    line why an offering is out, None for one that is not. ``relaxations`` is the least set of
    requirements which, all relaxed, lets it in; ``relaxation`` the only one of the set, where
    somebody may relax it. The regions of an offering that is out are those where the set is enough.
    """

    offering: str
    name: Text
    provider: str
    regions: tuple[str, ...]
    verdict: Verdict
    rank: int | None
    score: Rate
    views: Views
    criteria: tuple[CriterionResult, ...]
    conditions: tuple[MatchCondition, ...]
    relaxation: Relaxation | None
    relaxations: tuple[Relaxation, ...] = ()
    why: Text | None = None
    exposure: tuple[ExposureSeen, ...] | None
    exposure_unseen: tuple[Text, ...] = ()
    layer: str
    renewals: tuple[Renewal, ...] = ()


@dataclass(frozen=True)
class MatchOutcome:
    """All that ``match`` concludes.

    ``obstacles``: for each offering, for each place where it was judged, the requirements in the
    way there.
    """

    matches: tuple[Match, ...]
    findings: tuple[Finding, ...]
    facts: tuple[FactUsed, ...]
    obstacles: Mapping[str, tuple[frozenset[str], ...]]
