"""A large catalogue and an inventory of workloads, drawn with a fixed seed; all of it invented.

Offerings, certificates and workloads are drawn one by one from their number, so that a part of the
catalogue is the same in a larger one. Types and regions are those of the facts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

SEED = 20261123
DAY = date(2026, 11, 23)
TEXT = {"fr": "inventé", "en": "invented"}
SOURCE = {"title": "inventé", "url": None, "read_on": "2026-11-21", "confidence": "primary"}
PLATFORMS = 200
"""The first offerings: others stand on them."""
STATUSES = ["active"] * 22 + ["unknown", "suspended", "revoked"]
NEEDS = ("compute", "object", "block", "file", "archive", "database", "network", "software")
HEAD: dict[str, Any] = {
    "name": TEXT, "text": TEXT, "help": TEXT, "valid_from": None, "valid_to": None,
    "confidence": "primary", "sources": [SOURCE], "checked_on": None, "checked_by": None,
    "shelf_life_days": 180, "changes": [{"on": "2026-11-21", "text": TEXT, "by": "R. Exemple"}],
}  # fmt: skip


@cache
def facts() -> tuple[dict[str, Any], dict[str, list[str]]]:
    """The certification types of the facts, and the regions of each provider that has several."""
    from courtier.knowledge.door import Knowledge
    from courtier.knowledge.records.certifications import CertificationType

    knowledge = Knowledge()
    regions: dict[str, list[str]] = {}
    for key, region in knowledge.regions.items():
        regions.setdefault(region.provider, []).append(key)
    several = {name: keys for name, keys in regions.items() if len(keys) > 3}
    return dict(knowledge.all(CertificationType)), several


def named(number: int) -> str:
    """The id of the offering of a number."""
    return f"offre-{number:05d}"


def home(number: int) -> tuple[str, list[str]]:
    """The provider of an offering and its one to three regions; a platform has twelve."""
    draw = Random(SEED * 3 + number)
    provider = draw.choice(sorted(facts()[1]))
    keys = facts()[1][provider]
    many = 12 if number < PLATFORMS else draw.choice([1, 1, 2, 2, 3])
    return provider, draw.sample(keys, min(many, len(keys)))


def offering(number: int, certificates: float) -> dict[str, Any]:
    """One offering, with so many certificates on average."""
    draw = Random(SEED + number)
    provider, regions = home(number)
    services = [_service(draw, rank) for rank in range(draw.randint(2, 6))]
    hosts: list[str] = []
    if draw.random() < 0.3:
        base = draw.randrange(PLATFORMS)
        hosts, regions = [named(base)], draw.sample(home(base)[1], min(len(regions), 3))
    count = int(certificates) + (draw.random() < certificates % 1)
    return HEAD | {
        "id": named(number), "provider": provider,
        "service_models": [draw.choice(["iaas", "paas", "saas"])],
        "deployment": draw.choice(["public", "public", "public", "private", "government", None]),
        "package": None, "regions": regions, "hosted_on": hosts, "prices_of": None,
        "surcharge": 0, "services": services,
        "keys": draw.choice([None, ["provider"], ["customer-managed"], ["customer-held"]]),
        "certifications": [
            _certificate(draw, f"certificat-{number:05d}-{rank}", regions, services)
            for rank in range(count)
        ],
    }  # fmt: skip


def _service(draw: Random, rank: int) -> dict[str, Any]:
    dated = draw.random() < 0.05
    return {
        "name": f"service-{rank}",
        "needs": draw.sample(NEEDS, draw.choice([1, 1, 2])),
        "since": str(_day(draw, -900, 100)) if dated else None,
    }


def _day(draw: Random, low: int, high: int) -> date:
    return DAY + timedelta(days=draw.randint(low, high))


def _certificate(
    draw: Random, name: str, regions: list[str], services: list[dict[str, Any]]
) -> dict[str, Any]:
    kind = draw.choice(list(facts()[0].values()))
    start = _day(draw, -1300, 60)
    period = kind.validity == "period"
    end = None if period or draw.random() < 0.2 else start + timedelta(days=1095)
    bridge = start + timedelta(days=450)
    listed: list[str] | None = [s["name"] for s in services if draw.random() < 0.8]
    return {
        "id": name, "type": kind.id,
        "level": draw.choice([*kind.levels, None]) if kind.levels else None,
        "edition": draw.choice([None, *(e.id for e in kind.editions)]),
        "status": draw.choice(STATUSES), "status_history": _history(draw, start),
        "services": draw.choice([None, [], [], listed]),
        "regions": draw.choice([regions, regions, regions[:1], []]), "assessor": None,
        "valid_from": str(start)[: draw.choice([7, 10, 10])],
        "valid_to": end and str(end),
        "period_start": str(start - timedelta(days=365)) if period else None,
        "period_end": str(start) if period else None,
        "bridge_until": str(bridge) if period and draw.random() < 0.2 else None,
        "evidence": {
            "title": "registre inventé", "url": f"https://registre.example/{name}",
            "access": TEXT, "kind": "register", "as_of": "2026-11", "read_on": "2026-11-21",
            "confidence": "primary",
        },
        "note": None,
    }  # fmt: skip


def _history(draw: Random, start: date) -> list[dict[str, str]]:
    if draw.random() > 0.15:
        return []
    later = start + timedelta(days=draw.randint(100, 1000))
    return [
        {"on": str(start), "status": "active"},
        {"on": str(later), "status": draw.choice(["active", "suspended", "delisted"])},
    ]


PROOFS: tuple[tuple[dict[str, Any], ...], ...] = (
    ({"type": "cccs-medium"},),
    ({"type": "cccs-low"}, {"type": "cccs-medium"}),
    ({"type": "pci-dss"},),
    ({"type": "iso-27001"}, {"type": "soc-2-type-2"}),
    ({"type": "iso-27001", "edition": "2022"},),
    ({"type": "iso-27017"},),
    ({"type": "iso-27018"},),
    ({"type": "soc-2-type-2"},),
    ({"type": "c5-type-2"},),
    ({"type": "csa-star-2-certification"},),
)
"""What workloads ask; any one certificate of a line is enough."""
OTHERS: tuple[dict[str, Any], ...] = (
    {"place": "data", "countries": ("CA",)},
    {"place": "data", "countries": ("CA-QC",)},
    {"place": "backup", "countries": ("CA",)},
    {"place": "support", "countries": ("CA",)},
    {"deployment": ("public", "private", "government")},
    {"exposure": "refuse"},
    {"service_models": ("iaas", "paas")},
    {"to_confirm": "architect", "keys": "customer-managed"},
    {"to_confirm": "adviser", "subprocessors": "none"},
    {"to_confirm": "security-officer"},
)


def write(folder: Path, offerings: int, certificates: int) -> None:
    """Write a layer of facts: so many offerings, so many certificates in all, what is asked."""
    each = certificates / offerings
    _put(folder / "catalog" / "offerings", (offering(rank, each) for rank in range(offerings)))
    _put(folder / "risk" / "requirements", (_rule(rank) for rank in range(len(PROOFS))))


def _put(folder: Path, records: Iterator[dict[str, Any]]) -> None:
    folder.mkdir(parents=True)
    for record in records:
        path = folder / f"{record['id']}.yaml"
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")


def _rule(rank: int) -> dict[str, Any]:
    """A requirement of the body, so that its demand is known when the catalogue is compiled."""
    return HEAD | {
        "id": f"exigence-{rank}", "schemes": [], "when": [], "force": "must",
        "demand": {"certifications": PROOFS[rank]}, "article": None, "relaxed_by": None,
    }  # fmt: skip


def workloads(count: int) -> Iterator[dict[str, Any]]:
    """The workloads of an inventory, with the demands of each under ``demands``."""
    for number in range(count):
        draw = Random(SEED * 7 + number)
        yield {
            "workload": _workload(draw, number),
            "demands": [
                *draw.sample(OTHERS, draw.randint(1, 4)),
                *({"certifications": p} for p in draw.sample(PROOFS, draw.choice([1, 1, 2]))),
            ],
        }


def _workload(draw: Random, number: int) -> dict[str, Any]:
    start = _day(draw, -30, 270)
    whole: dict[str, Any] = {
        "courtier": 1, "id": f"charge-{number}", "name": f"Charge {number}",
        "organization": {"name": "Ville exemple", "kind": "municipality", "legal_regime": "c-19",
                         "privacy_regime": "a-2.1"},
        "information": [{"id": "a", "kind": "open-data"}],
        "needs": _needs(draw),
        "acquisition": {
            "term": {"initial_months": draw.choice([12, 24, 36, 60]),
                     "renewals": draw.choice([[], [12], [12, 12]])},
            "dates": {"start": str(start)},
            "agreements": [{"number": "E-1", "offering": named(draw.randrange(2000))}],
        },
    }  # fmt: skip
    if draw.random() < 0.05:
        provider = draw.choice(["aws", "azure", "gcp", "oci"])
        whole["placement"] = {"regions": facts()[1][provider][:1]}
    return whole


def _needs(draw: Random) -> dict[str, Any]:
    storage = draw.sample(["object", "block", "file", "archive"], draw.randint(0, 2))
    return {
        "compute": [{"id": "m", "vcpu": 2, "memory_gib": 8}] if draw.random() < 0.8 else [],
        "storage": [{"id": kind, "kind": kind, "gib": 100} for kind in storage],
        "network": {"egress_gib_per_month": 10} if draw.random() < 0.5 else None,
    }
