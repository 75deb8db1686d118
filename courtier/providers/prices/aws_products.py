"""Which products of an AWS offer file have a row, and what the row is called."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

HOUR = {"Hrs": "hour"}
GB_MONTH = {"GB-Mo": "GB-month"}
_TIERS = {"0": "S3 Standard first 50 TB"}
_GIB = re.compile(r"([\d,.]+) GiB\Z")
_ENGINES = {"PostgreSQL": "managed-postgres", "MySQL": "managed-mysql"}
_LINUX = {
    "operatingSystem": "Linux", "tenancy": "Shared", "preInstalledSw": "NA",
    "capacitystatus": "Used",
}  # fmt: skip
_ZONES = ("Single-AZ", "Multi-AZ")


@dataclass(frozen=True)
class Product:
    """A product that has a row: its service and name here, its size, its units here by theirs."""

    service: str
    sku: str
    vcpu: Decimal | None = None
    memory_gib: Decimal | None = None
    units: Mapping[str, str] = field(default_factory=lambda: HOUR)

    def tier(self, begins: str) -> str | None:
        """The name of the row of a graduated band; None for a band without one."""
        if self.service == "object-storage":
            return _TIERS.get(begins, f"{self.sku} from {begins} GB")
        return self.sku if begins == "0" else None


def _machine_or_disk(product: Any) -> Product | None:
    said = product["attributes"]
    family = str(product.get("productFamily", ""))
    if family.startswith("Compute Instance"):
        whole = all(said.get(key) == value for key, value in _LINUX.items())
        name = said.get("instanceType")
        return Product("vm-linux", name, *_size(said)) if whole and name else None
    name = said.get("volumeApiName")
    if family == "Storage" and name:
        return Product("block-storage", f"EBS {name}", units=GB_MONTH)
    return None


def _database(product: Any) -> Product | None:
    said = product["attributes"]
    service = _ENGINES.get(said.get("databaseEngine", ""))
    zones, name = said.get("deploymentOption"), said.get("instanceType")
    if product.get("productFamily") != "Database Instance" or not (service and name):
        return None
    if zones not in _ZONES:
        return None
    return Product(service, f"{name} {zones.lower()}", *_size(said))


def _bucket(product: Any) -> Product | None:
    said = product["attributes"]
    if product.get("productFamily") == "Storage" and said.get("volumeType") == "Standard":
        return Product("object-storage", "S3 Standard", units=GB_MONTH)
    return None


def _size(said: Mapping[str, Any]) -> tuple[Decimal | None, Decimal | None]:
    """vCPU and GiB of a machine; None where they are not written plainly."""
    vcpu, memory = str(said.get("vcpu", "")), _GIB.match(str(said.get("memory", "")))
    return (
        Decimal(vcpu) if vcpu.isdigit() and int(vcpu) else None,
        Decimal(memory[1].replace(",", "")) if memory else None,
    )


WANTED: dict[str, Callable[[Any], Product | None]] = {
    "AmazonEC2": _machine_or_disk,
    "AmazonRDS": _database,
    "AmazonS3": _bucket,
}
"""What is kept of each offer file."""
