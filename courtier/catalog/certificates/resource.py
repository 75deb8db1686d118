"""One service of a provider in one place, as a plan or an inventory shows it: is it certified."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from courtier.catalog.certificates.judgement import BEST, Needed
from courtier.catalog.certificates.offering import Demands
from courtier.catalog.certificates.requirement import judge_services
from courtier.catalog.certificates.window import Window
from courtier.catalog.facts import CatalogFacts
from courtier.knowledge.records.offerings import Offering, Service
from courtier.results.matches import CriterionResult
from courtier.values.text import say

REQUIREMENT = "resource"


def judge_resource(
    demands: Demands,
    provider: str,
    regions: tuple[str, ...],
    service: str,
    placed: str | None,
    window: Window,
    facts: CatalogFacts,
) -> CriterionResult:
    """Say whether any of some certifications covers a service in all of some regions.

    Args:
        demands: The certifications, any one of which is enough.
        provider: The id of the provider.
        regions: The keys of the regions; empty where they are not known.
        service: The name of the service, as certificates write it.
        placed: The offering in use; where it is of another provider, or None, every offering of
            the provider in force with these regions is tried and the best one counts.
        window: The days over which the certificates must count.
        facts: The catalogue.

    Returns:
        Unknown where the catalogue holds no such offering.
    """
    needed = Needed((_service(service, placed, facts),), complete=True)
    found = [
        judge_services(REQUIREMENT, demands, offering, regions, needed, window, facts)
        for offering in _candidates(provider, regions, placed, window.as_of, facts)
    ]
    if not found:
        return _no_offering(provider, regions, facts)
    return min(found, key=lambda result: BEST.index(result.status))


def _candidates(
    provider: str, regions: tuple[str, ...], placed: str | None, day: date, facts: CatalogFacts
) -> Iterable[Offering]:
    chosen = facts.offerings.get(placed) if placed else None
    if chosen is not None and chosen.provider == provider:
        return [chosen]
    return [
        offering
        for offering in facts.offerings.values()
        if offering.provider == provider
        and offering.holds_on(day)
        and regions
        and set(regions) <= set(offering.regions)
    ]


def _service(name: str, placed: str | None, facts: CatalogFacts) -> Service:
    """The service as the offering in use describes it, else by its name alone."""
    chosen = facts.offerings.get(placed) if placed else None
    known = (chosen.services or ()) if chosen else ()
    return next((service for service in known if service.name == name), Service(name=name))


def _no_offering(provider: str, regions: tuple[str, ...], facts: CatalogFacts) -> CriterionResult:
    known = facts.providers.get(provider)
    text = say(
        "Le catalogue n’a, pour {provider}, aucune offre dans cette région.",
        "The catalogue has no offering of {provider} in this region.",
        provider=known.name if known else provider,
    )
    if not regions:
        text = say(
            "Sans région, aucune certification ne peut être vérifiée.",
            "Without a region, no certification can be checked.",
        )
    return CriterionResult(
        requirement=REQUIREMENT, status="unknown", failed="region", text=text, evidence=()
    )
