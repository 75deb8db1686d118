"""Search of the catalogue: accents and capitals ignored, both languages, best first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.certifications import Certification, CertificationType
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider, Region
from courtier.reading.nearest import nearest
from courtier.values.model import Frozen
from courtier.values.text import Text, say

Sort = Literal["offering", "provider", "entity", "certification-type", "region"]
Field = Literal["id", "name", "certification", "service", "place", "provider", "text"]

WEIGHTS: dict[Field, int] = {
    "id": 10, "name": 9, "certification": 6, "service": 6, "place": 5, "provider": 4, "text": 2,
}  # fmt: skip
"""How much a word counts where it was found; twice when it is the whole word."""

_SORTS: tuple[Sort, ...] = ("offering", "certification-type", "provider", "region", "entity")
_EMPTY = frozenset({
    "and", "au", "aux", "de", "des", "du", "en", "et", "for", "in", "la", "le", "les", "of", "ou",
    "sur", "the", "un", "une",
})  # fmt: skip
_SHORT = 3
_NEAR = 5


class Matched(Frozen):
    """Words of the query found in one field of a record; ``in_text`` is a part of what it says."""

    field: Field
    words: tuple[str, ...]
    in_text: Text


class Hit(Frozen):
    """One record that holds every word of the query; ``score`` only ranks hits of one query."""

    sort: Sort
    id: str
    name: Text
    score: int
    matched: tuple[Matched, ...]


@dataclass(frozen=True)
class _Paper:
    """What is searched of one record: each field with its texts."""

    sort: Sort
    id: str
    name: Text
    fields: tuple[tuple[Field, Text], ...]


@lru_cache(maxsize=1 << 15)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without accents and capitals; cut at all but letters and digits."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return tuple(kept.split())


def search(knowledge: Knowledge, query: str) -> tuple[Hit, ...]:
    """The records that hold every word of a query, best first, ties by sort then by id.

    A word is found where a word of the record starts with it; one under three letters only where
    it is the whole word. Articles and conjunctions of both languages ask nothing.
    """
    asked = _asked(query)
    if not asked:
        return ()
    hits = (_hit(paper, asked) for paper in _papers(knowledge))
    found = [hit for hit in hits if hit is not None]
    return tuple(sorted(found, key=lambda h: (-h.score, _SORTS.index(h.sort), h.id)))


def nearest_words(knowledge: Knowledge, query: str) -> tuple[str, ...]:
    """For a query that found nothing: words of the catalogue close to those it does not hold."""
    known = dict.fromkeys(
        word
        for paper in _papers(knowledge)
        for field, text in paper.fields
        if field != "text"
        for word in (*words_of(text.fr), *words_of(text.en))
        if len(word) >= _SHORT
    )
    lost = [w for w in _asked(query) if not any(_found(w, word) for word in known)]
    near = (word for w in lost for word in nearest(w, known, _NEAR))
    return tuple(dict.fromkeys(near))[:_NEAR]


def _asked(query: str) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(words_of(query)))
    return tuple(word for word in words if word not in _EMPTY) or words


def _found(asked: str, word: str) -> int:
    """2 for the whole word, 1 for its beginning, 0 for neither."""
    if word == asked:
        return 2
    return int(len(asked) >= _SHORT and word.startswith(asked))


@lru_cache(maxsize=1 << 15)
def _both(fr: str, en: str) -> frozenset[str]:
    """The words of both languages: names of places, types and providers come back often."""
    return frozenset((*words_of(fr), *words_of(en)))


def _hit(paper: _Paper, asked: tuple[str, ...]) -> Hit | None:
    best = dict.fromkeys(asked, 0)
    matched: dict[tuple[Field, Text], list[str]] = {}
    for field, text in paper.fields:
        words = _both(text.fr, text.en)
        for word in asked:
            degree = max((_found(word, other) for other in words), default=0)
            if degree:
                matched.setdefault((field, text), []).append(word)
                best[word] = max(best[word], WEIGHTS[field] * degree)
    if not all(best.values()):
        return None
    return Hit(
        sort=paper.sort,
        id=paper.id,
        name=paper.name,
        score=sum(best.values()),
        matched=tuple(
            Matched(field=field, words=tuple(found), in_text=text)
            for (field, text), found in matched.items()
        ),
    )


def _papers(knowledge: Knowledge) -> Iterator[_Paper]:
    names, told = PlaceNames(knowledge), _Told(knowledge)
    for offering in knowledge.all(Offering).values():
        yield _paper("offering", offering, _of_offering(offering, told))
    for kind in knowledge.all(CertificationType).values():
        yield _paper("certification-type", kind, [("text", kind.issuer), ("text", kind.evidence)])
    for provider in knowledge.all(Provider).values():
        yield _paper("provider", provider, _of_provider(provider, knowledge))
    for entity in knowledge.all(Entity).values():
        yield _paper("entity", entity, _of_entity(entity, names))
    for key, region in knowledge.regions.items():
        codes = (region.subdivision, region.country)
        fields = [*_plain("id", [key]), *_plain("name", [region.name]), *_plain("place", codes)]
        fields.append(("place", names.of_region(region)))
        name = Text(fr=region.name or key, en=region.name or key)
        yield _Paper("region", key, name, tuple(fields))


def _paper(sort: Sort, record: Record, others: Iterable[tuple[Field, Text]]) -> _Paper:
    own: list[tuple[Field, Text]] = [*_plain("id", [record.id]), ("name", record.name)]
    return _Paper(sort, record.id, record.name, (*own, *others, ("text", record.text)))


class _Told:
    """What many offerings name, put in words once: providers, regions, claims."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.names = PlaceNames(knowledge)
        self._knowledge = knowledge
        self._provider, self._region = dict[str, Text](), dict[str, Text]()
        self._claim = dict[tuple[str, str | None], Text]()

    def provider(self, identifier: str) -> Text:
        """The name of a provider, or its id where no record has it."""
        if identifier not in self._provider:
            record = self._knowledge.get(Provider, identifier)
            self._provider[identifier] = record.name if record else _same(identifier)
        return self._provider[identifier]

    def region(self, key: str) -> Text:
        """A region with its place, or its key where no table has it."""
        if key not in self._region:
            known = self._knowledge.regions.get(key)
            self._region[key] = _region(key, known, self.names) if known else _same(key)
        return self._region[key]

    def claim(self, claim: Certification) -> Text:
        """The type of a claim, with its level."""
        mark = (claim.type, claim.level)
        if mark not in self._claim:
            self._claim[mark] = _claimed(claim, self._knowledge)
        return self._claim[mark]


def _of_offering(offering: Offering, told: _Told) -> Iterator[tuple[Field, Text]]:
    yield "provider", told.provider(offering.provider)
    for key in offering.regions:
        yield "place", told.region(key)
    for code in offering.countries or ():
        yield "place", told.names.of(code)
    for claim in offering.certifications:
        yield "certification", told.claim(claim)
        yield from _plain("service", claim.services or ())
    yield from _plain("service", [service.name for service in offering.services or ()])
    if offering.package is not None:
        yield "text", offering.package


def _region(key: str, region: Region, names: PlaceNames) -> Text:
    return say(
        "{key} {name}, {place}",
        "{key} {name}, {place}",
        key=key,
        name=region.name,
        place=names.of_region(region),
    )


def _claimed(claim: Certification, knowledge: Knowledge) -> Text:
    kind = knowledge.get(CertificationType, claim.type)
    name = kind.name if kind else _same(claim.type)
    return Text(
        fr=" ".join(filter(None, (name.fr, claim.type, claim.level))),
        en=" ".join(filter(None, (name.en, claim.type, claim.level))),
    )


def _of_provider(provider: Provider, knowledge: Knowledge) -> Iterator[tuple[Field, Text]]:
    for identifier in (provider.contracting_entity, provider.operator, provider.parent):
        entity = knowledge.get(Entity, identifier) if identifier else None
        if entity is not None:
            yield from _plain("name", [entity.legal_name])
    if provider.technology is not None:
        yield "text", provider.technology


def _of_entity(entity: Entity, names: PlaceNames) -> Iterator[tuple[Field, Text]]:
    yield "name", _same(entity.legal_name)
    if entity.country is not None:
        yield "place", names.of(entity.country)


def _plain(field: Field, texts: Iterable[str | None]) -> list[tuple[Field, Text]]:
    return [(field, _same(text)) for text in texts if text]


def _same(text: str) -> Text:
    return Text(fr=text, en=text)
