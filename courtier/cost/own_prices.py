"""The body's own price list and discounts: which hold on a day, and which have lapsed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase

from courtier.cost.facts import CostFacts
from courtier.knowledge.records.prices import Discount, OwnPrice, PriceRow, PriceService
from courtier.results.common import FactUsed
from courtier.values.findings import Finding
from courtier.values.text import Text, say

EVERYWHERE = "global"
"""The region of a price that holds in all of them."""

BYTES_OF_A_GIB = Decimal(2**30)
BYTES_OF_A_GB = Decimal(10**9)


def price_holds(price: OwnPrice, day: date) -> bool:
    """Tell whether a price of the body counts on a day: neither later than it nor lapsed."""
    return _first_day(price.as_of) <= day and (price.until is None or day <= price.until)


def discount_holds(discount: Discount, day: date) -> bool:
    """Tell whether a discount of the body counts on a day."""
    begun = discount.since is None or discount.since <= day
    return begun and (discount.until is None or day <= discount.until)


def discount_on(row: PriceRow, discounts: Iterable[Discount]) -> Discount | None:
    """The first discount that names a price; None for a price of the body's own list."""
    if isinstance(row, OwnPrice):
        return None
    named = (
        discount
        for discount in discounts
        if discount.provider == row.provider
        and fnmatchcase(row.service, discount.service)
        and fnmatchcase(row.term, discount.term)
    )
    return next(named, None)


def own_fact(price: OwnPrice) -> FactUsed:
    """A price of the body as a fact: ``own-price:<provider>:<region>:<service>:<sku>:<term>``."""
    parts = ("own-price", price.provider, price.region, price.service, price.sku, price.term)
    return FactUsed(id=":".join(parts), confidence=price.confidence)


def serving(price: OwnPrice) -> PriceService:
    """The need that a price of the body serves by the name of its service."""
    unit = price.unit.partition("-")[0]
    per_gib = {"GiB": Decimal(1), "GB": BYTES_OF_A_GIB / BYTES_OF_A_GB}.get(unit)
    return PriceService.model_validate(
        {
            "provider": price.provider,
            "need": price.service,
            "service": price.service,
            "sku": price.sku,
            "units_per_gib": per_gib,
            "from_units": 0 if price.service == "egress" else None,
            "to_units": None,
            "confidence": price.confidence,
            "read_on": _first_day(price.as_of),
            "source": price.source,
            "note": price.note,
        }
    )


def lapsed_findings(facts: CostFacts, providers: Iterable[str], as_of: date) -> list[Finding]:
    """One warning for each provider of whom a price or a discount of the body has lapsed."""
    return [
        found
        for provider in sorted(set(providers))
        if (found := _lapsed(facts, provider, as_of)) is not None
    ]


def _lapsed(facts: CostFacts, provider: str, as_of: date) -> Finding | None:
    given = [
        *((price.provider, price.until) for price in facts.own_prices),
        *((discount.provider, discount.until) for discount in facts.discounts),
    ]
    ends = [end for whose, end in given if whose == provider and end and end < as_of]
    if not ends:
        return None
    return Finding(
        id="own-price-expired",
        severity="warning",
        confidence="primary",
        text=say(
            "Des prix ou rabais de votre liste pour {provider} ne valent plus au {day} : {count}, "
            "le dernier depuis le {until}. Ils ne comptent pas.",
            "Prices or discounts of your list for {provider} no longer hold on {day}: {count}, the "
            "last one since {until}. They do not count.",
            provider=provider,
            day=as_of,
            count=len(ends),
            until=max(ends),
        ),
        location=None,
        help=Text(
            fr="Mettez à jour catalog/own-prices.csv ou catalog/discounts.csv de votre couche.",
            en="Update catalog/own-prices.csv or catalog/discounts.csv in your layer.",
        ),
    )


def _first_day(day: str) -> date:
    """The first day of a year, a month or a day as written."""
    year, month, number = (*day.split("-"), "1", "1")[:3]
    return date(int(year), int(month), int(number))
