"""Small bills in the FOCUS format, synthetic, written by the tests themselves."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from courtier.knowledge.door import Knowledge
from courtier.providers.focus.columns import focus_columns

MANDATORY = [c.name for c in focus_columns(Knowledge()).values() if c.mandatory]


def charge(**other: Any) -> dict[str, Any]:
    """One row of usage of April 2027: 100 hours of machines for 10 dollars."""
    given: dict[str, Any] = dict.fromkeys(MANDATORY, "x") | {
        "BilledCost": "10",
        "EffectiveCost": "10",
        "ListCost": "10",
        "ContractedCost": "10",
        "BillingCurrency": "CAD",
        "BillingPeriodStart": "2027-04-01T00:00:00Z",
        "BillingPeriodEnd": "2027-05-01T00:00:00Z",
        "ChargePeriodStart": "2027-04-01T00:00:00Z",
        "ChargePeriodEnd": "2027-05-01T00:00:00Z",
        "ChargeCategory": "Usage",
        "ChargeClass": "",
        "ServiceCategory": "Compute",
        "PricingQuantity": "100",
        "PricingUnit": "Hours",
    }
    return given | other


def as_csv(rows: list[dict[str, Any]]) -> str:
    """The rows as a CSV text, the columns of the first one."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def bill_file(folder: Path, rows: list[dict[str, Any]], name: str = "facture.csv") -> Path:
    """A CSV file of the rows."""
    path = folder / name
    path.write_text(as_csv(rows), encoding="utf-8")
    return path
