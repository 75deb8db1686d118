"""What an explanation holds, whatever it explains, and how a record becomes one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.common import Change, Record
from courtier.results.words import layer_name
from courtier.values.citation import Confidence, Source
from courtier.values.model import Frozen
from courtier.values.stated import Stated
from courtier.values.text import Text, say

Sort = Literal[
    "kind", "element", "rule", "requirement", "duty", "question", "scheme", "level",
    "foreign-scheme", "foreign-level", "parameter",
    "route", "check", "measure", "deadline", "holiday", "tender-item", "catalog-rule",
    "certification-type", "offering", "provider",
    "provider-claims", "claim",
    "entity", "region", "profile", "software", "price", "price-service", "shape-family",
    "resource-price",
    "finding", "flag", "reason", "anchor", "fault", "clause",
]  # fmt: skip

SORT_NAMES: dict[str, Text] = {
    "kind": Text(fr="Nature de l’information", en="Kind of information"),
    "element": Text(fr="Élément", en="Element"),
    "rule": Text(fr="Règle", en="Rule"),
    "requirement": Text(fr="Exigence", en="Requirement"),
    "duty": Text(fr="Obligation légale", en="Duty of law"),
    "question": Text(fr="Question", en="Question"),
    "scheme": Text(fr="Modèle de classification", en="Classification scheme"),
    "level": Text(fr="Niveau", en="Level"),
    "foreign-scheme": Text(fr="Modèle d’un autre territoire", en="Scheme of another jurisdiction"),
    "foreign-level": Text(fr="Niveau d’un autre territoire", en="Level of another jurisdiction"),
    "parameter": Text(fr="Paramètre daté", en="Dated parameter"),
    "route": Text(fr="Mode de sollicitation", en="Route"),
    "check": Text(fr="Vérification", en="Check"),
    "measure": Text(fr="Mesure de la stratégie", en="Measure of the strategy"),
    "deadline": Text(fr="Échéance", en="Deadline"),
    "holiday": Text(fr="Jour férié", en="Public holiday"),
    "tender-item": Text(fr="Élément d’un appel d’offres", en="Item of a call for tenders"),
    "catalog-rule": Text(fr="Règle du catalogue", en="Rule of the catalogue"),
    "certification-type": Text(fr="Type de certification", en="Certification type"),
    "offering": Text(fr="Offre", en="Offering"),
    "provider": Text(fr="Fournisseur", en="Provider"),
    "provider-claims": Text(
        fr="Affirmations à l’échelle d’un fournisseur", en="Claims about a provider as a whole"
    ),
    "claim": Text(fr="Affirmation", en="Claim"),
    "entity": Text(fr="Entité", en="Entity"),
    "region": Text(fr="Région", en="Region"),
    "profile": Text(fr="Profil de besoins", en="Profile of needs"),
    "software": Text(fr="Logiciel à réutiliser", en="Software to reuse"),
    "price": Text(fr="Prix public", en="List price"),
    "price-service": Text(fr="Lien d’un besoin à un prix", en="Link from a need to a price"),
    "resource-price": Text(fr="Comment une ressource se paie", en="How a resource is paid"),
    "shape-family": Text(fr="Famille de machines", en="Family of machines"),
    "finding": Text(fr="Constat", en="Finding"),
    "flag": Text(fr="Drapeau", en="Flag"),
    "reason": Text(fr="Motif", en="Reason"),
    "anchor": Text(fr="Ancrage d’un plancher", en="Anchor of a floor"),
    "clause": Text(fr="Clause ou gabarit", en="Clause or template"),
    "fault": Text(fr="Défaut d’un fichier de faits", en="Fault of a fact file"),
}


class Detail(Frozen):
    """One named list of facts, in sentences."""

    label: Text
    items: tuple[Text, ...]


class Explanation(Frozen):
    """One thing that bears an identifier: what it is, why, where it comes from, what to do.

    ``file`` and ``layer`` are the fact file that a correction would touch, None where the program
    itself states it. ``checked_by`` is empty until a person of the body checks.
    """

    sort: Sort
    id: str
    name: Text
    what: Text
    why: Text | None
    help: Text | None
    details: tuple[Detail, ...]
    valid_from: date | None
    valid_to: date | None
    confidence: Confidence | None
    sources: tuple[Source, ...]
    checked_on: date | None
    checked_by: str | None
    changes: tuple[Change, ...]
    file: str | None
    layer: str | None


@dataclass(frozen=True)
class Place:
    """The fact file of something explained, with the layer that won."""

    file: str | None
    layer: str | None


def place_of(record: Record, knowledge: Knowledge) -> Place:
    """The file of a record, by the folders of its type, and the layer that holds this file.

    What a layer corrects in part of the record is told apart, with its own file.
    """
    for folder in record.folders:
        name = f"{folder}/{record.id}.yaml"
        if name in knowledge.files:
            return Place(name, knowledge.files[name][0].name)
    return Place(None, None)


def table_place(name: str, knowledge: Knowledge, *key: str) -> Place:
    """The file of a table of facts; ``key`` starts what tells a row from the others, if given."""
    if key:
        rows = knowledge.row_layers(name).items()
        return Place(name, next(layer for found, layer in rows if found[: len(key)] == key))
    if name in knowledge.files:
        return Place(name, knowledge.files[name][0].name)
    return Place(None, None)


def of_record(
    sort: Sort,
    record: Record,
    knowledge: Knowledge,
    details: Iterable[Detail | None],
    why: Text | None = None,
) -> Explanation:
    """Explain a record: its own words, then what is particular to its sort."""
    place = place_of(record, knowledge)
    return Explanation(
        sort=sort,
        id=record.id,
        name=record.name,
        what=record.text,
        why=why,
        help=record.help,
        details=tuple(d for d in (*details, _corrected(place, knowledge)) if d is not None),
        valid_from=record.valid_from,
        valid_to=record.valid_to,
        confidence=record.confidence,
        sources=record.sources,
        checked_on=record.checked_on,
        checked_by=record.checked_by,
        changes=record.changes,
        file=place.file,
        layer=place.layer,
    )


def _corrected(place: Place, knowledge: Knowledge) -> Detail | None:
    """The files in which a body corrects part of the record, each with its layer."""
    acts = knowledge.acts.get((place.file or "").removesuffix(".yaml"), ())
    return detail(
        Text(fr="Corrigée dans", en="Corrected in"),
        [
            say("{file} ({layer})", "{file} ({layer})", file=a.file, layer=layer_name(a.layer))
            for a in acts
        ],
    )


def of_part(
    sort: Sort,
    identifier: str,
    name: Text,
    what: Text,
    place: Place,
    details: Iterable[Detail | None] = (),
    why: Text | None = None,
    help: Text | None = None,
    confidence: Confidence | None = None,
    sources: tuple[Source, ...] = (),
) -> Explanation:
    """Explain a part of a record, or a row of a table."""
    return Explanation(
        sort=sort,
        id=identifier,
        name=name,
        what=what,
        why=why,
        help=help,
        details=tuple(d for d in details if d is not None),
        valid_from=None,
        valid_to=None,
        confidence=confidence,
        sources=sources,
        checked_on=None,
        checked_by=None,
        changes=(),
        file=place.file,
        layer=place.layer,
    )


def of_stated(item: Stated, details: Iterable[Detail | None] = ()) -> Explanation:
    """Explain a word that the program itself states."""
    return of_part(
        item.sort, item.id, item.name, item.what, Place(None, None), details, item.why, item.help
    )


def detail(label: Text, items: Iterable[Text]) -> Detail | None:
    """A named list; None when it is empty."""
    found = tuple(items)
    return Detail(label=label, items=found) if found else None


def plain(words: Iterable[str]) -> list[Text]:
    """Words that are the same in both languages: ids, articles, codes."""
    return [Text(fr=word, en=word) for word in words]


def semicolons(parts: Iterable[Text]) -> Text:
    """The parts of one entry, with the semicolons of each language."""
    found = list(parts)
    return Text(fr=" ; ".join(p.fr for p in found), en="; ".join(p.en for p in found))
