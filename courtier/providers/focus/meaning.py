"""What a row of a bill means: the product sold, and its cost at each level of price."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from courtier.cost.actuals.bill import Group, Sum

INSTANCE = ("InstanceType", "F_InstanceType")
SYSTEM = ("OperatingSystem", "F_OperatingSystem")
"""Properties of SkuPriceDetails, by their names in the versions of the format."""
PLAIN_SYSTEM = "linux"
"""The system whose price is that of the machine alone."""
ZERO = Decimal(0)

Cells = Mapping[str, Any]


def group_of(row: Cells) -> Group:
    """What the rows that are added up with this one share."""
    return Group(
        charge=row["ChargeCategory"],
        service=row["ServiceCategory"],
        unit=row["PricingUnit"],
        currency=row["BillingCurrency"],
        priced_in=row.get("PricingCurrency"),
        sku=product(row),
        region=row.get("RegionId"),
        committed=committed(row),
    )


def amounts_of(row: Cells) -> Sum:
    """One row as a sum of one.

    A purchase whose effective cost is nil pays for other rows, and the unused part of a
    commitment is no usage: only their effective cost counts.
    """
    cost, priced = row["EffectiveCost"], row.get("PricingCurrencyEffectiveCost")
    if _paid_elsewhere(row) or row.get("CommitmentDiscountStatus") == "Unused":
        return Sum(1, cost, ZERO, priced, ZERO, ZERO)
    no_list = "ListUnitPrice" in row and row["ListUnitPrice"] is None
    listed = None if no_list else row["ListCost"]
    return Sum(1, cost, row["PricingQuantity"], priced, listed, row["ContractedCost"])


def product(row: Cells) -> str | None:
    """The machine that SkuPriceDetails names, where it says that no system is sold with it; else
    SkuId; None where neither is there."""
    details = _details(row.get("SkuPriceDetails"))
    instance = next((details[key] for key in INSTANCE if key in details), None)
    system = next((details[key] for key in SYSTEM if key in details), None)
    plain = isinstance(system, str) and system.casefold() == PLAIN_SYSTEM
    return instance if isinstance(instance, str) and plain else row.get("SkuId")


def committed(row: Cells) -> bool | None:
    """Tell whether a commitment lowered the price; None where no column tells."""
    if row.get("CommitmentDiscountStatus") or row.get("CommitmentDiscountId"):
        return True
    if row.get("PricingCategory"):
        return bool(row["PricingCategory"] == "Committed")
    return False if "CommitmentDiscountId" in row else None


def _paid_elsewhere(row: Cells) -> bool:
    return row["ChargeCategory"] == "Purchase" and not row["EffectiveCost"]


def _details(text: str | None) -> dict[str, Any]:
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
