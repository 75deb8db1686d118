"""The estimate as an XLSX workbook: the same estimate gives the same bytes."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from courtier.report.workbook import contract, sheets, words
from courtier.report.workbook.model import Model
from courtier.results.artefacts import ContractEstimateResult
from courtier.results.envelope import CostResult
from courtier.values.text import Language

if TYPE_CHECKING:
    from courtier.cost.estimate import Study

AUTHOR = "courtier"
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def cost_workbook(result: CostResult, study: Study, language: Language) -> bytes:
    """The bytes of the workbook.

    Args:
        result: The estimate as it is printed.
        study: The plans that it adds up.
        language: That of every word; numbers follow the reader's own program.
    """
    names = {key: name.in_(language) for key, name in words.SHEETS.items()}
    model = Model(study, names).build()
    buffer = io.BytesIO()
    book = _book(buffer, result.provenance.as_of)
    writer = sheets.Writer(book, language, names)
    sheets.guide(writer, result)
    sheets.totals(writer, model, result)
    sheets.inputs(writer, model)
    sheets.steps(writer, model)
    sheets.flows(writer, model)
    sheets.lines(writer, model, result)
    sheets.assumptions(writer, result)
    sheets.missing(writer, result)
    book.close()
    return buffer.getvalue()


def contract_workbook(result: ContractEstimateResult, study: Study, language: Language) -> bytes:
    """The bytes of the workbook of the confidential estimate of the contract.

    Args:
        result: The estimate of the contract as it is printed.
        study: The plans of the cost of ownership, from which those of the contract are taken.
        language: That of every word; numbers follow the reader's own program.
    """
    from courtier.cost.artefacts.contract import contract_study

    names = {key: name.in_(language) for key, name in words.CONTRACT_SHEETS.items()}
    model = Model(contract_study(study), names).build()
    buffer = io.BytesIO()
    book = _book(buffer, result.provenance.as_of)
    writer = sheets.Writer(book, language, names)
    contract.guide(writer, result)
    contract.figures(writer, model, result.contract_estimate)
    sheets.inputs(writer, model)
    sheets.steps(writer, model)
    sheets.flows(writer, model)
    book.close()
    return buffer.getvalue()


def _book(buffer: io.BytesIO, day: date) -> Any:
    """A workbook of ours, with no instant of its own."""
    import xlsxwriter

    book = xlsxwriter.Workbook(buffer, OPTIONS)
    created = datetime.combine(day, datetime.min.time())
    book.set_properties({"author": AUTHOR, "created": created})
    return book
