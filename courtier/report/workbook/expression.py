"""Formulas of a workbook that are built by the same arithmetic as the amounts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Union

ATOM, POWER, PRODUCT, SUM, TEST = 5, 4, 3, 2, 1
"""How tightly a formula holds together, the tightest first."""

Operand = Union["Formula", Decimal, int]


@dataclass(frozen=True, eq=False)
class Formula:
    """A formula without its equals sign, and its ``value`` with the numbers of the estimate.

    ``powers`` are its factors where it is a product of atoms. Formulas are never compared as
    values: a comparison makes a formula, and has no truth of its own.
    """

    text: str
    value: Decimal
    level: int = ATOM
    powers: tuple[tuple[str, int], ...] | None = None

    def __add__(self, other: Operand) -> Formula:
        """The sum; zero adds nothing."""
        right = formula(other)
        if self.text == "0":
            return right
        if right.text == "0":
            return self
        return Formula(f"{self.within(SUM)}+{right.within(SUM)}", self.value + right.value, SUM)

    def __radd__(self, other: Operand) -> Formula:
        """The sum."""
        return formula(other) + self

    def __sub__(self, other: Operand) -> Formula:
        """The difference."""
        right = formula(other)
        if right.text == "0":
            return self
        text = f"{self.within(SUM)}-{right.within(PRODUCT)}"
        return Formula(text, self.value - right.value, SUM)

    def __rsub__(self, other: Operand) -> Formula:
        """The difference."""
        return formula(other) - self

    def __mul__(self, other: Operand) -> Formula:
        """The product; one changes nothing, zero leaves zero, like factors are gathered."""
        right = formula(other)
        if "0" in (self.text, right.text):
            return formula(0)
        if self.text == "1":
            return right
        if right.text == "1":
            return self
        left_powers, right_powers = _powers(self), _powers(right)
        if left_powers is not None and right_powers is not None:
            return _gathered((*left_powers, *right_powers), self.value * right.value)
        text = f"{self.within(PRODUCT)}*{right.within(POWER)}"
        return Formula(text, self.value * right.value, PRODUCT)

    def __rmul__(self, other: Operand) -> Formula:
        """The product."""
        return formula(other) * self

    def __truediv__(self, other: Operand) -> Formula:
        """The quotient."""
        right = formula(other)
        if right.text == "1" or self.text == "0":
            return self
        text = f"{self.within(PRODUCT)}/{right.within(POWER)}"
        return Formula(text, self.value / right.value, PRODUCT)

    def __rtruediv__(self, other: Operand) -> Formula:
        """The quotient."""
        return formula(other) / self

    def __floordiv__(self, other: Operand) -> Formula:
        """The whole part of the quotient."""
        ratio = self / other
        return Formula(f"INT({ratio.text})", ratio.value.to_integral_value(ROUND_FLOOR))

    def __neg__(self) -> Formula:
        """The opposite."""
        if self.text == "0":
            return self
        return Formula(f"(0-{self.within(PRODUCT)})", -self.value)

    def __pow__(self, other: Operand) -> Formula:
        """The power; whole powers of an atom are gathered in a product."""
        right = formula(other)
        if self.text == "1" or right.text == "0":
            return formula(1)
        if right.text == "1":
            return self
        if self.level == ATOM and right.text.isdigit():
            return _gathered(((self.text, int(right.text)),), self.value**right.value)
        text = f"{self.within(ATOM)}^{right.within(ATOM)}"
        return Formula(text, self.value**right.value, POWER)

    def __rpow__(self, other: Operand) -> Formula:
        """The power."""
        return formula(other) ** self

    def __lt__(self, other: Operand) -> Formula:
        """The test."""
        return self._test("<", other, self.value < formula(other).value)

    def __le__(self, other: Operand) -> Formula:
        """The test."""
        return self._test("<=", other, self.value <= formula(other).value)

    def __gt__(self, other: Operand) -> Formula:
        """The test."""
        return self._test(">", other, self.value > formula(other).value)

    def __ge__(self, other: Operand) -> Formula:
        """The test."""
        return self._test(">=", other, self.value >= formula(other).value)

    def __bool__(self) -> bool:
        """No truth: only the workbook knows.

        Raises:
            TypeError: Always.
        """
        raise TypeError("a formula has no truth of its own")

    def _test(self, sign: str, other: Operand, holds: bool) -> Formula:
        text = f"{self.within(SUM)}{sign}{formula(other).within(SUM)}"
        return Formula(text, Decimal(holds), TEST)

    def within(self, level: int) -> str:
        """The text as a part of a formula that holds so tightly, in parentheses if need be."""
        return self.text if self.level >= level else f"({self.text})"


def formula(value: Operand) -> Formula:
    """A number as a formula; a formula as it is."""
    if isinstance(value, Formula):
        return value
    number = Decimal(value)
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Formula(f"({text})" if number < 0 else text.lstrip("-"), number)


def _powers(found: Formula) -> tuple[tuple[str, int], ...] | None:
    return ((found.text, 1),) if found.level == ATOM else found.powers


def _gathered(powers: tuple[tuple[str, int], ...], value: Decimal) -> Formula:
    totals: dict[str, int] = {}
    for text, power in powers:
        totals[text] = totals.get(text, 0) + power
    parts = [text if power == 1 else f"{text}^{power}" for text, power in totals.items()]
    level = PRODUCT if len(parts) > 1 else (ATOM if parts[0] in totals else POWER)
    return Formula("*".join(parts), value, level, tuple(totals.items()))
