"""Azure what-if, CloudFormation change sets and templates."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.plans.read import open_plan
from courtier.results.resources import NotExamined, Resource
from courtier.values.errors import InputError
from tests.providers.plans.synthetic import SECRET, written

GROUP = "/subscriptions/0/resourceGroups/rg"
ACCOUNT = f"{GROUP}/providers/Microsoft.Storage/storageAccounts/comptes"
STACK = "arn:aws:cloudformation:ca-west-1:000000000000:stack/pile/1"


@pytest.fixture(scope="module")
def facts() -> ResourceFacts:
    return resource_facts(Knowledge())


def _read(
    folder: Path, content: Any, facts: ResourceFacts, region: str | None = None
) -> list[Resource | NotExamined]:
    return list(open_plan(written(folder, content), "plan", facts, region).resources())


def _what_if(kind: str = "Create", after: Any = None, identifier: str = ACCOUNT) -> dict[str, Any]:
    return {
        "after": after, "before": None, "changeType": kind, "delta": None,
        "resourceId": identifier, "unsupportedReason": None,
    }  # fmt: skip


AFTER = {
    "type": "Microsoft.Storage/storageAccounts",
    "location": "eastus",
    "tags": {"classification": "protege-b"},
    "properties": {"allowBlobPublicAccess": True},
}


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_what_if_tells_place_tags_and_public_access(
    tmp_path: Path, facts: ResourceFacts, wrapped: bool
) -> None:
    changes = {"changes": [_what_if(after=AFTER)]}
    content = {"status": "Succeeded", "properties": changes} if wrapped else {**changes}
    (found,) = _read(tmp_path, content, facts)
    assert isinstance(found, Resource)
    assert found.place.regions == ("azure:eastus",)
    assert (found.public.holds, found.encrypted.holds) == (True, True)
    assert found.tags == {"classification": "protege-b"}
    assert found.address == ACCOUNT


def test_the_type_is_in_the_id_where_nothing_else_tells_it(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    nested = f"{ACCOUNT}/blobServices/default/containers/pieces"
    content = {"changes": [_what_if("Deploy", None, nested), _what_if("NoChange", {}, GROUP)]}
    container, group = _read(tmp_path, content, facts)
    assert isinstance(container, Resource)
    assert container.type == "Microsoft.Storage/storageAccounts/blobServices/containers"
    assert container.public.holds is None
    assert container.place.why == "parent"
    assert isinstance(group, Resource)
    assert group.type == "Microsoft.Resources/resourceGroups"


@pytest.mark.parametrize(
    ("kind", "why"),
    [("Delete", "deleted"), ("Ignore", "ignored"), ("Unsupported", "unsupported"),
     ("Explode", "unsupported"), ("", "unsupported")],
)  # fmt: skip
def test_what_the_what_if_leaves_aside_says_why(
    tmp_path: Path, facts: ResourceFacts, kind: str, why: str
) -> None:
    (found,) = _read(tmp_path, {"changes": [_what_if(kind)]}, facts)
    assert isinstance(found, NotExamined)
    assert found.why == why


def test_a_what_if_that_failed_is_refused(tmp_path: Path, facts: ResourceFacts) -> None:
    with pytest.raises(InputError) as caught:
        _read(tmp_path, {"changes": [], "status": "Failed"}, facts)
    assert caught.value.mistakes[0].code == "plan-failed"


def _change(action: str = "Add", **more: Any) -> dict[str, Any]:
    return {
        "Type": "Resource",
        "ResourceChange": {
            "Action": action, "LogicalResourceId": "Base", "ResourceType": "AWS::RDS::DBInstance",
            **more,
        },
    }  # fmt: skip


def test_a_change_set_tells_the_region_of_its_stack_and_the_properties(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    context = json.dumps(
        {"Properties": {"StorageEncrypted": "false", "PubliclyAccessible": "true"}}
    )
    content = {"Changes": [_change(AfterContext=context)], "ChangeSetId": STACK, "StackId": STACK}
    (found,) = _read(tmp_path, content, facts)
    assert isinstance(found, Resource)
    assert found.place.regions == ("aws:ca-west-1",)
    assert (found.encrypted.holds, found.public.holds) == (False, True)


@pytest.mark.parametrize(
    "context",
    [
        None,
        "{",
        "[" * 4000,
        '{"Properties":' + '{"a":' * 900 + "1" + "}" * 901,
        '{"Properties":{"StorageEncrypted":"{{changeSet:KNOWN_AFTER_APPLY}}"}}',
        '{"Properties":[]}',
    ],
)
def test_a_change_set_without_values_leaves_them_unknown(
    tmp_path: Path, facts: ResourceFacts, context: Any
) -> None:
    content = {"ChangeSetName": "x", "Changes": [_change(AfterContext=context)]}
    (found,) = _read(tmp_path, content, facts)
    assert isinstance(found, Resource)
    assert found.encrypted.holds is not True
    assert found.public.holds is None
    assert found.place.why == "not-told"


@pytest.mark.parametrize(("action", "why"), [("Remove", "deleted"), ("Other", "unsupported")])
def test_what_a_change_set_takes_away_is_not_examined(
    tmp_path: Path, facts: ResourceFacts, action: str, why: str
) -> None:
    (found,) = _read(tmp_path, {"Changes": [_change(action)]}, facts)
    assert isinstance(found, NotExamined)
    assert found.why == why


YAML = """
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  MotDePasse: {Type: String, NoEcho: true, Default: SECRET}
Resources:
  Seau:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub "${AWS::StackName}-pieces"
      AccessControl: !If [Ouvert, PublicRead, Private]
      Tags:
        - {Key: classification, Value: protege-b}
        - {Key: secret, Value: !Ref MotDePasse}
  Volume:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: us-east-1a
      Encrypted: true
      Size: 20
  Base:
    Type: AWS::RDS::DBInstance
    Properties:
      StorageEncrypted: !Ref Chiffre
      PubliclyAccessible: {"Fn::If": [A, true, false]}
  Autre:
    Type: Custom::Chose
  Sans: {}
""".replace("SECRET", SECRET)


@pytest.mark.parametrize("region", [None, "ca-central-1"])
def test_a_template_in_yaml_is_read_with_its_short_tags(
    tmp_path: Path, facts: ResourceFacts, region: str | None
) -> None:
    found = _read(tmp_path, YAML, facts, region)
    bucket, volume, base, custom, without = found
    assert isinstance(bucket, Resource)
    assert bucket.place.regions == ((f"aws:{region}",) if region else ())
    assert bucket.public.holds is None
    assert bucket.tags == {"classification": "protege-b"}
    assert (bucket.line, bucket.column) == (6, 3)
    assert isinstance(volume, Resource)
    assert volume.place.regions == ("aws:us-east-1",)
    assert (volume.encrypted.holds, volume.size) == (True, {"gib": "20"})
    assert isinstance(base, Resource)
    assert (base.encrypted.why, base.public.why) == ("until-apply", "until-apply")
    assert isinstance(custom, Resource)
    assert custom.type == "AWS::CloudFormation::CustomResource"
    assert isinstance(without, NotExamined)
    assert SECRET not in repr(found)


def test_a_template_in_json_is_read_alike(tmp_path: Path, facts: ResourceFacts) -> None:
    content = {
        "Resources": {
            "V": {"Type": "AWS::EC2::Volume", "Properties": {"Encrypted": {"Ref": "Chiffre"}}}
        }
    }
    (found,) = _read(tmp_path, content, facts, "ca-west-1")
    assert isinstance(found, Resource)
    assert found.encrypted.why == "until-apply"
    assert found.place.regions == ("aws:ca-west-1",)


@pytest.mark.parametrize(
    "content",
    ["a: [", "- a", "texte", "Resources: 3", "a: &a [*a]", "a: " + "[" * 100, "\x00", b"\xff\xfe",
     "Resources: {A: {Type: AWS::S3::Bucket}}\n---\nb: 1", "Resources: {A: 1, A: 2}"],
)  # fmt: skip
def test_what_is_no_template_is_refused(tmp_path: Path, facts: ResourceFacts, content: Any) -> None:
    with pytest.raises(InputError) as caught:
        _read(tmp_path, content, facts)
    assert all(mistake.help.fr for mistake in caught.value.mistakes)


def test_a_tag_of_a_program_runs_nothing(tmp_path: Path, facts: ResourceFacts) -> None:
    made = tmp_path / "made"
    content = f"Resources:\n  A: !!python/object/apply:os.mkdir [{made}]\n"
    (found,) = _read(tmp_path, content, facts)
    assert isinstance(found, NotExamined)
    assert not made.exists()


def test_standard_input_can_be_read_twice(
    monkeypatch: pytest.MonkeyPatch, facts: ResourceFacts
) -> None:
    content = json.dumps({"Changes": [_change()], "StackId": STACK}).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    plan = open_plan("-", "-", facts)
    (found,) = plan.resources()
    assert isinstance(found, Resource)
    assert found.place.regions == ("aws:ca-west-1",)
    assert len(plan.sha256) == 64


def test_a_template_too_large_has_the_remedy_of_a_plan(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    text = "Resources:\n  A: {Type: 'AWS::S3::Bucket'}\n" + "#" * 5_000_001
    with pytest.raises(InputError) as caught:
        _read(tmp_path, text, facts)
    (mistake,) = caught.value.mistakes
    assert mistake.code == "plan-too-large"
    assert "5" in mistake.text.fr
