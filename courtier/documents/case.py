"""What every view of a document looks at: the workload, its assessment, and the names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from courtier.documents.names import Names
from courtier.knowledge.door import Knowledge
from courtier.results.envelope import Assessment
from courtier.values.citation import STRENGTH, Confidence
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
