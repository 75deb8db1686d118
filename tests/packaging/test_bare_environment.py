"""The wheel, alone with what it says it needs, does the whole work far from the checkout."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

EXAMPLE = "permis-en-ligne.yaml"


@pytest.fixture
def example(root: Path, elsewhere: Path) -> str:
    """The example, copied where the command runs."""
    shutil.copy(root / "examples" / EXAMPLE, elsewhere)
    return EXAMPLE


def _courtier(bare: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [bare / "courtier", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize("module", ["pytest", "hypothesis", "hatchling", "mypy", "jsonschema"])
def test_the_environment_is_bare(bare: Path, elsewhere: Path, module: str) -> None:
    run = subprocess.run(
        [bare / "python", "-c", f"import {module}"], capture_output=True, text=True, check=False
    )
    assert "ModuleNotFoundError" in run.stderr


def test_the_package_comes_from_the_wheel(bare: Path, elsewhere: Path) -> None:
    code = (
        "import courtier; from courtier.knowledge.files import bundled_layer;"
        "print(courtier.__file__); print(bundled_layer().root)"
    )
    run = subprocess.run([bare / "python", "-c", code], capture_output=True, text=True, check=True)
    module, facts = run.stdout.split("\n")[:2]
    assert Path(module).is_relative_to(bare.parent)
    assert Path(facts) == Path(module).parent / "_data"


def test_version(bare: Path, elsewhere: Path) -> None:
    run = _courtier(bare, "--version")
    assert (run.returncode, run.stderr) == (0, "")
    assert "0.1.0" in run.stdout


@pytest.mark.parametrize(("language", "word"), [("fr", "Commandes"), ("en", "Commands")])
def test_help(bare: Path, elsewhere: Path, language: str, word: str) -> None:
    run = _courtier(bare, "--lang", language, "--help")
    assert (run.returncode, run.stderr) == (0, "")
    assert word in run.stdout
    assert "classify" in run.stdout


def test_every_command_has_its_help(bare: Path, elsewhere: Path, root: Path) -> None:
    from courtier.cli.table import COMMANDS

    for name in COMMANDS:
        run = _courtier(bare, name, "--help")
        assert (run.returncode, run.stderr) == (0, ""), name


def test_classify(bare: Path, example: str) -> None:
    run = _courtier(bare, "classify", example, "--format", "json")
    assert (run.returncode, run.stderr) == (0, "")
    result = json.loads(run.stdout)
    assert result["schema"] == "courtier/classify/1"
    assert result["classification"]["levels"]


def test_assess_writes_a_whole_dossier(bare: Path, example: str, elsewhere: Path) -> None:
    run = _courtier(bare, "assess", example, "--output", "dossier", "--with-english")
    assert (run.returncode, run.stderr) == (0, "")
    names = {p.relative_to(elsewhere / "dossier").as_posix() for p in _files(elsewhere)}
    assert {"assessment.json", "summary.html", "courtier.lock"} <= names
    documents = {Path(name).suffix for name in names if name.startswith("documents/")}
    assert documents == {".docx"}


def _files(folder: Path) -> list[Path]:
    return [path for path in (folder / "dossier").rglob("*") if path.is_file()]


def test_a_missing_file_is_code_3_without_traceback(bare: Path, elsewhere: Path) -> None:
    run = _courtier(bare, "classify", "absent.yaml")
    assert run.returncode == 3
    assert run.stdout == ""
    assert "absent.yaml" in run.stderr
    assert "Traceback" not in run.stderr


def test_the_module_is_the_command(bare: Path, elsewhere: Path) -> None:
    run = subprocess.run(
        [bare / "python", "-m", "courtier", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == _courtier(bare, "--version").stdout
