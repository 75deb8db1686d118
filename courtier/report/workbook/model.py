"""The cells of the workbook: inputs, steps, months, lines; each place is settled on first use."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from courtier.cost.settings import INFLATION_KEY, RATE_KEY
from courtier.cost.terms import Input, point
from courtier.cost.view import NO_INFLATION
from courtier.report.workbook.expression import Formula, formula
from courtier.report.workbook.months import formulas_of
from courtier.report.workbook.view import Formulas
from courtier.values.text import Text

if TYPE_CHECKING:
    from courtier.cost.draft import Draft, Line
    from courtier.cost.estimate import Study

INPUTS, STEPS, FLOWS, LINES = "inputs", "steps", "flows", "lines"
FIRST_ROW = 5
"""The first row of content of every sheet, counted from 1."""
FIRST_FLOW = FIRST_ROW + 2
"""The first line of the sheet of flows, under the two rows of factors."""
VALUE_COLUMN, RESULT_COLUMN, MONTH_COLUMN = 2, 3, 2
"""Columns from 0: the value of an input, the result of a step, the first month."""
LONGEST = 8_000
"""What a formula may hold, a little under the limit of the format."""

_RATE = Text(fr="Taux d’actualisation par an", en="Discount rate a year")
_INFLATION = Text(fr="Inflation par an", en="Inflation a year")


@dataclass(frozen=True)
class Step:
    """A step of the computation: its parts each in a cell, or one formula."""

    option: Text
    line: str
    kind: str
    parts: tuple[Formula, ...]
    result: Formula


@dataclass(frozen=True)
class Row:
    """A cost line: its formula of each month, or plain amounts where ``live`` is false."""

    option: Draft
    line: Line
    months: tuple[Formula, ...]
    live: bool


@dataclass
class Model:
    """Everything that the workbook computes, in the order of its rows.

    Args:
        study: The plans of the options.
        names: The name of each sheet in the language of the workbook.
    """

    study: Study
    names: dict[str, str]
    inputs: dict[str, Input] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    factors: list[Formula] = field(default_factory=list)
    inflated: list[Formula] = field(default_factory=list)
    _at: tuple[Text, str] = (Text(fr="", en=""), "")

    @property
    def months(self) -> int:
        """The horizon."""
        return self.study.frame.months

    def build(self) -> Model:
        """Fill every part, option by option."""
        view = self._view()
        numbers = [self.month(number) for number in range(self.months)]
        self.factors = [formula(view.factor(number)) for number in numbers]
        self.inflated = [formula(view.inflated(number)) for number in numbers]
        for draft in self.study.drafts:
            for line in draft.lines:
                self._at = (draft.name, line.id)
                self.rows.append(self._row(draft, line, view))
        return self

    def month(self, number: int) -> Formula:
        """The cell that holds the number of a month, counted from 0 here."""
        reference = f"{column(MONTH_COLUMN + number)}${FIRST_ROW - 1}"
        return Formula(reference, Decimal(number + 1))

    def cell(self, item: Input) -> Formula:
        """The cell of an input; one key has one cell."""
        known = self.inputs.setdefault(item.key, item)
        row = FIRST_ROW + list(self.inputs).index(item.key)
        reference = f"{quoted(self.names[INPUTS])}!${column(VALUE_COLUMN)}${row}"
        return Formula(reference, known.likely)

    def keep(self, kind: str, parts: tuple[Formula, ...], result: Formula | None) -> Formula:
        """A row of the sheet of steps; without a formula, the product of the parts."""
        row = FIRST_ROW + len(self.steps)
        if result is None:
            ends = (column(RESULT_COLUMN + 1), column(RESULT_COLUMN + len(parts)))
            value = Decimal(1)
            for part in parts:
                value *= part.value
            result = Formula(f"PRODUCT({ends[0]}{row}:{ends[1]}{row})", value)
        self.steps.append(Step(*self._at, kind, parts, result))
        reference = f"{quoted(self.names[STEPS])}!${column(RESULT_COLUMN)}${row}"
        return Formula(reference, result.value)

    def _view(self) -> Formulas:
        frame = self.study.frame
        rate = _certain(RATE_KEY, _RATE, point(frame.rate))
        self.cell(rate)
        inflation = frame.inflation
        if inflation != NO_INFLATION:
            inflation = _certain(INFLATION_KEY, _INFLATION, point(inflation))
            self.cell(inflation)
        return Formulas(frame.months, rate, frame.timing, inflation, self.cell, self.keep)

    def _row(self, draft: Draft, line: Line, view: Formulas) -> Row:
        steps, made = len(self.steps), dict(view.made)
        try:
            found = tuple(formulas_of(line.plan, view, self.keep))
        except TypeError:
            found = ()
        inside = self.steps[steps:]
        longest = max(map(_length, (*found, *(step.result for step in inside))), default=0)
        if found and longest <= LONGEST:
            return Row(draft, line, found, live=True)
        del self.steps[steps:]
        view.made = made  # what was made of the steps taken away
        return Row(draft, line, self._amounts(line), live=False)

    def _amounts(self, line: Line) -> tuple[Formula, ...]:
        """The amounts themselves, in constant dollars."""
        amounts = [Decimal(0)] * self.months
        for flow in line.plan.flows(self.study.frame.exact()):
            amounts[flow.month - 1] += flow.amount
        return tuple(formula(amount) for amount in amounts)


def column(number: int) -> str:
    """The letters of a column counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def quoted(name: str) -> str:
    """The name of a sheet as formulas write it."""
    return "'" + name.replace("'", "''") + "'"


def _certain(key: str, name: Text, value: Decimal) -> Input:
    return Input(key, name, value, value, value)


def _length(found: Formula) -> int:
    return len(found.text)
