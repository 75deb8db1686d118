"""What the tenders of a call come to under the rule announced, each number with its formula."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from courtier.results.common import FactUsed
from courtier.results.provenance import KnowledgeSeen, Sha256
from courtier.values.citation import Confidence, Source
from courtier.values.findings import Finding
from courtier.values.model import Frozen
from courtier.values.money import Amount, Rate
from courtier.values.text import Text

AwardRule = Literal["lowest-price", "minimum-quality", "adjusted-price"]
Standing = Literal[
    "ranked", "not-admissible", "not-conforming", "below-quality", "undetermined",
]  # fmt: skip
StepKind = Literal["quality", "factor", "adjusted-price", "extra-cost", "total-cost"]
GapKind = Literal["estimate", "others", "similar"]
BidsStatus = Literal["first", "tie", "none", "undetermined"]


class FileSeen(Frozen):
    """A file that was read, and the fingerprint of its bytes."""

    name: str
    sha256: Sha256


class BidsProvenance(Frozen):
    """What made the result. Same provenance, same bytes."""

    courtier: str
    knowledge: KnowledgeSeen
    files: tuple[FileSeen, ...]
    as_of: date
    known_on: date | None
    facts: tuple[FactUsed, ...]


class CriterionSeen(Frozen):
    """A criterion of quality as announced; ``weight`` in percentage points."""

    id: str
    name: Text
    weight: Rate | None
    floor: Rate | None


class ElementSeen(Frozen):
    """An extra cost as announced; with ``cad_per_unit`` each tender gives a quantity."""

    id: str
    name: Text
    unit: str | None
    cad_per_unit: Rate | None


class CallSeen(Frozen):
    """The call and the award rule that its documents announced."""

    id: str
    name: Text
    reference: str | None
    body: str
    legal_regime: str | None
    opened_on: date | None
    rule: AwardRule
    k: Rate | None
    criteria: tuple[CriterionSeen, ...]
    elements: tuple[ElementSeen, ...]
    ties: str | None
    stated_by: str | None
    stated_on: date | None


class RuleUsed(Frozen):
    """A figure or a formula of the law that the evaluation uses; ``value`` None is unknown."""

    id: str
    name: Text
    value: str | None
    text: Text
    reference: str | None
    confidence: Confidence
    sources: tuple[Source, ...]


class Step(Frozen):
    """One number of a tender: the formula in words, then with its values, and the result.

    ``facts`` are the figures of law that it uses; ``confidence`` is the weakest of theirs.
    """

    kind: StepKind
    formula: Text
    text: Text
    result: Rate
    facts: tuple[str, ...]
    confidence: Confidence


class PriceGap(Frozen):
    """A price against another: ``share`` is the fraction of ``base``, None when that is nil."""

    kind: GapKind
    base: Amount
    difference: Amount
    share: Rate | None
    text: Text


class ExplanationSeen(Frozen):
    """What the bidder explained of its price under one heading; None where nothing is recorded."""

    kind: str
    text: str | None


class LowPrice(Frozen):
    """What an examination of an abnormally low price weighs; nothing here concludes."""

    gaps: tuple[PriceGap, ...]
    explanations: tuple[ExplanationSeen, ...]


class BidResult(Frozen):
    """One tender under the rule.

    ``amount`` is what is compared: price, adjusted price, or either with the extra costs.
    ``stated`` tells whether the committee stated both admissibility and conformity. ``rank`` is
    shared by equal amounts, which ``tied`` tells.
    """

    id: str
    bidder: str
    standing: Standing
    stated: bool
    reasons: tuple[Text, ...]
    price: Amount | None
    quality: Rate | None
    adjusted: Amount | None
    extra: Amount | None
    amount: Amount | None
    rank: int | None
    tied: bool
    steps: tuple[Step, ...]
    low_price: LowPrice | None


class DecisionSeen(Frozen):
    """What the body decided."""

    awarded: str
    on: date
    reason: str | None


class Bids(Frozen):
    """The evaluation; ``first`` are the tenders of rank 1, in the order of their ids.

    ``status`` is undetermined where a tender that may count lacks a statement or a number, or
    where a figure of the rule is unknown: the ranks are then those of the others only.
    """

    call: CallSeen
    rules: tuple[RuleUsed, ...]
    status: BidsStatus
    first: tuple[str, ...]
    bids: tuple[BidResult, ...]
    decision: DecisionSeen | None


class BidsResult(Frozen):
    """What ``courtier bids`` prints."""

    schema_: Literal["courtier/bids/1"] = Field(alias="schema")
    provenance: BidsProvenance
    evaluation: Bids
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class BidsOutcome:
    """All that the evaluation concludes."""

    evaluation: Bids
    findings: tuple[Finding, ...]
    facts: tuple[FactUsed, ...]
