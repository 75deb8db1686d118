"""What ``courtier knowledge list`` prints: how many records there are, of what, from where."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import groupby
from typing import Literal

from pydantic import Field

from courtier.check.lint.sorts import SORTS, all_records, file_of
from courtier.check.lint.stale import last_seen
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.common import Record
from courtier.report.explaining.model import SORT_NAMES
from courtier.report.layout import Column
from courtier.report.page import Page
from courtier.results.words import confidence_name, layer_name, mark, named
from courtier.values.citation import STRENGTH, Confidence
from courtier.values.model import Frozen
from courtier.values.text import Language, Text

TYPES: tuple[str, ...] = tuple(SORTS.values())
"""The types of records that can be listed."""


class LayerListed(Frozen):
    """A layer of facts, with its fingerprint; ``files`` counts those that no later one replaces."""

    name: str
    sha256: str
    files: int


class RecordCount(Frozen):
    """How many records there are of one type, layer and confidence."""

    type: str
    layer: str
    confidence: Confidence
    records: int


class RecordListed(Frozen):
    """One record; ``last_seen`` is the day from which its shelf life counts."""

    id: str
    name: Text
    layer: str
    confidence: Confidence
    last_seen: date
    shelf_life_days: int


class KnowledgeList(Frozen):
    """The facts at hand. ``records`` is empty unless one type is asked for."""

    schema_: Literal["courtier/knowledge-list/1"] = Field(alias="schema")
    version: str
    sha256: str
    layers: tuple[LayerListed, ...]
    type: str | None
    counts: tuple[RecordCount, ...]
    records: tuple[RecordListed, ...]


def knowledge_list(knowledge: Knowledge, type: str | None) -> KnowledgeList:
    """Count the records of all layers, or list those of one type.

    Args:
        knowledge: The facts.
        type: One of ``TYPES``; None for all.

    Raises:
        InputError: A fact file is not valid.
    """
    found = [r for r in all_records(knowledge) if type in (None, _type(r))]
    counted = Counter((_type(r), _layer(knowledge, r), r.confidence) for r in found)
    order = sorted(counted, key=lambda key: (TYPES.index(key[0]), key[1], STRENGTH.index(key[2])))
    return KnowledgeList(
        schema="courtier/knowledge-list/1",
        version=knowledge.version,
        sha256=knowledge.sha256,
        layers=_layers(knowledge),
        type=type,
        counts=tuple(
            RecordCount(type=key[0], layer=key[1], confidence=key[2], records=counted[key])
            for key in order
        ),
        records=tuple(_listed(knowledge, r) for r in found) if type else (),
    )


def _type(record: Record) -> str:
    return SORTS[type(record)]


def _layer(knowledge: Knowledge, record: Record) -> str:
    return knowledge.files[file_of(knowledge, type(record), record.id)][0].name


def _layers(knowledge: Knowledge) -> tuple[LayerListed, ...]:
    files = Counter(id(layer) for layer, _ in knowledge.files.values())
    return tuple(
        LayerListed(name=name, sha256=sha256, files=files[id(layer)])
        for layer, (name, sha256) in zip(knowledge.layers, knowledge.fingerprints, strict=True)
    )


def _listed(knowledge: Knowledge, record: Record) -> RecordListed:
    return RecordListed(
        id=record.id,
        name=record.name,
        layer=_layer(knowledge, record),
        confidence=record.confidence,
        last_seen=last_seen(record),
        shelf_life_days=record.shelf_life_days,
    )


def knowledge_text(
    listed: KnowledgeList, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the layers, then the counts of each type, then the records asked for.

    Args:
        width: Columns of the output, 40 at least.
        color: Whether to add terminal styles; the words say the same without.
    """
    page = Page(language, width, color)
    page.section(
        page.say(
            "Faits {version} ({sha256}…), {n} fiches",
            "Facts {version} ({sha256}…), {n} records",
            version=listed.version,
            sha256=listed.sha256[:12],
            n=sum(count.records for count in listed.counts),
        )
    )
    for layer in listed.layers:
        _layer_line(page, layer)
    _counts(page, listed)
    if listed.records:
        page.lines.append("")
    for record in listed.records:
        _record(page, record)
    return str(page)


def _layer_line(page: Page, layer: LayerListed) -> None:
    text = page.say(
        "{files} fichiers employés, empreinte {sha256}…",
        "{files} files in use, fingerprint {sha256}…",
        files=layer.files,
        sha256=layer.sha256[:12],
    )
    page.named(page.say("Couche {name}", "Layer {name}", name=layer_name(layer.name)), text)


def _counts(page: Page, listed: KnowledgeList) -> None:
    rows = []
    for (type_, layer), group in groupby(listed.counts, key=lambda c: (c.type, c.layer)):
        counts = list(group)
        known = [f"{page.word(confidence_name(c.confidence))} ({c.records})" for c in counts]
        total = page.number(sum(count.records for count in counts))
        separator = " ; " if page.language == "fr" else "; "
        words = (page.word(named(SORT_NAMES, type_)), page.word(layer_name(layer)))
        rows.append((*words, total, separator.join(known)))
    columns = (
        Column(page.say("Sorte", "Type"), flexible=True),
        Column(page.say("Couche", "Layer")),
        Column(page.say("Fiches", "Records"), "right"),
        Column(page.say("Degré de confiance", "Confidence"), flexible=True),
    )
    page.lines.append("")
    page.table(columns, rows)


def _record(page: Page, record: RecordListed) -> None:
    weak = mark(record.confidence)
    text = page.say(
        "{id} : {name} ({layer}, vu le {day})",
        "{id}: {name} ({layer}, seen on {day})",
        id=record.id,
        name=record.name,
        layer=layer_name(record.layer),
        day=record.last_seen,
    )
    page.item("- ", f"{text} – {page.word(weak)}" if weak else text)
