"""The foreign laws of an offering on its card, and as choices of the filter."""

from __future__ import annotations

from courtier.catalog.exposure import Reach, Reached
from courtier.knowledge.place_names import PlaceNames
from courtier.report.laws import unseen_words
from courtier.values.text import Text, join, say

NONE, NOBODY = "none", "unknown"
_NOBODY = Text(fr="personne n’a regardé : inconnue", en="nobody looked: unknown")
_NO_LAW = Text(fr="cherchée, aucune relevée", en="looked for, none identified")
_NO_LAW_TO_CONFIRM = Text(
    fr="cherchée, aucune relevée, à confirmer par écrit",
    en="looked for, none identified, to confirm in writing",
)


def exposure_text(reach: Reach, names: PlaceNames) -> Text:
    """The laws in words, with the country of each and the platform that it reaches, if any."""
    if not reach.known:
        return _NOBODY
    found = [*dict.fromkeys(_law(item, names) for item in reach.reached)]
    found += unseen_words(reach.unseen)
    return join(found) if found else (_NO_LAW if reach.sure else _NO_LAW_TO_CONFIRM)


def _law(item: Reached, names: PlaceNames) -> Text:
    law, country = item.exposure.law, names.of(item.exposure.country)
    if item.platform is None:
        return say("{law} ({country})", "{law} ({country})", law=law, country=country)
    return say(
        "{law} ({country}) par la plateforme « {platform} »",
        "{law} ({country}) through the platform “{platform}”",
        law=law,
        country=country,
        platform=item.platform.name,
    )


def exposure_choices(reach: Reach, names: PlaceNames) -> tuple[tuple[str, Text], ...]:
    """What the filter offers: the value and the words of each choice."""
    if not reach.known:
        return ((NOBODY, _NOBODY),)
    codes = dict.fromkeys(item.exposure.country for item in reach.reached)
    found = [(c, say("loi de ce pays : {c}", "law of: {c}", c=names.of(c))) for c in codes]
    found += [(NOBODY, _NOBODY)] * bool(reach.unseen)
    return tuple(found) or ((NONE, _NO_LAW),)
