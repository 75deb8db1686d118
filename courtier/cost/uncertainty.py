"""What the uncertain inputs do to the totals, by seeded draws shared between options."""

from __future__ import annotations

from decimal import Decimal

from courtier.cost.amounts import Percentiles
from courtier.cost.draft import Draft
from courtier.cost.settings import Settings
from courtier.cost.terms import Input
from courtier.cost.view import Quantity
from courtier.results.finance import BandPoint
from courtier.values.money import cents

SHARES = (0.1, 0.5, 0.8, 0.9)
PLACES = Decimal("0.0001")

SHORT = 24
"""A horizon up to this is marked each quarter; a longer one, each year."""


def marks_of(months: int) -> tuple[int, ...]:
    """The months at whose end costs that add up are told: each quarter or year, and the last."""
    step = 3 if months <= SHORT else 12
    return tuple(sorted({*range(step, months + 1, step), months}))


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

    def band(self, draft: Draft) -> tuple[BandPoint, ...]:
        """What an option has cost so far in present value, at the end of each mark."""
        marks = marks_of(self._view.months)
        view = self._view.running(marks)
        points = view.percentiles_by_mark(draft.present(view), (0.1, 0.5, 0.9))
        return tuple(
            BandPoint(month=month, p10=cents(p10), p50=cents(p50), p90=cents(p90))
            for month, (p10, p50, p90) in zip(marks, points, strict=True)
        )

    def probability_below(self, option: str, other: str) -> Decimal:
        """The share of draws in which one option costs less than another, to four places."""
        share = self._view.share_below(self._totals[option], self._totals[other])
        return share.quantize(PLACES)

    def share_of_variance(self, item: Input, option: str, other: str) -> Decimal:
        """The squared correlation of an input and the difference of two options, to four places."""
        gap = self._totals[option] - self._totals[other]
        found = self._view.correlation(self._view.number(item), gap)
        return Decimal(repr(found**2)).quantize(PLACES)
