"""The list of tests/agreement, made in a mock AWS over HTTP: what the kit tells is what is planned.

The mock server gives each machine a disk of its own, which the list did not ask for: left out.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import resource_facts
from courtier.providers.discover.cloud import Part
from courtier.providers.discover.opened import open_inventory
from courtier.providers.discover.whole import discover
from courtier.providers.plans.read import open_plan
from courtier.results.inventory import Found
from courtier.results.resources import Resource
from tests.agreement.one_list import REGIONS, Thing, things, write_plan
from tests.providers.discover.aws.reading import opened, whole
from tests.providers.discover.fake import Fake
from tests.providers.discover.test_run import asked

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
OURS = [thing for thing in things() if thing.cloud == "aws"]
LISTINGS = (
    "ec2:DescribeInstances", "ec2:DescribeVolumes", "s3:ListBuckets", "rds:DescribeDBInstances",
)  # fmt: skip
SIZES = ("shape", "gib")


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a mock server that holds the list."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    for thing in OURS:
        make(thing)
    yield f"http://{host}:{port}"
    server.stop()


def make(thing: Thing) -> None:
    """Make one thing, with its number and its project as tags."""
    pairs = {"numero": thing.name, "projet": thing.project}
    tags = [{"Key": key, "Value": value} for key, value in pairs.items()]
    ec2, region = boto3.client("ec2", thing.region), thing.region
    if thing.kind == "machine":
        ec2.run_instances(
            ImageId="ami-12c6146b", MinCount=1, MaxCount=1, InstanceType=thing.shape,
            TagSpecifications=[{"ResourceType": "instance", "Tags": tags}],
        )  # fmt: skip
    elif thing.kind == "disk":
        ec2.create_volume(
            Size=thing.gib, AvailabilityZone=thing.zone, Encrypted=True,
            TagSpecifications=[{"ResourceType": "volume", "Tags": tags}],
        )  # fmt: skip
    elif thing.kind == "bucket":
        s3 = boto3.client("s3", region)
        place = {"LocationConstraint": region}
        more: dict[str, Any] = {"CreateBucketConfiguration": place}
        s3.create_bucket(Bucket=thing.name, **(more if region != "us-east-1" else {}))
        s3.put_bucket_tagging(Bucket=thing.name, Tagging={"TagSet": tags})
    else:
        boto3.client("rds", region).create_db_instance(
            DBInstanceIdentifier=thing.name, Engine="postgres", DBInstanceClass=thing.shape,
            AllocatedStorage=thing.gib, StorageEncrypted=True, Tags=tags,
            MasterUsername="synthetic", MasterUserPassword="synthetic-secret-key",
        )  # fmt: skip


def test_what_the_kit_tells_is_what_is_planned(near: str, tmp_path: Path) -> None:
    knowledge = Knowledge()
    facts = resource_facts(knowledge)
    seen = whole(opened(near, attempts=1, regions=REGIONS["aws"]), *LISTINGS)
    assert seen.unread == {}
    rows: list[Found] = [one for one in seen.found if "numero" in (one.tags or {})]
    assert len(rows) == len(OURS) == 24
    discover(Fake({Part("1", "", "kit"): rows}, cloud="aws"), asked(tmp_path), facts)
    path = tmp_path / "inventory.jsonl"
    assert "synthetic-secret-key" not in path.read_text("utf-8")
    found = {
        (row.tags or {})["numero"]: resource
        for row, resource in open_inventory(str(path), "i", facts).rows()
    }
    plan = open_plan(str(write_plan(tmp_path, OURS)), "plan.json", facts)
    for one in plan.resources():
        assert isinstance(one, Resource)
        other = found.pop(one.address.rpartition(".")[2])
        assert isinstance(other, Resource)
        assert one.place == other.place
        assert (one.need, one.service) == (other.need, other.service)
        sizes = [{word: said.size.get(word) for word in SIZES} for said in (one, other)]
        assert sizes[0] == sizes[1]
    assert found == {}
