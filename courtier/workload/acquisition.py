"""The acquisition part of the file: the contract that the body prepares."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from courtier.values.model import Frozen
from courtier.workload.common import Identifier, NotNegative, Plain, ShortText
from courtier.workload.service import Nature


class TermOption(Frozen):
    """An option of the contract: further months, further money."""

    months: Annotated[int, Field(ge=0)] = 0
    cad: Plain = Decimal(0)


class Term(Frozen):
    """The term of the contract: first months, renewals, options."""

    initial_months: Annotated[int, Field(ge=1, le=600)]
    renewals: tuple[Annotated[int, Field(ge=1, le=600)], ...] = ()
    options: tuple[TermOption, ...] = ()

    @property
    def total_months(self) -> int:
        """All months, renewals and options counted in."""
        return self.initial_months + sum(self.renewals) + sum(o.months for o in self.options)


class Dates(Frozen):
    """The days of the procedure, as planned."""

    publication: date | None = None
    signature: date | None = None
    start: date | None = None


class Budget(Frozen):
    """The money set aside."""

    ceiling_cad: Plain | None = None
    taxes: Literal["included", "excluded"] | None = None
    funding: Literal["operating", "capital", "mixed"] | None = None


class Existing(Frozen):
    """A licence or contract that the body already holds."""

    licence: ShortText | None = None
    contract: ShortText | None = None
    until: date | None = None
    quantity: Annotated[int, Field(ge=0)] | None = None
    transferable: bool | None = None


class Agreement(Frozen):
    """The body's own statement that an offering is under a framework agreement."""

    number: Annotated[ShortText, Field(min_length=1)]
    offering: Identifier
    signed_on: date | None = None
    confirmed_on: date | None = None


class QuoteLine(Frozen):
    """One line of a quote: the price of one unit, before tax, in Canadian dollars."""

    item: ShortText
    unit: Literal["hour", "month", "year", "once", "user-month", "user-year", "gib-month", "gib"]
    quantity: NotNegative
    price_cad: NotNegative


class Quote(Frozen):
    """A supplier's quote for an offering."""

    offering: Identifier
    on: date
    valid_until: date | None = None
    lines: Annotated[tuple[QuoteLine, ...], Field(min_length=1)]


class Acquisition(Frozen):
    """The contract: value, term, days, nature, agreements and quotes.

    ``estimated_value_cad`` is the body's own figure, before tax, options in; our estimate never
    replaces it.
    """

    estimated_value_cad: Plain | None = None
    term: Term | None = None
    dates: Dates | None = None
    nature: Nature | None = None
    includes_goods: bool | None = None
    nature_basis: ShortText | None = None
    award_basis: Literal["price", "other"] | None = None
    pricing: Literal["fixed", "rate", "consumption", "subscription"] | None = None
    lots: tuple[ShortText, ...] | None = None
    budget: Budget | None = None
    existing: tuple[Existing, ...] | None = None
    agreements: tuple[Agreement, ...] | None = None
    quotes: tuple[Quote, ...] = ()
    group_purchase: Literal["covered", "no", "unknown"] | None = None
    spend_12_months_same_need_cad: Plain | None = None
    given_by: ShortText | None = None


class Placement(Frozen):
    """The offering and regions in use or chosen, when known."""

    offering: Identifier | None = None
    regions: tuple[ShortText, ...] = ()
