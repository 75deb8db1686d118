"""Records of ``risk/foreign-schemes/``: levels of other countries, only ever shown beside."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from courtier.knowledge.records.common import Identifier, Record
from courtier.knowledge.records.refusals import wrong
from courtier.knowledge.records.risk import Deployment
from courtier.values.citation import Confidence, Source
from courtier.values.model import Frozen
from courtier.values.text import Text

Jurisdiction = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
"""ISO 3166-1, or ISO 3166-2 for a province."""


class HostingDemand(Frozen):
    """What a level asks of the hosting, where a text says so.

    ``deployment`` holds the models that our words can say; where they cannot, it is empty and
    ``deployment_note`` tells what the text says. None elsewhere: the text is silent.
    """

    deployment: tuple[Deployment, ...]
    deployment_note: Text | None
    residency: Text | None
    evidence: Text | None
    reference: str
    confidence: Confidence


class ForeignLevel(Frozen):
    """One level; ``name`` is the official string, never translated.

    ``order`` never goes down inside its dimension (two levels may share one) and compares with
    nothing else. ``text`` is the criterion, or says that it was not read.
    """

    id: Identifier
    name: Annotated[str, StringConstraints(min_length=1)]
    order: Annotated[int, Field(ge=0)]
    text: Text
    demands: HostingDemand | None
    confidence: Confidence
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class Dimension(Frozen):
    """What a scheme judges apart, with its levels, lowest first."""

    id: Identifier
    name: Text
    levels: Annotated[tuple[ForeignLevel, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ordered(self) -> Dimension:
        orders = [level.order for level in self.levels]
        if orders != sorted(orders):
            raise wrong("level-order")
        if len({level.id for level in self.levels}) != len(orders):
            raise wrong("level-id")
        return self


class ForeignEquivalent(Frozen):
    """A level of any scheme beside one of these; it never grants anything."""

    level: Identifier
    scheme: Identifier
    other_level: Identifier
    basis: Literal["published", "indicative"]
    confidence: Confidence
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class ForeignScheme(Record):
    """A classification or assurance scheme of another jurisdiction.

    No engine reads it: no level, requirement or verdict can come from it.
    """

    folders = ("risk/foreign-schemes",)

    jurisdiction: Jurisdiction
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]
    equivalents: tuple[ForeignEquivalent, ...]

    @model_validator(mode="after")
    def _own_levels(self) -> ForeignScheme:
        own = {level.id for level in self.levels()}
        if any(equivalent.level not in own for equivalent in self.equivalents):
            raise wrong("equivalent-level")
        return self

    def levels(self) -> tuple[ForeignLevel, ...]:
        """Every level, dimension by dimension, lowest first."""
        return tuple(level for dimension in self.dimensions for level in dimension.levels)

    def named(self, identifier: str) -> tuple[ForeignLevel, ...]:
        """The levels that bear an id: one in each dimension at most."""
        return tuple(level for level in self.levels() if level.id == identifier)
