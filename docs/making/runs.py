"""Runs the real command line in a temporary folder that holds the examples."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WIDTH = 80
SECONDS = 120


@dataclass(frozen=True)
class Run:
    """What one command line printed, and its exit code."""

    code: int
    output: str
    errors: str


@dataclass(frozen=True)
class Place:
    """A folder where commands run: a copy of the examples, and ``courtier`` on the path."""

    folder: Path
    programs: Path

    def run(self, line: str, language: str, given: str = "") -> Run:
        """Run one line of a shell.

        Args:
            line: The line, as ``courtier assess examples/permis-en-ligne.yaml``.
            language: ``fr`` or ``en``.
            given: What standard input holds.
        """
        done = subprocess.run(
            ["bash", "-c", line], cwd=self.folder, env=self._world(language), input=given,
            capture_output=True, text=True, encoding="utf-8", timeout=SECONDS, check=False,
        )  # fmt: skip
        return Run(done.returncode, done.stdout, done.stderr)

    def _world(self, language: str) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
        return {
            **kept,
            "PATH": f"{self.programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "COURTIER_LANG": language,
            "COLUMNS": str(WIDTH),
            "LC_ALL": "C.UTF-8",
            "NO_COLOR": "1",
            "TZ": "UTC",
        }


@contextmanager
def place() -> Iterator[Place]:
    """A fresh place, removed at the end."""
    with tempfile.TemporaryDirectory(prefix="courtier-docs-") as name:
        base = Path(name)
        shutil.copytree(ROOT / "examples", base / "work" / "examples")
        programs = base / "bin"
        programs.mkdir()
        program = programs / "courtier"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m courtier "$@"\n')
        program.chmod(0o755)
        yield Place(base / "work", programs)
