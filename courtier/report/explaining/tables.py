"""Explanations of entities, regions, profiles of needs and list prices."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.prices import (
    OwnPrice,
    PriceRow,
    PriceService,
    ShapeFamily,
    SupportBand,
)
from courtier.knowledge.records.profiles import Profile
from courtier.knowledge.records.providers import Entity, Region
from courtier.report.explaining.layered import withdrawn
from courtier.report.explaining.market import UNKNOWN, entity_name
from courtier.report.explaining.model import (
    Explanation,
    Place,
    detail,
    of_part,
    of_record,
    plain,
    table_place,
)
from courtier.report.explaining.paid import resource_price
from courtier.results.cost_words import CPU_NAMES
from courtier.values.text import Text, say

SOURCE = Text(fr="Source", en="Source")


def entity(record: Entity, knowledge: Knowledge) -> Explanation:
    """A legal person, its country and its parent."""
    country = PlaceNames(knowledge).of(record.country) if record.country else UNKNOWN
    parent = [entity_name(record.parent, knowledge)] if record.parent else []
    details = (
        detail(Text(fr="Nom légal", en="Legal name"), plain([record.legal_name])),
        detail(Text(fr="Pays", en="Country"), [country]),
        detail(Text(fr="Société mère", en="Parent"), parent),
    )
    return of_record("entity", record, knowledge, details)


def profile(record: Profile, knowledge: Knowledge) -> Explanation:
    """Typical needs, always an example."""
    parts = detail(Text(fr="Parties du besoin", en="Parts of the need"), plain(record.needs))
    return of_record("profile", record, knowledge, (parts,))


def region(record: Region, knowledge: Knowledge) -> Explanation:
    """A place of a provider, as its source gives it."""
    where = PlaceNames(knowledge).of_region(record)
    what = say(
        "Région du fournisseur {provider} : {where}.",
        "Region of the provider {provider}: {where}.",
        provider=record.provider,
        where=where,
    )
    details = (
        detail(SOURCE, [_read(record.source, record.as_of)]),
        detail(Text(fr="Remarque", en="Remark"), plain([record.note] if record.note else [])),
    )
    place = Place("providers/regions.csv", knowledge.region_layers[record.key])
    name = Text(fr=record.name, en=record.name)
    return of_part("region", record.key, name, what, place, details, confidence=record.confidence)


def withdrawn_region(key: str, knowledge: Knowledge) -> Explanation:
    """A region that a body withdrew: who, when and why; nothing else of it is told."""
    decision, layer = knowledge.withdrawn_regions[key]
    what = say("Région retirée du catalogue.", "Region withdrawn from the catalogue.")
    place = Place("providers/regions.csv", layer)
    return withdrawn(of_part("region", key, Text(fr=key, en=key), what, place, ()), decision)


def prices(identifier: str, knowledge: Knowledge) -> Iterator[Explanation]:
    """A list price or a link from a need to a price, by the id that results give it."""
    sort, _, rest = identifier.partition(":")
    if sort == "price" and knowledge.snapshots:
        newest = knowledge.prices(knowledge.snapshots[-1])
        for row in newest[1] if newest else ():
            if ":".join((row.provider, row.region, row.service, row.sku, row.term)) == rest:
                yield _price(identifier, row, knowledge)
    if sort == "own-price":
        for row in knowledge.own_prices:
            if ":".join((row.provider, row.region, row.service, row.sku, row.term)) == rest:
                yield _own_price(identifier, row, knowledge)
    if sort == "support-plan":
        bands = [b for b in knowledge.support_plans if f"{b.provider}:{b.level}" == rest]
        if bands:
            yield _support_plan(identifier, bands[0], knowledge)
    if sort == "shape-family":
        for family in knowledge.shape_families:
            if ":".join((family.provider, family.pattern)) == rest:
                yield _shape_family(identifier, family, knowledge)
    if sort == "resource-price":
        yield from resource_price(identifier, knowledge)
    if sort == "price-service":
        for service in knowledge.price_services:
            if ":".join((service.provider, service.need, service.sku or "free")) == rest:
                yield _price_service(identifier, service, knowledge)


def _shape_family(identifier: str, family: ShapeFamily, knowledge: Knowledge) -> Explanation:
    what = say(
        "Chez {provider}, les machines « {pattern} » sont d’architecture {architecture} et leur "
        "processeur est : {cpu}.",
        "At {provider}, the machines “{pattern}” are of architecture {architecture} and their "
        "CPU is: {cpu}.",
        provider=family.provider, pattern=family.pattern, architecture=family.architecture,
        cpu=CPU_NAMES[family.cpu],
    )  # fmt: skip
    details = (
        detail(SOURCE, [_read(family.source, family.read_on.isoformat())]),
        detail(Text(fr="Remarque", en="Remark"), plain([family.note] if family.note else [])),
    )
    place = table_place("catalog/shape-families.csv", knowledge, family.provider, family.pattern)
    name = Text(fr=family.pattern, en=family.pattern)
    return of_part(
        "shape-family", identifier, name, what, place, details, confidence=family.confidence
    )


def _price(identifier: str, row: PriceRow, knowledge: Knowledge) -> Explanation:
    what = say(
        "Prix public de {provider} en {region} : {price} {currency} par {unit}, avant taxes.",
        "List price of {provider} in {region}: {price} {currency} per {unit}, before tax.",
        provider=row.provider, region=row.region, price=row.price,
        currency=row.currency, unit=row.unit,
    )  # fmt: skip
    help_text = say(
        "Vérifiez-le chez le fournisseur ; une soumission au fichier le remplace.",
        "Check it with the provider; a quote in the file replaces it.",
    )
    details = (
        detail(SOURCE, [_read(row.source, row.as_of)]),
        detail(Text(fr="Engagement", en="Term"), plain([row.term])),
        detail(Text(fr="Remarque", en="Remark"), plain([row.note] if row.note else [])),
    )
    place = table_place(f"catalog/prices/{knowledge.snapshots[-1]}.csv", knowledge)
    return of_part(
        "price", identifier, Text(fr=row.sku, en=row.sku), what, place, details,
        help=help_text, confidence=row.confidence,
    )  # fmt: skip


def _own_price(identifier: str, row: OwnPrice, knowledge: Knowledge) -> Explanation:
    what = say(
        "Prix de votre liste chez {provider} en {region} : {price} {currency} par {unit}, avant "
        "taxes.",
        "Price of your list at {provider} in {region}: {price} {currency} per {unit}, before tax.",
        provider=row.provider, region=row.region, price=row.price,
        currency=row.currency, unit=row.unit,
    )  # fmt: skip
    details = (
        detail(SOURCE, [_read(row.source, row.as_of)]),
        detail(Text(fr="Engagement", en="Term"), plain([row.term])),
        detail(
            Text(fr="Dernier jour", en="Last day"), plain([str(row.until)] if row.until else [])
        ),
    )
    place = table_place("catalog/own-prices.csv", knowledge)
    name = Text(fr=row.sku, en=row.sku)
    return of_part("price", identifier, name, what, place, details, confidence=row.confidence)


def _support_plan(identifier: str, band: SupportBand, knowledge: Knowledge) -> Explanation:
    what = say(
        "Plan de soutien {plan} de {provider}, gradué sur la facture du mois, d’au moins "
        "{minimum} {currency}.",
        "Support plan {plan} of {provider}, graduated on the bill of the month, of at least "
        "{minimum} {currency}.",
        plan=band.plan, provider=band.provider, minimum=band.minimum, currency=band.currency,
    )  # fmt: skip
    details = (
        detail(SOURCE, [_read(band.source, band.read_on.isoformat())]),
        detail(Text(fr="Remarque", en="Remark"), plain([band.note] if band.note else [])),
    )
    place = table_place("catalog/support-plans.csv", knowledge, band.provider, band.level)
    name = Text(fr=band.plan, en=band.plan)
    return of_part("price", identifier, name, what, place, details, confidence=band.confidence)


def _price_service(identifier: str, service: PriceService, knowledge: Knowledge) -> Explanation:
    what = say(
        "Chez {provider}, le besoin {need} se paie par le service {service} ({sku}).",
        "At {provider}, the need {need} is charged by the service {service} ({sku}).",
        provider=service.provider, need=service.need, service=service.service,
        sku=service.sku or "—",
    )  # fmt: skip
    details = (
        detail(SOURCE, [_read(service.source, service.read_on.isoformat())]),
        detail(Text(fr="Remarque", en="Remark"), plain([service.note] if service.note else [])),
    )
    place = table_place(
        "catalog/price-services.csv", knowledge, service.provider, service.need, service.sku
    )
    name = Text(fr=service.need, en=service.need)
    return of_part(
        "price-service", identifier, name, what, place, details, confidence=service.confidence
    )


def _read(source: str, day: str) -> Text:
    return say("{source} ({day})", "{source} ({day})", source=source, day=day)
