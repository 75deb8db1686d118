"""Default values of the method: dated parameters, kept with their confidence when used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from courtier.cost.terms import Input, Term
from courtier.knowledge.records.risk import Parameter, ParameterValue, Range
from courtier.results.common import FactUsed
from courtier.results.estimate import Assumption
from courtier.values.days import within
from courtier.values.text import Text


@dataclass(frozen=True)
class Default:
    """A value of method in force on the day; ``term`` carries its range, if it has one."""

    id: str
    term: Decimal | Input
    name: Text
    unit: str
    since: date | None
    fact: FactUsed
    source: str | None = None
    read_on: date | None = None

    @property
    def likely(self) -> Decimal:
        """The likely value."""
        return self.term.likely if isinstance(self.term, Input) else self.term

    @property
    def assumption(self) -> Assumption:
        """The value as an assumption of the estimate."""
        return Assumption(
            id=self.id,
            text=self.name,
            value=f"{self.likely:f}",
            unit=self.unit,
            on=self.since or self.read_on,
            basis="default",
            confidence=self.fact.confidence,
            source=self.source,
            **ends(self.term),
        )


class Defaults:
    """Reads the defaults in force on a day."""

    def __init__(self, parameters: Mapping[str, Parameter], as_of: date) -> None:
        self._parameters = parameters
        self._as_of = as_of

    def read(self, identifier: str) -> Default | None:
        """The default of an id; None when no value is known on the day."""
        parameter = self._parameters.get(identifier)
        found = parameter.at(self._as_of) if parameter else None
        if parameter is None or found is None or found.value is None:
            return None
        return Default(
            id=identifier,
            term=_term(identifier, parameter.name, found),
            name=parameter.name,
            unit=parameter.unit,
            since=found.valid_from,
            fact=FactUsed(id=identifier, confidence=found.confidence),
            source=found.sources[0].title,
            read_on=found.sources[0].read_on,
        )

    def every(self, identifier: str) -> tuple[Decimal, ...]:
        """All the plain numbers of a default of several cases on the day, least first."""
        parameter = self._parameters.get(identifier)
        values = parameter.values if parameter else ()
        served = (v.value for v in values if within(self._as_of, v.valid_from, v.valid_to))
        return tuple(sorted(value for value in served if isinstance(value, Decimal)))

    def fact(self, identifier: str, **case: str) -> FactUsed | None:
        """That a default of a case is in force on the day; None when nothing is known of it."""
        parameter = self._parameters.get(identifier)
        found = parameter.at(self._as_of, **case) if parameter else None
        known = found is not None and found.value is not None
        return FactUsed(id=identifier, confidence=found.confidence) if found and known else None

    def word(self, identifier: str) -> tuple[str, Assumption] | None:
        """A default that is a word, with its assumption; None when no word is known on the day."""
        parameter = self._parameters.get(identifier)
        found = parameter.at(self._as_of) if parameter else None
        if parameter is None or found is None or not isinstance(found.value, str):
            return None
        assumption = Assumption(
            id=identifier,
            text=parameter.name,
            value=found.value,
            unit=parameter.unit,
            on=found.valid_from or found.sources[0].read_on,
            basis="default",
            confidence=found.confidence,
            source=found.sources[0].title,
        )
        return found.value, assumption

    def around_one(self, identifier: str, key: str, text: Text) -> Term | None:
        """A default given as a relative error, turned into a factor around 1."""
        found = self.read(identifier)
        if found is None:
            return None
        if isinstance(found.term, Input):
            item = found.term
            return Input(key, text, 1 + item.low, 1 + item.likely, 1 + item.high)
        return 1 + found.term


def ends(term: Term) -> dict[str, str]:
    """The ends of a range as an assumption tells them; nothing where it is certain."""
    if not isinstance(term, Input) or not term.varies:
        return {}
    return {"low": f"{term.low:f}", "high": f"{term.high:f}"}


def _term(identifier: str, name: Text, found: ParameterValue) -> Decimal | Input:
    value = found.value
    if isinstance(value, Range):
        return Input(identifier, name, value.low, value.likely, value.high)
    return Decimal(value or 0)
