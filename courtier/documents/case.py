"""What every view of a document looks at: the workload, its assessment, and the names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from courtier.documents.names import Names
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.procurement import Check, Route
from courtier.knowledge.records.risk import Duty, Parameter, ParameterValue, RequirementRule
from courtier.procurement.case import Case as LawCase
from courtier.procurement.facts import route_facts
from courtier.results.common import Reason
from courtier.results.envelope import Assessment
from courtier.values.citation import STRENGTH, STRONG, Confidence, weakest
from courtier.values.text import Text
from courtier.workload.acquisition import Quote
from courtier.workload.model import Workload

CLOUD = "cloud:"
FINGERPRINT = 12
FLOOR = "kind-floor"
LAW_RECORDS: tuple[type[Record], ...] = (Duty, Route, Check, Parameter)


@dataclass(frozen=True)
class FactGroup:
    """The facts known alike: how many, and the ids of those to confirm (none when strong)."""

    confidence: Confidence
    count: int
    weak: tuple[str, ...]


@dataclass(frozen=True)
class Dated:
    """A parameter with the value that serves the case."""

    record: Parameter
    value: ParameterValue


@dataclass(frozen=True)
class Case:
    """One workload with its assessment; nothing is concluded here, only found again."""

    workload: Workload
    assessment: Assessment
    knowledge: Knowledge

    @cached_property
    def names(self) -> Names:
        """Names in the scheme of the classification."""
        return Names(self.knowledge, self.assessment.classification.scheme)

    @property
    def proposed(self) -> bool:
        """Whether the level is still only proposed."""
        return self.assessment.classification.status == "proposed"

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes of the workload file."""
        return self.workload.acquisition.quotes if self.workload.acquisition else ()

    def agreements(self, offering: str) -> tuple[str, ...]:
        """The numbers of the framework agreements that the body declares for an offering."""
        declared = self.workload.acquisition.agreements if self.workload.acquisition else None
        return tuple(a.number for a in declared or () if a.offering == offering)

    def requirement_names(self, identifiers: Iterable[str]) -> tuple[Text, ...]:
        """The short names of requirements; an id that no record names is printed as it is."""
        rules = self.knowledge.all(RequirementRule)
        return tuple(rules[i].name if i in rules else Text(fr=i, en=i) for i in identifiers)

    def offering_names(self, identifiers: Iterable[str]) -> tuple[Text, ...]:
        """The names of offerings, as the results print them."""
        seen = {match.offering: match.name for match in self.assessment.matches}
        return tuple(seen.get(i, Text(fr=i, en=i)) for i in identifiers)

    def how_known(self, *things: str | Reason) -> Confidence:
        """How well the weakest of some facts is known, each given by its id or by a reason.

        An id that bears no fact, such as a policy of the body, weighs nothing.
        """
        ids = [i for thing in things for i in self._facts_of(thing)]
        return weakest([self._known[i] for i in ids if i in self._known])

    @cached_property
    def _known(self) -> dict[str, Confidence]:
        known: dict[str, Confidence] = {}
        for fact in self.assessment.provenance.facts:
            known[fact.id] = weakest([fact.confidence, known.get(fact.id, fact.confidence)])
        return known

    def _facts_of(self, thing: str | Reason) -> tuple[str, ...]:
        """The rule of a reason, the route whose condition it is, the kinds under a floor."""
        if isinstance(thing, str):
            return (thing.removeprefix(CLOUD),)
        route = thing.rule.partition(".")[0]
        kinds = self._kinds(thing.asset) if thing.rule.startswith(FLOOR) else ()
        return (thing.rule, route, *kinds)

    def _kinds(self, asset: str | None) -> tuple[str, ...]:
        """The kind of an asset and those of its elements."""
        elements = self.knowledge.elements
        found = (a for a in self.workload.information if a.id == asset)
        return tuple(
            kind
            for a in found
            for kind in (a.kind, *(elements[e].kind for e in a.elements if e in elements))
        )

    @cached_property
    def law(self) -> LawCase:
        """The same case as the route reads it: one workload, one day, one contract law."""
        result = self.assessment
        return LawCase(
            self.workload,
            result.classification,
            result.matches,
            route_facts(self.knowledge),
            result.provenance.as_of,
        )

    def dated(self, identifier: str) -> Dated | None:
        """A dated number of law for this body and day; None where no fact gives one."""
        record = self.knowledge.get(Parameter, identifier)
        value = self.law.parameter(identifier)
        if record is None or value is None or value.value is None:
            return None
        return Dated(record, value)

    def fact(self, identifier: str) -> Record | None:
        """The record of law that bears an id: a duty, a route, a check or a parameter."""
        found = (self.knowledge.get(kind, identifier) for kind in LAW_RECORDS)
        return next((record for record in found if record is not None), None)

    @property
    def facts(self) -> tuple[FactGroup, ...]:
        """The facts used, by how well they are known, the best known first."""
        found = self.assessment.provenance.facts
        groups = ((word, tuple(f.id for f in found if f.confidence == word)) for word in STRENGTH)
        return tuple(
            FactGroup(word, len(ids), () if word in STRONG else ids) for word, ids in groups if ids
        )

    @property
    def fingerprint(self) -> str:
        """The beginnings of the fingerprints of the workload and of the facts."""
        provenance = self.assessment.provenance
        workload, facts = provenance.workload_sha256, provenance.knowledge.sha256
        return f"{workload[:FINGERPRINT]}-{facts[:FINGERPRINT]}"
