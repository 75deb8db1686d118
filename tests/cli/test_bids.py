"""``courtier bids``: the example by hand, every format in both languages, and what is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from courtier.cli.main import run
from courtier.values.text import LANGUAGES
from tests.cli.courtier_run import ROOT, courtier

EXAMPLE = "examples/soumissions/postes-et-soutien.yaml"


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert run(["bids", str(ROOT / EXAMPLE), *arguments]) == code
    return capsys.readouterr().out


def test_the_example_gives_what_was_computed_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    expected = yaml.safe_load((ROOT / EXAMPLE).with_name("attendu.yaml").read_text("utf-8"))
    found = json.loads(printed(capsys, "--format", "json"))["evaluation"]
    assert (found["status"], found["first"]) == (expected["status"], expected["first"])
    bids = {item["id"]: item for item in found["bids"]}
    for name, wanted in expected["bids"].items():
        assert {key: bids[name][key] for key in wanted} == wanted, name
    for name, wanted in expected["gaps"].items():
        gaps = {gap["kind"]: gap["difference"] for gap in bids[name]["low_price"]["gaps"]}
        assert gaps == wanted


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", ["80", "120"])
def test_no_line_is_wider_than_the_terminal(
    language: str, width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    text = printed(capsys, "--lang", language)
    assert max(map(len, text.splitlines())) <= int(width)
    assert re.search(r"boreal +1 ", text), "the ranks are a table, not blocks"
    assert ("à confirmer" if language == "fr" else "to confirm") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_says_the_same_numbers(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = {name: tmp_path / f"r.{name}" for name in ("text", "markdown", "html")}
    reports = [f"--report={name}={path}" for name, path in paths.items()]
    printed(capsys, "--lang", language, *reports)
    total = "993\u00a0632,56\u00a0$" if language == "fr" else "$993,632.56"
    for name, path in paths.items():
        assert total in path.read_text("utf-8"), name
    page: Any = html.fromstring(paths["html"].read_bytes())
    assert page.get("lang") == language
    assert [cell.text for cell in page.xpath("//tbody/tr[1]/td[1]")] == ["1"]
    assert len(page.xpath("//thead//th[@scope='col']")) == 7
    assert len(page.xpath("//tbody//th[@scope='row']")) == 4
    assert len(page.xpath("//caption")) == 1
    assert not page.xpath("//script | //img | //link")


def test_hostile_names_are_plain_text_in_every_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "<script>x</script> {{7*7}} | \\u202e =cmd \\x1b[31m"
    text = (ROOT / EXAMPLE).read_text("utf-8").replace("Boréal fictif inc.", f'"{name}"')
    file = tmp_path / "hostile.yaml"
    file.write_text(text.replace(" \\x1b[31m", ""), "utf-8")
    paths = {kind: tmp_path / f"r.{kind}" for kind in ("markdown", "html", "ocds")}
    assert run(["bids", str(file), *(f"--report={k}={p}" for k, p in paths.items())]) == 0
    shown = capsys.readouterr().out + "".join(p.read_text("utf-8") for p in paths.values())
    assert "\u202e" not in shown
    page: Any = html.fromstring(paths["html"].read_bytes())
    assert "{{7*7}}" in page.text_content()
    assert "<script" not in paths["html"].read_text("utf-8")
    assert "<script" not in paths["markdown"].read_text("utf-8").replace("\\<script", "")


def test_open_data_is_written_with_a_warning_and_over_itself(tmp_path: Path) -> None:
    report = f"--report=ocds={tmp_path / 'o.json'}"
    first = courtier("bids", EXAMPLE, report)
    assert first.code == 0
    assert "ocds-000000" in first.err
    before = (tmp_path / "o.json").read_bytes()
    second = courtier("bids", EXAMPLE, report, "--quiet", env={"TZ": "Asia/Tokyo", "LC_ALL": "C"})
    assert (second.code, second.err) == (0, "")
    assert (tmp_path / "o.json").read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("bids", EXAMPLE, "--ocid", "ocds-ec9k95-1"),
        ("bids", EXAMPLE, "--ocid", "autre", "--report=ocds=/tmp/jamais.json"),
        ("route", "examples/permis-en-ligne.yaml", "--publish-value"),
        ("assess", "examples/permis-en-ligne.yaml", "--format", "json", "--redact",
         "--report=ocds=/tmp/jamais.json"),
        ("bids", EXAMPLE, f"--report=json={EXAMPLE}", "--force"),
        ("bids", EXAMPLE, "--as-of", "2027-02-30"),
    ],
)  # fmt: skip
def test_a_wrong_use_is_refused(arguments: tuple[str, ...]) -> None:
    ran = courtier(*arguments)
    assert ran.code == 2, ran.err
    assert not Path("/tmp/jamais.json").exists()


@pytest.mark.parametrize("command", [("route",), ("assess", "--format", "json")])
def test_the_planning_is_written_by_each_command_that_plans(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "o.json"
    ran = courtier(command[0], "examples/permis-en-ligne.yaml", *command[1:],
                   f"--report=ocds={path}", "--ocid", "ocds-ec9k95-12")  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    (release,) = json.loads(path.read_text("utf-8"))["releases"]
    assert (release["ocid"], release["tag"][0]) == ("ocds-ec9k95-12", "planning")
    assert "amount" not in path.read_text("utf-8")


def test_a_mistake_is_said_with_its_place_and_the_code_of_inputs(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text((ROOT / EXAMPLE).read_text("utf-8").replace("k: 0.15", "k: 15"), "utf-8")
    ran = courtier("bids", str(file))
    assert ran.code == 3
    assert f"{file.name}:15:" in ran.err
    assert courtier("bids", str(tmp_path / "absent.yaml")).code == 3


def test_standard_input_and_a_table_beside_its_call(tmp_path: Path) -> None:
    text = (ROOT / EXAMPLE).read_text("utf-8")
    whole = json.loads(courtier("bids", "-", "--format", "json", given=text).out)
    document: dict[str, Any] = yaml.safe_load(text)
    call = tmp_path / "appel.yaml"
    call.write_text(text[: text.index("bids:")], "utf-8")
    table = tmp_path / "soumissions.csv"
    table.write_text(_table(document["bids"]), "utf-8")
    ran = courtier("bids", str(table), "--call", str(call), "--format", "json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)
    assert [b["amount"] for b in found["evaluation"]["bids"]] == [
        b["amount"] for b in whole["evaluation"]["bids"]
    ]
    assert [f["name"] for f in found["provenance"]["files"]] == ["soumissions.csv", "appel.yaml"]


def _table(bids: list[dict[str, Any]]) -> str:
    rows = []
    for item in bids:
        flat = {k: v for k, v in item.items() if not isinstance(v, dict)}
        for group in ("quality", "extra_costs", "explanations"):
            flat |= {f"{group}.{k}": v for k, v in item.get(group, {}).items()}
        rows.append(flat)
    columns = list(dict.fromkeys(key for row in rows for key in row))
    lines = [columns, *([str(row.get(c, "")) for c in columns] for row in rows)]
    return "".join(",".join(f'"{cell}"' for cell in line) + "\n" for line in lines)


def test_findings_reach_the_exit_code(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    text = (ROOT / EXAMPLE).read_text("utf-8").replace("awarded: boreal", "awarded: erable")
    file.write_text(text, "utf-8")
    assert courtier("bids", str(file)).code == 0
    assert courtier("bids", str(file), "--fail-on", "error").code == 13
