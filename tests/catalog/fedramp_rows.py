"""The rows of the official feed as offerings, and small ones of the same shape."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.records.offerings import Offering
from tests.catalog.build import EVIDENCE, certification, offering

TABLE = Path(__file__).parents[3] / "shared" / "data" / "fedramp-products.csv"
PLACE = "aws:us-east-1"
STATUSES = {
    "Authorized": "active",
    "FedRAMP Authorized": "active",
    "FedRAMP In Process": "in-progress",
    "No Status Found (Delisted)": "delisted",
}

Row = dict[str, str]


def feed_rows() -> list[Row]:
    """Every real row, or a skip that says why."""
    if not TABLE.is_file():
        pytest.skip("the table of the official feed is not beside the checkout")
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def hosts(row: Row) -> list[str]:
    """The ids that a row stands on."""
    return [name.lower() for name in row["leverages_fedramp_ids"].split(";") if name]


def successor_pairs(rows: list[Row]) -> dict[str, str]:
    """The id that follows each id: the same one with letters after it."""
    ids = {row["fedramp_id"] for row in rows}
    found = {}
    for name in ids:
        base = re.sub("[A-Z]+$", "", name)
        if base != name and base in ids:
            found[base.lower()] = name.lower()
    return found


def as_offering(row: Row, *, both: bool = False, flat: bool = False, **parts: Any) -> Offering:
    """A row as an offering in one place; ``both`` keeps its public status beside the internal one.

    ``flat`` leaves out what it stands on.
    """
    name = row["fedramp_id"].lower()
    twenty = row["impact_level"].startswith("20x")
    public = STATUSES.get(row["public_status"], "unknown")
    claim = certification(
        id=f"{name}.claim",
        type="fedramp-20x" if twenty else "fedramp-rev5",
        level=row["impact_level"],
        status=STATUSES.get(row["internal_status"], "unknown"),
        regions=[PLACE],
        other_statuses=[{"status": public, "evidence": EVIDENCE | {"as_of": "2026-05-30"}}]
        if both
        else [],
    )
    whole = {
        "name": {"fr": row["offering"], "en": row["offering"]},
        "regions": [PLACE],
        "hosted_on": [] if flat else hosts(row),
        "certifications": [claim],
    }
    return offering(name, **(whole | parts))
