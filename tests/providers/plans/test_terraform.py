"""The JSON of Terraform and OpenTofu: providers, modules, unknown and sensitive values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.plans import source
from courtier.providers.plans.read import open_plan
from courtier.results.resources import NotExamined, Resource
from courtier.values.errors import InputError
from tests.providers.plans.synthetic import (
    SECRET,
    block,
    change,
    constant,
    plan,
    provider,
    variable,
    written,
)

CANADA = {"aws": provider("aws", region=constant("ca-central-1"))}


@pytest.fixture(scope="module")
def facts() -> ResourceFacts:
    return resource_facts(Knowledge())


def _read(folder: Path, content: Any, facts: ResourceFacts) -> list[Resource | NotExamined]:
    return list(open_plan(written(folder, content), "plan.json", facts).resources())


def _one(folder: Path, content: Any, facts: ResourceFacts) -> Resource:
    (found,) = _read(folder, content, facts)
    assert isinstance(found, Resource)
    return found


@pytest.mark.parametrize(
    ("expression", "variables", "region"),
    [
        (constant("ca-central-1"), {}, "aws:ca-central-1"),
        (variable("region"), {"region": "ca-west-1"}, "aws:ca-west-1"),
        (variable("region"), {}, None),
        (variable("prefix"), {"prefix": "us"}, None),
        ({"references": ["local.region"]}, {}, None),
        ({"references": ["var.region", "var.other"]}, {"region": "ca-west-1"}, None),
        ({}, {}, None),
    ],
)
def test_the_region_of_a_provider_is_a_constant_or_a_variable(
    tmp_path: Path, facts: ResourceFacts, expression: Any, variables: Any, region: str | None
) -> None:
    content = plan(
        [change("aws_s3_bucket.a", {})],
        providers={"aws": provider("aws", region=expression)},
        blocks=[block("aws_s3_bucket.a", "aws")],
        variables=variables,
    )
    assert _one(tmp_path, content, facts).place.regions == ((region,) if region else ())


@pytest.mark.parametrize(
    ("replica", "unknown", "regions", "why"),
    [
        ([{"region_name": "us-east-1"}], {}, ("aws:ca-central-1", "aws:us-east-1"), None),
        ([], {}, ("aws:ca-central-1",), None),
        (None, {}, ("aws:ca-central-1",), None),
        (None, {"replica": True}, ("aws:ca-central-1",), "until-apply"),
        ([{"region_name": "laval"}], {}, ("aws:ca-central-1",), "not-understood"),
    ],
)
def test_copies_in_other_regions_are_places_too(
    tmp_path: Path, facts: ResourceFacts, replica: Any, unknown: Any, regions: Any, why: Any
) -> None:
    entry = change("aws_dynamodb_table.a", {"replica": replica}, unknown=unknown)
    place = _one(tmp_path, plan([entry], providers=CANADA), facts).place
    assert (place.regions, place.why) == (regions, why)


def test_each_alias_has_its_region(tmp_path: Path, facts: ResourceFacts) -> None:
    providers = CANADA | {"aws.us": provider("aws", "us", region=constant("us-east-1"))}
    content = plan(
        [change("aws_s3_bucket.a", {}), change('aws_s3_bucket.b["x.y[0]"]', {})],
        providers=providers,
        blocks=[block("aws_s3_bucket.a", "aws"), block("aws_s3_bucket.b", "aws.us")],
    )
    here, there = _read(tmp_path, content, facts)
    assert isinstance(here, Resource)
    assert isinstance(there, Resource)
    assert here.place.regions == ("aws:ca-central-1",)
    assert there.place.regions == ("aws:us-east-1",)
    assert there.address == 'aws_s3_bucket.b["x.y[0]"]'


def test_a_provider_inside_modules_follows_the_variables_of_its_callers(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    inner = {
        "expressions": {"place": variable("region")},
        "module": {"resources": [block("aws_s3_bucket.a", "module.outer.module.inner:aws")]},
    }
    outer = {
        "expressions": {"region": variable("where")},
        "module": {"module_calls": {"inner": inner}},
    }
    inside = provider("aws", region=variable("place")) | {
        "module_address": "module.outer.module.inner"
    }
    content = plan(
        [change("module.outer[0].module.inner.aws_s3_bucket.a[1]", {})],
        providers={"module.outer.module.inner:aws": inside},
        calls={"outer": outer},
        variables={"where": "eu-west-1"},
    )
    assert _one(tmp_path, content, facts).place.regions == ("aws:eu-west-1",)


def test_a_key_that_names_no_provider_is_not_guessed_among_several(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    providers = CANADA | {"aws.us": provider("aws", "us", region=constant("us-east-1"))}
    content = plan(
        [change("module.m.aws_s3_bucket.a", {})],
        providers=providers,
        calls={"m": {"module": {"resources": [block("aws_s3_bucket.a", "m:aws")]}}},
    )
    assert _one(tmp_path, content, facts).place.regions == ()


@pytest.mark.parametrize(
    ("address", "after", "kind", "region"),
    [
        ("aws_ebs_volume.a", {"availability_zone": "us-west-2a"}, "aws", "aws:us-west-2"),
        ("aws_ebs_volume.a", {"availability_zone": "us-west-2-lax-1a"}, "aws", "aws:us-west-2"),
        ("aws_s3_bucket.a", {"region": "eu-west-3"}, "aws", "aws:eu-west-3"),
        ("aws_sqs_queue.a", {"arn": "arn:aws:sqs:ca-west-1:1:q"}, "aws", "aws:ca-west-1"),
        ("azurerm_managed_disk.a", {"location": "Canada East"}, "azurerm", "azure:canadaeast"),
        ("azurerm_managed_disk.a", {"location": "canadacentral"}, "azurerm", "azure:canadacentral"),
        ("google_compute_disk.a", {"zone": "northamerica-northeast1-b"}, "google",
         "gcp:northamerica-northeast1"),
        ("google_compute_disk.a", {"zone": "https://x/projects/p/zones/us-east1-b"}, "google",
         "gcp:us-east1"),
        ("google_storage_bucket.a", {"location": "NORTHAMERICA-NORTHEAST2"}, "google",
         "gcp:northamerica-northeast2"),
    ],
)  # fmt: skip
def test_the_place_of_a_resource_is_in_its_attributes(
    tmp_path: Path, facts: ResourceFacts, address: str, after: Any, kind: str, region: str
) -> None:
    content = plan([change(address, after, provider=kind)], providers=CANADA)
    assert _one(tmp_path, content, facts).place.regions == (region,)


@pytest.mark.parametrize(
    ("after", "unknown", "why", "countries"),
    [
        ({"location": "US"}, {}, None, ("US",)),
        ({"location": "us-east12"}, {}, "not-understood", ()),
        ({"location": "Laval"}, {}, "not-understood", ()),
        ({}, {"location": True}, "until-apply", ()),
        ({}, True, "until-apply", ()),
        ({}, {}, "not-told", ()),
    ],
)
def test_a_place_that_is_not_known_says_why(
    tmp_path: Path, facts: ResourceFacts, after: Any, unknown: Any, why: Any, countries: Any
) -> None:
    entry = change("google_storage_bucket.a", after, provider="google", unknown=unknown)
    place = _one(tmp_path, plan([entry]), facts).place
    assert (place.regions, place.why, place.countries) == ((), why, countries)


@pytest.mark.parametrize(
    ("address", "after", "unknown", "encrypted"),
    [
        ("aws_ebs_volume.a", {"encrypted": True}, {}, True),
        ("aws_ebs_volume.a", {"encrypted": False}, {}, False),
        ("aws_ebs_volume.a", {}, {"encrypted": True}, None),
        ("aws_ebs_volume.a", {}, {}, None),
        ("aws_db_instance.a", {"storage_encrypted": None}, {}, False),
        ("aws_instance.a", {"root_block_device": [{"encrypted": True}], "ebs_block_device": []},
         {}, True),
        ("aws_instance.a", {"root_block_device": [{"encrypted": True}],
                            "ebs_block_device": [{"encrypted": True}, {"encrypted": False}]},
         {}, False),
        ("aws_instance.a", {"ebs_block_device": []}, {"root_block_device": True}, None),
        ("aws_instance.a", {"root_block_device": [{}]},
         {"root_block_device": [{"encrypted": True}]}, None),
        ("aws_sqs_queue.a", {"sqs_managed_sse_enabled": False, "kms_master_key_id": "alias/k"},
         {}, True),
        ("aws_kinesis_stream.a", {"encryption_type": "NONE"}, {}, False),
        ("aws_s3_bucket.a", {}, {}, True),
        ("aws_ecs_cluster.a", {}, {}, None),
    ],
)  # fmt: skip
def test_encryption_is_told_false_or_unknown(
    tmp_path: Path, facts: ResourceFacts, address: str, after: Any, unknown: Any, encrypted: Any
) -> None:
    content = plan([change(address, after, unknown=unknown)], providers=CANADA)
    assert _one(tmp_path, content, facts).encrypted.holds is encrypted


@pytest.mark.parametrize(
    ("address", "after", "public"),
    [
        ("aws_db_instance.a", {"publicly_accessible": True}, True),
        ("aws_db_instance.a", {"publicly_accessible": False}, False),
        ("aws_db_instance.a", {}, False),
        ("aws_redshift_cluster.a", {}, None),
        ("aws_lb.a", {"internal": True}, False),
        ("aws_lb.a", {"internal": False}, True),
        ("aws_s3_bucket_public_access_block.a",
         {"block_public_acls": True, "block_public_policy": True, "ignore_public_acls": False,
          "restrict_public_buckets": True}, True),
        ("aws_s3_bucket_acl.a", {"acl": "public-read"}, True),
        ("aws_s3_bucket_acl.a", {"acl": "private"}, False),
        ("aws_s3_bucket.a", {}, None),
        ("aws_s3_bucket.a", {"acl": "public-read"}, True),
        ("aws_s3_bucket.a", {"acl": "authenticated-read"}, True),
        ("aws_s3_bucket.a", {"acl": "private"}, None),
    ],
)  # fmt: skip
def test_public_access_is_told_false_or_unknown(
    tmp_path: Path, facts: ResourceFacts, address: str, after: Any, public: Any
) -> None:
    content = plan([change(address, after)], providers=CANADA)
    assert _one(tmp_path, content, facts).public.holds is public


def test_tags_come_with_those_of_the_provider(tmp_path: Path, facts: ResourceFacts) -> None:
    after = {"tags": {"a": "1"}, "tags_all": {"a": "1", "classification": "protege-b"}}
    found = _one(tmp_path, plan([change("aws_s3_bucket.a", after)]), facts)
    assert found.tags == {"a": "1", "classification": "protege-b"}


def test_a_tag_that_comes_later_leaves_the_tags_in_doubt(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    entry = change("aws_s3_bucket.a", {"tags": {"a": "1"}}, unknown={"tags": {"b": True}})
    found = _one(tmp_path, plan([entry]), facts)
    assert (found.tags, found.tags_why) == ({"a": "1"}, "until-apply")


def test_what_is_sensitive_is_never_read(tmp_path: Path, facts: ResourceFacts) -> None:
    after = {"region": SECRET, "tags": {"classification": SECRET}, "bucket": SECRET}
    entry = change(
        "aws_s3_bucket.a", after,
        sensitive={"region": True, "tags": {"classification": True}, "bucket": True},
    )  # fmt: skip
    found = _read(tmp_path, plan([entry], variables={"key": SECRET}), facts)
    assert SECRET not in repr(found)
    assert isinstance(found[0], Resource)
    assert found[0].tags_why == "sensitive"


@pytest.mark.parametrize("word", [SECRET, "us-east-1"])
def test_a_sensitive_variable_is_not_read_even_for_a_region(
    tmp_path: Path, facts: ResourceFacts, word: str
) -> None:
    content = plan(
        [change("aws_s3_bucket.a", {})],
        providers={"aws": provider("aws", region=variable("hidden"))},
        blocks=[block("aws_s3_bucket.a", "aws")],
        variables={"hidden": word},
    )
    content["configuration"]["root_module"]["variables"] = {"hidden": {"sensitive": True}}
    found = _one(tmp_path, content, facts)
    assert (found.place.regions, found.place.word) == ((), "")


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (change("aws_s3_bucket.a", actions=("delete",)), "deleted"),
        (change("data.aws_ami.a", {}, actions=("read",), mode="data"), "data-source"),
        (change("random_id.a", {}, provider="random"), "no-object"),
        (change("aws_s3_bucket.a", {}, actions=("explode",)), "unsupported"),
        ({"address": "aws_s3_bucket.a"}, "unsupported"),
        ({"address": 3, "change": []}, "unsupported"),
        ("a text", "unsupported"),
        (None, "unsupported"),
    ],
)
def test_what_is_not_examined_says_why(
    tmp_path: Path, facts: ResourceFacts, entry: Any, why: str
) -> None:
    (found,) = _read(tmp_path, plan([entry]), facts)
    assert isinstance(found, NotExamined)
    assert found.why == why


@pytest.mark.parametrize(
    ("actions", "action"),
    [
        (("no-op",), "keep"),
        (("update",), "update"),
        (("delete", "create"), "replace"),
        (("create", "delete"), "replace"),
    ],
)
def test_what_stays_is_examined_like_what_is_new(
    tmp_path: Path, facts: ResourceFacts, actions: tuple[str, ...], action: str
) -> None:
    entry = change("aws_s3_bucket.a", {"region": "us-east-1"}, actions=actions)
    found = _one(tmp_path, plan([entry]), facts)
    assert (found.action, found.place.regions) == (action, ("aws:us-east-1",))


def test_what_the_plan_forgets_goes_on_living(tmp_path: Path, facts: ResourceFacts) -> None:
    entry = change("aws_s3_bucket.a", actions=("forget",), before={"region": "us-east-1"})
    assert _one(tmp_path, plan([entry]), facts).place.regions == ("aws:us-east-1",)


def test_of_an_unknown_type_the_place_is_read_and_nothing_else(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    found = _one(tmp_path, plan([change("aws_new_thing.a", {"region": "us-east-1"})]), facts)
    assert (found.known_type, found.need, found.place.regions) == (False, None, ("aws:us-east-1",))


def test_the_size_is_kept_for_who_prices_it(tmp_path: Path, facts: ResourceFacts) -> None:
    entry = change("aws_db_instance.a", {"allocated_storage": 100, "instance_class": "db.m5.large"})
    found = _one(tmp_path, plan([entry]), facts)
    assert found.size == {"gib": "100", "shape": "db.m5.large"}


@pytest.mark.parametrize(
    ("engine", "service"),
    [
        ("postgres", "Amazon RDS for Postgres"),
        ("sqlserver-ex", "Amazon RDS for SQL Server"),
        ("aurora-mysql", "Amazon Aurora MySQL"),
        ("unheard-of", ""),
        (None, ""),
    ],
)
def test_the_service_of_a_database_is_that_of_its_engine(
    tmp_path: Path, facts: ResourceFacts, engine: Any, service: str
) -> None:
    entry = change("aws_db_instance.a", {"engine": engine})
    assert _one(tmp_path, plan([entry]), facts).service == service


def test_hidden_characters_of_an_address_are_not_kept(tmp_path: Path, facts: ResourceFacts) -> None:
    entry = change('aws_s3_bucket.a["\x1b[31m\u202e\ud800\n"]', {})
    found = _one(tmp_path, plan([entry]), facts)
    assert found.address.isprintable()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "plan-unknown"),
        (b"{}", "plan-unknown"),
        (b"[]", "plan-unknown"),
        (b"PK\x03\x04rest", "plan-binary"),
        (b'{"@level":"info"}\n{"@level":"info"}', "plan-log"),
        (b'{"format_version":"1.0","values":{}}', "plan-state"),
        (b'{"$schema":"x","contentVersion":"1.0.0.0","resources":[]}', "plan-arm-template"),
        (plan([], format_version="2.0"), "plan-version"),
        (plan([], errored=True), "plan-failed"),
        (b'{"resource_changes":[', "plan-not-json"),
        (b'{"resource_changes":[]}}', "plan-not-json"),
        (b'{"resource_changes":[{]}', "plan-not-json"),
        (b'{"resource_changes":' + b"[" * 5000, "plan-not-json"),
        (b'{"x":' + b"[" * 5000 + b"]" * 5000 + b',"resource_changes":[]}', "plan-not-json"),
        (b'{"resource_changes":["\xff"]}', "plan-not-json"),
        (b'{"resource_changes":[' + b"9" * 5000 + b"]}", "plan-not-json"),
        (b'{"resource_changes":[1e99999999999999999999]}', "plan-not-json"),
    ],
)
def test_what_is_no_whole_plan_is_refused_with_its_remedy(
    tmp_path: Path, facts: ResourceFacts, content: Any, code: str
) -> None:
    with pytest.raises(InputError) as caught:
        _read(tmp_path, content, facts)
    (mistake,) = caught.value.mistakes
    if content != b"":
        assert mistake.code == code
    assert mistake.help.fr


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'{"resource_changes":\n [ {"x": 1},\n  {"y" 2}]}', (3, 8)),
        (b'{"resource_changes": []}\n}', (2, 1)),
        (b'{"resource_changes": [],\n"x": [}}', (2, 7)),
    ],
)
def test_a_plan_that_is_no_json_is_refused_at_its_place(
    tmp_path: Path, facts: ResourceFacts, content: bytes, place: tuple[int, int]
) -> None:
    with pytest.raises(InputError) as caught:
        _read(tmp_path, content, facts)
    (mistake,) = caught.value.mistakes
    assert (mistake.line, mistake.column) == place


def test_a_resource_that_is_too_large_is_refused_by_its_size(
    tmp_path: Path, facts: ResourceFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MOST_ENTRY", 2 << 20)
    content = plan([change("aws_s3_bucket.a", {"policy": "x" * (4 << 20)})])
    with pytest.raises(InputError) as caught:
        _read(tmp_path, content, facts)
    assert caught.value.mistakes[0].code == "plan-entry-too-large"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, facts: ResourceFacts) -> None:
    for path in (str(tmp_path), str(tmp_path / "none"), "a\0b"):
        with pytest.raises(InputError):
            list(open_plan(path, "p", facts).resources())


@pytest.mark.parametrize(
    ("references", "closes"),
    [
        (["aws_s3_bucket.b.id", "aws_s3_bucket.b"], "module.m.aws_s3_bucket.b"),
        (["aws_s3_bucket.b", "each.key"], "module.m.aws_s3_bucket.b[*]"),
        (["aws_s3_bucket.b", "var.key"], "module.m.aws_s3_bucket.b[*]"),
        (["aws_s3_bucket.b[0].id", "aws_s3_bucket.b[0]", "aws_s3_bucket.b"],
         "module.m.aws_s3_bucket.b[*]"),
        (["aws_s3_bucket.b.id", "aws_s3_bucket.c.id"], ""),
        (["var.bucket"], ""),
        ([], ""),
        (None, ""),
        ([3, None], ""),
    ],
)  # fmt: skip
def test_a_block_that_closes_a_bucket_says_which(
    tmp_path: Path, facts: ResourceFacts, references: Any, closes: str
) -> None:
    name = "aws_s3_bucket_public_access_block.a"
    inner = block(name, "aws") | {"expressions": {"bucket": {"references": references}}}
    four = ("block_public_acls", "block_public_policy", "ignore_public_acls",
            "restrict_public_buckets")  # fmt: skip
    entry = change(f"module.m.{name}", dict.fromkeys(four, True))
    content = plan([entry], calls={"m": {"module": {"resources": [inner]}}})
    found = _one(tmp_path, content, facts)
    assert (found.closes, found.public.holds) == (closes, False)


@pytest.mark.parametrize(
    ("at", "index", "closes"),
    [
        ('module.m["a.b[0]"].', '["x.y"]', 'module.m["a.b[0]"].aws_s3_bucket.b["x.y"]'),
        ("module.m[1].", "[0]", "module.m[1].aws_s3_bucket.b[0]"),
        ("module.m.", "", "module.m.aws_s3_bucket.b[*]"),
    ],
)
@pytest.mark.parametrize("each", ["each.key", "count.index"])
def test_what_closes_one_bucket_of_many_closes_that_of_its_own_key(
    tmp_path: Path, facts: ResourceFacts, each: str, at: str, index: str, closes: str
) -> None:
    name = "aws_s3_bucket_public_access_block.a"
    pointed = {"bucket": {"references": ["aws_s3_bucket.b", each]}}
    inner = block(name, "aws") | {"expressions": pointed}
    entry = change(f"{at}{name}{index}", {}) | {"type": "aws_s3_bucket_public_access_block"}
    content = plan([entry], calls={"m": {"module": {"resources": [inner]}}})
    assert _one(tmp_path, content, facts).closes == closes
