"""Exit codes: the table of docs, held by real runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from courtier.cli.main import run
from courtier.cli.running import FINDING_CODES, exit_code
from courtier.values.errors import (
    CourtierError,
    InputError,
    NothingToExamine,
    OutsideError,
    UsageError,
)
from courtier.values.findings import Finding, Severity
from courtier.values.text import Text
from tests.cli.courtier_run import EXAMPLE, ROOT, courtier

WORDS = Text(fr="x", en="x")
RESULTS = ("classify", "match", "cost", "route")


def finding(severity: Severity) -> Finding:
    return Finding(
        id="value-unknown", severity=severity, confidence="primary", text=WORDS,
        location=None, help=WORDS,
    )  # fmt: skip


def test_the_errors_have_the_codes_of_the_contract() -> None:
    assert UsageError(WORDS, WORDS).exit_code == 2
    assert InputError.exit_code == 3
    assert NothingToExamine.exit_code == 4
    assert OutsideError.exit_code == 5
    assert CourtierError.exit_code == 1


@pytest.mark.parametrize(
    ("severities", "fail_on", "code"),
    [
        ([], "note", 0),
        (["note"], "", 0),
        (["error"], "", 0),
        (["note"], "note", 11),
        (["note"], "warning", 0),
        (["warning"], "warning", 12),
        (["warning"], "note", 12),
        (["warning"], "error", 0),
        (["error", "note"], "note", 13),
        (["note", "warning", "error"], "error", 13),
    ],
)
def test_the_highest_severity_at_or_above_the_chosen_one_decides(
    severities: list[Severity], fail_on: str, code: int
) -> None:
    assert exit_code(tuple(map(finding, severities)), fail_on) == code


@pytest.mark.parametrize("command", RESULTS)
def test_a_result_is_code_zero(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, str(ROOT / EXAMPLE)]) == 0
    captured = capsys.readouterr()
    assert captured.out
    assert captured.err == ""


@pytest.mark.parametrize("severity", ["note", "warning", "error"])
@pytest.mark.parametrize("command", RESULTS)
def test_the_format_never_changes_the_code(
    command: str, severity: Severity, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [command, str(ROOT / EXAMPLE), "--fail-on", severity]
    first = run(arguments)
    capsys.readouterr()
    assert run([*arguments, "--format", "json"]) == first
    found = json.loads(capsys.readouterr().out)["findings"]
    reached = [FINDING_CODES[f["severity"]] for f in found]
    assert first == max([0, *(c for c in reached if c >= FINDING_CODES[severity])])


def test_a_defect_is_code_one_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import courtier.cli.classify as module

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(module, "open_road", broken)
    assert run(["classify", EXAMPLE]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Défaut du programme (ZeroDivisionError)" in captured.err
    assert "Traceback" not in captured.err


def test_the_traceback_of_a_defect_is_shown_on_demand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import courtier.cli.classify as module

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(module, "open_road", broken)
    monkeypatch.setenv("COURTIER_DEBUG", "1")
    assert run(["classify", EXAMPLE]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_is_code_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import courtier.cli.classify as module

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "open_road", interrupted)
    assert run(["classify", EXAMPLE]) == 130
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "Interrompu.\n"


def test_standard_input_gives_what_the_file_gives() -> None:
    text = (ROOT / EXAMPLE).read_text(encoding="utf-8")
    from_file = json.loads(courtier("classify", EXAMPLE, "--format", "json").out)
    from_input = json.loads(courtier("classify", "-", "--format", "json", given=text).out)
    assert from_input["classification"] == from_file["classification"]
    assert from_input["provenance"] == from_file["provenance"]


def test_empty_standard_input_is_not_valid() -> None:
    ran = courtier("classify", "-")
    assert ran.code == 3
    assert ran.out == ""


def test_json_is_the_same_in_both_languages() -> None:
    french = courtier("classify", EXAMPLE, "--format", "json", "--lang", "fr")
    english = courtier("classify", EXAMPLE, "--format", "json", "--lang", "en")
    assert french.out == english.out


@pytest.mark.parametrize("command", RESULTS)
def test_reports_hold_what_is_printed(command: str, tmp_path: Path) -> None:
    text, document = tmp_path / "r.txt", tmp_path / "r.json"
    arguments = (command, EXAMPLE, "--report", f"text={text}", "--report", f"json={document}")
    ran = courtier(*arguments)
    assert ran.code == 0
    assert text.read_text(encoding="utf-8") == ran.out
    assert (
        document.read_text(encoding="utf-8") == courtier(command, EXAMPLE, "--format", "json").out
    )
    assert sorted(p.name for p in tmp_path.iterdir()) == ["r.json", "r.txt"]


def test_no_colour_reaches_a_pipe() -> None:
    for extra in ({"TERM": "xterm"}, {"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in courtier("classify", EXAMPLE, env=extra).out


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a POSIX thing")
def test_no_color_is_honoured_on_a_terminal() -> None:
    assert "\x1b[" in on_a_terminal({})
    assert "\x1b[" not in on_a_terminal({"NO_COLOR": "1"})
    assert "\x1b[" not in on_a_terminal({"TERM": "dumb"})


def on_a_terminal(extra: dict[str, str]) -> str:
    """What a run prints when its standard output is a terminal."""
    import pty
    import subprocess
    import sys

    outer, inner = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", **extra}
    process = subprocess.Popen(
        [sys.executable, "-m", "courtier", "explain", "minors-ask"],
        stdin=subprocess.DEVNULL, stdout=inner, stderr=subprocess.DEVNULL,
        cwd=ROOT, env=environment,
    )  # fmt: skip
    os.close(inner)
    written = b""
    while True:
        try:
            part = os.read(outer, 4096)
        except OSError:  # the other end closed
            break
        if not part:
            break
        written += part
    process.wait(timeout=60)
    os.close(outer)
    return written.decode()


def test_the_terminal_width_is_followed() -> None:
    for columns in ("60", "80", "120"):
        lines = courtier("explain", "minors-ask", env={"COLUMNS": columns}).out.splitlines()
        assert max(len(x) for x in lines if "://" not in x) <= int(columns)


# Where the result goes


def _shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program = f'"{sys.executable}" -m courtier'
    return subprocess.run(
        ["bash", "-c", line.replace("courtier", program, 1)], cwd=folder, check=False,
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


@pytest.mark.parametrize("command", ["check", "classify", "check --format json"])
def test_an_output_that_cannot_be_written_is_code_2(command: str) -> None:
    done = _shell(f"courtier {command} {EXAMPLE} > /dev/full", ROOT)
    assert done.returncode == 2, done.stderr
    assert "sortie standard" in done.stderr
    assert "Exception" not in done.stderr


def test_a_reader_that_stops_early_changes_no_code() -> None:
    line = f"courtier check {EXAMPLE} --fail-on note --format json | true; exit ${{PIPESTATUS[0]}}"
    done = _shell(line, ROOT)
    assert done.returncode == 11, done.stderr
    assert done.stderr == ""
