"""The services of an offering that a workload needs."""

from __future__ import annotations

from courtier.catalog.certificates.judgement import Needed
from courtier.knowledge.records.offerings import Need, Offering, Service
from courtier.workload.needs import Needs


def needed_services(offering: Offering, needs: Needs | None) -> Needed:
    """The services that serve the needs; incomplete where a need or what serves it is unknown."""
    return needed_among(offering.services or (), needs_of(needs))


def needed_among(services: tuple[Service, ...], wanted: frozenset[Need]) -> Needed:
    """Of some services, those that serve the needs wanted."""
    serving = tuple(s for s in services if not wanted.isdisjoint(s.needs))
    served = {need for service in serving for need in service.needs}
    return Needed(serving, complete=bool(wanted) and wanted <= served)


def needs_of(needs: Needs | None) -> frozenset[Need]:
    """The sorts of needs that the file lists; empty where it lists none."""
    if needs is None:
        return frozenset()
    found: set[Need] = {item.kind for item in needs.storage}
    if needs.compute:
        found.add("compute")
    if needs.databases:
        found.add("database")
    if needs.network is not None:
        found.add("network")
    if needs.software:
        found.add("software")
    return frozenset(found)
