"""What the estimate of an option foresaw for the days of a bill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from courtier.cost.actuals.tariffs import Tariff, Tariffs
from courtier.cost.draft import Draft, Line
from courtier.cost.flows import ZERO, Plan
from courtier.cost.spans import Committed
from courtier.cost.view import View


@dataclass(frozen=True)
class Foreseen:
    """The cost that a line foresees, and the price that it rests on (None: not one price)."""

    lines: tuple[str, ...]
    category: str
    cost: Decimal
    tariff: Tariff | None

    @property
    def unit(self) -> str | None:
        """The unit of its price."""
        return self.tariff.unit if self.tariff else None


def foreseen(
    draft: Draft, view: View, tariffs: Tariffs, covered: Mapping[int, Decimal]
) -> tuple[Foreseen, ...]:
    """What each line of an option costs over the months covered, in proportion of their days."""
    return tuple(_of_line(line, view, tariffs, covered) for line in draft.lines)


def _of_line(line: Line, view: View, tariffs: Tariffs, covered: Mapping[int, Decimal]) -> Foreseen:
    flows = _spread(line.plan).flows(view)
    cost = sum((f.amount * covered.get(f.month, ZERO) for f in flows), ZERO)
    return Foreseen((line.id,), line.category, cost, tariffs.of(line))


def _spread(plan: Plan) -> Plan:
    """A commitment paid at once, month by month, as the effective costs of a bill are."""
    return replace(plan, upfront=False) if isinstance(plan, Committed) else plan
