"""The laws that can reach an offering or a provider, as an explanation tells them."""

from __future__ import annotations

from courtier.catalog.exposure import Reach, Reached
from courtier.knowledge.place_names import PlaceNames
from courtier.report.explaining.model import Detail, detail, plain, semicolons
from courtier.report.laws import law_sources, marked, unseen_words
from courtier.results.disclosure_words import NO_LAW_TO_CONFIRM, NOBODY_LOOKED
from courtier.values.text import Text, say

LABEL = Text(fr="Exposition à des lois étrangères", en="Exposure to foreign laws")


def exposed(reach: Reach, names: PlaceNames) -> Detail | None:
    """Each law with its country, through whom, by which platform, and the source."""
    if not reach.known:
        return detail(LABEL, [NOBODY_LOOKED])
    found = [_told(item, names) for item in reach.reached] + unseen_words(reach.unseen)
    return detail(LABEL, found or [NO_LAW_TO_CONFIRM])


def _told(item: Reached, names: PlaceNames) -> Text:
    law = item.exposure
    text = say("{law} ({country}), par : {through}", "{law} ({country}), through: {through}",
               law=law.law, country=names.of(law.country), through=law.through)  # fmt: skip
    if item.platform is not None:
        text = say("{text}, par la plateforme « {platform} »",
                   "{text}, through the platform “{platform}”",
                   text=text, platform=item.platform.name)  # fmt: skip
    read = [source.title for _, source in law_sources(law) if source]
    if read:
        text = say("{text} (selon {sources})", "{text} (by {sources})",
                   text=text, sources=semicolons(plain(read)))  # fmt: skip
    return marked(text, law.confidence)
