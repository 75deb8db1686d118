"""What one rule concludes of one resource."""

from __future__ import annotations

from dataclasses import dataclass

from courtier.check.outcome import Status
from courtier.values.citation import Confidence
from courtier.values.text import Text

NOTHING = Text(fr="", en="")


@dataclass(frozen=True, slots=True)
class Judged:
    """What one rule concludes of one resource.

    ``group``: what several resources must share to be told together, besides their block;
    ``whole`` tells that they are told together whatever their block. ``help``: empty where the
    rule says what to do.
    """

    rule: str
    status: Status
    text: Text
    group: str
    confidence: Confidence = "primary"
    whole: bool = False
    help: Text = NOTHING
