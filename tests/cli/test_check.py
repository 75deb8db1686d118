"""``courtier check`` run for real: codes, settings, policy, baseline, lock, reports."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from courtier.checking import many
from courtier.cli.main import run
from courtier.report.check.formats import FORMATS
from tests.check.made import placed, workload, written

DAY = ("--as-of", "2026-11-23")
OUTSIDE: dict[str, Any] = {"hosting": {"places": {"data": "any"}}}
CANADA = '[policy]\nresidency = "canada"\n'
LOCKED = CANADA + "[rules.residency-outside]\nlocked = true\n"
EXCEPTION = """
[[exceptions]]
rule = "residency-outside"
workload = "permis"
approved_by = "Directrice exemple"
reason = "Migration"
until = {until}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, which is the current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _file(folder: Path, name: str = "permis.json", **changes: Any) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written(workload(**changes)))
    return path


def _result(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = run(["check", *DAY, "--format", "json", *arguments])
    out = capsys.readouterr().out
    return code, json.loads(out) if out else {}


def _ids(result: dict[str, Any], standing: str = "counts") -> list[str]:
    return [f["id"] for f in result["findings"] if f["standing"] == standing]


# Exit codes


def test_a_good_file_gives_0(here: Path) -> None:
    _file(here)
    assert run(["check", *DAY]) == 0


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        ("note", "note", 11), ("note", "warning", 0), ("warning", "note", 12),
        ("warning", "warning", 12), ("warning", "error", 0), ("error", "error", 13),
        ("error", "note", 13),
    ],
)  # fmt: skip
def test_the_gravest_finding_decides(
    severity: str, fail_on: str, code: int, here: Path
) -> None:  # fmt: skip
    _file(here, **OUTSIDE)
    rules = f'[rules.residency-outside]\nseverity = "{severity}"\n'
    (here / "courtier.toml").write_text(CANADA + rules)
    assert run(["check", *DAY, "--fail-on", fail_on]) == code


@pytest.mark.parametrize(("word", "code"), [("fail", 13), ("warn", 12), ("pass", 11)])
def test_what_nobody_can_settle_is_worth_what_is_asked(word: str, code: int, here: Path) -> None:
    _file(here)
    (here / "courtier.toml").write_text('[policy]\nofferings = ["aws-*"]\n')
    assert run(["check", *DAY, "--fail-on", "note", "--on-undetermined", word]) == code


def test_weak_facts_alone_never_fail(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _file(here, placement={"offering": "aws-canada", "regions": []})
    text = (
        '[policy.levels]\nconfidentiality = "protege-a"\n[rules.placement-not-admissible]\n'
        'severity = "off"\n'
    )
    (here / "courtier.toml").write_text(text)
    code, result = _result(capsys, "--fail-on", "note")
    assert code == 0
    assert "level-forbidden" in _ids(result, "weak")
    assert result["counts"]["errors"] == 0


def test_a_file_not_valid_gives_3_and_the_others_are_checked(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _file(here, **OUTSIDE)
    (here / "casse.yaml").write_text("courtier: 1\nid: Permis\nnom: x\n")
    (here / "courtier.toml").write_text(CANADA)
    code, result = _result(capsys)
    assert code == 3
    assert "residency-outside" in _ids(result)
    invalid = [f for f in result["findings"] if f["id"] == "workload-invalid"]
    assert {f["location"]["file"] for f in invalid} == {"casse.yaml"}
    assert {f["location"]["line"] for f in invalid} >= {2, 3}
    assert result["counts"]["invalid"] == 1


def test_a_file_that_is_missing_gives_3(here: Path) -> None:
    assert run(["check", "absent.yaml"]) == 3


@pytest.mark.parametrize("paths", [[], ["."], ["vide"], ["*.yaml"]])
def test_nothing_to_examine_gives_4(paths: list[str], here: Path) -> None:
    (here / "vide").mkdir()
    (here / "autre.yml").write_text("cle: valeur\n")
    assert run(["check", *paths]) == 4


@pytest.mark.parametrize(
    "arguments",
    [
        ["--fail-on", "grave"], ["--on-undetermined", "peut-etre"], ["--show", "tout"],
        ["--format", "xml"], ["--report", "sarif"], ["--report", "pdf=x"],
        ["--report", "sarif=absent/x.json"], ["--report", "junit=."],
        ["--report", "json=permis.json", "--force"], ["--report", "text=a", "--report", "json=a"],
        ["--policy-sha256", "0" * 64], ["--policy", "permis.json", "--policy-sha256", "12"],
        ["--as-of", "2026-02-30"], ["--write-baseline", "absent/base.json"],
    ],
)  # fmt: skip
def test_wrong_use_gives_2_and_loses_nothing(arguments: list[str], here: Path) -> None:
    before = _file(here).read_bytes()
    assert run(["check", *DAY, *arguments]) == 2
    assert (here / "permis.json").read_bytes() == before


def test_an_export_that_fails_never_gives_0(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _file(here)
    monkeypatch.setattr(Path, "write_bytes", _full_disk)
    assert run(["check", *DAY, "--report", "sarif=out.json"]) == 2
    assert not (here / "out.json").exists()


def _full_disk(*_: object) -> int:
    raise OSError(28, "No space left on device")


# Which files


def test_a_folder_gives_its_workloads_once(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    for name in ("a/un.json", "a/b/deux.yaml", ".git/trois.json", "quatre.txt"):
        _file(here, name)
    (here / "a" / "autre.yaml").write_text("cle: valeur\n")
    code, result = _result(capsys, ".", "a", "a/**/*.yaml", "a/un.json")
    assert code == 0
    assert [e["file"] for e in result["examined"]] == ["a/b/deux.yaml", "a/un.json"]
    assert any("1" in u["text"]["fr"] for u in result["unexamined"])


def test_what_is_excluded_is_said(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _file(here, "un.json")
    _file(here, "brouillons/deux.json")
    (here / "courtier.toml").write_text('[check]\nexclude = ["brouillons/*"]\n')
    _, result = _result(capsys)
    assert [e["file"] for e in result["examined"]] == ["un.json"]
    assert [(u["name"], u["code"]) for u in result["unexamined"]] == [
        ("brouillons/deux.json", "excluded")
    ]
    _, result = _result(capsys, "--no-local-exceptions")
    assert len(result["examined"]) == 2


def test_standard_input_is_a_file(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = io.TextIOWrapper(io.BytesIO(written(workload(**OUTSIDE))))
    monkeypatch.setattr(sys, "stdin", given)
    (here / "courtier.toml").write_text(CANADA)
    code, result = _result(capsys, "-")
    assert code == 13
    assert {f["location"]["file"] for f in result["findings"]} == {"-"}


def test_several_processes_find_what_one_finds(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(8):
        _file(here, f"{number}.json", **(OUTSIDE if number % 3 else {}))
    (here / "casse.yaml").write_text("courtier: 1\n")
    (here / "courtier.toml").write_text(CANADA)
    alone = _result(capsys)
    monkeypatch.setattr(many, "PARALLEL_FROM", 2)
    monkeypatch.setattr(many, "_cores", lambda: 2)
    assert _result(capsys) == alone


# Settings and policy


def test_a_mistake_of_the_settings_gives_3_with_its_place(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _file(here)
    (here / "courtier.toml").write_text("[check]\n\nfail_onn = 1\n")
    assert run(["check"]) == 3
    assert capsys.readouterr().err.startswith("courtier.toml:3:1: ")


def test_the_policy_must_be_the_one_named(here: Path) -> None:
    _file(here, **OUTSIDE)
    (here / "politique.toml").write_text(CANADA)
    sha = hashlib.sha256(CANADA.encode()).hexdigest()
    policy = ["check", *DAY, "--policy", "politique.toml"]
    assert run([*policy, "--policy-sha256", sha]) == 13
    assert run([*policy, "--policy-sha256", "0" * 64]) == 3


def test_a_locked_rule_stands_against_the_local_file(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _file(here, **OUTSIDE)
    (here / "politique.toml").write_text(LOCKED)
    local = '[policy]\nresidency = "any"\n[rules.residency-outside]\nseverity = "off"\n'
    (here / "courtier.toml").write_text(local + EXCEPTION.format(until="2026-12-31"))
    code, result = _result(capsys, "--policy", "politique.toml")
    assert code == 13
    assert {"residency-outside", "rule-locked", "exception-refused"} <= set(_ids(result))
    (rule,) = [r for r in result["rules"] if r["id"] == "residency-outside"]
    assert rule["locked"]
    seen = result["provenance"]["policies"]
    assert [(p["file"], p["origin"]) for p in seen] == [
        ("politique.toml", "outside"), ("courtier.toml", "local"),
    ]  # fmt: skip


def test_a_rule_can_be_switched_off(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _file(here, **OUTSIDE)
    off = CANADA + '[rules.residency-outside]\nseverity = "off"\n'
    (here / "courtier.toml").write_text(off)
    code, result = _result(capsys)
    assert code == 0
    assert "residency-outside" not in [r["id"] for r in result["rules"]]


@pytest.mark.parametrize(("on", "code"), [("2026-12-30", 0), ("2026-12-31", 0), ("2027-01-01", 13)])
def test_an_exception_counts_until_its_last_day(
    on: str, code: int, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _file(here, **OUTSIDE)
    (here / "courtier.toml").write_text(CANADA + EXCEPTION.format(until="2026-12-31"))
    assert run(["check", "--as-of", on]) == code
    out = capsys.readouterr().out
    left = {"2026-12-30": "1\u00a0jour restant", "2026-12-31": "dernier jour"}.get(on, "échue")
    assert left.replace("\u00a0", " ") in " ".join(out.replace("\u00a0", " ").split())


def test_no_local_exception_is_taken_when_none_may_be(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _file(here, **OUTSIDE)
    (here / "courtier.toml").write_text(CANADA + EXCEPTION.format(until="2026-12-31"))
    assert run(["check", *DAY]) == 0
    code, result = _result(capsys, "--no-local-exceptions")
    assert code == 13
    assert "exception-refused" in _ids(result)


# Baseline


def test_only_what_is_new_fails(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _file(here, **OUTSIDE)
    (here / "courtier.toml").write_text(CANADA)
    code, result = _result(capsys, "--write-baseline", "base.json")
    assert code == 0
    assert result["counts"]["known"] == len(result["findings"])
    assert run(["check", *DAY, "--baseline", "base.json"]) == 0
    _file(here, "autre.json", **OUTSIDE)
    code, result = _result(capsys, "--baseline", "base.json")
    assert code == 13
    assert {f["location"]["file"] for f in result["findings"] if f["standing"] == "counts"} == {
        "autre.json"
    }


def test_a_local_baseline_is_not_taken_without_local_exceptions(here: Path) -> None:
    _file(here, **OUTSIDE)
    assert run(["check", *DAY, "--write-baseline", "base.json"]) == 0
    (here / "courtier.toml").write_text('[check]\nbaseline = "base.json"\n' + CANADA)
    assert run(["check", *DAY, "--write-baseline", "base.json"]) == 0
    assert run(["check", *DAY]) == 0
    assert run(["check", *DAY, "--no-local-exceptions"]) == 13


# Facts that keep still


def test_without_a_lock_the_run_says_which_facts_it_used(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _file(here)
    _, result = _result(capsys)
    seen = result["provenance"]
    assert (seen["known_on"], seen["lock"]) == (None, None)
    assert len(seen["facts"]) > 5
    assert run(["check", *DAY, "--lang", "en"]) == 0
    assert "--known-on or a lock would" in " ".join(capsys.readouterr().out.split())


def test_a_lock_keeps_the_day_of_knowledge(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _file(here)
    assert run(["check", *DAY, "--write-lock"]) == 0
    code, result = _result(capsys)
    assert code == 0
    assert result["provenance"]["known_on"] == "2026-11-23"
    assert result["provenance"]["lock"]["same"]
    lock = json.loads((here / "courtier.lock").read_text())
    lock["knowledge"]["sha256"] = "0" * 64
    (here / "courtier.lock").write_text(json.dumps(lock))
    _, result = _result(capsys)
    assert not result["provenance"]["lock"]["same"]
    assert "facts-not-locked" in _ids(result)


def test_known_on_prevails_over_the_lock(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _file(here)
    run(["check", *DAY, "--write-lock"])
    _, result = _result(capsys, "--known-on", "2026-11-22")
    assert result["provenance"]["known_on"] == "2026-11-22"


def test_a_lock_beside_the_settings_does_not_forbid_reports(here: Path) -> None:
    _file(here)
    assert run(["check", *DAY, "--write-lock", "--report", "sarif=out.sarif"]) == 0


@pytest.mark.parametrize(
    "content",
    [
        "{}",
        "[]",
        '{"schema": "courtier/check-lock/1", "known_on": "2026-11-21", "knowledge": {"sha256": 1}}',
        '{"schema": "courtier/check-lock/1", "known_on": "2026-11-21", "knowledge":'
        ' {"version": "2026.11.21.01", "sha256": "0123"}}',
    ],
)
def test_what_is_no_lock_gives_3(here: Path, content: str) -> None:
    _file(here)
    (here / "courtier.lock").write_text(content)
    assert run(["check", *DAY]) == 3


# The network


def test_the_network_is_never_used(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not to look a name up, not to open a socket, with every format and in several processes."""
    import socket

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)
    monkeypatch.setattr(many, "PARALLEL_FROM", 2)
    monkeypatch.setattr(many, "_cores", lambda: 2)
    for number in range(3):
        _file(here, f"{number}.json")
    reports = [a for name in FORMATS for a in ("--report", f"{name}=out.{name}")]
    assert run(["check", *DAY, *reports]) == 0


# Reports


def test_several_reports_at_once_and_again(here: Path) -> None:
    _file(here, **OUTSIDE)
    (here / "courtier.toml").write_text(CANADA)
    reports = [
        argument
        for name in ("sarif", "junit", "gitlab", "markdown", "json")
        for argument in ("--report", f"{name}=out.{name}")
    ]
    for _ in range(2):
        assert run(["check", *DAY, *reports]) == 13
    assert json.loads((here / "out.sarif").read_text())["version"] == "2.1.0"
    assert ElementTree.parse(here / "out.junit").getroot().get("failures") == "1"
    assert any(i["severity"] == "critical" for i in json.loads((here / "out.gitlab").read_text()))
    assert "residency-outside" in (here / "out.markdown").read_text()


def test_a_file_that_is_not_ours_is_not_overwritten(here: Path) -> None:
    _file(here)
    (here / "notes.md").write_text("à garder\n")
    assert run(["check", *DAY, "--report", "markdown=notes.md"]) == 2
    assert (here / "notes.md").read_text() == "à garder\n"
    assert run(["check", *DAY, "--report", "markdown=notes.md", "--force"]) == 0


def test_the_summary_of_a_step_keeps_what_is_there(here: Path) -> None:
    _file(here)
    summary = here / "summary"
    summary.write_text("avant\n")
    assert run(["check", *DAY, "--report", "github-summary=summary"]) == 0
    assert summary.read_text("utf-8").startswith("avant\n## courtier check")


def test_a_public_run_tells_no_word_of_the_body(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _file(here, "un.json", **OUTSIDE, organization={"name": "Ville Secrète"})
    (here / "courtier.toml").write_text(CANADA + EXCEPTION.format(until="2026-12-31"))
    run(["check", *DAY, "--redact", "--show", "all", "--report", "sarif=out"])
    text = capsys.readouterr().out + (here / "out").read_text("utf-8")
    for secret in ("Secrète", "permis ", '"permis"', "demandes", "Directrice", "Migration"):
        assert secret not in text, secret


def test_both_languages(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _file(here)
    run(["check", *DAY, "--lang", "en"])
    assert "Passed (threshold: error)." in capsys.readouterr().out
    run(["check", *DAY])
    assert "Réussite (seuil : erreur)." in capsys.readouterr().out.replace("\u00a0", " ")


def test_the_placed_offering_is_named_at_its_line(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = here / "permis.json"
    content = placed("aws-canada", "aws:ca-west-1", hosting={"places": {"data": "quebec"}})
    path.write_bytes(written(content))
    code, result = _result(capsys, "permis.json")
    assert code == 13
    (found,) = [f for f in result["findings"] if f["detail"] == "hosting-place-data"]
    line = path.read_text().splitlines()[found["location"]["line"] - 1]
    assert '"offering": "aws-canada"' in line
    assert found["page"]["fr"].endswith("#placement-not-admissible")
