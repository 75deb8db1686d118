"""Horizon, start, discount rate and seed of an estimate: given by the body, else defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from courtier.cost.defaults import Default, Defaults
from courtier.cost.draft import Gap
from courtier.cost.draws import DRAWS, Chance, Drawn
from courtier.cost.given import INFLATION, given
from courtier.cost.seed import seed_of
from courtier.cost.terms import Input, Term, point, uncertain
from courtier.cost.timing import END_OF_MONTH, Timing
from courtier.cost.view import NO_INFLATION, Exact
from courtier.results.estimate import Assumption
from courtier.values.text import Text
from courtier.workload.costing import CostParameters, Discounting
from courtier.workload.model import Workload

RATE_KEY, INFLATION_KEY = "discount-rate", "inflation-per-year"
Money = Literal["constant", "current"]

_INFLATION_NEEDED = Text(
    fr="l’inflation par an, que demandent les dollars courants (inflation_per_year)",
    en="the inflation a year, which current dollars need (inflation_per_year)",
)
_NO_OPTION = Text(
    fr="Aucune option ne peut être chiffrée.",
    en="No option can be priced.",
)


@dataclass(frozen=True)
class Settings:
    """What frames the comparison. ``used`` are the defaults, ``gaps`` what even they lack.

    ``inflation`` is zero in constant dollars; ``rate`` is of the same dollars as the amounts.
    ``shown`` are the rates at which every estimate is shown besides, of the same dollars too.
    """

    months: int
    start: date
    as_of: date
    rate: Term
    rate_tested: Term
    hours: Default | None
    chance: Chance
    used: tuple[Default, ...]
    given: tuple[Assumption, ...]
    gaps: tuple[Gap, ...]
    timing: Timing = END_OF_MONTH
    money: Money = "constant"
    inflation: Term = NO_INFLATION
    shown: tuple[Decimal, ...] = ()

    @property
    def seed(self) -> int:
        """The seed of the draws."""
        return self.chance.seed

    def exact(self, moved: Mapping[str, Decimal] | None = None, rate: Term | None = None) -> Exact:
        """Every input at its likely value, some moved; at another rate if one is given."""
        used = self.rate if rate is None else rate
        return Exact(self.months, used, moved, self.timing, self.inflation)

    def tested(self, moved: Mapping[str, Decimal]) -> Exact:
        """As ``exact``, with the discount rate among the inputs that can be moved."""
        return self.exact(moved, self.rate_tested)

    def drawn(self) -> Drawn:
        """Every input as an array of draws."""
        return Drawn(
            self.months, self.rate, self.chance, timing=self.timing, inflation=self.inflation
        )


def settings(workload: Workload, defaults: Defaults, as_of: date) -> Settings:
    """Settle the frame of an estimate."""
    cost = workload.cost or CostParameters()
    horizon = cost.horizon_months
    horizon_default = defaults.read("horizon-months") if horizon is None else None
    rate_default = defaults.read(RATE_KEY) if cost.discount_rate is None else None
    hours = defaults.read("hours-per-month")
    inflation = _inflation(cost)
    rate = _rate(cost, rate_default, inflation)
    months = horizon or (int(horizon_default.likely) if horizon_default else 0)
    timing = cost.discounting or Discounting()
    return Settings(
        months=months,
        start=_start(workload, as_of),
        as_of=as_of,
        rate=(rate if cost.discount_rate is not None else _likely(rate)) or Decimal(0),
        rate_tested=rate or Decimal(0),
        hours=hours,
        chance=_chance(workload),
        used=tuple(d for d in (horizon_default, rate_default, hours) if d is not None),
        given=given(workload, _start(workload, as_of), as_of),
        gaps=tuple(_gaps(months, rate is not None, hours, cost, inflation)),
        timing=Timing(timing.period, timing.moment),
        money=cost.money or "constant",
        inflation=inflation or NO_INFLATION,
        shown=tuple(_nominal(each, inflation) for each in defaults.every("discount-rate-shown")),
    )


def _inflation(cost: CostParameters) -> Term | None:
    """The inflation of current dollars; None in constant ones and where it is not given."""
    if cost.money != "current" or cost.inflation_per_year is None:
        return None
    return uncertain(cost.inflation_per_year, INFLATION_KEY, INFLATION)


def _rate(cost: CostParameters, default: Default | None, inflation: Term | None) -> Term | None:
    """The body's rate as it is given; the default one, real, made nominal in current dollars."""
    if cost.discount_rate is not None:
        return uncertain(cost.discount_rate, RATE_KEY, _RATE_NAME)
    if default is None or inflation is None:
        return default.term if default else None
    if isinstance(default.term, Decimal):
        return _nominal(default.term, inflation)
    low, likely, high = (
        _nominal(rate, inflation)
        for rate in (default.term.low, default.term.likely, default.term.high)
    )
    return Input(RATE_KEY, _RATE_NAME, low, likely, high)


def _nominal(real: Decimal, inflation: Term | None) -> Decimal:
    """A real rate made nominal by likely inflation; the same one in constant dollars."""
    return real if inflation is None else (1 + real) * (1 + point(inflation)) - 1


def _likely(rate: Term | None) -> Term | None:
    return rate if rate is None else point(rate)


def _chance(workload: Workload) -> Chance:
    cost = workload.cost or CostParameters()
    return Chance(
        seed=seed_of(workload),
        draws=cost.draws or DRAWS,
        law=cost.distribution or "triangular",
        correlation=cost.correlation or Decimal(0),
    )


_RATE_NAME = Text(fr="Taux d’actualisation", en="Discount rate")


def _start(workload: Workload, as_of: date) -> date:
    """The first day of the horizon: the planned start of the contract, else the day itself."""
    dates = workload.acquisition.dates if workload.acquisition else None
    return max(dates.start, as_of) if dates and dates.start else as_of


def _gaps(
    months: int,
    rated: bool,
    hours: Default | None,
    cost: CostParameters,
    inflation: Term | None,
) -> list[Gap]:
    missing = []
    if months < 1:
        what = Text(fr="l’horizon de la comparaison", en="the horizon of the comparison")
        missing.append(Gap("horizon-months", what, _NO_OPTION, "finance"))
    if not rated:
        missing.append(Gap(RATE_KEY, _RATE_NAME, _NO_OPTION, "finance"))
    if hours is None:
        what = Text(fr="les heures d’un mois", en="the hours of a month")
        missing.append(Gap("hours-per-month", what, _NO_OPTION, "finance"))
    if cost.money == "current" and inflation is None:
        missing.append(Gap(INFLATION_KEY, _INFLATION_NEEDED, _NO_OPTION, "finance"))
    return missing
