"""What each command prints with ``--format json``: the envelope and the sections it computed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from courtier.results.classification import Classification, Requirement
from courtier.results.disclosure import Disclosure
from courtier.results.estimate import Estimate
from courtier.results.matches import Match
from courtier.results.provenance import (
    ClassifyResult,
    Envelope,
    KnowledgeSeen,
    LayerSeen,
    OrganizationSeen,
    Provenance,
    WorkloadSeen,
)
from courtier.results.ranking import Ranking
from courtier.results.route import RouteAnswer
from courtier.values.findings import Finding

__all__ = [
    "Assessment",
    "ClassifyResult",
    "CostResult",
    "Envelope",
    "KnowledgeSeen",
    "LayerSeen",
    "MatchResult",
    "OrganizationSeen",
    "Provenance",
    "RouteOutput",
    "WorkloadSeen",
]


class MatchResult(Envelope):
    """What ``courtier match`` prints."""

    schema_: Literal["courtier/match/1"] = Field(alias="schema")
    classification: Classification
    requirements: tuple[Requirement, ...]
    matches: tuple[Match, ...]
    ranking: Ranking | None = None
    disclosures: tuple[Disclosure, ...] = ()
    findings: tuple[Finding, ...]


class CostResult(Envelope):
    """What ``courtier cost`` prints."""

    schema_: Literal["courtier/cost/1"] = Field(alias="schema")
    estimate: Estimate
    findings: tuple[Finding, ...]


class RouteOutput(Envelope):
    """What ``courtier route`` prints."""

    schema_: Literal["courtier/route/1"] = Field(alias="schema")
    route: RouteAnswer
    findings: tuple[Finding, ...]


class Assessment(Envelope):
    """The whole road: what ``courtier assess`` prints and writes as ``assessment.json``."""

    schema_: Literal["courtier/assessment/1"] = Field(alias="schema")
    classification: Classification
    requirements: tuple[Requirement, ...]
    matches: tuple[Match, ...]
    ranking: Ranking | None = None
    disclosures: tuple[Disclosure, ...] = ()
    estimate: Estimate
    route: RouteAnswer
    findings: tuple[Finding, ...]
