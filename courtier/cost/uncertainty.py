"""What the uncertain inputs do to the totals, by seeded draws shared between options."""

from __future__ import annotations

from decimal import Decimal

from courtier.cost.amounts import Percentiles
from courtier.cost.draft import Draft
from courtier.cost.settings import Settings
from courtier.cost.terms import Input
from courtier.cost.view import Quantity

SHARES = (0.1, 0.5, 0.8, 0.9)
PLACES = Decimal("0.0001")


class Spread:
    """The drawn present value of every option that has at least one line."""

    def __init__(self, drafts: list[Draft], frame: Settings) -> None:
        self._view = frame.drawn()
        self._totals: dict[str, Quantity] = {
            draft.id: draft.present(self._view) for draft in drafts if draft.lines
        }
        certain = not (isinstance(frame.rate, Input) and frame.rate.varies)
        self._certain = {
            draft.id
            for draft in drafts
            if certain and not any(item.varies for item in draft.inputs())
        }

    def percentiles(self, option: str) -> Percentiles | None:
        """The 10th, 50th, 80th and 90th percentiles; None where nothing varies."""
        if option in self._certain or option not in self._totals:
            return None
        p10, p50, p80, p90 = self._view.percentiles(self._totals[option], SHARES)
        return p10, p50, p80, p90

    def probability_below(self, option: str, other: str) -> Decimal:
        """The share of draws in which one option costs less than another, to four places."""
        share = self._view.share_below(self._totals[option], self._totals[other])
        return share.quantize(PLACES)

    def share_of_variance(self, item: Input, option: str, other: str) -> Decimal:
        """The squared correlation of an input and the difference of two options, to four places."""
        gap = self._totals[option] - self._totals[other]
        found = self._view.correlation(self._view.number(item), gap)
        return Decimal(repr(found**2)).quantize(PLACES)
