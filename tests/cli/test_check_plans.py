"""``courtier check --plan``: the plan, its workload, its environment; codes, formats, secrets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from courtier.report.check.formats import FORMATS
from tests.cli.courtier_run import courtier
from tests.conftest import ROOT
from tests.providers.plans.synthetic import (
    SECRET,
    block,
    change,
    constant,
    plan,
    provider,
    written,
)

WORKLOAD = str(ROOT / "examples" / "permis-en-ligne.yaml")
PROVIDERS = {
    "aws": provider("aws", region=constant("ca-central-1")),
    "aws.us": provider("aws", "us", region=constant("us-east-1")),
}
BLOCKS = [block("aws_s3_bucket.here", "aws"), block("aws_s3_bucket.there", "aws.us")]


LISTED = """
courtier: 1
id: essai
name: Essai
organization: {name: Ville exemple}
information: [{id: a, kind: contact-public}]
service: {environments: [{id: production, data: real}, {id: essais, data: masked}]}
"""


def _plan(folder: Path, *addresses: str, name: str = "plan.json") -> str:
    content = plan(
        [change(address, {"tags": {"classification": "protege-b"}}) for address in addresses],
        providers=PROVIDERS,
        blocks=BLOCKS,
    )
    return written(folder, content, name)


def _json(*arguments: str, cwd: Path = ROOT) -> dict[str, Any]:
    ran = courtier("check", "--format", "json", *arguments, cwd=cwd)
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_a_resource_outside_fails_the_run_with_its_address(tmp_path: Path) -> None:
    path = _plan(tmp_path, "aws_s3_bucket.here", "aws_s3_bucket.there")
    ran = courtier("check", "--plan", path, "--workload", WORKLOAD, "--lang", "en")
    assert ran.code == 13
    assert "aws_s3_bucket.there" in ran.out
    assert "2 resources examined" in ran.out


def test_the_same_plan_without_it_does_not_fail(tmp_path: Path) -> None:
    path = _plan(tmp_path, "aws_s3_bucket.here")
    assert courtier("check", "--plan", path, "--workload", WORKLOAD).code == 0


def test_what_is_not_known_fails_where_the_run_asks_it(tmp_path: Path) -> None:
    path = _plan(tmp_path, "aws_s3_bucket.here")
    ran = courtier("check", "--plan", path, "--workload", WORKLOAD, "--on-undetermined", "fail")
    assert ran.code == 13


def test_how_many_were_not_examined_is_always_said(tmp_path: Path) -> None:
    path = written(
        tmp_path, plan([change("aws_new.a", {}), change("aws_s3_bucket.b", actions=("delete",))])
    )
    ran = courtier("check", "--plan", path, "--workload", WORKLOAD, "--lang", "en")
    assert "aws_new.a" in ran.out
    assert "aws_s3_bucket.b" in ran.out
    found = _json("--plan", path, "--workload", WORKLOAD)
    assert found["counts"]["unexamined"] == 2
    assert found["examined"][0]["parts"] == 0
    assert "resource-unexamined" not in found["examined"][0]["passed"]


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_prints_what_the_plan_marks_as_sensitive(tmp_path: Path, format: str) -> None:
    entries = [
        change(
            "aws_s3_bucket.a",
            {"region": SECRET, "bucket": SECRET, "tags": {"classification": SECRET, "x": SECRET}},
            sensitive={"region": True, "bucket": True, "tags": True},
        ),
        change("aws_new.a", {"region": SECRET}, sensitive={"region": True}),
    ]
    path = written(tmp_path, plan(entries, variables={"key": SECRET}))
    ran = courtier("check", "--plan", path, "--workload", WORKLOAD, "--format", format)
    assert ran.code in (0, 11, 12, 13)
    assert SECRET not in ran.out + ran.err


def test_the_settings_map_plans_to_workloads_and_environments(tmp_path: Path) -> None:
    _plan(tmp_path, "aws_s3_bucket.here", name="production.json")
    _plan(tmp_path, "aws_s3_bucket.there", name="essais.json")
    copied = Path(WORKLOAD).read_bytes()
    (tmp_path / "charge.yaml").write_bytes(copied)
    (tmp_path / "courtier.toml").write_text(
        "[[plans]]\nfile = 'production.json'\nworkload = 'permis-en-ligne'\n"
        "[[plans]]\nfile = 'essais.json'\nworkload = 'permis-en-ligne'\n"
        "environment = 'essais'\n",
        "utf-8",
    )
    found = _json(cwd=tmp_path)
    plans = {item["file"]: item for item in found["examined"] if item["sort"] == "plan"}
    assert set(plans) == {"production.json", "essais.json"}
    assert plans["essais.json"]["subject"]["environment"] == "essais"
    wrong = [
        f for f in found["findings"] if f["id"] == "resource-place" and f["status"] == "failed"
    ]
    assert [f["location"]["file"] for f in wrong] == ["essais.json"]
    narrowed = _json("--plan", "essais.json", "charge.yaml", cwd=tmp_path)
    assert {i["file"] for i in narrowed["examined"]} == {"essais.json", "charge.yaml"}


def test_a_workload_that_the_settings_misname_is_a_failure(tmp_path: Path) -> None:
    _plan(tmp_path, "aws_s3_bucket.here")
    (tmp_path / "charge.yaml").write_bytes(Path(WORKLOAD).read_bytes())
    (tmp_path / "courtier.toml").write_text(
        "[[plans]]\nfile = 'plan.json'\nworkload = 'autre'\n", "utf-8"
    )
    assert courtier("check", cwd=tmp_path).code == 3
    assert "plan-invalid" in {finding["id"] for finding in _json(cwd=tmp_path)["findings"]}


@pytest.mark.parametrize(("id", "codes"), [("essai", ["other-workload"]), ("autre", [])])
def test_a_run_of_some_files_leaves_the_plans_of_the_others(
    tmp_path: Path, id: str, codes: list[str]
) -> None:
    _plan(tmp_path, "aws_s3_bucket.there")
    written(tmp_path, LISTED, "listed.yaml")
    (tmp_path / "charge.yaml").write_bytes(Path(WORKLOAD).read_bytes())
    (tmp_path / "courtier.toml").write_text(
        f"[[plans]]\nfile = 'plan.json'\nworkload = '{id}'\n", "utf-8"
    )
    found = _json("charge.yaml", cwd=tmp_path)
    assert [item["code"] for item in found["unexamined"]] == codes
    assert ("plan-invalid" in {finding["id"] for finding in found["findings"]}) == (not codes)
    whole = _json("charge.yaml", "listed.yaml", cwd=tmp_path)
    assert whole["unexamined"] == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--workload", WORKLOAD), 2),
        (("--env", "production"), 2),
        (("--plan", "PLAN", "--workload", "LISTED", "--env", "nulle-part"), 2),
        (("--plan", "PLAN", "--workload", "LISTED", "--env", "essais"), 0),
        (("--plan", "PLAN", "--workload", "absent.yaml"), 3),
        (("--plan", "PLAN", "--workload", "absent"), 3),
        (("--plan", "PLAN", "--workload", "essai", "--env", "essais"), 0),
        (("--plan", "PLAN", "--workload", "essai", "--env", "nulle-part"), 2),
        (("--plan", "absent.json", "--workload", WORKLOAD), 3),
        (("--plan", "WRONG", "--workload", WORKLOAD), 3),
        (("--plan", "PLAN", WORKLOAD), 0),
    ],
)
def test_wrong_use_and_wrong_files_have_their_codes(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    paths = {
        "PLAN": _plan(tmp_path, "aws_s3_bucket.here"),
        "LISTED": written(tmp_path, LISTED, "listed.yaml"),
        "WRONG": written(tmp_path, b'{"resource_changes":[', "wrong.json"),
    }
    ran = courtier("check", *(paths.get(word, word) for word in arguments), cwd=tmp_path)
    assert ran.code == code, ran.err


def test_a_template_takes_its_region_from_the_line(tmp_path: Path) -> None:
    content = "Resources: {Seau: {Type: 'AWS::S3::Bucket'}}"
    path = written(tmp_path, content, "pile.yaml")
    arguments = ("--plan", path, "--workload", WORKLOAD, "--region")
    places = {
        region: [f["status"] for f in _json(*arguments, region)["findings"]
                 if f["id"] == "resource-place"]
        for region in ("ca-central-1", "us-east-1", "laval")
    }  # fmt: skip
    assert places == {"ca-central-1": [], "us-east-1": ["failed"], "laval": ["undetermined"]}


def test_a_plan_comes_from_standard_input(tmp_path: Path) -> None:
    content = Path(_plan(tmp_path, "aws_s3_bucket.there")).read_text("utf-8")
    ran = courtier("check", "--plan", "-", "--workload", WORKLOAD, given=content)
    assert ran.code == 13


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--plan", "PLAN", "--workload", "LISTED", "--env", "nulle-part"), 2),
        (("--plan", "PLAN", "--workload", "tres-secret"), 3),
        (("LISTED", "--config", "WRONG"), 3),
    ],
)
def test_what_stops_a_redacted_run_names_nothing_of_the_body(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    paths = {
        "PLAN": _plan(tmp_path, "aws_s3_bucket.here"),
        "LISTED": written(tmp_path, LISTED, "listed.yaml"),
        "WRONG": written(tmp_path, '[rules.tres-secret]\nseverity = "off"\n', "wrong.toml"),
    }
    named = [paths.get(word, word) for word in arguments]
    ran = courtier("check", *named, "--redact", "--lang", "en", cwd=tmp_path)
    assert ran.code == code
    assert "without --redact" in ran.err
    for word in ("nulle-part", "production", "essais", "tres-secret"):
        assert word not in ran.err + ran.out
    told = courtier("check", *named, cwd=tmp_path)
    assert "nulle-part" in told.err or "tres-secret" in told.err
