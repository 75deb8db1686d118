"""The foreign laws of an offering on its card, and as choices of the filter."""

from __future__ import annotations

from collections.abc import Sequence

from courtier.knowledge.records.exposures import Exposure
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Provider
from courtier.values.text import Text, join, say

NONE, NOBODY = "none", "unknown"
_NOBODY = Text(fr="personne n’a regardé : inconnue", en="nobody looked: unknown")
_NO_LAW = Text(fr="cherchée, aucune relevée", en="looked for, none identified")
_NO_LAW_TO_CONFIRM = Text(
    fr="cherchée, aucune relevée, à confirmer par écrit",
    en="looked for, none identified, to confirm in writing",
)


def laws_of(record: Offering, provider: Provider | None) -> Sequence[Exposure] | None:
    """The laws that reach an offering or its provider; None where nobody looked."""
    held = provider.exposure if provider else None
    if record.exposure is None and held is None:
        return None
    return (*(record.exposure or ()), *(held or ()))


def exposure_text(exposed: Sequence[Exposure] | None, sure: bool) -> Text:
    """The laws in words; ``sure`` tells whether a primary source says that there is none."""
    if exposed is None:
        return _NOBODY
    if not exposed:
        return _NO_LAW if sure else _NO_LAW_TO_CONFIRM
    return join([item.law for item in exposed])


def exposure_choices(exposed: Sequence[Exposure] | None) -> tuple[tuple[str, Text], ...]:
    """What the filter offers: the value and the words of each choice."""
    if exposed is None:
        return ((NOBODY, _NOBODY),)
    if not exposed:
        return ((NONE, _NO_LAW),)
    codes = dict.fromkeys(item.country for item in exposed)
    return tuple((c, say("une loi de : {c}", "a law of: {c}", c=c)) for c in codes)
