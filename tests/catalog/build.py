"""A small fictional catalogue, built in tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from courtier.catalog.facts import CatalogFacts
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import Certification
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Provider

DAY = date(2026, 11, 23)
TEXT = {"fr": "essai", "en": "test"}
HEADER: dict[str, Any] = {
    "name": TEXT,
    "text": TEXT,
    "help": TEXT,
    "valid_from": None,
    "valid_to": None,
    "confidence": "primary",
    "sources": [{"title": "essai", "url": None, "read_on": "2026-11-21", "confidence": "primary"}],
    "checked_on": None,
    "checked_by": None,
    "shelf_life_days": 180,
    "changes": [{"on": "2026-11-21", "text": TEXT}],
}
EVIDENCE = {
    "title": "registre d’essai",
    "url": None,
    "access": TEXT,
    "kind": "register",
    "as_of": "2026-11",
    "read_on": "2026-11-21",
    "confidence": "primary",
}


def certification(**parts: Any) -> Certification:
    """A certificate that satisfies a demand for CCCS Medium, unless told otherwise."""
    whole = {
        "id": "x1",
        "type": "cccs-medium",
        "level": None,
        "edition": None,
        "status": "active",
        "services": [],
        "regions": ["aws:ca-central-1"],
        "assessor": None,
        "valid_from": None,
        "valid_to": None,
        "evidence": EVIDENCE,
        "note": None,
    }
    return Certification.model_validate(whole | parts)


def offering(identifier: str = "offre-exemple", **parts: Any) -> Offering:
    """A fictional offering in one Canadian region."""
    whole = HEADER | {
        "id": identifier,
        "provider": "fournisseur-exemple",
        "service_models": ["iaas"],
        "deployment": "public",
        "package": None,
        "regions": ["aws:ca-central-1"],
        "hosted_on": [],
        "prices_of": None,
        "surcharge": 0,
        "certifications": [],
    }
    return Offering.model_validate(whole | parts)


def provider(exposure: list[dict[str, Any]] | None = None) -> Provider:
    """The fictional provider of the fictional offering."""
    return Provider.model_validate(
        HEADER
        | {
            "id": "fournisseur-exemple",
            "contracting_entity": None,
            "operator": None,
            "parent": None,
            "technology": None,
            "resellers": [],
            "exposure": exposure,
        }
    )


def catalog(
    knowledge: Knowledge,
    *offerings: Offering,
    claims: tuple[Certification, ...] = (),
    exposure: list[dict[str, Any]] | None = None,
) -> CatalogFacts:
    """The real certification types and regions, with fictional offerings."""
    from courtier.catalog.facts import catalog_facts

    real = catalog_facts(knowledge)
    return CatalogFacts(
        offerings={o.id: o for o in offerings},
        types=real.types,
        claims={"fournisseur-exemple": claims},
        providers={"fournisseur-exemple": provider(exposure)},
        regions=real.regions,
        layers={o.id: "bundled" for o in offerings},
    )
