"""An inventory of a cloud against the workloads that it should hold: one stream, then judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from courtier.check.found.orphans import Orphans
from courtier.check.found.sizes import Sizes, sizes_on
from courtier.check.found.unread import unread_outcomes, unread_parts
from courtier.check.found.workload import Holder
from courtier.check.inventory_rules import INVENTORY_INVALID
from courtier.check.outcome import Outcome
from courtier.check.resources.examine import Examination
from courtier.check.resources.groups import Room
from courtier.check.resources.words import OF_INVENTORIES
from courtier.checking.checker import Checker, FileChecked, examined_of
from courtier.checking.plans import resource_bounds
from courtier.knowledge.resources import ResourceFacts
from courtier.results.belonging import Bearers, By, Value, id_of, own_id_of, value_of
from courtier.results.check import Examined, Subject, Unexamined
from courtier.results.common import FactUsed
from courtier.results.drift import Belonging, DriftSeen
from courtier.results.inventory import PROVIDERS, Found, Inventory
from courtier.results.resources import NotExamined, Resource
from courtier.values.errors import InputError, Mistake
from courtier.values.findings import Location
from courtier.workload.reader import WorkloadFile


class InventoryRead(Protocol):
    """An inventory that was opened: its head, its fingerprint, its resources in its order."""

    @property
    def head(self) -> Inventory:
        """Its first line."""

    @property
    def sha256(self) -> str:
        """The fingerprint of its bytes."""

    def rows(self) -> Iterable[tuple[Found, Resource | NotExamined]]:
        """What it holds: each as the cloud tells it, and in the form that engines judge."""


@dataclass(frozen=True)
class Drifted:
    """What an inventory gave: for itself and each workload, what was not examined, the shares."""

    checked: tuple[FileChecked, ...]
    unexamined: tuple[Unexamined, ...]
    seen: DriftSeen | None


class Drift:
    """Shares the resources of an inventory among workloads, and judges each share.

    Args:
        checker: The facts and settings of the run.
        files: The workloads, each of an id of its own.
        by: What tells resources apart; None for one workload, to which all belong.
        facts: The tables of resources.
    """

    def __init__(
        self, checker: Checker, files: Sequence[WorkloadFile], by: By | None, facts: ResourceFacts
    ) -> None:
        self._checker, self._files, self._by, self._facts = checker, files, by, facts

    def check(self, inventory: InventoryRead, name: str) -> Drifted:
        """Hold an inventory against the workloads; one that breaks off is not valid.

        Args:
            inventory: The inventory.
            name: Its path, as findings name it.

        Raises:
            NoSuchKeyError: No resource has what should tell its workload.
        """
        head = inventory.head
        share = _Share(self._holders(head, name), self._by, name, self._sizes(head.read_on))
        try:
            for found, resource in inventory.rows():
                share.add(found, resource)
            sha256 = inventory.sha256
        except InputError as error:
            return invalid_inventory(self._checker, name, error)
        share.refuse()
        return self._drifted(share, head, name, sha256)

    def _holders(self, head: Inventory, name: str) -> list[Holder]:
        self._used: list[FactUsed] = []
        room = Room()
        return [self._holder(file, head, name, room) for file in self._files]

    def _holder(self, file: WorkloadFile, head: Inventory, name: str, room: Room) -> Holder:
        case, used = self._checker.case(file, self._day(file))
        self._used += used
        bounds = resource_bounds(self._checker, case, self._facts)
        subject = Subject(workload=file.workload.id)
        placed = self._checker.catalog.offerings.get(case.placed or "")
        elsewhere = placed is not None and placed.provider != PROVIDERS[head.cloud]
        examination = Examination(bounds, subject, name, OF_INVENTORIES, room)
        return Holder(file, examination, elsewhere)

    def _sizes(self, day: date) -> Sizes:
        return sizes_on(self._checker.knowledge, self._facts, day)

    def _day(self, file: WorkloadFile) -> date:
        return self._checker.as_of or file.workload.reference_date or self._checker.on

    # What comes out

    def _drifted(self, share: _Share, head: Inventory, name: str, sha256: str) -> Drifted:
        outcomes = [
            Outcome(INVENTORY_INVALID, "passed"), *share.orphans(), *unread_outcomes(head)
        ]  # fmt: skip
        left = list(unread_parts(head, name))
        examined = 0
        for holder in share.holders:
            seen = holder.examination.seen()
            outcomes += seen.outcomes
            left += seen.unexamined
            examined += seen.examined
        runs = [o for o in outcomes if self._checker.settings.runs(o.rule)]
        day = self._checker.as_of or self._checker.on
        whole = examined_of(name, "inventory", Subject(), sha256, day, runs, examined)
        first = FileChecked(whole, self._checker.findings_of(runs, name), tuple(self._used))
        others = [self._checked(holder, share, head) for holder in share.holders]
        return Drifted((first, *others), tuple(left), share.seen(head, name))

    def _checked(self, holder: Holder, share: _Share, head: Inventory) -> FileChecked:
        outcomes = [holder.empty(head, share.undecided), *holder.growth(head)]
        runs = [o for o in outcomes if self._checker.settings.runs(o.rule)]
        file = holder.file
        examined: Examined = examined_of(
            file.file, "workload", holder.subject, file.sha256, self._day(file), runs
        )
        return FileChecked(examined, self._checker.findings_of(runs, file.file), ())


class _Share:
    """The resources of an inventory, each with its workload."""

    def __init__(self, holders: list[Holder], by: By | None, name: str, sizes: Sizes) -> None:
        self.holders = holders
        self._by, self._sizes = by, sizes
        self._of = {holder.file.workload.id: holder for holder in holders}
        self._orphans = Orphans(by, name) if by is not None else None
        self._bearers = Bearers(by) if by is not None else None
        self._named = lru_cache(maxsize=4096)(self._look_up)

    def add(self, found: Found, resource: Resource | NotExamined) -> None:
        if self._by is None or self._orphans is None or self._bearers is None:
            self.holders[0].add(resource, self._sizes)
            return
        value = value_of(found, self._by)
        self._bearers.see(found, value)
        holder = self._named(value)
        if holder is not None:
            holder.add(resource, self._sizes)
        else:
            self._orphans.add(found, resource, value)

    def _look_up(self, value: Value) -> Holder | None:
        """The workload of a value: of its very own id before the one that others share."""
        if value.text is None:
            return None
        return self._of.get(own_id_of(value.text)) or self._of.get(id_of(value.text))

    def refuse(self) -> None:
        """Refuse a key that no resource bears.

        Raises:
            NoSuchKeyError: None does, and some tell what they bear.
        """
        if self._bearers is not None:
            self._bearers.refuse()

    def orphans(self) -> Iterator[Outcome]:
        """What belongs to no workload; without object where all belong to the only one."""
        return self._orphans.outcomes() if self._orphans is not None else iter(())

    @property
    def undecided(self) -> int:
        """How many resources may belong to any of them."""
        return self._orphans.open if self._orphans is not None else 0

    def seen(self, head: Inventory, name: str) -> DriftSeen:
        """How many went where."""
        shares = [
            Belonging(workload=h.file.workload.id, file=h.file.file, resources=h.number)
            for h in self.holders
        ]
        without = self._orphans.number if self._orphans is not None else 0
        return DriftSeen(
            file=name,
            cloud=head.cloud,
            read_on=head.read_on,
            by=self._by.text if self._by else None,
            resources=sum(share.resources for share in shares) + without,
            belonging=tuple(shares),
            without=without,
            undecided=self.undecided,
            complete=head.complete,
        )


def invalid_inventory(checker: Checker, name: str, error: InputError) -> Drifted:
    """What an inventory gives that cannot be read: a failure for each mistake, and no pass."""
    outcomes = [_invalid(name, mistake) for mistake in error.mistakes]
    checked = FileChecked(None, checker.findings_of(outcomes, name), ())
    return Drifted((checked,), (), None)


def _invalid(name: str, mistake: Mistake) -> Outcome:
    return Outcome(
        INVENTORY_INVALID,
        "failed",
        mistake.text,
        mistake.help,
        location=Location(file=name, line=mistake.line or 1, column=mistake.column or 1),
        key=mistake.path,
        detail=mistake.code,
    )
