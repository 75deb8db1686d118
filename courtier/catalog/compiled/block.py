"""Offerings in places, each judged by itself, with all that stands under them, in arrays."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from courtier.catalog.certificates.judgement import Asking, Held, Needed, worst
from courtier.catalog.certificates.layers import layers_under
from courtier.catalog.certificates.requirement import backups_of, owners_of, undivided
from courtier.catalog.certificates.scope import judge_holder, judge_region
from courtier.catalog.certificates.window import day_alone
from courtier.catalog.compiled.classes import FORMS, class_of
from courtier.catalog.compiled.codes import code_of
from courtier.catalog.facts import CatalogFacts
from courtier.knowledge.records.certifications import Certification
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.risk import CertificationDemand

if TYPE_CHECKING:
    from courtier.catalog.compiled.codes import Bytes, Long, Whole

Place = tuple[str, ...]
_ANY_DAY = day_alone(date(2026, 1, 1))


@dataclass(frozen=True)
class Block:
    """Rows (an offering in a place), then the platforms under them in the places of the rows.

    ``rows``: how many of the units are rows. ``offering``: that of each unit. ``around`` with
    ``around_starts``: for each certificate of each unit, the state of its place and holder.
    ``founded``: the rows that stand on something, ``foundation`` what each stands on;
    ``foundation_starts`` with ``foundation_layers``, then ``layer_starts`` with ``layer_units``:
    the platforms of each, and the units of which one is enough (``units``, one past the last, is
    a platform that the catalogue lacks). ``classes``: the class of each row, by form, and
    ``examples`` a row of each class. ``place``: the rank of each row's place in ``places``.
    """

    rows: int
    offering: Whole
    around: Bytes
    around_starts: Long
    founded: Long
    foundation: Long
    foundation_starts: Long
    foundation_layers: Long
    layer_starts: Long
    layer_units: Long
    classes: Mapping[str, Whole]
    examples: Mapping[str, Whole]
    place: Whole
    places: tuple[Place, ...]

    @property
    def units(self) -> int:
        """How many units there are."""
        return len(self.offering)


class Builder:
    """Builds a block, one offering after another, so that each is read once.

    Args:
        record: The offering of a rank.
        ranks: The rank of each offering.
        facts: The catalogue.
        rows: The rank of an offering and the regions in use, row by row.
    """

    def __init__(
        self,
        record: Callable[[int], Offering],
        ranks: Mapping[str, int],
        facts: CatalogFacts,
        rows: tuple[tuple[int, Place], ...],
    ) -> None:
        self.record, self.ranks, self.facts, self.rows = record, ranks, facts, rows
        self._of: dict[int, list[int]] = {}
        for row, (rank, _) in enumerate(rows):
            self._of.setdefault(rank, []).append(row)
        self._offering, self._around = [rank for rank, _ in rows], [b""] * len(rows)
        self._classes = {form: _Classes(len(rows)) for form in FORMS}
        self._founded: dict[int, int] = {}
        self._states: dict[Hashable, int] = {}
        self._below: dict[tuple[int, Place], int] = {}
        self._layers: dict[tuple[int, ...], int] = {}
        self._foundations: dict[tuple[int, ...], int] = {}

    def take(self, rank: int) -> None:
        """Go through the rows of one offering."""
        record = self.record(rank)
        for row in self._of.get(rank, ()):
            regions = self.rows[row][1]
            used = (*regions, *backups_of(record, regions))
            self._around[row] = self._around_of(record, used)
            for form, found in self._classes.items():
                found.add(row, class_of(form, record, regions, self.facts))
            if record.hosted_on:
                self._founded[row] = self._foundation(record, used)

    def _around_of(self, record: Offering, used: Place) -> bytes:
        """For each certificate of an offering, the state of its place and holder."""
        owners, whole = owners_of(record, self.facts), undivided(record, used)
        found = bytearray()
        for claim in record.certifications:
            key = (claim.regions, used, claim.holder, owners, whole)
            if key not in self._states:
                self._states[key] = self._state(claim, used, owners, whole)
            found.append(self._states[key])
        return bytes(found)

    def _state(
        self, claim: Certification, used: Place, owners: frozenset[str] | None, whole: bool
    ) -> int:
        """The worst of place and holder, which no day changes."""
        record = self.facts.types[claim.type]
        asking = Asking(used, Needed((), complete=True), _ANY_DAY, owners, whole)
        held = Held(claim, record, CertificationDemand(type=claim.type), record, asking)
        found = [j for test in (judge_holder, judge_region) if (j := test(held)) is not None]
        return code_of(worst(found))

    def _foundation(self, record: Offering, used: Place) -> int:
        """The rank of what a row stands on; -1 for nothing."""
        layers = [
            tuple(self._under(name, used) for name in layer if name in self.ranks)
            for layer in layers_under(record, self.facts, used)
        ]
        ranks = tuple(self._layers.setdefault(units, len(self._layers)) for units in layers)
        return self._foundations.setdefault(ranks, len(self._foundations)) if ranks else -1

    def _under(self, name: str, used: Place) -> int:
        rank = self.ranks[name]
        if (rank, used) not in self._below:
            self._below[rank, used] = len(self._offering)
            self._around.append(self._around_of(self.record(rank), used))
            self._offering.append(rank)
        return self._below[rank, used]

    def block(self) -> Block:
        """The block, once every offering of the rows was gone through."""
        import numpy as np

        rows, founded, classes = self.rows, self._founded, self._classes
        places = {place: rank for rank, place in enumerate(dict.fromkeys(p for _, p in rows))}
        nowhere = len(self._offering)
        standing = sorted(row for row, rank in founded.items() if rank >= 0)
        starts = np.cumsum([0, *map(len, self._around)], dtype=np.int64)[:-1]
        return Block(
            len(rows), np.array(self._offering, dtype=np.int32),
            np.frombuffer(b"".join(self._around), dtype=np.uint8), starts,
            np.array(standing, dtype=np.int64),
            np.array([founded[row] for row in standing], dtype=np.intp),
            *_nested(list(self._foundations)),
            *_nested([units or (nowhere,) for units in self._layers]),
            {form: found.ranks() for form, found in classes.items()},
            {form: found.examples() for form, found in classes.items()},
            np.array([places[place] for _, place in rows], dtype=np.int32), tuple(places),
        )  # fmt: skip


class _Classes:
    """The class of each row, as the rows come, and a row of each class."""

    def __init__(self, rows: int) -> None:
        self._rank = array("i", bytes(4 * rows))
        self._met: dict[Hashable, int] = {}
        self._first = array("i")

    def add(self, row: int, key: Hashable) -> None:
        """Put a row in the class of a key."""
        rank = self._met.setdefault(key, len(self._met))
        if rank == len(self._first):
            self._first.append(row)
        self._rank[row] = rank

    def ranks(self) -> Whole:
        """The class of each row."""
        import numpy as np

        return np.array(self._rank, dtype=np.int32)

    def examples(self) -> Whole:
        """A row of each class."""
        import numpy as np

        return np.array(self._first, dtype=np.int32)


def _nested(lists: list[tuple[int, ...]]) -> tuple[Long, Long]:
    """Where each list starts, and all of them one after another."""
    import numpy as np

    lengths = np.array([0, *map(len, lists)], dtype=np.int64)
    flat = np.array([item for items in lists for item in items], dtype=np.int64)
    return np.cumsum(lengths)[:-1], flat
