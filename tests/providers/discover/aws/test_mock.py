"""Reads a mock server of AWS over HTTP, with the real kit, as it would read AWS.

What the mock server does not do is named in HOLES, and covered by the synthetic answers of
test_listings.py and test_reader.py.
"""

from __future__ import annotations

import json
import logging
import urllib.request
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from tests.providers.discover.aws.reading import REGION, TWO, Whole, opened, whole
from tests.providers.discover.aws.synthetic import ACCOUNT

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
HOLES = {
    "resource-explorer-2:ListResources", "apprunner:ListServices", "lightsail:GetInstances",
    "redshift-serverless:ListNamespaces", "redshift-serverless:ListWorkgroups",
    "storagegateway:ListGateways", "elasticache:DescribeServerlessCaches",
}  # fmt: skip
"""Listings that the mock server answers with a failure. Beside them: ListBuckets tells no region
(the location is asked), DescribeSnapshots gives those of others too (left out by their owner)."""
INSTANCES, DATABASES, BUCKETS = "ec2:DescribeInstances", "rds:DescribeDBInstances", "s3:ListBuckets"


@pytest.fixture(scope="module")
def mock() -> Iterator[str]:
    """The address of the mock server; nothing is logged for each request."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def near(mock: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty cloud."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", mock)
    request = urllib.request.Request(f"{mock}/moto-api/reset", method="POST")
    urllib.request.urlopen(request, timeout=5).close()
    return mock


def client(service: str, region: str = REGION) -> Any:
    return boto3.client(service, region)


def machines(count: int, region: str, **tags: str) -> None:
    """Machines with tags."""
    told = [{"Key": key, "Value": value} for key, value in tags.items()]
    client("ec2", region).run_instances(
        ImageId="ami-12c6146b", MinCount=count, MaxCount=count, InstanceType="t3.micro",
        TagSpecifications=[{"ResourceType": "instance", "Tags": told}] if told else [],
    )  # fmt: skip


def bucket(name: str, region: str, *, public: bool) -> None:
    """A bucket, open to everybody by its policy, or closed by its block."""
    s3 = client("s3", region)
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": region})
    if not public:
        told = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
        block = dict.fromkeys(told, True)
        s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=block)
        return
    statement = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
                 "Resource": f"arn:aws:s3:::{name}/*"}  # fmt: skip
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    s3.put_bucket_policy(Bucket=name, Policy=json.dumps(policy))


def read(near: str, *listings: str, **options: Any) -> Whole:
    return whole(opened(near, attempts=1, regions=TWO, **options), *listings)


def test_machines_come_in_pages_with_their_tags_and_state(near: str) -> None:
    machines(3, REGION, charge="permis")
    machines(1, TWO[1])
    ended = client("ec2", TWO[1]).describe_instances()["Reservations"][0]["Instances"][0]
    machines(1, TWO[1], charge="autre")
    client("ec2", TWO[1]).terminate_instances(InstanceIds=[ended["InstanceId"]])
    seen = read(near, INSTANCES)
    assert seen.unread == {}
    assert [(one.region, one.tags) for one in seen.found] == [
        *[(REGION, {"charge": "permis"})] * 3, (TWO[1], {"charge": "autre"}),
    ]  # fmt: skip
    assert {one.attributes["InstanceType"] for one in seen.found} == {"t3.micro"}
    assert ended["InstanceId"] not in " ".join(seen.ids)


def test_buckets_tell_their_region_and_who_may_read_them(near: str) -> None:
    bucket("seau-ouvert", TWO[1], public=True)
    bucket("seau-ferme", REGION, public=False)
    tags = {"TagSet": [{"Key": "charge", "Value": "permis"}]}
    client("s3").put_bucket_tagging(Bucket="seau-ferme", Tagging=tags)
    seen = read(near, BUCKETS)
    assert seen.unread == {}
    told = {one.id.rsplit(":")[-1]: one for one in seen.found}
    assert {name: one.region for name, one in told.items()} == {
        "seau-ouvert": TWO[1], "seau-ferme": REGION,
    }  # fmt: skip
    assert told["seau-ouvert"].attributes["PolicyStatus"]["IsPublic"] is True
    assert told["seau-ouvert"].attributes["PublicAccessBlock"]["RestrictPublicBuckets"] is False
    assert told["seau-ferme"].attributes["PublicAccessBlock"]["RestrictPublicBuckets"] is True
    assert (told["seau-ouvert"].tags, told["seau-ferme"].tags) == ({}, {"charge": "permis"})
    assert told["seau-ferme"].attributes["AccountBlock"]["IgnorePublicAcls"] is False


def test_databases_tell_their_protection_and_size(near: str) -> None:
    for number, encrypted in enumerate((True, False)):
        client("rds").create_db_instance(
            DBInstanceIdentifier=f"base-{number}", Engine="postgres", AllocatedStorage=100,
            DBInstanceClass="db.t3.medium", StorageEncrypted=encrypted, MasterUsername="a",
            MasterUserPassword="synthetic-1", PubliclyAccessible=not encrypted,
        )  # fmt: skip
    seen = read(near, DATABASES)
    told = [(one.attributes["StorageEncrypted"], one.attributes["PubliclyAccessible"])
            for one in seen.found]  # fmt: skip
    assert told == [(True, False), (False, True)]
    assert {one.attributes["AllocatedStorage"] for one in seen.found} == {100}


def test_a_list_of_names_is_completed_one_by_one(near: str) -> None:
    dynamodb = client("dynamodb")
    for number in range(120):
        dynamodb.create_table(
            TableName=f"table-{number:03}", BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "a", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "a", "AttributeType": "S"}],
        )  # fmt: skip
    client("sqs").create_queue(QueueName="file", Attributes={"SqsManagedSseEnabled": "false"})
    seen = read(near, "dynamodb:ListTables", "sqs:ListQueues")
    assert seen.unread == {}
    tables = [one for one in seen.found if one.type == "dynamodb:table"]
    assert [one.id[-9:] for one in tables] == [f"table-{n:03}" for n in range(120)]
    assert all(one.attributes["Table"]["TableName"] == one.id[-9:] for one in tables)
    (queue,) = [one for one in seen.found if one.type == "sqs:queue"]
    assert queue.id == f"arn:aws:sqs:{REGION}:{ACCOUNT}:file"


def test_the_accounts_of_an_organisation_come_in_pages_and_a_role_enters_them(near: str) -> None:
    root = client("organizations")
    root.create_organization(FeatureSet="ALL")
    top = root.list_roots()["Roots"][0]["Id"]
    unit = root.create_organizational_unit(ParentId=top, Name="Permis")["OrganizationalUnit"]
    for number in range(31):
        status = root.create_account(AccountName=f"c{number}", Email=f"c{number}@exemple.quebec")
        if number == 0:
            inside = status["CreateAccountStatus"]["AccountId"]
    root.move_account(AccountId=inside, SourceParentId=top, DestinationParentId=unit["Id"])
    reader = opened(near, attempts=1, regions=TWO, role="lecture", accounts=(inside,))
    found = {one.id: one for one in opened(near, attempts=1, regions=TWO).accounts()}
    assert len(found) == 32
    assert list(found) == sorted(found)
    assert found[inside].path == ("Permis",)
    machines(1, REGION)
    seen = whole(reader, INSTANCES)
    assert (seen.ids, seen.unread) == ([], {}), "the other account is entered, and holds nothing"


def test_an_empty_account_leaves_only_the_holes_of_the_mock_server_unread(near: str) -> None:
    """What AWS makes by itself in each region is found, and said to be nothing else."""
    wanted = (*HOLES, "ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeSnapshots",
              "ec2:DescribeSecurityGroups", "events:ListEventBuses", "athena:ListWorkGroups",
              "kms:ListKeys", "sns:ListTopics", "logs:DescribeLogGroups", INSTANCES, BUCKETS,
              DATABASES, "efs:DescribeFileSystems", "secretsmanager:ListSecrets")  # fmt: skip
    seen = whole(opened(near, attempts=1, regions=(REGION,)), *wanted)
    assert {key.split("/")[-1] for key in seen.unread} == HOLES
    assert len(seen.parts) == len(wanted)
    made_by_aws = {"ec2:vpc", "ec2:subnet", "ec2:security-group", "events:event-bus",
                   "athena:workgroup"}  # fmt: skip
    assert {one.type for one in seen.found} == made_by_aws


def test_tags_are_read_across_regions(near: str) -> None:
    for region in TWO:
        machines(2, region, charge="permis")
    seen = read(near, "resourcegroupstaggingapi:GetResources")
    assert [(one.type, one.region, one.tags) for one in seen.found] == [
        ("ec2:instance", region, {"charge": "permis"}) for region in (*TWO[:1] * 2, *TWO[1:] * 2)
    ]
