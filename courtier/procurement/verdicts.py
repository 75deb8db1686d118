"""The verdict on one condition, and the shape of what gives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from courtier.knowledge.records.procurement import Route, RouteCondition
from courtier.procurement.case import Case
from courtier.values.citation import Source
from courtier.values.text import Text

Verdict = Literal["met", "unmet", "unknown", "verify"]
"""``verify``: a person makes sure of it; it closes no route by itself."""


@dataclass(frozen=True)
class Judgement:
    """A verdict with the sentence that says why, and the sources read for it beyond the route's."""

    verdict: Verdict
    text: Text
    sources: tuple[Source, ...] = ()


Judge = Callable[[Case, Route, RouteCondition], Judgement]
