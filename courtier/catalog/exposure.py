"""Which laws can reach an offering: its own, its provider's, and those of what it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from courtier.catalog.facts import CatalogFacts
from courtier.catalog.wording import semicolons
from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.exposures import Exposure
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Provider
from courtier.results.matches import ExposureSeen, Status
from courtier.values.citation import STRONG
from courtier.values.text import Text, say

HOME = "CA"


class Sold(Protocol):
    """What may be bought and who sells it, by id."""

    @property
    def offerings(self) -> Mapping[str, Offering]:
        """The offerings."""

    @property
    def providers(self) -> Mapping[str, Provider]:
        """Those who sell them."""


@dataclass(frozen=True)
class Reached:
    """A law, and the name of whom it reaches: the provider of the offering, or of a platform.

    ``platform`` is the offering that it reaches under the one that is held; None for that one.
    """

    exposure: Exposure
    holder: Text
    platform: Offering | None = None


@dataclass(frozen=True)
class Reach:
    """All laws that can reach an offering.

    ``unseen`` names the providers, of the offering or of a platform, at which nobody looked;
    ``sure`` is true where each of them was looked at in a primary source.
    """

    reached: tuple[Reached, ...]
    unseen: tuple[Text, ...]
    sure: bool

    @property
    def looked(self) -> bool:
        """Whether somebody looked at each provider."""
        return not self.unseen

    @property
    def known(self) -> bool:
        """Whether there is anything to say: a law, or that none was found by who looked at all."""
        return self.looked or bool(self.reached)

    @property
    def foreign(self) -> tuple[Reached, ...]:
        """Those of another country."""
        return tuple(item for item in self.reached if item.exposure.country != HOME)


def platforms(offering: Offering, facts: Sold) -> Iterator[Offering]:
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


def reach_of(offering: Offering, facts: Sold) -> Reach:
    """The laws that can reach an offering, each once by holder."""
    unseen: list[Text] = []
    sure = True
    found: dict[tuple[str, str, str], Reached] = {}
    for item in (offering, *platforms(offering, facts)):
        provider = facts.providers.get(item.provider)
        holder = provider.name if provider else Text(fr=item.provider, en=item.provider)
        if provider is None or provider.exposure is None:
            unseen.append(holder)
        sure = sure and provider is not None and provider.confidence == "primary"
        platform = item if item.id != offering.id else None
        theirs = provider.exposure if provider else None
        for exposure in (*(item.exposure or ()), *(theirs or ())):
            key = (item.provider, exposure.law.fr, exposure.through.fr)
            found.setdefault(key, Reached(exposure, holder, platform))
    return Reach(tuple(found.values()), tuple(dict.fromkeys(unseen)), sure)


@dataclass(frozen=True)
class _Sold:
    offerings: Mapping[str, Offering]
    providers: Mapping[str, Provider]


def reach_in(offering: Offering, knowledge: Knowledge, provider: Provider | None = None) -> Reach:
    """The same laws by the records of the layers, for who holds no gathered catalogue.

    Args:
        offering: The offering.
        knowledge: The facts of all layers.
        provider: Stands for the record of its id; None leaves all records as they are.
    """
    providers = knowledge.all(Provider)
    if provider is not None:
        providers = {**providers, provider.id: provider}
    return reach_of(offering, _Sold(knowledge.all(Offering), providers))


def reach_of_provider(provider: Provider) -> Reach:
    """The laws that can reach a provider, whatever its offerings stand on."""
    held = provider.exposure
    return Reach(
        tuple(Reached(item, provider.name) for item in held or ()),
        (provider.name,) if held is None else (),
        provider.confidence == "primary",
    )


def judge_exposure(offering: Offering, facts: CatalogFacts) -> tuple[Status, Text]:
    """Hold an offering against a refusal of any foreign law: the law, through whom, the source."""
    reach = reach_of(offering, facts)
    if reach.foreign:
        laws = semicolons(_named(item, facts.names) for item in reach.foreign)
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


def _named(item: Reached, names: PlaceNames) -> Text:
    exposure = item.exposure
    country = names.of(exposure.country)
    read = [s.title for s in (exposure.source, exposure.through_source) if s]
    if not read:
        return say(
            "{law} ({country}), par : {through}, sans source nommée",
            "{law} ({country}), through: {through}, no source named",
            law=exposure.law, country=country, through=exposure.through,
        )  # fmt: skip
    return say(
        "{law} ({country}), par : {through}, selon {sources}",
        "{law} ({country}), through: {through}, by {sources}",
        law=exposure.law, country=country, through=exposure.through, sources=", ".join(read),
    )  # fmt: skip


def exposure_seen(reach: Reach, names: PlaceNames) -> tuple[ExposureSeen, ...] | None:
    """The same laws, as a match shows them; None where nobody looked."""
    if not reach.known:
        return None
    return tuple(
        ExposureSeen(
            law=item.exposure.law,
            country=item.exposure.country,
            country_name=names.of(item.exposure.country),
            platform=item.platform.name if item.platform else None,
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
