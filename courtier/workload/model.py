"""The workload file as one typed, frozen object. Absent is unknown, never a guess."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from courtier.workload.acquisition import Acquisition, Placement
from courtier.workload.common import Day, Identifier, NameField, Part, Ratio, ShortText
from courtier.workload.costing import CostParameters
from courtier.workload.information import Answer, Asset, Override
from courtier.workload.needs import Needs, OnPremise, Option
from courtier.workload.service import Hosting, Organization, Service

FORMAT = 1
DEFAULT_SCHEME = "quebec-2024-05"


class Weights(Part):
    """How much each view counts in the ranking; absent weighs nothing."""

    price: Ratio | None = None
    fit: Ratio | None = None
    exposure: Ratio | None = None
    carbon: Ratio | None = None


class Workload(Part):
    """One system to place (*charge de travail*), as its file describes it.

    ``courtier`` is the version of the format; ``reference_date`` the day as of which law,
    catalogue and prices are read when no ``--as-of`` is given.
    """

    courtier: Literal[1]
    id: Identifier
    name: NameField
    organization: Organization
    reference_date: Day | None = None
    information: Annotated[tuple[Asset, ...], Field(min_length=1)]
    service: Service | None = None
    hosting: Hosting | None = None
    needs: Needs | None = None
    on_premise: OnPremise | None = None
    options: tuple[Option, ...] = ()
    cost: CostParameters | None = None
    acquisition: Acquisition | None = None
    placement: Placement | None = None
    weights: Weights | None = None
    scheme: Identifier = DEFAULT_SCHEME
    answers: tuple[Answer, ...] = ()
    overrides: tuple[Override, ...] = ()
    given_by: ShortText | None = None

    def answered(self, question: str) -> Answer | None:
        """The latest recorded answer to a question; None when nobody answered."""
        found = [a for a in self.answers if a.question == question]
        return max(found, key=lambda a: a.on, default=None)

    def until(self, day: date) -> Workload:
        """The workload with only the answers given by a day; that day counts."""
        kept = tuple(answer for answer in self.answers if answer.on <= day)
        return self if kept == self.answers else self.model_copy(update={"answers": kept})

    @property
    def estimated_value(self) -> Decimal | None:
        """The contract's value by the body's own figure; None when it gives none."""
        return self.acquisition.estimated_value_cad if self.acquisition else None
