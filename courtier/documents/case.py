"""What every view of a document looks at: the workload, its assessment, and the names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from courtier.documents.names import Names
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import RequirementRule
from courtier.results.envelope import Assessment
from courtier.values.citation import STRENGTH, Confidence
from courtier.values.text import Text
from courtier.workload.acquisition import Quote
from courtier.workload.model import Workload

CLOUD = "cloud:"
FINGERPRINT = 12


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

    @property
    def facts(self) -> tuple[tuple[Confidence, tuple[str, ...]], ...]:
        """The ids of the facts used, by how well they are known, the best known first."""
        found = self.assessment.provenance.facts
        groups = ((word, tuple(f.id for f in found if f.confidence == word)) for word in STRENGTH)
        return tuple((word, ids) for word, ids in groups if ids)

    @property
    def fingerprint(self) -> str:
        """The beginnings of the fingerprints of the workload and of the facts."""
        provenance = self.assessment.provenance
        workload, facts = provenance.workload_sha256, provenance.knowledge.sha256
        return f"{workload[:FINGERPRINT]}-{facts[:FINGERPRINT]}"
