"""Break files and read them: only what the program foresees may come back, and soon.

    python -m tests.fuzz.run [--count N] [--processes N] [--seed N] [TARGET…]

A file that made a defect is kept in build/fuzz, with what it made.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from courtier.values.errors import CourtierError
from tests.fuzz.mutations import mutated
from tests.fuzz.targets import ROOT, TARGETS, Seed

SECONDS = 2.0
FORESEEN = frozenset({0, 2, 3, 4, 11, 12, 13})
KEPT = ROOT / "build" / "fuzz"


@dataclass(frozen=True)
class Defect:
    """A file, and what it made of the program."""

    name: str
    content: bytes
    told: str


@dataclass(frozen=True)
class Told:
    """What a run saw: defects, how many files were refused, and the slowest, in seconds of CPU."""

    defects: tuple[Defect, ...]
    count: int
    refused: int
    slowest: float


def in_process(target: str, count: int, seed: int, folder: Path) -> Told:
    """Read so many broken files in this process.

    Args:
        target: A key of ``TARGETS``.
        count: How many files.
        seed: The seed; the same one breaks the same files in the same ways.
        folder: An empty folder to write them in.
    """
    chance = random.Random(f"{target} {seed}")
    seeds = TARGETS[target]()
    for good in seeds:  # what is read once is read now, and a good file is no defect
        good.read(_written(good, good.content, folder))
    defects, refused, slowest = [], 0, 0.0
    for _ in range(count):
        origin = chance.choice(seeds)
        content = mutated(origin.content, chance)
        path = _written(origin, content, folder)
        start = time.process_time()
        try:
            origin.read(path)
        except CourtierError:
            refused += 1
        except BaseException:  # noqa: BLE001 - whatever else comes is what is looked for
            defects.append(Defect(origin.name, content, traceback.format_exc(limit=-4)))
        spent = time.process_time() - start
        slowest = max(slowest, spent)
        if spent > SECONDS:
            defects.append(Defect(origin.name, content, f"{spent:.1f} s"))
    return Told(tuple(defects), count, refused, slowest)


def in_others(target: str, count: int, seed: int, folder: Path) -> Told:
    """Run the whole program on so many broken files, each in a process of its own."""
    chance = random.Random(f"{target} {seed} processes")
    seeds = TARGETS[target]()
    defects, refused, slowest = [], 0, 0.0
    for number in range(count):
        origin = chance.choice(seeds)
        content = mutated(origin.content, chance)
        place = folder / str(number)
        _written(origin, content, place)
        spent, done = run_one(origin, place)
        slowest = max(slowest, spent)
        refused += done.returncode != 0
        told = done.stdout + done.stderr
        if done.returncode not in FORESEEN or b"Traceback" in told or spent > SECONDS:
            words = told.decode("utf-8", "replace")
            defects.append(
                Defect(origin.name, content, f"{done.returncode} {spent:.1f} s\n{words}")
            )
    return Told(tuple(defects), count, refused, slowest)


def run_one(origin: Seed, place: Path) -> tuple[float, subprocess.CompletedProcess[bytes]]:
    """Run the program on one file: its seconds of processor, and how it ended."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "courtier", *origin.arguments],
        cwd=place,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done


def _written(seed: Seed, content: bytes, folder: Path) -> Path:
    path = folder / seed.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def main() -> int:
    """Fuzz for as long as asked; exits 1 if there is a defect."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("targets", nargs="*", choices=[[], *TARGETS])
    parser.add_argument("--count", type=int, default=50_000, help="files a target, in process")
    parser.add_argument("--processes", type=int, default=500, help="processes a target")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    failed = False
    for target in given.targets or TARGETS:
        for many, count in ((in_process, given.count), (in_others, given.processes)):
            with tempfile.TemporaryDirectory() as folder:
                told = many(target, count, given.seed, Path(folder))
            print(
                f"{target}, {many.__name__}: {told.count} files, {told.refused} refused,"
                f" slowest {told.slowest:.2f} s, {len(told.defects)} defects"
            )
            failed |= bool(told.defects)
            _keep(target, told.defects)
    return 1 if failed else 0


def _keep(target: str, defects: tuple[Defect, ...]) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    for number, defect in enumerate(defects):
        name = f"{target}-{number}-{Path(defect.name).name}"
        (KEPT / name).write_bytes(defect.content)
        (KEPT / f"{name}.txt").write_text(defect.told, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
