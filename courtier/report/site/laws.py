"""The foreign laws of an offering on its card, and as choices of the filter."""

from __future__ import annotations

from collections.abc import Sequence

from courtier.catalog.exposure import Reach, Reached
from courtier.catalog.wording import semicolons
from courtier.knowledge.place_names import PlaceNames
from courtier.report.laws import unseen_words
from courtier.values.text import Text, say

NONE, NOBODY = "none", "unknown"
_NOBODY = Text(fr="personne n’a regardé : inconnue", en="nobody looked: unknown")
_NO_LAW = Text(fr="cherchée, aucune relevée", en="looked for, none identified")
_NO_LAW_TO_CONFIRM = Text(
    fr="cherchée, aucune relevée, à confirmer par écrit",
    en="looked for, none identified, to confirm in writing",
)


def exposure_lines(reach: Reach, names: PlaceNames) -> tuple[Text, ...]:
    """The laws that reach the provider in a line, then those of each platform, named."""
    if not reach.known:
        return (_NOBODY,)
    by_platform: dict[str, list[Reached]] = {}
    for item in reach.reached:
        by_platform.setdefault(item.platform.id if item.platform else "", []).append(item)
    found = [*(_line(items, names) for items in by_platform.values()), *unseen_words(reach.unseen)]
    return tuple(found) or (_NO_LAW if reach.sure else _NO_LAW_TO_CONFIRM,)


def _line(items: Sequence[Reached], names: PlaceNames) -> Text:
    laws = semicolons(
        dict.fromkeys(
            say("{law} ({country})", "{law} ({country})",
                law=item.exposure.law, country=names.of(item.exposure.country))
            for item in items
        )
    )  # fmt: skip
    platform = items[0].platform
    if platform is None:
        return laws
    return say(
        "par la plateforme « {platform} » : {laws}",
        "through the platform “{platform}”: {laws}",
        platform=platform.name,
        laws=laws,
    )


def exposure_choices(reach: Reach, names: PlaceNames) -> tuple[tuple[str, Text], ...]:
    """What the filter offers: the value and the words of each choice."""
    if not reach.known:
        return ((NOBODY, _NOBODY),)
    codes = dict.fromkeys(item.exposure.country for item in reach.reached)
    found = [(c, say("loi de ce pays : {c}", "law of: {c}", c=names.of(c))) for c in codes]
    found += [(NOBODY, _NOBODY)] * bool(reach.unseen)
    return tuple(found) or ((NONE, _NO_LAW),)
