"""How long 100,000 draws of a full estimate take, beside a reference that only makes numbers.

    python -m benchmarks.draws

The estimate is that of the example: every option, its percentiles, and the shares of variance and
cumulative bands of the first pair. The second row is the same file with ranges for the rate,
inflation, volumes and growths, the PERT law and a correlation. Nothing is asserted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.stages import EXAMPLE
from benchmarks.timing import columns, timed

if TYPE_CHECKING:
    from courtier.cost.estimate import Study

DRAWS = 100_000
RUNS = 5
REFERENCE_NUMBERS = 10_000_000
WIDER = (
    (b"  discount_rate: 0.05", b"  discount_rate: {low: 0.03, likely: 0.05, high: 0.08}\n"
     b"  money: current\n  inflation_per_year: {low: 0.01, likely: 0.02, high: 0.03}\n"
     b"  distribution: pert\n  correlation: 0.3"),
    (b"growth_per_year: 0.20", b"growth_per_year: {low: 0.1, likely: 0.2, high: 0.4}"),
    (b"egress_gib_per_month: 400", b"egress_gib_per_month: {low: 200, likely: 400, high: 900}"),
)  # fmt: skip


def study(source: bytes) -> Study:
    """The options of a workload with their plans, ready to draw."""
    from courtier.api import road

    found = road(source).costed
    chance = replace(found.frame.chance, draws=DRAWS)
    return replace(found, frame=replace(found.frame, chance=chance))


def draw(ready: Study) -> None:
    """Every option drawn, its percentiles; bands and shares of variance for two of them."""
    from courtier.cost.uncertainty import Spread

    spread = Spread(ready.drafts, ready.frame)
    priced = [draft for draft in ready.drafts if draft.lines]
    for draft in priced:
        spread.percentiles(draft.id)
    first, last = priced[0], priced[-1]
    for side in (first, last):
        spread.band(side)
    spread.probability_below(first.id, last.id)
    for item in {item for each in (first, last) for item in each.inputs() if item.varies}:
        spread.share_of_variance(item, first.id, last.id)


def reference() -> None:
    """Ten million numbers from the generator that the draws use, and their sum."""
    import numpy

    numpy.random.Generator(numpy.random.PCG64(1)).random(REFERENCE_NUMBERS).sum()


def main() -> None:
    """Time each case and print one table."""
    plain = EXAMPLE.read_bytes()
    wide = plain
    for usual, ranged in WIDER:
        wide = wide.replace(usual, ranged)
    cases = {"the example": study(plain), "the example, more ranges": study(wide)}
    least = _least(reference)
    rows = [[f"{REFERENCE_NUMBERS:,} numbers", f"{least:.3f}", "1.00", "reference"]]
    for name, ready in cases.items():
        spent = _least(partial(draw, ready))
        rows.append([f"{DRAWS:,} draws of {name}", f"{spent:.3f}", f"{spent / least:.2f}", "1 s"])
    print(columns([["work", "min s", "× reference", "budget"], *rows]))


def _least(work: Callable[[], object]) -> float:
    return min(timed(work) for _ in range(RUNS))


if __name__ == "__main__":
    main()
