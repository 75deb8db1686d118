"""Every verdict of an inventory on a large catalogue, beside one match at a time.

    python -m benchmarks.matching [--full]

The catalogue and the workloads are invented, drawn with a fixed seed. Without ``--full``, a tenth
of the catalogue and of the inventory. Nothing is asserted.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from benchmarks import large_catalogue as drawn
from benchmarks.timing import columns, timed

if TYPE_CHECKING:
    from courtier.catalog.compiled.catalogue import Compiled, Question

T = TypeVar("T")
STEPS = ("step", "seconds", "processor s", "GiB of memory", "× reference")
SAMPLE = 500
"""How many offerings the real match is timed on."""


@dataclass(frozen=True)
class Size:
    """How many workloads, offerings and certificates."""

    workloads: int
    offerings: int
    certificates: int

    def part(self, what: str, share: float) -> Size:
        """The same with a share of one of the three."""
        return replace(self, **{what: int(getattr(self, what) * share)})


FULL = Size(4_197, 50_000, 500_000)
SMALL = Size(420, 5_000, 50_000)
THREE = ("workloads", "offerings", "certificates")


def questions(count: int) -> list[Question]:
    """The workloads with their requirements, classified as open data."""
    from courtier.catalog.compiled.catalogue import Question
    from courtier.knowledge.door import Knowledge
    from courtier.risk.classify import classify
    from courtier.risk.facts import risk_facts
    from courtier.workload.model import Workload

    found, said = [], None
    for item in drawn.workloads(count):
        workload = Workload.model_validate(item["workload"])
        if said is None:
            facts = risk_facts(Knowledge(), workload.scheme)
            said = classify(workload, facts, drawn.DAY).classification
        asked = tuple(_asked(demand) for demand in item["demands"])
        found.append(Question(workload, said, asked, drawn.DAY))
    return found


def _asked(demand: dict[str, Any]) -> Any:
    from courtier.knowledge.records.risk import Demand
    from courtier.results.classification import Asked, Requirement
    from courtier.values.text import Text

    text = Text(fr="Exigence inventée.", en="Invented requirement.")
    name = f"exigence-{json.dumps(demand)}"
    requirement = Requirement(id=name, force="must", text=text, reasons=())
    return Asked(requirement, Demand.model_validate(demand), "adviser")


def in_memory(size: Size) -> Compiled:
    """The catalogue compiled without any file, ready for the demands of the workloads."""
    from courtier.catalog.compiled.catalogue import compiled
    from courtier.catalog.facts import catalog_facts
    from courtier.knowledge.door import Knowledge
    from courtier.knowledge.records.offerings import Offering
    from courtier.knowledge.records.risk import CertificationDemand

    each = size.certificates / size.offerings
    records = (drawn.offering(number, each) for number in range(size.offerings))
    offerings = {r["id"]: Offering.model_validate_json(json.dumps(r)) for r in records}
    demands = [CertificationDemand.model_validate(p) for line in drawn.PROOFS for p in line]
    facts = replace(catalog_facts(Knowledge(), {}), offerings=offerings)
    return compiled(facts, dict.fromkeys(demands))


def compile_it(folder: Path, cache: Path) -> list[str]:
    """Compile a layer of facts and keep it: seconds, size on disk, memory."""
    from courtier.inventory import compiled_catalogue
    from courtier.knowledge.door import Knowledge

    seconds = timed(lambda: compiled_catalogue(Knowledge((str(folder),)), cache))
    size = sum(path.stat().st_size for path in cache.iterdir())
    return [f"{seconds:.1f}", f"{size / 2**20:.0f}", f"{_memory():.2f}"]


def load_and_judge(folder: Path, cache: Path, count: int) -> list[list[str]]:
    """Load what is kept, then compute every verdict, on one core then on all."""
    from courtier.catalog.compiled.bulk import all_verdicts
    from courtier.inventory import compiled_catalogue
    from courtier.knowledge.door import Knowledge

    made: list[Compiled] = []
    load = spent(lambda: made.append(compiled_catalogue(Knowledge((str(folder),)), cache)))
    rows = [["cold load", *load, f"{_memory():.2f}", "", "10 s, 2 GiB"]]
    asked = questions(count)
    one = _one_match(made[0], asked[0]) * count * len(made[0].ids)
    rows.append(["match, pair by pair (extrapolated)", "", f"{one:.0f}", "", "reference", ""])
    for name, processes in (("one core", 1), (f"{os.cpu_count()} cores", None)):
        for turn in ("first time", "again"):
            took = spent(partial(all_verdicts, made[0], asked, processes))
            ratio = f"1 / {one / float(took[1]):.0f}"
            budget = "2 s" if turn == "again" else ""
            rows.append(
                [f"every verdict, {name}, {turn}", *took, f"{_memory():.2f}", ratio, budget]
            )
    return rows


def spent(work: Callable[[], object]) -> list[str]:
    """The seconds that one call takes, then those of the processors, its children counted."""
    before = os.times()
    seconds = timed(work)
    used = sum(os.times()[:4]) - sum(before[:4])
    return [f"{seconds:.2f}", f"{used:.2f}"]


def _one_match(made: Compiled, question: Question) -> float:
    """The seconds of the real match for one pair, over a sample."""
    names = made.ids[:: max(1, len(made.ids) // SAMPLE)]
    for name in names:
        made.facts.offerings[name]
    took = spent(lambda: [made.reasons(question, name) for name in names])
    return float(took[1]) / len(names)


def _memory() -> float:
    """The most memory that this process held, GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def spent_on(size: Size) -> float:
    """The processor seconds of every verdict on one core, the least of three times."""
    from courtier.catalog.compiled.bulk import all_verdicts

    made, asked = in_memory(size), questions(size.workloads)
    return min(float(spent(lambda: all_verdicts(made, asked, 1))[1]) for _ in range(3))


def alone(work: Callable[..., T], *arguments: Any) -> T:
    """Run something in a process of its own, started afresh."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def growth(whole: Size) -> Sequence[Sequence[str]]:
    """How the time grows with each of the three, the two others as they are."""
    rows = [["grows", "a quarter, s", "a half, s", "whole, s", "whole / quarter"]]
    last = alone(spent_on, whole)
    for what in THREE:
        quarter, half = (alone(spent_on, whole.part(what, share)) for share in (0.25, 0.5))
        rows.append([what, f"{quarter:.2f}", f"{half:.2f}", f"{last:.2f}", f"{last / quarter:.1f}"])
    return rows


def main(full: bool = False) -> None:
    """Write the catalogue, compile it, load it, judge it, then grow it; print three tables."""
    size = FULL if full else SMALL
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name, "couche"), Path(name, "cache")
        drawn.write(folder, size.offerings, size.certificates)
        print(f"{size}\n")
        made = alone(compile_it, folder, cache)
        print(columns([["compile and keep, s", "MiB on disk", "GiB of memory"], made]), "\n")
        rows = alone(load_and_judge, folder, cache, size.workloads)
        print(
            columns([[*STEPS, "budget of the whole"], *rows]),
            "\n",
        )
    print(columns(growth(size)))


if __name__ == "__main__":
    main("--full" in sys.argv)
