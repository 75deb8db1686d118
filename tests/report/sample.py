"""A rich, invented assessment: every verdict, every status, both languages, and a hostile twin."""

from __future__ import annotations

from typing import Any

from courtier.results.common import FactUsed
from courtier.results.envelope import (
    Assessment,
    KnowledgeSeen,
    LayerSeen,
    OrganizationSeen,
    Provenance,
    WorkloadSeen,
)
from courtier.values.findings import Finding, Location
from courtier.workload.model import Workload
from tests.report.sample_beside import disclosures, ranking
from tests.report.sample_common import DAY, text
from tests.report.sample_law import route
from tests.report.sample_market import matches
from tests.report.sample_money import estimate
from tests.report.sample_risk import classification, requirements

HOSTILE = "<script>alert(1)</script>\x1b[31m\u202erouge\x9b2J & \"x\" 'y' {{ 7*7 }}"


def provenance() -> Provenance:
    """What made the sample."""
    return Provenance(
        courtier="0.1.0",
        knowledge=KnowledgeSeen(
            version="2026-11-21.1",
            sha256="a" * 64,
            layers=(LayerSeen(name="bundled", sha256="a" * 64),),
        ),
        workload_sha256="b" * 64,
        as_of=DAY,
        known_on=None,
        seed=1,
        facts=(
            FactUsed(id="payment-card", confidence="design"),
            FactUsed(id="contact-public", confidence="design"),
            FactUsed(id="rcti-48", confidence="primary"),
            FactUsed(id="seuil-municipal", confidence="derived"),
        ),
    )


def findings() -> tuple[Finding, ...]:
    """One of each severity."""
    place = Location(file="charge.yaml", line=14, column=5)
    return (
        Finding(
            id="card-number-stored",
            severity="error",
            confidence="primary",
            text=text(
                "Le cryptogramme visuel d’une carte ne se conserve jamais.",
                "The verification code of a card is never stored.",
            ),
            location=place,
            help=text("Retirez cet élément.", "Remove this element."),
        ),
        Finding(
            id="estimate-partial",
            severity="warning",
            confidence="design",
            text=text("Deux options n’ont qu’un coût partiel.", "Two options have a partial cost."),
            location=None,
            help=text("Demandez les prix qui manquent.", "Ask for the missing prices."),
        ),
        Finding(
            id="old-price",
            severity="note",
            confidence="derived",
            text=text("Un prix a plus de 90 jours.", "One price is over 90 days old."),
            location=None,
            help=text("Rafraîchissez les prix.", "Refresh the prices."),
        ),
    )


def assessment() -> Assessment:
    """The whole sample."""
    return Assessment(
        **{"schema": "courtier/assessment/1"},
        provenance=provenance(),
        workload=WorkloadSeen(
            id="permis-en-ligne",
            name=text("Permis en ligne", "Online permits"),
            organization=OrganizationSeen(
                name="Ville exemple",
                kind="municipality",
                legal_regime="c-19",
                privacy_regime="a-2.1",
            ),
        ),
        classification=classification(),
        requirements=requirements(),
        matches=matches(),
        ranking=ranking(),
        disclosures=disclosures(),
        estimate=estimate(),
        route=route(),
        findings=findings(),
    )


def workload() -> Workload:
    """The workload of the sample."""
    return Workload.model_validate(
        {
            "courtier": 1,
            "id": "permis-en-ligne",
            "name": {"fr": "Permis en ligne", "en": "Online permits"},
            "organization": {"name": "Ville exemple", "roles": {"holder": "Direction exemple"}},
            "information": [
                {"id": "demandes", "kind": "contact-public", "persons": 120000},
                {"id": "paiements", "kind": "payment-card", "persons": 40000},
            ],
        }
    )


def poison(value: Any) -> Any:
    """The same data with hostile characters in every free text."""
    if isinstance(value, dict):
        if set(value) == {"fr", "en"}:
            return {key: words + HOSTILE for key, words in value.items()}
        return {key: _poisoned(key, item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [poison(item) for item in value]
    return value


def _poisoned(key: str, item: Any) -> Any:
    free = key in ("title", "provider", "article") and isinstance(item, str)
    return item + HOSTILE if free else poison(item)


def hostile() -> Assessment:
    """The sample with hostile names and sentences everywhere."""
    data = poison(assessment().model_dump(by_alias=True))
    data["workload"]["organization"]["name"] = HOSTILE + "x" * 300
    return Assessment.model_validate(data)
