"""Reads a synthetic AWS: accounts, regions, every fault, twenty thousand resources, twice alike."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from courtier.providers.discover.aws.listings import LISTINGS
from courtier.providers.discover.aws.reader import ORGANIZATION, open_reader
from courtier.providers.discover.cloud import UnreadError
from courtier.providers.discover.readers import Options
from courtier.values.errors import OutsideError, UsageError
from courtier.values.text import Text
from tests.providers.discover.aws.reading import REGION, TWO, cloud, opened, regions, whole
from tests.providers.discover.aws.synthetic import (
    ACCOUNT,
    Call,
    Cloud,
    Cut,
    Refusal,
    always,
    pages,
    serving,
    written,
)

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
OTHER = "210987654321"
VOLUMES = "ec2:DescribeVolumes"
HERE = f"{ACCOUNT}/{REGION}/{VOLUMES}"
DENIED = Refusal(
    "UnauthorizedOperation",
    403,
    "User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: ec2:DescribeVolumes with "
    "an explicit deny in a service control policy. Encoded authorization failure message: Zm9v",
)


@pytest.fixture
def near() -> Iterator[Cloud]:
    with serving(cloud()) as found:
        yield found


def volumes(*numbers: int) -> list[dict[str, Any]]:
    return [{"VolumeId": f"vol-{n}", "Size": n, "Encrypted": n % 2 == 0} for n in numbers]


def saying(content: bytes) -> Callable[[Call], bytes]:
    """An answer of these very bytes."""
    return lambda _: content


def named(call: str, *numbers: int) -> list[str]:
    return [f"arn:aws:ec2:{call}:{ACCOUNT}:volume/vol-{n}" for n in numbers]


# Pages, regions, accounts


def test_several_pages_are_one_list(near: Cloud) -> None:
    near.answers[VOLUMES] = pages(VOLUMES, volumes(1, 2), volumes(3), [], volumes(4))
    seen = whole(opened(near), VOLUMES)
    assert seen.ids == named(REGION, 1, 2, 3, 4)
    assert near.counted()[VOLUMES] == 4
    assert [one.attributes["Encrypted"] for one in seen.found] == [False, True, False, True]


def test_an_account_that_is_empty_gives_nothing_and_nothing_is_unread(near: Cloud) -> None:
    seen = whole(opened(near))
    assert seen.ids == []
    assert [(k, e.why, e.matters) for k, e in seen.unread.items()] == [
        (f"{ACCOUNT}/-/resource-explorer-2:ListResources", "not-enabled", False)
    ]
    assert len(seen.parts) == len(LISTINGS)
    assert seen.parts == sorted(seen.parts)


def test_each_region_that_is_turned_on_is_read(near: Cloud) -> None:
    near.answers["ec2:DescribeRegions"] = regions(*TWO)
    near.answers[VOLUMES] = lambda call: {"Volumes": volumes(1 if call.region == REGION else 2)}
    seen = whole(opened(near), VOLUMES)
    assert seen.ids == named(TWO[0], 1) + named(TWO[1], 2)
    assert [one.region for one in seen.found] == list(TWO)


def test_the_regions_that_are_asked_are_read_alone(near: Cloud) -> None:
    """No call asks what regions there are; the buckets of others are left out."""
    near.answers["s3:ListBuckets"] = {
        "Buckets": [{"Name": "ici", "BucketRegion": TWO[1]}, {"Name": "la", "BucketRegion": REGION}]
    }
    near.answers[VOLUMES] = lambda call: {"Volumes": volumes(len(call.region))}
    seen = whole(opened(near, regions=(TWO[1],)), VOLUMES, "s3:ListBuckets")
    assert seen.ids == ["arn:aws:s3:::ici", *named(TWO[1], len(TWO[1]))]
    assert "ec2:DescribeRegions" not in near.counted()
    assert near.counted()["s3:GetBucketAcl"] == 1, "nothing more is asked of the other bucket"


def test_a_region_that_nobody_knows_is_refused_before_anything_is_asked(near: Cloud) -> None:
    with pytest.raises(UsageError) as caught:
        opened(near, regions=("ca-centrale-1",))
    assert "ca-centrale-1" in caught.value.text.fr
    assert near.asked == []


def organization(near: Cloud) -> None:
    """Two accounts: ours under the root, another in a folder of a folder."""
    inside = {
        "r-1": ([(ACCOUNT, "principal")], ["Ministère"]),
        "Ministère": ([], ["Permis"]),
        "Permis": ([(OTHER, "permis-production")], []),
    }
    near.answers["organizations:ListRoots"] = {"Roots": [{"Id": "r-1"}]}
    near.answers["organizations:ListAccountsForParent"] = lambda call: {
        "Accounts": [{"Id": id, "Name": name} for id, name in inside[call.arguments["ParentId"]][0]]
    }
    near.answers["organizations:ListOrganizationalUnitsForParent"] = lambda call: {
        "OrganizationalUnits": [
            {"Id": unit, "Name": unit} for unit in inside[call.arguments["ParentId"]][1]
        ]
    }


def role(call: Call) -> dict[str, Any]:
    """The session of a role, whose key tells the account that it enters."""
    account = call.arguments["RoleArn"].split(":")[4]
    keys = {"AccessKeyId": f"ROLE{account}", "SecretAccessKey": "x", "SessionToken": "x"}
    return {"Credentials": {**keys, "Expiration": "2099-01-01T00:00:00Z"}}


def test_the_accounts_of_the_organisation_have_their_names_and_folders(near: Cloud) -> None:
    organization(near)
    found = opened(near).accounts()
    assert [(one.id, one.name, one.path) for one in found] == [
        (ACCOUNT, "principal", ()),
        (OTHER, "permis-production", ("Ministère", "Permis")),
    ]


def test_another_account_is_not_entered_without_a_role(near: Cloud) -> None:
    organization(near)
    seen = whole(opened(near), VOLUMES)
    error = seen.unread[OTHER]
    assert (error.why, error.detail, error.whole) == ("refused", "sts:AssumeRole --role", False)
    assert {part.account for part in seen.parts} == {ACCOUNT}
    assert "sts:AssumeRole" not in near.counted()


def test_another_account_is_read_with_the_session_of_the_role(near: Cloud) -> None:
    organization(near)
    near.answers["sts:AssumeRole"] = role
    near.answers[VOLUMES] = lambda call: {"Volumes": volumes(1 if call.account == "OWN" else 2)}
    seen = whole(opened(near, role="courtier-lecture"), VOLUMES)
    assert [(one.account, one.id.rsplit("-")[-1]) for one in seen.found] == [
        (ACCOUNT, "1"), (OTHER, "2"),
    ]  # fmt: skip
    entered = [call for call in near.asked if call.call == "sts:AssumeRole"]
    assert [call.arguments["RoleArn"] for call in entered] == [
        f"arn:aws:iam::{OTHER}:role/courtier-lecture"
    ]


def test_a_role_that_may_not_be_entered_leaves_its_account_unread(near: Cloud) -> None:
    organization(near)
    near.answers["sts:AssumeRole"] = always(Refusal("AccessDenied", 403))
    seen = whole(opened(near, role="courtier-lecture"), VOLUMES)
    error = seen.unread[OTHER]
    assert (error.why, error.detail) == ("refused", "AccessDenied sts:AssumeRole")
    assert HERE in {part.key for part in seen.parts}


@pytest.mark.parametrize("name", ["", "un role", "role;x", "é"])
def test_what_is_no_role_is_refused(near: Cloud, name: str) -> None:
    if not name:
        assert opened(near, role=name).accounts()
        return
    with pytest.raises(UsageError):
        opened(near, role=name)


def test_an_organisation_that_may_not_be_listed_is_told(near: Cloud) -> None:
    near.answers["organizations:ListRoots"] = always(Refusal("AccessDeniedException", 403))
    seen = whole(opened(near), VOLUMES, ORGANIZATION)
    assert [account.id for account in seen.accounts] == [ACCOUNT]
    error = seen.unread[f"{ACCOUNT}/-/{ORGANIZATION}"]
    assert (error.why, error.detail, error.matters) == (
        "refused", "AccessDeniedException organizations:ListRoots", False,
    )  # fmt: skip


def test_an_account_that_stands_alone_is_no_failure(near: Cloud) -> None:
    code = "AWSOrganizationsNotInUseException"
    near.answers["organizations:ListRoots"] = always(Refusal(code))
    assert whole(opened(near), VOLUMES, ORGANIZATION).unread == {}


def test_the_accounts_that_are_asked_are_read_alone(near: Cloud) -> None:
    organization(near)
    assert [one.id for one in opened(near, accounts=(OTHER,)).accounts()] == [OTHER]
    for wrong in ("000000000000", "permis", "12345678901"):
        with pytest.raises(UsageError) as caught:
            opened(near, accounts=(wrong,)).accounts()
        assert wrong in caught.value.text.en


def test_without_the_list_a_role_enters_the_account_that_is_named(near: Cloud) -> None:
    near.answers["organizations:ListRoots"] = always(Refusal("AccessDeniedException", 403))
    near.answers["sts:AssumeRole"] = role
    near.answers[VOLUMES] = {"Volumes": volumes(7)}
    with pytest.raises(UsageError):
        opened(near, accounts=(OTHER,)).accounts()
    seen = whole(opened(near, accounts=(OTHER,), role="lecture"), VOLUMES)
    assert [one.account for one in seen.found] == [OTHER]


# Faults


def test_throttling_is_waited_out(near: Cloud, waits: list[float]) -> None:
    near.answers[VOLUMES] = {"Volumes": volumes(1)}
    near.faults[VOLUMES] = [Refusal("RequestLimitExceeded", 503), Refusal("Throttling", 429)]
    seen = whole(opened(near), VOLUMES)
    assert seen.ids == named(REGION, 1)
    assert near.counted()[VOLUMES] == 3
    assert len(waits) == 2
    assert all(0 <= wait <= 20 for wait in waits)


def test_throttling_without_end_is_told(near: Cloud, waits: list[float]) -> None:
    near.answers[VOLUMES] = always(Refusal("Throttling", 429))
    seen = whole(opened(near, attempts=4), VOLUMES)
    error = seen.unread[HERE]
    assert (error.why, error.whole, error.matters) == ("throttled", False, True)
    assert error.detail == f"Throttling {VOLUMES}"
    assert (near.counted()[VOLUMES], len(waits)) == (4, 3)


def test_one_region_may_be_forbidden(near: Cloud) -> None:
    def answer(call: Call) -> Any:
        if call.region == TWO[1]:
            raise DENIED
        return {"Volumes": volumes(1)}

    near.answers.update({"ec2:DescribeRegions": regions(*TWO), VOLUMES: answer})
    seen = whole(opened(near), VOLUMES)
    assert seen.ids == named(REGION, 1)
    assert list(seen.unread) == [f"{ACCOUNT}/{TWO[1]}/{VOLUMES}"]
    error = seen.unread[f"{ACCOUNT}/{TWO[1]}/{VOLUMES}"]
    assert (error.why, error.whole) == ("refused", False)
    assert error.detail == f"UnauthorizedOperation {VOLUMES} (service control policy)"
    assert near.counted()[VOLUMES] == 2, "what is forbidden is not asked again"


def test_a_connection_that_is_cut_is_tried_again(near: Cloud) -> None:
    near.answers[VOLUMES] = {"Volumes": volumes(1)}
    near.faults[VOLUMES] = [Cut(), Cut()]
    assert whole(opened(near), VOLUMES).ids == named(REGION, 1)


def test_a_connection_that_is_cut_in_the_second_page_keeps_the_first(near: Cloud) -> None:
    told = pages(VOLUMES, volumes(1), volumes(2))

    def answer(call: Call) -> Any:
        if "NextToken" in call.arguments:
            raise Cut
        assert callable(told)
        return told(call)

    near.answers[VOLUMES] = answer
    seen = whole(opened(near), VOLUMES)
    assert seen.ids == named(REGION, 1)
    assert seen.unread[HERE].why == "unreachable"
    assert near.counted()[VOLUMES] == 4


def test_nobody_who_answers_is_an_outside_failure() -> None:
    with pytest.raises(OutsideError) as caught:
        opened("http://127.0.0.1:9", attempts=2).accounts()
    assert "EndpointConnectionError sts:GetCallerIdentity" in caught.value.text.fr
    assert "127.0.0.1" not in caught.value.text.fr


def test_pages_that_turn_in_a_circle_end(near: Cloud) -> None:
    """One page turned by the kit, one turned here, each naming itself as the next."""
    near.answers[VOLUMES] = {"Volumes": volumes(1), "NextToken": "page1"}
    near.answers["athena:ListWorkGroups"] = {"WorkGroups": [{"Name": "g"}], "NextToken": "page1"}
    seen = whole(opened(near), VOLUMES, "athena:ListWorkGroups")
    assert [error.why for error in seen.unread.values()] == ["malformed"] * 2
    assert near.counted()[VOLUMES] == near.counted()["athena:ListWorkGroups"] == 2


@pytest.mark.parametrize("content", [b"<html>busy</html>", b'{"TableNames": ["a"', b"", b"[]"])
def test_what_is_no_answer_is_not_taken_for_an_empty_one(near: Cloud, content: bytes) -> None:
    reader = opened(near, regions=(REGION,))
    for call in ("dynamodb:ListTables", "lambda:ListFunctions", "rds:DescribeDBInstances",
                 "s3:ListBuckets", VOLUMES):  # fmt: skip
        near.answers[call] = lambda _: content
        seen = whole(reader, call)
        (error,) = seen.unread.values()
        # the kit asks S3 again as if the server had failed
        assert error.why in {"malformed", "unreachable" if call[:3] == "s3:" else ""}, call


@pytest.mark.parametrize(
    "call", ["s3:GetBucketPolicyStatus", "s3:GetBucketAcl", "s3:GetPublicAccessBlock"]
)
def test_what_is_no_answer_does_not_close_a_bucket(near: Cloud, call: str) -> None:
    near.answers["s3:ListBuckets"] = {"Buckets": [{"Name": "seau", "BucketRegion": REGION}]}
    near.answers[call] = lambda _: b"<html>busy</html>"
    seen = whole(opened(near), "s3:ListBuckets")
    attribute = call.removeprefix("s3:GetBucket").removeprefix("s3:Get").replace("Acl", "Grants")
    assert attribute not in seen.found[0].attributes
    assert [error.detail for error in seen.unread.values()] == [f"ResponseParserError {call} × 1"]


def test_what_is_no_answer_to_who_is_asking_is_told(near: Cloud) -> None:
    for content in (b"<html>busy</html>", b"", b"<GetCallerIdentityResponse>"):
        near.answers["sts:GetCallerIdentity"] = saying(content)
        with pytest.raises(OutsideError) as caught:
            opened(near).accounts()
        assert "ResponseParserError sts:GetCallerIdentity" in caught.value.text.fr


def test_an_organisation_that_gives_no_answer_is_unread(near: Cloud) -> None:
    near.answers["organizations:ListRoots"] = lambda _: b"<html>busy</html>"
    seen = whole(opened(near), ORGANIZATION)
    (error,) = seen.unread.values()
    assert (error.why, error.matters) == ("malformed", True)


def test_credentials_that_ended_stop_the_whole_run(near: Cloud) -> None:
    near.answers[VOLUMES] = always(Refusal("RequestExpired", 400))
    near.answers["dynamodb:ListTables"] = always(Refusal("ExpiredTokenException", 400))
    seen = whole(opened(near), VOLUMES, "dynamodb:ListTables")
    assert [(e.why, e.whole) for e in seen.unread.values()] == [("expired", True)] * 2


def test_credentials_that_ended_before_the_first_call_are_told(near: Cloud) -> None:
    near.answers["sts:GetCallerIdentity"] = always(Refusal("ExpiredToken", 403))
    with pytest.raises(OutsideError) as caught:
        opened(near).accounts()
    assert "ExpiredToken" in caught.value.text.fr
    assert "--resume" in caught.value.help.fr


@pytest.mark.parametrize("code", ["InvalidClientTokenId", "SignatureDoesNotMatch"])
def test_credentials_that_aws_refuses_are_told(near: Cloud, code: str) -> None:
    refused = Refusal(code, 403, "The Canonical String should have been x-amz-security-token:AAA")
    near.answers["sts:GetCallerIdentity"] = always(refused)
    with pytest.raises(OutsideError) as caught:
        opened(near).accounts()
    told = caught.value.text.fr + caught.value.help.fr
    assert code in told
    assert "AAA" not in told


def test_no_credentials_at_all_are_told(near: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(OutsideError) as caught:
        opened(near).accounts()
    assert caught.value.text.en.startswith("No AWS credentials")
    assert "NoCredentialsError" in caught.value.text.en
    assert "permissions aws" in caught.value.help.en
    assert near.asked == []


def test_a_profile_that_is_not_there_is_told(near: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "absent")
    with pytest.raises(OutsideError) as caught:
        opened(near)
    assert "ProfileNotFound" in caught.value.text.fr


def test_regions_that_may_not_be_listed_leave_the_account_unread(near: Cloud) -> None:
    near.answers["ec2:DescribeRegions"] = always(Refusal("UnauthorizedOperation", 403))
    seen = whole(opened(near))
    assert seen.unread[ACCOUNT].why == "refused"
    assert seen.unread[ACCOUNT].detail.endswith("ec2:DescribeRegions")


def test_what_may_not_be_told_of_one_resource_does_not_hide_it(near: Cloud) -> None:
    """The table is found; its regions are not known; and that is listed."""
    near.answers["dynamodb:ListTables"] = {"TableNames": ["a", "b", "c"]}

    def describe(call: Call) -> Any:
        if call.arguments["TableName"] != "b":
            raise Refusal("AccessDeniedException", 400)
        return {"Table": {"TableName": "b", "Replicas": [{"RegionName": TWO[1]}]}}

    near.answers["dynamodb:DescribeTable"] = describe
    seen = whole(opened(near), "dynamodb:ListTables")
    assert [one.id.rsplit("/")[-1] for one in seen.found] == ["a", "b", "c"]
    assert [set(one.attributes) for one in seen.found] == [set(), {"Table"}, set()]
    (error,) = seen.unread.values()
    assert (error.why, error.matters) == ("refused", True)
    assert error.detail == "AccessDeniedException dynamodb:DescribeTable × 2"


def test_what_went_away_since_it_was_listed_does_not_stop_the_others(near: Cloud) -> None:
    near.answers["s3:ListBuckets"] = {
        "Buckets": [{"Name": name, "BucketRegion": REGION} for name in ("parti", "reste")]
    }

    def grants(call: Call) -> Any:
        if call.arguments["Bucket"] == "parti":
            raise Refusal("NoSuchBucket", 404)
        return {"Grants": []}

    near.answers["s3:GetBucketAcl"] = grants
    seen = whole(opened(near), "s3:ListBuckets")
    assert [one.id for one in seen.found] == ["arn:aws:s3:::parti", "arn:aws:s3:::reste"]
    assert [e.detail for e in seen.unread.values()] == ["NoSuchBucket s3:GetBucketAcl × 1"]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (socket.EAI_NONAME, ("not-enabled", False)),
        (socket.EAI_AGAIN, ("unreachable", True)),  # the table of names itself does not answer
    ],
)
def test_a_service_whose_name_nobody_has_in_a_region_is_not_there(
    near: Cloud, monkeypatch: pytest.MonkeyPatch, number: int, told: tuple[str, bool]
) -> None:
    """WorkSpaces is not offered in every region: there, no host has its name."""
    real = socket.getaddrinfo

    def found(host: Any, *more: Any, **over: Any) -> Any:
        if str(host).startswith("workspaces"):
            raise socket.gaierror(number, "synthetic")
        return real(host, *more, **over)

    monkeypatch.setattr(socket, "getaddrinfo", found)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "*")
    monkeypatch.setenv("AWS_ENDPOINT_URL_WORKSPACES", "http://workspaces.invalid")
    near.answers["ec2:DescribeRegions"] = regions(*TWO)
    seen = whole(opened(near), "workspaces:DescribeWorkspaces")
    assert {key.split("/")[1]: (e.why, e.matters) for key, e in seen.unread.items()} == {
        TWO[1]: told, REGION: ("unreachable", True),
    }  # fmt: skip


def test_a_service_that_is_there_and_breaks_off_is_unread_whatever_the_kit_knows(
    near: Cloud,
) -> None:
    near.answers["ec2:DescribeRegions"] = regions(*TWO)
    near.answers["workspaces:DescribeWorkspaces"] = always(Cut())
    seen = whole(opened(near), "workspaces:DescribeWorkspaces")
    assert [(e.why, e.matters) for e in seen.unread.values()] == [("unreachable", True)] * 2


# The two indexes


def test_tags_complete_what_the_listings_do_not_tell(near: Cloud) -> None:
    arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:f"
    near.answers["lambda:ListFunctions"] = {"Functions": [{"FunctionArn": arn, "MemorySize": 128}]}
    near.answers["resourcegroupstaggingapi:GetResources"] = {
        "ResourceTagMappingList": [
            {"ResourceARN": arn, "Tags": [{"Key": "charge", "Value": "permis"}]},
            {"ResourceARN": "arn:aws:s3:::seau", "Tags": []},
            {"ResourceARN": f"arn:aws:iam::{ACCOUNT}:role/r", "Tags": []},
        ]
    }
    seen = whole(opened(near), "lambda:ListFunctions", "resourcegroupstaggingapi:GetResources")
    assert [(one.id, one.type, one.tags) for one in seen.found[:2]] == [
        (arn, "lambda:function", None),
        (arn, "lambda:function", {"charge": "permis"}),
    ]
    assert [(one.type, one.region) for one in seen.found[2:]] == [
        ("s3:bucket", REGION), ("iam:role", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("indexes", "asked"),
    [
        ([("ca-west-1", "AGGREGATOR"), (REGION, "LOCAL")], ["ca-west-1"]),
        ([(REGION, "LOCAL"), ("ca-west-1", "LOCAL")], [REGION, "ca-west-1"]),
        ([("eu-west-1", "LOCAL")], []),
    ],
)
def test_the_index_of_the_whole_account_is_asked_first(
    near: Cloud, indexes: list[tuple[str, str]], asked: list[str]
) -> None:
    near.answers["ec2:DescribeRegions"] = regions(*TWO)
    near.answers["resource-explorer-2:ListIndexes"] = {
        "Indexes": [{"Region": region, "Type": kind, "Arn": "x"} for region, kind in indexes]
    }
    near.answers["resource-explorer-2:ListResources"] = lambda call: {
        "Resources": [
            {"Arn": f"arn:aws:sqs:{call.region}:{ACCOUNT}:file", "ResourceType": "sqs:queue"}
        ]
    }
    seen = whole(opened(near), "resource-explorer-2:ListResources")
    calls = [call.region for call in near.asked if call.call == "resource-explorer-2:ListResources"]
    assert calls == asked
    assert [one.region for one in seen.found] == asked
    assert {one.tags for one in seen.found} <= {None}
    assert [e.why for e in seen.unread.values()] == ([] if asked else ["not-enabled"])


# The whole


def test_a_bucket_is_read_whole_and_the_block_of_the_account_once(near: Cloud) -> None:
    near.answers["s3:ListBuckets"] = {
        "Buckets": [{"Name": f"seau-{n}", "BucketRegion": TWO[1]} for n in range(3)]
    }
    gone = Refusal("NoSuchPublicAccessBlockConfiguration", 404)
    near.answers["s3:GetPublicAccessBlock"] = always(gone)
    near.answers["s3:GetBucketTagging"] = always(Refusal("NoSuchTagSet", 404))
    near.answers["s3:GetBucketPolicyStatus"] = always(Refusal("NoSuchBucketPolicy", 404))
    near.answers["s3control:GetPublicAccessBlock"] = {
        "PublicAccessBlockConfiguration": {"BlockPublicAcls": True, "IgnorePublicAcls": True}
    }
    seen = whole(opened(near), "s3:ListBuckets")
    assert seen.unread == {}
    assert [one.tags for one in seen.found] == [{}, {}, {}]
    assert {one.region for one in seen.found} == {TWO[1]}
    block = seen.found[0].attributes["PublicAccessBlock"]
    assert set(block.values()) == {False}
    assert seen.found[0].attributes["PolicyStatus"] == {"IsPublic": False}
    assert seen.found[0].attributes["AccountBlock"]["IgnorePublicAcls"] is True
    counted = near.counted()
    assert counted["s3control:GetPublicAccessBlock"] == 1
    assert counted["s3:GetBucketAcl"] == 3
    assert "s3:GetBucketLocation" not in counted
    where = {c.region for c in near.asked if c.call == "s3:GetBucketAcl"}
    assert where == {TWO[1]}, "a bucket is asked in its own region"


def test_twenty_thousand_resources(near: Cloud) -> None:
    """Written once before, so that the time is that of the reader."""
    lists = [volumes(*range(first, first + 500)) for first in range(0, 20_000, 500)]
    told = pages(VOLUMES, *lists)
    assert callable(told)
    made = {
        str(n): written(VOLUMES, told(Call(VOLUMES, "", "", {"NextToken": f"page{n}"})))
        for n in range(len(lists))
    }
    near.answers[VOLUMES] = lambda call: made[
        call.arguments.get("NextToken", "page0").removeprefix("page")
    ]
    reader = opened(near)
    started = time.process_time()
    seen = whole(reader, VOLUMES)
    assert time.process_time() - started < 60, "measured about three seconds"
    assert len(set(seen.ids)) == 20_000
    assert near.counted()[VOLUMES] == 40


def test_two_readings_of_the_same_answers_are_the_same(near: Cloud) -> None:
    near.answers[VOLUMES] = pages(VOLUMES, volumes(3, 1), volumes(2))
    near.answers["dynamodb:ListTables"] = {"TableNames": [f"t{n}" for n in range(40)]}
    near.answers["dynamodb:DescribeTable"] = lambda call: {
        "Table": {"TableName": call.arguments["TableName"]}
    }
    first, second = (whole(opened(near), VOLUMES, "dynamodb:ListTables") for _ in range(2))
    assert first.found == second.found
    assert first.parts == second.parts
    assert len(first.ids) == 43


def test_no_secret_leaves_but_in_the_signature(near: Cloud) -> None:
    """The key is never sent; what is unread never tells what was sent."""
    near.answers[VOLUMES] = always(DENIED)
    seen = whole(opened(near), VOLUMES)
    heads = " ".join(f"{k}: {v}" for head in near.heads for k, v in head.items())
    assert "synthetic-secret-key" not in heads
    assert "courtier/" in heads
    detail = seen.unread[HERE].detail
    assert not {"arn:", "Zm9v", "synthetic"} & set(detail.split())
    assert len(detail) < 100


def test_a_missing_kit_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "boto3", None)
    with pytest.raises(UsageError) as caught:
        open_reader(Options())
    assert caught.value.exit_code == 2
    for text in (caught.value.help.fr, caught.value.help.en):
        assert 'pip install "courtier[aws]"' in text
    assert isinstance(caught.value.text, Text)


def test_the_order_of_parts_does_not_change(near: Cloud, tmp_path: Path) -> None:
    near.answers["ec2:DescribeRegions"] = regions(*reversed(TWO))
    reader = opened(near)
    account = reader.accounts()[0]
    assert list(reader.parts(account)) == sorted(reader.parts(account))
    assert {part.region for part in reader.parts(account)} == {"", *TWO}
    assert not list(tmp_path.iterdir()), os.listdir(tmp_path)


def test_a_part_that_is_not_of_this_run_is_unread(near: Cloud) -> None:
    reader = opened(near)
    part = reader.parts(reader.accounts()[0])[0]
    with pytest.raises(UnreadError):
        list(reader.read(type(part)(ACCOUNT, "", ORGANIZATION)))
