"""What surrounds the amounts of an estimate: rates shown, taxes, arrival and departure, draws."""

from __future__ import annotations

from typing import Literal

from courtier.values.model import Frozen
from courtier.values.money import Amount, Rate
from courtier.values.text import Text

TransitionId = Literal["migration", "parallel-run", "training", "exit"]


class Transition(Frozen):
    """A cost of arriving at an option or leaving it, which is told whether or not it is known.

    ``status``: priced from list prices or the body's own running costs; quoted; given by the
    body; or missing, with its amounts None. ``missing`` names the parts that nothing gives.
    """

    id: TransitionId
    text: Text
    status: Literal["priced", "quoted", "given", "missing"]
    nominal: Amount | None
    npv: Amount | None
    missing: tuple[Text, ...] = ()


class TaxCost(Frozen):
    """A sales tax on an option over the horizon, apart from every total.

    ``tax`` is what is paid on ``base``; ``returned`` what comes back, None when the file does
    not tell; ``net`` the difference, None with it.
    """

    name: str
    rate: Rate
    base: Amount
    tax: Amount
    returned: Amount | None
    net: Amount | None


class BandPoint(Frozen):
    """What an option has cost by the end of a month, in present value, over the draws.

    ``month`` counts from 1; the point of the last month has the percentiles of the option.
    """

    month: int
    p10: Amount
    p50: Amount
    p90: Amount


class OptionAtRate(Frozen):
    """The present value of an option at one rate, None where it is undetermined."""

    option: str
    npv: Amount | None


class AtRate(Frozen):
    """Every option at one discount rate, and the cheapest of those priced in full.

    ``cheapest`` is None under two such options, or where some pair does not compare.
    """

    rate: Rate
    options: tuple[OptionAtRate, ...]
    cheapest: str | None


class Simulation(Frozen):
    """How the uncertainty was drawn; ``correlation`` is that of every two inputs."""

    seed: int
    draws: int
    distribution: Literal["triangular", "pert"]
    correlation: Rate


class Discounting(Frozen):
    """The moment that a cost counts from, and whether dollars are constant or current."""

    period: Literal["monthly", "annual"]
    moment: Literal["start", "middle", "end"]
    money: Literal["constant", "current"]
    inflation_per_year: Rate | None


class Statement(Frozen):
    """One thing that a reader of the amounts must know, as a whole sentence."""

    id: Literal[
        "horizon", "rate", "convention", "money", "hours", "units", "basis", "tax",
        "currency", "draws", "missing",
    ]  # fmt: skip
    text: Text
