"""What the file itself says of the frame of an estimate, as assumptions."""

from __future__ import annotations

from datetime import date

from courtier.cost.defaults import ends
from courtier.cost.terms import Input, uncertain
from courtier.results.estimate import Assumption
from courtier.values.text import Text, say
from courtier.workload.common import Number, likely
from courtier.workload.costing import CostParameters
from courtier.workload.model import Workload

INFLATION = Text(fr="Inflation par an", en="Inflation a year")


def given(workload: Workload, start: date, as_of: date) -> tuple[Assumption, ...]:
    """The frame that the file gives: start, horizon, rates, and where needs come from.

    Args:
        workload: The file.
        start: The first day of the horizon.
        as_of: The day of the estimate, for a file that gives no day of its own.
    """
    day = workload.reference_date or as_of
    return tuple(each.model_copy(update={"on": day}) for each in _given(workload, start))


def _given(workload: Workload, start: date) -> tuple[Assumption, ...]:
    cost = workload.cost or CostParameters()
    found = [
        _assumption(
            "horizon-start",
            say("Début de l’horizon : {day}", "Start of the horizon: {day}", day=start),
            start.isoformat(),
            "day",
            "acquisition.dates",
        )
    ]
    if cost.horizon_months is not None:
        text = say("Horizon : {n} mois", "Horizon: {n} months", n=cost.horizon_months)
        found.append(_assumption("horizon-months", text, str(cost.horizon_months), "months"))
    if cost.discount_rate is not None:
        found.append(_rate(cost, cost.discount_rate))
    if cost.money == "current" and cost.inflation_per_year is not None:
        item = uncertain(cost.inflation_per_year, "inflation-per-year", INFLATION)
        found.append(_ranged(item, INFLATION, "1 per year"))
    return (*found, *_profile(workload))


def _rate(cost: CostParameters, rate: Number) -> Assumption:
    """The rate that the body gives, and the dollars that it is of."""
    told = _NATURES["unsaid" if cost.money is None else cost.money]
    text = say(
        "Taux d’actualisation donné par l’organisme : {rate} % par an, {nature}",
        "Discount rate given by the body: {rate}% a year, {nature}",
        rate=likely(rate) * 100,
        nature=told,
    )
    return _ranged(uncertain(rate, "discount-rate", text), text, "1")


def _ranged(item: Input, text: Text, unit: str) -> Assumption:
    found = _assumption(item.key, text, f"{item.likely:f}", unit)
    return found.model_copy(update=ends(item))


_NATURES = {
    "constant": Text(fr="réel", en="real"),
    "current": Text(fr="nominal", en="nominal"),
    "unsaid": Text(fr="lu comme réel, faute de précision", en="read as real, for want of a word"),
}


def _profile(workload: Workload) -> tuple[Assumption, ...]:
    """Needs taken from a profile are nobody's figures: said as an assumption."""
    needs = workload.needs
    if needs is None or needs.from_ != "profile":
        return ()
    text = Text(
        fr="Les besoins viennent d’un profil type et non d’une mesure",
        en="The needs come from a typical profile and not from a measure",
    )
    item = _assumption("needs-profile", text, needs.profile or "profile", "profile", "needs")
    return (item.model_copy(update={"basis": "default", "confidence": "design"}),)


def _assumption(
    identifier: str, text: Text, value: str, unit: str, source: str = "cost"
) -> Assumption:
    return Assumption(
        id=identifier,
        text=text,
        value=value,
        unit=unit,
        on=None,
        basis="given",
        confidence="primary",
        source=source,
    )
