"""What foreign law can reach an offering or a provider, by which platform, and what limits it."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.catalog.exposure import Reach, Reached, reach_in, reach_of_provider
from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Provider
from courtier.report.laws import law_sources, sentence, unseen_words
from courtier.report.sheets.model import Entry, Fact, Ref, Section, fact, is_weak, same, section
from courtier.report.sheets.words import MITIGATION_NAMES
from courtier.results.disclosure_words import ACCESS_NAMES, REACHED_NAMES
from courtier.results.words import named
from courtier.values.text import Text, join, say

TITLE = Text(fr="Exposition à des lois étrangères", en="Exposure to foreign laws")
NO_LAW = Text(fr="Cherchée, aucune relevée.", en="Looked for, none identified.")
NO_LAW_TO_CONFIRM = Text(
    fr="Cherchée, aucune relevée, sans source première : à confirmer par écrit.",
    en="Looked for, none identified, without a primary source: to confirm in writing.",
)
_NOBODY = Text(fr="Personne n’a regardé : inconnue.", en="Nobody looked: unknown.")
_BESIDE = Text(
    fr="Montrée à côté du verdict, jamais dedans : l’organisme dit ce qu’il accepte.",
    en="Shown beside the verdict, never inside it: the body says what it accepts.",
)


def exposure(offering: Offering, provider: Provider | None, knowledge: Knowledge) -> Section | None:
    """The exposure of an offering, that of each platform under it named.

    Args:
        offering: The offering.
        provider: Who sells it; None where no record says.
        knowledge: The facts, for the platforms and the names of countries.
    """
    found = reach_in(offering, knowledge, provider)
    return section("exposure", TITLE, _entries(found, knowledge), _BESIDE)


def provider_exposure(provider: Provider, knowledge: Knowledge) -> Section | None:
    """The exposure of a provider alone, whatever its offerings stand on."""
    found = reach_of_provider(provider)
    return section("exposure", TITLE, _entries(found, knowledge), _BESIDE)


def _entries(found: Reach, knowledge: Knowledge) -> Iterator[Entry]:
    if not found.known:
        yield Entry(name=_NOBODY, unknown=True)
        return
    names = PlaceNames(knowledge)
    for item in found.reached:
        yield _entry(item, names)
    for words in unseen_words(found.unseen):
        yield Entry(name=sentence(words), unknown=True)
    if not found.reached and found.looked:
        yield Entry(name=NO_LAW if found.sure else NO_LAW_TO_CONFIRM)


def _entry(item: Reached, names: PlaceNames) -> Entry:
    law = item.exposure
    return Entry(name=law.law, weak=is_weak(law.confidence), facts=tuple(_facts(item, names)))


def _facts(item: Reached, names: PlaceNames) -> Iterator[Fact]:
    law = item.exposure
    yield fact(Text(fr="Pays", en="Country"), names.of(law.country))
    if item.platform is not None:
        owned = say("{name}, de {owner}", "{name}, of {owner}",
                    name=item.platform.name, owner=item.holder)  # fmt: skip
        ref = Ref(sort="offering", id=item.platform.id)
        yield fact(Text(fr="Par la plateforme", en="Through the platform"), owned, ref=ref)
    yield fact(Text(fr="Par", en="Through"), law.through)
    if law.reached_through:
        yield fact(Text(fr="Lien", en="Link"), named(REACHED_NAMES, law.reached_through))
    access = [named(ACCESS_NAMES, word) for word in law.access or ()]
    label = Text(fr="Accès possible", en="Possible access")
    yield fact(label, join(access) if access else None)
    if not law.mitigations:
        none = Text(fr="aucune atténuation relevée", en="no mitigation identified")
        yield fact(Text(fr="Atténuation", en="Mitigation"), none)
    for mitigation in law.mitigations:
        yield fact(named(MITIGATION_NAMES, mitigation.by), mitigation.text)
    for label, source in law_sources(law):
        title, url = (same(source.title), source.url) if source else (None, None)
        yield fact(label, title, url=url)
