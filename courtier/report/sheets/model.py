"""What a sheet holds: named sections of entries, each entry with its labelled facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.common import Record
from courtier.report.explaining.model import Place, place_of
from courtier.results.words import TO_CONFIRM, layer_name
from courtier.values.citation import STRONG, Confidence, Source
from courtier.values.model import Frozen
from courtier.values.text import Text, say

SheetSort = Literal["offering", "provider", "entity", "certification-type", "region"]

UNKNOWN = Text(fr="inconnu", en="unknown")


class Ref(Frozen):
    """Another record that has a sheet."""

    sort: SheetSort
    id: str


class Fact(Frozen):
    """One labelled fact. ``weak``: it rests on weak evidence, and is marked wherever shown."""

    label: Text
    value: Text
    ref: Ref | None = None
    url: str | None = None
    weak: bool = False


class Entry(Frozen):
    """One thing of a section, with its facts; ``unknown``: the entry says that nobody knows."""

    name: Text
    ref: Ref | None = None
    url: str | None = None
    weak: bool = False
    unknown: bool = False
    facts: tuple[Fact, ...] = ()


class Section(Frozen):
    """A part of a sheet; ``id`` is stable, ``intro`` says how to read it."""

    id: str
    title: Text
    intro: Text | None = None
    entries: tuple[Entry, ...]


class Sheet(Frozen):
    """One record as a buyer reads it. ``layer`` is the folder of facts that it came from."""

    sort: SheetSort
    id: str
    name: Text
    what: Text
    help: Text | None
    confidence: Confidence
    layer: str | None
    file: str | None
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


def fact(label: Text, value: Text | None, **more: object) -> Fact:
    """A labelled fact; None is *unknown*, said as such."""
    return Fact.model_validate({"label": label, "value": value or UNKNOWN, **more})


def is_weak(confidence: Confidence) -> bool:
    """Whether a fact of this confidence carries the visible mark."""
    return confidence not in STRONG


def section(
    identifier: str, title: Text, entries: Iterable[Entry], intro: Text | None = None
) -> Section | None:
    """A section; None where it would be empty."""
    found = tuple(entries)
    if not found:
        return None
    return Section(id=identifier, title=title, intro=intro, entries=found)


def sheet_of(
    sort: SheetSort, record: Record, knowledge: Knowledge, sections: Iterable[Section | None]
) -> Sheet:
    """The sheet of a record: its own words, then its sections, then where it comes from."""
    place = place_of(record, knowledge)
    return Sheet(
        sort=sort,
        id=record.id,
        name=record.name,
        what=record.text,
        help=record.help,
        confidence=record.confidence,
        layer=place.layer,
        file=place.file,
        sections=tuple(s for s in (*sections, _corrections(place, knowledge)) if s is not None),
        sources=record.sources,
    )


def _corrections(place: Place, knowledge: Knowledge) -> Section | None:
    """What the body corrected in part of the record: who, when, why, and in which file."""
    acts = knowledge.acts.get((place.file or "").removesuffix(".yaml"), ())
    entries = [
        Entry(
            name=act.said.reason,
            facts=(
                fact(Text(fr="Par", en="By"), same(act.said.by)),
                fact(Text(fr="Le", en="On"), say("{day}", "{day}", day=act.said.on)),
                fact(LAYER, say("{layer} – {file}", "{layer} – {file}",
                                layer=layer_name(act.layer), file=act.file)),
            ),
        )
        for act in acts
    ]  # fmt: skip
    return section(
        "corrections", Text(fr="Corrigé par l’organisme", en="Corrected by the body"), entries
    )


def same(text: str) -> Text:
    """A word that is the same in both languages: a name, a code, an id."""
    return Text(fr=text, en=text)


LAYER = Text(fr="Couche", en="Layer")
MARK = TO_CONFIRM
"""The visible mark of what rests on weak evidence."""
