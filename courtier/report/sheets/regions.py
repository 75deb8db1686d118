"""The sheet of a region, and its line on the sheet of an offering."""

from __future__ import annotations

from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Provider, Region
from courtier.knowledge.tables import REGIONS
from courtier.report.sheets.model import (
    Entry,
    Fact,
    Ref,
    Sheet,
    fact,
    is_weak,
    same,
    section,
)
from courtier.report.sheets.words import BASIS_NAMES, REGION_STATUS_NAMES
from courtier.results.words import named
from courtier.values.text import Text, say

_WHAT = Text(fr="Ce que c’est", en="What it is")


def region_entry(key: str, knowledge: Knowledge) -> Entry:
    """A region with its place, its state and the carbon of its power."""
    region = knowledge.regions.get(key)
    if region is None:
        return Entry(name=same(key), unknown=True)
    name = say("{key} – {name}", "{key} – {name}", key=key, name=region.name)
    ref = Ref(sort="region", id=key)
    return Entry(
        name=name, ref=ref, weak=is_weak(region.confidence), facts=_facts(region, knowledge)
    )


def _facts(region: Region, knowledge: Knowledge) -> tuple[Fact, ...]:
    carbon = region.carbon_g_per_kwh
    grams = None
    if carbon is not None:
        year = str(region.carbon_year or "?")
        grams = say("{n} g CO₂e/kWh ({y})", "{n} g CO₂e/kWh ({y})", n=carbon, y=year)
    zones = say("{n}", "{n}", n=region.zones) if region.zones is not None else None
    return (
        fact(Text(fr="Lieu", en="Place"), PlaceNames(knowledge).of_region(region)),
        fact(Text(fr="Lieu connu parce que", en="Place known because"),
             named(BASIS_NAMES, region.location_basis)),
        fact(Text(fr="État", en="State"), named(REGION_STATUS_NAMES, region.status)),
        fact(Text(fr="Zones", en="Zones"), zones),
        fact(Text(fr="Région jumelée", en="Paired region"), _paired(region, knowledge),
             ref=Ref(sort="region", id=region.paired) if region.paired in knowledge.regions
             else None),
        fact(Text(fr="Carbone de l’électricité", en="Carbon of the power"), grams),
    )  # fmt: skip


def _paired(region: Region, knowledge: Knowledge) -> Text | None:
    pair = knowledge.regions.get(region.paired) if region.paired else None
    if pair is None:
        return same(region.paired) if region.paired else None
    place = PlaceNames(knowledge).of_region(pair)
    return say("{key} ({place})", "{key} ({place})", key=pair.key, place=place)


def region_sheet(region: Region, knowledge: Knowledge) -> Sheet:
    """A region: where it is, how that is known, and what is sold there."""
    provider = knowledge.get(Provider, region.provider)
    sold = [o for o in knowledge.all(Offering).values() if region.key in o.regions]
    opened = same(region.opened) if region.opened else None
    facts = [
        fact(
            Text(fr="Fournisseur", en="Provider"),
            provider.name if provider else same(region.provider),
            ref=Ref(sort="provider", id=provider.id) if provider else None,
        ),
        *_facts(region, knowledge),
        fact(Text(fr="Ouverte", en="Opened"), opened),
        fact(Text(fr="Source", en="Source"), same(f"{region.source}, {region.as_of}")),
    ]
    if region.realm:
        facts.append(fact(Text(fr="Domaine", en="Realm"), same(region.realm)))
    if region.closed:
        facts.append(fact(Text(fr="Fermée", en="Closed"), same(region.closed)))
    if region.note:
        facts.append(fact(Text(fr="Remarque", en="Remark"), same(region.note)))
    return Sheet(
        sort="region",
        id=region.key,
        name=same(region.name or region.key),
        what=say("Région du fournisseur {name}.", "Region of the provider {name}.",
                 name=provider.name if provider else region.provider),
        help=None,
        confidence=region.confidence,
        layer=knowledge.region_layers.get(region.key),
        file=REGIONS,
        sections=tuple(
            found
            for found in (
                section("what", _WHAT,
                        [Entry(name=_WHAT, facts=tuple(facts))]),
                section("offerings", Text(fr="Offres vendues ici", en="Offerings sold here"),
                        [Entry(name=o.name, ref=Ref(sort="offering", id=o.id)) for o in sold]),
            )
            if found is not None
        ),
        sources=(),
    )  # fmt: skip
