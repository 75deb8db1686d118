"""Parts that several results share."""

from __future__ import annotations

from courtier.knowledge.records.common import Identifier
from courtier.knowledge.records.risk import Asks, Criterion
from courtier.values.citation import Confidence, Source
from courtier.values.model import Frozen
from courtier.values.text import Text

UNDETERMINED = "undetermined"


class FactUsed(Frozen):
    """A fact that bears a result, with how well it is known and the layer it came from.

    ``layer`` is None for a row of a price list, which is not a fact file of its own.
    """

    id: str
    confidence: Confidence
    layer: str | None = None


class Reason(Frozen):
    """Why a result is what it is: rule, asset, level and sources.

    ``criterion``, ``level`` and ``asset`` are None where the rule does not speak of one.
    """

    rule: str
    criterion: Criterion | None
    level: Identifier | None
    asset: str | None
    text: Text
    sources: tuple[Source, ...]


class Question(Frozen):
    """What a person must settle; ``answers`` in the workload file records it under ``id``."""

    id: str
    text: Text
    asks: Asks
    asset: str | None
