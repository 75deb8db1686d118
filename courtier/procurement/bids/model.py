"""The file of a call whose tenders are opened: the rule announced, the tenders, the decision."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, Union

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from courtier.reading.validation import BilingualValueError
from courtier.values.text import say
from courtier.workload.common import (
    Day,
    Flag,
    Identifier,
    Label,
    NameField,
    Part,
    Plain,
    Said,
    ShortText,
    Tally,
)
from courtier.workload.service import LegalRegime, Nature, OrganizationKind

FORMAT = 1
Rule = Literal["lowest-price", "minimum-quality", "adjusted-price"]
Explanation = Literal["method", "conditions", "innovation", "labour", "state-aid"]
CENTS = 2


def _to_the_cent(amount: Decimal) -> Decimal:
    if amount != round(amount, CENTS):
        raise BilingualValueError(
            "money-too-fine",
            say("Un montant s’écrit au cent près.", "An amount is written to the cent."),
            say("Gardez deux décimales.", "Keep two decimals."),
        )
    return amount


def _mark(value: Any) -> Any:
    """A mark as a number, or whether the acceptable level is reached."""
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, Decimal)):
        return Decimal(value)
    raise PydanticCustomError("number_type", "a number is expected")


Money = Annotated[Plain, AfterValidator(_to_the_cent)]
"""Canadian dollars before tax, to the cent."""
Mark = Annotated[Union[bool, Decimal], BeforeValidator(_mark)]
"""What the committee says of a criterion: its mark, or whether the level is reached."""
Percent = Annotated[Plain, Field(le=100)]


class Body(Part):
    """The public body that made the call."""

    name: Annotated[Label, Field(min_length=1)]
    kind: OrganizationKind | None = None
    legal_regime: LegalRegime | None = None


class Criterion(Part):
    """A criterion of quality; ``floor`` is a least mark announced for it alone.

    ``weight`` is in percentage points, for the adjusted price; ``level`` describes what is
    acceptable.
    """

    id: Identifier
    name: NameField
    weight: Percent | None = None
    floor: Plain | None = None
    level: ShortText | None = None


class CostElement(Part):
    """A measurable extra cost that was announced.

    With ``cad_per_unit``, each tender gives a quantity of ``unit``; without, dollars.
    """

    id: Identifier
    name: NameField
    unit: ShortText | None = None
    cad_per_unit: Plain | None = None


class TotalCost(Part):
    """The extra costs that are added over the useful life of the goods."""

    useful_life_months: Tally | None = None
    elements: Annotated[tuple[CostElement, ...], Field(min_length=1)]


class Award(Part):
    """The award rule as the tender documents announced it; ``ties`` is what they say of a tie."""

    rule: Rule
    k: Annotated[Plain, Field(le=1)] | None = None
    criteria: tuple[Criterion, ...] = ()
    total_cost: TotalCost | None = None
    ties: ShortText | None = None


class BodyEstimate(Part):
    """The body's own estimate of the contract, before tax, and whether somebody audited it."""

    cad: Money
    audited: Flag = False


class SimilarContract(Part):
    """The price of a similar contract of the body."""

    name: ShortText
    cad: Money


class Committee(Part):
    """Who stated admissibility, conformity and marks, and on what day: a group, not a person."""

    name: ShortText
    on: Day


class Bid(Part):
    """One tender, with what the committee states of it; what is absent is not stated.

    ``admissible``: it may be examined. ``conforming``: it meets the conditions of conformity.
    ``quality`` and ``extra_costs`` are by the id of their criterion or element.
    """

    id: Identifier
    bidder: Annotated[Label, Field(min_length=1)]
    neq: ShortText | None = None
    admissible: Flag | None = None
    conforming: Flag | None = None
    reason: ShortText | None = None
    price_cad: Money | None = None
    quality: dict[Identifier, Mark] = Field(default_factory=dict)
    extra_costs: dict[Identifier, Plain] = Field(default_factory=dict)
    explanations: dict[Explanation, ShortText] = Field(default_factory=dict)

    @property
    def excluded(self) -> bool:
        """Tell whether the committee set the tender aside."""
        return self.admissible is False or self.conforming is False

    @property
    def accepted(self) -> bool:
        """Tell whether the committee states both that it is admissible and that it conforms."""
        return self.admissible is True and self.conforming is True


class Decision(Part):
    """What the body decided: the tender that wins and the day; nothing is decided here."""

    awarded: Identifier
    on: Day
    reason: ShortText | None = None


class Announced(Part):
    """All that the body announced or holds, the tenders left out."""

    courtier: Literal[1]
    id: Identifier
    name: NameField
    reference: Said | None = None
    organization: Body
    opened_on: Day | None = None
    nature: Nature | None = None
    includes_goods: Flag | None = None
    award: Award
    estimate: BodyEstimate | None = None
    similar_contracts: tuple[SimilarContract, ...] = ()
    committee: Committee | None = None
    decision: Decision | None = None


class Tenders(Part):
    """The tenders that were received, in any order."""

    bids: Annotated[tuple[Bid, ...], Field(min_length=1)]


class BidFile(Announced, Tenders):
    """The whole file of one call."""
