"""How costs are compared: horizon, discounting, uncertainty, taxes, arrival and departure."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from courtier.workload.common import (
    Day,
    DiscountRate,
    Flag,
    Growth,
    Label,
    NotNegative,
    Part,
    Positive,
    Ratio,
    ShortText,
    Tally,
    Whole,
)

DoneBy = Literal["own-staff", "bought"]

FEWEST_DRAWS, MOST_DRAWS = 1_000, 200_000


class ExchangeRate(Part):
    """A dated rate: Canadian dollars for one unit of the other currency."""

    pair: Literal["USDCAD"]
    rate: Positive
    on: Day
    source: ShortText = ""


class Discounting(Part):
    """When a cost is taken to fall: by months or by years, at their start, middle or end."""

    period: Literal["monthly", "annual"] = "monthly"
    moment: Literal["start", "middle", "end"] = "end"


class Tax(Part):
    """A tax on what is bought; ``rebate`` is the part of it that comes back, absent unknown."""

    name: Label
    rate: Ratio
    rebate: Ratio | None = None


class Migration(Part):
    """The arrival on a cloud option.

    ``parallel_cad_per_month`` is what the old service costs a month beside the new one; absent,
    the running costs of the on-premise option stand for it.
    """

    labour_cad: NotNegative | None = None
    training_cad: NotNegative | None = None
    parallel_months: NotNegative | None = None
    parallel_cad_per_month: NotNegative | None = None


class Exit(Part):
    """The departure at the end of the horizon.

    ``egress_waiver`` true: the body will ask the provider to waive the traffic of a departure.
    """

    labour_cad: NotNegative | None = None
    export_cad: NotNegative | None = None
    egress_waiver: Flag | None = None


class Work(Part):
    """Who does each sort of work, on every side alike: staff of the body, or bought."""

    staff: DoneBy | None = None
    migration: DoneBy | None = None
    training: DoneBy | None = None
    exit: DoneBy | None = None


class CostParameters(Part):
    """Horizon, discounting, draws, taxes; ``discount_rate`` is a fraction a year (0.05, not 5).

    ``money`` says whether amounts and rate are in constant dollars (real) or in current ones
    (nominal), which grow with ``inflation_per_year``. ``correlation`` is that of every two inputs.
    """

    horizon_months: Annotated[Whole, Field(ge=1, le=240)] | None = None
    discount_rate: DiscountRate | None = None
    money: Literal["constant", "current"] | None = None
    inflation_per_year: Growth | None = None
    discounting: Discounting | None = None
    exchange_rates: tuple[ExchangeRate, ...] = ()
    taxes: tuple[Tax, ...] = ()
    migration: Migration | None = None
    exit: Exit | None = None
    work: Work | None = None
    distribution: Literal["triangular", "pert"] | None = None
    correlation: Ratio | None = None
    draws: Annotated[Whole, Field(ge=FEWEST_DRAWS, le=MOST_DRAWS)] | None = None
    seed: Tally | None = None
    given_by: ShortText | None = None
