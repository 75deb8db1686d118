"""Small facts and workloads for the tests of the estimate, built by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from courtier.cost.facts import CostFacts
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.prices import PriceRow, PriceService
from courtier.knowledge.records.risk import Parameter
from courtier.results.estimate import EstimateOutcome, OptionCost
from courtier.results.matches import Match, Verdict, Views
from courtier.values.text import Text
from courtier.workload.model import Workload

DAY = date(2026, 11, 22)
D = Decimal

HEADER: dict[str, Any] = {
    "name": {"fr": "Nom", "en": "Name"},
    "text": {"fr": "Texte", "en": "Text"},
    "help": {"fr": "Aide", "en": "Help"},
    "valid_from": None,
    "valid_to": None,
    "confidence": "secondary",
    "sources": [{"title": "S", "url": None, "read_on": DAY, "confidence": "secondary"}],
    "checked_on": None,
    "checked_by": None,
    "shelf_life_days": 120,
    "changes": [{"on": DAY, "text": {"fr": "Première saisie.", "en": "First entry."}}],
}


def parameter(identifier: str, value: Any, **period: Any) -> Parameter:
    """A parameter of one value; ``period`` may give valid_from and valid_to."""
    entry = {
        "case": {},
        "value": value,
        "valid_from": None,
        "valid_to": None,
        "reference": None,
        "confidence": "design",
        "sources": HEADER["sources"],
        "note": None,
    }
    return Parameter.model_validate(
        HEADER | {"id": identifier, "unit": "1", "values": [entry | period]}
    )


def parameters(**values: Any) -> dict[str, Parameter]:
    """The parameters of method without any uncertainty; ``values`` add or replace by id."""
    given = {
        "horizon_months": 12,
        "discount_rate": 0,
        "hours_per_month": 730,
        "power_usage_effectiveness": D("1.5"),
        "server_life_years": 5,
        "electricity_cad_per_kwh": D("0.1"),
    } | values
    named = {key.replace("_", "-"): value for key, value in given.items()}
    return {key: parameter(key, value) for key, value in named.items() if value is not None}


def row(service: str, sku: str, price: str, unit: str = "hour", **other: Any) -> PriceRow:
    """A Canadian-dollar price of the provider ``nuage`` in the region ``est``."""
    given = {
        "provider": "nuage",
        "region": "est",
        "service": service,
        "sku": sku,
        "vcpu": None,
        "memory_gib": None,
        "unit": unit,
        "price": price,
        "currency": "CAD",
        "term": "on-demand",
        "as_of": "2026-11-01",
        "source": "list",
        "licence": "facts",
        "confidence": "secondary",
        "note": "",
    }
    return PriceRow.model_validate(given | other)


def serves(need: str, service: str, sku: str = "*", **other: Any) -> PriceService:
    """What serves a need at ``nuage``."""
    given = {
        "provider": "nuage",
        "need": need,
        "service": service,
        "sku": sku,
        "units_per_gib": None,
        "from_units": None,
        "to_units": None,
        "confidence": "secondary",
        "read_on": DAY,
        "source": "list",
        "note": "",
    }
    return PriceService.model_validate(given | other)


ROWS = (
    row("vm", "small", "0.1", vcpu=2, memory_gib=8),
    row("vm", "medium", "0.2", vcpu=4, memory_gib=16),
    row("vm", "large", "0.4", vcpu=8, memory_gib=32),
    row("object", "standard", "0.02", "GiB-month"),
    row("traffic", "first", "0.10", "GB"),
    row("traffic", "then", "0.05", "GB"),
    row("db", "db-medium", "0.3", vcpu=4, memory_gib=16),
)
SERVICES = (
    serves("compute-linux", "vm"),
    serves("storage-object", "object", "standard", units_per_gib=1),
    serves("egress", "traffic", "", units_per_gib=1, from_units=0, to_units=100),
    serves("egress", "traffic", "first", units_per_gib=1, from_units=100, to_units=1000),
    serves("egress", "traffic", "then", units_per_gib=1, from_units=1000),
    serves("database-postgresql", "db"),
)


def offering(identifier: str = "nuage-canada", **other: Any) -> Offering:
    """An offering of ``nuage`` in its region ``est``."""
    given = {
        "id": identifier,
        "provider": "nuage",
        "service_models": ["iaas"],
        "deployment": "public",
        "package": None,
        "regions": ["nuage:est"],
        "hosted_on": [],
        "prices_of": "nuage",
        "surcharge": 0,
        "certifications": [],
    }
    return Offering.model_validate(HEADER | given | other)


def facts(**other: Any) -> CostFacts:
    """Facts with one offering and one region; ``other`` replaces any part."""
    given: dict[str, Any] = {
        "offerings": {"nuage-canada": offering()},
        "regions": {},
        "snapshot_day": date(2026, 11, 21),
        "prices": ROWS,
        "parameters": parameters(),
        "services": SERVICES,
    }
    return CostFacts(**(given | other))


def match(identifier: str = "nuage-canada", verdict: Verdict = "eligible") -> Match:
    """A verdict on an offering."""
    return Match(
        offering=identifier,
        name=Text(fr=identifier, en=identifier),
        provider="nuage",
        regions=(),
        verdict=verdict,
        rank=1,
        score=D(1),
        views=Views(fit=D(1), price=None, exposure=None, carbon=None),
        criteria=(),
        conditions=(),
        relaxation=None,
        exposure=None,
        layer="bundled",
    )


def workload(**parts: Any) -> Workload:
    """A workload with the parts given and nothing else."""
    given = {
        "courtier": 1,
        "id": "essai",
        "name": "Essai",
        "organization": {"name": "Ville"},
        "information": [{"id": "a", "kind": "contact"}],
    }
    return Workload.model_validate(given | parts)


WEB: dict[str, Any] = {"compute": [{"id": "web", "count": 2, "vcpu": 3, "memory_gib": 10}]}


def option(outcome: EstimateOutcome, identifier: str) -> OptionCost:
    """One option of an estimate."""
    return next(each for each in outcome.estimate.options if each.id == identifier)
