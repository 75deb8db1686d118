"""Horizon, start, discount rate and seed of an estimate: given by the body, else defaults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from courtier.cost.defaults import Default, Defaults
from courtier.cost.draft import Gap
from courtier.cost.seed import seed_of
from courtier.cost.terms import Input, Term, point, uncertain
from courtier.results.estimate import Assumption
from courtier.values.text import Text, say
from courtier.workload.model import Workload

RATE_KEY = "discount-rate"

_NO_OPTION = Text(
    fr="Aucune option ne peut être chiffrée.",
    en="No option can be priced.",
)


@dataclass(frozen=True)
class Settings:
    """What frames the comparison. ``used`` are the defaults, ``gaps`` what even they lack."""

    months: int
    start: date
    as_of: date
    rate: Term
    rate_tested: Term
    hours: Default | None
    seed: int
    used: tuple[Default, ...]
    given: tuple[Assumption, ...]
    gaps: tuple[Gap, ...]


def settings(workload: Workload, defaults: Defaults, as_of: date) -> Settings:
    """Settle the frame of an estimate."""
    cost = workload.cost
    horizon = None if cost is None or cost.horizon_months is None else cost.horizon_months
    rate = None if cost is None or cost.discount_rate is None else cost.discount_rate
    horizon_default = defaults.read("horizon-months") if horizon is None else None
    rate_default = defaults.read(RATE_KEY) if rate is None else None
    hours = defaults.read("hours-per-month")
    term = None if rate is None else uncertain(rate, RATE_KEY, _RATE_NAME)
    months = horizon or (int(horizon_default.likely) if horizon_default else 0)
    return Settings(
        months=months,
        start=_start(workload, as_of),
        as_of=as_of,
        rate=term or (rate_default.likely if rate_default else Decimal(0)),
        rate_tested=term or (rate_default.term if rate_default else Decimal(0)),
        hours=hours,
        seed=seed_of(workload),
        used=tuple(d for d in (horizon_default, rate_default, hours) if d is not None),
        given=_given(workload, horizon, term, as_of),
        gaps=tuple(_gaps(months, term is not None or rate_default is not None, hours)),
    )


_RATE_NAME = Text(fr="Taux d’actualisation", en="Discount rate")


def _start(workload: Workload, as_of: date) -> date:
    """The first day of the horizon: the planned start of the contract, else the day itself."""
    dates = workload.acquisition.dates if workload.acquisition else None
    return max(dates.start, as_of) if dates and dates.start else as_of


def _given(
    workload: Workload, horizon: int | None, rate: Term | None, as_of: date
) -> tuple[Assumption, ...]:
    start = _start(workload, as_of)
    found = [
        _assumption(
            "horizon-start",
            say("Début de l’horizon : {day}", "Start of the horizon: {day}", day=start),
            start.isoformat(),
            "day",
        )
    ]
    if horizon is not None:
        text = say("Horizon : {n} mois", "Horizon: {n} months", n=horizon)
        found.append(_assumption("horizon-months", text, str(horizon), "months"))
    if rate is not None:
        text = say(
            "Taux d’actualisation donné par l’organisme : {rate} % par an",
            "Discount rate given by the body: {rate}% a year",
            rate=point(rate) * 100,
        )
        found.append(_assumption(RATE_KEY, text, f"{point(rate):f}", "1"))
    return (*found, *_profile(workload))


def _profile(workload: Workload) -> tuple[Assumption, ...]:
    """Needs taken from a profile are nobody's figures: said as an assumption."""
    needs = workload.needs
    if needs is None or needs.from_ != "profile":
        return ()
    text = Text(
        fr="Les besoins viennent d’un profil type et non d’une mesure",
        en="The needs come from a typical profile and not from a measure",
    )
    item = _assumption("needs-profile", text, needs.profile or "profile", "profile")
    return (item.model_copy(update={"basis": "default", "confidence": "design"}),)


def _assumption(identifier: str, text: Text, value: str, unit: str) -> Assumption:
    return Assumption(
        id=identifier,
        text=text,
        value=value,
        unit=unit,
        on=None,
        basis="given",
        confidence="primary",
    )


def _gaps(months: int, rated: bool, hours: Default | None) -> list[Gap]:
    missing = []
    if months < 1:
        what = Text(fr="l’horizon de la comparaison", en="the horizon of the comparison")
        missing.append(Gap("horizon-months", what, _NO_OPTION, "finance"))
    if not rated:
        missing.append(Gap(RATE_KEY, _RATE_NAME, _NO_OPTION, "finance"))
    if hours is None:
        what = Text(fr="les heures d’un mois", en="the hours of a month")
        missing.append(Gap("hours-per-month", what, _NO_OPTION, "finance"))
    return missing


def rate_input(frame: Settings) -> Input | None:
    """The discount rate as an input to test, None where it has one value."""
    return frame.rate_tested if isinstance(frame.rate_tested, Input) else None
