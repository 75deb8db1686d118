"""The case at hand: one workload, on one day, under one law, against the dated facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from courtier.knowledge.records.procurement import Check
from courtier.knowledge.records.risk import ParameterValue
from courtier.procurement.facts import RouteFacts
from courtier.results.classification import Classification
from courtier.results.matches import Match
from courtier.workload.acquisition import Acquisition
from courtier.workload.facts import affirmed, denied
from courtier.workload.information import Answer
from courtier.workload.model import Workload
from courtier.workload.service import Nature

NO_THRESHOLD = "none"
"""The word of a parameter that says: no threshold applies to this case."""

OUTSIDE_KINDS = frozenset({"private", "federal"})
OUTSIDE_REGIME = "other"
HUMAN_DECISION = "human-decision"
"""The flag of a file that a rule handed to a person: no route is concluded for it."""


@dataclass(frozen=True)
class Case:
    """Everything that a judgement may read; silence of the file stays None."""

    workload: Workload
    classification: Classification
    matches: tuple[Match, ...]
    facts: RouteFacts
    as_of: date

    @property
    def acquisition(self) -> Acquisition:
        """The acquisition as stated; all of it unknown when the file has none."""
        return self.workload.acquisition or Acquisition()

    @property
    def regime(self) -> str | None:
        """The contract law that binds the body; ``other`` for one outside it; None if unknown."""
        body = self.workload.organization
        if body.legal_regime is None and body.kind in OUTSIDE_KINDS:
            return OUTSIDE_REGIME
        return body.legal_regime

    @property
    def outside(self) -> bool:
        """Tell whether the file says that the public contracts law does not bind the body."""
        return self.regime == OUTSIDE_REGIME

    @property
    def awaits_person(self) -> bool:
        """Tell whether a rule handed the whole file to a person."""
        return HUMAN_DECISION in self.classification.flags

    def answered(self, question: str) -> Answer | None:
        """The latest answer recorded by the day; None when nobody had answered yet."""
        return self.workload.until(self.as_of).answered(question)

    @property
    def nature(self) -> Nature | None:
        """Services or supply, as the body states it."""
        return self.acquisition.nature

    @property
    def value(self) -> Decimal | None:
        """The body's own estimate in dollars, before tax, options in."""
        return self.acquisition.estimated_value_cad

    def check(self, identifier: str) -> Check | None:
        """A check of the body's contract law; None when no fact gives it for that law."""
        found = self.facts.checks.get(identifier)
        return found if found is not None and binds(found, self.regime) else None

    def parameter(self, identifier: str) -> ParameterValue | None:
        """The value of a parameter for this body, nature and day; None when no fact gives one."""
        record = self.facts.parameters.get(identifier)
        if record is None:
            return None
        words = {
            "legal_regime": self.regime,
            "organization": self.workload.organization.kind,
            "nature": self.nature,
        }
        found = record.at(self.as_of, **{key: word for key, word in words.items() if word})
        return found if found is not None and found.surely_started(self.as_of) else None

    def number(self, identifier: str) -> Decimal | None:
        """The number of a parameter for this case; None when unknown or when none applies."""
        found = self.parameter(identifier)
        return found.value if found and isinstance(found.value, Decimal) else None

    def says_none(self, identifier: str) -> bool:
        """Tell whether the facts say that no threshold of this name applies to the case."""
        found = self.parameter(identifier)
        return found is not None and found.value == NO_THRESHOLD


def binds(check: Check, regime: str | None) -> bool:
    """Tell whether a check is one of a contract law; an unknown law may be any."""
    return not check.legal_regimes or regime is None or regime in check.legal_regimes


def agrees(answer: Answer | None) -> bool | None:
    """What a recorded answer says: yes, no, or None when it says neither or nobody answered."""
    if affirmed(answer):
        return True
    return False if denied(answer) else None
