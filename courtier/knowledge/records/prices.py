"""Records of prices: list prices, which of them serve a need, what machines of a family are."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from courtier.knowledge.records.common import Identifier, PartialDay
from courtier.values.citation import Confidence
from courtier.values.model import Frozen

UNIT = re.compile(
    r"(hour|month|disk-month|G(i?)B|G(i?)B-(month|hour)|[vo]cpu-(month|hour))( \([^()]+\))?\Z"
)
"""The units that a price may have; a remark may follow between parentheses."""
CURRENCIES = ("CAD", "USD")
"""The currencies that a price may have."""


class PriceRow(Frozen):
    """One list price, before tax, as the source gives it (a row of ``catalog/prices/``)."""

    provider: Identifier
    region: str
    service: str
    sku: str
    vcpu: Decimal | None
    memory_gib: Decimal | None
    unit: str
    price: Annotated[Decimal, Field(gt=0)]
    currency: str
    term: str
    as_of: PartialDay
    source: str
    licence: str
    confidence: Confidence
    note: str


class OwnPrice(PriceRow):
    """A price of the body's own list (a row of its ``catalog/own-prices.csv``), before tax.

    It stands before the list price of the same service, size and term from ``as_of`` to
    ``until``, both days included; None is an open end. The region ``global`` stands for all.
    """

    list: Literal["own"]
    until: date | None = None


class Discount(Frozen):
    """A discount of the body on list prices (a row of its ``catalog/discounts.csv``).

    ``service`` and ``term`` are patterns where ``*`` stands for any characters; the first row
    that names a price counts, from ``since`` to ``until``, both days included.
    """

    provider: Identifier
    service: Annotated[str, StringConstraints(min_length=1)]
    term: Annotated[str, StringConstraints(min_length=1)] = "*"
    fraction: Annotated[Decimal, Field(gt=0, lt=1)]
    since: date | None = None
    until: date | None
    source: Annotated[str, StringConstraints(min_length=1)]


class PriceService(Frozen):
    """Which list prices serve a need at a provider (a row of ``catalog/price-services.csv``).

    ``sku`` is a pattern where ``*`` stands for any characters; empty where nothing is charged.
    ``units_per_gib`` says how many units of the price one GiB makes (1 where the provider's GB is
    binary, 1.073741824 where it is decimal), None for prices by the hour. ``from_units`` and
    ``to_units`` bound a graduated band, in units of the price; None is an open end.
    """

    provider: Identifier
    need: Literal[
        "compute-linux", "compute-windows", "storage-object", "storage-block", "storage-file",
        "storage-archive", "storage-class", "storage-backup", "retrieval", "database-postgresql",
        "database-mysql", "database-postgresql-ha", "database-mysql-ha", "database-sql-server",
        "database-sql-server-ha", "database-storage", "egress",
    ]  # fmt: skip
    service: str
    sku: str
    units_per_gib: Annotated[Decimal, Field(gt=0)] | None
    from_units: Decimal | None
    to_units: Decimal | None
    confidence: Confidence
    read_on: date
    source: str
    note: str


class SupportBand(Frozen):
    """One band of a support plan (a row of ``catalog/support-plans.csv``).

    The plan costs the larger of ``minimum`` and of its bands on the bill of the month: the part
    between ``from_bill`` and ``to_bill`` (None: no end) at ``fraction``. All amounts are in
    ``currency``, by the month, before tax.
    """

    provider: Identifier
    level: Literal["continuous", "dedicated"]
    plan: str
    minimum: Annotated[Decimal, Field(ge=0)]
    from_bill: Annotated[Decimal, Field(ge=0)]
    to_bill: Decimal | None
    fraction: Annotated[Decimal, Field(ge=0, lt=1)]
    currency: Literal["CAD", "USD"]
    confidence: Confidence
    read_on: date
    source: str
    note: str


class ShapeName(Frozen):
    """A name of machines that tells their size (a row of ``catalog/shape-names.csv``).

    ``pattern`` has ``{vcpu}`` where the name has the processors, and ``{mib}`` where it has the
    memory in MiB.
    """

    provider: Identifier
    pattern: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]*\{vcpu\}[a-z0-9-]*\{mib\}$")]
    confidence: Confidence
    read_on: date
    source: str
    note: str


class ShapeFamily(Frozen):
    """What machines of a family are (a row of ``catalog/shape-families.csv``).

    ``pattern`` matches the names of sizes: ``*`` stands for any characters, ``[0-9]`` for one of
    them; the first row of a provider that matches counts. ``cpu``: full, on credits, one shared
    core, or flex (less than full over a day).
    """

    provider: Identifier
    pattern: Annotated[str, StringConstraints(min_length=1)]
    architecture: Literal["x86-64", "arm64"]
    cpu: Literal["full", "credits", "shared", "flex"]
    confidence: Confidence
    read_on: date
    source: str
    note: str
