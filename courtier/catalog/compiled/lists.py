"""The lists of services that certificates cover, and what they are worth for some needs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal, get_args

from courtier.catalog.certificates.judgement import Asking, Held, Needed
from courtier.catalog.certificates.scope import judge_service
from courtier.catalog.certificates.services import needed_among
from courtier.catalog.certificates.window import Window, day_alone, first_day, last_day
from courtier.catalog.compiled.codes import MET, code_of
from courtier.catalog.compiled.grid import Grid, answers_of, grid_of
from courtier.catalog.compiled.probe import explore
from courtier.catalog.compiled.shapes import thresholds_of
from courtier.knowledge.records.certifications import Certification, CertificationType
from courtier.knowledge.records.offerings import Need, Service
from courtier.knowledge.records.risk import CertificationDemand

if TYPE_CHECKING:
    from courtier.catalog.compiled.codes import Bytes, Long, Whole

NEEDS: tuple[Need, ...] = get_args(Need)
ALL_SETS = range(1 << len(NEEDS))
"""Every set of needs, one bit a need."""

Kind = Literal["unread", "whole", "listed"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Spell = tuple[bool, str | None, str | None]
"""A service as a list sees it: whether it is named, since when, and the day it was removed."""
_NAME = "essai"


@dataclass(frozen=True)
class Lists:
    """The distinct lists, and the services of the offering beside each.

    ``kinds``: for each list, the rank of its kind. ``needs``: all that the services serve, one
    bit a need. ``of`` and ``spell`` and ``serves``: for each service, its list, the rank of its
    spell in ``spells``, and the needs it serves.
    """

    kinds: Bytes
    needs: Whole
    of: Whole
    spell: Whole
    serves: Whole
    spells: tuple[Spell, ...]


@dataclass
class Lister:
    """Gathers the distinct lists, one certificate after another."""

    _ranks: dict[Hashable, int] = field(default_factory=dict)
    _spells: dict[Spell, int] = field(default_factory=dict)
    _rows: list[tuple[int, int, int]] = field(default_factory=list)
    _heads: list[tuple[int, int]] = field(default_factory=list)

    def rank(self, claim: Certification, services: Iterable[Service]) -> int:
        """The rank of the list of a certificate, beside the services of its offering."""
        listed = claim.services
        kind: Kind = "unread" if listed is None else "listed" if listed else "whole"
        beside = services if listed else ()
        read = frozenset((_spell(s, listed or ()), _bits(s.needs)) for s in beside)
        if (kind, read) not in self._ranks:
            self._ranks[kind, read] = self._added(kind, read)
        return self._ranks[kind, read]

    def _added(self, kind: Kind, read: frozenset[tuple[Spell, int]]) -> int:
        rank, whole = len(self._heads), 0
        for spell, needs in sorted(read, key=str):
            whole |= needs
            self._rows.append((rank, self._spells.setdefault(spell, len(self._spells)), needs))
        self._heads.append((KINDS.index(kind), whole))
        return rank

    def lists(self) -> Lists:
        """All lists gathered so far."""
        import numpy as np

        heads = np.array(self._heads, dtype=np.int32).reshape(-1, 2)
        rows = np.array(self._rows, dtype=np.int32).reshape(-1, 3)
        kinds, needs = heads[:, 0].astype(np.uint8), heads[:, 1].copy()
        of, spell, serves = rows[:, 0].copy(), rows[:, 1].copy(), rows[:, 2].copy()
        return Lists(kinds, needs, of, spell, serves, tuple(self._spells))


def _spell(service: Service, listed: Sequence[str]) -> Spell:
    removed = service.removed_on
    return service.name in listed, service.since, removed.isoformat() if removed else None


def _bits(needs: Iterable[Need]) -> int:
    return sum(1 << NEEDS.index(need) for need in set(needs))


@dataclass(frozen=True)
class _Plan:
    """For some needs: the code of each list, then the services that may worsen it by the day."""

    base: Bytes
    of: Whole
    spell: Whole


@dataclass
class ListJudge:
    """Says what the lists are worth; each spell and each set of needs is judged once.

    Args:
        lists: The lists.
        claim: Any certificate, which stands for all but for its list.
        record: Its type.
    """

    lists: Lists
    claim: Certification
    record: CertificationType
    _plans: dict[frozenset[Need] | None, _Plan] = field(default_factory=dict)
    _spells: Grid | None = None
    _kept: dict[Hashable, Bytes] = field(default_factory=dict)

    def codes(self, wanted: frozenset[Need] | None, window: Window) -> Bytes:
        """The code of each list over a window.

        Args:
            wanted: The needs of the workload; None for a platform, of which nobody says what is
                used.
            window: The days.
        """
        import numpy as np

        key = (wanted, window)
        if key not in self._kept:
            plan = self._plan(wanted)
            codes = plan.base.copy()
            if len(plan.of):
                np.maximum.at(codes, plan.of, self._grid().at(window).take(plan.spell))
            self._kept = {key: codes} if wanted is not None else self._kept | {key: codes}
        return self._kept[key]

    def _grid(self) -> Grid:
        """What each spell is worth by itself."""
        import numpy as np

        if self._spells is None:
            tables, days, starts = [], list[int](), list[int]()
            for spell in self.lists.spells:
                service = _service(spell)
                since = (first_day(service.since), last_day(service.since))
                thresholds = thresholds_of((*since, service.removed_on))
                leaves = explore(thresholds, partial(self._alone, spell))
                tables.append(answers_of(leaves, len(thresholds)))
                starts.append(len(days))
                days += thresholds
            which = np.arange(len(tables), dtype=np.int32)
            self._spells = grid_of(
                tables, which, np.array(days, dtype=np.int32), np.array(starts, dtype=np.int32)
            )
        return self._spells

    def _alone(self, spell: Spell, window: Window) -> int:
        """One service needed, and nothing else."""
        named = (_NAME,) if spell[0] else (f"{_NAME}-autre",)
        return self._judged(named, Needed((_service(spell),), complete=True), window)

    def _judged(self, listed: tuple[str, ...] | None, needed: Needed, window: Window) -> int:
        claim = self.claim.model_copy(update={"services": listed})
        demand = CertificationDemand(type=self.record.id)
        asking = Asking((), needed, window, None)
        return code_of(judge_service(Held(claim, self.record, demand, self.record, asking)))

    def _plan(self, wanted: frozenset[Need] | None) -> _Plan:
        import numpy as np

        if wanted in self._plans:
            return self._plans[wanted]
        lists = self.lists
        serving, complete = _needed(wanted)
        base = self._without_services(complete)
        still, moving = (serving[lists.serves[rows]] for rows in self._rows)
        always, sometimes = self._rows[0][still], self._rows[1][moving]
        some_day = self._grid().at(day_alone(_SOME_DAY))
        np.maximum.at(base, lists.of[always], some_day.take(lists.spell[always]))
        self._plans[wanted] = _Plan(base, lists.of[sometimes], lists.spell[sometimes])
        return self._plans[wanted]

    @cached_property
    def _rows(self) -> tuple[Long, Long]:
        """The services that may worsen a list: always by as much, then by the day."""
        import numpy as np

        grid, spell = self._grid(), self.lists.spell
        sizes = np.diff(np.append(grid.base, len(grid.cells)))
        steady, worsens = sizes == 1, grid.cells.take(grid.base) != MET
        return np.flatnonzero((steady & worsens)[spell]), np.flatnonzero(~steady[spell])

    def _without_services(self, complete: Bytes) -> Bytes:
        """The code of each list by its kind, and by whether what is needed is all known."""
        import numpy as np

        window = day_alone(_SOME_DAY)
        given: tuple[tuple[str, ...] | None, ...] = (None, (), (_NAME,))
        worth = np.array(
            [
                [
                    self._judged(listed, Needed((), complete=known), window)
                    for known in (False, True)
                ]
                for listed in given
            ],
            dtype=np.uint8,
        )
        return worth[self.lists.kinds, complete[self.lists.needs]]


_SOME_DAY = date(2026, 1, 1)


def _service(spell: Spell) -> Service:
    _, since, removed = spell
    return Service(
        name=_NAME, since=since, removed_on=date.fromisoformat(removed) if removed else None
    )


def _needed(wanted: frozenset[Need] | None) -> tuple[Bytes, Bytes]:
    """For each set of needs that a service serves, whether it is needed, and whether that is all.

    A platform (None) has no service known to be needed, and that is never all.
    """
    import numpy as np

    found = []
    for served in ALL_SETS:
        needs = tuple(need for bit, need in enumerate(NEEDS) if served >> bit & 1)
        service = (Service(name=_NAME, needs=needs),)
        needed = Needed((), complete=False) if wanted is None else needed_among(service, wanted)
        found.append((bool(needed.services), needed.complete))
    serving, complete = np.array(found, dtype=bool).T
    return serving, complete.astype(np.uint8)
