"""Files that the tool of Google Cloud exported: the same resources, whatever told them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courtier.providers.discover.google.export import ExportReader, open_export
from courtier.results.inventory import Account, Found
from courtier.values.errors import InputError
from tests.providers.discover.google.exports import (
    asset,
    lines,
    listed,
    policy,
    rows,
    tree,
)

Write = Callable[[bytes], ExportReader]
ITEMS = 15_000
PROGRAM = """
import sys
from courtier.providers.discover.google.export import open_export
reader = open_export(sys.argv[1], "export")
part = reader.parts(reader.accounts()[0])[0]
count = sum(1 for _ in reader.read(part))
status = open("/proc/self/status").read()
print(count, next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes an export and opens it."""

    def writing(content: bytes) -> ExportReader:
        path = tmp_path / "export.json"
        path.write_bytes(content)
        return open_export(str(path), "export.json")

    return writing


def everything(reader: ExportReader) -> list[Found]:
    return [f for a in reader.accounts() for p in reader.parts(a) for f in reader.read(p)]


def refusal(write: Write, content: bytes) -> tuple[str, int | None, int | None]:
    with pytest.raises(InputError) as caught:
        write(content)
    mistake = caught.value.mistakes[0]
    assert mistake.file == "export.json"
    return mistake.code, mistake.line, mistake.column


FORMS = {
    "search": lambda: listed(rows()),
    "list": lambda: listed([asset(row) for row in rows()]),
    "export": lambda: lines([asset(row) for row in rows()]),
    "export in snake case": lambda: lines([asset(row, snake=True) for row in rows()]),
    "export after a mark": lambda: b"\xef\xbb\xbf" + lines([asset(row) for row in rows()]),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_the_same_resources(write: Write, form: str) -> None:
    found = everything(write(FORMS[form]()))
    assert [one.region for one in found] == [
        "northamerica-northeast1-a", "northamerica-northeast2-b", "northamerica-northeast1",
    ]  # fmt: skip
    assert [one.tags for one in found] == [{"application": "permis"}] * 2 + [{}]
    assert {one.account for one in found[:2]} == {"alpha"}
    assert found[2].account == "alpha", "the number of its project is that of the machines"
    assert found[0].attributes["status"] == "RUNNING"
    assert found[2].attributes["iamConfiguration"] == {"publicAccessPrevention": "enforced"}
    assert {one.listings for one in found} == {("export",)}


def test_a_file_of_policies_tells_what_everybody_may_do(write: Write) -> None:
    bucket = rows()[2]
    for snake in (False, True):
        (found,) = everything(write(lines([policy(bucket, "allUsers", "user:x", snake=snake)])))
        assert found.tags is None
        assert found.attributes["iamPolicy"]["bindings"][0]["members"] == ["allUsers"]
        assert found.id == bucket["name"]


def test_an_asset_without_its_data_tells_no_tags(write: Write) -> None:
    row = {key: value for key, value in asset(rows()[0]).items() if key != "resource"}
    (found,) = everything(write(listed([row])))
    assert (found.tags, found.attributes) == (None, {"location": "northamerica-northeast1-a"})


@pytest.mark.parametrize(
    ("data", "tags"),
    [
        ({"labels": {"a": "1"}}, {"a": "1"}),
        ({"resourceLabels": {"a": "1"}}, {"a": "1"}),
        ({"settings": {"userLabels": {"a": "1"}}}, {"a": "1"}),
        ({"labels": ["a"]}, {}),
        ({}, {}),
    ],
)
def test_labels_are_where_each_service_keeps_them(write: Write, data: Any, tags: Any) -> None:
    row = asset(rows()[2])
    row["resource"]["data"] = data
    assert everything(write(listed([row])))[0].tags == tags


def test_projects_are_told_with_their_folders(write: Write) -> None:
    items = [asset(row) for row in rows()]
    named = Account(id="alpha", name="Projet alpha", path=("organizations/1", "Services"))
    reader = write(lines([*items, *tree()]))
    assert list(reader.accounts()) == [named]
    assert [one.account for one in everything(reader)] == ["alpha"] * 4 + [None]
    assert write(lines(tree()[:1])).accounts()[0].id == "alpha"


@pytest.mark.parametrize(("more", "account"), [({}, "-"), ({"organization": "o/1"}, "o/1")])
def test_what_is_in_no_project_is_read_too(write: Write, more: Any, account: str) -> None:
    reader = write(listed([{"name": "//x", "assetType": "t/T"} | more]))
    assert [a.id for a in reader.accounts()] == [account]
    assert [one.account for one in everything(reader)] == [None]


def test_a_project_known_by_its_number_alone_keeps_it(write: Write) -> None:
    reader = write(lines([asset(rows()[2], number=77)]))
    assert [a.id for a in reader.accounts()] == ["77"]
    assert everything(reader)[0].account == "77"


@pytest.mark.parametrize("content", [b"[]", b"[ ]\n"])
def test_an_empty_list_holds_nothing(write: Write, content: bytes) -> None:
    assert everything(write(content)) == []


# Hostile and cut files


DEEP = b'{"a":' * 600 + b"1" + b"}" * 600
WHOLE = listed([asset(row) for row in rows()])


@pytest.mark.parametrize(
    ("content", "code", "line", "column"),
    [
        (b"", "export-not-json", 1, 1),
        (b"  \n", "export-not-json", 2, 1),
        (b"name: x\n", "export-not-json", 1, 1),
        ("[{}]".encode("utf-16"), "export-not-json", 1, 1),
        (b'[\n  {"name": "x"}\n]', "export-unknown", 2, 3),
        (b'{"name": "x",\n "assetType": "t"}\n{"a": 1}', "export-unknown", 3, 1),
        (b'{"name": "x", "assetType": "t"}\n\n[1]', "export-unknown", 3, 1),
        (b'"x"', "export-unknown", 1, 1),
        (b'[{"name": 5, "assetType": "t"}]', "export-shape", 1, 2),
        (b'[{"name": "x", "assetType": "t", "labels": 3}]', "export-shape", 1, 2),
        (b'[{"name": "x", "assetType": "t", "versionedResources": 3}]', "export-shape", 1, 2),
        (
            b'[{"name": "x", "assetType": "t", "resource": {"data": ' + DEEP + b"}}]",
            "export-shape",
            1,
            2,
        ),
        (b'[{"name": "x", "assetType": "t"} x]', "export-not-json", 1, 34),
        (b'[{"name": "x", "assetType": "t"}] x', "export-not-json", 1, 35),
        (b'[{"name": "x", "assetType": "t", "a": ' + b"[" * 90_000, "export-not-json", 1, 2),
        (b'[{"name": "x", "assetType": "t", "a": ' + b"9" * 9000 + b"}]", "export-not-json", 1, 2),
    ],
)
def test_what_is_no_export_is_refused_at_its_place(
    write: Write, content: bytes, code: str, line: int, column: int
) -> None:
    assert refusal(write, content) == (code, line, column)


@pytest.mark.parametrize("part", [0.1, 0.35, 0.5, 0.75, 0.99])
def test_a_cut_list_is_refused_where_it_ends(write: Write, part: float) -> None:
    cut = WHOLE[: int(len(WHOLE) * part)]
    code, line, _ = refusal(write, cut)
    assert code == "export-not-json"
    assert line is not None
    assert 1 <= line <= cut.count(b"\n") + 1


def test_a_line_that_is_cut_is_refused(write: Write) -> None:
    cut = lines([asset(row) for row in rows()])[:-40]
    assert refusal(write, cut)[:2] == ("export-not-json", 3)


@given(data=st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=True) | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["name", "assetType", "resource", "data", "labels", "tags", "policy",
                         "effectiveTags", "ancestors", "project", "iamPolicy", "bindings",
                         "members", "location", "versionedResources", "settings", "parent"]),
        inner, max_size=4),
    max_leaves=12))  # fmt: skip
def test_whatever_stands_in_an_asset_is_read_or_refused(
    data: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    more = data if isinstance(data, dict) else {"resource": data}
    path = tmp_path_factory.getbasetemp() / "odd.json"
    path.write_bytes(json.dumps([{"name": "//x", "assetType": "t/T"} | more]).encode())
    told, line = outcome(str(path))
    if line is None:
        assert json.loads(told)["listings"] == ["export"]
    else:
        assert (told, line) in (("export-shape", 1), ("export-unknown", 1))


def outcome(path: str) -> tuple[str, int | None]:
    """The only resource of a file as JSON, or why and at which line it is refused."""
    try:
        (found,) = everything(open_export(path, "odd.json"))
    except InputError as error:
        return error.mistakes[0].code, error.mistakes[0].line
    return found.model_dump_json(), None


def test_half_a_character_is_written_as_a_question_mark(write: Write) -> None:
    half = '"\\ud800"'
    text = (f'[{{"name": {half}, "assetType": {half}, "location": {half}, "labels": {{{half}:'
            f' {half}}}, "resource": {{"data": {{{half}: {half}}}}}}}]')  # fmt: skip
    (found,) = everything(write(text.encode()))
    assert (found.id, found.type, found.tags) == ("?", "?", {"?": "?"})
    assert found.attributes == {"?": "?"}


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        open_export(str(tmp_path / "none.json"), "none.json")


def test_a_large_export_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    row = asset(rows()[0])
    row["resource"]["data"]["metadata"] = {"items": ["synthetic " * 400]}
    one = json.dumps(row).encode()
    with path.open("wb") as stream:
        stream.write(b"[")
        for number in range(ITEMS):
            stream.write((b"," if number else b"") + one.replace(b"m0", b"m%06d" % number))
        stream.write(b"]")
    assert path.stat().st_size > 65 << 20
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(path)], capture_output=True,
                          text=True, check=True)  # fmt: skip
    count, peak = done.stdout.split()
    assert int(count) == ITEMS
    assert int(peak) < 120 << 10, "kibibytes, of which the program takes some 60"
