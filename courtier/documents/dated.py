"""How a document prints a dated number of law: figure, unit, article, mark of weak evidence."""

from __future__ import annotations

import re
from decimal import Decimal

from markupsafe import Markup

from courtier.documents.case import Case, Dated
from courtier.documents.sheet import Sheet
from courtier.knowledge.records.risk import Parameter, Range
from courtier.values.spaces import NO_BREAK_SPACE
from courtier.values.text import Text, format_money, format_number

CAD = "CAD"
BOTH = Text(fr="{} à {}", en="{} to {}")
_TWO_SHARES = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")


def dated_words(sheet: Sheet, case: Case, identifier: str, article: bool = True) -> Markup:
    """The figure in force for the body on the day; a field to fill where no fact gives one.

    Args:
        sheet: The document that is written.
        case: The workload and its law.
        identifier: A parameter.
        article: Whether to name the text of law after the figure.
    """
    found = case.dated(identifier)
    if found is None:
        record = case.knowledge.get(Parameter, identifier)
        return Markup(sheet.field(None, record.name if record else identifier, short=False))
    figure = sheet.finalize(_figure(sheet, case, found))
    reference = found.value.reference if article else None
    named = f" {sheet.finalize(f'({reference})')}" if reference else ""
    return Markup(f"{figure}{named}{sheet.confirm(found.value.confidence, found.record.name)}")


def _figure(sheet: Sheet, case: Case, found: Dated) -> str:
    value, unit = found.value.value, found.record.unit
    if isinstance(value, Range):
        return _shares(sheet, value.low, value.high)
    if not isinstance(value, Decimal):
        return _bounds(sheet, str(value)) if unit == "1" else str(value)
    if unit == CAD:
        return format_money(value, sheet.language)
    if unit == "1":
        return sheet.percent(value) or ""
    name = case.names.word("unit", unit)
    return f"{format_number(value, sheet.language)}{NO_BREAK_SPACE}{sheet.say(name)}"


def _bounds(sheet: Sheet, word: str) -> str:
    """Two shares that a record writes as ``0.15-0.30``; any other word as it is."""
    found = _TWO_SHARES.fullmatch(word)
    return _shares(sheet, Decimal(found[1]), Decimal(found[2])) if found else word


def _shares(sheet: Sheet, low: Decimal, high: Decimal) -> str:
    return BOTH.in_(sheet.language).format(sheet.percent(low), sheet.percent(high))
