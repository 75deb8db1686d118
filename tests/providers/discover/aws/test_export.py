"""The files of AWS's own tool: both indexes, pages, what is cut, hostile or something else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from courtier.providers.discover.aws.export import ExportReader, open_export
from courtier.providers.discover.cloud import UnreadError
from courtier.results.inventory import Found
from courtier.values.errors import InputError
from tests.providers.discover.aws.synthetic import ACCOUNT

QUEUE = f"arn:aws:sqs:ca-west-1:{ACCOUNT}:file"
BUCKET = "arn:aws:s3:::seau"


def explored(arn: str, region: str = "ca-west-1", **tags: str) -> dict[str, Any]:
    """A row of the index, as the tool writes it."""
    data = [{"Key": key, "Value": value} for key, value in tags.items()]
    properties = [{"Name": "tags", "Data": data, "LastReportedAt": "2026-11-20T00:00:00Z"}]
    return {
        "Arn": arn, "Region": region, "ResourceType": "x", "OwningAccountId": ACCOUNT,
        "Properties": properties if tags else [],
    }  # fmt: skip


def written(path: Path, *answers: Any) -> str:
    path.write_text("\n".join(json.dumps(one, indent=4) for one in answers), encoding="utf-8")
    return str(path)


def read(path: str) -> tuple[ExportReader, list[Found]]:
    reader = open_export(path, "export.json")
    parts = [part for account in reader.accounts() for part in reader.parts(account)]
    return reader, [found for part in parts for found in reader.read(part)]


def test_the_index_tells_type_region_account_and_tags(tmp_path: Path) -> None:
    rows = [
        explored(QUEUE, charge="permis"),
        explored(BUCKET),
        explored(f"arn:aws:iam::{ACCOUNT}:role/r", "global"),
    ]
    reader, found = read(written(tmp_path / "e.json", {"Resources": rows, "ViewArn": "x"}))
    assert [(one.type, one.region, one.account, one.tags) for one in found] == [
        ("sqs:queue", "ca-west-1", ACCOUNT, {"charge": "permis"}),
        ("s3:bucket", "ca-west-1", ACCOUNT, None),
        ("iam:role", None, ACCOUNT, None),
    ]
    assert [account.id for account in reader.accounts()] == [ACCOUNT]
    assert {one.listings for one in found} == {("resource-explorer-2:ListResources",)}
    assert len(reader.sha256) == 64


def test_the_index_of_tags_tells_those_without_tags(tmp_path: Path) -> None:
    rows = [{"ResourceARN": QUEUE, "Tags": [{"Key": "a", "Value": "b"}]},
            {"ResourceARN": BUCKET, "Tags": []}]  # fmt: skip
    _, found = read(written(tmp_path / "e.json", {"ResourceTagMappingList": rows}))
    assert [(one.region, one.account, one.tags) for one in found] == [
        ("ca-west-1", ACCOUNT, {"a": "b"}), (None, None, {}),
    ]  # fmt: skip


def test_pages_one_after_another_are_one_answer(tmp_path: Path) -> None:
    first = {"Resources": [explored(QUEUE)], "NextToken": "abc"}
    second = {"Resources": [explored(BUCKET)]}
    assert len(read(written(tmp_path / "e.json", first, second))[1]) == 2


@pytest.mark.parametrize(
    "more", [{"NextToken": "abc"}, {"Count": {"TotalResources": 1000, "Complete": False}}]
)
def test_a_file_that_goes_on_elsewhere_is_not_whole(tmp_path: Path, more: dict[str, Any]) -> None:
    path = written(tmp_path / "e.json", {"Resources": [explored(QUEUE)], **more})
    reader = open_export(path, "e.json")
    told = reader.read(reader.parts(reader.accounts()[0])[0])
    assert next(told).id == QUEUE
    with pytest.raises(UnreadError) as caught:
        next(told)
    assert (caught.value.why, caught.value.matters) == ("interrupted", True)


def test_an_empty_answer_is_no_failure(tmp_path: Path) -> None:
    assert read(written(tmp_path / "e.json", {"Resources": []}))[1] == []


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("", "export-not-json", 1), ("[]", "export-unknown", 1), ("{}", "export-unknown", 1),
        ('{"Buckets": []}', "export-unknown", 1), ('{"Resources": [', "export-not-json", 1),
        ('{"Resources": 5}', "export-unknown", 1),
        ('{"Resources": [\n5]}', "export-row", 2),
        ('{"Resources": [\n\n{"Arn": "x"}]}', "export-row", 3),
        ('{"Resources": [\n{"Arn": ["x"]}]}', "export-row", 2),
        ('{"Resources": [{"Arn": "arn:aws:sqs:r:a:f"}]} x', "export-unknown", 1),
        ("\udcff", "export-not-json", 1),
    ],
)  # fmt: skip
def test_what_is_no_export_is_refused_at_its_place(
    tmp_path: Path, content: str, code: str, line: int
) -> None:
    path = tmp_path / "e.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError) as caught:
        open_export(str(path), "e.json")
    (mistake,) = caught.value.mistakes
    assert (mistake.code, mistake.line, mistake.file) == (code, line, "e.json")
    assert "aws resource-explorer-2" in mistake.help.fr


def test_a_hostile_depth_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "e.json"
    path.write_text('{"Resources": [{"Arn": ' + "[" * 100_000, encoding="utf-8")
    with pytest.raises(InputError):
        open_export(str(path), "e.json")


def test_neither_the_adapter_nor_the_export_imports_the_kit() -> None:
    """Importing all of the room leaves the kit out: it is opened by the first call."""
    code = (
        "import pkgutil, sys, importlib, courtier.providers.discover.aws as room\n"
        "for one in pkgutil.iter_modules(room.__path__, room.__name__ + '.'):\n"
        "    importlib.import_module(one.name)\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'boto3', 'botocore'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
