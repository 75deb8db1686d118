"""The offerings that a placement judges in other places than their own regions one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from courtier.catalog.compiled.block import Place
from courtier.catalog.compiled.catalogue import Compiled
from courtier.catalog.compiled.demands import BlockJudge
from courtier.catalog.match import places_of
from courtier.workload.acquisition import Placement

if TYPE_CHECKING:
    from courtier.catalog.compiled.codes import Long


@dataclass(frozen=True)
class Placed:
    """What a placement changes.

    ``offerings``: those it touches. ``kept``: rows that still count, with the offering of each in
    ``kept_of``; ``nowhere``: the offerings that it leaves in no place. ``judge``: for the rows
    that only this placement has; None for none.
    """

    offerings: Long
    kept: Long
    kept_of: Long
    nowhere: Long
    judge: BlockJudge | None


def placed_rows(default: BlockJudge, placement: Placement) -> Placed | None:
    """What a placement changes; None where it changes nothing."""
    import numpy as np

    compiled, own = default.compiled, default.compiled.own_places
    moved = {
        rank: places
        for rank, regions in enumerate(compiled.region_sets)
        if (places := places_of(placement, regions)) != own[rank]
    }
    touched = np.flatnonzero(np.isin(compiled.regions, list(moved)))
    if not len(touched):
        return None
    found = [
        (place, _row(compiled, rank, place), rank)
        for rank in touched.tolist()
        for place in moved[int(compiled.regions[rank])]
    ]
    new = [(rank, place) for place, row, rank in found if place and row is None]
    judge = BlockJudge(compiled, default.tables, compiled.built(new)) if new else None
    return Placed(
        touched,
        np.array([row for _, row, _ in found if row is not None], dtype=np.intp),
        np.array([rank for _, row, rank in found if row is not None], dtype=np.intp),
        np.array([rank for place, row, rank in found if not place and row is None], dtype=np.intp),
        judge,
    )


def _row(compiled: Compiled, rank: int, place: Place) -> int | None:
    """The row of an offering in a place; None where it is not judged there by itself."""
    own = compiled.own_places[int(compiled.regions[rank])]
    return sum(compiled.turns[: own.index(place)]) + rank if place in own else None
