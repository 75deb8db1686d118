"""The offerings that a placement judges in other places than their own regions one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from courtier.catalog.compiled.catalogue import Compiled
from courtier.catalog.compiled.demands import BlockJudge
from courtier.catalog.match import places_of
from courtier.workload.acquisition import Placement

if TYPE_CHECKING:
    from courtier.catalog.compiled.codes import Whole


@dataclass(frozen=True)
class Placed:
    """What a placement changes.

    ``offerings``: those it touches. ``kept``: the rows of theirs that still count, ``kept_of``
    the offering of each. ``judge``: for the rows that only this placement has; None for none.
    """

    offerings: Whole
    kept: Whole
    kept_of: Whole
    judge: BlockJudge | None


def placed_rows(default: BlockJudge, placement: Placement) -> Placed | None:
    """What a placement changes; None where it changes nothing."""
    import numpy as np

    compiled = default.compiled
    moved = {
        rank: places
        for rank, regions in enumerate(compiled.region_sets)
        if (places := places_of(placement, regions)) != places_of(None, regions)
    }
    touched = np.flatnonzero(np.isin(compiled.regions, list(moved))).astype(np.int32)
    if not len(touched):
        return None
    kept, kept_of, new = [], [], []
    for rank in touched.tolist():
        own = {default.block.places[default.block.place[row]]: row for row in _rows(compiled, rank)}
        for place in moved[int(compiled.regions[rank])]:
            if place in own:
                kept.append(own[place])
                kept_of.append(rank)
            else:
                new.append((rank, place))
    judge = None
    if new:
        judge = BlockJudge(compiled, default.tables, compiled.builder().build(new))
    return Placed(touched, np.array(kept, dtype=np.int32), np.array(kept_of, dtype=np.int32), judge)


def _rows(compiled: Compiled, rank: int) -> Iterator[int]:
    """The rows of one offering."""
    start = 0
    for count in compiled.turns:
        if rank < count:
            yield start + rank
        start += count
