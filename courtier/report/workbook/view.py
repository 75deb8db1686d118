"""The view of an estimate that yields formulas: every plan is read by its own arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from courtier.cost.terms import Band, Input, Term
from courtier.cost.timing import Timing
from courtier.cost.view import Quantity, View
from courtier.report.workbook.expression import ATOM, TEST, Formula, formula

LONG = 400
"""A choice of more characters than this stands in a row of its own."""

Keep = Callable[[str, tuple[Formula, ...], Formula | None], Formula]
"""Puts a step in a row of its own: what it is, its parts, its formula (None: their product)."""


class Formulas(View):
    """Every input as a reference to its cell, every amount as a formula.

    Args:
        months: The horizon.
        rate: The discount rate, in its cell.
        timing: The moment that a cost counts from.
        cell: Where an input stands.
        keep: Where a step is put.
    """

    def __init__(
        self,
        months: int,
        rate: Input,
        timing: Timing,
        inflation: Term,
        cell: Callable[[Input], Formula],
        keep: Keep,
    ) -> None:
        super().__init__(months, rate, timing, inflation)
        self._cell = cell
        self._keep = keep

    def constant(self, value: Decimal) -> Quantity:
        """The number, as it is written in a formula."""
        return formula(value)

    def number(self, item: Input) -> Quantity:
        """The cell of the input."""
        return self._cell(item)

    def product(self, terms: Iterable[Term]) -> Quantity:
        """A row of its own with a cell a factor; one factor alone needs none."""
        parts = tuple(formula(self.value(term)) for term in terms)
        if len(parts) < 2:
            return parts[0] if parts else formula(1)
        return self._keep("product", parts, None)

    def monthly_growth(self, growth: tuple[Term, ...]) -> Quantity:
        """A row of its own; without growth, one."""
        step: Formula = super().monthly_growth(growth)
        return step if step.level == ATOM else self._keep("growth", (), step)

    def clip(self, value: Quantity, least: Decimal, most: Decimal | None) -> Quantity:
        """MAX, and MIN where there is an upper bound."""
        found, low = formula(value), formula(least)
        held = Formula(f"MAX({found.text},{low.text})", max(found.value, low.value))
        if most is None:
            return held
        return Formula(f"MIN({held.text},{formula(most).text})", min(held.value, most))

    def where(self, condition: Any, yes: Quantity, no: Quantity) -> Quantity:
        """IF."""
        test, chosen = _test(condition), (formula(yes), formula(no))
        text = f"IF({test.text},{chosen[0].text},{chosen[1].text})"
        return self._brief(Formula(text, chosen[0 if test.value else 1].value))

    def both(self, first: Any, second: Any) -> Any:
        """AND."""
        left, right = _test(first), _test(second)
        return Formula(f"AND({left.text},{right.text})", min(left.value, right.value), TEST)

    def whole(self, value: Quantity) -> Quantity:
        """ROUND to a whole number."""
        found = formula(value)
        whole = found.value.quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return Formula(f"ROUND({found.text},0)", whole)

    def banded(self, volume: Quantity, bands: Iterable[Band]) -> Quantity:
        """The bands on a volume that stands in a row of its own."""
        found = formula(volume)
        kept = found if found.level == ATOM else self._keep("volume", (), found)
        return super().banded(kept, bands)

    def _brief(self, found: Formula) -> Formula:
        """A long choice in a row of its own: one that another choice repeats would double."""
        return found if len(found.text) <= LONG else self._keep("choice", (), found)


def _test(condition: Any) -> Formula:
    """A test; one that is settled already stays so."""
    if isinstance(condition, Formula):
        return condition
    return Formula("TRUE" if condition else "FALSE", Decimal(bool(condition)), TEST)
