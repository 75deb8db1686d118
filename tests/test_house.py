"""The house holds: who imports whom, where facts lie, how long code is, what a clone reveals."""

from __future__ import annotations

import ast
import inspect
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import courtier
from courtier import api
from courtier.knowledge.files import FOLDERS

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "courtier").rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50

# Written in two parts, so that this file does not find itself.
FORBIDDEN = re.compile(
    "|".join(
        (
            r"(?<![\w.*])/(?:home|root|work|Users)" + r"/\w",
            "pypi" + r"\.org",
            "files" + r"\.pythonhosted",
            "index" + "-url",
            r"(?<!\w)(?:\.\./|/)shared" + r"/\w",
        )
    ).encode()
)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("folder", FOLDERS)
def test_data_folders_hold_no_program(folder: str) -> None:
    """A jurist corrects a fact without meeting a line of code."""
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert files
    programs = [_name(path) for path in files if path.suffix in {".py", ".pyc", ".so", ".sh"}]
    executable = [_name(path) for path in files if os.access(path, os.X_OK)]
    assert programs + executable == []


def test_layers_are_kept() -> None:
    """Lower rooms never import higher ones."""
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_room_has_its_layer() -> None:
    """A new room must be given its place before anything may import it."""
    contract = _project()["tool"]["importlinter"]["contracts"][0]
    placed = re.findall(r"courtier\.(\w+)", " ".join(contract["layers"]))
    rooms = {path.relative_to(ROOT / "courtier").parts[0].removesuffix(".py") for path in MODULES}
    assert rooms - {"__init__", "__main__"} <= set(placed)
    assert len(placed) == len(set(placed))


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_no_module_is_too_long() -> None:
    lengths = {_name(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: n for name, n in lengths.items() if n > LONGEST_MODULE} == {}


Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_function_is_too_long() -> None:
    """Measured from ``def`` to the last line, docstring excluded."""
    lengths = {
        f"{_name(path)}:{node.lineno} {node.name}": _length(node)
        for path in MODULES
        for node in _functions(path)
    }
    assert len(lengths) > 100
    assert {name: n for name, n in lengths.items() if n > LONGEST_FUNCTION} == {}


def _length(node: Function) -> int:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def test_everything_public_says_what_it_does() -> None:
    """Each module, and each public class, function and method, has a docstring."""
    assert [place for path in MODULES for place in _silent(path)] == []


def _silent(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_bytes())
    if ast.get_docstring(tree) is None:
        yield _name(path)
    for node in tree.body:
        yield from _silent_in(path, node)
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for inner in node.body:
                yield from _silent_in(path, inner)


def _silent_in(path: Path, node: ast.stmt) -> Iterator[str]:
    if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return
    if not node.name.startswith("_") and ast.get_docstring(node) is None:
        yield f"{_name(path)}:{node.lineno} {node.name}"


def test_public_names_are_what_is_there() -> None:
    """``courtier.__all__`` names every verb of the Python interface, and nothing else."""
    verbs = {
        name
        for name, value in vars(api).items()
        if inspect.isfunction(value)
        and value.__module__ == api.__name__
        and not name.startswith("_")
    }
    assert set(courtier.__all__) == verbs | {"__version__"}
    assert len(courtier.__all__) == len(set(courtier.__all__))


def test_a_verb_stays_a_verb_once_every_room_is_open() -> None:
    """Importing a room of the same name must not put a module in the place of a verb."""
    code = (
        "import importlib, pkgutil, courtier;"
        "rooms = [m.name for m in pkgutil.iter_modules(courtier.__path__)];"
        "[importlib.import_module(f'courtier.{name}') for name in rooms if name[0] != '_'];"
        "verbs = set(courtier.__all__) - {'__version__'};"
        "print(sorted(verb for verb in verbs if not callable(getattr(courtier, verb))))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.stdout, run.stderr) == ("[]\n", "")


def test_an_unknown_public_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="nothing_of_this_name"):
        _ = courtier.nothing_of_this_name


def test_version_is_the_one_of_the_distribution() -> None:
    assert courtier.__version__ == _project()["project"]["version"]


def _tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode != 0:
        pytest.skip("NOT A GIT CHECKOUT: the tracked files were not examined")
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    """No absolute path of a machine, no package registry, no folder from outside the project."""
    found = []
    for path in _tracked():
        for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
            if match := FORBIDDEN.search(line):
                found.append(f"{_name(path)}:{number}: {match[0].decode()}")
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "see /home" + "/someone/file",
        "open('/root" + "/x')",
        "--extra-index" + "-url x",
        "../shared" + "/facts",
    ],
)
def test_the_search_finds_what_it_must(line: str) -> None:
    assert FORBIDDEN.search(line.encode())


@pytest.mark.parametrize(
    "line", ["www.quebec.ca/home" + "/page", "shared responsibility", "~/work"]
)
def test_the_search_leaves_the_rest(line: str) -> None:
    assert not FORBIDDEN.search(line.encode())


def test_tracked_files_are_what_a_clone_needs() -> None:
    """No cache, no environment, no dossier, no file that is too large."""
    names = [_name(path) for path in _tracked()]
    parts = {part for name in names for part in Path(name).parts}
    unwanted = {"__pycache__", ".venv", "dist", "build", "demo", "shared", ".hypothesis"}
    assert parts & unwanted == set()
    sizes = {_name(path): path.stat().st_size for path in _tracked()}
    assert {name: size for name, size in sizes.items() if size > 1_000_000} == {}
