"""The sheets of the workbook, written one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from courtier.report.clean import clean
from courtier.report.workbook import words
from courtier.report.workbook.expression import Formula
from courtier.report.workbook.model import (
    FIRST_FLOW,
    FIRST_ROW,
    FLOWS,
    INPUTS,
    LINES,
    MONTH_COLUMN,
    RESULT_COLUMN,
    STEPS,
    Model,
    column,
    quoted,
)
from courtier.results.cost_words import COST_BASIS_NAMES, COST_STATUS_NAMES, unit_name
from courtier.results.envelope import CostResult
from courtier.results.words import ASKS_NAMES, confidence_name
from courtier.values.text import Language, Text, format_day, say

LONGEST_TEXT = 32_000
LINE, HIGHEST = 13, 400
"""The height of a line of text and of the highest row, in points."""
MOST_FACTORS = 12
NOMINAL, PRESENT = 5, 6
"""The columns of the amounts in the sheet of lines, from 0."""


class Writer:
    """Writes cells: texts as texts whatever they begin with, numbers, and formulas.

    Args:
        book: The workbook.
        language: That of every word.
        names: The name of each sheet.
    """

    def __init__(self, book: Any, language: Language, names: dict[str, str]) -> None:
        self.language = language
        self.names = names
        self._sheets = {key: book.add_worksheet(name) for key, name in names.items()}
        self._widths: dict[str, Sequence[int]] = {}
        self._heights: dict[tuple[str, int], int] = {}
        base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        money, plain = {"num_format": "#,##0.00"}, {"num_format": "0.##########"}
        self._looks = {
            "text": book.add_format({**base, "text_wrap": True}),
            "title": book.add_format({**base, "bold": True, "font_size": 14}),
            "head": book.add_format({**base, "bold": True, "bottom": 2, "text_wrap": True}),
            "money": book.add_format({**base, **money}),
            "total": book.add_format({**base, **money, "bold": True}),
            "number": book.add_format({**base, **plain}),
            "factor": book.add_format({**base, "num_format": "0.000000"}),
            "month": book.add_format({**base, "bold": True, "bottom": 2, "num_format": "0"}),
            "input": book.add_format({**base, **plain, "bg_color": "#FFF2B3", "border": 1}),
        }

    def open(self, key: str, title: Text, heads: Sequence[str], widths: Sequence[int]) -> Any:
        """A sheet with its title, the heads of its columns and their widths."""
        sheet = self._sheets[key]
        self._widths[sheet.get_name()] = widths
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.freeze_panes(FIRST_ROW - 1, 0)
        for number, width in enumerate(widths):
            sheet.set_column(number, number, width)
        self.text(sheet, 1, 0, title, "title")
        for number, head in enumerate(heads):
            self.text(sheet, FIRST_ROW - 1, number, words.HEADS[head], "head")
        return sheet

    def text(self, sheet: Any, row: int, col: int, value: Text | str, look: str = "text") -> None:
        """A text, never read as a formula; rows count from 1."""
        said = clean(value.in_(self.language) if isinstance(value, Text) else value)[:LONGEST_TEXT]
        sheet.write_string(row - 1, col, said, self._looks[look])
        widths = self._widths[sheet.get_name()]
        if look != "title" and col < len(widths):
            self._fit(sheet, row, -(-len(said) // (widths[col] - 1)))

    def _fit(self, sheet: Any, row: int, lines: int) -> None:
        """Make a row high enough for a text that takes some lines in its column."""
        place = (sheet.get_name(), row)
        if lines > self._heights.get(place, 1):
            self._heights[place] = lines
            sheet.set_row(row - 1, min(LINE * lines + 2, HIGHEST))

    def number(self, sheet: Any, row: int, col: int, value: Decimal, look: str = "number") -> None:
        """A number."""
        sheet.write_number(row - 1, col, float(value), self._looks[look])

    def formula(self, sheet: Any, row: int, col: int, found: Formula, look: str) -> None:
        """A formula with its value, or the number where it is one."""
        value = float(found.value)
        if found.text.replace(".", "", 1).isdigit():
            sheet.write_number(row - 1, col, value, self._looks[look])
        else:
            sheet.write_formula(row - 1, col, f"={found.text}", self._looks[look], value)


def guide(writer: Writer, result: CostResult) -> None:
    """What the workbook is, and what nobody may read the amounts without knowing."""
    seen, estimate = result.workload, result.estimate
    title = say("{name} – {body}", "{name} – {body}", name=seen.name, body=seen.organization.name)
    sheet = writer.open("guide", title, (), (110,))
    day = format_day(result.provenance.as_of, writer.language)
    as_of = say("En date du {day}", "As of {day}", day=day)
    told = (as_of, *words.GUIDE, *(s.text for s in estimate.statements), estimate.conclusion)
    for row, text in enumerate(told, start=FIRST_ROW - 2):
        writer.text(sheet, row, 0, text)


def inputs(writer: Writer, model: Model) -> None:
    """Every input once, with its range: the yellow cells are those to change."""
    heads = ("key", "input", "value", "low", "high")
    sheet = writer.open(INPUTS, words.SHEETS["inputs"], heads, (34, 60, 18, 14, 14))
    for row, item in enumerate(model.inputs.values(), start=FIRST_ROW):
        writer.text(sheet, row, 0, item.key)
        writer.text(sheet, row, 1, item.text)
        writer.number(sheet, row, 2, item.likely, "input")
        if item.varies:
            writer.number(sheet, row, 3, item.low)
            writer.number(sheet, row, 4, item.high)


def steps(writer: Writer, model: Model) -> None:
    """Each step with its result, then its parts."""
    heads = ("option", "line", "step", "result", "parts")
    sheet = writer.open(STEPS, words.SHEETS["steps"], heads, (56, 22, 36, 18))
    sheet.set_column(RESULT_COLUMN + 1, RESULT_COLUMN + MOST_FACTORS, 16)
    for row, step in enumerate(model.steps, start=FIRST_ROW):
        writer.text(sheet, row, 0, step.option)
        writer.text(sheet, row, 1, step.line)
        writer.text(sheet, row, 2, words.STEPS[step.kind])
        writer.formula(sheet, row, RESULT_COLUMN, step.result, "number")
        for number, part in enumerate(step.parts, start=RESULT_COLUMN + 1):
            writer.formula(sheet, row, number, part, "number")


def flows(writer: Writer, model: Model) -> None:
    """The months across, the discount factor and inflation on top, a row a line."""
    sheet = writer.open(FLOWS, words.SHEETS["flows"], ("option", "line"), (56, 22))
    sheet.set_column(MONTH_COLUMN, MONTH_COLUMN + model.months - 1, 13)
    sheet.freeze_panes(FIRST_FLOW - 1, MONTH_COLUMN)
    writer.text(sheet, FIRST_ROW, 0, words.HEADS["factor"])
    writer.text(sheet, FIRST_ROW + 1, 0, words.HEADS["inflation"])
    for number in range(model.months):
        at = MONTH_COLUMN + number
        writer.number(sheet, FIRST_ROW - 1, at, Decimal(number + 1), "month")
        writer.formula(sheet, FIRST_ROW, at, model.factors[number], "factor")
        writer.formula(sheet, FIRST_ROW + 1, at, model.inflated[number], "factor")
    for row, line in enumerate(model.rows, start=FIRST_FLOW):
        writer.text(sheet, row, 0, line.option.name)
        writer.text(sheet, row, 1, line.line.id)
        for number, amount in enumerate(line.months):
            paid = amount * _inflation(model, number)
            writer.formula(sheet, row, MONTH_COLUMN + number, paid, "money")


def _inflation(model: Model, number: int) -> Formula:
    """The cell of the inflation of a month; one where money is constant."""
    found = model.inflated[number]
    if found.text == "1":
        return found
    return Formula(f"{column(MONTH_COLUMN + number)}${FIRST_ROW + 1}", found.value)


def lines(writer: Writer, model: Model, result: CostResult) -> None:
    """The sum of the flows of each line and their present value, to the cent."""
    heads = ("option", "line", "category", "detail", "basis", "nominal", "present", "how")
    sheet = writer.open(LINES, words.SHEETS["lines"], heads, (56, 22, 16, 80, 12, 16, 16, 16))
    shown = {(o.id, n): line for o in result.estimate.options for n, line in enumerate(o.lines)}
    place: dict[str, int] = {}
    ends = column(MONTH_COLUMN), column(MONTH_COLUMN + model.months - 1)
    name = quoted(writer.names[FLOWS])
    factors = f"{name}!${ends[0]}${FIRST_ROW}:${ends[1]}${FIRST_ROW}"
    for number, row in enumerate(model.rows):
        at, flow = FIRST_ROW + number, FIRST_FLOW + number
        option = row.option.id
        line = shown[option, place.setdefault(option, 0)]
        place[option] += 1
        paid = f"{name}!{ends[0]}{flow}:{ends[1]}{flow}"
        nominal = Formula(f"ROUND(SUM({paid}),2)", line.nominal)
        present = Formula(f"ROUND(SUMPRODUCT({paid},{factors}),2)", line.npv)
        writer.text(sheet, at, 0, row.option.name)
        writer.text(sheet, at, 1, line.id)
        writer.text(sheet, at, 2, line.category)
        writer.text(sheet, at, 3, line.text)
        writer.text(sheet, at, 4, COST_BASIS_NAMES[line.basis])
        writer.formula(sheet, at, NOMINAL, nominal, "money")
        writer.formula(sheet, at, PRESENT, present, "money")
        writer.text(sheet, at, 7, words.LIVE if row.live else words.TYPED)


def totals(writer: Writer, model: Model, result: CostResult) -> None:
    """The sum of the lines of each option, beside the result of the program."""
    heads = (
        "option", "status", "nominal", "present", "shown_nominal", "shown_present", "gap",
    )  # fmt: skip
    sheet = writer.open("totals", words.SHEETS["totals"], heads, (56, 16, 18, 18, 22, 34, 12))
    first = FIRST_ROW
    for row, option in enumerate(result.estimate.options, start=FIRST_ROW):
        count = len(option.lines)
        writer.text(sheet, row, 0, option.name)
        writer.text(sheet, row, 1, COST_STATUS_NAMES[option.status])
        if option.npv is not None and option.total_nominal is not None and count:
            last = first + count - 1
            writer.formula(sheet, row, 2, _sum(writer, NOMINAL, first, last, option.total_nominal),
                           "total")  # fmt: skip
            writer.formula(sheet, row, 3, _sum(writer, PRESENT, first, last, option.npv), "total")
            writer.number(sheet, row, 4, option.total_nominal, "money")
            writer.number(sheet, row, 5, option.npv, "money")
            gap = Formula(f"ROUND(D{row}-F{row},2)", Decimal(0))
            writer.formula(sheet, row, 6, gap, "money")
        first += count


def _sum(writer: Writer, at: int, first: int, last: int, value: Decimal) -> Formula:
    letters = column(at)
    return Formula(f"SUM({quoted(writer.names[LINES])}!{letters}{first}:{letters}{last})", value)


def assumptions(writer: Writer, result: CostResult) -> None:
    """The register of assumptions."""
    heads = ("input", "value", "low", "high", "unit", "day", "basis", "source", "confidence")
    widths = (70, 18, 14, 14, 14, 14, 14, 50, 14)
    sheet = writer.open("assumptions", words.SHEETS["assumptions"], heads, widths)
    for row, item in enumerate(result.estimate.assumptions, start=FIRST_ROW):
        ends = (item.value, item.low or "", item.high or "")
        unit = unit_name(item.unit).in_(writer.language)
        day = format_day(item.on, writer.language) if item.on else ""
        basis = COST_BASIS_NAMES[item.basis].in_(writer.language)
        known = confidence_name(item.confidence).in_(writer.language)
        writer.text(sheet, row, 0, item.text)
        source = item.source_text.in_(writer.language) if item.source_text else ""
        told = (*ends, unit, day, basis, source, known)
        for number, value in enumerate(told, start=1):
            writer.text(sheet, row, number, value)


def missing(writer: Writer, result: CostResult) -> None:
    """What no source gives, never zero, and whom to ask."""
    heads = ("option", "what", "effect", "asks")
    sheet = writer.open("missing", words.SHEETS["missing"], heads, (34, 60, 60, 20))
    names = {option.id: option.name for option in result.estimate.options}
    for row, item in enumerate(result.estimate.missing, start=FIRST_ROW):
        writer.text(sheet, row, 0, names.get(item.option, item.option))
        writer.text(sheet, row, 1, item.what)
        writer.text(sheet, row, 2, item.effect)
        writer.text(sheet, row, 3, ASKS_NAMES[item.asks])
