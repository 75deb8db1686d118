"""What one difference between two catalogues says."""

from __future__ import annotations

from datetime import date
from typing import Literal

from courtier.knowledge.records.common import Withdrawal
from courtier.values.citation import Confidence
from courtier.values.findings import Severity
from courtier.values.model import Frozen
from courtier.values.text import Text

Sort = Literal["lost", "downgraded", "superseded", "expiring", "new", "corrected"]
Subject = Literal[
    "certification", "offering", "provider-claims", "certification-type", "provider", "entity",
    "region",
]  # fmt: skip

SEVERITIES: dict[Sort, Severity] = {
    "lost": "error", "downgraded": "warning", "superseded": "warning", "expiring": "warning",
    "new": "note", "corrected": "note",
}  # fmt: skip
"""How grave each sort of difference is, the gravest first."""
SUBJECTS: tuple[Subject, ...] = (
    "certification", "offering", "provider-claims", "certification-type", "provider", "entity",
    "region",
)  # fmt: skip


class Difference(Frozen):
    """One thing that differs.

    ``owner`` is the record that holds a certification. ``was`` and ``now`` are its status, with
    its level where that fell. ``on`` is the last day that it counts. ``by`` is what takes its
    place. ``fields`` are the keys that differ, ``changes`` what the record says of them.
    ``withdrawn`` says who withdrew a record that is lost, when and why.
    """

    sort: Sort
    subject: Subject
    id: str
    name: Text
    owner: str | None = None
    was: str | None = None
    now: str | None = None
    on: date | None = None
    by: str | None = None
    fields: tuple[str, ...] = ()
    changes: tuple[Text, ...] = ()
    confidence: Confidence | None = None
    withdrawn: Withdrawal | None = None

    def order(self) -> tuple[int, int, str, str]:
        """The gravest first, then by subject, owner and id."""
        sort = list(SEVERITIES).index(self.sort)
        return sort, SUBJECTS.index(self.subject), self.owner or "", self.id
