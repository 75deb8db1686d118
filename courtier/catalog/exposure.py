"""Which laws can reach an offering: its own, its provider's, and those of what it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from courtier.catalog.facts import CatalogFacts
from courtier.catalog.wording import semicolons
from courtier.knowledge.records.exposures import Exposure
from courtier.knowledge.records.offerings import Offering
from courtier.results.matches import ExposureSeen, Status
from courtier.values.citation import STRONG
from courtier.values.text import Text, say

HOME = "CA"


@dataclass(frozen=True)
class Reached:
    """A law, and the name of whom it reaches: the provider of the offering, or of a platform."""

    exposure: Exposure
    holder: Text


@dataclass(frozen=True)
class Reach:
    """All laws that can reach an offering.

    ``looked`` is false where nobody looked at one of the providers; ``sure`` is true where each
    of them was looked at in a primary source.
    """

    reached: tuple[Reached, ...]
    looked: bool
    sure: bool

    @property
    def foreign(self) -> tuple[Reached, ...]:
        """Those of another country."""
        return tuple(item for item in self.reached if item.exposure.country != HOME)


def platforms(offering: Offering, facts: CatalogFacts) -> Iterator[Offering]:
    """The offerings that one stands on, down the chain, each once; itself is left out."""
    seen, waiting = {offering.id}, list(offering.hosted_on)
    while waiting:
        name = waiting.pop(0)
        lower = facts.offerings.get(name)
        if name in seen or lower is None:
            continue
        seen.add(name)
        yield lower
        waiting += lower.hosted_on


def reach_of(offering: Offering, facts: CatalogFacts) -> Reach:
    """The laws that can reach an offering, each once by holder."""
    looked, sure = True, True
    found: dict[tuple[str, str, str], Reached] = {}
    for item in (offering, *platforms(offering, facts)):
        provider = facts.providers.get(item.provider)
        if provider is None or provider.exposure is None:
            looked = False
        sure = sure and provider is not None and provider.confidence == "primary"
        holder = provider.name if provider else Text(fr=item.provider, en=item.provider)
        theirs = provider.exposure if provider else None
        for exposure in (*(item.exposure or ()), *(theirs or ())):
            key = (item.provider, exposure.law.fr, exposure.through.fr)
            found.setdefault(key, Reached(exposure, holder))
    return Reach(tuple(found.values()), looked, sure)


def judge_exposure(offering: Offering, facts: CatalogFacts) -> tuple[Status, Text]:
    """Hold an offering against a refusal of any foreign law: the law, through whom, the source."""
    reach = reach_of(offering, facts)
    if reach.foreign:
        laws = semicolons(_named(item) for item in reach.foreign)
        return "unmet", say("Atteint par : {laws}.", "Reached by: {laws}.", laws=laws)
    if not reach.looked:
        return "unknown", say(
            "Personne n’a regardé quelles lois l’atteignent.",
            "Nobody looked at which laws reach it.",
        )
    if not reach.sure:
        return "unknown", say(
            "Aucune relevée, sans source première : à confirmer par écrit.",
            "None identified, without a primary source: to confirm in writing.",
        )
    return "met", say("Aucune relevée.", "None identified.")


def _named(item: Reached) -> Text:
    exposure = item.exposure
    if exposure.source is None:
        return say(
            "{law} ({country}), par : {through}, sans source nommée",
            "{law} ({country}), through: {through}, no source named",
            law=exposure.law, country=exposure.country, through=exposure.through,
        )  # fmt: skip
    return say(
        "{law} ({country}), par : {through}, selon {source}",
        "{law} ({country}), through: {through}, by {source}",
        law=exposure.law, country=exposure.country, through=exposure.through,
        source=exposure.source.title,
    )  # fmt: skip


def exposure_seen(offering: Offering, facts: CatalogFacts) -> tuple[ExposureSeen, ...] | None:
    """The same laws, as a match shows them; None where nobody looked."""
    reach = reach_of(offering, facts)
    if not reach.looked and not reach.reached:
        return None
    return tuple(
        ExposureSeen(
            law=item.exposure.law,
            country=item.exposure.country,
            through=item.exposure.through,
            confidence=item.exposure.confidence,
            reached_through=item.exposure.reached_through,
            access=item.exposure.access,
            source=item.exposure.source,
        )
        for item in reach.reached
    )


def weak(item: Reached) -> bool:
    """Tell whether an exposure is to confirm."""
    return item.exposure.confidence not in STRONG
