"""The cards of the lists of certification types, providers, entities and regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.certifications import CertificationType
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider, Region
from courtier.report.sheets.claims import held_by
from courtier.report.sheets.model import UNKNOWN, SheetSort
from courtier.report.sheets.others import behind
from courtier.report.sheets.words import KIND_NAMES, ROLE_NAMES
from courtier.report.site.places import page_of
from courtier.report.site.rows import counted
from courtier.results.words import named
from courtier.values.text import Language, Text, join, say

HOME = "CA"


@dataclass(frozen=True)
class ListRow:
    """One certification type or provider on its card; ``filter`` is what shows its offerings."""

    path: str
    name: Text
    facts: tuple[tuple[Text, Text], ...]
    filter: str | None


def certification_rows(knowledge: Knowledge, language: Language) -> tuple[ListRow, ...]:
    """Every certification type, by id, with how many offerings claim it."""
    offerings = knowledge.all(Offering).values()
    found = []
    for record in knowledge.all(CertificationType).values():
        count = sum(held_by(offering, record.id) for offering in offerings)
        facts = (
            (Text(fr="Sorte", en="Sort"), named(KIND_NAMES, record.kind)),
            (Text(fr="Délivrée par", en="Issued by"), record.issuer),
            (Text(fr="Affirmée par", en="Claimed by"), counted(count)),
        )
        path = page_of("certification-type", record.id, language)
        chosen = f"certification={record.id}" if count else None
        found.append(ListRow(path, record.name, facts, chosen))
    return tuple(found)


def provider_rows(knowledge: Knowledge, language: Language) -> tuple[ListRow, ...]:
    """Every provider, by id, with its parent and how many offerings it sells."""
    sold = Counter(o.provider for o in knowledge.all(Offering).values())
    found = []
    for record in knowledge.all(Provider).values():
        facts = (
            (Text(fr="Société mère", en="Parent"), _parent(record, knowledge)),
            (Text(fr="Au catalogue", en="In the catalogue"), counted(sold[record.id])),
        )
        path = page_of("provider", record.id, language)
        found.append(ListRow(path, record.name, facts, None))
    return tuple(found)


def _parent(record: Provider, knowledge: Knowledge) -> Text:
    entity = knowledge.get(Entity, record.parent) if record.parent else None
    if entity is None:
        return UNKNOWN
    country = _country(entity, knowledge)
    return say("{name} ({country})", "{name} ({country})", name=entity.legal_name, country=country)


def entity_rows(knowledge: Knowledge, language: Language) -> tuple[ListRow, ...]:
    """Every legal person, by id, with its country, its roles and the providers it stands behind."""
    found = []
    for record in knowledge.all(Entity).values():
        roles = [named(ROLE_NAMES, role) for role in record.roles]
        providers = [provider.name for provider, _ in behind(record, knowledge)]
        facts = [
            (Text(fr="Pays", en="Country"), _country(record, knowledge)),
            (Text(fr="Rôles", en="Roles"), join(roles) if roles else UNKNOWN),
        ]
        if providers:
            facts.append((Text(fr="Derrière", en="Behind"), join(providers)))
        path = page_of("entity", record.id, language)
        found.append(ListRow(path, record.name, tuple(facts), None))
    return tuple(found)


def _country(record: Entity, knowledge: Knowledge) -> Text:
    return PlaceNames(knowledge).of(record.country) if record.country else UNKNOWN


def region_rows(knowledge: Knowledge, language: Language) -> tuple[ListRow, ...]:
    """Every region, those of Canada first, then by the name of the country and by key."""
    names = PlaceNames(knowledge)

    def turn(region: Region) -> tuple[bool, str, str]:
        return region.country != HOME, names.of(region.country).in_(language), region.key

    sold = Counter(key for o in knowledge.all(Offering).values() for key in o.regions)
    found = []
    for region in sorted(knowledge.regions.values(), key=turn):
        facts = [(Text(fr="Lieu", en="Place"), names.of_region(region))]
        if sold[region.key]:
            label = Text(fr="Au catalogue", en="In the catalogue")
            facts.append((label, counted(sold[region.key])))
        name = say("{key} – {name}", "{key} – {name}", key=region.key, name=region.name)
        chosen = f"region={region.key}" if sold[region.key] else None
        path = page_of("region", region.key, language)
        found.append(ListRow(path, name, tuple(facts), chosen))
    return tuple(found)


LISTS: tuple[
    tuple[SheetSort, Callable[[Knowledge, Language], tuple[ListRow, ...]], Text], ...
] = (
    ("certification-type", certification_rows, Text(
        fr="Ce que chaque type prouve, qui le délivre, et quoi demander.",
        en="What each type proves, who gives it, and what to ask for.",
    )),
    ("provider", provider_rows, Text(
        fr="Qui vend, qui exploite, à qui cela appartient.",
        en="Who sells, who operates, who owns it.",
    )),
    ("entity", entity_rows, Text(
        fr="Les personnes morales derrière les fournisseurs : qui signe, exploite, possède ou"
        " fournit la technologie.",
        en="The legal persons behind the providers: who signs, operates, owns or supplies the"
        " technology.",
    )),
    ("region", region_rows, Text(
        fr="Où chaque fournisseur exploite ses centres, et comment ce lieu est connu ; le Canada"
        " d’abord.",
        en="Where each provider runs its centres, and how that place is known; Canada first.",
    )),
)  # fmt: skip
"""Each list beside that of the offerings: its sort, its cards, and what it is for."""
