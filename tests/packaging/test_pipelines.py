"""What other systems run: schemas, and the shell of each step run for real where it can be."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION = ROOT / "action.yml"
GITLAB = ROOT / "pipelines" / "gitlab.yml"
AZURE = ROOT / "pipelines" / "azure-pipelines.yml"
EXAMPLE = ROOT / "examples" / "permis-en-ligne.yaml"

pytestmark = pytest.mark.slow


def read(path: Path) -> Any:
    """A YAML file, as the system that runs it reads it."""
    return yaml.safe_load(path.read_text("utf-8"))


def courtier(folder: Path) -> Path:
    """A folder that holds ``courtier``, as the installation leaves one."""
    program = folder / "courtier" / "bin" / "courtier"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m courtier "$@"\n', "utf-8")
    program.chmod(0o755)
    return program.parent


def run(script: str, folder: Path, values: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the shell of a step in a folder, with the variables that it is given and no other."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **values},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-actions", ACTION),
        ("vendor.gitlab-ci", GITLAB),
        ("vendor.azure-pipelines", AZURE),
    ],
    ids=["github", "gitlab", "azure"],
)
def test_the_schema_of_the_system_accepts_the_file(schema: str, path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_schema_sees_a_fault(tmp_path: Path) -> None:
    broken = tmp_path / "action.yml"
    broken.write_text(ACTION.read_text("utf-8").replace("using: composite", "using: nothing"))
    command = ["check_jsonschema", "--builtin-schema", "vendor.github-actions", str(broken)]
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, check=False)
    assert done.returncode != 0


def _github(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The step ``Check`` of the action, with its own inputs and defaults."""
    action = read(ACTION)
    step = action["runs"]["steps"][1]
    given = {name: about["default"] for name, about in action["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    courtier(folder)
    values = {"RUNNER_TEMP": str(folder)}
    values |= {f"GITHUB_{name}": str(folder / name.lower()) for name in ("STEP_SUMMARY", "OUTPUT")}
    told = {"github.action_path": str(ROOT), "runner.temp": str(folder)}
    told |= {f"inputs.{name}": value for name, value in given.items()}

    def filled(text: str) -> str:
        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: told[found[1]], text)

    values |= {key: filled(value) for key, value in step["env"].items()}
    return run(step["run"], folder, values)


def test_the_action_writes_annotations_a_summary_and_sarif(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path)
    done = _github(tmp_path, paths="permis-en-ligne.yaml")
    assert done.returncode == 0, done.stderr
    assert "::notice file=permis-en-ligne.yaml" in done.stdout
    assert "placement-unstated" in (tmp_path / "step_summary").read_text("utf-8")
    assert (tmp_path / "output").read_text("utf-8") == "exit-code=0\n"
    sarif = json.loads((tmp_path / "courtier.sarif").read_text("utf-8"))
    assert sarif["version"] == "2.1.0"


def test_the_action_gives_the_exit_code_of_the_check(tmp_path: Path) -> None:
    (tmp_path / "faux.yaml").write_text("courtier: 1\nid: x\n", "utf-8")
    done = _github(tmp_path, paths="faux.yaml")
    assert done.returncode not in (0, 1)
    assert (tmp_path / "output").read_text("utf-8") == f"exit-code={done.returncode}\n"


def test_the_action_takes_its_inputs_as_text_only(tmp_path: Path) -> None:
    hostile = "$(touch made).yaml\n`touch made`\n--write-lock\n; touch made"
    done = _github(tmp_path, paths=hostile, fail_on="error; touch made")
    assert done.returncode == 2
    assert not (tmp_path / "made").exists()
    assert not (tmp_path / "courtier.lock").exists()


def test_no_input_is_part_of_the_text_of_a_command() -> None:
    for step in read(ACTION)["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert "uses" not in step


def test_every_option_that_a_system_passes_exists(tmp_path: Path) -> None:
    done = run('"$BIN/courtier" check --help --lang en', tmp_path, {"BIN": str(courtier(tmp_path))})
    for path in (ROOT / "pipelines" / "github-check.sh", GITLAB, AZURE):
        text = path.read_text("utf-8")
        passed = set(
            re.findall(r"(?<![\w-])--(?!lang\b|quiet|depth|no-install)[a-z][a-z0-9-]+", text)
        )
        assert passed
        assert [option for option in sorted(passed) if option not in done.stdout] == []


def test_the_step_of_azure_writes_junit(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path)
    bin_ = courtier(tmp_path)
    values = {
        "COURTIER_VENV": str(bin_.parent),
        "COURTIER_LANG": "en",
        "COURTIER_PATHS": "permis-en-ligne.yaml",
        "COURTIER_REPORT": str(tmp_path / "junit.xml"),
    }
    done = run(read(AZURE)["steps"][1]["bash"], tmp_path, values)
    assert done.returncode == 0, done.stderr
    assert "<testsuite" in (tmp_path / "junit.xml").read_text("utf-8")


def test_the_job_of_gitlab_writes_its_two_reports(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path)
    job = read(GITLAB)["courtier-check"]
    (script,) = job["script"]
    assert script.startswith("/opt/courtier/bin/courtier ")
    script = script.replace("/opt/courtier/bin", str(courtier(tmp_path)))
    done = run(script, tmp_path, {"COURTIER_PATHS": "permis-en-ligne.yaml"})
    assert done.returncode == 0, done.stderr
    reports = job["artifacts"]["reports"]
    quality = json.loads((tmp_path / reports["codequality"]).read_text("utf-8"))
    assert {item["check_name"] for item in quality} >= {"placement-unstated"}
    assert (tmp_path / reports["junit"]).is_file()


def _git(*arguments: str, cwd: Path) -> str:
    who = ("-c", "user.name=Essai", "-c", "user.email=essai@example.org")
    return subprocess.run(
        ["git", *who, *arguments], cwd=cwd, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_the_job_of_gitlab_takes_the_very_revision_that_is_named(tmp_path: Path) -> None:
    origin, job = tmp_path / "origin", tmp_path / "job"
    (origin / "pipelines").mkdir(parents=True)
    job.mkdir()
    install = origin / "pipelines" / "install.sh"
    _git("init", "-q", cwd=origin)
    revisions = []
    for word in ("first", "second"):
        install.write_text(f'echo "{word} $COURTIER_SOURCE" > "$COURTIER_VENV"\n', "utf-8")
        _git("add", ".", cwd=origin)
        _git("commit", "-q", "-m", word, cwd=origin)
        revisions.append(_git("rev-parse", "HEAD", cwd=origin))
    apt, *steps = read(GITLAB)["courtier-check"]["before_script"]
    assert apt.startswith("apt-get ")
    script = "\n".join(steps).replace("/tmp/courtier", str(job / "source"))
    script = script.replace("/opt/courtier", str(job / "venv"))
    values = {"COURTIER_REPOSITORY": str(origin), "COURTIER_REVISION": revisions[0]}
    done = run(script, job, values)
    assert done.returncode == 0, done.stderr
    assert (job / "venv").read_text("utf-8") == f"first {job / 'source'}\n"
    absent = run(script, job, values | {"COURTIER_REVISION": "0" * 40})
    assert absent.returncode != 0


def test_every_step_that_installs_runs_the_script_with_what_it_reads() -> None:
    script = (ROOT / "pipelines" / "install.sh").read_text("utf-8")
    asked = set(re.findall(r"\$\{?(COURTIER_[A-Z]+)(?!:-)\b", script)) - {"COURTIER_PYTHON"}
    for step in (read(ACTION)["runs"]["steps"][0], read(AZURE)["steps"][0]):
        assert step.get("run", step.get("bash")) == 'bash "$COURTIER_SOURCE/pipelines/install.sh"'
        assert asked <= set(step["env"])


STUB = """#!/bin/sh
# Stands for Python, and for the one of the environment that it makes: writes what it is asked.
printf '%s\\n' "$*" >> "$TOLD"
case "$1 $2" in
"-m venv") mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
"-c import"*) exit "$OLD" ;;
esac
"""


@pytest.mark.parametrize(("old", "code"), [("0", 0), ("1", 2)])
def test_the_script_installs_only_what_is_locked(tmp_path: Path, old: str, code: int) -> None:
    """The downloads aside: without a network, Python is played by a stub."""
    python, told = tmp_path / "python stub", tmp_path / "told"
    python.write_text(STUB, "utf-8")
    python.chmod(0o755)
    venv = tmp_path / "a folder" / "venv"
    values = {
        "COURTIER_SOURCE": str(ROOT), "COURTIER_VENV": str(venv), "COURTIER_PYTHON": str(python),
        "TOLD": str(told), "OLD": old,
    }  # fmt: skip
    done = run(f'bash "{ROOT}/pipelines/install.sh"', tmp_path, values)
    assert done.returncode == code, done.stderr
    asked = [line for line in told.read_text("utf-8").splitlines() if " pip " in line]
    assert len(asked) == (0 if code else 2)
    assert code or "--require-hashes" in asked[0]
    assert code or {"--no-index", "--no-deps"} <= set(asked[1].split())
    assert ("3.11" in done.stderr) == bool(code)


@pytest.mark.parametrize(("content", "code"), [("", 0), ("inconnu: 1\n", 3)])
def test_the_hook_checks_the_files_that_it_is_given(
    tmp_path: Path, content: str, code: int
) -> None:
    """As pre-commit runs it: the entry, with the names of the files that change."""
    names = ["workloads/permis.yaml", "charges/permis.yaml"]
    for name in names:
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(EXAMPLE.read_text("utf-8") + content, "utf-8")
    (hook,) = read(ROOT / ".pre-commit-hooks.yaml")
    entry = hook["entry"].replace("courtier", str(courtier(tmp_path) / "courtier"), 1)
    done = run(f"{entry} {' '.join(names)}", tmp_path, {})
    assert done.returncode == code, done.stdout + done.stderr


def test_every_script_is_one_that_bash_reads() -> None:
    scripts = sorted((ROOT / "pipelines").glob("*.sh"))
    assert len(scripts) == 2
    for script in scripts:
        assert subprocess.run(["bash", "-n", script], check=False).returncode == 0


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("workloads/paie.yaml", True),
        ("a/workload/paie.yml", True),
        ("paie.workload.json", True),
        ("docs/workloads.md", False),
        (".github/workflows/ci.yml", False),
        ("courtier.toml", False),
    ],
)
def test_the_hook_takes_the_files_of_workloads(name: str, taken: bool) -> None:
    (hook,) = read(ROOT / ".pre-commit-hooks.yaml")
    assert bool(re.search(hook["files"], name)) == taken
    assert (hook["language"], hook["entry"]) == ("python", "courtier check")


def _instructions() -> list[tuple[str, str]]:
    text = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text("utf-8"))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.split()[0], line.split(maxsplit=1)[1]) for line in lines]


def test_the_image_runs_as_a_user_without_rights() -> None:
    told = _instructions()
    last = max(number for number, (word, _) in enumerate(told) if word == "FROM")
    users = [value for word, value in told[last:] if word == "USER"]
    assert users == ["10001"]
    assert dict(told)["ENTRYPOINT"] == '["courtier"]'
    assert "ADD" not in dict(told)


def test_what_the_image_copies_is_enough_to_build_the_program(tmp_path: Path) -> None:
    _, *kept = (ROOT / ".dockerignore").read_text("utf-8").split()
    source = tmp_path / "source"
    for pattern in kept:
        if not pattern.startswith("!"):
            continue
        path = ROOT / pattern.removeprefix("!")
        target = source / path.name
        ignored = shutil.ignore_patterns("__pycache__")
        if path.is_dir():
            shutil.copytree(path, target, ignore=ignored)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    alone = ["--no-index", "--no-build-isolation", "--no-deps", "--target", str(tmp_path / "made")]
    subprocess.run([*pip, *alone, str(source)], check=True, capture_output=True)
    assert (tmp_path / "made" / "courtier" / "_data" / "risk").is_dir()
    assert not fnmatch.filter([path.name for path in source.iterdir()], ".git*")
