"""A provider's prices as a market: what all its lines share, and how a line is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Union

from courtier.cost.draft import Basis, Gap, Line
from courtier.cost.exchange import Exchange
from courtier.cost.flows import Monthly, Plan
from courtier.cost.prices import PriceBook, price_fact, service_fact
from courtier.cost.spans import Load
from courtier.cost.terms import Term
from courtier.cost.view import Exact
from courtier.knowledge.records.prices import OwnPrice, PriceRow, PriceService
from courtier.results.common import FactUsed
from courtier.results.cost_words import UNIT_NAMES
from courtier.results.estimate import Choice
from courtier.results.words import named
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
    ``firm_months`` is the first term of the contract, which no commitment may outlast, None when
    unknown. ``load`` is that of the service, None when the file does not tell its average, its
    peak and the hours of the peak.
    """

    book: PriceBook
    provider: str
    exchange: Exchange | None
    error: Term | None
    drift: Term | None
    hours: Term
    months: int
    rate: Term = Decimal(0)
    architecture: str | None = None
    firm_months: int | None = None
    load: Load | None = None

    @property
    def growth(self) -> tuple[Term, ...]:
        """The drift of list prices, where one is assumed."""
        return () if self.drift is None else (self.drift,)

    @cached_property
    def view(self) -> Exact:
        """The likely values, in which ways to buy are compared."""
        return Exact(self.months, self.rate)


@dataclass(frozen=True)
class Rates:
    """What turns a price of a currency into Canadian dollars."""

    market: Market
    currency: str
    rate: tuple[Term, ...]
    facts: tuple[FactUsed, ...]

    def factors(self, row: PriceRow) -> tuple[Term, ...]:
        """The exchange rate, and the error of a list price; a price of the body has none."""
        error = self.market.error
        known = error is None or isinstance(row, OwnPrice)
        return self.rate if known or error is None else (*self.rate, error)


def no_price(identifier: str, market: Market, region: str) -> Gap:
    """The gap of a need that no list price of the region serves."""
    what = say(
        "le prix de « {id} » chez {provider} ({region})",
        "the price of “{id}” at {provider} ({region})",
        id=identifier,
        provider=market.provider,
        region=region,
    )
    price = say("le prix de « {id} »", "the price of “{id}”", id=identifier)
    return Gap(identifier, what, NOT_COVERED, "adviser", price=price)


def list_line(
    market: Market,
    identifier: str,
    category: str,
    text: Text,
    factors: tuple[Term, ...],
    rows: list[PriceRow],
    services: Iterable[PriceService],
    growth: tuple[Term, ...] = (),
) -> Priced:
    """A line in Canadian dollars, with the error of list prices and their drift."""
    rates = rates_of(market, rows[0].currency)
    if isinstance(rates, Gap):
        return rates
    plan = Monthly((*factors, *rates.factors(rows[0])), (*market.growth, *growth))
    return priced_line(rates, identifier, category, text, plan, rows, services)


def priced_line(
    rates: Rates,
    identifier: str,
    category: str,
    text: Text,
    plan: Plan,
    rows: list[PriceRow],
    services: Iterable[PriceService],
    others: Iterable[FactUsed] = (),
    choice: Choice | None = None,
) -> Line:
    """A line that rests on price rows; its basis is ``given`` for the body's own list."""
    served = tuple(services)
    facts = (*map(price_fact, rows), *map(service_fact, served), *others, *rates.facts)
    per_gib = served[0].units_per_gib if served else None
    basis: Basis = "given" if all(isinstance(row, OwnPrice) for row in rows) else "list"
    words = _discounted(text, rates.market.book, rows)
    return Line(identifier, category, words, plan, basis, facts, choice, tuple(rows), per_gib)


def _discounted(text: Text, book: PriceBook, rows: list[PriceRow]) -> Text:
    """The text of a line with the body's discount, where one applies."""
    discount = next((found for row in rows if (found := book.discount(row))), None)
    if discount is None:
        return text
    return say(
        "{text} ; rabais de {rate} % déduit ({source})",
        "{text}; discount of {rate}% deducted ({source})",
        text=text,
        rate=discount.fraction * 100,
        source=discount.source,
    )


def rates_of(market: Market, currency: str) -> Rates | Gap:
    """What turns a price of a currency into dollars; a gap where no rate is known."""
    if currency == "CAD":
        return Rates(market, currency, (), ())
    if currency != "USD" or market.exchange is None:
        what = say(
            "le taux de change de {currency} en dollars canadiens",
            "the exchange rate from {currency} to Canadian dollars",
            currency=currency,
        )
        return Gap("exchange-rate", what, NOT_COVERED, "finance")
    fact = market.exchange.fact
    return Rates(market, currency, (market.exchange.term,), () if fact is None else (fact,))


def row_words(row: PriceRow, book: PriceBook | None = None) -> dict[str, str | Decimal | Text]:
    """The words of a price row, for the sentence of a line."""
    return {
        "sku": row.sku,
        "vcpu": row.vcpu or Decimal(0),
        "memory": row.memory_gib or Decimal(0),
        "price": row.price if book is None else book.paid(row),
        "currency": named(UNIT_NAMES, row.currency),
        "region": row.region,
        "origin": OWN_LIST if isinstance(row, OwnPrice) else LIST,
        "day": row.as_of,
    }


LIST = Text(fr="prix public", en="list price")
OWN_LIST = Text(fr="prix de votre liste", en="price of your list")


def label(identifier: str, what: Text) -> Text:
    """The name of an uncertain number of a need."""
    return say("« {id} » : {what}", "“{id}”: {what}", id=identifier, what=what)
