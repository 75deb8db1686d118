"""``courtier check`` of one file and of a thousand, beside Python and one ``classify``.

    python -m benchmarks.checks [RUNS] [FILES]

Nothing is asserted: a person reads the seconds beside the budgets, on two cores.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.startup import COURTIER, EXAMPLE, FEW, ROOT
from benchmarks.timing import Command, measure, table

FILES = 1_000
DAY = ["--as-of", "2026-11-23"]
PLACEMENTS = (
    "",
    "placement: {offering: aws-canada, regions: ['aws:ca-central-1']}\n",
    "placement: {offering: azure-canada, regions: ['azure:canadaeast']}\n",
    "placement: {offering: projet-cirrus}\n",
)


def write(folder: Path, files: int) -> None:
    """Write workload files that all differ: the examples in turn, unplaced and placed."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.yaml"))]
    folder.mkdir()
    for number in range(files):
        text = texts[number % len(texts)].replace("\nid: ", f"\nid: n{number}-", 1)
        text = text.replace("persons: 8000", f"persons: {8000 + number}")
        text += PLACEMENTS[number // len(texts) % len(PLACEMENTS)]
        (folder / f"{number:05}.yaml").write_text(text, encoding="utf-8")


def commands(files: int, runs: int) -> list[Command]:
    """The references, one file, then all of them without and with reports."""
    reports = ["--report", "sarif=out.sarif", "--report", "junit=out.xml", "--force"]
    many = [COURTIER, "check", "charges", *DAY]
    few = min(runs, FEW)
    return [
        Command("python", [sys.executable, "-c", "pass"], runs=runs),
        Command("classify", [COURTIER, "classify", EXAMPLE], "20 × python", runs),
        Command("check, one file", [COURTIER, "check", EXAMPLE, *DAY], "0.5 s", runs),
        Command(f"check, {files:,} files", many, "about 5 s", few),
        Command(f"check, {files:,} files, SARIF and JUnit", [*many, *reports], "none set", few),
    ]


def main(runs: int = FEW, files: int = FILES) -> None:
    """Write the files, measure, then print one table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "charges", files)
        print(table(measure(commands(files, runs), folder)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
