"""Offerings that no judge can tell apart for one form of demand."""

from __future__ import annotations

from collections.abc import Hashable
from typing import get_args

from courtier.catalog.exposure import platforms
from courtier.catalog.facts import CatalogFacts
from courtier.catalog.places import countries_described
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.risk import Demand, PlaceOf

NO_FORM = "none"
"""The form of the demands that the offering does not settle."""
FORMS: tuple[str, ...] = (
    *get_args(PlaceOf), "deployment", "service-models", "exposure", "custody", NO_FORM,
)  # fmt: skip
"""What a demand may read of an offering; a place goes by its own name."""


def form_of(demand: Demand) -> str:
    """What a demand, not one of certification, reads of an offering."""
    if demand.place is not None:
        return demand.place
    if demand.deployment is not None:
        return "deployment"
    if demand.service_models is not None:
        return "service-models"
    if demand.exposure is not None:
        return "exposure"
    return "custody" if demand.keys or demand.subprocessors else NO_FORM


def class_of(
    form: str, offering: Offering, regions: tuple[str, ...], facts: CatalogFacts
) -> Hashable:
    """All that the judge of a form reads of an offering in one place."""
    if form == "deployment":
        return offering.deployment
    if form == "service-models":
        return offering.service_models
    if form == "exposure":
        return tuple(
            (lower.provider, lower.exposure) for lower in (offering, *platforms(offering, facts))
        )
    if form == "custody":
        providers = {lower.provider for lower in platforms(offering, facts)}
        return offering.keys, providers <= {offering.provider}
    return None if form == NO_FORM else _place(form, offering, regions, facts)


def _place(
    place: str, offering: Offering, regions: tuple[str, ...], facts: CatalogFacts
) -> Hashable:
    stated = offering.places.get(place)  # type: ignore[call-overload]
    return (
        regions if place in ("data", "backup") else None,
        (stated.countries, stated.regions, stated.confidence) if stated else None,
        (offering.countries, countries_described(offering, facts)) if place == "data" else None,
    )
