"""The sheets of the confidential estimate of the contract."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from courtier.report.workbook import words
from courtier.report.workbook.expression import Formula
from courtier.report.workbook.model import (
    FIRST_FLOW,
    FIRST_ROW,
    FLOWS,
    MONTH_COLUMN,
    Model,
    column,
    quoted,
)
from courtier.report.workbook.sheets import Writer
from courtier.results.artefacts import ContractEstimate, ContractEstimateResult
from courtier.results.cost_words import COST_STATUS_NAMES
from courtier.values.text import Text, format_day, say

INITIAL, TOTAL, AMOUNT = 2, 3, 1
"""The columns of the amounts, from 0."""


def guide(writer: Writer, result: ContractEstimateResult) -> None:
    """The marking first, then what nobody may read the amounts without knowing."""
    seen, found = result.workload, result.contract_estimate
    title = say("{name} – {body}", "{name} – {body}", name=seen.name, body=seen.organization.name)
    sheet = writer.open("guide", title, (), (110,))
    day = format_day(result.provenance.as_of, writer.language)
    told = [found.marking, say("En date du {day}", "As of {day}", day=day), found.method]
    told += [
        *found.statements,
        *words.CONTRACT_GUIDE,
        *(finding.text for finding in result.findings),
    ]
    for row, text in enumerate(told, start=FIRST_ROW - 2):
        writer.text(sheet, row, 0, text)


def figures(writer: Writer, model: Model, found: ContractEstimate) -> None:
    """The months of the contract summed for each option, then what the body compares."""
    heads = ("option", "status", "initial", "whole", "shown_initial", "shown_whole")
    sheet = writer.open("contract", found.marking, heads, (56, 16, 18, 18, 26, 26))
    for row, option in enumerate(found.options, start=FIRST_ROW):
        writer.text(sheet, row, 0, option.name)
        writer.text(sheet, row, 1, COST_STATUS_NAMES[option.status])
        rows = _rows(model, option.id)
        terms = (found.initial_months, option.initial), (found.total_months, option.total)
        for at, (months, amount) in enumerate(terms, start=INITIAL):
            if months is not None and amount is not None:
                total = _sum(writer, rows, months, amount)
                writer.formula(sheet, row, at, total, "total")
                writer.number(sheet, row, at + 2, amount, "money")
    _compared(writer, sheet, found, FIRST_ROW + len(found.options) + 1)


def _rows(model: Model, option: str) -> tuple[int, int]:
    """The first and the last row of an option in the sheet of flows."""
    own = [number for number, row in enumerate(model.rows) if row.option.id == option]
    return FIRST_FLOW + own[0], FIRST_FLOW + own[-1]


def _sum(writer: Writer, rows: tuple[int, int], months: int, value: Decimal) -> Formula:
    """The first months of the rows of an option, to the cent."""
    ends = column(MONTH_COLUMN), column(MONTH_COLUMN + months - 1)
    name = quoted(writer.names[FLOWS])
    return Formula(f"ROUND(SUM({name}!{ends[0]}{rows[0]}:{ends[1]}{rows[1]}),2)", value)


def _compared(writer: Writer, sheet: Any, found: ContractEstimate, first: int) -> None:
    """The least, the median and the most of the priced options, and the figures of the body."""
    cells = ",".join(
        f"{column(TOTAL)}{row}"
        for row, option in enumerate(found.options, start=FIRST_ROW)
        if option.status == "priced" and option.total is not None
    )
    each = ",".join(f"MIN({','.join(rows)})" for rows in _by_provider(found).values())
    told = {
        "least": (f"MIN({cells})", found.least),
        "median": (f"ROUND(MEDIAN({each}),2)", found.median),
        "most": (f"MAX({cells})", found.most),
        "body_value": (None, found.body_value),
        "ceiling": (None, found.ceiling),
        "gap": (f"{column(AMOUNT)}{first + 2}-{column(AMOUNT)}{first + 4}", found.gap),
    }
    writer.text(sheet, first, 0, words.HEADS["figure"], "head")
    writer.text(sheet, first, AMOUNT, words.HEADS["amount"], "head")
    for row, (name, (text, amount)) in enumerate(told.items(), start=first + 1):
        writer.text(sheet, row, 0, words.FIGURES[name])
        if amount is None:
            writer.text(sheet, row, AMOUNT, _UNKNOWN)
        elif text is None:
            writer.number(sheet, row, AMOUNT, amount, "input")
        else:
            writer.formula(sheet, row, AMOUNT, Formula(text, amount), "total")


def _by_provider(found: ContractEstimate) -> dict[str, list[str]]:
    """The cells of the totals of each provider."""
    cells: dict[str, list[str]] = {}
    for row, option in enumerate(found.options, start=FIRST_ROW):
        if option.status == "priced" and option.total is not None:
            cells.setdefault(option.provider or option.id, []).append(f"{column(TOTAL)}{row}")
    return cells


_UNKNOWN = Text(fr="inconnu", en="unknown")
