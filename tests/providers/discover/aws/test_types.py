"""What the rows of types make of the answers of AWS: protection, place, service and size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.discover.aws.arns import parsed
from courtier.providers.resources.attributes import Attributes
from courtier.providers.resources.build import Builder, Entry
from courtier.results.resources import Place, Resource

OPEN = {"BlockPublicAcls": False, "IgnorePublicAcls": False, "BlockPublicPolicy": False,
        "RestrictPublicBuckets": False}  # fmt: skip
IGNORED = {**OPEN, "IgnorePublicAcls": True}
SHUT = dict.fromkeys(OPEN, True)
ALL = "http://acs.amazonaws.com/groups/global/AllUsers"
OWNER = [{"Grantee": {"URI": ""}}]
WORLD = [*OWNER, {"Grantee": {"URI": ALL}}]


@pytest.fixture(scope="module")
def facts(knowledge: Knowledge) -> ResourceFacts:
    return resource_facts(knowledge)


def built(facts: ResourceFacts, type: str, attributes: Mapping[str, Any]) -> Resource:
    told = {"region": "ca-central-1", **attributes}
    entry = Entry("x", type, "found", Attributes(told), Place(why="not-told"))
    return Builder("aws", facts).resource(entry)


def bucket(public: bool, block: Any, account: Any, grants: Any = OWNER) -> dict[str, Any]:
    return {
        "PolicyStatus": {"IsPublic": public}, "PublicAccessBlock": block,
        "AccountBlock": account, "Grants": grants,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        (bucket(False, OPEN, OPEN), None),  # an object may have a list of its own
        (bucket(False, IGNORED, OPEN), False),
        (bucket(False, OPEN, IGNORED), False),
        (bucket(True, IGNORED, OPEN), True),
        (bucket(True, OPEN, OPEN), True),
        (bucket(True, SHUT, OPEN), False),
        (bucket(True, OPEN, SHUT), False),
        (bucket(False, OPEN, OPEN, WORLD), True),
        (bucket(False, SHUT, OPEN, WORLD), False),
        (bucket(False, OPEN, SHUT, WORLD), False),
        ({"PublicAccessBlock": SHUT}, False),
        ({"PublicAccessBlock": OPEN}, None),
        ({"PolicyStatus": {"IsPublic": True}, "PublicAccessBlock": OPEN}, None),
        ({"PolicyStatus": {"IsPublic": False}}, None),
        ({}, None),
    ],
)
def test_a_bucket_is_public_where_nothing_holds_it(
    facts: ResourceFacts, attributes: dict[str, Any], told: bool | None
) -> None:
    assert built(facts, "s3:bucket", attributes).public.holds is told


@pytest.mark.parametrize(
    ("type", "attributes", "told"),
    [
        ("transfer:server", {"EndpointType": "PUBLIC"}, True),
        ("transfer:server", {"EndpointType": "VPC_ENDPOINT"}, False),
        ("transfer:server", {"EndpointType": "VPC"}, None),  # it may have public addresses
        ("rds:db", {"PubliclyAccessible": False}, False),
        ("rds:db", {}, None),
        ("ec2:image", {"Public": True}, True),
        ("ec2:snapshot", {"Encrypted": True}, None),
        ("ec2:security-group", {}, None),
        ("es:domain", {"DomainStatus": {"VPCOptions": {"VPCId": "vpc-1"}}}, False),
        ("es:domain", {"DomainStatus": {}}, None),
        ("sagemaker:notebook-instance", {"InstanceType": "ml.t3.medium"}, None),
    ],
)
def test_what_is_closed_is_proven_to_be(
    facts: ResourceFacts, type: str, attributes: dict[str, Any], told: bool | None
) -> None:
    assert built(facts, type, attributes).public.holds is told


@pytest.mark.parametrize(
    ("type", "attributes", "told"),
    [
        ("firehose:deliverystream", {"Stream": {"DeliveryStreamName": "x"}}, None),
        (
            "firehose:deliverystream",
            {"Stream": {"DeliveryStreamEncryptionConfiguration": {"Status": "DISABLED"}}},
            False,
        ),
        ("ec2:volume", {"Encrypted": True}, True),
        ("ec2:volume", {"Encrypted": False}, False),
        ("ec2:volume", {}, None),
        ("rds:db", {"StorageEncrypted": False}, False),
        ("rds:db", {}, None),
        ("dynamodb:table", {}, True),
        ("sqs:queue", {"Attributes": {"SqsManagedSseEnabled": "true"}}, True),
        (
            "sqs:queue",
            {"Attributes": {"SqsManagedSseEnabled": "false", "KmsMasterKeyId": "k"}},
            True,
        ),
        (
            "sqs:queue",
            {"Attributes": {"SqsManagedSseEnabled": "false", "KmsMasterKeyId": ""}},
            False,
        ),
        ("sqs:queue", {}, None),
        ("sns:topic", {"Attributes": {"KmsMasterKeyId": ""}}, False),
        ("sns:topic", {"Attributes": {"KmsMasterKeyId": "alias/aws/sns"}}, True),
        ("kinesis:stream", {"Summary": {"EncryptionType": "NONE"}}, False),
        (
            "s3:bucket",
            {
                "Encryption": {
                    "Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"}}]
                }
            },
            True,
        ),
        (
            "s3:bucket",
            {
                "Encryption": {
                    "Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "none"}}]
                }
            },
            False,
        ),
        ("s3:bucket", {}, None),
        ("es:domain", {"DomainStatus": {"EncryptionAtRestOptions": {"Enabled": False}}}, False),
    ],
)
def test_encryption_is_told_by_the_listing_alone(
    facts: ResourceFacts, type: str, attributes: dict[str, Any], told: bool | None
) -> None:
    assert built(facts, type, attributes).encrypted.holds is told


@pytest.mark.parametrize(
    ("engine", "service"),
    [
        ("postgres", "Amazon RDS for Postgres"), ("aurora-mysql", "Amazon Aurora MySQL"),
        ("sqlserver-se", "Amazon RDS for SQL Server"), ("neptune", "Amazon Neptune"),
        ("docdb", "Amazon DocumentDB (with MongoDB compatibility)"), ("autre", ""),
    ],
)  # fmt: skip
def test_the_engine_tells_the_service(facts: ResourceFacts, engine: str, service: str) -> None:
    attributes = {"Engine": engine, "AllocatedStorage": 100, "DBInstanceClass": "db.m6i.large",
                  "MultiAZ": True, "DBInstanceStatus": "available"}  # fmt: skip
    found = built(facts, "rds:db", attributes)
    assert found.service == service
    assert found.size == {
        "gib": "100", "shape": "db.m6i.large", "engine": engine, "spread": "true",
        "state": "available",
    }  # fmt: skip


def test_copies_in_other_regions_are_places(facts: ResourceFacts) -> None:
    table = {"Table": {"Replicas": [{"RegionName": "ca-west-1"}, {"RegionName": "us-east-1"}]}}
    place = built(facts, "dynamodb:table", table).place
    assert place.regions == ("aws:ca-central-1", "aws:ca-west-1", "aws:us-east-1")


def test_the_size_of_a_machine_and_of_a_disk(facts: ResourceFacts) -> None:
    machine = {"InstanceType": "m6i.large", "PlatformDetails": "Linux/UNIX",
               "State": {"Name": "running"}, "InstanceLifecycle": "on-demand"}  # fmt: skip
    assert built(facts, "ec2:instance", machine).size == {
        "shape": "m6i.large", "os": "Linux/UNIX", "state": "running", "market": "on-demand",
    }  # fmt: skip
    assert built(facts, "ec2:volume", {"Size": 80, "VolumeType": "gp3"}).size == {
        "gib": "80", "class": "gp3",
    }  # fmt: skip


def test_what_plans_know_of_aws_inventories_know_too(facts: ResourceFacts) -> None:
    """Each kind of need that a plan of AWS can show has a type of the inventory."""
    plans = {t.need for k, t in facts.types.items() if k[0] == "terraform" and t.provider == "aws"}
    found = {t.need for k, t in facts.types.items() if k[0] == "aws"}
    assert plans <= found
    services = {t.service for k, t in facts.types.items()
                if k[0] == "terraform" and t.provider == "aws" and t.need != "none"}  # fmt: skip
    known = {t.service for k, t in facts.types.items() if k[0] == "aws"}
    assert services - known == set()


def test_what_is_only_known_from_memory_says_so(facts: ResourceFacts) -> None:
    """A row that no model of the kit proves is marked; none claims to be read at its source."""
    for (format, _), kind in facts.types.items():
        if format == "aws":
            assert (kind.confidence == "unverified") == ("Authorization" in kind.source), kind.type


@pytest.mark.parametrize(
    ("arn", "type"),
    [
        ("arn:aws:s3:::seau", "s3:bucket"),
        ("arn:aws:s3:::seau/cle", "s3:object"),
        ("arn:aws:s3:ca-central-1:1:accesspoint/a", "s3:accesspoint"),
        ("arn:aws:sns:r:1:sujet", "sns:topic"),
        ("arn:aws:sns:r:1:sujet:uuid", "sns:subscription"),
        ("arn:aws:sqs:r:1:file", "sqs:queue"),
        ("arn:aws:lambda:r:1:function:f:12", "lambda:function"),
        ("arn:aws:elasticloadbalancing:r:1:loadbalancer/app/n/i",
         "elasticloadbalancing:loadbalancer/app"),
        ("arn:aws:elasticloadbalancing:r:1:loadbalancer/classique",
         "elasticloadbalancing:loadbalancer"),
        ("arn:aws:apigateway:r::/restapis/a/stages/prod", "apigateway:restapis/stages"),
        ("arn:aws:cassandra:r:1:/keyspace/k/table/t", "cassandra:keyspace/table"),
        ("arn:aws:dynamodb:r:1:table/t", "dynamodb:table"),
        ("arn:aws:dynamodb:r:1:table/t/backup/0", "dynamodb:table/backup"),
        ("arn:aws:wafv2:r:1:regional/webacl/n/i", "wafv2:webacl"),
        ("arn:aws-cn:ec2:cn-north-1:1:instance/i-1", "ec2:instance"),
        ("arn:aws:logs:r:1:log-group:/aws/lambda/f", "logs:log-group"),
        ("arn:aws:codepipeline:r:1:suite", "codepipeline:pipeline"),
    ],
)  # fmt: skip
def test_an_address_tells_its_type(arn: str, type: str) -> None:
    found = parsed(arn)
    assert found is not None
    assert found.type == type


@pytest.mark.parametrize("text", ["", "x", "arn:aws:s3", "arn:aws:::x:", "urn:a:b:c:d:e"])
def test_what_is_no_address_tells_nothing(text: str) -> None:
    assert parsed(text) is None
