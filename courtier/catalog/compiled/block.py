"""Offerings in places, each judged by itself, with all that stands under them, in arrays."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
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


@dataclass
class Builder:
    """Builds a block, row by row.

    Args:
        record: The offering of a rank.
        ranks: The rank of each offering.
        facts: The catalogue.
    """

    record: Callable[[int], Offering]
    ranks: Mapping[str, int]
    facts: CatalogFacts
    _offering: list[int] = field(default_factory=list)
    _around: bytearray = field(default_factory=bytearray)
    _starts: list[int] = field(default_factory=list)
    _states: dict[Hashable, int] = field(default_factory=dict)
    _below: dict[tuple[int, Place], int] = field(default_factory=dict)
    _layers: dict[tuple[int, ...], int] = field(default_factory=dict)
    _foundations: dict[tuple[int, ...], int] = field(default_factory=dict)

    def build(self, rows: Iterable[tuple[int, Place]]) -> Block:
        """The block of some rows: the rank of an offering, and the regions in use."""
        rows = tuple(rows)
        for rank, regions in rows:
            record = self.record(rank)
            self._unit(rank, record, (*regions, *backups_of(record, regions)))
        founded = [self._founded(self.record(rank), regions) for rank, regions in rows]
        return self._block(rows, founded)

    def _unit(self, rank: int, record: Offering, used: Place) -> int:
        self._starts.append(len(self._around))
        self._offering.append(rank)
        owners = owners_of(record, self.facts)
        for claim in record.certifications:
            whole = undivided(record, used)
            key = (claim.regions, used, claim.holder, owners, whole)
            if key not in self._states:
                self._states[key] = self._state(claim, used, owners, whole)
            self._around.append(self._states[key])
        return len(self._offering) - 1

    def _state(
        self, claim: Certification, used: Place, owners: frozenset[str] | None, whole: bool
    ) -> int:
        """The worst of place and holder, which no day changes."""
        record = self.facts.types[claim.type]
        asking = Asking(used, Needed((), complete=True), _ANY_DAY, owners, whole)
        held = Held(claim, record, CertificationDemand(type=claim.type), record, asking)
        found = [j for test in (judge_holder, judge_region) if (j := test(held)) is not None]
        return code_of(worst(found))

    def _founded(self, record: Offering, regions: Place) -> int:
        """The rank of what a row stands on; -1 for nothing."""
        if not record.hosted_on:
            return -1
        used = (*regions, *backups_of(record, regions))
        layers = [
            tuple(self._under(name, used) for name in layer if name in self.ranks)
            for layer in layers_under(record, self.facts, used)
        ]
        ranks = tuple(self._layers.setdefault(units, len(self._layers)) for units in layers)
        return self._foundations.setdefault(ranks, len(self._foundations)) if ranks else -1

    def _under(self, name: str, used: Place) -> int:
        rank = self.ranks[name]
        if (rank, used) not in self._below:
            self._below[rank, used] = self._unit(rank, self.record(rank), used)
        return self._below[rank, used]

    def _block(self, rows: tuple[tuple[int, Place], ...], founded: list[int]) -> Block:
        import numpy as np

        places = {place: rank for rank, place in enumerate(dict.fromkeys(p for _, p in rows))}
        classes, examples = self._classes(rows)
        nowhere = len(self._offering)
        found = np.array(founded, dtype=np.int32)
        return Block(
            len(rows), np.array(self._offering, dtype=np.int32),
            np.frombuffer(bytes(self._around), dtype=np.uint8),
            np.array(self._starts, dtype=np.int64),
            np.flatnonzero(found >= 0), found[found >= 0].astype(np.intp),
            *_nested(list(self._foundations)),
            *_nested([units or (nowhere,) for units in self._layers]),
            classes, examples,
            np.array([places[place] for _, place in rows], dtype=np.int32), tuple(places),
        )  # fmt: skip

    def _classes(
        self, rows: tuple[tuple[int, Place], ...]
    ) -> tuple[dict[str, Whole], dict[str, Whole]]:
        import numpy as np

        classes, examples = {}, {}
        for form in FORMS:
            met: dict[Hashable, int] = {}
            first: list[int] = []
            ranks = np.zeros(len(rows), dtype=np.int32)
            for row, (rank, regions) in enumerate(rows):
                key = class_of(form, self.record(rank), regions, self.facts)
                if key not in met:
                    met[key] = len(first)
                    first.append(row)
                ranks[row] = met[key]
            classes[form], examples[form] = ranks, np.array(first, dtype=np.int32)
        return classes, examples


def _nested(lists: list[tuple[int, ...]]) -> tuple[Long, Long]:
    """Where each list starts, and all of them one after another."""
    import numpy as np

    lengths = np.array([0, *map(len, lists)], dtype=np.int64)
    flat = np.array([item for items in lists for item in items], dtype=np.int64)
    return np.cumsum(lengths)[:-1], flat
