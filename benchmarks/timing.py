"""Run a command many times and say how long it took, beside a reference run on the same machine."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path


@dataclass(frozen=True)
class Command:
    """One command to measure.

    Attributes:
        name: What the table calls it.
        words: The program and its arguments.
        budget: What it should stay under, as written in the table; empty for a reference.
        runs: How many times it runs, after one run that is not counted.
    """

    name: str
    words: Sequence[str]
    budget: str = ""
    runs: int = 15


@dataclass(frozen=True)
class Timing:
    """The seconds of one command: the least and the median of its runs."""

    command: Command
    least: float
    median: float


def measure(commands: Sequence[Command], folder: Path) -> list[Timing]:
    """Run every command in turn, round after round, so that noise falls on all alike.

    Args:
        commands: What to measure.
        folder: The working folder of the commands.

    Raises:
        SystemExit: A command failed, with what it said.
    """
    seconds: dict[str, list[float]] = {command.name: [] for command in commands}
    for turn in range(1 + max(command.runs for command in commands)):
        for command in commands:
            if turn <= command.runs:
                spent = timed(partial(_call, command.words, folder))
                seconds[command.name] += [spent] if turn else []
    return [Timing(c, min(seconds[c.name]), statistics.median(seconds[c.name])) for c in commands]


def timed(work: Callable[[], object]) -> float:
    """The seconds that one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def worked(work: Callable[[], object]) -> float:
    """The processor seconds that one call takes, which a busy machine changes least."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _call(words: Sequence[str], folder: Path) -> None:
    """Run one command as a user would: in French, without colour, bytecode already written."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("COURTIER_", "LC_", "PYTHON")) and name != "LANG"
    }
    run = subprocess.run(words, cwd=folder, env=environment, capture_output=True, check=False)
    if run.returncode:
        raise SystemExit(f"{' '.join(words)}\n{run.stderr.decode(errors='replace')}")


def table(timings: Sequence[Timing]) -> str:
    """The timings as a table: seconds, ratios of the least to each reference, and the budget."""
    least = {timing.command.name: timing.least for timing in timings}
    references = [t.command.name for t in timings if not t.command.budget]
    head = ["command", "min s", "median s", *(f"× {name}" for name in references), "budget"]
    rows = [
        [
            timing.command.name,
            f"{timing.least:.3f}",
            f"{timing.median:.3f}",
            *(f"{timing.least / least[name]:.2f}" for name in references),
            timing.command.budget or "reference",
        ]
        for timing in timings
    ]
    return columns([head, *rows])


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as a Markdown table, the columns aligned."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])
