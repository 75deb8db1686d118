"""Google Cloud Billing Catalog: SKUs of Compute Engine; a machine is a sum of core and memory.

The link from a machine to its SKUs is the text that describes them: the fragile part. A machine
is composed only where its series is plainly named, and its row says that it is derived.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from courtier.cost.gates import Candidate
from courtier.providers.prices.outside import ShapeError, need
from courtier.providers.prices.reading import (
    ON_DEMAND,
    VM,
    Adapter,
    Asked,
    Found,
    candidate,
)

SERVICE = "/v1/services/6F81-5844-456A/skus"
SOURCE = "https://cloudbilling.googleapis.com/v1/services/6F81-5844-456A/skus"
CURRENCY = "CAD"
PAGE_SIZE = 5000
KEY_VARIABLE = "GOOGLE_API_KEY"
KEY_HEADER = "X-Goog-Api-Key"
NANOS = Decimal(1_000_000_000)
_PART = re.compile(r"([A-Z]\d[A-Z]?)(?: AMD| Arm| Predefined)? Instance (Core|Ram) running in ")
_MACHINE = re.compile(r"([a-z]\d[a-z]?)-(?:standard|highmem|highcpu)-\d+\Z")


def read(asked: Asked) -> Found:
    """Machines of a region on demand, composed of their SKUs.

    Raises:
        OutsideError: A page cannot be had, or is not what it was.
    """
    place = asked.web.place(SERVICE)

    def path(token: str = "") -> str:
        query: dict[str, Any] = {"currencyCode": CURRENCY, "pageSize": PAGE_SIZE}
        return f"{SERVICE}?{urlencode(query | ({'pageToken': token} if token else {}))}"

    def following(page: Any) -> str | None:
        need(page, "skus", list, place)
        token = page.get("nextPageToken") or ""
        return path(token) if token else None

    parts: dict[tuple[str, str], Decimal] = {}
    for page in asked.work.pages("google", asked.web, path(), following):
        for sku in page["skus"]:
            parts.update(_part(sku, asked.region, place))
    return Found(list(_rows(parts, asked)), frozenset())  # other machines are not read


def _part(sku: Any, region: str, place: str) -> dict[tuple[str, str], Decimal]:
    """The series and part that a SKU prices, with its price; nothing for any other SKU."""
    category = need(sku, "category", dict, place)
    named = _PART.match(need(sku, "description", str, place))
    if need(category, "usageType", str, place) != "OnDemand" or named is None:
        return {}
    if region not in need(sku, "serviceRegions", list, place):
        return {}
    infos = need(sku, "pricingInfo", list, place)
    if not infos:
        return {}
    expression = need(infos[-1], "pricingExpression", dict, place)
    price = _price(need(expression, "tieredRates", list, place), place)
    wanted = {"Core": "h", "Ram": "GiBy.h"}[named[2]]
    if need(expression, "usageUnit", str, place) != wanted:
        raise ShapeError(place, "usageUnit", expression["usageUnit"])
    return {(named[1].lower(), named[2]): price} if price else {}


def _price(rates: list[Any], place: str) -> Decimal | None:
    """The price of the first unit that costs something; None where it is graduated or free."""
    if len(rates) != 1:
        return None
    money = need(rates[0], "unitPrice", dict, place)
    if need(money, "currencyCode", str, place) != CURRENCY:
        raise ShapeError(place, "currencyCode", money["currencyCode"])
    return int(money.get("units") or 0) + Decimal(money.get("nanos") or 0) / NANOS


def _rows(parts: dict[tuple[str, str], Decimal], asked: Asked) -> Iterator[Candidate]:
    """The machines that the last snapshot knows, at the prices of their parts."""
    known = {
        row.sku: (row.vcpu, row.memory_gib)
        for row in asked.last
        if row.provider == "gcp" and row.service == VM and row.term == ON_DEMAND
    }
    for sku, (vcpu, memory) in sorted(known.items()):
        named = _MACHINE.match(sku)
        core, ram = (parts.get((named[1] if named else "", part)) for part in ("Core", "Ram"))
        if core and ram and vcpu and memory:
            yield candidate(
                "gcp", asked, SOURCE, sku=sku, vcpu=vcpu, memory_gib=memory,
                price=core * vcpu + ram * memory, currency=CURRENCY, confidence="derived",
                note="sum of the core and memory SKUs, linked by their description",
            )  # fmt: skip


ADAPTER = Adapter(
    "gcp", "https://cloudbilling.googleapis.com", (VM,), read, KEY_VARIABLE, KEY_HEADER
)
