"""What an export and an incomplete inventory can prove: never that a thing does not exist."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.check.found.drifting import TEXT
from tests.check.found.inventories import written
from tests.cli.courtier_run import Ran, courtier
from tests.providers.discover.google.cloud import machine
from tests.providers.discover.google.exports import asset
from tests.providers.discover.small import write_small

ARN = "arn:aws:ec2:ca-central-1:111122223333:instance/i-0fictif0000000001"
AZURE = {
    "id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/disks/d",
    "type": "Microsoft.Compute/disks", "location": "canadacentral", "tags": {"charge": "autre"},
}  # fmt: skip
TAGGED = {"ResourceTagMappingList": [{"ResourceARN": ARN, "Tags": []}]}
EXPLORED = {"Resources": [{"Arn": ARN, "OwningAccountId": "111122223333"}]}
GRAPH = {"count": 1, "data": [{**AZURE, "subscriptionId": "s"}], "total_records": 1}
EXPORTS: dict[str, tuple[str, Any, str, str]] = {
    "tagging": ("aws", TAGGED, "une seule région", "a single region"),
    "no-tag": ("aws", {"ResourceTagMappingList": []}, "une étiquette", "a tag"),
    "explorer": ("aws", EXPLORED, "la vue de l’index", "the view of the index"),
    "no-index": ("aws", {"Resources": []}, "la vue de l’index", "the view of the index"),
    "list": ("azure", [AZURE], "ne peut voir", "may not see"),
    "no-list": ("azure", [], "ne peut voir", "may not see"),
    "graph": ("azure", GRAPH, "ne peut voir", "may not see"),
    "no-graph": ("azure", {"count": 0, "data": []}, "ne peut voir", "may not see"),
    "search": ("google", [machine("alpha", "a")], "la portée demandée", "the scope asked"),
    "assets": ("google", [asset(machine("alpha", "a"))], "la portée demandée", "the scope asked"),
    "no-assets": ("google", [], "la portée demandée", "the scope asked"),
}


def exported(folder: Path, data: Any) -> Path:
    path = folder / "export.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def discover(folder: Path, name: str, language: str, *more: str) -> Ran:
    cloud, data, _, _ = EXPORTS[name]
    asked = ("--from", str(exported(folder, data)), "--output", str(folder / "i.jsonl"))
    return courtier("discover", cloud, *asked, "--lang", language, *more)


@pytest.mark.parametrize("name", EXPORTS)
def test_no_export_proves_that_a_workload_is_gone(tmp_path: Path, name: str) -> None:
    assert discover(tmp_path, name, "fr", "--quiet").code == 0
    head = json.loads((tmp_path / "i.jsonl").read_text("utf-8").splitlines()[0])
    assert head["complete"] is False
    assert [(one["why"], one["matters"]) for one in head["unread"]] == [
        ("not-told-by-export", True)
    ]
    file = tmp_path / "permis.yaml"
    file.write_text(TEXT.format(id="permis", more="needs: {}", date=""), "utf-8")
    by = ("--by", "account", "--as-of", "2026-11-22", "--format", "json")
    result = json.loads(courtier("drift", str(tmp_path / "i.jsonl"), str(file), *by).out)
    told = {f["id"]: f for f in result["findings"]}
    assert told["workload-without-resources"]["status"] == "undetermined"
    assert "Read first" in told["workload-without-resources"]["help"]["en"]
    assert "discover" in told["inventory-unread"]["help"]["en"]


@pytest.mark.parametrize("name", ["tagging", "explorer", "list", "search"])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("columns", [80, 120])
def test_the_summary_says_what_the_export_cannot_tell(
    tmp_path: Path, name: str, language: str, columns: int
) -> None:
    path = exported(tmp_path, EXPORTS[name][1])
    ran = courtier(
        "discover", EXPORTS[name][0], "--from", str(path), "--output", str(tmp_path / "i.jsonl"),
        "--lang", language, env={"COLUMNS": str(columns)},
    )  # fmt: skip
    flat = " ".join(ran.out.split())
    assert EXPORTS[name][2 if language == "fr" else 3] in flat
    assert "--resume" not in flat
    assert "--account" not in flat
    assert max(map(len, ran.out.replace(str(tmp_path), "").splitlines())) <= columns


def bare() -> Any:
    """A machine as a search tells it without ``--read-mask``."""
    return [{k: v for k, v in machine("alpha", "a").items() if k != "versionedResources"}]


@pytest.mark.parametrize(
    ("cloud", "data", "option"),
    [
        ("aws", EXPLORED, "without --from"),
        ("azure", [{**AZURE, "sku": {"name": "Premium_LRS"}}], "az graph query"),
        ("google", bare(), '--read-mask="*"'),
        ("google", [machine("alpha", "a")], None),
        ("azure", [{**AZURE, "properties": {"diskSizeGB": 64}}], None),
    ],
)
def test_an_export_without_settings_says_which_option_tells_them(
    tmp_path: Path, cloud: str, data: Any, option: str | None
) -> None:
    asked = ("--from", str(exported(tmp_path, data)), "--output", str(tmp_path / "i.jsonl"))
    flat = " ".join(courtier("discover", cloud, *asked, "--lang", "en").out.split())
    assert ("No resource tells its settings" in flat) is (option is not None)
    assert option is None or option in flat.partition("No resource tells its settings")[2]


@pytest.mark.parametrize("name", ["list", "search", "assets"])
def test_what_the_provider_always_does_is_told_by_no_listing(tmp_path: Path, name: str) -> None:
    result = json.loads(discover(tmp_path, name, "en", "--format", "json").out)
    assert (result["encrypted"]["yes"], result["encrypted"]["always"]) == (0, 1)


@pytest.mark.parametrize("row", ["encrypted", "public", "tagged"])
def test_each_row_of_the_summary_counts_every_resource(tmp_path: Path, row: str) -> None:
    path = "examples/inventaire.jsonl"
    result = json.loads(courtier("discover", "aws", "--from", path, "--format", "json").out)
    assert sum(result[row].values()) == result["inventory"]["resources"] == 21


@pytest.mark.parametrize("name", ["tagging", "list", "search"])
def test_strict_writes_nothing_from_an_export(tmp_path: Path, name: str) -> None:
    ran = discover(tmp_path, name, "en", "--strict")
    assert (ran.code, ran.out) == (5, "")
    assert "without --from" in " ".join(ran.err.split())
    assert "--resume" not in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["export.json"]


def test_strict_writes_nothing_from_an_incomplete_inventory(tmp_path: Path) -> None:
    inventory = write_small(tmp_path)
    other = tmp_path / "other.jsonl"
    asked = ("discover", "azure", "--from", str(inventory), "--strict", "--lang", "en")
    for more in ((), ("--output", str(other))):
        ran = courtier(*asked, *more, "--draft", str(tmp_path / "d"), "--by", "account")
        assert (ran.code, ran.out) == (5, "")
        assert "429 Too Many Requests" in ran.err
        assert "--resume" not in ran.err
    assert [path.name for path in tmp_path.iterdir()] == [inventory.name]


def test_strict_lets_a_complete_inventory_pass(tmp_path: Path) -> None:
    inventory = written(tmp_path)
    ran = courtier("discover", "azure", "--from", str(inventory), "--strict")
    assert (ran.code, ran.err) == (0, "")


def test_an_export_that_is_cut_is_exported_again_to_its_end(tmp_path: Path) -> None:
    path = exported(tmp_path, {**TAGGED, "PaginationToken": "x"})
    ran = courtier("discover", "aws", "--from", str(path), "--output", str(tmp_path / "i.jsonl"),
                   "--lang", "en")  # fmt: skip
    assert ran.code == 0
    assert "to the last page" in " ".join(ran.out.split())
    assert "--resume" not in ran.out
    assert "--account" not in ran.out


def test_the_working_file_of_a_cloud_is_never_resumed_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "i.jsonl.part").write_bytes(b"")
    ran = discover(tmp_path, "list", "en")
    assert ran.code == 2
    assert "--resume" not in ran.err
    assert "--force" in ran.err


@pytest.mark.parametrize(
    ("cloud", "text", "fr"),
    [
        ("aws", '{"Resources" []}', "signe n’y est pas à sa place"),
        ("azure", "[1]", "un objet JSON est attendu"),
        ("azure", '[{"id" 1}]', "un deux-points y manque"),
        ("google", '[{"name": }]', "une valeur y manque"),
        ("google", "[" + json.dumps(machine("alpha", "a")), "s’arrête avant la fin"),
    ],
)
def test_a_broken_export_is_refused_in_the_words_of_the_reader(
    tmp_path: Path, cloud: str, text: str, fr: str
) -> None:
    path = tmp_path / "export.json"
    path.write_text(text, "utf-8")
    ran = courtier("discover", cloud, "--from", str(path), "--lang", "fr")
    flat = " ".join(ran.err.split())
    assert ran.code == 3
    assert fr in flat
    assert [word for word in ("Expecting", "{}", "(end)", "(depth)") if word in flat] == []
