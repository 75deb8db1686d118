"""One list of resources makes a plan and a cloud: both tell the same places, services and sizes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.discover.google.kits import Patience, clients
from courtier.providers.discover.google.reader import GoogleReader
from courtier.providers.discover.opened import open_inventory
from courtier.providers.discover.readers import Options
from courtier.providers.discover.whole import Asked, discover
from courtier.providers.plans.read import open_plan
from courtier.results.resources import NotExamined, Resource
from tests.providers.discover.google.cloud import Cloud, project, running
from tests.providers.plans.synthetic import change, plan, written

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
QUICK = Patience(first=0.001, growth=1.5, longest=0.01, whole=0.3, answer=2)
MONTREAL, TORONTO = "northamerica-northeast1", "northamerica-northeast2"


@dataclass(frozen=True)
class One:
    """A resource of the list: its name, its place, and its settings in each of the two words."""

    name: str
    planned: str
    listed: str
    location: str
    plan: dict[str, Any]
    data: dict[str, Any]

    @property
    def change(self) -> dict[str, Any]:
        """As Terraform plans it."""
        return change(f"{self.planned}.{self.name}", self.plan, provider="google")

    @property
    def row(self) -> dict[str, Any]:
        """As a search finds it."""
        service = self.listed.split("/")[0]
        return {
            "name": f"//{service}/projects/alpha/locations/{self.location}/x/{self.name}",
            "assetType": self.listed,
            "location": self.location,
            "labels": self.plan.get("labels", {}),
            "versionedResources": [{"version": "v1", "resource": self.data}],
        }


def shape(name: str) -> str:
    return f"https://www.googleapis.com/compute/v1/projects/alpha/zones/z/machineTypes/{name}"


LIST = [
    One("web", "google_compute_instance", "compute.googleapis.com/Instance", f"{MONTREAL}-a",
        {"zone": f"{MONTREAL}-a", "machine_type": "n2-standard-4", "labels": {"app": "permis"}},
        {"machineType": shape("n2-standard-4")}),
    One("essai", "google_compute_instance", "compute.googleapis.com/Instance", "us-central1-b",
        {"zone": "us-central1-b", "machine_type": "e2-small"}, {"machineType": shape("e2-small")}),
    One("disque", "google_compute_disk", "compute.googleapis.com/Disk", f"{MONTREAL}-b",
        {"zone": f"{MONTREAL}-b", "size": 200, "labels": {"app": "permis"}}, {"sizeGb": "200"}),
    One("pieces", "google_storage_bucket", "storage.googleapis.com/Bucket", MONTREAL,
        {"location": MONTREAL.upper(), "public_access_prevention": "enforced"},
        {"iamConfiguration": {"publicAccessPrevention": "enforced"}}),
    One("mondial", "google_storage_bucket", "storage.googleapis.com/Bucket", "us",
        {"location": "US", "public_access_prevention": "enforced"},
        {"iamConfiguration": {"publicAccessPrevention": "enforced"}}),
    One("base", "google_sql_database_instance", "sqladmin.googleapis.com/Instance", TORONTO,
        {"region": TORONTO, "settings": [{"tier": "db-custom-4-16384", "disk_size": 500,
                                          "ip_configuration": [{"ipv4_enabled": True}]}]},
        {"settings": {"tier": "db-custom-4-16384", "dataDiskSizeGb": "500",
                      "ipConfiguration": {"ipv4Enabled": True}}}),
    One("cache", "google_redis_instance", "redis.googleapis.com/Instance", MONTREAL,
        {"region": MONTREAL, "memory_size_gb": 5}, {"memorySizeGb": 5}),
    One("partage", "google_filestore_instance", "file.googleapis.com/Instance", MONTREAL,
        {"location": MONTREAL, "file_shares": [{"capacity_gb": 1024}]},
        {"fileShares": [{"capacityGb": "1024"}]}),
    One("cle", "google_kms_key_ring", "cloudkms.googleapis.com/KeyRing", MONTREAL,
        {"location": MONTREAL}, {}),
    One("reseau", "google_compute_network", "compute.googleapis.com/Network", "global", {}, {}),
]  # fmt: skip


@pytest.fixture(scope="module")
def facts(knowledge: Knowledge) -> ResourceFacts:
    return resource_facts(knowledge)


def planned(folder: Path, facts: ResourceFacts) -> dict[str, Resource]:
    """What a plan of the list tells, by name."""
    path = written(folder, plan([one.change for one in LIST]))
    return dict(named(open_plan(path, "plan.json", facts).resources()))


def listed(folder: Path, facts: ResourceFacts) -> dict[str, Resource]:
    """What a cloud of the list tells, by name."""
    from google.auth.credentials import AnonymousCredentials

    cloud = Cloud(projects=[project("alpha", 1001)], assets={"alpha": [one.row for one in LIST]})
    output = folder / "inventory.jsonl"
    with running(cloud):
        reader = GoogleReader(clients(AnonymousCredentials(), cloud.base), Options(), QUICK)
        discover(reader, Asked(output, date(2026, 11, 21), Options(), "k"), facts)
    return dict(named(open_inventory(str(output), "inventory.jsonl", facts).resources()))


def named(found: Iterator[Resource | NotExamined]) -> Iterator[tuple[str, Resource]]:
    for one in found:
        assert isinstance(one, Resource)
        yield one.address.replace(".", "/").rsplit("/", 1)[-1], one


def told(one: Resource) -> dict[str, Any]:
    """What both must tell alike; a machine type is the last part of its address."""
    sizes = {word: one.size[word].rsplit("/", 1)[-1] for word in ("shape", "gib", "count")
             if word in one.size}  # fmt: skip
    place = (one.place.regions, one.place.countries, one.place.why)
    return {"need": one.need, "service": one.service, "place": place, "sizes": sizes,
            "encrypted": one.encrypted, "public": one.public.holds,
            "tags": dict(one.tags or {})}  # fmt: skip


def test_the_plan_and_the_cloud_tell_the_same(tmp_path: Path, facts: ResourceFacts) -> None:
    plan, cloud = planned(tmp_path, facts), listed(tmp_path, facts)
    assert set(plan) == set(cloud) == {one.name for one in LIST}
    for name in plan:
        assert told(plan[name]) == told(cloud[name]), name
    assert told(cloud["web"])["sizes"] == {"shape": "n2-standard-4"}
    assert told(cloud["base"])["sizes"] == {"shape": "db-custom-4-16384", "gib": "500"}
    assert cloud["mondial"].place.countries == ("US",)
