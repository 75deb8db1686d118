"""What a workload asks of each resource: places, certifications, protection by level."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from courtier.check.case import Case
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.providers import Region
from courtier.knowledge.records.resources import ResourceRule
from courtier.knowledge.records.risk import CertificationDemand, PlaceOf
from courtier.knowledge.resources import ResourceFacts
from courtier.results.common import UNDETERMINED
from courtier.results.matches import CriterionResult
from courtier.values.citation import Confidence, weakest
from courtier.values.text import Text, say
from courtier.workload.place_rules import countries_of, where

Demands = tuple[CertificationDemand, ...]
Certified = Callable[[Demands, str, tuple[str, ...], str], CriterionResult]
"""Whether any of some certifications covers a service of a provider in some regions: given the
demands, the id of the provider, the keys of the regions and the name of the service."""


@dataclass(frozen=True)
class PlaceBound:
    """Where something must stay. ``of``: data, backups, logs or keys."""

    id: str
    of: PlaceOf
    countries: tuple[str, ...]
    text: Text
    confidence: Confidence


@dataclass(frozen=True)
class CertificationBound:
    """Certifications, any one of which must cover each service."""

    id: str
    demands: Demands
    text: Text
    confidence: Confidence


@dataclass(frozen=True)
class LevelBound:
    """What is asked of resources from a level up. ``sure`` is False where the level may be lower:
    what breaks it is then not known to be wrong."""

    rule: ResourceRule
    sure: bool
    confidence: Confidence


@dataclass(frozen=True)
class Bounds:
    """All that resources are held against. ``level`` None: not settled."""

    places: tuple[PlaceBound, ...]
    certifications: tuple[CertificationBound, ...]
    levels: tuple[LevelBound, ...]
    level: str | None
    level_ids: frozenset[str]
    facts: ResourceFacts
    certified: Certified
    names: PlaceNames

    def region(self, key: str) -> Region | None:
        """A region of the table."""
        return self.facts.regions.get(key)


def bounds_of(case: Case, facts: ResourceFacts, certified: Certified, names: PlaceNames) -> Bounds:
    """What a workload, its level and the policy ask of resources."""
    classification = case.classified.classification
    level = classification.levels.confidentiality
    return Bounds(
        places=tuple(_places(case)),
        certifications=tuple(_certifications(case)),
        levels=tuple(_levels(case, facts)),
        level=None if level == UNDETERMINED else level,
        level_ids=frozenset(item.id for item in case.scheme.confidentiality),
        facts=facts,
        certified=certified,
        names=names,
    )


def _places(case: Case) -> Iterator[PlaceBound]:
    for asked in case.classified.asked:
        demand, requirement = asked.demand, asked.requirement
        if demand.place in ("data", "backup", "logs", "keys") and requirement.force == "must":
            known = case.of_requirement(requirement.id)
            yield PlaceBound(
                requirement.id, demand.place, demand.countries, requirement.text, known
            )
    residency = case.policy.residency
    permitted = countries_of(residency) if residency else ()
    if residency and permitted:
        text = say(
            "Résidence des données selon la politique : {places}.",
            "Residence of data by the policy: {places}.",
            places=where(residency, case.names),
        )
        yield PlaceBound("residency-outside", "data", permitted, text, "primary")


def _certifications(case: Case) -> Iterator[CertificationBound]:
    for asked in case.classified.asked:
        demands, requirement = asked.demand.certifications, asked.requirement
        if demands is not None and requirement.force == "must":
            known = case.of_requirement(requirement.id)
            yield CertificationBound(requirement.id, demands, requirement.text, known)
    for name in case.policy.certifications:
        text = say(
            "Certification exigée par la politique : {type}.",
            "Certification required by the policy: {type}.",
            type=name,
        )
        demands = (CertificationDemand(type=name),)
        yield CertificationBound(f"certification-missing:{name}", demands, text, "primary")


def _levels(case: Case, facts: ResourceFacts) -> Iterator[LevelBound]:
    """The rules of the tables that hold, or may hold, at the level; the strongest one of each."""
    classification = case.classified.classification
    ranks = {level.id: level.rank for level in case.scheme.confidentiality}
    level = classification.levels.confidentiality
    least = ranks.get(classification.at_least.confidentiality, 0)
    rank = ranks.get(level)
    held: set[str] = set()
    for rule in sorted(facts.rules, key=lambda rule: rule.scheme == "*"):
        reaches = rank is None or rank >= rule.from_rank
        if rule.scheme not in ("*", case.scheme.id) or not reaches or rule.aspect in held:
            continue
        held.add(rule.aspect)
        known = weakest([rule.confidence, case.of_level("confidentiality")])
        yield LevelBound(rule, rank is not None or least >= rule.from_rank, known)
