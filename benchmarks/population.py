"""How long a whole inventory takes to classify, and whether the cost of one stays flat.

    python -m benchmarks.population

The workloads are drawn with a fixed seed from the kinds, elements and subjects of the facts; every
result has its reasons, what came close and the changes that would move a level. Nothing is
asserted.
"""

from __future__ import annotations

import os
import random
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from benchmarks.timing import columns, timed

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge
    from courtier.workload.model import Workload

DAY = date(2026, 11, 23)
SEED = 20261123
INVENTORY = 4197
"""The number of systems in the inventory that the issue names."""
SIZES = (100, 1_000, 10_000, 40_000)


@cache
def facts() -> Knowledge:
    """The bundled facts, read once in each process."""
    from courtier.knowledge.door import Knowledge

    return Knowledge()


def workload(number: int) -> Workload:
    """The workload of a number: the same one each time, with one to five assets."""
    from courtier.knowledge.records.risk import Kind
    from courtier.workload.model import Workload

    draw = random.Random(SEED + number)
    kinds = sorted(facts().all(Kind))
    assets: list[dict[str, Any]] = [
        {
            "id": f"actif-{index}",
            "kind": draw.choice(kinds),
            "subjects": draw.sample(["citizens", "employees", "minors", "patients"], 1),
            "persons": draw.choice([None, 10, 9_999, 10_000, 250_000]),
            "form": draw.choice([None, "clear", "pseudonymised", "tokenised"]),
        }
        for index in range(draw.randint(1, 5))
    ]
    return Workload.model_validate(
        {
            "courtier": 1,
            "id": f"charge-{number}",
            "name": f"Charge {number}",
            "organization": {
                "name": "Ville exemple",
                "kind": "municipality",
                "legal_regime": "c-19",
                "privacy_regime": draw.choice(["a-2.1", "r-22.1", None]),
            },
            "information": assets,
            "service": {"rto_hours": draw.choice([4, 24, 72]), "rpo_hours": draw.choice([1, 24])},
        }
    )


def workloads(numbers: range) -> list[Workload]:
    """The workloads of a range, read before anything is timed."""
    return [workload(number) for number in numbers]


def classify_all(items: list[Workload]) -> int:
    """Classify each workload; how many reasons were given."""
    from courtier.risk.classify import classify
    from courtier.risk.facts import risk_facts

    reasons = 0
    for item in items:
        outcome = classify(item, risk_facts(facts(), item.scheme), DAY)
        reasons += len(outcome.classification.reasons)
    return reasons


def share(numbers: range) -> float:
    """The seconds that one process takes to classify its share."""
    items = workloads(numbers)
    classify_all(items[:10])
    return timed(lambda: classify_all(items))


def main() -> None:
    """Classify the inventory on every core, then growing numbers on one, and print two tables."""
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores) as pool:
        shares = [range(start, INVENTORY, cores) for start in range(cores)]
        longest = max(pool.map(share, shares))
    rows = [[str(INVENTORY), str(cores), f"{longest:.2f}"]]
    print(columns([["workloads", "cores", "seconds, the slowest share"], *rows]))
    rows = []
    for size in SIZES:
        spent = share(range(size))
        rows.append([str(size), f"{spent:.2f}", f"{spent / size * 1000:.3f}"])
    print()
    print(columns([["workloads, one core", "seconds", "milliseconds each"], *rows]))


if __name__ == "__main__":
    main()
