"""``courtier drift``: which workload, exit codes, settings, reports, what is never overwritten."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from courtier.cli.main import run
from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import resource_facts
from courtier.providers.discover.opened import open_inventory
from courtier.providers.discover.writing import write_again
from tests.check.found.drifting import TEXT
from tests.check.found.inventories import ACCOUNT, UNREAD, disk, machine, written

DATE = "reference_date: 2026-11-22"
NEEDS = "needs: {compute: [{id: web, count: 9, vcpu: 2, memory_gib: 8}]}"
BY = ("--by", "tag:charge", "--as-of", "2026-11-22")
# What certificates and tables say moves with the facts; these tests are about the command.
QUIET = """
[rules.resource-certification]
severity = "off"
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "courtier.toml").write_text(QUIET)
    _workload(tmp_path)
    return tmp_path


def _workload(folder: Path, id: str = "permis", name: str = "permis.yaml") -> None:
    (folder / name).write_text(TEXT.format(id=id, more=NEEDS, date=DATE), "utf-8")


def _result(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = run(["drift", "inventaire.jsonl", *arguments, "--format", "json"])
    out = capsys.readouterr().out
    return code, json.loads(out) if out.startswith("{") else {}


def _ids(result: dict[str, Any]) -> set[str]:
    return {finding["id"] for finding in result["findings"]}


# Exit codes


def test_what_runs_as_declared_passes(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(here, machine("a"), disk("b", 1, tags={"charge": "permis", "classification": "x"}))
    code, result = _result(capsys, "permis.yaml", *BY)
    assert code == 0
    written(here, machine("a"))
    code, result = _result(capsys, "permis.yaml", *BY)
    assert (code, result["findings"]) == (0, [])
    assert result["drift"]["belonging"] == [
        {"workload": "permis", "file": "permis.yaml", "resources": 1}
    ]


def test_a_resource_abroad_fails_with_its_id(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = machine("loin", region="eastus")
    written(here, row)
    code, result = _result(capsys, "permis.yaml", *BY)
    assert code == 13
    (finding,) = [f for f in result["findings"] if f["id"] == "resource-place"]
    assert finding["subject"]["address"] == row.id
    assert finding["location"] == {"file": "inventaire.jsonl", "line": 2, "column": 1}


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 12), ("note", 12)])
def test_a_resource_of_nobody_is_a_warning(here: Path, fail_on: str, code: int) -> None:
    written(here, machine("a"), machine("b", None))
    assert run(["drift", "inventaire.jsonl", "permis.yaml", *BY, "--fail-on", fail_on]) == code


@pytest.mark.parametrize(("word", "code"), [("fail", 13), ("warn", 12), ("pass", 11)])
def test_what_was_not_read_is_worth_what_is_asked(here: Path, word: str, code: int) -> None:
    written(here, machine("a"), unread=(UNREAD,))
    arguments = ["drift", "inventaire.jsonl", "permis.yaml", *BY, "--on-undetermined", word]
    assert run([*arguments, "--fail-on", "note"]) == code


@pytest.mark.parametrize("content", ["", "{}", "pas du JSON", None])
def test_an_inventory_that_cannot_be_read_is_a_failure(
    here: Path, capsys: pytest.CaptureFixture[str], content: str | None
) -> None:
    if content is not None:
        (here / "inventaire.jsonl").write_text(content, "utf-8")
    code, result = _result(capsys, "permis.yaml", *BY)
    assert code == 3
    assert _ids(result) == {"inventory-invalid"}
    assert result["examined"] == []


def test_an_inventory_that_is_cut_passes_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(written(here, machine("a"), machine("b")))
    path.write_bytes(path.read_bytes()[:-10])
    code, result = _result(capsys, "permis.yaml", *BY)
    assert code == 3
    assert "inventory-invalid" in _ids(result)
    assert result["examined"] == []
    assert result["drift"] is None


def test_a_workload_that_is_not_valid_leaves_the_inventory_aside(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(here, machine("a"))
    (here / "fautif.yaml").write_text("courtier: 1\nid: [", "utf-8")
    code, result = _result(capsys, "permis.yaml", "fautif.yaml", *BY)
    assert code == 3
    assert _ids(result) == {"workload-invalid"}
    assert [item["name"] for item in result["unexamined"]] == ["inventaire.jsonl"]


# Which workload


def test_a_single_workload_takes_all_and_the_output_says_so(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(here, machine("a", None), machine("b", "autre"))
    assert run(["drift", "inventaire.jsonl", "permis.yaml", "--lang", "en"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "2 resources" in out
    assert "Without --by: all resources of inventaire.jsonl are taken as those" in out


def test_several_workloads_want_a_key(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(here, machine("a"))
    _workload(here, "autre", "autre.yaml")
    assert run(["drift", "inventaire.jsonl", "."]) == 2
    error = capsys.readouterr().err
    for word in ("--by tag:", "--by account", "--by group"):
        assert word in error
    assert run(["drift", "inventaire.jsonl", ".", *BY]) == 0


@pytest.mark.parametrize("by", ["tag:", "nom", "tag", "ACCOUNT"])
def test_a_wrong_key_is_refused(here: Path, by: str) -> None:
    written(here, machine("a"))
    assert run(["drift", "inventaire.jsonl", "permis.yaml", "--by", by]) == 2


@pytest.mark.parametrize("redact", [False, True])
def test_a_key_that_nothing_bears_is_refused_with_those_present(
    here: Path, capsys: pytest.CaptureFixture[str], redact: bool
) -> None:
    written(here, machine("a", tags={"ruelle-9": "x", "\x1b[31m": "y"}))
    extra = ["--redact"] if redact else []
    assert run(["drift", "inventaire.jsonl", "permis.yaml", "--by", "tag:rue", *extra]) == 2
    error = capsys.readouterr().err
    assert ("ruelle-9" in error) is not redact
    assert "\x1b" not in error


def test_markdown_bears_the_name_of_its_command(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(here, machine("a"))
    for inventory, code in (("inventaire.jsonl", 0), ("absent.jsonl", 3)):
        line = ["drift", inventory, "permis.yaml", *BY, "--format", "markdown"]
        assert run(line) == code
        assert capsys.readouterr().out.startswith("## courtier drift – ")
    assert run(["check", "permis.yaml", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("## courtier check – ")


@pytest.mark.parametrize("redact", [False, True])
def test_two_workloads_of_one_id_are_refused(
    here: Path, capsys: pytest.CaptureFixture[str], redact: bool
) -> None:
    written(here, machine("a"))
    _workload(here, "guichet-7", "un.yaml")
    _workload(here, "guichet-7", "deux.yaml")
    extra = ["--redact"] if redact else []
    assert run(["drift", "inventaire.jsonl", "un.yaml", "deux.yaml", *BY, *extra]) == 2
    assert ("guichet-7" in capsys.readouterr().err) is not redact


# Settings, baseline, exceptions


def test_settings_turn_a_rule_off_or_change_what_it_is_worth(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(here, machine("a"), machine("b", None))
    rule = '\n[rules.resource-without-workload]\nseverity = "{}"\n'
    (here / "courtier.toml").write_text(QUIET + rule.format("error"))
    assert _result(capsys, "permis.yaml", *BY)[0] == 13
    (here / "courtier.toml").write_text(QUIET + rule.format("off"))
    code, result = _result(capsys, "permis.yaml", *BY)
    assert (code, result["findings"]) == (0, [])


def test_an_exception_names_a_resource_by_its_id(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [machine(name, region="eastus") for name in ("excepté[0]", "autre")]
    written(here, *rows)
    exception = (
        "\n[[exceptions]]\nrule = 'resource-place'\nworkload = 'permis'\n"
        f"detail = '{rows[0].id}'\napproved_by = 'Directrice exemple'\n"
        "reason = 'Migration'\nuntil = 2026-12-31\n"
    )
    (here / "courtier.toml").write_text(QUIET + exception, "utf-8")
    code, result = _result(capsys, "permis.yaml", *BY)
    standings = {
        f["subject"]["address"]: f["standing"]
        for f in result["findings"]
        if f["id"] == "resource-place"
    }
    assert standings == {rows[0].id: "excepted", rows[1].id: "counts"}
    assert code == 13
    assert result["exceptions"][0]["status"] == "in-force"


def test_a_baseline_leaves_what_is_already_known(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(here, machine("vieux", region="eastus"))
    line = ["drift", "inventaire.jsonl", "permis.yaml", *BY]
    assert run([*line, "--write-baseline", "connus.json"]) == 0
    # Another resource comes before it: lines move, fingerprints stay.
    written(here, machine("a"), machine("vieux", region="eastus"))
    assert run([*line, "--baseline", "connus.json"]) == 0
    written(here, machine("neuf", region="eastus"), machine("vieux", region="eastus"))
    code, result = _result(capsys, "permis.yaml", *BY, "--baseline", "connus.json")
    assert code == 13
    assert result["counts"]["known"] == 1


def test_a_policy_asks_more_of_what_runs(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(here, machine("a", region="canadacentral"))
    (here / "politique.toml").write_text('[policy]\nresidency = "quebec"\n')
    code, result = _result(capsys, "permis.yaml", *BY, "--policy", "politique.toml")
    assert code == 13
    assert "resource-place" in _ids(result)


# Files


def test_every_report_is_written_and_none_over_the_inventory(here: Path) -> None:
    path = Path(written(here, machine("a", region="eastus")))
    before = path.read_bytes()
    line = ["drift", "inventaire.jsonl", "permis.yaml", *BY]
    assert run([*line, "--report", "sarif=d.sarif", "--report", "junit=d.xml"]) == 13
    sarif = json.loads((here / "d.sarif").read_text("utf-8"))
    (rule,) = {r["ruleId"] for r in sarif["runs"][0]["results"] if r["level"] == "error"}
    assert rule == "resource-place"
    assert "resource-place" in (here / "d.xml").read_text("utf-8")
    assert run([*line, "--report", "json=inventaire.jsonl", "--force"]) == 2
    assert path.read_bytes() == before


def test_parquet_says_the_same_as_lines(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("duckdb")
    path = written(here, machine("a", region="eastus"), machine("b", None), unread=(UNREAD,))
    _, lines = _result(capsys, "permis.yaml", *BY)
    opened = open_inventory(path, "inventaire.jsonl", resource_facts(Knowledge()))
    write_again(opened, here / "inventaire.parquet", force=False)
    capsys.readouterr()
    run(["drift", "inventaire.parquet", "permis.yaml", *BY, "--format", "json"])
    parquet = json.loads(capsys.readouterr().out)
    assert len(lines["findings"]) == 4
    assert [(f["id"], f["text"], f["subject"]) for f in parquet["findings"]] == [
        (f["id"], f["text"], f["subject"]) for f in lines["findings"]
    ]


def test_an_inventory_may_come_from_standard_input(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = Path(written(here, machine("a", region="eastus"))).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert run(["drift", "-", "permis.yaml", *BY]) == 13
    assert run(["drift", "-", "-", *BY]) == 2
    assert "entrée standard" in capsys.readouterr().err


@pytest.mark.parametrize("format", ["text", "json", "sarif", "junit", "github", "markdown"])
def test_a_public_log_names_no_account_tag_or_resource(
    here: Path, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    _workload(here, "sous-sol", "sous-sol.yaml")
    rows = [machine("machine-7", "sous-sol", region="eastus"), machine("machine-8", "ruelle-9")]
    written(here, *rows, unread=(UNREAD,))
    run(["drift", "inventaire.jsonl", ".", *BY, "--redact", "--format", format, "--show", "all"])
    out = capsys.readouterr().out.replace("sous-sol.yaml", "")
    assert "resource-place" in out
    for word in ("sous-sol", "ruelle-9", "machine-7", "machine-8", ACCOUNT, "charge"):
        assert word not in out.replace("charge de travail", "").replace("charges de travail", "")
