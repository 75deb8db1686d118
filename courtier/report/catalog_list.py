"""The list of the catalogue: every offering, and counts that come from the data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from pydantic import Field

from courtier.catalog.select import Query, selected, wide_claims
from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.certifications import CertificationType
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Provider
from courtier.knowledge.records.software import Software
from courtier.report.explaining.model import semicolons
from courtier.report.labels import OFFERINGS
from courtier.report.page import Counted, Page
from courtier.results.words import mark
from courtier.values.citation import Confidence
from courtier.values.model import Frozen
from courtier.values.text import Language, Text, say


class OfferingListed(Frozen):
    """One offering. ``claims`` counts those that name it; ``package`` is what it must come with.

    ``regions`` empty means that no source names a place: unknown, not none.
    """

    id: str
    name: Text
    provider: str
    regions: tuple[str, ...]
    claims: int
    package: Text | None
    confidence: Confidence
    layer: str


class CatalogCounts(Frozen):
    """What the query found; ``provider_wide_claims`` prove nothing for one offering.

    ``offering_claims`` are all those of the offerings found; ``provider_wide_claims`` those that
    answer what the query asks of providers, certifications and levels. ``abroad_only`` are the
    offerings whose every claim is of a type that counts in other countries only.
    """

    offerings: int
    providers: int
    offering_claims: int
    provider_wide_claims: int
    abroad_only: int


class SoftwareListed(Frozen):
    """Software to reuse before buying; ``licence`` None where no source says."""

    id: str
    name: Text
    licence: str | None
    layer: str


class CatalogList(Frozen):
    """What ``courtier catalog list`` prints; the counts are those of the query beside them.

    ``country_name`` names the country that the query asks for; None where it asks for none.
    """

    schema_: Literal["courtier/catalog-list/1"] = Field(alias="schema")
    knowledge_version: str
    provider: str | None
    query: Query
    country_name: Text | None
    counts: CatalogCounts
    offerings: tuple[OfferingListed, ...]
    software: tuple[SoftwareListed, ...]


_ABROAD = Counted(
    Text(fr="{n} offre n’a de preuve que d’un autre pays, jamais une couverture canadienne",
         en="{n} offering has proof of another country only, never Canadian coverage"),
    Text(fr="{n} offres n’ont de preuve que d’un autre pays, jamais une couverture canadienne",
         en="{n} offerings have proof of another country only, never Canadian coverage"),
)  # fmt: skip
SOFTWARE = Text(fr="Logiciels à réutiliser avant d’acheter", en="Software to reuse before buying")
HOME = "CA"
_PROVIDERS = Counted(
    Text(fr="de {n} fournisseur", en="of {n} provider"),
    Text(fr="de {n} fournisseurs", en="of {n} providers"),
)
_CLAIMS = Counted(
    Text(fr="{n} affirmation d’offre", en="{n} claim on an offering"),
    Text(fr="{n} affirmations d’offre", en="{n} claims on offerings"),
)
_WIDE = Counted(
    Text(fr="{n} à l’échelle d’un fournisseur, tenue à part",
         en="{n} about a provider as a whole, kept apart"),
    Text(fr="{n} à l’échelle d’un fournisseur, tenues à part",
         en="{n} about a provider as a whole, kept apart"),
)  # fmt: skip


def catalog_list(knowledge: Knowledge, query: Query | None = None) -> CatalogList:
    """List the offerings of all layers that answer a query, by provider then by id.

    Args:
        knowledge: The facts.
        query: The filters; None for none. An unknown provider gives an empty list.
    """
    query = query or Query()
    kept = selected(knowledge, query)
    return CatalogList(
        schema="courtier/catalog-list/1",
        knowledge_version=knowledge.version,
        provider=query.provider,
        query=query,
        country_name=PlaceNames(knowledge).of(query.country) if query.country else None,
        counts=CatalogCounts(
            offerings=len(kept),
            providers=len({o.provider for o in kept}),
            offering_claims=sum(len(o.certifications) for o in kept),
            provider_wide_claims=wide_claims(knowledge, query),
            abroad_only=sum(_abroad(offering, knowledge) for offering in kept),
        ),
        offerings=tuple(_listed(offering, knowledge) for offering in kept),
        software=tuple(_software(knowledge)) if query == Query() else (),
    )


def _abroad(offering: Offering, knowledge: Knowledge) -> bool:
    """Whether an offering has claims, all of types that count in other countries only."""
    types = knowledge.all(CertificationType)
    places = [types[c.type].jurisdictions for c in offering.certifications if c.type in types]
    return bool(places) and all(place and HOME not in place for place in places)


def _software(knowledge: Knowledge) -> Iterator[SoftwareListed]:
    for record in knowledge.all(Software).values():
        layer = knowledge.layer_of("catalog/software", record.id)
        yield SoftwareListed(id=record.id, name=record.name, licence=record.licence, layer=layer)


def _listed(offering: Offering, knowledge: Knowledge) -> OfferingListed:
    return OfferingListed(
        id=offering.id,
        name=offering.name,
        provider=offering.provider,
        regions=offering.regions,
        claims=len(offering.certifications),
        package=offering.package,
        confidence=offering.confidence,
        layer=knowledge.layer_of("catalog/offerings", offering.id),
    )


def providers_listed(knowledge: Knowledge) -> tuple[str, ...]:
    """The ids of the providers, for refusing an unknown one."""
    return tuple(knowledge.all(Provider))


def catalog_text(
    listed: CatalogList, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the counts, then the offerings of each provider.

    Args:
        width: Columns of the output, 40 at least.
        color: Whether to add terminal styles; the words say the same without.
    """
    page = Page(language, width, color)
    page.section(_counts(listed.counts, language))
    page.text(_query(page, listed), indent=0, style="faint")
    for provider, offerings in groupby(listed.offerings, key=lambda o: o.provider):
        page.section(provider)
        for offering in offerings:
            page.item("- ", _sentence(page, offering))
    if listed.software:
        page.section(page.word(SOFTWARE))
        for item in listed.software:
            name = say("{id} : {name}", "{id}: {name}", id=item.id, name=item.name)
            page.item("- ", page.word(name))
    page.lines.append("")
    page.text(
        page.say(
            "Une région inconnue n’est pas une absence de région. La page d’une offre : courtier"
            " catalog show ID",
            "An unknown region is not an absence of region. The page of an offering: courtier"
            " catalog show ID",
        ),
        indent=0,
        style="faint",
    )
    return str(page)


QUERY_NAMES: dict[str, Text] = {
    "provider": Text(fr="fournisseur", en="provider"),
    "type": Text(fr="modèle de service", en="service model"),
    "certification": Text(fr="certification", en="certification"),
    "level": Text(fr="niveau", en="level"),
    "region": Text(fr="région", en="region"),
    "country": Text(fr="pays", en="country"),
    "deployment": Text(fr="déploiement", en="deployment"),
}


def _query(page: Page, listed: CatalogList) -> str:
    """The filters that made the counts, as they were asked; a country by its name."""
    values = listed.query.model_dump(mode="json", exclude_none=True)
    if listed.country_name is not None:
        values["country"] = page.word(listed.country_name)
    asked = [f"{page.word(QUERY_NAMES[key])} = {value}" for key, value in values.items()]
    return page.say(
        "Requête : {filters}.",
        "Query: {filters}.",
        filters=", ".join(asked) or page.say("toutes les offres", "every offering"),
    )


def _sentence(page: Page, offering: OfferingListed) -> str:
    regions = ", ".join(key.partition(":")[2] for key in offering.regions)
    unknown = Text(fr="inconnues", en="unknown")
    parts = [
        say("{id} : {name}", "{id}: {name}", id=offering.id, name=offering.name),
        say("régions : {keys}", "regions: {keys}", keys=regions or unknown),
        say("affirmations : {n}", "claims: {n}", n=offering.claims),
    ]
    if offering.package is not None:
        parts.append(say("avec : {package}", "with: {package}", package=offering.package))
    weak = mark(offering.confidence)
    return page.word(semicolons([*parts, weak] if weak else parts))


def _counts(counts: CatalogCounts, language: Language) -> str:
    first = (
        f"{OFFERINGS.of(counts.offerings, language)} {_PROVIDERS.of(counts.providers, language)}"
    )
    held = ", ".join(
        (
            first,
            _CLAIMS.of(counts.offering_claims, language),
            _WIDE.of(counts.provider_wide_claims, language),
        )
    )
    if not counts.abroad_only:
        return held
    return f"{held}. {_ABROAD.of(counts.abroad_only, language)}."
