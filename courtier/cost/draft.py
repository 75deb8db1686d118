"""An option as it is being built: lines with their plans, and what no source gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from courtier.cost.flows import ZERO, Plan
from courtier.cost.terms import Input
from courtier.cost.view import Quantity, View
from courtier.knowledge.records.prices import PriceRow
from courtier.knowledge.records.risk import Asks
from courtier.results.common import FactUsed
from courtier.results.estimate import Choice, Missing, RegionTried
from courtier.values.citation import Confidence, weakest
from courtier.values.text import Text

Basis = Literal["quote", "list", "given", "default"]
OptionKind = Literal[
    "cloud", "own-room", "consolidated", "free-software", "shared-software", "other"
]
Status = Literal["priced", "partial", "undetermined"]


@dataclass(frozen=True)
class Line:
    """One cost line with the plan of its payments, and the facts and prices that bear it.

    ``per_gib`` is how many units of the price one GiB makes; None for what is no volume. ``pay``
    is the pay of people inside a line of another sort; None where there is none.
    """

    id: str
    category: str
    text: Text
    plan: Plan
    basis: Basis
    facts: tuple[FactUsed, ...] = ()
    choice: Choice | None = None
    prices: tuple[PriceRow, ...] = ()
    per_gib: Decimal | None = None
    pay: Plan | None = None

    @property
    def confidence(self) -> Confidence:
        """The weakest confidence among the facts; the body's own figures count as read."""
        return weakest([fact.confidence for fact in self.facts])


@dataclass(frozen=True)
class Gap:
    """A cost that no source gives.

    ``essential`` gaps keep the option from being priced; the others are told, and change nothing.
    ``price`` names what to obtain, whichever option lacks it; None where ``what`` does.
    """

    id: str
    what: Text
    effect: Text
    asks: Asks
    essential: bool = True
    price: Text | None = None

    def of(self, option: str) -> Missing:
        """The gap as it is printed."""
        return Missing(
            option=option, what=self.what, effect=self.effect, asks=self.asks, price=self.price
        )


@dataclass(frozen=True)
class Draft:
    """One option before its amounts are computed; ``here`` is the way in use today."""

    id: str
    name: Text
    kind: OptionKind
    lines: tuple[Line, ...]
    gaps: tuple[Gap, ...]
    regions: tuple[RegionTried, ...] = ()
    here: bool = False

    @property
    def status(self) -> Status:
        """Priced, partial or undetermined, by its lines and essential gaps."""
        if not self.lines:
            return "undetermined"
        return "partial" if any(gap.essential for gap in self.gaps) else "priced"

    @property
    def missing(self) -> tuple[str, ...]:
        """The ids of what lacks a price."""
        return tuple(gap.id for gap in self.gaps if gap.essential)

    def present(self, view: View) -> Quantity:
        """The present value of all lines, in one view."""
        total = view.constant(ZERO)
        for line in self.lines:
            total = total + line.plan.present(view)
        return total

    def inputs(self) -> Iterator[Input]:
        """The uncertain inputs of all lines."""
        for line in self.lines:
            yield from line.plan.inputs()


def distinct(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gaps in their order, each id once."""
    return tuple({gap.id: gap for gap in reversed(tuple(gaps))}.values())[::-1]
