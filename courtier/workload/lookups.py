"""What a workload file names of the knowledge: kinds, elements, levels, offerings, regions."""

from __future__ import annotations

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.risk import CRITERIA, Criterion, Kind, Scheme
from courtier.reading.wording import short
from courtier.values.text import Text, say
from courtier.workload.model import DEFAULT_SCHEME
from courtier.workload.questions_known import check_answers
from courtier.workload.raw import Node, Notes

_UNKNOWN: dict[str, tuple[str, Text]] = {
    "Kind": (
        "unknown-kind",
        Text(
            fr="« {id} » n’est pas une nature de l’information connue.",
            en="“{id}” is not a known kind of information.",
        ),
    ),
    "Scheme": (
        "unknown-scheme",
        Text(
            fr="« {id} » n’est pas un modèle de classification connu.",
            en="“{id}” is not a known classification scheme.",
        ),
    ),
    "Offering": (
        "unknown-offering",
        Text(
            fr="Le catalogue ne contient aucune offre « {id} ».",
            en="The catalogue holds no offering “{id}”.",
        ),
    ),
    "Profile": (
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
    _profile(root["needs"]["profile"], knowledge, notes)
    acquisition = root["acquisition"]
    for item in (*acquisition["agreements"].items, *acquisition["quotes"].items):
        _offering(item["offering"], knowledge, notes)
    _offering(root["placement"]["offering"], knowledge, notes)
    for region in root["placement"]["regions"].items:
        _region(region, knowledge, notes)
        _region_of_offering(region, root["placement"]["offering"].word, knowledge, notes)
    check_answers(root, knowledge, notes)


# The models of the catalogue are imported only for a file that names one of its records.


def _profile(node: Node, knowledge: Knowledge, notes: Notes) -> None:
    if node.word is not None:
        from courtier.knowledge.records.profiles import Profile

        _record(node, Profile, knowledge, notes)


def _offering(node: Node, knowledge: Knowledge, notes: Notes) -> None:
    if node.word is not None:
        from courtier.knowledge.records.offerings import Offering

        _record(node, Offering, knowledge, notes)


def _record(node: Node, record: type[Record], knowledge: Knowledge, notes: Notes) -> None:
    if node.word is None or notes.full or _holds(knowledge, record, node.word):
        return
    code, sentence = _UNKNOWN[record.__name__]
    text = say(sentence.fr, sentence.en, id=short(node.word))
    known = knowledge.all(record)
    help = notes.suggestion(
        record.__name__, node.word, lambda: {i: _names(item) for i, item in known.items()}
    )
    listed = (
        _CATALOGUE if record.__name__ == "Offering" else _listed(list(known), record.folders[0])
    )
    notes.add(code, node, text, help or listed)


_CATALOGUE = say(
    "Énumérez les offres avec « courtier catalog list ».",
    "List the offerings with “courtier catalog list”.",
)


def _holds(knowledge: Knowledge, record: type[Record], identifier: str) -> bool:
    """Tell whether a record exists: by its file name, else by reading them all."""
    named = any(f"{folder}/{identifier}.yaml" in knowledge.files for folder in record.folders)
    return named or identifier in knowledge.all(record)


def _names(item: Record) -> tuple[Text, ...]:
    """The name of a record, and the words that people use for it."""
    if not isinstance(item, Kind):
        return (item.name,)
    synonyms = item.synonyms
    return (item.name, *(Text(fr=w, en=w) for w in (*synonyms.fr, *synonyms.en)))


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
    if node.word is None or notes.full or node.word in knowledge.elements:
        return
    text = say(
        "« {id} » n’est pas un élément connu.", "“{id}” is not a known element.",
        id=short(node.word),
    )  # fmt: skip
    known = knowledge.elements
    help = notes.suggestion("element", node.word, lambda: {i: (e.name,) for i, e in known.items()})
    notes.add("unknown-element", node, text, help or _listed(list(known), "risk/elements.csv"))


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
    if node.word is None or notes.full or node.word in {level.id for level in levels}:
        return
    text = say(
        "« {id} » n’est pas un niveau de ce critère dans le modèle « {scheme} ».",
        "“{id}” is not a level of this criterion in the scheme “{scheme}”.",
        id=short(node.word),
        scheme=scheme.id,
    )
    help = notes.suggestion(criterion, node.word, lambda: {v.id: (v.name,) for v in levels})
    listed = _listed([level.id for level in levels], "risk/schemes")
    notes.add("unknown-level", node, text, help or listed)


def _region(node: Node, knowledge: Knowledge, notes: Notes) -> None:
    if node.word is None or notes.full or node.word in knowledge.regions:
        return
    owners = [r.key for r in knowledge.regions.values() if r.code == node.word]
    if owners:
        _bare_region(node, node.word, owners, notes)
        return
    text = say(
        "« {code} » n’est pas une région connue (fournisseur:code).",
        "“{code}” is not a known region (provider:code).",
        code=short(node.word),
    )
    known = knowledge.regions
    help = notes.suggestion(
        "region",
        node.word,
        lambda: {k: (_same(r.name), _same(r.code)) for k, r in known.items()},
    )
    notes.add("unknown-region", node, text, help or _listed([], "providers/regions.csv"))


def _region_of_offering(
    node: Node, offering: str | None, knowledge: Knowledge, notes: Notes
) -> None:
    """Note a known region where the offering that is named is not offered."""
    if node.word not in knowledge.regions or offering is None or notes.full:
        return
    from courtier.knowledge.records.offerings import Offering

    record = knowledge.get(Offering, offering)
    if record is None or not record.regions or node.word in record.regions:
        return
    text = say(
        "L’offre « {offering} » n’est pas dans la région « {region} ».",
        "The offering “{offering}” is not in the region “{region}”.",
        offering=offering,
        region=str(node.word),
    )
    regions = ", ".join(record.regions)
    help = say("Ses régions : {regions}.", "Its regions: {regions}.", regions=regions)
    notes.add("region-of-another-offering", node, text, help)


def _bare_region(node: Node, code: str, owners: list[str], notes: Notes) -> None:
    keys = ", ".join(owners)
    if len(owners) > 1:
        text = say(
            "Plusieurs fournisseurs emploient le code de région « {code} ».",
            "Several providers use the region code “{code}”.",
            code=code,
        )
        help = say("Écrivez l’un de : {keys}.", "Write one of: {keys}.", keys=keys)
        notes.add("ambiguous-region", node, text, help)
        return
    text = say(
        "Le code de région « {code} » doit nommer son fournisseur.",
        "The region code “{code}” must name its provider.",
        code=code,
    )
    help = say("Écrivez {keys}.", "Write {keys}.", keys=keys)
    notes.add("region-without-provider", node, text, help)


def _same(word: str) -> Text:
    return Text(fr=word, en=word)
