"""Prices as CSV and as Markdown: every row, for a spreadsheet or a report."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from courtier.catalog.exchange.cells import guarded
from courtier.report.prices_model import PriceDiff, PriceList, PriceShown
from courtier.report.prices_words import (
    confidence_words,
    currency_name,
    day_name,
    part_name,
    percent,
    term_name,
    unit_name,
)
from courtier.values.text import Language, Text, format_number, say

COLUMNS = tuple(PriceShown.model_fields)
_DIFF = ("kind", "provider", "region", "service", "sku", "unit", "term", "before",
         "currency_before", "after", "currency_after", "change")  # fmt: skip
_HEADS: dict[Language, tuple[str, ...]] = {
    "fr": ("Sorte", "Fournisseur", "Région", "Service", "Article", "Unité", "Engagement", "Avant",
           "Monnaie", "Après", "Monnaie", "Écart"),
    "en": ("Kind", "Provider", "Region", "Service", "Item", "Unit", "Term", "Before", "Currency",
           "After", "Currency", "Change"),
}  # fmt: skip
_LIST_HEADS: dict[Language, tuple[str, ...]] = {
    "fr": ("Fournisseur", "Région", "Service", "Article", "vCPU", "Mémoire (Gio)", "Unité", "Prix",
           "Monnaie", "Engagement", "Lu", "Source", "Licence", "Confiance", "Remarque"),
    "en": ("Provider", "Region", "Service", "Item", "vCPU", "Memory (GiB)", "Unit", "Price",
           "Currency", "Term", "Read", "Source", "Licence", "Confidence", "Remark"),
}  # fmt: skip


def list_csv(listed: PriceList) -> str:
    """Every row of the list, with the columns and the words of a snapshot: it can be imported
    again, whatever the language."""
    return _csv(COLUMNS, ([getattr(p, c) for c in COLUMNS] for p in listed.prices))


def list_markdown(listed: PriceList, language: Language) -> str:
    """Every row of the list as a table, in words."""
    rows = ([_worded(c, getattr(p, c), language) for c in COLUMNS] for p in listed.prices)
    return _markdown(_LIST_HEADS[language], rows)


def diff_csv(found: PriceDiff) -> str:
    """Every new, gone and changed price on its row."""
    return _csv(_DIFF, _diff_rows(found))


def diff_markdown(found: PriceDiff, language: Language) -> str:
    """Every new, gone and changed price as a table, in words."""
    rows = (
        [_worded(column, cell, language) for column, cell in zip(_DIFF, row, strict=True)]
        for row in _diff_rows(found)
    )
    return _markdown(_HEADS[language], rows)


def _worded(column: str, cell: str | None, language: Language) -> str:
    """A cell as a reader of the language would write it."""
    if not cell:
        return ""
    if column in _NUMBERS:
        return format_number(Decimal(cell), language)
    if column == "change":
        value = percent(Decimal(cell)).in_(language)
        return say("{value} %", "{value}%", value=value).in_(language)
    named = _NAMES.get(column)
    return named(cell).in_(language) if named else cell


_NUMBERS = ("vcpu", "memory_gib", "price", "before", "after")
_NAMES: dict[str, Callable[[str], Text]] = {
    "kind": part_name,
    "unit": unit_name,
    "term": term_name,
    "as_of": day_name,
    "confidence": confidence_words,
    "currency": currency_name,
    "currency_before": currency_name,
    "currency_after": currency_name,
}


def _diff_rows(found: PriceDiff) -> Iterable[Sequence[str | None]]:
    for change in found.changed:
        before, after = change.before, change.after
        yield ("changed", *_name(after), before.price, before.currency, after.price,
               after.currency, change.change)  # fmt: skip
    for price in found.new:
        yield ("new", *_name(price), None, None, price.price, price.currency, None)
    for price in found.gone:
        yield ("gone", *_name(price), price.price, price.currency, None, None, None)


def _name(price: PriceShown) -> tuple[str, ...]:
    return price.provider, price.region, price.service, price.sku, price.unit, price.term


def _csv(header: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    """A table that no spreadsheet computes: a cell that could be a formula is guarded."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_guarded(cell or "") for cell in row] for row in rows)
    return buffer.getvalue()


def _guarded(cell: str) -> str:
    """A cell with its apostrophe where needed; a plain negative number is one already."""
    return cell if cell.lstrip("-").replace(".", "", 1).isdigit() else guarded(cell)


def _markdown(header: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    lines = [_line(header), _line(["---"] * len(header))]
    return "\n".join([*lines, *(_line([cell or "" for cell in row]) for row in rows)]) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
