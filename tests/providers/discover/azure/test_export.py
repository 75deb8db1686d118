"""The files of Azure's own tool: both commands, both forms, and hostile ones.

Every file is synthetic, written after the form that the tool gives.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from courtier.providers.discover.azure import export
from courtier.providers.discover.azure.export import open_export
from courtier.providers.discover.cloud import UnreadError
from courtier.results.inventory import Found
from courtier.values.errors import InputError
from tests.providers.discover.azure.world import row, subscription

VM = "Microsoft.Compute/virtualMachines"
STORAGE = "Microsoft.Storage/storageAccounts"


def listed(number: int, name: str, **keys: Any) -> dict[str, Any]:
    """A row of « az resource list »: every key written, null where there is nothing."""
    told = row(number, name, VM)
    told |= {"type": VM, "properties": None, "kind": None, "identity": {"principalId": "someone"},
             "managedBy": None, "createdTime": "2026-01-01T00:00:00Z"}  # fmt: skip
    return told | keys


def asked(number: int, name: str, **keys: Any) -> dict[str, Any]:
    """A row of « az graph query »."""
    told = row(number, name, STORAGE, properties={"allowBlobPublicAccess": True, "ratio": 0.5})
    return told | {"subscriptionId": subscription(number), "tenantId": subscription(9)} | keys


def written(tmp_path: Path, data: Any) -> str:
    path = tmp_path / "export.json"
    content = data if isinstance(data, bytes) else json.dumps(data, indent=2).encode()
    path.write_bytes(content)
    return str(path)


def read(path: str) -> tuple[list[Found], UnreadError | None]:
    """All that a file gives, and why it is not whole."""
    reader = open_export(path, "export.json")
    found: list[Found] = []
    try:
        for account in reader.accounts():
            for part in reader.parts(account):
                found.extend(reader.read(part))
    except UnreadError as error:
        return found, error
    return found, None


def test_a_list_tells_names_and_leaves_the_rest_unknown(tmp_path: Path) -> None:
    rows = [listed(2, "b", tags={"projet": "permis"}), listed(1, "a")]
    path = written(tmp_path, rows)
    found, unread = read(path)
    assert unread is None
    assert [one.id.rpartition("/")[2] for one in found] == ["b", "a"]
    assert [one.tags for one in found] == [{"projet": "permis"}, {}]
    assert all(one.attributes == {} for one in found)
    assert found[0].listings == ("az resource list",)
    assert found[0].account == subscription(2)
    assert found[0].type == VM.lower()
    accounts = open_export(path, "export.json").accounts()
    assert [account.id for account in accounts] == [subscription(1), subscription(2)]


@pytest.mark.parametrize("form", ["object", "list"])
def test_an_answer_of_the_graph_tells_properties(tmp_path: Path, form: str) -> None:
    rows = [asked(1, "a"), asked(1, "b")]
    whole = {"count": 2, "data": rows, "skip_token": None, "total_records": 2}
    found, unread = read(written(tmp_path, whole if form == "object" else rows))
    assert unread is None
    assert {one.listings for one in found} == {("az graph query",)}
    assert found[0].attributes["properties"] == {"allowBlobPublicAccess": True, "ratio": 0.5}
    assert json.dumps(found[0].attributes)


def test_a_question_without_tags_leaves_them_unknown(tmp_path: Path) -> None:
    one = asked(1, "a")
    del one["tags"]
    found, _ = read(written(tmp_path, {"count": 1, "data": [one]}))
    assert found[0].tags is None


@pytest.mark.parametrize(
    "rest", [{"skip_token": "abc"}, {"total_records": 100}, {"skip_token": "a", "total_records": 9}]
)
@pytest.mark.parametrize("first", [True, False])
def test_an_answer_cut_short_is_told_as_such(
    tmp_path: Path, rest: dict[str, Any], first: bool
) -> None:
    data = {"count": 1, "data": [asked(1, "a")]}
    found, unread = read(written(tmp_path, rest | data if first else data | rest))
    assert len(found) == 1
    assert unread is not None
    assert (unread.why, unread.matters) == ("interrupted", True)
    assert unread.detail == f"1 / {rest.get('total_records', '?')} skip_token"


@pytest.mark.parametrize("last", [{"skip_token": None}, {"skip_token": ""}, {}])
def test_the_pages_of_an_answer_may_follow_one_another(
    tmp_path: Path, last: dict[str, Any]
) -> None:
    first = {"count": 1, "data": [asked(1, "a")], "skip_token": "abc", "total_records": 2}
    second = {"count": 1, "data": [asked(2, "b")], "total_records": 2} | last
    pages = "\n".join(json.dumps(page, indent=2) for page in (first, second))
    found, unread = read(written(tmp_path, pages.encode()))
    assert unread is None
    assert [one.account for one in found] == [subscription(1), subscription(2)]


@pytest.mark.parametrize("data", [[], {"count": 0, "data": []}])
def test_an_empty_file_of_the_tool_holds_nothing(tmp_path: Path, data: Any) -> None:
    """It is read as a part all the same, so that it is told as no whole cloud."""
    reader = open_export(written(tmp_path, data), "x")
    (part,) = reader.parts(reader.accounts()[0])
    assert list(reader.read(part)) == []


def test_what_is_of_no_subscription_is_read_too(tmp_path: Path) -> None:
    folder = {"id": "/providers/Microsoft.Management/managementGroups/mg",
              "type": "microsoft.management/managementgroups", "tenantId": "t"}  # fmt: skip
    found, unread = read(written(tmp_path, [folder, asked(1, "a")]))
    assert unread is None
    assert [one.account for one in found] == [None, subscription(1)]


def test_standard_input_is_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    content = json.dumps([listed(1, "a")]).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    found, _ = read("-")
    assert len(found) == 1


def test_twenty_thousand_resources(tmp_path: Path) -> None:
    found, _ = read(written(tmp_path, [listed(1, f"vm-{n}") for n in range(20_000)]))
    assert len({one.id for one in found}) == 20_000


def refusal(tmp_path: Path, data: Any) -> Any:
    with pytest.raises(InputError) as caught:
        open_export(written(tmp_path, data), "export.json")
    (mistake,) = caught.value.mistakes
    assert mistake.file == "export.json"
    assert mistake.text.fr != mistake.text.en
    return mistake


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b"", "export-not-json", (1, 1)),
        (b'[\n {"id": ', "export-not-json", (2, 9)),
        (b"\xff\xfe[\x00", "export-not-json", (1, 1)),
        (b"[] x", "export-unknown", (1, 4)),
        (b'[] {"count": 1}', "export-unknown", (1, 16)),
        (b"[] ]", "export-unknown", (1, 4)),
        (b"<html>", "export-unknown", (1, 1)),
        (b'{"count": 1}', "export-unknown", (1, 13)),
        (b'{"data": 5}', "export-unknown", (1, 12)),
        (b'{"schema": "courtier/inventory/1"}', "export-unknown", (1, 35)),
        (b"5", "export-unknown", (1, 1)),
        (b"[" * 100_000, "export-not-json", (1, 2)),
    ],
)
def test_a_file_of_another_form_is_refused_with_its_place(
    tmp_path: Path, content: bytes, code: str, place: tuple[int, int]
) -> None:
    mistake = refusal(tmp_path, content)
    assert (mistake.code, (mistake.line, mistake.column)) == (code, place)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"id": None}, "id"), ({"id": ""}, "id"), ({"id": "x"}, "id"), ({"id": ["/a"]}, "id"),
        ({"type": None}, "type"), ({"type": {}}, "type"), ({"location": 5}, "location"),
        ({"sku": json.loads('{"a":' * 600 + "1" + "}" * 600)}, "sku"),
        ({"tags": ["a"]}, "tags"), ({"tags": "a=b"}, "tags"),
    ],
)  # fmt: skip
def test_a_row_of_another_form_is_refused_with_its_key(
    tmp_path: Path, change: dict[str, Any], key: str
) -> None:
    mistake = refusal(tmp_path, [listed(1, "a"), listed(1, "b", **change)])
    assert mistake.code == "export-row"
    assert f"« {key} »" in mistake.text.fr
    assert f"“{key}”" in mistake.text.en
    assert mistake.line > 15


@pytest.mark.parametrize("row", [5, None, "a", []])
def test_a_row_that_is_no_object_is_refused(tmp_path: Path, row: Any) -> None:
    assert refusal(tmp_path, [row]).code == "export-no-object"


def test_a_row_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "MOST_ROW", 10_000)
    mistake = refusal(tmp_path, [listed(1, "a" * 3_000_000)])
    assert mistake.code == "export-not-json"
    assert "10000" in mistake.text.en


def test_a_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path, tmp_path / "a\0b"):
        with pytest.raises(InputError):
            open_export(str(path), "none")
