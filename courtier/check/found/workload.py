"""One workload held against the resources of an inventory that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from courtier.check.case import stable
from courtier.check.found.declared import Elapsed, allowed
from courtier.check.found.growth import Grown, Used, grown, not_summed
from courtier.check.found.sizes import STORAGE, Measure, Sizes
from courtier.check.inventory_rules import EMPTY, GROWN
from courtier.check.outcome import EMPTY as EMPTY_TEXT
from courtier.check.outcome import Outcome, Status
from courtier.check.resources.examine import Examination
from courtier.results.check import Subject
from courtier.results.inventory import Inventory
from courtier.results.resources import NotExamined, Resource
from courtier.values.citation import Confidence
from courtier.values.findings import Location
from courtier.values.text import Text, join, say
from courtier.workload.needs import Needs
from courtier.workload.reader import WorkloadFile

_MEASURE = Text(
    fr="Mesurez ce qui manque chez le fournisseur, et comparez-le à needs.",
    en="Measure what is missing at the provider, and compare it with needs.",
)
_READ_FIRST = Text(
    fr="Lisez d’abord ce qui manque, étiquettes comprises : rien ne dit encore que la charge de"
    " travail n’existe plus.",
    en="Read first what is missing, tags among it: nothing says yet that the workload exists no"
    " more.",
)
_GUESSED: dict[bool, Confidence] = {True: "design", False: "primary"}
"""Needs that come from a typical profile are no figures of the body."""


@dataclass
class Holder:
    """A workload, and what its resources are worth so far.

    ``elsewhere``: the file says that it runs at another provider than that of the inventory.
    """

    file: WorkloadFile
    examination: Examination
    elsewhere: bool = False
    used: Used = field(default_factory=Used)
    number: int = 0

    @property
    def subject(self) -> Subject:
        """What findings on the workload are about."""
        return Subject(workload=self.file.workload.id)

    def add(self, item: Resource | NotExamined, sizes: Sizes) -> None:
        """One more of its resources: held against the bounds, and summed."""
        self.number += 1
        self.examination.add(item)
        if isinstance(item, Resource):
            for amount in sizes.amounts(item):
                self.used.add(amount)

    # Whether it has any resource

    def empty(self, head: Inventory, undecided: int) -> Outcome:
        """Whether the inventory holds the workload at all.

        Args:
            head: That of the inventory.
            undecided: How many resources may belong to any workload: nobody told their tags.
        """
        if self.number:
            return Outcome(EMPTY, "passed", subject=self.subject)
        if self.elsewhere:
            return Outcome(EMPTY, "skipped", subject=self.subject)
        if undecided or head.narrowed or not head.complete:
            text = say(
                "Aucune ressource de cette charge de travail parmi les {n} de l’inventaire, mais"
                " tout n’a pas été lu.",
                "No resource of this workload among the {n} of the inventory, but not everything"
                " was read.",
                n=head.resources,
            )
            return self._said(EMPTY, "undetermined", text, "id", help=_READ_FIRST)
        if not head.resources:
            text = say(
                "L’inventaire ne tient aucune ressource : il ne dit rien de cette charge de"
                " travail.",
                "The inventory holds no resource: it says nothing of this workload.",
            )
            return self._said(EMPTY, "undetermined", text, "id", help=_READ_FIRST)
        text = say(
            "Aucune des {n} ressources de l’inventaire n’est de cette charge de travail.",
            "None of the {n} resources of the inventory is of this workload.",
            n=head.resources,
        )
        return self._said(EMPTY, "failed", text, "id")

    # Whether it uses more than it declares

    def growth(self, head: Inventory) -> Iterator[Outcome]:
        """What exceeds the needs of the file, and what leaves that open."""
        workload = self.file.workload
        needs = workload.needs
        if not self.number or needs is None:
            yield Outcome(GROWN, "skipped", subject=self.subject)
            return
        most = allowed(needs, Elapsed(workload.reference_date, head.read_on))
        beyond = tuple(grown(self.used, most, head.read_on))
        yield from (self._grown(item, needs) for item in beyond)
        open_ = self._open(head)
        if open_ is not None:
            yield self._said(GROWN, "undetermined", open_, "needs", "unsummed", help=_MEASURE)
        elif not beyond:
            yield Outcome(GROWN, "passed", subject=self.subject)

    def _grown(self, item: Grown, needs: Needs) -> Outcome:
        status: Status = "failed" if item.sure else "undetermined"
        guessed = _GUESSED[needs.from_ == "profile"]
        return self._said(GROWN, status, item.text, _key(item.measure), item.measure, guessed)

    def _open(self, head: Inventory) -> Text | None:
        """What no sum holds: resources without a size, parts that were not read."""
        found = [text for text in (not_summed(self.used), _unread(head)) if text is not None]
        return join(found, " ") if found else None

    def _said(
        self, rule: str, status: Status, text: Text, key: str, detail: str = "",
        confidence: Confidence = "primary", help: Text = EMPTY_TEXT,
    ) -> Outcome:  # fmt: skip
        place = self.file.location(key) or Location(file=self.file.file, line=1, column=1)
        return Outcome(
            rule, status, text, help, confidence, location=place,
            key=stable(key, self.file), detail=detail, subject=self.subject,
        )  # fmt: skip


def _unread(head: Inventory) -> Text | None:
    if head.complete:
        return None
    return say(
        "Des parties de l’inventaire n’ont pas été lues : les sommes sont des minimums.",
        "Parts of the inventory were not read: the sums are minimums.",
    )


def _key(measure: Measure) -> str:
    """Where the file declares a measure."""
    if measure in STORAGE.values():
        return "needs.storage"
    return "needs.databases" if measure.startswith("database") else "needs.compute"
