"""A provider's list prices as a market: what all its lines share, and how a line is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Union

from courtier.cost.draft import Gap, Line
from courtier.cost.exchange import Exchange
from courtier.cost.flows import Monthly
from courtier.cost.prices import PriceBook, price_fact, service_fact
from courtier.cost.terms import Term
from courtier.knowledge.records.prices import PriceRow, PriceService
from courtier.results.common import FactUsed
from courtier.results.words import UNIT_NAMES, named
from courtier.values.text import Text, say

Priced = Union[Line, Gap]

NOT_COVERED = Text(
    fr="Le total de l’option ne couvre pas ce besoin : il n’est pas un coût total.",
    en="The option’s total does not cover this need: it is not a total cost.",
)


@dataclass(frozen=True)
class Market:
    """What prices a provider's services: the rows and the factors that all lines share.

    ``architecture`` is the one that machines must have where one fits; None for any.
    """

    book: PriceBook
    provider: str
    exchange: Exchange | None
    error: Term | None
    drift: Term | None
    hours: Term
    months: int
    architecture: str | None = None

    @property
    def growth(self) -> tuple[Term, ...]:
        """The drift of list prices, where one is assumed."""
        return () if self.drift is None else (self.drift,)


def no_price(identifier: str, market: Market, region: str) -> Gap:
    """The gap of a need that no list price of the region serves."""
    what = say(
        "le prix de « {id} » chez {provider} ({region})",
        "the price of “{id}” at {provider} ({region})",
        id=identifier,
        provider=market.provider,
        region=region,
    )
    return Gap(identifier, what, NOT_COVERED, "adviser")


def list_line(
    market: Market,
    identifier: str,
    category: str,
    text: Text,
    factors: tuple[Term, ...],
    rows: list[PriceRow],
    services: Iterable[PriceService],
    growth: tuple[Term, ...] = (),
    others: Iterable[FactUsed] = (),
) -> Priced:
    """A line in Canadian dollars, with the error of list prices and their drift."""
    converted = _converted(market, rows[0].currency)
    if isinstance(converted, Gap):
        return converted
    rate, rate_facts = converted
    error = () if market.error is None else (market.error,)
    facts = (*map(price_fact, rows), *map(service_fact, services), *others, *rate_facts)
    plan = Monthly((*factors, *rate, *error), (*market.growth, *growth))
    return Line(identifier, category, text, plan, "list", facts)


def _converted(
    market: Market, currency: str
) -> tuple[tuple[Term, ...], tuple[FactUsed, ...]] | Gap:
    if currency == "CAD":
        return (), ()
    if currency != "USD" or market.exchange is None:
        what = say(
            "le taux de change de {currency} en dollars canadiens",
            "the exchange rate from {currency} to Canadian dollars",
            currency=currency,
        )
        return Gap("exchange-rate", what, NOT_COVERED, "finance")
    fact = market.exchange.fact
    return (market.exchange.term,), () if fact is None else (fact,)


def row_words(row: PriceRow) -> dict[str, str | Decimal | Text]:
    """The words of a price row, for the sentence of a line."""
    return {
        "sku": row.sku,
        "vcpu": row.vcpu or Decimal(0),
        "memory": row.memory_gib or Decimal(0),
        "price": row.price,
        "currency": named(UNIT_NAMES, row.currency),
        "region": row.region,
        "day": row.as_of,
    }


def label(identifier: str, what: Text) -> Text:
    """The name of an uncertain number of a need."""
    return say("« {id} » : {what}", "“{id}”: {what}", id=identifier, what=what)
