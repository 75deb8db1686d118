"""The figures and formulas of law that an evaluation uses, for one body on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import Parameter, ParameterValue
from courtier.procurement.bids.model import Award, BidFile
from courtier.results.bids import RuleUsed
from courtier.values.citation import Confidence, weakest

AWARD_RULES = "award-rules"
THRESHOLD = "quality-threshold-points"
SCALE = "quality-scale-points"
WEIGHTS = "quality-weights-total"
FEWEST = "quality-criteria-minimum"
K_RANGE = "adjusted-price-k-range"
FORMULA = "adjusted-price-formula"
TOTAL_LOWEST = "total-cost-formula-lowest"
TOTAL_ADJUSTED = "total-cost-formula-adjusted"
LOW_PRICE = "low-price-factors"
SINGLE = "single-bid-authorisation"
KNOWN = {
    FORMULA: "premium-from-threshold",
    TOTAL_LOWEST: "price-plus-extra",
    TOTAL_ADJUSTED: "adjusted-price-plus-extra",
}
"""The formula that this program computes under each name; another word of a body is refused."""


@dataclass(frozen=True)
class Rules:
    """The values of law for the body and the day, by the id of their parameter."""

    records: Mapping[str, Parameter]
    values: Mapping[str, ParameterValue]
    needed: tuple[str, ...]

    def number(self, name: str) -> Fraction | None:
        """A figure; None when it is unknown."""
        found = self.values.get(name)
        return Fraction(found.value) if found and isinstance(found.value, Decimal) else None

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a list; none when it is unknown."""
        found = self.values.get(name)
        if found is None or not isinstance(found.value, str):
            return ()
        return tuple(word.strip() for word in found.value.split(","))

    def computes(self, name: str) -> bool:
        """Tell whether the formula in force under a name is the one that this program computes."""
        return self.words(name) == (KNOWN[name],)

    def confidence(self, *names: str) -> Confidence:
        """The weakest of several values; ``unverified`` where one is unknown."""
        found = [self.values.get(name) for name in names]
        return weakest([value.confidence if value else "unverified" for value in found])

    @property
    def interval(self) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest K; None when they are unknown."""
        low, _, high = "".join(self.words(K_RANGE)).partition("-")
        try:
            return Fraction(low), Fraction(high)
        except ValueError:
            return None

    @property
    def used(self) -> tuple[RuleUsed, ...]:
        """Each value that the rule needs, the unknown ones too."""
        return tuple(self._used(name) for name in self.needed if name in self.records)

    def _used(self, name: str) -> RuleUsed:
        record, value = self.records[name], self.values.get(name)
        return RuleUsed(
            id=name,
            name=record.name,
            value=None if value is None or value.value is None else str(value.value),
            text=record.text,
            reference=value.reference if value else None,
            confidence=value.confidence if value else "unverified",
            sources=value.sources if value else (),
        )


def rules_of(file: BidFile, knowledge: Knowledge, as_of: date) -> Rules:
    """Take from the facts what the rule announced needs.

    Raises:
        InputError: A fact file is not valid.
    """
    records = knowledge.all(Parameter)
    body = file.organization
    case = {"legal_regime": body.legal_regime, "organization": body.kind, "nature": file.nature}
    told = {key: word for key, word in case.items() if word}
    needed = (AWARD_RULES, *_needed(file.award), LOW_PRICE, SINGLE)
    values = {}
    for name in needed:
        found = records[name].at(as_of, **told) if name in records else None
        if found is not None and found.surely_started(as_of):
            values[name] = found
    return Rules(records, values, needed)


def _needed(award: Award) -> tuple[str, ...]:
    names: tuple[str, ...] = ()
    if award.rule == "minimum-quality":
        names = (FEWEST,)
    elif award.rule == "adjusted-price":
        names = (FEWEST, SCALE, WEIGHTS, THRESHOLD, K_RANGE, FORMULA)
    return (*names, total_formula(award)) if award.total_cost else names


def total_formula(award: Award) -> str:
    """The formula that adds the extra costs under the rule of a call."""
    return TOTAL_ADJUSTED if award.rule == "adjusted-price" else TOTAL_LOWEST
