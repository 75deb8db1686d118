"""The estimate as an XLSX workbook: the same estimate gives the same bytes."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from courtier.report.workbook import sheets, words
from courtier.report.workbook.model import Model
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
    import xlsxwriter

    names = {key: name.in_(language) for key, name in words.SHEETS.items()}
    model = Model(study, names).build()
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    created = datetime.combine(result.provenance.as_of, datetime.min.time())
    book.set_properties({"author": AUTHOR, "created": created})
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
