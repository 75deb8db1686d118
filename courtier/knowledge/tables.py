"""The CSV tables of facts: read whole, their columns checked, each row with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from courtier.knowledge.files import read_fact, text_of
from courtier.knowledge.refusals import of_fact, refuse_fact
from courtier.reading.validation import mistakes_of
from courtier.values.errors import InputError
from courtier.values.text import Text

if TYPE_CHECKING:
    from courtier.knowledge.records.prices import (
        Discount,
        OwnPrice,
        PriceRow,
        PriceService,
        ShapeFamily,
        ShapeName,
        SupportBand,
    )
    from courtier.knowledge.records.providers import Country, Region
    from courtier.knowledge.records.resource_prices import ResourcePrice
    from courtier.knowledge.records.risk import Element

T = TypeVar("T")
Row = dict[str, str]

ELEMENTS = "risk/elements.csv"
REGIONS = "providers/regions.csv"
COUNTRIES = "providers/countries.csv"
PRICE_SERVICES = "catalog/price-services.csv"
OWN_PRICES = "catalog/own-prices.csv"
DISCOUNTS = "catalog/discounts.csv"
SUPPORT_PLANS = "catalog/support-plans.csv"
SHAPE_NAMES = "catalog/shape-names.csv"
SHAPE_FAMILIES = "catalog/shape-families.csv"
ELEMENT_COLUMNS = ("id", "kind", "name_fr", "name_en", "direct_identifier")


def read_rows(
    path: Path, name: str, columns: Sequence[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a table by column, with its line, which counts from 1.

    Args:
        path: The file.
        name: The name to print.
        columns: Those that the first line must name, in any order.

    Raises:
        InputError: The file is not a CSV table, or lacks a column or a cell.
    """
    text = text_of(read_fact(path, name), name)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        missing = [column for column in columns if column not in header]
        if missing:
            raise InputError([refuse_fact("missing-column", name, 1, column=c) for c in missing])
        for cells in reader:
            if cells and len(cells) != len(header):
                number, wanted, line = len(cells), len(header), reader.line_num
                raise InputError(
                    [refuse_fact("wrong-row", name, line, number=number, wanted=wanted)]
                )
            if cells:
                yield reader.line_num, dict(zip(header, cells, strict=True))
    except csv.Error:
        raise InputError([refuse_fact("not-csv", name, reader.line_num or None)]) from None


def built(path: Path, name: str, columns: Sequence[str], build: Callable[[Row], T]) -> Iterator[T]:
    """What the rows of a table are built into.

    Raises:
        InputError: As ``read_rows``, or a row is not valid.
    """
    for line, row in read_rows(path, name, columns):
        try:
            item = build(row)
        except ValidationError as error:
            found = mistakes_of(error, name, line=line)
            raise InputError([of_fact(mistake) for mistake in found]) from None
        yield item


def read_by(day: str, known_on: date) -> bool:
    """Tell whether a day, month or year may be on or before a day."""
    return day <= known_on.isoformat()[: len(day)]


def element_of(row: dict[str, str]) -> Element:
    """The finer element of a row."""
    from courtier.knowledge.records.risk import Element

    return Element(
        id=row["id"],
        kind=row["kind"],
        name=Text(fr=row["name_fr"], en=row["name_en"]),
        direct_identifier=row["direct_identifier"] == "yes",
    )


def region_of(row: dict[str, str]) -> Region:
    """The region of a row."""
    from courtier.knowledge.records.providers import Region

    return Region.model_validate(_empty(row) | {"note": row["note"]})


def country_of(row: dict[str, str]) -> Country:
    """The country of a row."""
    from courtier.knowledge.records.providers import Country

    return Country.model_validate(_empty(row))


def price_of(row: dict[str, str]) -> PriceRow:
    """The price of a row."""
    from courtier.knowledge.records.prices import PriceRow

    return PriceRow.model_validate(_empty(row) | {"note": row["note"]})


def own_price_of(row: dict[str, str]) -> OwnPrice:
    """The price of the body's own list of a row."""
    from courtier.knowledge.records.prices import OwnPrice

    return OwnPrice.model_validate(_empty(row) | {"note": row["note"]})


def discount_of(row: dict[str, str]) -> Discount:
    """The discount of a row; an empty term stands for all."""
    from courtier.knowledge.records.prices import Discount

    return Discount.model_validate(_empty(row) | {"term": row.get("term") or "*"})


def support_band_of(row: dict[str, str]) -> SupportBand:
    """The band of a support plan of a row."""
    from courtier.knowledge.records.prices import SupportBand

    return SupportBand.model_validate(_empty(row) | {"note": row["note"]})


def price_service_of(row: dict[str, str]) -> PriceService:
    """Which list price serves which need, by a row."""
    from courtier.knowledge.records.prices import PriceService

    texts = {key: row[key] for key in ("sku", "note")}
    return PriceService.model_validate(_empty(row) | texts)


def shape_family_of(row: dict[str, str]) -> ShapeFamily:
    """What machines of a family are, by a row."""
    from courtier.knowledge.records.prices import ShapeFamily

    return ShapeFamily.model_validate(_empty(row) | {"note": row["note"]})


def resource_price_of(row: dict[str, str]) -> ResourcePrice:
    """How a part of a resource is paid, by a row."""
    from courtier.knowledge.records.resource_prices import ResourcePrice

    texts = {key: row[key] for key in ("when", "need", "service", "sku", "note")}
    known = {name: row[name] for name in ResourcePrice.model_fields}
    return ResourcePrice.model_validate(_empty(known) | texts)


def shape_name_of(row: dict[str, str]) -> ShapeName:
    """A name of machines that tells their size, by a row."""
    from courtier.knowledge.records.prices import ShapeName

    return ShapeName.model_validate(_empty(row) | {"note": row["note"]})


def _empty(row: dict[str, str]) -> dict[str, Any]:
    return {key: (value if value != "" else None) for key, value in row.items()}
