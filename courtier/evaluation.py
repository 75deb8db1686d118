"""The tenders of a call, from the file and the facts to what ``courtier bids`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from courtier.assessment import sorted_findings
from courtier.knowledge.door import Knowledge
from courtier.procurement.bids.evaluate import evaluate
from courtier.procurement.bids.reader import BidsRead, Given
from courtier.procurement.bids.rules import rules_of
from courtier.results.bids import BidsProvenance, BidsResult, FileSeen
from courtier.results.common import FactUsed
from courtier.results.provenance import KnowledgeSeen, LayerSeen


@dataclass(frozen=True)
class Opening:
    """The tenders as read, the bytes that they came from, the facts and the day of the law."""

    read: BidsRead
    files: Sequence[Given]
    knowledge: Knowledge
    as_of: date


def bids_result(opening: Opening) -> BidsResult:
    """Evaluate the tenders of a call.

    Raises:
        InputError: A fact file is missing or not valid.
    """
    content = opening.read.content
    rules = rules_of(content, opening.knowledge, opening.as_of)
    outcome = evaluate(content, rules, opening.read.location)
    return BidsResult(
        schema="courtier/bids/1",
        provenance=_provenance(opening, outcome.facts),
        evaluation=outcome.evaluation,
        findings=sorted_findings(outcome.findings),
    )


def _provenance(opening: Opening, facts: tuple[FactUsed, ...]) -> BidsProvenance:
    from courtier import __version__
    from courtier.knowledge.origins import layers_of

    knowledge = opening.knowledge
    origins = layers_of([fact.id for fact in facts], knowledge)
    layers = tuple(LayerSeen(name=n, sha256=s) for n, s in knowledge.fingerprints)
    return BidsProvenance(
        courtier=__version__,
        knowledge=KnowledgeSeen(version=knowledge.version, sha256=knowledge.sha256, layers=layers),
        files=tuple(FileSeen(name=given.name, sha256=given.sha256) for given in opening.files),
        as_of=opening.as_of,
        known_on=knowledge.known_on,
        facts=tuple(fact.model_copy(update={"layer": origins.get(fact.id)}) for fact in facts),
    )
