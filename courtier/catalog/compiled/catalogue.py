"""A catalogue compiled for many workloads, and the reasons of any pair by the real match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from courtier.catalog.compiled.block import Block, Builder, Place
from courtier.catalog.compiled.claims import Claims, claims_of
from courtier.catalog.compiled.grid import Answers
from courtier.catalog.facts import CatalogFacts
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

    def builder(self) -> Builder:
        """Builds further blocks of the same offerings."""
        return Builder(self.record, self.ranks, self.facts)

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

    places = {name: places_of(None, record.regions) for name, record in facts.offerings.items()}
    ids = tuple(sorted(places, key=lambda name: (-len(places[name]), name)))
    records = [facts.offerings[name] for name in ids]
    most = max(map(len, places.values()), default=0)
    turns = tuple(sum(len(places[name]) > turn for name in ids) for turn in range(most))
    rows = [
        (rank, places[ids[rank]][turn]) for turn, count in enumerate(turns) for rank in range(count)
    ]
    sets = {regions: rank for rank, regions in enumerate(dict.fromkeys(r.regions for r in records))}
    ranks = {name: rank for rank, name in enumerate(ids)}
    made = Compiled(
        facts, ids, claims_of(records, facts),
        Builder(records.__getitem__, ranks, facts).build(rows),
        Builder(records.__getitem__, ranks, facts).build((rank, ()) for rank in range(len(ids))),
        turns,
        np.array([reserved_for_others(r, facts) is not None for r in records], dtype=np.uint8),
        _days([r.valid_from or date.min for r in records]),
        _days([r.valid_to or date.max for r in records]),
        tuple(sets), np.array([sets[r.regions] for r in records], dtype=np.int32),
    )  # fmt: skip
    _answer(made, demands)
    return made


def _days(days: list[date]) -> Whole:
    import numpy as np

    return np.array([day.toordinal() for day in days], dtype=np.int32)


def _answer(made: Compiled, demands: Iterable[CertificationDemand]) -> None:
    """Ask the judges, once for every shape, what the demands will ask again."""
    from courtier.catalog.compiled.demands import BlockJudge, Tables

    judge = BlockJudge(made, Tables(made, made.answers), made.block)
    judge.prepare_certificates(tuple(demands))
