"""What the file itself says of the frame of an estimate, as assumptions."""

from __future__ import annotations

from datetime import date

from courtier.results.estimate import Assumption
from courtier.values.text import Text, say
from courtier.workload.common import Number, high, likely, low
from courtier.workload.costing import CostParameters
from courtier.workload.model import Workload


def given(workload: Workload, start: date) -> tuple[Assumption, ...]:
    """The frame that the file gives: start, horizon, rate, and where needs come from."""
    cost = workload.cost or CostParameters()
    found = [
        _assumption(
            "horizon-start",
            say("Début de l’horizon : {day}", "Start of the horizon: {day}", day=start),
            start.isoformat(),
            "day",
        )
    ]
    if cost.horizon_months is not None:
        text = say("Horizon : {n} mois", "Horizon: {n} months", n=cost.horizon_months)
        found.append(_assumption("horizon-months", text, str(cost.horizon_months), "months"))
    if cost.discount_rate is not None:
        found.append(_rate(cost, cost.discount_rate))
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
    found = _assumption("discount-rate", text, f"{likely(rate):f}", "1")
    ends = {"low": f"{low(rate):f}", "high": f"{high(rate):f}"} if low(rate) < high(rate) else {}
    return found.model_copy(update=ends)


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
