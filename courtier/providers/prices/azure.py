"""Azure Retail Prices: public pages of meters, in Canadian dollars, for one region."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from courtier.cost.gates import Candidate
from courtier.providers.prices.outside import ShapeError, need
from courtier.providers.prices.reading import (
    HOURS_PER_YEAR,
    ON_DEMAND,
    VM,
    Adapter,
    Asked,
    Found,
    candidate,
    filled,
    sizes_of,
)

PATH = "/api/retail/prices"
VERSION = "2023-01-01-preview"
CURRENCY = "CAD"
SOURCE = "https://prices.azure.com/api/retail/prices"
_CONVERTED = "converted by the provider from US dollars, for reference"
_YEARS = {"1 Year": 1, "3 Years": 3}
_NUMBER = (int, Decimal)


def read(asked: Asked) -> Found:
    """Virtual machines of a region: by the hour, and reserved for one and three years.

    Raises:
        OutsideError: A page cannot be had, or is not what it was.
    """
    place = asked.web.place(PATH)
    wanted = f"serviceName eq 'Virtual Machines' and armRegionName eq '{asked.region}'"
    query = {"api-version": VERSION, "currencyCode": f"'{CURRENCY}'", "$filter": wanted}
    first = f"{PATH}?{urlencode(query, quote_via=quote)}"

    def following(page: Any) -> str | None:
        need(page, "Items", list, place)
        link = need(page, "NextPageLink", (str, type(None)), place)
        return f"{PATH}?{urlsplit(link).query}" if link else None

    name = f"azure {asked.region}"
    pages = asked.work.pages(name, asked.web, first, following)
    meters = [_checked(item, asked, place) for page in pages for item in page["Items"]]
    sizes = sizes_of(asked, "azure")
    rows = [_row(item, asked, sizes) for item in _chosen(filter(_is_wanted, meters))]
    return filled(rows)


def _checked(item: Any, asked: Asked, place: str) -> Any:
    """A meter with the keys that choosing and pricing need."""
    for key in ("armRegionName", "productName", "skuName", "meterName", "armSkuName", "type",
                "currencyCode", "unitOfMeasure", "effectiveStartDate"):  # fmt: skip
        need(item, key, str, place)
    need(item, "retailPrice", _NUMBER, place)
    if item["currencyCode"] != CURRENCY:
        raise ShapeError(place, "currencyCode", item["currencyCode"])
    if item["armRegionName"] != asked.region:
        raise ShapeError(place, "armRegionName", item["armRegionName"])
    return item


def _is_wanted(item: Any) -> bool:
    """Tell whether a meter is of a whole Linux machine at the usual price."""
    names = f"{item['skuName']} {item['meterName']}"
    if " Win" in item["productName"] or "Spot" in names or "Low Priority" in names:
        return False
    if not item["armSkuName"] or item["unitOfMeasure"] != "1 Hour" or item["retailPrice"] <= 0:
        return False
    return _term(item) is not None


def _term(item: Any) -> str | None:
    if item["type"] == "Consumption":
        return ON_DEMAND
    years = _YEARS.get(item.get("reservationTerm") or "")
    return f"reserved {years}y" if item["type"] == "Reservation" and years else None


def _chosen(items: Iterable[Any]) -> list[Any]:
    """One meter a machine and term: the primary one, then the newest."""
    found: dict[tuple[str, str | None], Any] = {}
    for item in items:
        key = item["armSkuName"], _term(item)
        if key not in found or _rank(item) > _rank(found[key]):
            found[key] = item
    return list(found.values())


def _rank(item: Any) -> tuple[bool, str]:
    return bool(item.get("isPrimaryMeterRegion")), item["effectiveStartDate"]


def _row(item: Any, asked: Asked, sizes: dict[str, tuple[Decimal, Decimal]]) -> Candidate:
    """A meter as a row; the price of a reservation is that of its whole term."""
    years = _YEARS.get(item.get("reservationTerm") or "")
    vcpu, memory = sizes.get(item["armSkuName"], (None, None))
    price = Decimal(item["retailPrice"])
    note = _CONVERTED
    if years:
        price = round(price / (years * HOURS_PER_YEAR), 10)
        note += "; price of the whole term, spread over its hours"
    return candidate(
        "azure", asked, SOURCE, sku=item["armSkuName"], vcpu=vcpu, memory_gib=memory, price=price,
        currency=item["currencyCode"], term=_term(item), note=note,
        confidence="unverified" if years else "primary",
    )  # fmt: skip


ADAPTER = Adapter("azure", "https://prices.azure.com", (VM,), read)
