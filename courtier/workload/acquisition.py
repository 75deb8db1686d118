"""The acquisition part of the file: the contract that the body prepares."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from courtier.workload.common import (
    Day,
    Flag,
    Identifier,
    NotNegative,
    Part,
    Plain,
    ShortText,
    Tally,
    Whole,
)
from courtier.workload.service import Nature


class TermOption(Part):
    """An option of the contract: further months, further money."""

    months: Tally = 0
    cad: Plain = Decimal(0)


class Term(Part):
    """The term of the contract: first months, renewals, options."""

    initial_months: Annotated[Whole, Field(ge=1, le=600)]
    renewals: tuple[Annotated[Whole, Field(ge=1, le=600)], ...] = ()
    options: tuple[TermOption, ...] = ()

    @property
    def total_months(self) -> int:
        """All months, renewals and options counted in."""
        return self.initial_months + sum(self.renewals) + sum(o.months for o in self.options)


class Dates(Part):
    """The days of the procedure, as planned.

    ``closing`` is the last day of receipt of the tenders, ``award`` the day one is chosen.
    """

    publication: Day | None = None
    closing: Day | None = None
    award: Day | None = None
    signature: Day | None = None
    start: Day | None = None


class Budget(Part):
    """The money set aside."""

    ceiling_cad: Plain | None = None
    taxes: Literal["included", "excluded"] | None = None
    funding: Literal["operating", "capital", "mixed"] | None = None


class Existing(Part):
    """A licence or contract that the body already holds.

    ``covers`` is the id of the need that it serves; ``cad_per_year`` what it still costs until
    its end. ``quantity`` is in the unit of the need: users, machines, GiB.
    """

    licence: ShortText | None = None
    contract: ShortText | None = None
    until: Day | None = None
    quantity: Tally | None = None
    transferable: Flag | None = None
    covers: Identifier | None = None
    cad_per_year: Plain | None = None


class Agreement(Part):
    """The body's own statement that an offering is under a framework agreement."""

    number: Annotated[ShortText, Field(min_length=1)]
    offering: Identifier
    signed_on: Day | None = None
    confirmed_on: Day | None = None


class QuoteLine(Part):
    """One line of a quote: the price of one unit, before tax, in Canadian dollars."""

    item: ShortText
    unit: Literal["hour", "month", "year", "once", "user-month", "user-year", "gib-month", "gib"]
    quantity: NotNegative
    price_cad: NotNegative


class Quote(Part):
    """A supplier's quote for an offering."""

    offering: Identifier
    on: Day
    valid_until: Day | None = None
    lines: Annotated[tuple[QuoteLine, ...], Field(min_length=1)]


class Acquisition(Part):
    """The contract: value, term, days, nature, agreements and quotes.

    ``estimated_value_cad`` is the body's own figure, before tax, options in; our estimate never
    replaces it.
    """

    estimated_value_cad: Plain | None = None
    term: Term | None = None
    dates: Dates | None = None
    nature: Nature | None = None
    includes_goods: Flag | None = None
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


class Placement(Part):
    """The offering and regions in use or chosen, when known."""

    offering: Identifier | None = None
    regions: tuple[ShortText, ...] = ()
