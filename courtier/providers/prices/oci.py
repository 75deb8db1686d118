"""Oracle: one public list; the price of a flexible machine is that of its OCPUs and memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from courtier.cost.gates import Candidate
from courtier.providers.prices.outside import need
from courtier.providers.prices.reading import (
    VM,
    Adapter,
    Asked,
    Found,
    candidate,
    filled,
)

PATH = "/pls/apex/cetools/api/v1/products/?currencyCode=CAD"
SOURCE = "https://apexapps.oracle.com/pls/apex/cetools/api/v1/products/"
CURRENCY = "CAD"
X86_VCPU = 2
"""vCPUs of one x86 OCPU; an Arm one has another ratio, and its machines are not composed."""
SIZES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)
GIB_PER_OCPU = (8, 16)
_PART = re.compile(r".*\bStandard - ([AE]\d+|X\d+) - (OCPU|Memory)\Z")
_EVERYWHERE = "one list for all commercial regions"


def read(asked: Asked) -> Found:
    """The parts of flexible machines by the hour, and usual sizes composed of them.

    Raises:
        OutsideError: The list cannot be had, or is not what it was.
    """
    place = asked.web.place(PATH)

    def following(page: Any) -> str | None:
        need(page, "items", list, place)
        return None

    (page,) = asked.work.pages("oci", asked.web, PATH, following)
    parts: dict[str, dict[str, Decimal]] = {}
    for item in page["items"]:
        named = _PART.match(need(item, "displayName", str, place))
        price = _price(item, place) if named else None
        if named and price:
            parts.setdefault(named[1], {})[named[2]] = price
    rows = [row for series, found in sorted(parts.items()) for row in _rows(series, found, asked)]
    return filled(rows)


def _price(item: Any, place: str) -> Decimal | None:
    """The price on demand in Canadian dollars; None where the part is not priced so."""
    for local in need(item, "currencyCodeLocalizations", list, place):
        if need(local, "currencyCode", str, place) != CURRENCY:
            continue
        for price in need(local, "prices", list, place):
            if need(price, "model", str, place) == "PAY_AS_YOU_GO" and not price.get("rangeMin"):
                return Decimal(need(price, "value", (int, Decimal), place))
    return None


def _rows(series: str, parts: dict[str, Decimal], asked: Asked) -> Iterator[Candidate]:
    name, vcpu = f"VM.Standard.{series}.Flex", None if series.startswith("A") else X86_VCPU
    said: dict[str, Any] = {"currency": CURRENCY, "note": _EVERYWHERE}
    if "OCPU" in parts:
        sku = f"{name} per OCPU" + (f" ({vcpu} vCPU)" if vcpu else "")
        yield candidate("oci", asked, SOURCE, sku=sku, vcpu=vcpu, unit="ocpu-hour",
                        price=parts["OCPU"], **said)  # fmt: skip
    if "Memory" in parts:
        yield candidate("oci", asked, SOURCE, sku=f"{name} memory", memory_gib=1, unit="GB-hour",
                        price=parts["Memory"], **said)  # fmt: skip
    if len(parts) == 2 and vcpu:
        said |= {"confidence": "derived", "note": f"OCPUs and memory added up; {_EVERYWHERE}"}
        for count in SIZES:
            for gib in GIB_PER_OCPU:
                price = count * (parts["OCPU"] + gib * parts["Memory"])
                yield candidate("oci", asked, SOURCE, sku=f"{name} {count} OCPU", price=price,
                                vcpu=count * vcpu, memory_gib=count * gib, **said)  # fmt: skip


ADAPTER = Adapter("oci", "https://apexapps.oracle.com", (VM,), read)
