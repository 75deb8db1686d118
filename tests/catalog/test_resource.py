"""A service in a region against the certificates of the offerings of its provider."""

from __future__ import annotations

from datetime import date

import pytest

from courtier.catalog.certificates.resource import judge_resource
from courtier.catalog.certificates.window import day_alone
from courtier.catalog.facts import CatalogFacts, catalog_facts
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import Certification
from courtier.knowledge.records.risk import CertificationDemand

DAY = date(2026, 11, 21)
CENTRAL, WEST = "aws:ca-central-1", "aws:ca-west-1"
STORE = "Amazon Simple Storage Service (S3)"
DEMANDS = (CertificationDemand(type="cccs-medium"),)


def _facts(
    services: tuple[str, ...] | None = (STORE,), regions: tuple[str, ...] = (CENTRAL,)
) -> CatalogFacts:
    """The catalogue, where the Canadian offering of AWS holds a synthetic certificate."""
    facts = catalog_facts(Knowledge())
    offering = facts.offerings["aws-canada"]
    some = next(c for o in facts.offerings.values() for c in o.certifications)
    claim = Certification.model_validate(
        some.model_dump()
        | {
            "id": "synthetic", "type": "cccs-medium", "level": None, "edition": None,
            "holder": None, "status": "active", "status_history": (), "other_statuses": (),
            "services": services, "regions": regions, "valid_from": "2026-01-01",
            "valid_to": date(2027, 1, 1), "period_start": None, "period_end": None,
            "bridge_until": None, "superseded_by": None, "conditions": (), "upkeep_due": None,
        }
    )  # fmt: skip
    changed = offering.model_copy(update={"certifications": (claim,), "hosted_on": ()})
    offerings = {**facts.offerings, "aws-canada": changed}
    return CatalogFacts(
        offerings, facts.types, {}, facts.providers, facts.regions, facts.layers, facts.entities
    )


@pytest.mark.parametrize(
    ("services", "certified", "service", "regions", "status"),
    [
        ((STORE,), (CENTRAL,), STORE, (CENTRAL,), "met"),
        ((), (CENTRAL,), STORE, (CENTRAL,), "met"),
        ((STORE,), (CENTRAL, WEST), STORE, (CENTRAL, WEST), "met"),
        ((STORE,), (CENTRAL,), "Amazon Lex", (CENTRAL,), "unknown"),
        ((STORE,), (CENTRAL,), STORE, (WEST,), "unknown"),
        (None, (CENTRAL,), STORE, (CENTRAL,), "unknown"),
        ((STORE,), (CENTRAL,), STORE, ("aws:us-east-1",), "unknown"),
        ((STORE,), (CENTRAL,), STORE, (), "unknown"),
    ],
)
def test_a_certificate_counts_for_the_services_and_regions_that_it_names(
    services: tuple[str, ...] | None,
    certified: tuple[str, ...],
    service: str,
    regions: tuple[str, ...],
    status: str,
) -> None:
    found = judge_resource(
        DEMANDS, "aws", regions, service, None, day_alone(DAY), _facts(services, certified)
    )
    assert found.status == status, found.text.en


def test_a_certificate_that_has_ended_is_expired() -> None:
    window = day_alone(date(2027, 1, 2))
    found = judge_resource(DEMANDS, "aws", (CENTRAL,), STORE, None, window, _facts())
    assert found.status == "expired"


def test_the_offering_in_use_alone_counts_for_its_provider() -> None:
    found = judge_resource(
        DEMANDS, "aws", (CENTRAL,), STORE, "aws-us-east-west", day_alone(DAY), _facts()
    )
    assert found.status == "unknown"
