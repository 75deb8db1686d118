"""One certification asked of every unit of a block: which certificates speak, and for whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from courtier.catalog.certificates.judgement import PROOF_THAT_COUNTS, Judgement
from courtier.catalog.certificates.offering import with_best_parent
from courtier.catalog.certificates.window import Window
from courtier.catalog.compiled.codes import CODES, NOTHING, STATUSES, worsened
from courtier.knowledge.records.certifications import CertificationType
from courtier.values.text import Text

if TYPE_CHECKING:
    from courtier.catalog.compiled.block import Block
    from courtier.catalog.compiled.claims import Claims
    from courtier.catalog.compiled.codes import Bytes, Long
    from courtier.catalog.compiled.grid import Grid

Services = Callable[[Window, bool], "Bytes"]
"""For each list of services, its code over a window; of a platform, where the flag is set."""


@dataclass(frozen=True)
class Dependents:
    """The pairs of one dependent type, the units they are of, and the plan of their parent.

    ``worth``: for the code of a certificate and that of its best parent, what it is worth.
    """

    pairs: Long
    units: Long
    parent: Plan
    worth: Bytes


@dataclass(frozen=True)
class Plan:
    """The certificates that speak to one demand, paired with the units that hold them.

    ``services``: the rank of each certificate's list of services; ``grid``: what each is worth.
    The pairs come in turns: the first certificate of every unit, then the second of those that
    have two; ``turns`` says how many each turn has, ``units`` the units in that order. ``pairs``
    is the certificate of each pair (those of platforms counted after the others), ``shifts``
    where its byte tells what it is worth in its place.
    """

    grid: Grid
    services: Long
    units: Long
    turns: tuple[int, ...]
    pairs: Long
    shifts: Bytes
    dependents: tuple[Dependents, ...]
    below: bool
    total: int
    _kept: dict[Window, Bytes] = field(default_factory=dict)

    def best(self, window: Window, services: Services) -> Bytes:
        """The best that each unit shows over a window; ``NOTHING`` where nothing speaks.

        One more stands at the end, for a platform that the catalogue lacks.
        """
        import numpy as np

        held = self._held(window, services)
        codes = held.take(self.pairs)
        codes >>= self.shifts
        codes &= 3
        for item in self.dependents:
            parents = item.parent.best(window, services).take(item.units)
            codes[item.pairs] = item.worth.take(codes[item.pairs] * (NOTHING + 1) + parents)
        found = np.full(self.total + 1, NOTHING, dtype=np.uint8)
        if self.turns:
            best, start = codes[: self.turns[0]], self.turns[0]
            for count in self.turns[1:]:
                np.minimum(best[:count], codes[start : start + count], out=best[:count])
                start += count
            found[self.units] = best
        return found

    def _held(self, window: Window, services: Services) -> Bytes:
        """For each certificate, then again as a platform's, the packed byte with its services."""
        import numpy as np

        if window not in self._kept:
            self._kept.clear()
            self._kept[window] = self.grid.at(window)
        byte = self._kept[window]
        sides = [False, True] if self.below else [False]
        held = [
            worsened().take(services(window, side).take(self.services) * np.uint16(256) + byte)
            for side in sides
        ]
        return np.concatenate(held) if self.below else held[0]


def pair_up(block: Block, claims: Claims, speaks: Bytes) -> tuple[Any, ...]:
    """Pair the units of a block with the certificates that speak.

    Args:
        block: The units.
        claims: All certificates.
        speaks: For each certificate, whether it speaks.

    Returns:
        The certificates that speak; the units that hold one, those with most first; how many
        pairs each turn has; the certificate of each pair, by rank among those that speak; the
        unit of each pair; the state around it.
    """
    import numpy as np

    chosen = np.flatnonzero(speaks).astype(np.int32)
    before = np.concatenate([[0], np.cumsum(speaks, dtype=np.int32)])
    first, after = before[claims.starts[:-1]], before[claims.starts[1:]]
    counts = (after - first)[block.offering]
    units = np.argsort(-counts, kind="stable")[: int((counts > 0).sum())]
    ordered = counts[units]
    most = int(ordered[0]) if len(units) else 0
    turns = [int(np.searchsorted(-ordered, -turn, side="left")) for turn in range(most)]
    held = [units[:count] for count in turns]
    pair_units = np.concatenate([*held, np.zeros(0, dtype=np.intp)])
    offering = block.offering[pair_units]
    step = np.repeat(np.arange(most, dtype=np.int32), turns)
    pairs = (first[offering] + step).astype(np.intp)
    inside = chosen[pairs] - claims.starts[offering]
    around = block.around[block.around_starts[pair_units] + inside]
    return chosen, units, np.array(turns), pairs, pair_units, around


def worth_of(record: CertificationType, parent: CertificationType) -> Bytes:
    """What a dependent certificate is worth, for its own code and its best parent's."""
    import numpy as np

    table = np.zeros((len(STATUSES), NOTHING + 1), dtype=np.uint8)
    for code in range(len(STATUSES)):
        for best in range(NOTHING + 1):
            above = None if best == NOTHING else _judged(best)
            table[code, best] = CODES[with_best_parent(_judged(code), above, record, parent).status]
    return table.ravel()


def _judged(code: int) -> Judgement:
    return Judgement(STATUSES[code], None, Text(fr="", en=""), PROOF_THAT_COUNTS)
