"""The distributions, built once, and one bare environment with nothing but courtier's own needs."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.metadata import Metadata
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

NOT_SOURCES = shutil.ignore_patterns(
    ".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "demo", "build", "dist", "dossier-*"
)  # fmt: skip


@pytest.fixture(scope="session")
def sources(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, so that nothing moves while it is built and compared."""
    return Path(shutil.copytree(root, tmp_path_factory.mktemp("copy") / "x", ignore=NOT_SOURCES))


@pytest.fixture(scope="session")
def distributions(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The source archive and the wheel, built without network."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder)]
    command.append(str(sources))
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    (wheel,) = folder.glob("*.whl")
    (archive,) = folder.glob("*.tar.gz")
    return {"wheel": wheel, "sdist": archive}


@pytest.fixture(scope="session")
def wheel(distributions: dict[str, Path]) -> Path:
    """The wheel."""
    return distributions["wheel"]


@pytest.fixture(scope="session")
def wheel_names(wheel: Path) -> list[str]:
    """Every file of the wheel, sorted."""
    with zipfile.ZipFile(wheel) as archive:
        return sorted(archive.namelist())


@pytest.fixture(scope="session")
def requirements(wheel: Path) -> list[Requirement]:
    """What the wheel says that it needs, extras left out."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
        metadata = Metadata.from_email(archive.read(name), validate=True)
    return [r for r in metadata.requires_dist or [] if _wanted(r)]


def _wanted(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def _closure(requirements: list[Requirement]) -> dict[str, Distribution]:
    """The distributions that these need, and those that they need in turn."""
    found: dict[str, Distribution] = {}
    waiting = list(requirements)
    while waiting:
        name = canonicalize_name(waiting.pop().name)
        if name not in found:
            found[name] = distribution(name)
            needs = map(Requirement, found[name].requires or [])
            waiting += [need for need in needs if _wanted(need)]
    return found


def _link(found: dict[str, Distribution], folder: Path) -> None:
    """Put the top names of these distributions in one folder, and nothing else."""
    for installed in found.values():
        tops = {Path(f).parts[0] for f in installed.files or [] if Path(f).parts[0] != ".."}
        for top in sorted(tops - {"__pycache__"}):
            place = folder / top
            if not place.exists():
                place.symlink_to(Path(str(installed.locate_file(top))))


@pytest.fixture(scope="session")
def bare(
    wheel: Path, requirements: list[Requirement], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The ``bin`` folder of an environment that holds the wheel and its needs alone."""
    folder = tmp_path_factory.mktemp("bare")
    needs = folder / "needs"
    needs.mkdir()
    _link(_closure(requirements), needs)
    _run([sys.executable, "-m", "venv", "--without-pip", str(folder / "env")])
    python = folder / "env" / "bin" / "python"
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    _run([*command, "--no-index", "--no-deps", str(wheel)])
    (site,) = (folder / "env" / "lib").glob("python3.*/site-packages")
    (site / "needs.pth").write_text(f"{needs}\n", encoding="utf-8")
    return python.parent


def _run(command: list[str]) -> None:
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder far from the checkout, as the working folder."""
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path
