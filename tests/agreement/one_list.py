"""One list of things in clouds, told twice: as a Terraform plan, and as their cloud lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any, Literal

from courtier.knowledge.resources import ResourceFacts
from courtier.providers.discover.cloud import Part
from courtier.providers.discover.readers import Options
from courtier.providers.discover.whole import Asked, discover
from courtier.results.inventory import Cloud, Found
from tests.providers.discover.fake import Fake
from tests.providers.plans import synthetic

Kind = Literal["machine", "disk", "bucket", "database"]
REGIONS: dict[Cloud, tuple[str, ...]] = {
    "aws": ("ca-central-1", "ca-west-1", "us-east-1"),
    "azure": ("canadacentral", "canadaeast", "francecentral"),
    "google": ("northamerica-northeast1", "northamerica-northeast2", "us-central1"),
}
"""Of each cloud, two regions in Canada and one elsewhere."""
ZONES: dict[Cloud, str] = {"aws": "{}a", "azure": "{}", "google": "{}-b"}
"""How each cloud writes the place of a machine or of a disk."""
MACHINES: dict[Cloud, tuple[str, ...]] = {
    "aws": ("m6i.large", "t3.medium"),
    "azure": ("Standard_D2s_v5", "Standard_B2ms"),
    "google": ("e2-standard-4", "n2-standard-2"),
}
DATABASES: dict[Cloud, str] = {
    "aws": "db.t3.medium", "azure": "GP_Standard_D2s_v3", "google": "db-custom-2-8192",
}  # fmt: skip
KINDS: tuple[Kind, ...] = ("machine", "disk", "bucket", "database")


@dataclass(frozen=True)
class Thing:
    """One thing: its number, its cloud, what it is, where, and how large (a shape, GiB)."""

    number: int
    cloud: Cloud
    kind: Kind
    region: str
    shape: str
    gib: int
    project: str

    @property
    def name(self) -> str:
        """The name that both tellings bear."""
        return f"n{self.number:03d}"

    @property
    def zone(self) -> str:
        """Its place as a machine or a disk tells it."""
        return ZONES[self.cloud].format(self.region)


def things(projects: Sequence[str] = ("permis",)) -> list[Thing]:
    """Each kind in each region of each cloud, twice, with sizes that all differ."""
    found: list[Thing] = []
    names = cycle(projects)
    for cloud, regions in REGIONS.items():
        for turn in range(2):
            for region in regions:
                for kind in KINDS:
                    shape = DATABASES[cloud] if kind == "database" else MACHINES[cloud][turn]
                    number = len(found)
                    gib = 32 + 4 * number
                    found.append(Thing(number, cloud, kind, region, shape, gib, next(names)))
    return found


TERRAFORM: dict[tuple[Cloud, Kind], str] = {
    ("aws", "machine"): "aws_instance", ("aws", "disk"): "aws_ebs_volume",
    ("aws", "bucket"): "aws_s3_bucket", ("aws", "database"): "aws_db_instance",
    ("azure", "machine"): "azurerm_linux_virtual_machine",
    ("azure", "disk"): "azurerm_managed_disk",
    ("azure", "bucket"): "azurerm_storage_account",
    ("azure", "database"): "azurerm_postgresql_flexible_server",
    ("google", "machine"): "google_compute_instance", ("google", "disk"): "google_compute_disk",
    ("google", "bucket"): "google_storage_bucket",
    ("google", "database"): "google_sql_database_instance",
}  # fmt: skip
TYPES: dict[tuple[Cloud, Kind], str] = {
    ("aws", "machine"): "ec2:instance", ("aws", "disk"): "ec2:volume",
    ("aws", "bucket"): "s3:bucket", ("aws", "database"): "rds:db",
    ("azure", "machine"): "microsoft.compute/virtualmachines",
    ("azure", "disk"): "microsoft.compute/disks",
    ("azure", "bucket"): "microsoft.storage/storageaccounts",
    ("azure", "database"): "microsoft.dbforpostgresql/flexibleservers",
    ("google", "machine"): "compute.googleapis.com/Instance",
    ("google", "disk"): "compute.googleapis.com/Disk",
    ("google", "bucket"): "storage.googleapis.com/Bucket",
    ("google", "database"): "sqladmin.googleapis.com/Instance",
}  # fmt: skip


def planned(thing: Thing) -> dict[str, Any]:
    """What a plan writes of a thing."""
    tags = {"projet": thing.project}
    if thing.cloud == "aws":
        after = {"region": thing.region, "tags": tags, "tags_all": tags, **_of_aws(thing)}
    elif thing.cloud == "azure":
        after = {"location": thing.region, "tags": tags, **_of_azure(thing)}
    else:
        after = {"effective_labels": tags, "labels": tags, **_of_google(thing)}
    provider = {"aws": "aws", "azure": "azurerm", "google": "google"}[thing.cloud]
    address = f"{TERRAFORM[thing.cloud, thing.kind]}.{thing.name}"
    return synthetic.change(address, after, provider=provider)


def _of_aws(thing: Thing) -> dict[str, Any]:
    said: dict[Kind, dict[str, Any]] = {
        "machine": {"instance_type": thing.shape, "availability_zone": thing.zone},
        "disk": {"size": thing.gib, "encrypted": True, "availability_zone": thing.zone},
        "bucket": {"bucket": thing.name},
        "database": {"instance_class": thing.shape, "allocated_storage": thing.gib,
                     "engine": "postgres", "storage_encrypted": True},
    }  # fmt: skip
    return said[thing.kind]


def _of_azure(thing: Thing) -> dict[str, Any]:
    said: dict[Kind, dict[str, Any]] = {
        "machine": {"size": thing.shape},
        "disk": {"disk_size_gb": thing.gib},
        "bucket": {"account_tier": "Standard"},
        "database": {"sku_name": thing.shape, "storage_mb": thing.gib * 1024},
    }
    return said[thing.kind]


def _of_google(thing: Thing) -> dict[str, Any]:
    said: dict[Kind, dict[str, Any]] = {
        "machine": {"machine_type": thing.shape, "zone": thing.zone},
        "disk": {"size": thing.gib, "zone": thing.zone},
        "bucket": {"location": thing.region.upper()},
        "database": {"region": thing.region, "settings": [
            {"tier": thing.shape, "disk_size": thing.gib, "user_labels": {"projet": thing.project}}
        ]},
    }  # fmt: skip
    return said[thing.kind]


def listed(thing: Thing) -> Found:
    """What its cloud tells of a thing, as the adapter of that cloud gives it."""
    makers = {"aws": _aws_found, "azure": _azure_found, "google": _google_found}
    id, region, attributes = makers[thing.cloud](thing)
    return Found(
        id=id,
        type=TYPES[thing.cloud, thing.kind],
        region=region,
        tags={"projet": thing.project},
        attributes=attributes,
    )


_Told = tuple[str, str, dict[str, Any]]


def _aws_found(thing: Thing) -> _Told:
    said: dict[Kind, dict[str, Any]] = {
        "machine": {"InstanceType": thing.shape, "Placement": {"AvailabilityZone": thing.zone}},
        "disk": {"Size": thing.gib, "Encrypted": True, "AvailabilityZone": thing.zone},
        "bucket": {"Name": thing.name},
        "database": {"DBInstanceClass": thing.shape, "AllocatedStorage": thing.gib,
                     "Engine": "postgres", "StorageEncrypted": True},
    }  # fmt: skip
    id = f"arn:aws:x:{thing.region}:111122223333:{thing.kind}/{thing.name}"
    return id, thing.region, said[thing.kind]


def _azure_found(thing: Thing) -> _Told:
    said: dict[Kind, dict[str, Any]] = {
        "machine": {"properties": {"hardwareProfile": {"vmSize": thing.shape}}},
        "disk": {"properties": {"diskSizeGB": thing.gib}},
        "bucket": {"sku": {"name": "Standard_LRS"}, "properties": {}},
        "database": {"sku": {"name": thing.shape.removeprefix("GP_")},
                     "properties": {"storage": {"storageSizeGB": thing.gib}}},
    }  # fmt: skip
    id = f"/subscriptions/s/resourceGroups/g/providers/{thing.kind}/{thing.name}"
    return id, thing.region, {"location": thing.region, **said[thing.kind]}


def _google_found(thing: Thing) -> _Told:
    machine = f"https://compute.example/projects/p/zones/{thing.zone}/machineTypes/{thing.shape}"
    said: dict[Kind, dict[str, Any]] = {
        "machine": {"machineType": machine},
        "disk": {"sizeGb": str(thing.gib)},
        "bucket": {"location": thing.region.upper()},
        "database": {"settings": {"tier": thing.shape, "dataDiskSizeGb": str(thing.gib)}},
    }
    zonal = thing.kind in ("machine", "disk")
    id = f"//x.example/projects/p/{thing.kind}/{thing.name}"
    return id, thing.zone if zonal else thing.region, said[thing.kind]


def write_plan(folder: Path, chosen: Sequence[Thing]) -> Path:
    """The plan that makes things."""
    return Path(synthetic.written(folder, synthetic.plan([planned(thing) for thing in chosen])))


def write_inventories(
    folder: Path, chosen: Sequence[Thing], facts: ResourceFacts, knowledge: str
) -> Iterator[tuple[Cloud, Path]]:
    """The inventory of each cloud that has things, read by a run as any other."""
    for cloud in REGIONS:
        rows = [listed(thing) for thing in chosen if thing.cloud == cloud]
        path = folder / f"{cloud}.jsonl"
        reader = Fake({Part("one", "", "listing"): rows}, cloud=cloud)
        discover(reader, Asked(path, date(2026, 11, 21), Options(), knowledge), facts)
        yield cloud, path
