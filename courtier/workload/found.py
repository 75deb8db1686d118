"""Which files to examine: what is named, and in folders and patterns, what is a workload."""

from __future__ import annotations

import glob
import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from courtier.reading.files import MAX_BYTES

SUFFIXES = (".yaml", ".yml", ".json")
STANDARD_INPUT = "-"
_KEY = re.compile(rb"^courtier[ \t]*:", re.MULTILINE)
_TENDERS = re.compile(rb"^bids[ \t]*:", re.MULTILINE)
_QUOTED = b'"courtier"'
_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True)
class Passed:
    """What was not taken: an excluded file, a pattern or a folder without any workload.

    ``others`` counts the files of a folder that are YAML or JSON and no workload.
    """

    name: str
    why: str
    others: int = 0


@dataclass(frozen=True)
class Found:
    """The files to examine, as they are to be named, each once; and what was passed over."""

    files: tuple[str, ...]
    passed: tuple[Passed, ...]


def find_files(paths: Sequence[str], exclude: Sequence[str] = ()) -> Found:
    """The files of some paths: a file as it is, a folder with all below, a pattern expanded.

    In a folder or a pattern, a file counts when it is YAML or JSON with ``courtier`` as one of its
    first keys; hidden folders and links to folders are not entered. A folder that cannot be
    entered, and where there might be one, is taken as a file that cannot be read.

    Args:
        paths: Files, folders, patterns (``**`` for any depth), ``-`` for standard input.
        exclude: Patterns of files to leave out.
    """
    files: dict[str, str] = {}
    passed: list[Passed] = []
    for path in paths:
        taken, others = _of(path)
        if not taken and others is not None:
            passed.append(Passed(name_of(path), "no-workload", others))
        elif others:
            passed.append(Passed(name_of(path), "not-workloads", others))
        for name in taken:
            if any(fnmatchcase(name, pattern) for pattern in exclude):
                passed.append(Passed(name, "excluded"))
            else:
                files.setdefault(name if name == STANDARD_INPUT else os.path.realpath(name), name)
    return Found(tuple(sorted(files.values())), tuple(dict.fromkeys(passed)))


def name_of(path: str | Path) -> str:
    """A path as findings name it: with slashes, from the current folder where it is below."""
    here, given = Path.cwd(), Path(path)
    if given.is_absolute() and given.is_relative_to(here):
        given = given.relative_to(here)
    return given.as_posix()


def _of(path: str) -> tuple[list[str], int | None]:
    """The files of one path, and how many others were seen; None where it names a file."""
    if path == STANDARD_INPUT:
        return [path], None
    closed: list[str] = []
    if os.path.isdir(path):
        candidates = list(_below(path, closed))
    elif _PATTERN.search(path) and not os.path.exists(path):
        matched = sorted(glob.glob(path, recursive=True))
        candidates = [file for file in matched if os.path.isfile(file)]
        closed += _closed_to(path)
    else:
        return [name_of(path)], None
    taken = [name_of(file) for file in candidates if is_workload(file)]
    return [*taken, *map(name_of, closed)], len(candidates) - len(taken)


def _below(folder: str, closed: list[str]) -> Iterator[str]:
    """What may be a workload under a folder; ``closed`` gains each one that cannot be entered."""
    for here, folders, files in os.walk(folder, onerror=lambda e: closed.append(e.filename)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(here, name) for name in sorted(files) if name.endswith(SUFFIXES))


def _closed_to(pattern: str) -> list[str]:
    """The folders that a pattern would enter and that cannot be, which ``glob`` does not tell."""
    steps = Path(pattern).parts
    fixed = next(n for n, step in enumerate(steps) if _PATTERN.search(step))
    closed: list[str] = []

    def told(error: OSError) -> None:
        if isinstance(error, PermissionError):
            closed.append(error.filename)

    for here, folders, _ in os.walk(Path(*steps[:fixed]), onerror=told):
        seen = (name for name in folders if not name.startswith("."))
        folders[:] = sorted(name for name in seen if _enters(steps, Path(here, name).parts))
    return closed


def _enters(steps: tuple[str, ...], folder: tuple[str, ...]) -> bool:
    """Whether a pattern looks inside a folder; past a ``**``, inside any."""
    for number, name in enumerate(folder):
        if steps[number] == "**":
            return True
        if number == len(steps) - 1 or not fnmatchcase(name, steps[number]):
            return False
    return True


def is_workload(path: str) -> bool:
    """Whether a file says that it is a workload, and not tenders, which bear the same mark.

    One that cannot be read is said to be a workload, so that nothing is passed over in silence.
    """
    if not path.endswith(SUFFIXES) or not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            content = file.read(MAX_BYTES)
    except OSError:
        return True
    if _QUOTED in content and content.lstrip()[:1] == b"{":
        return _has_key(content)
    return bool(_KEY.search(content)) and not _TENDERS.search(content)


def _has_key(content: bytes) -> bool:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return True
    return isinstance(data, dict) and "courtier" in data and "bids" not in data
