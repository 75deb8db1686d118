"""Prices as CSV and as Markdown: every row, for a spreadsheet or a report."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from courtier.catalog.exchange.cells import guarded
from courtier.report.prices_model import PriceDiff, PriceList, PriceShown
from courtier.values.text import Language

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
    """Every row of the list, with the columns of a snapshot: it can be imported again."""
    return _csv(COLUMNS, ([getattr(p, c) for c in COLUMNS] for p in listed.prices))


def list_markdown(listed: PriceList, language: Language) -> str:
    """Every row of the list as a table."""
    rows = ([getattr(p, c) for c in COLUMNS] for p in listed.prices)
    return _markdown(_LIST_HEADS[language], rows)


def diff_csv(found: PriceDiff) -> str:
    """Every new, gone and changed price on its row."""
    return _csv(_DIFF, _diff_rows(found))


def diff_markdown(found: PriceDiff, language: Language) -> str:
    """Every new, gone and changed price as a table."""
    return _markdown(_HEADS[language], _diff_rows(found))


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
