"""The locked lists: names, versions and fingerprints, no address, in accord with the project."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

LISTS = ("run", "dev", "build", "axe")
Locked = dict[str, tuple[Version, int]]


def _read(root: Path, name: str) -> Locked:
    """Each locked distribution with its version and how many fingerprints it has."""
    text = (root / "requirements" / f"{name}.txt").read_text("utf-8").replace("\\\n", " ")
    found: Locked = {}
    for line in text.splitlines():
        words = line.partition(";")[0].split()
        pin, _, version = words[0].partition("==")
        assert canonicalize_name(pin) not in found
        found[canonicalize_name(pin)] = (Version(version), line.count("--hash=sha256:"))
    return found


def _project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", LISTS)
def test_only_names_versions_and_fingerprints(root: Path, name: str) -> None:
    line = re.compile(
        r"[a-z0-9]+(-[a-z0-9]+)*==[0-9][0-9a-z.]*( ; [a-z_]+ [<>=!]+ \"[\w.]+\")? \\"
        r"|    --hash=sha256:[0-9a-f]{64}( \\)?"
    )
    text = (root / "requirements" / f"{name}.txt").read_text("utf-8")
    assert [found for found in text.splitlines() if not line.fullmatch(found)] == []


@pytest.mark.parametrize("name", LISTS)
def test_everything_has_a_fingerprint(root: Path, name: str) -> None:
    locked = _read(root, name)
    assert locked
    assert [distribution for distribution, (_, hashes) in locked.items() if hashes == 0] == []


def test_the_lists_answer_what_the_project_asks(root: Path) -> None:
    project = _project(root)
    asked = {
        "run": project["project"]["dependencies"],
        "dev": project["project"]["dependencies"] + project["dependency-groups"]["dev"],
        "build": project["build-system"]["requires"],
    }
    for name, lines in asked.items():
        locked = _read(root, name)
        for requirement in map(Requirement, lines):
            version, _ = locked[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version), f"{name}: {requirement}"


@pytest.mark.parametrize("name", ["run", "build"])
def test_development_uses_the_very_same_versions(root: Path, name: str) -> None:
    development = _read(root, "dev")
    assert {key: development.get(key) for key in _read(root, name)} == _read(root, name)


def test_of_axe_only_its_own_package_is_taken(root: Path) -> None:
    """It carries the script; the browser driver that it asks for is not wanted."""
    assert set(_read(root, "axe")) == {"axe-playwright-python"}
    assert "playwright" not in _read(root, "dev")


def test_running_needs_no_development_tool(root: Path) -> None:
    assert {"pytest", "mypy", "ruff", "hatchling", "torch"} & set(_read(root, "run")) == set()
