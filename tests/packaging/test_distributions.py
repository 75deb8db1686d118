"""What travels: the package with its facts, alone in the wheel; the whole house in the archive."""

from __future__ import annotations

import hashlib
import tarfile
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from courtier.knowledge.files import FOLDERS, Layer

DATA = "courtier/_data/"


def _facts(top: Path) -> dict[str, Path]:
    """Every file of the four folders, hidden ones included, by its path from the root."""
    return {
        path.relative_to(top).as_posix(): path
        for folder in FOLDERS
        for path in (top / folder).rglob("*")
        if path.is_file()
    }


def test_the_wheel_installs_one_package(wheel_names: list[str]) -> None:
    assert {name.split("/")[0] for name in wheel_names} == {
        "courtier",
        "courtier-0.1.0.dist-info",
    }


def test_the_wheel_holds_every_module(wheel_names: list[str], sources: Path) -> None:
    here = {
        path.relative_to(sources).as_posix()
        for path in (sources / "courtier").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    there = {n for n in wheel_names if n.startswith("courtier/") and not n.startswith(DATA)}
    assert there == here
    assert {"courtier/py.typed", "courtier/__main__.py"} <= there


def test_the_wheel_holds_every_fact_and_no_other(wheel_names: list[str], sources: Path) -> None:
    there = [name.removeprefix(DATA) for name in wheel_names if name.startswith(DATA)]
    assert sorted(there) == sorted(_facts(sources))


def test_the_program_reads_the_same_files_from_the_wheel(
    wheel: Path, sources: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    unpacked = Layer("bundled", tmp_path / "courtier" / "_data")
    checkout = Layer("bundled", sources)
    assert list(unpacked.files) == list(checkout.files)
    assert unpacked.sha256() == checkout.sha256()


def test_the_wheel_says_what_it_needs(requirements: list[Requirement]) -> None:
    """Nothing of development, and an upper bound on everything."""
    names = {requirement.name for requirement in requirements}
    assert "typer" in names
    assert names & {"pytest", "hypothesis", "mypy", "ruff", "hatchling", "lxml-stubs"} == set()
    unbounded = [str(r) for r in requirements if "<" not in {s.operator for s in r.specifier}]
    assert unbounded == []


def test_the_wheel_carries_the_license(wheel: Path, wheel_names: list[str]) -> None:
    (name,) = [n for n in wheel_names if n.endswith("licenses/LICENSE")]
    with zipfile.ZipFile(wheel) as archive:
        assert b"MIT License" in archive.read(name)


@pytest.mark.parametrize("folder", [*FOLDERS, "courtier", "tests", "examples"])
def test_the_archive_holds_the_house(
    distributions: dict[str, Path], sources: Path, folder: str
) -> None:
    with tarfile.open(distributions["sdist"]) as archive:
        names = {m.name.partition("/")[2]: m for m in archive.getmembers() if m.isfile()}
        here = {
            path.relative_to(sources).as_posix(): path
            for path in (sources / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert here
        assert {name for name in names if name.startswith(f"{folder}/")} == set(here)
        first = min(here)
        packed = archive.extractfile(names[first])
        assert packed is not None
        assert _print(packed.read()) == _print(here[first].read_bytes())


@pytest.mark.parametrize("name", ["pyproject.toml", "LICENSE", "README.md", "Makefile"])
def test_the_archive_can_build_itself(distributions: dict[str, Path], name: str) -> None:
    with tarfile.open(distributions["sdist"]) as archive:
        assert any(n.partition("/")[2] == name for n in archive.getnames())


def _print(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
