"""What resources share, told together; what is named of a run, and what is not any more."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from courtier.check.resources.judged import Judged
from courtier.check.resources.words import MOST_NAMES
from courtier.results.resources import Resource
from courtier.values.citation import STRENGTH, Confidence


@dataclass
class Group:
    """What is told together: the first conclusion, the first resource, some addresses."""

    judged: Judged
    first: Resource
    addresses: list[str] = field(default_factory=list)
    number: int = 0

    def add(self, address: str) -> None:
        """One more resource."""
        self.number += 1
        if len(self.addresses) < MOST_NAMES:
            self.addresses.append(address)


@dataclass
class Over:
    """What is not named of a rule: how many, and how well the surest failure is known."""

    number: int = 0
    failed: Confidence | None = None

    def add(self, judged: Judged) -> None:
        """One more conclusion."""
        self.number += 1
        if judged.status == "failed":
            known = [judged.confidence, *([self.failed] if self.failed else [])]
            self.failed = min(known, key=STRENGTH.index)


@dataclass
class Room:
    """What is already named of a run, which several examinations may share: groups by rule,
    resources that wait for another one, resources that were not examined."""

    groups: Counter[str] = field(default_factory=Counter)
    silences: int = 0
    asides: int = 0
