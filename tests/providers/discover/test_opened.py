"""Reading an inventory back: every wrong, hostile or cut file is refused at its line and column."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.discover import json_lines
from courtier.providers.discover.lines import line_of, written
from courtier.providers.discover.opened import open_inventory
from courtier.results.inventory import Inventory
from courtier.results.resources import Resource
from courtier.values.errors import InputError, Mistake
from tests.providers.discover.fake import disk


@pytest.fixture(scope="module")
def facts() -> ResourceFacts:
    return resource_facts(Knowledge())


def head(resources: int, cloud: str = "azure") -> Inventory:
    return Inventory.model_validate(
        {"schema": "courtier/inventory/1", "cloud": cloud, "read_on": date(2026, 11, 21),
         "courtier": "0.1.0", "knowledge": "k", "resources": resources, "complete": True}
    )  # fmt: skip


ROWS = [line_of(disk(number)) for number in (1, 2, 3)]


def file(folder: Path, *lines: str, resources: int | None = None) -> Path:
    """A file of a head and lines, each with its end."""
    path = folder / "i.jsonl"
    first = line_of(head(len(lines) if resources is None else resources))
    path.write_text("".join(line + "\n" for line in (first, *lines)), encoding="utf-8")
    return path


def refusal(path: Path, facts: ResourceFacts) -> Mistake:
    """The first mistake of a file, read to its end."""
    with pytest.raises(InputError) as caught:
        for _ in open_inventory(str(path), "i.jsonl", facts).rows():
            pass
    assert all(m.text.fr and m.text.en and m.help.fr and m.help.en for m in caught.value.mistakes)
    return caught.value.mistakes[0]


def place(path: Path, facts: ResourceFacts) -> tuple[str, int | None, int | None]:
    found = refusal(path, facts)
    return found.code, found.line, found.column


def test_a_good_file_is_read_twice(tmp_path: Path, facts: ResourceFacts) -> None:
    opened = open_inventory(str(file(tmp_path, *ROWS)), "i.jsonl", facts)
    assert [found.id[-1] for found, _ in opened.rows()] == ["1", "2", "3"]
    assert [resource.address[-1] for resource in opened.resources()] == ["1", "2", "3"]
    assert len(opened.sha256) == 64


def test_standard_input_is_read_twice_too(
    tmp_path: Path, facts: ResourceFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Input:
        buffer = io.BytesIO(file(tmp_path, *ROWS).read_bytes())

    monkeypatch.setattr(sys, "stdin", Input())
    opened = open_inventory("-", "-", facts)
    assert len(list(opened.rows())) == len(list(opened.rows())) == 3


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ('{"id": "a", "type": "t"', "inventory-not-json", 25),
        ('{"id": "a" "type": "t"}', "inventory-not-json", 12),
        ('{"id": "a", "type": NaN}', "inventory-not-json", 1),
        ('{"id": ' + "9" * 5000 + "}", "inventory-not-json", 1),
        ("[" * 100_000, "inventory-not-json", 1),
        ('{"id": "a", "type": "t", "type": "u"}', "inventory-key-twice", 26),
        ('{"id": "a", "type": "t", "more": 1}', "unknown-key", 26),
        ('{"id": 1, "type": "t"}', "wrong-type", 2),
        ('{"type": "t"}', "missing-key", 1),
        ('{"id": "a", "type": "t", "tags": {"k": 1}}', "wrong-type", 26),
        ('{"id": "a", "type": "t", "attributes": []}', "wrong-type", 26),
        ("[]", "inventory-not-object", 1),
        ("null", "inventory-not-object", 1),
    ],
    ids=range(13),
)
def test_a_wrong_line_is_told_with_its_column(
    tmp_path: Path, facts: ResourceFacts, text: str, code: str, column: int
) -> None:
    assert place(file(tmp_path, ROWS[0], text), facts) == (code, 3, column)


def test_bytes_that_are_no_text_are_told(tmp_path: Path, facts: ResourceFacts) -> None:
    path = file(tmp_path, ROWS[0], '{"id": "é~"}')
    path.write_bytes(path.read_bytes().replace(b"~", b"\xff"))
    assert place(path, facts) == ("inventory-not-utf-8", 3, 10)


def test_a_line_that_never_ends_is_refused_before_it_is_kept(
    tmp_path: Path, facts: ResourceFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_lines, "MOST_LINE", 2000)
    long = written({"id": "a" * 1960, "type": "t"})
    assert len(long) < 2000
    assert list(open_inventory(str(file(tmp_path, long)), "i", facts).rows())
    too = written({"id": "a" * 1980, "type": "t"})
    assert place(file(tmp_path, too), facts) == ("inventory-line-too-long", 2, 1)


@pytest.mark.parametrize(("told", "line"), [(4, 5), (5, 5)])
def test_a_file_that_was_cut_between_lines_is_refused(
    tmp_path: Path, facts: ResourceFacts, told: int, line: int
) -> None:
    """The head tells how many resources there are: one fewer is a cut file."""
    path = file(tmp_path, *ROWS, resources=told)
    assert place(path, facts) == ("inventory-cut", line, 1)


def test_a_file_that_goes_on_is_refused(tmp_path: Path, facts: ResourceFacts) -> None:
    path = file(tmp_path, *ROWS, resources=2)
    assert place(path, facts) == ("inventory-too-long", 4, 1)


def test_every_cut_of_a_file_is_refused(tmp_path: Path, facts: ResourceFacts) -> None:
    """Wherever the bytes stop, but for the last line end, which says nothing."""
    whole = file(tmp_path, *ROWS[:2]).read_bytes()
    path = tmp_path / "cut.jsonl"
    for length in range(0, len(whole) - 1, 7):
        path.write_bytes(whole[:length])
        assert refusal(path, facts).code in (
            "inventory-empty", "inventory-unknown", "inventory-not-json", "inventory-cut",
        ), length  # fmt: skip
    path.write_bytes(whole[:-1])
    assert len(list(open_inventory(str(path), "cut", facts).rows())) == 2


@pytest.mark.parametrize("order", [(0, 0), (1, 0)])
def test_a_resource_twice_or_out_of_order_is_refused(
    tmp_path: Path, facts: ResourceFacts, order: tuple[int, int]
) -> None:
    path = file(tmp_path, *(ROWS[number] for number in order))
    assert place(path, facts) == ("inventory-order", 3, 1)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "inventory-empty"),
        (b"\n{}", "inventory-empty"),
        (b"{}", "inventory-unknown"),
        (b'{"planned_values": {}}', "inventory-unknown"),
        (b"\x00" * 100, "inventory-unknown"),
        (b'{"schema": "courtier/inventory/2"}', "unknown-value"),
        (b'{"schema": "courtier/inventory/1"}', "missing-key"),
        (b'{"schema": "courtier/inventory/1", ', "inventory-not-json"),
        (b"PAR1 and no more", "inventory-not-parquet"),
    ],
)
def test_what_is_no_inventory_is_refused(
    tmp_path: Path, facts: ResourceFacts, content: bytes, code: str
) -> None:
    path = tmp_path / "i.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        open_inventory(str(path), "i.jsonl", facts)
    assert code in [mistake.code for mistake in caught.value.mistakes]


@pytest.mark.parametrize(
    ("path", "code"),
    [("none", "missing"), ("pyproject.toml/x", "missing"), ("a\x00b", "missing"),
     (".", "is-folder")],
)  # fmt: skip
def test_what_is_not_there_is_refused(path: str, code: str, facts: ResourceFacts) -> None:
    with pytest.raises(InputError) as caught:
        open_inventory(path, path, facts)
    assert caught.value.mistakes[0].code == f"inventory-{code}"


def test_hidden_characters_stay_data_and_harm_no_terminal(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    nasty = "a\u202eb\x1b[31mc\ud800"
    path = file(tmp_path, written({"id": nasty, "type": nasty, "tags": {nasty: nasty}}))
    assert "\u202e" not in path.read_text("utf-8")
    ((found, resource),) = open_inventory(str(path), "i", facts).rows()
    assert found.id == nasty
    assert isinstance(resource, Resource)
    assert not set(resource.address + resource.type) & set("\u202e\x1b\ud800")


def told(tmp_path: Path, facts: ResourceFacts, cloud: str, **row: Any) -> Resource:
    """What the tables make of one row of a cloud."""
    path = tmp_path / "i.jsonl"
    text = json.dumps({"id": "x", "type": "t", **row})
    path.write_text(line_of(head(1, cloud)) + "\n" + text + "\n", "utf-8")
    ((_, resource),) = open_inventory(str(path), "i", facts).rows()
    assert isinstance(resource, Resource)
    return resource


@pytest.mark.parametrize(
    ("cloud", "word", "key"),
    [
        ("aws", "ca-central-1", "aws:ca-central-1"),
        ("aws", "ca-central-1a", "aws:ca-central-1"),
        ("azure", "canadacentral", "azure:canadacentral"),
        ("azure", "Canada Central", "azure:canadacentral"),
        ("google", "northamerica-northeast1", "gcp:northamerica-northeast1"),
        ("google", "northamerica-northeast1-a", "gcp:northamerica-northeast1"),
    ],
)
def test_the_word_of_each_cloud_is_a_region_of_the_table(
    tmp_path: Path, facts: ResourceFacts, cloud: str, word: str, key: str
) -> None:
    assert told(tmp_path, facts, cloud, region=word).place.regions == (key,)


def test_a_place_that_nobody_tells_is_unknown(tmp_path: Path, facts: ResourceFacts) -> None:
    assert told(tmp_path, facts, "aws").place.why == "not-told"
    assert told(tmp_path, facts, "aws", region="global").place.why == "global"
    odd = told(tmp_path, facts, "aws", region="mars-1").place
    assert (odd.regions, odd.why, odd.word) == ((), "not-understood", "mars-1")


def test_no_tag_and_no_word_of_tags_are_two_things(tmp_path: Path, facts: ResourceFacts) -> None:
    type = "Microsoft.Compute/disks"
    assert told(tmp_path, facts, "azure", type=type, tags={}).tags == {}
    unknown = told(tmp_path, facts, "azure", type=type)
    assert (unknown.tags, unknown.tags_why) == (None, "not-told")


def test_the_child_of_a_resource_stands_where_the_cloud_tells(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    type = "Microsoft.Storage/storageAccounts/blobServices"
    assert told(tmp_path, facts, "azure", type=type).place.why == "parent"
    here = told(tmp_path, facts, "azure", type=type, region="canadaeast").place
    assert here.regions == ("azure:canadaeast",)
