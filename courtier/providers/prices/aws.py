"""AWS bulk offer files: one large file a service and region, read as a stream, twice nothing.

The products come first, then the terms: what is kept of the products is small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from courtier.cost.gates import Candidate
from courtier.providers.prices.aws_products import WANTED, Product
from courtier.providers.prices.causes import NOT_JSON
from courtier.providers.prices.outside import ShapeError, UnreachableError, need
from courtier.providers.prices.reading import (
    HOURS_PER_YEAR,
    Adapter,
    Asked,
    Found,
    candidate,
    filled,
)
from courtier.reading.members import Members, StreamError

CURRENCY = "USD"
_YEARS = {"1yr": 1, "3yr": 3}
_UPFRONT = ("No Upfront", "All Upfront")


def read(asked: Asked) -> Found:
    """The rows of one offer file of a region.

    Raises:
        OutsideError: The file cannot be had whole, or is not what it was.
    """
    path = f"/offers/v1.0/aws/{asked.service}/current/{asked.region}/index.json"
    file = asked.work.file(f"aws {asked.service} {asked.region}", asked.web, path)
    place = asked.web.place(path)
    try:
        rows = list(_rows(file, asked, place))
    except StreamError:
        file.unlink(missing_ok=True)
        raise UnreachableError(place, NOT_JSON) from None
    return filled(rows)


def _rows(file: Path, asked: Asked, place: str) -> Iterator[Candidate]:
    products: dict[str, Product] = {}
    seen: set[str] = set()
    with file.open("rb") as stream:
        walk = Members(stream)
        for key in walk.members():
            seen.add(key)
            if key == "products":
                products = dict(_products(walk, asked, place))
            elif key == "terms" and "products" in seen:
                yield from _terms(walk, products, asked, place)
            else:
                walk.value()
    for key in ("products", "terms"):
        if key not in seen:
            raise ShapeError(place, key)


def _products(walk: Members, asked: Asked, place: str) -> Iterator[tuple[str, Product]]:
    """What is kept of the products: those that have a row, by SKU."""
    choose: Callable[[Any], Product | None] = WANTED[asked.service]
    for sku in walk.members():
        product = walk.value()
        attributes = need(product, "attributes", dict, place)
        if attributes.get("regionCode", asked.region) != asked.region:
            continue
        kept = choose(product)
        if kept is not None:
            yield sku, kept


def _terms(
    walk: Members, products: dict[str, Product], asked: Asked, place: str
) -> Iterator[Candidate]:
    kinds = set()
    for kind in walk.members():
        kinds.add(kind)
        if not walk.starts_object():
            raise ShapeError(place, f"terms.{kind}")
        for sku in walk.members():
            offers = walk.value()
            if sku in products and isinstance(offers, dict):
                for offer in offers.values():
                    yield from _offer(kind, offer, products[sku], asked, place)
    if "OnDemand" not in kinds:
        raise ShapeError(place, "terms.OnDemand")


def _offer(
    kind: str, offer: Any, product: Product, asked: Asked, place: str
) -> Iterator[Candidate]:
    dimensions = list(need(offer, "priceDimensions", dict, place).values())
    if kind == "OnDemand":
        for dimension in dimensions:
            price = _price(dimension, place)
            unit = product.units.get(need(dimension, "unit", str, place))
            sku = product.tier(str(dimension.get("beginRange") or "0"))
            if price and unit and sku:
                yield _row(product, asked, sku=sku, price=price, unit=unit)
    elif kind == "Reserved" and "Hrs" in product.units:
        yield from _reserved(need(offer, "termAttributes", dict, place), dimensions, product,
                             asked, place)  # fmt: skip


def _reserved(
    said: Any, dimensions: list[Any], product: Product, asked: Asked, place: str
) -> Iterator[Candidate]:
    """A standard reservation, its upfront part spread over the hours of the term."""
    years, upfront = _YEARS.get(said.get("LeaseContractLength")), said.get("PurchaseOption")
    if years is None or upfront not in _UPFRONT or said.get("OfferingClass") == "convertible":
        return
    hours = years * HOURS_PER_YEAR
    price = Decimal(0)
    for dimension in dimensions:
        whole = need(dimension, "unit", str, place) == "Quantity"
        price += (_price(dimension, place) or Decimal(0)) / (hours if whole else 1)
    if price > 0:
        term = f"reserved {years}y {str(upfront).lower()}"
        yield _row(product, asked, sku=product.sku, price=round(price, 10), unit="hour", term=term,
                   confidence="unverified", note="upfront part spread over the hours")  # fmt: skip


def _price(dimension: Any, place: str) -> Decimal | None:
    """A price in US dollars; None where it is zero, which is never a price of list."""
    said = need(need(dimension, "pricePerUnit", dict, place), CURRENCY, str, place)
    try:
        price = Decimal(said)
    except InvalidOperation:
        raise ShapeError(place, f"pricePerUnit.{CURRENCY}", said[:20]) from None
    return price if price.is_finite() and price > 0 else None


def _row(product: Product, asked: Asked, **values: Any) -> Candidate:
    source = f"{ADAPTER.base}/offers/v1.0/aws/{asked.service}/current/{asked.region}/index.json"
    return candidate(
        "aws", asked, source, service=product.service, vcpu=product.vcpu,
        memory_gib=product.memory_gib, currency=CURRENCY, **values,
    )  # fmt: skip


ADAPTER = Adapter("aws", "https://pricing.us-east-1.amazonaws.com", tuple(WANTED), read)
