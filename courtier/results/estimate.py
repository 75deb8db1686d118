"""The total cost of ownership: dated cost lines of the options over one horizon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from courtier.knowledge.records.risk import Asks
from courtier.results.common import FactUsed
from courtier.results.finance import (
    AtRate,
    BandPoint,
    Discounting,
    Simulation,
    Statement,
    TaxCost,
    Transition,
)
from courtier.values.citation import Confidence
from courtier.values.findings import Finding
from courtier.values.model import Frozen
from courtier.values.money import Amount, Rate
from courtier.values.text import Text


class Candidate(Frozen):
    """One way to serve a need that was considered, kept or not.

    ``price`` is that of one ``unit`` in ``currency``, after any discount of the body; ``term``
    the term of the price list, ``how`` the same in words; ``present`` the present value of the
    need bought so over the horizon, in Canadian dollars, None where it could not be counted.
    ``text`` says why it won or lost.
    """

    sku: str
    region: str
    term: str
    how: Text
    price: Rate
    unit: str
    currency: str
    present: Amount | None
    kept: bool
    text: Text


class Choice(Frozen):
    """What was considered for a need, the one kept first, and in a sentence why it won."""

    text: Text
    candidates: tuple[Candidate, ...]


class RegionTried(Frozen):
    """A region in which all needs were priced together; ``missing`` are the needs it lacks."""

    region: str
    present: Amount
    missing: tuple[str, ...]
    kept: bool


class CostLine(Frozen):
    """One cost of an option over the horizon, in Canadian dollars before tax.

    ``choice`` tells the ways that were considered, None where there was nothing to choose.
    ``id`` is the need or item that it pays for; ``text`` says the quantity, the shape chosen,
    the unit price and its date. ``npv`` is the nominal sum discounted by the stated convention.
    """

    id: str
    category: str
    text: Text
    nominal: Amount
    npv: Amount
    basis: Literal["quote", "list", "given", "default"]
    confidence: Confidence
    facts: tuple[str, ...]
    choice: Choice | None = None


class YearCost(Frozen):
    """The nominal cost of an option in one year of the horizon (1 is the first)."""

    year: int
    nominal: Amount


class OptionCost(Frozen):
    """One way to serve the workload.

    ``status``: priced when every need has a price; partial when some lack one (the totals then
    cover only what is priced, and are no total cost); undetermined when nothing is priced. Money
    is None when undetermined. ``p10``, ``p50``, ``p80``, ``p90`` are percentiles of the present
    value. ``months`` are the cash flows, month by month, undiscounted; ``annuity_per_month`` is
    the level amount a month of the same present value, a view that enters no total.
    ``confidence`` is the weakest of the lines, None without any. ``regions`` are those in which
    list prices were tried, empty where none were. ``band`` is the cumulative present cost at the
    end of each year (of each quarter up to two years), for the two options of the main comparison.
    ``left_out`` names the usual costs that the amounts do not count, whatever the status;
    ``commitments`` the ways in which the machines of list prices are bought.
    """

    id: str
    name: Text
    kind: Literal["cloud", "own-room", "consolidated", "free-software", "shared-software", "other"]
    status: Literal["priced", "partial", "undetermined"]
    total_nominal: Amount | None
    npv: Amount | None
    p10: Amount | None
    p50: Amount | None
    p90: Amount | None
    lines: tuple[CostLine, ...]
    years: tuple[YearCost, ...]
    missing: tuple[str, ...]
    confidence: Confidence | None
    regions: tuple[RegionTried, ...] = ()
    p80: Amount | None = None
    months: tuple[Amount, ...] = ()
    annuity_per_month: Amount | None = None
    transitions: tuple[Transition, ...] = ()
    taxes: tuple[TaxCost, ...] = ()
    band: tuple[BandPoint, ...] = ()
    left_out: tuple[Text, ...] = ()
    commitments: tuple[Text, ...] = ()


class TiePoint(Frozen):
    """What two options cost, in present value, at one number of hours or one discount."""

    at: Rate
    cloud: Amount
    other: Amount


class BreakEven(Frozen):
    """Where the cheapest cloud option and the least of the others tie.

    ``months`` are those, from 1, in which the cumulative present costs change order, every one of
    them; ``ahead`` names the option that costs less from each on, as long. Both are empty when
    the curves do not cross within the horizon. ``hours_per_month`` is how long machines billed
    by the hour would run for a tie; ``discount`` the fraction to take off what the provider bills,
    negative for a rise. Each is None where there is none. ``text`` says all three.
    ``by_hours`` and ``by_discount`` are the points of their pictures, in order, the tie among
    them; empty where the cloud bills nothing so.
    """

    cloud: str | None
    other: str | None
    months: tuple[int, ...]
    ahead: tuple[str, ...] = ()
    hours_per_month: Rate | None = None
    discount: Rate | None = None
    text: Text | None = None
    by_hours: tuple[TiePoint, ...] = ()
    by_discount: tuple[TiePoint, ...] = ()


class Swing(Frozen):
    """How far the difference of present value moves when one input goes from low to high.

    ``share_of_variance`` is the squared correlation of the input and the difference over the
    draws; None for an input that is tested and not drawn.
    """

    input: str
    text: Text
    low: Amount
    high: Amount
    share_of_variance: Rate | None = None


class Missing(Frozen):
    """A cost that no source gives: never zero, listed with its effect and whom to ask.

    ``price`` names what to obtain without the place where it is lacking, so that several options
    may share it; None where ``what`` already does.
    """

    option: str
    what: Text
    effect: Text
    asks: Asks
    price: Text | None = None


class Assumption(Frozen):
    """A value that the estimate rests on, with where it comes from.

    ``low`` and ``high`` are the ends of its range, None where it is certain. ``source`` names the
    text that gives it, or the part of the file for a figure of the body, and ``source_text`` is
    that in words; ``on`` is its day, None where the source gives no whole day.
    """

    id: str
    text: Text
    value: str
    unit: str
    on: date | None
    basis: Literal["given", "default", "list"]
    confidence: Confidence
    low: str | None = None
    high: str | None = None
    source: str | None = None
    source_text: Text | None = None


class CategoryName(Frozen):
    """The name of a category of cost; the words of the body stay as they are."""

    id: str
    name: Text


class Estimate(Frozen):
    """The comparison of all options. ``discount_rate`` is a fraction a year.

    ``convention`` names how flows are dated and discounted. ``cheapest`` is the option of least
    median, None unless at least two options are priced and all sides count the same service.
    ``probability_cloud_cheaper`` is a fraction, None when it cannot be told. ``conclusion`` is
    what a finance officer may say, no more. ``discount_factors`` are the present values of a
    dollar paid in each month; ``at_rates`` shows the options at other rates than its own.
    ``statements`` are what nobody may read the amounts without knowing. ``categories`` name those
    of the lines.
    """

    currency: Literal["CAD"]
    horizon_months: int
    discount_rate: Rate
    convention: Text
    as_of_prices: date | None
    exchange_rate: Rate | None
    exchange_rate_text: Text | None
    options: tuple[OptionCost, ...]
    cheapest: str | None
    probability_cloud_cheaper: Rate | None
    conclusion: Text
    break_even: BreakEven
    sensitivity: tuple[Swing, ...]
    assumptions: tuple[Assumption, ...]
    missing: tuple[Missing, ...]
    discounting: Discounting | None = None
    discount_factors: tuple[Rate, ...] = ()
    at_rates: tuple[AtRate, ...] = ()
    simulation: Simulation | None = None
    statements: tuple[Statement, ...] = ()
    categories: tuple[CategoryName, ...] = ()


@dataclass(frozen=True)
class EstimateOutcome:
    """All that ``cost`` concludes."""

    estimate: Estimate
    findings: tuple[Finding, ...]
    facts: tuple[FactUsed, ...]
