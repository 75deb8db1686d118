"""What the adapters of the three clouds tell, priced with the real tables and the real list.

Amounts are in US dollars of the list, at a rate of 1: hours of the list price × 730, or GiB, or
steps.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from courtier.cost.facts import CostFacts, cost_facts
from courtier.cost.running.inventory import RunningCase, running_cost
from courtier.knowledge.door import Knowledge
from courtier.knowledge.resource_prices import PaidParts, resource_prices
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.discover.lines import line_of
from courtier.providers.discover.opened import open_inventory
from courtier.providers.discover.writing import write_inventory
from courtier.results.inventory import Cloud, Found, Inventory
from courtier.results.running import RunningCost

DAY = date(2026, 11, 21)
PROVIDERS = {"aws": "aws", "azure": "azure", "google": "gcp"}
VM = "https://www.googleapis.com/compute/v1/projects/p/zones/z/machineTypes/n2-standard-4"
DEBIAN = "https://www.googleapis.com/compute/v1/projects/debian-cloud/global/licenses/debian-12"
WINDOWS = "https://www.googleapis.com/compute/v1/projects/w/global/licenses/windows-server-2022-dc"
SSD = "https://www.googleapis.com/compute/v1/projects/p/zones/z/diskTypes/pd-ssd"
PRICED: dict[str, tuple[Cloud, str, str, dict[str, Any], tuple[str, str]]] = {
    "aws-linux": ("aws", "ec2:instance", "ca-central-1",
                  {"InstanceType": "m5a.xlarge", "PlatformDetails": "Linux/UNIX",
                   "State": {"Name": "running"}, "InstanceLifecycle": "on-demand"},
                  ("vm-linux", "m5a.xlarge")),
    "aws-windows": ("aws", "ec2:instance", "ca-central-1",
                    {"InstanceType": "c6i.xlarge", "PlatformDetails": "Windows",
                     "State": {"Name": "running"}}, ("vm-windows", "c6i.xlarge")),
    "aws-database": ("aws", "rds:db", "ca-central-1",
                     {"Engine": "mysql", "DBInstanceClass": "db.m5.large", "MultiAZ": True,
                      "DBInstanceStatus": "available"}, ("managed-mysql", "db.m5.large multi-az")),
    "azure-linux": ("azure", "microsoft.compute/virtualmachines", "canadacentral",
                    {"properties": {"hardwareProfile": {"vmSize": "Standard_D2s_v3"},
                                    "storageProfile": {"osDisk": {"osType": "Linux"}}}},
                    ("vm-linux", "Standard_D2s_v3")),
    "azure-disk": ("azure", "microsoft.compute/disks", "canadacentral",
                   {"sku": {"name": "Premium_LRS"},
                    "properties": {"diskSizeGB": 128, "tier": "P10"}},
                   ("block-storage", "Premium SSD Managed Disks P10 LRS")),
    "google-linux": ("google", "compute.googleapis.com/Instance", "northamerica-northeast1-a",
                     {"machineType": VM, "status": "RUNNING", "disks": [{"licenses": [DEBIAN]}]},
                     ("vm-linux", "n2-standard-4")),
    "google-disk": ("google", "compute.googleapis.com/Disk", "northamerica-northeast1-a",
                    {"type": SSD, "sizeGb": "200"}, ("block-storage", "ssd persistent disk")),
    "google-database": ("google", "sqladmin.googleapis.com/Instance", "northamerica-northeast1",
                        {"databaseVersion": "POSTGRES_15",
                         "settings": {"tier": "db-n1-standard-2", "availabilityType": "ZONAL"}},
                        ("managed-postgres", "db-N1Standard-2-7.5")),
}  # fmt: skip
SIZES = {"google-disk": Decimal(200)}
WITHOUT: dict[str, tuple[Cloud, str, str, dict[str, Any], str]] = {
    "azure deallocated": ("azure", "microsoft.compute/virtualmachines", "canadacentral",
                          {"properties": {"hardwareProfile": {"vmSize": "Standard_D2s_v3"},
                           "extended": {"instanceView": {"powerState":
                                                         {"code": "PowerState/deallocated"}}}}},
                          "stopped"),
    "azure windows": ("azure", "microsoft.compute/virtualmachines", "canadacentral",
                      {"properties": {"hardwareProfile": {"vmSize": "Standard_D2s_v3"},
                                      "storageProfile": {"osDisk": {"osType": "Windows"}}}},
                      "no-price"),
    "azure spot": ("azure", "microsoft.compute/virtualmachines", "canadacentral",
                   {"properties": {"priority": "Spot"}}, "at-market"),
    "google stopped": ("google", "compute.googleapis.com/Instance", "northamerica-northeast1-b",
                       {"machineType": VM, "status": "TERMINATED"}, "stopped"),
    "google windows": ("google", "compute.googleapis.com/Instance", "northamerica-northeast1-b",
                       {"machineType": VM, "status": "RUNNING",
                        "disks": [{"licenses": [WINDOWS]}]}, "no-price"),
    "google elsewhere": ("google", "compute.googleapis.com/Disk", "europe-west1-b",
                         {"type": SSD, "sizeGb": "200"}, "no-price"),
    "google bucket": ("google", "storage.googleapis.com/Bucket", "northamerica-northeast1", {},
                      "by-use"),
    "aws bucket": ("aws", "s3:bucket", "ca-central-1", {}, "by-use"),
    "aws told by its tags alone": ("aws", "ec2:instance", "ca-central-1", {}, "size-unknown"),
    "aws stopped": ("aws", "ec2:instance", "ca-central-1",
                    {"InstanceType": "m5a.xlarge", "PlatformDetails": "Linux/UNIX",
                     "State": {"Name": "stopped"}}, "stopped"),
}  # fmt: skip


@pytest.fixture(scope="module")
def known() -> tuple[CostFacts, PaidParts, ResourceFacts]:
    knowledge = Knowledge()
    return cost_facts(knowledge, DAY), resource_prices(knowledge), resource_facts(knowledge)


def _found(type: str, region: str, attributes: dict[str, Any]) -> Found:
    return Found(id="id", type=type, account="a", region=region, tags={}, attributes=attributes)


def _head(cloud: Cloud, resources: int) -> Inventory:
    return Inventory(
        schema="courtier/inventory/1", cloud=cloud, read_on=DAY, courtier="0", knowledge="0",
        resources=resources, complete=True,
    )  # fmt: skip


def _cost(path: Path, known: tuple[CostFacts, PaidParts, ResourceFacts]) -> RunningCost:
    facts, table, types = known
    opened = open_inventory(str(path), path.name, types)
    rates = {"USD": Decimal(1)}
    return running_cost(RunningCase(opened, facts, table, DAY, rates=rates)).running


def _one(path: Path, cloud: Cloud, found: Found) -> Path:
    write_inventory(path, _head(cloud, 1), [line_of(found)], force=False)
    return path


@pytest.mark.parametrize("name", PRICED)
def test_what_a_cloud_tells_finds_its_list_price(
    name: str, known: tuple[CostFacts, PaidParts, ResourceFacts], tmp_path: Path
) -> None:
    cloud, type_, region, attributes, (service, sku) = PRICED[name]
    path = _one(tmp_path / "i.jsonl", cloud, _found(type_, region, attributes))
    found = _cost(path, known)
    (line,) = found.lines
    assert line.sku == sku
    place = region.removesuffix("-a")
    listed = [
        row
        for row in known[0].prices
        if (row.provider, row.region, row.service, row.sku, row.term)
        == (PROVIDERS[cloud], place, service, sku, "on-demand")
    ]
    monthly = {
        row.price * SIZES.get(name, Decimal(1)) * (730 if row.unit == "hour" else 1)
        for row in listed
    }
    assert abs(line.monthly - min(monthly)) <= Decimal("0.005")
    assert found.monthly == line.monthly > 0


@pytest.mark.parametrize("name", WITHOUT)
def test_what_has_no_price_is_told_and_not_nil(
    name: str, known: tuple[CostFacts, PaidParts, ResourceFacts], tmp_path: Path
) -> None:
    cloud, type_, region, attributes, why = WITHOUT[name]
    found = _cost(_one(tmp_path / "i.jsonl", cloud, _found(type_, region, attributes)), known)
    assert why in {each.why for each in found.not_priced}
    assert found.monthly is None


def test_lines_of_json_and_parquet_cost_the_same(
    known: tuple[CostFacts, PaidParts, ResourceFacts], tmp_path: Path
) -> None:
    pytest.importorskip("duckdb")
    cloud, type_, region, attributes, _ = PRICED["aws-linux"]
    found = _found(type_, region, attributes)
    one = _cost(_one(tmp_path / "i.jsonl", cloud, found), known)
    other = _cost(_one(tmp_path / "i.parquet", cloud, found), known)
    assert one.lines == other.lines
    assert one.monthly == other.monthly is not None
