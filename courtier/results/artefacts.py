"""What goes with a call for tenders: the total acquisition cost and the confidential estimate."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from courtier.results.provenance import Envelope
from courtier.values.citation import Confidence
from courtier.values.findings import Finding
from courtier.values.model import Frozen
from courtier.values.money import Amount, Rate
from courtier.values.text import Text

Base = Literal["price", "adjusted-price", "undetermined"]


class RuleSeen(Frozen):
    """A rule of the regulation on the total acquisition cost, with its article."""

    id: str
    text: Text
    reference: str
    url: str
    read_on: date
    confidence: Confidence


class ExtraCost(Frozen):
    """A heading of extra costs that the regulation names, to be announced or left out.

    The body announces, for each heading it keeps, a measurable element, its unit, where the
    tender gives it, and the formula: this program fills none of them.
    """

    id: str
    name: Text


class AcquisitionCost(Frozen):
    """The total acquisition cost of the regulation: apart from any cost of ownership.

    ``status``: open (the contract includes goods: the body may use it), closed (it does not) or
    undetermined. ``base`` is what the extra costs are added to. ``binds`` tells whether the
    regulation is that of the body: False where its contract law is another one, of which no rule
    is known (nothing is then listed), None where the file does not name its law.
    """

    status: Literal["open", "closed", "undetermined"]
    base: Base
    text: Text
    headings: tuple[ExtraCost, ...]
    to_announce: tuple[Text, ...]
    rules: tuple[RuleSeen, ...]
    binds: bool | None = None


class ContractOption(Frozen):
    """What a cloud option would cost over the contract, in Canadian dollars before tax.

    ``status`` is that of the estimate: the amounts of a partial option cover only what has a
    price. Amounts are None where the horizon ends before the contract. ``provider`` is the one
    whose prices it has; ``total_p10`` and ``total_p90`` are percentiles of the total over the
    draws.
    """

    id: str
    name: Text
    status: Literal["priced", "partial", "undetermined"]
    initial: Amount | None
    total: Amount | None
    provider: str | None = None
    total_p10: Amount | None = None
    total_p90: Amount | None = None


class ContractEstimate(Frozen):
    """The estimate of the contract before a call: confidential until the tenders are opened.

    ``body_value`` is the body’s own figure, which no estimate replaces. ``median`` is over
    the ``providers``, each at the least of its options priced in full; ``gap`` is that median less
    the figure of the body, ``share`` its fraction of it; None where either is unknown.
    ``statements`` are what nobody may read the amounts without knowing, ``not_counted`` the usual
    costs that some option does not count.
    """

    confidential: Literal[True]
    marking: Text
    initial_months: int | None
    total_months: int | None
    body_value: Amount | None
    ceiling: Amount | None
    options: tuple[ContractOption, ...]
    least: Amount | None
    median: Amount | None
    most: Amount | None
    gap: Amount | None
    share: Rate | None
    method: Text
    left_out: tuple[str, ...]
    left_out_names: tuple[Text, ...] = ()
    providers: int = 0
    statements: tuple[Text, ...] = ()
    not_counted: tuple[Text, ...] = ()


class AcquisitionCostResult(Envelope):
    """What ``courtier cost FILE --artefact acquisition`` prints."""

    schema_: Literal["courtier/acquisition-cost/1"] = Field(alias="schema")
    acquisition_cost: AcquisitionCost
    findings: tuple[Finding, ...]


class ContractEstimateResult(Envelope):
    """What ``courtier cost FILE --artefact contract`` prints."""

    schema_: Literal["courtier/contract-estimate/1"] = Field(alias="schema")
    contract_estimate: ContractEstimate
    findings: tuple[Finding, ...]
