"""The laws that can reach an offering, in the words that every output shares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from courtier.catalog.wording import semicolons
from courtier.report.page import capital
from courtier.results.disclosure_words import NO_LAW_TO_CONFIRM, NOBODY_LOOKED
from courtier.results.words import mark
from courtier.values.citation import Confidence, Source
from courtier.values.text import Text, join, say

if TYPE_CHECKING:
    from courtier.knowledge.records.exposures import Exposure
    from courtier.results.disclosure import LawSeen
    from courtier.results.matches import ExposureSeen, Match


def law_name(law: ExposureSeen | LawSeen) -> Text:
    """A law with the country whose law it is."""
    return say("{law} ({country})", "{law} ({country})", law=law.law, country=law.country_name)


def through(law: ExposureSeen | LawSeen) -> Text:
    """Through whom or what a law reaches, and by which platform under the offering."""
    if law.platform is None:
        return law.through
    return say(
        "{through}, par la plateforme « {platform} »",
        "{through}, through the platform “{platform}”",
        through=law.through,
        platform=law.platform,
    )


def law_sources(law: LawSeen | Exposure) -> tuple[tuple[Text, Source | None], ...]:
    """Where the law was read, and where that it reaches whom it does; None: nowhere."""
    return (
        (Text(fr="Source de la loi", en="Source for the law"), law.source),
        (Text(fr="Source du lien", en="Source for the link"), law.through_source),
    )


def unseen_words(unseen: Sequence[Text]) -> list[Text]:
    """That nobody looked at some of the providers; nothing where each was looked at."""
    if not unseen:
        return []
    names = join(list(unseen))
    return [say("inconnue pour : {names} ; personne n’a regardé",
                "unknown for: {names}; nobody looked", names=names)]  # fmt: skip


def exposure_lines(match: Match) -> list[Text]:
    """What can reach an offering, a line a way; unknown is said, and *none* is to confirm."""
    if match.exposure is None:
        return [NOBODY_LOOKED]
    ways = [_way(laws) for laws in by_way(match.exposure)]
    unseen = unseen_words(match.exposure_unseen)
    return [*ways, *unseen] or [NO_LAW_TO_CONFIRM]


def by_way(laws: Iterable[ExposureSeen]) -> list[list[ExposureSeen]]:
    """The laws that reach through the same thing, with the same confidence, together."""
    groups: dict[tuple[Text, str], list[ExposureSeen]] = {}
    for law in laws:
        groups.setdefault((through(law), law.confidence), []).append(law)
    return list(groups.values())


def _way(laws: Sequence[ExposureSeen]) -> Text:
    names = semicolons(law_name(law) for law in laws)
    text = say("{laws}, {through}", "{laws}, {through}", laws=names, through=through(laws[0]))
    weak = mark(laws[0].confidence)
    return say("{text} ({mark})", "{text} ({mark})", text=text, mark=weak) if weak else text


def foreign_words(laws: Sequence[LawSeen] | None, unseen: Sequence[Text]) -> list[Text]:
    """The foreign laws in a cell, each once by platform; an empty list where nobody looked."""
    if laws is None:
        return []
    found = [marked(_short(law), law.confidence) for law in laws if law.foreign]
    return [*dict.fromkeys(found), *unseen_words(unseen)] or [NO_LAW_TO_CONFIRM]


def _short(law: LawSeen) -> Text:
    if law.platform is None:
        return law_name(law)
    return say(
        "{law} par la plateforme « {platform} »",
        "{law} through the platform “{platform}”",
        law=law_name(law),
        platform=law.platform,
    )


def sentence(words: Text) -> Text:
    """The words as a sentence: a capital and a full stop."""
    return Text(fr=f"{capital(words.fr)}.", en=f"{capital(words.en)}.")


def marked(text: Text, confidence: Confidence | None) -> Text:
    """A text with the visible mark of weak evidence, where it rests on some."""
    weak = mark(confidence) if confidence else None
    return say("{text}, {mark}", "{text}, {mark}", text=text, mark=weak) if weak else text
