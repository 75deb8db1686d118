"""The facts that an estimate reads, taken through the door once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from courtier.knowledge.category_names import category_names, source_names
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.prices import (
    Discount,
    OwnPrice,
    PriceRow,
    PriceService,
    ShapeFamily,
    SupportBand,
)
from courtier.knowledge.records.providers import Region
from courtier.knowledge.records.risk import Parameter
from courtier.values.text import Text

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge


@dataclass(frozen=True)
class CostFacts:
    """What the estimate knows of offerings, places, prices and assumptions.

    ``snapshot_day`` is the day of the price snapshot, None when there is none on the day asked;
    ``prices`` are its rows. ``services`` say which rows serve which need, and
    ``families`` what the machines of a family are. ``own_prices`` and ``discounts`` are the
    body's own, ``support_plans`` what the support of each provider costs, ``categories`` the names
    of the categories of cost, ``sources`` those of sources titled in one language alone.
    """

    offerings: Mapping[str, Offering]
    regions: Mapping[str, Region]
    snapshot_day: date | None
    prices: tuple[PriceRow, ...]
    parameters: Mapping[str, Parameter]
    services: tuple[PriceService, ...] = ()
    families: tuple[ShapeFamily, ...] = ()
    own_prices: tuple[OwnPrice, ...] = ()
    discounts: tuple[Discount, ...] = ()
    support_plans: tuple[SupportBand, ...] = ()
    categories: Mapping[str, Text] = field(default_factory=dict)
    sources: Mapping[str, Text] = field(default_factory=dict)


def cost_facts(knowledge: Knowledge, as_of: date) -> CostFacts:
    """Read all that an estimate may need on a day.

    Raises:
        InputError: A fact file is not valid.
    """
    snapshot = knowledge.prices(as_of)
    day, rows = snapshot if snapshot is not None else (None, ())
    return CostFacts(
        offerings=knowledge.all(Offering),
        regions=knowledge.regions,
        snapshot_day=day,
        prices=rows,
        parameters=knowledge.all(Parameter),
        services=knowledge.price_services,
        families=knowledge.shape_families,
        own_prices=knowledge.own_prices,
        discounts=knowledge.discounts,
        support_plans=knowledge.support_plans,
        categories=category_names(knowledge),
        sources=source_names(knowledge),
    )
