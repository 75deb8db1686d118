"""OVHcloud: one public catalogue in Canadian dollars, prices in hundred-millionths of a dollar."""

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

PATH = "/v1/order/catalog/public/cloud?ovhSubsidiary=CA"
SOURCE = "https://ca.api.ovh.com/v1/order/catalog/public/cloud"
PART = Decimal(100_000_000)
_PLAN = re.compile(r"([a-z]+\d*-\d+)\.consumption\Z")


def read(asked: Asked) -> Found:
    """Machines by the hour; those of Windows, flexible disks and local zones are left out.

    Raises:
        OutsideError: The catalogue cannot be had, or is not what it was.
    """
    place = asked.web.place(PATH)

    def following(page: Any) -> None:
        need(page, "addons", list, place)
        need(need(page, "locale", dict, place), "currencyCode", str, place)

    (page,) = asked.work.pages("ovhcloud", asked.web, PATH, following)
    currency = page["locale"]["currencyCode"]
    rows = [row for addon in page["addons"] for row in _rows(addon, currency, asked, place)]
    return filled(rows)


def _rows(addon: Any, currency: str, asked: Asked, place: str) -> Iterator[Candidate]:
    plan = _PLAN.match(need(addon, "planCode", str, place))
    if plan is None or not _sold_in(addon, asked.region):
        return
    vcpu, memory = _size(addon)
    for pricing in need(addon, "pricings", list, place):
        units = need(pricing, "price", int, place)
        if need(pricing, "intervalUnit", str, place) == "hour" and units > 0:
            yield candidate(
                "ovhcloud", asked, SOURCE, sku=plan[1], vcpu=vcpu, memory_gib=memory,
                price=units / PART, currency=currency,
            )  # fmt: skip


def _sold_in(addon: Any, region: str) -> bool:
    """Tell whether a plan is sold in a region; one that names no region is sold in all."""
    for configuration in addon.get("configurations") or ():
        if configuration.get("name") == "region":
            values = configuration.get("values") or ()
            return any(str(value).startswith(region) for value in values)
    return True


def _size(addon: Any) -> tuple[Decimal | None, Decimal | None]:
    """vCPU and GiB, where the technical sheet of the plan gives them."""
    sheet = (addon.get("blobs") or {}).get("technical") or {}
    cores = (sheet.get("cpu") or {}).get("cores")
    memory = (sheet.get("memory") or {}).get("size")
    return tuple(Decimal(n) if n else None for n in (cores, memory))  # type: ignore[return-value]


ADAPTER = Adapter("ovhcloud", "https://ca.api.ovh.com", (VM,), read)
