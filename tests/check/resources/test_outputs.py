"""What a plan gives from its bytes to each format, whole, in both languages."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from courtier.check.settings import Settings
from courtier.checking.checker import Checker
from courtier.checking.plans import PlanChecked, check_plan
from courtier.checking.result import Run, check_result
from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import resource_facts
from courtier.providers.plans.read import open_plan
from courtier.report.check.formats import FORMATS, written
from courtier.results.check import CheckResult
from courtier.values.text import LANGUAGES, Language
from courtier.workload.reader import read_workload
from tests.providers.plans.synthetic import (
    SECRET,
    block,
    change,
    constant,
    plan,
    provider,
)
from tests.providers.plans.synthetic import written as written_plan
from tests.report.sample_check import provenance

SNAPSHOTS = Path(__file__).with_name("snapshots")
UPDATE = "COURTIER_UPDATE_SNAPSHOTS" in os.environ
ENDINGS = {
    "text": "txt", "json": "json", "sarif": "sarif.json", "junit": "xml", "github": "github.txt",
    "github-summary": "summary.md", "gitlab": "gitlab.json", "markdown": "md",
}  # fmt: skip
DAY = date(2026, 11, 23)
TAGGED = {"tags": {"classification": "protege-b"}}
WORKLOAD = """
courtier: 1
id: essai
name: Essai
organization: {name: Ville exemple}
information: [{id: a, kind: contact-public, declared: {confidentiality: protege-b,
  status: approved, by: holder, on: 2026-10-01}}]
hosting: {places: {data: canada}}
"""


def _plan() -> object:
    """One resource for each thing that may be found: right, wrong, unknown, left aside."""
    return plan(
        [
            change("aws_s3_bucket.right", TAGGED),
            change("aws_s3_bucket_public_access_block.right", dict.fromkeys(
                ("block_public_acls", "block_public_policy", "ignore_public_acls",
                 "restrict_public_buckets"), True)),
            *(change(f"aws_ebs_volume.abroad[{n}]", {"encrypted": True, **TAGGED})
              for n in range(7)),
            change("aws_db_instance.wrong", {
                "storage_encrypted": False, "publicly_accessible": True,
                "tags": {"classification": "protege-a"}, "password": SECRET,
            }, sensitive={"password": True}),
            change("aws_sqs_queue.later", {}, unknown={"kms_master_key_id": True,
                                                       "sqs_managed_sse_enabled": True}),
            change("google_storage_bucket.us", {"location": "US", "labels": {}},
                   provider="google"),
            change("aws_new_thing.unknown", {}),
            change("aws_s3_bucket.gone", actions=("delete",)),
            change("random_id.none", {}, provider="random"),
        ],
        providers={
            "aws": provider("aws", region=constant("ca-central-1")),
            "aws.us": provider("aws", "us", region=constant("us-east-1")),
        },
        blocks=[
            block("aws_s3_bucket.right", "aws"),
            block("aws_db_instance.wrong", "aws"),
            block("aws_s3_bucket_public_access_block.right", "aws")
            | {"expressions": {"bucket": {"references": ["aws_s3_bucket.right.id",
                                                         "aws_s3_bucket.right"]}}},
            block("aws_ebs_volume.abroad", "aws.us"),
        ],
    )  # fmt: skip


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> PlanChecked:
    knowledge = Knowledge()
    facts = resource_facts(knowledge)
    path = written_plan(tmp_path_factory.mktemp("plan"), _plan())
    file = read_workload(WORKLOAD.encode(), knowledge, name="essai.yaml")
    checker = Checker(knowledge, Settings(), DAY)
    return check_plan(checker, open_plan(path, "plan.json", facts), "plan.json", file, facts)


@pytest.fixture(scope="module")
def result(seen: PlanChecked) -> CheckResult:
    """The result, without what moves with the facts: its provenance, the certificates."""
    run = Run(Knowledge(), Settings(), DAY, "error", "warn", sorts=("resource", "plan"))
    kept = tuple(f for f in seen.checked.findings if f.id != "resource-certification")
    found = check_result(run, [replace(seen.checked, findings=kept)], seen.unexamined)
    still = tuple(f for f in found.findings if f.id.startswith("resource-"))
    return found.model_copy(update={"provenance": provenance(), "findings": still})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_the_whole_output(result: CheckResult, name: str, language: Language) -> None:
    text = written(result, [name], language, width=100, show="passed")[name]
    path = SNAPSHOTS / f"plan.{language}.{ENDINGS[name]}"
    if UPDATE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    assert text == path.read_text("utf-8")
    assert SECRET not in text


def test_a_finding_stands_where_its_resource_does_in_the_plan(result: CheckResult) -> None:
    text = json.dumps(_plan())
    for finding in result.findings:
        address, place = finding.subject.address, finding.location
        if address is not None and place is not None:
            entry, _ = json.JSONDecoder().raw_decode(text, place.column - 1)
            assert place.line == 1
            assert entry["address"].startswith(address)


def test_each_rule_has_what_it_should(result: CheckResult) -> None:
    found = {
        (f.id, f.status, (f.subject.address or f.text.en).split("[")[0]) for f in result.findings
    }
    assert ("resource-place", "failed", "aws_ebs_volume.abroad") in found
    assert ("resource-place", "failed", "google_storage_bucket.us") in found
    assert ("resource-place", "undetermined", "aws_sqs_queue.later") in found
    assert ("resource-encryption", "failed", "aws_db_instance.wrong") in found
    assert ("resource-encryption", "undetermined", "aws_sqs_queue.later") in found
    assert ("resource-public", "failed", "aws_db_instance.wrong") in found
    assert ("resource-tag", "failed", "aws_db_instance.wrong") in found
    assert not [f for f in found if f[2] == "aws_s3_bucket.right"]
    assert result.examined[0].parts == 12
    assert result.counts.unexamined == 3
    assert result.gate.failed
