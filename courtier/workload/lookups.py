"""What a workload file names of the knowledge: kinds, elements, levels, offerings, regions."""

from __future__ import annotations

from courtier.knowledge.door import FOLDER_OF, Knowledge
from courtier.knowledge.records.catalog import Offering, Profile
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.risk import CRITERIA, Criterion, Kind, Scheme
from courtier.reading.wording import short
from courtier.values.text import Text, say
from courtier.workload.model import DEFAULT_SCHEME
from courtier.workload.raw import Node, Notes

_UNKNOWN: dict[type[Record], tuple[str, Text]] = {
    Kind: (
        "unknown-kind",
        Text(
            fr="« {id} » n’est pas une nature de l’information connue.",
            en="“{id}” is not a known kind of information.",
        ),
    ),
    Scheme: (
        "unknown-scheme",
        Text(
            fr="« {id} » n’est pas un modèle de classification connu.",
            en="“{id}” is not a known classification scheme.",
        ),
    ),
    Offering: (
        "unknown-offering",
        Text(
            fr="Le catalogue ne contient aucune offre « {id} ».",
            en="The catalogue holds no offering “{id}”.",
        ),
    ),
    Profile: (
        "unknown-profile",
        Text(
            fr="« {id} » n’est pas un profil de besoins connu.",
            en="“{id}” is not a known profile of needs.",
        ),
    ),
}


def check_lookups(root: Node, knowledge: Knowledge, notes: Notes) -> None:
    """Note every word of the file that the knowledge does not hold, with the nearest."""
    for asset in root["information"].items:
        _record(asset["kind"], Kind, knowledge, notes)
        for element in asset["elements"].items:
            _element(element, knowledge, notes)
    _record(root["scheme"], Scheme, knowledge, notes)
    _levels(root, knowledge, notes)
    _record(root["needs"]["profile"], Profile, knowledge, notes)
    acquisition = root["acquisition"]
    for item in (*acquisition["agreements"].items, *acquisition["quotes"].items):
        _record(item["offering"], Offering, knowledge, notes)
    _record(root["placement"]["offering"], Offering, knowledge, notes)
    for region in root["placement"]["regions"].items:
        _region(region, knowledge, notes)


def _record(node: Node, record: type[Record], knowledge: Knowledge, notes: Notes) -> None:
    if node.word is None or _holds(knowledge, record, node.word):
        return
    code, sentence = _UNKNOWN[record]
    text = say(sentence.fr, sentence.en, id=short(node.word))
    known = knowledge.all(record)
    names = {identifier: item.name for identifier, item in known.items()}
    also = {identifier: _other_names(item) for identifier, item in known.items()}
    help = notes.suggestion(record.__name__, node.word, known, names=names, also=also)
    notes.add(code, node, text, help or _listed(list(known), FOLDER_OF[record][0]))


def _holds(knowledge: Knowledge, record: type[Record], identifier: str) -> bool:
    """Tell whether a record exists: by its file name, else by reading them all."""
    named = any(f"{folder}/{identifier}.yaml" in knowledge.files for folder in FOLDER_OF[record])
    return named or identifier in knowledge.all(record)


def _other_names(item: Record) -> tuple[str, ...]:
    names = (item.name.fr, item.name.en)
    if isinstance(item, Kind):
        return (*names, *item.synonyms.fr, *item.synonyms.en)
    return names


def _listed(identifiers: list[str], folder: str) -> Text:
    if 0 < len(identifiers) <= 20:
        ids = ", ".join(identifiers)
        return say("Valeurs admises : {ids}.", "Allowed values: {ids}.", ids=ids)
    return say(
        "Les valeurs admises sont les noms des fiches de {folder}.",
        "The allowed values are the names of the records of {folder}.",
        folder=folder,
    )


def _element(node: Node, knowledge: Knowledge, notes: Notes) -> None:
    if node.word is None or node.word in knowledge.elements:
        return
    text = say(
        "« {id} » n’est pas un élément connu.", "“{id}” is not a known element.",
        id=short(node.word),
    )  # fmt: skip
    names = {e.id: e.name for e in knowledge.elements.values()}
    also = {e.id: (e.name.fr, e.name.en) for e in knowledge.elements.values()}
    help = notes.suggestion("element", node.word, names, names=names, also=also)
    notes.add("unknown-element", node, text, help or _listed(list(names), "risk/elements.csv"))


def _levels(root: Node, knowledge: Knowledge, notes: Notes) -> None:
    scheme = knowledge.get(Scheme, root["scheme"].word or DEFAULT_SCHEME)
    if scheme is None:
        return
    for asset in root["information"].items:
        for criterion in CRITERIA:
            _level(asset["declared"][criterion], criterion, scheme, notes)
    for override in root["overrides"].items:
        for criterion in CRITERIA:
            if override["criterion"].word == criterion:
                _level(override["level"], criterion, scheme, notes)


def _level(node: Node, criterion: Criterion, scheme: Scheme, notes: Notes) -> None:
    levels = scheme.levels(criterion)
    if node.word is None or node.word in {level.id for level in levels}:
        return
    text = say(
        "« {id} » n’est pas un niveau de ce critère dans le modèle « {scheme} ».",
        "“{id}” is not a level of this criterion in the scheme “{scheme}”.",
        id=short(node.word),
        scheme=scheme.id,
    )
    names = {level.id: level.name for level in levels}
    also = {level.id: (level.name.fr, level.name.en) for level in levels}
    help = notes.suggestion(criterion, node.word, names, names=names, also=also)
    notes.add("unknown-level", node, text, help or _listed(list(names), "risk/schemes"))


def _region(node: Node, knowledge: Knowledge, notes: Notes) -> None:
    if node.word is None or node.word in knowledge.regions:
        return
    owners = [r for r in knowledge.regions.values() if r.code == node.word]
    names = {r.key: Text(fr=r.name, en=r.name) for r in knowledge.regions.values()}
    keys = ", ".join(r.key for r in owners)
    if len(owners) > 1:
        text = say(
            "Plusieurs fournisseurs emploient le code de région « {code} ».",
            "Several providers use the region code “{code}”.",
            code=short(node.word),
        )
        help = say("Écrivez l’un de : {keys}.", "Write one of: {keys}.", keys=keys)
        notes.add("ambiguous-region", node, text, help)
    elif owners:
        text = say(
            "Le code de région « {code} » doit nommer son fournisseur.",
            "The region code “{code}” must name its provider.",
            code=short(node.word),
        )
        help = say("Écrivez {keys}.", "Write {keys}.", keys=keys)
        notes.add("region-without-provider", node, text, help)
    else:
        text = say(
            "« {code} » n’est pas une région connue (fournisseur:code).",
            "“{code}” is not a known region (provider:code).",
            code=short(node.word),
        )
        also = {r.key: (r.code, r.name) for r in knowledge.regions.values()}
        near = notes.suggestion("region", node.word, names, names=names, also=also)
        notes.add("unknown-region", node, text, near or _listed([], "providers/regions.csv"))
