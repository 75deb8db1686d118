"""A catalogue compiled for many workloads, and the reasons of any pair by the real match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from courtier.catalog.compiled.block import Block, Builder, Place
from courtier.catalog.compiled.claims import Claims, claims_of
from courtier.catalog.compiled.grid import Answers
from courtier.catalog.compiled.packed import PackedOfferings
from courtier.catalog.facts import CatalogFacts, Followed, followed, succession
from courtier.catalog.match import match, places_of, reserved_for_others
from courtier.knowledge.records.certifications import Certification
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.risk import CertificationDemand
from courtier.results.classification import Asked, Classification
from courtier.results.matches import Match
from courtier.workload.model import Workload

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from courtier.catalog.compiled.codes import Bytes, Whole


@dataclass(frozen=True)
class Question:
    """One workload to hold against every offering, with what it asks and the day."""

    workload: Workload
    classification: Classification
    asked: tuple[Asked, ...]
    as_of: date


@dataclass(frozen=True)
class Compiled:
    """A catalogue in arrays.

    ``ids`` are the offerings, those with most places first: the columns of every answer.
    ``block`` holds each in each of its places: row ``n`` of a turn is offering ``n``; ``turns``
    says how many rows each turn has. ``nowhere`` holds each in no place at all. ``reserved`` are
    for other bodies alone. ``first_days`` and ``last_days`` are ordinals. ``region_sets`` are the
    distinct lists of regions, ``regions`` the rank of each offering's. ``answers``: what judges
    already answered, by demand and shape.
    """

    facts: CatalogFacts
    ids: tuple[str, ...]
    claims: Claims
    block: Block
    nowhere: Block
    turns: tuple[int, ...]
    reserved: Bytes
    first_days: Whole
    last_days: Whole
    region_sets: tuple[Place, ...]
    regions: Whole
    answers: dict[CertificationDemand, dict[int, Answers]] = field(default_factory=dict)

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The column of each offering."""
        return {name: rank for rank, name in enumerate(self.ids)}

    @cached_property
    def own_places(self) -> tuple[tuple[Place, ...], ...]:
        """The places of each list of regions, where no placement says otherwise."""
        return tuple(places_of(None, regions) for regions in self.region_sets)

    def record(self, rank: int) -> Offering:
        """The offering of a column."""
        return self.facts.offerings[self.ids[rank]]

    def claim(self, number: int) -> tuple[Offering, Certification]:
        """A certificate by its number, with the offering that holds it."""
        import numpy as np

        rank = int(np.searchsorted(self.claims.starts, number, side="right")) - 1
        record = self.record(rank)
        return record, record.certifications[number - int(self.claims.starts[rank])]

    def in_force(self, day: date) -> NDArray[np.bool_]:
        """Whether each offering is in the catalogue on a day."""
        ordinal = day.toordinal()
        return (self.first_days <= ordinal) & (ordinal <= self.last_days)

    def built(self, rows: Iterable[tuple[int, Place]]) -> Block:
        """A further block of the same offerings: their ranks, and the regions in use."""
        builder = Builder(self.record, self.ranks, self.facts, tuple(rows))
        for rank in sorted({rank for rank, _ in builder.rows}):
            builder.take(rank)
        return builder.block()

    def reasons(self, question: Question, offering: str) -> Match | None:
        """The real match of one offering, without a rank; None where it is not in the catalogue.

        Raises:
            KeyError: No offering has the id.
        """
        facts = replace(self.facts, offerings=_Only(offering, self.facts.offerings))
        facts.__dict__["successors"] = self.facts.successors
        outcome = match(
            question.workload, question.classification, question.asked, facts, question.as_of
        )
        found = next(iter(outcome.matches), None)
        return found and found.model_copy(update={"rank": None})


class _Only(Mapping[str, Offering]):
    """All offerings by id, of which one alone is gone through."""

    def __init__(self, name: str, offerings: Mapping[str, Offering]) -> None:
        self._name, self._offerings = name, offerings
        offerings[name]

    def __getitem__(self, name: str) -> Offering:
        return self._offerings[name]

    def __iter__(self) -> Iterator[str]:
        return iter((self._name,))

    def __len__(self) -> int:
        return 1


def compiled(facts: CatalogFacts, demands: Iterable[CertificationDemand] = ()) -> Compiled:
    """Compile a catalogue; what the judges answer to some demands is worked out at once.

    Raises:
        LookupError: A judge looks at a day that no shape lists: the compiler must learn it.
    """
    import numpy as np

    heads = _heads(facts)
    places = {name: places_of(None, head.regions) for name, head in heads.items()}
    ids = tuple(sorted(places, key=lambda name: (-len(places[name]), name)))
    most = max(map(len, places.values()), default=0)
    turns = tuple(sum(len(places[name]) > turn for name in ids) for turn in range(most))
    rows = [
        (rank, places[ids[rank]][turn]) for turn, count in enumerate(turns) for rank in range(count)
    ]
    found = [heads[name] for name in ids]
    sets = {regions: rank for rank, regions in enumerate(dict.fromkeys(h.regions for h in found))}
    ranks = {name: rank for rank, name in enumerate(ids)}

    def record(rank: int) -> Offering:
        return facts.offerings[ids[rank]]

    somewhere = Builder(record, ranks, facts, tuple(rows))
    nowhere = Builder(record, ranks, facts, tuple((rank, ()) for rank in range(len(ids))))
    for rank in range(len(ids)):
        somewhere.take(rank)
        nowhere.take(rank)
    made = Compiled(
        facts, ids, claims_of(map(record, range(len(ids))), facts),
        somewhere.block(), nowhere.block(), turns,
        np.array([head.reserved for head in found], dtype=np.uint8),
        np.array([head.first_day for head in found], dtype=np.int32),
        np.array([head.last_day for head in found], dtype=np.int32),
        tuple(sets), np.array([sets[head.regions] for head in found], dtype=np.int32),
    )  # fmt: skip
    _answer(made, demands)
    return made


class _Head(NamedTuple):
    """What is read of every offering before any other is: small enough to hold for all."""

    regions: Place
    reserved: bool
    first_day: int
    last_day: int


def _heads(facts: CatalogFacts) -> dict[str, _Head]:
    """What is read of every offering, in one pass; who follows whom is kept with the facts."""
    held = facts.offerings
    said, heads = list[Followed](), dict[str, _Head]()
    for record in held.once() if isinstance(held, PackedOfferings) else held.values():
        said.append(followed(record))
        heads[record.id] = _Head(
            record.regions,
            reserved_for_others(record, facts) is not None,
            (record.valid_from or date.min).toordinal(),
            (record.valid_to or date.max).toordinal(),
        )
    facts.__dict__["successors"] = succession(said, held.values)
    return heads


def _answer(made: Compiled, demands: Iterable[CertificationDemand]) -> None:
    """Ask the judges, once for every shape, what the demands will ask again."""
    from courtier.catalog.compiled.demands import BlockJudge, Tables

    judge = BlockJudge(made, Tables(made, made.answers), made.block)
    judge.prepare_certificates(tuple(demands))
