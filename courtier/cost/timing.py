"""When a cost is taken to fall: the period and the moment of it that discounting counts from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

Period = Literal["monthly", "annual"]
Moment = Literal["start", "middle", "end"]

_SHIFTS: dict[Moment, Decimal] = {
    "start": Decimal(1),
    "middle": Decimal("0.5"),
    "end": Decimal(0),
}
_MONTHS = Decimal(12)


@dataclass(frozen=True)
class Timing:
    """A convention of discounting: a cost of a period counts at its start, middle or end."""

    period: Period = "monthly"
    moment: Moment = "end"

    def years(self, month: Any, constant: Any) -> Any:
        """The years from the start to the moment that the cost of a month counts from.

        Args:
            month: The month of the cost, from 1; a number or an array.
            constant: Turns a Decimal into a number of the same kind.
        """
        shift = constant(_SHIFTS[self.moment])
        if self.period == "monthly":
            return (month - shift) / constant(_MONTHS)
        return (month + constant(Decimal(11))) // constant(_MONTHS) - shift


END_OF_MONTH = Timing()
