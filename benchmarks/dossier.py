"""One dossier in French, in every format: seconds on the clock and of processor, file sizes.

    python -m benchmarks.dossier [RUNS]

Each run is a new process, pipes and programs beside it included. Nothing is asserted.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path

from benchmarks.timing import columns, timed

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "permis-en-ligne.yaml"
RUNS = 3
CHOICES = ("docx", "odt", "pdf", "html", "all")
BUDGET = "10 s"


def write(formats: str, folder: Path) -> None:
    """Write the dossier in a process of its own.

    Raises:
        SystemExit: The command failed.
    """
    words = [
        sys.executable, "-m", "courtier", "assess", str(EXAMPLE), "--format", formats,
        "--output", str(folder), "--force", "--quiet",
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    place = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(words[0], words, environment, file_actions=place)
    _, status = os.waitpid(child, 0)
    if status:
        raise SystemExit(f"{' '.join(words)}: {os.waitstatus_to_exitcode(status)}")


def spent() -> float:
    """The processor seconds of every process that this one has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def row(formats: str, runs: int, folder: Path) -> list[str]:
    """The least seconds of one choice of formats over some runs, and what it wrote."""
    clock, processor = [], []
    for _ in range(runs):
        before = spent()
        clock.append(timed(partial(write, formats, folder / formats)))
        processor.append(spent() - before)
    files = list((folder / formats / "documents").iterdir())
    sizes: Counter[str] = Counter()
    for path in files:
        sizes[path.suffix[1:]] += path.stat().st_size
    told = ", ".join(f"{name} {size / 1e6:.1f} MB" for name, size in sorted(sizes.items()))
    budget = BUDGET if formats == "all" else ""
    return [formats, str(len(files)), f"{min(clock):.1f}", f"{min(processor):.1f}", budget, told]


def main(runs: int = RUNS) -> None:
    """Write the dossier in each choice of formats and print one table."""
    heads = ["formats", "documents", "clock s", "processor s", "budget", "size"]
    with tempfile.TemporaryDirectory() as name:
        rows = [row(formats, runs, Path(name)) for formats in CHOICES]
    print(columns([heads, *rows]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
