"""A plan held against a workload: what fails, what is open, what passes, what was not examined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from courtier.check.resource_rules import (
    CERTIFICATION,
    ENCRYPTION,
    PLACE,
    PUBLIC,
    TAG,
    UNEXAMINED,
)
from courtier.check.resources import examine
from courtier.check.settings import Settings
from courtier.checking.checker import Checker
from courtier.checking.plans import PlanChecked, check_plan
from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.results.check import CheckFinding
from courtier.results.resources import NotExamined, Place, Resource, Told
from courtier.workload.reader import WorkloadFile, read_workload

KNOWLEDGE = Knowledge()
DAY = date(2026, 11, 21)
WORKLOAD = """
courtier: 1
id: essai
name: Essai
organization: {{name: Ville exemple}}
scheme: {scheme}
information: [{{id: a, kind: {kind}, persons: 10, declared: {{confidentiality: {level},
  status: approved, by: holder, on: 2026-10-01}}}}]
hosting: {{places: {places}}}
"""


class _Plan:
    """A plan that was opened."""

    sha256 = "0" * 64

    def __init__(self, *resources: Resource | NotExamined) -> None:
        self._resources = resources

    def resources(self) -> Iterable[Resource | NotExamined]:
        return self._resources


BUCKET = Resource(
    address="aws_s3_bucket.a",
    format="terraform",
    type="aws_s3_bucket",
    action="create",
    provider="aws",
    need="object",
    service="Amazon Simple Storage Service (S3)",
    place=Place(("aws:ca-central-1",)),
    encrypted=Told(True),
    public=Told(False),
    tags={"Classification": "Protégé B"},
    known_type=True,
)


@pytest.fixture(scope="module")
def facts() -> ResourceFacts:
    return resource_facts(KNOWLEDGE)


def _workload(
    places: str = "{data: canada}", level: str = "protege-b", scheme: str = "quebec-2024-05",
    kind: str = "contact-public",
) -> WorkloadFile:  # fmt: skip
    text = WORKLOAD.format(places=places, level=level, scheme=scheme, kind=kind)
    return read_workload(text.encode(), KNOWLEDGE, name="essai.yaml")


def _check(
    facts: ResourceFacts, *resources: Resource | NotExamined, file: WorkloadFile | None = None
) -> PlanChecked:
    checker = Checker(KNOWLEDGE, Settings(), DAY)
    return check_plan(checker, _Plan(*resources), "plan.json", file or _workload(), facts, "essais")


def _found(seen: PlanChecked, rule: str) -> list[CheckFinding]:
    return [finding for finding in seen.checked.findings if finding.id == rule]


def _statuses(seen: PlanChecked, rule: str) -> list[str]:
    return [finding.status for finding in _found(seen, rule)]


def test_a_resource_that_meets_everything_passes(facts: ResourceFacts) -> None:
    seen = _check(facts, BUCKET)
    assert seen.checked.examined is not None
    assert {PLACE, ENCRYPTION, PUBLIC, TAG, UNEXAMINED} <= set(seen.checked.examined.passed)
    assert seen.checked.examined.parts == 1
    assert seen.checked.examined.sort == "plan"
    assert seen.unexamined == ()


@pytest.mark.parametrize(
    ("place", "permitted", "status"),
    [
        (Place(("aws:us-east-1",)), "{data: canada}", ["failed"]),
        (Place(("aws:ca-west-1",)), "{data: quebec}", ["failed"]),
        (Place(("aws:ca-central-1",)), "{data: quebec}", []),
        (Place(("aws:ca-central-1", "aws:us-east-1")), "{data: canada}", ["failed"]),
        (Place(("aws:us-east-1",)), "{data: any}", []),
        (Place(("aws:us-east-1",)), "{data: [US, CA]}", []),
        (Place((), ("US",)), "{data: canada}", ["failed"]),
        (Place((), ("CA",)), "{data: quebec}", ["undetermined"]),
        (Place(why="until-apply"), "{data: canada}", ["undetermined"]),
        (Place(why="not-understood", word="laval"), "{data: canada}", ["undetermined"]),
        (Place(why="global"), "{data: canada}", ["undetermined"]),
        (Place(why="parent"), "{data: canada}", []),
        (Place(("aws:nowhere-1",)), "{data: canada}", ["undetermined"]),
        (Place(("aws:ca-west-1",), why="until-apply"), "{data: canada}", ["undetermined"]),
        (Place(("aws:us-east-1",), why="until-apply"), "{data: canada}", ["failed"]),
    ],
)
def test_a_resource_is_inside_outside_or_nobody_knows(
    facts: ResourceFacts, place: Place, permitted: str, status: list[str]
) -> None:
    seen = _check(facts, replace(BUCKET, place=place), file=_workload(permitted))
    assert _statuses(seen, PLACE) == status


def test_the_place_of_a_failure_counts_since_regions_are_known_first_hand(
    facts: ResourceFacts,
) -> None:
    (found,) = _found(_check(facts, replace(BUCKET, place=Place(("aws:us-east-1",)))), PLACE)
    assert (found.severity, found.standing) == ("error", "counts")
    assert found.subject.address == "aws_s3_bucket.a"
    assert (found.subject.workload, found.subject.environment) == ("essai", "essais")
    assert "aws:us-east-1" in found.text.fr


@pytest.mark.parametrize(
    ("need", "permitted", "failed"),
    [
        ("logs", "{data: canada}", False),
        ("logs", "{data: canada, logs: canada}", True),
        ("backup", "{data: canada}", True),
        ("backup", "{data: canada, backup: [US, CA]}", False),
        ("key", "{data: any, keys: canada}", True),
        ("key", "{data: canada}", True),
    ],
)
def test_backups_logs_and_keys_have_places_of_their_own(
    facts: ResourceFacts, need: str, permitted: str, failed: bool
) -> None:
    resource = replace(BUCKET, need=need, place=Place(("aws:us-east-1",)))
    seen = _check(facts, resource, file=_workload(permitted))
    assert bool(_found(seen, PLACE)) == failed


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (Told(True), []),
        (Told(False), ["failed"]),
        (Told(None, "until-apply"), ["undetermined"]),
        (Told(None, "not-told"), ["undetermined"]),
    ],
)
def test_encryption_holds_fails_or_is_open(
    facts: ResourceFacts, told: Told, status: list[str]
) -> None:
    assert _statuses(_check(facts, replace(BUCKET, encrypted=told)), ENCRYPTION) == status


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (Told(False), []),
        (Told(True), ["failed"]),
        (Told(None, "until-apply"), ["undetermined"]),
        (Told(None, "not-told"), ["undetermined"]),
    ],
)
def test_public_access_is_closed_open_or_not_known(
    facts: ResourceFacts, told: Told, status: list[str]
) -> None:
    assert _statuses(_check(facts, replace(BUCKET, public=told)), PUBLIC) == status


@pytest.mark.parametrize(
    ("closes", "instances", "told", "open_"),
    [
        ("aws_s3_bucket.a", 3, Told(False), False),
        ("aws_s3_bucket.a[*]", 1, Told(False), False),
        ("aws_s3_bucket.a[*]", 2, Told(False), True),
        ("aws_s3_bucket.a[0]", 1, Told(False), False),
        ("aws_s3_bucket.a[0]", 2, Told(False), True),
        ("module.m[0].aws_s3_bucket.a", 1, Told(False), True),
        ("aws_s3_bucket.b", 1, Told(False), True),
        ("aws_s3_bucket.a", 1, Told(None, "until-apply"), True),
    ],
)
def test_a_bucket_that_another_resource_closes_is_not_open(
    facts: ResourceFacts, closes: str, instances: int, told: Told, open_: bool
) -> None:
    buckets = [
        replace(BUCKET, address=f"aws_s3_bucket.a[{n}]", public=Told(None, "not-told"))
        for n in range(instances)
    ]
    closing = Resource(
        address="aws_s3_bucket_public_access_block.a", format="terraform",
        type="aws_s3_bucket_public_access_block", action="create", provider="aws", need="none",
        place=BUCKET.place, public=told, closes=closes, known_type=True,
    )  # fmt: skip
    for order in ([*buckets, closing], [closing, *buckets]):
        found = _found(_check(facts, *order), PUBLIC)
        assert bool([f for f in found if "aws_s3_bucket.a" in (f.subject.address or f.text.fr)
                     and "public_access" not in (f.subject.address or "")]) == open_  # fmt: skip


def test_a_choice_of_this_project_never_turns_a_build_red(facts: ResourceFacts) -> None:
    (found,) = _found(_check(facts, replace(BUCKET, encrypted=Told(False))), ENCRYPTION)
    assert (found.confidence, found.standing) == ("design", "weak")


def test_the_guardrail_of_the_government_of_canada_counts(facts: ResourceFacts) -> None:
    file = _workload(level="protected-b", scheme="government-of-canada")
    volume = replace(
        BUCKET, address="aws_ebs_volume.a", type="aws_ebs_volume", need="block",
        encrypted=Told(False), tags=None,
    )  # fmt: skip
    (found,) = _found(_check(facts, volume, file=file), ENCRYPTION)
    assert "06" in found.text.fr


def test_what_is_not_classified_may_be_open_to_everybody(facts: ResourceFacts) -> None:
    file = _workload(level="non-classifie", kind="open-data")
    open_ = replace(BUCKET, public=Told(True), encrypted=Told(False), tags={})
    seen = _check(facts, open_, file=file)
    assert not _found(seen, PUBLIC)
    assert not _found(seen, ENCRYPTION)
    assert not _found(seen, TAG)


@pytest.mark.parametrize(
    ("tags", "why", "status"),
    [
        ({"classification": "protege-b"}, None, []),
        ({"CLASSIFICATION": "PROTEGE B"}, None, []),
        ({"data-classification": "Protégé B"}, None, []),
        ({"classification": "protege-a"}, None, ["failed"]),
        ({}, None, ["failed"]),
        ({"a": "1"}, "until-apply", ["undetermined"]),
        (None, None, []),
    ],
)
def test_the_tag_says_the_level_of_the_workload(
    facts: ResourceFacts, tags: Any, why: Any, status: list[str]
) -> None:
    seen = _check(facts, replace(BUCKET, tags=tags, tags_why=why))
    assert _statuses(seen, TAG) == status


def test_instances_of_one_block_are_told_together(facts: ResourceFacts) -> None:
    wrong = [
        replace(BUCKET, address=f"module.m[0].aws_s3_bucket.a[{n}]", encrypted=Told(False))
        for n in range(8)
    ]
    (found,) = _found(_check(facts, *wrong), ENCRYPTION)
    assert found.subject.address == "module.m.aws_s3_bucket.a"
    assert "aws_s3_bucket.a[4]" in found.text.en
    assert "3 others" in found.text.en


def test_what_is_not_examined_is_counted_and_never_passes(facts: ResourceFacts) -> None:
    asides = (
        NotExamined("aws_new.a", "aws_new", "unknown-type"),
        NotExamined("aws_old.a", "aws_old", "deleted"),
        NotExamined("aws_old.b", "aws_old", "deleted"),
    )
    seen = _check(facts, BUCKET, *asides)
    assert [(u.name, u.code, u.file) for u in seen.unexamined] == [
        ("aws_new.a", "unknown-type", "plan.json"),
        ("aws_old.a", "deleted", "plan.json"),
        ("aws_old.b", "deleted", "plan.json"),
    ]
    assert _statuses(seen, UNEXAMINED) == ["undetermined"]
    assert seen.checked.examined is not None
    assert UNEXAMINED not in seen.checked.examined.passed


def test_a_type_that_no_table_holds_is_still_seen_outside(facts: ResourceFacts) -> None:
    unknown = Resource(
        address="aws_new.a", format="terraform", type="aws_new", action="create", provider="aws",
        place=Place(("aws:us-east-1",)),
    )  # fmt: skip
    seen = _check(facts, unknown)
    assert _statuses(seen, PLACE) == ["failed"]
    assert [item.name for item in seen.unexamined] == ["aws_new.a"]
    assert not _found(seen, ENCRYPTION)


def test_an_empty_plan_passes_nothing(facts: ResourceFacts) -> None:
    seen = _check(facts)
    assert seen.checked.examined is not None
    assert seen.checked.examined.passed == ()
    assert seen.checked.findings == ()


def test_a_service_that_the_catalogue_does_not_speak_of_is_unknown(facts: ResourceFacts) -> None:
    file = _workload(level="protected-b", scheme="government-of-canada")
    (found,) = _found(_check(facts, BUCKET, file=file), CERTIFICATION)
    assert found.status == "undetermined"
    assert "Amazon Simple Storage Service (S3)" in found.text.fr


def test_a_plan_with_too_many_findings_counts_the_rest(
    facts: ResourceFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examine, "MOST_GROUPS", 3)
    wrong = [
        replace(BUCKET, address=f"aws_s3_bucket.a{n}", place=Place(("aws:us-east-1",)))
        for n in range(10)
    ]
    found = _found(_check(facts, *wrong), PLACE)
    assert len(found) == 4
    assert any(finding.detail == "more" and "7" in finding.text.fr for finding in found)


def test_a_plan_with_too_much_left_aside_counts_the_rest(
    facts: ResourceFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examine, "MOST_UNEXAMINED", 2)
    aside = [NotExamined(f"aws_new.a{n}", "aws_new", "unknown-type") for n in range(5)]
    seen = _check(facts, *aside)
    assert [item.name for item in seen.unexamined] == ["aws_new.a0", "aws_new.a1", "plan.json"]
    assert "3" in seen.unexamined[-1].text.fr


def test_a_rule_that_is_off_says_nothing(facts: ResourceFacts) -> None:
    checker = Checker(KNOWLEDGE, Settings(severities={PLACE: "off"}), DAY)
    outside = _Plan(replace(BUCKET, place=Place(("aws:us-east-1",))))
    seen = check_plan(checker, outside, "plan.json", _workload(), facts)
    assert not _found(seen, PLACE)


def test_two_runs_give_the_same_fingerprints(facts: ResourceFacts) -> None:
    wrong = replace(BUCKET, place=Place(("aws:us-east-1",)))
    first, second = _check(facts, wrong), _check(facts, wrong)
    assert [f.fingerprint for f in first.checked.findings] == [
        f.fingerprint for f in second.checked.findings
    ]
