"""The tables of resource types: read, linted, layered row by row, their tests of attributes."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from courtier.check.lint.run import lint
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.resources import Clause, ResourceType, clauses_of
from courtier.knowledge.resources import TYPES, ResourceFacts, resource_facts

HEADER = ",".join(ResourceType.model_fields)
ROW = (
    "terraform,{type},aws,object,Store,regional,region,{encrypted},,,,tags,gib=size,"
    "Our reading,,{day},{confidence},"
)


@pytest.fixture(scope="module")
def facts() -> ResourceFacts:
    return resource_facts(Knowledge())


def test_the_common_types_of_each_tool_are_there(facts: ResourceFacts) -> None:
    counted = Counter((t.format, t.provider) for t in facts.types.values())
    assert counted["terraform", "aws"] >= 200
    assert counted["terraform", "azure"] >= 140
    assert counted["terraform", "gcp"] >= 120
    assert counted["arm", "azure"] >= 100
    assert counted["cloudformation", "aws"] >= 100


def test_types_of_azure_are_found_whatever_their_capitals(facts: ResourceFacts) -> None:
    assert facts.type_of("arm", "microsoft.storage/STORAGEACCOUNTS") is not None
    assert facts.type_of("terraform", "AWS_S3_BUCKET") is None


def test_what_was_not_read_in_the_documentation_is_not_called_primary(
    facts: ResourceFacts,
) -> None:
    sure = {t.type for t in facts.types.values() if t.confidence == "primary"}
    assert {"aws_ebs_volume", "azurerm_mssql_server", "google_compute_disk"} <= sure
    assert len(sure) < 60
    assert all(t.url for t in facts.types.values() if t.confidence == "primary")


def test_only_the_guardrail_that_was_read_may_turn_a_build_red(facts: ResourceFacts) -> None:
    strong = [rule.id for rule in facts.rules if rule.confidence == "primary"]
    assert strong == ["encrypted-at-rest-gc"]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("", ()),
        ("always", ()),
        ("encrypted=true!", ((Clause(path=("encrypted",), words=("true",), absent=True),),)),
        ("acl=x,y?", ((Clause(path=("acl",), words=("x", "y"), absent=False, only=True),),)),
        (
            "a.b=x,y c=*",
            (
                (Clause(path=("a", "b"), words=("x", "y"), absent=False),),
                (Clause(path=("c",), words=("*",), absent=False),),
            ),
        ),
        (
            "a=x+b=y",
            (
                (
                    Clause(path=("a",), words=("x",), absent=False),
                    Clause(path=("b",), words=("y",), absent=False),
                ),
            ),
        ),
    ],
)
def test_the_test_of_an_attribute_is_read(cell: str, found: tuple[tuple[Clause, ...], ...]) -> None:
    assert clauses_of(cell) == found


@pytest.mark.parametrize(
    "cell", ["encrypted", "=true", "a=", "a==b", "a+b=c", "a b", "a..b=c", "é=c"]
)
def test_what_is_no_test_of_an_attribute_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=cell.split()[0].replace(".", r"\.").split("+")[0]):
        clauses_of(cell)


def _layer(folder: Path, *rows: str) -> str:
    path = folder / TYPES
    path.parent.mkdir(parents=True)
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return str(folder)


def test_a_layer_corrects_one_row_and_adds_another(tmp_path: Path, facts: ResourceFacts) -> None:
    own = ROW.format(type="aws_s3_bucket", encrypted="", day="2026-11-21", confidence="primary")
    new = ROW.format(type="our_store", encrypted="", day="2026-11-21", confidence="primary")
    found = resource_facts(Knowledge((_layer(tmp_path, own, new),)))
    assert len(found.types) == len(facts.types) + 1
    bucket = found.type_of("terraform", "aws_s3_bucket")
    assert bucket is not None
    assert bucket.encrypted_by == ""


def test_a_layer_withdraws_a_row_signed(tmp_path: Path, facts: ResourceFacts) -> None:
    path = tmp_path / TYPES
    path.parent.mkdir(parents=True)
    path.write_text(
        "format,type,act,signed_by,signed_on,reason_fr,reason_en\n"
        "terraform,aws_s3_bucket,withdraw,Essai,2026-11-21,Essai.,Test.\n",
        encoding="utf-8",
    )
    found = resource_facts(Knowledge((str(tmp_path),)))
    assert found.type_of("terraform", "aws_s3_bucket") is None
    assert len(found.types) == len(facts.types) - 1


@pytest.mark.parametrize(("day", "known"), [("2026-11-20", False), ("2026-11-21", True)])
def test_a_row_read_after_the_day_of_knowledge_does_not_exist(day: str, known: bool) -> None:
    found = resource_facts(Knowledge(known_on=date.fromisoformat(day)))
    assert (found.type_of("terraform", "aws_s3_bucket") is not None) == known


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (ROW.format(type="a", encrypted="encrypted", day="2026-11-21", confidence="primary"), ""),
        (ROW.format(type="a", encrypted="", day="2026", confidence="sure"), ""),
        (ROW.format(type="a", encrypted="", day="2026", confidence="primary")
         .replace(",aws,", ",nobody,"), "dangling-id"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_a_fault_with_its_line(tmp_path: Path, row: str, code: str) -> None:
    faults = [f for f in lint(Knowledge((_layer(tmp_path, row),))) if f.file == TYPES]
    assert faults
    assert all(f.line == 2 for f in faults)
    assert not code or code in {f.code for f in faults}


@pytest.mark.parametrize("cell", ["+a.b", "a +b", "a"])
def test_the_places_of_copies_are_added(facts: ResourceFacts, cell: str) -> None:
    some = next(iter(facts.types.values()))
    assert ResourceType.model_validate(some.model_dump() | {"region_from": cell})


@pytest.mark.parametrize("cell", ["a+b", "+", "++a", "a b-c"])
def test_a_wrong_name_of_a_place_is_refused(facts: ResourceFacts, cell: str) -> None:
    some = next(iter(facts.types.values()))
    with pytest.raises(ValidationError):
        ResourceType.model_validate(some.model_dump() | {"region_from": cell})


def test_two_rows_of_one_type_are_a_fault(tmp_path: Path) -> None:
    row = ROW.format(type="a", encrypted="", day="2026-11-21", confidence="primary")
    faults = [f for f in lint(Knowledge((_layer(tmp_path, row, row),))) if f.file == TYPES]
    assert [f.line for f in faults] == [3]


def test_a_wrong_test_of_an_attribute_is_refused_by_the_model(facts: ResourceFacts) -> None:
    some = next(iter(facts.types.values()))
    with pytest.raises(ValidationError):
        ResourceType.model_validate(some.model_dump() | {"public_by": "open"})


@pytest.mark.parametrize("format", ["terraform", "arm", "cloudformation", "aws", "google"])
def test_a_word_that_no_row_knows_never_closes(facts: ResourceFacts, format: str) -> None:
    """What opens is a boolean, a member of a list, or marked so that other words tell nothing."""
    lists = {"member", "members", "entity", "group", "specialGroup", "special_group",
             "iamMember", "iam_member"}  # fmt: skip
    for kind in (kind for kind in facts.types.values() if kind.format == format):
        for clause in (one for way in clauses_of(kind.public_by) for one in way):
            sure = {*clause.words} <= {"true", "false"} or clause.path[-1] in lists
            assert sure or clause.only, (kind.type, clause)
