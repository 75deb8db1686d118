"""Run the command line for real, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = "examples/permis-en-ligne.yaml"


@dataclass(frozen=True)
class Ran:
    """What a run left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


def courtier(
    *arguments: str, given: str = "", cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> Ran:
    """Run ``python -m courtier``; ``env`` is laid over the environment, ``given`` is its input."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **(env or {})}
    done = subprocess.run(
        [sys.executable, "-m", "courtier", *arguments],
        input=given.encode(),
        capture_output=True,
        cwd=cwd,
        env=environment,
        check=False,
        timeout=120,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
