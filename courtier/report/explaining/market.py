"""Explanations of ``catalog/`` and ``providers/``: types, offerings, claims, providers, prices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from courtier.catalog.exposure import reach_in, reach_of_provider
from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.certifications import (
    Certification,
    CertificationType,
    ProviderClaims,
)
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider
from courtier.report.explaining.exposed import exposed
from courtier.report.explaining.model import (
    Explanation,
    detail,
    of_part,
    of_record,
    place_of,
    plain,
    semicolons,
)
from courtier.results.certification_words import CERTIFICATION_STATUS_NAMES
from courtier.results.words import DEPLOYMENT_NAMES, SERVICE_MODEL_NAMES
from courtier.values.citation import CONFIDENCE_NAMES, STRONG, Source
from courtier.values.text import Text, join, say

UNKNOWN = Text(fr="inconnu", en="unknown")
CLAIMS = Text(fr="Affirmations", en="Claims")
WIDE = Text(
    fr="Affirmations sur le fournisseur entier, qui ne prouvent rien pour cette offre",
    en="Claims about the provider as a whole, which prove nothing for this offering",
)


def offering(record: Offering, knowledge: Knowledge) -> Explanation:
    """An offering with its places, its claims, and those of its provider apart."""
    provider_record = knowledge.get(Provider, record.provider)
    models = [SERVICE_MODEL_NAMES[model] for model in record.service_models]
    deployment = DEPLOYMENT_NAMES[record.deployment] if record.deployment else UNKNOWN
    stated = record.places.get("support")
    names = PlaceNames(knowledge)
    support = [names.all_of(stated.countries)] if stated else [UNKNOWN]
    details = (
        detail(Text(fr="Fournisseur", en="Provider"), _named(provider_record, record.provider)),
        detail(Text(fr="Modèle de service", en="Service model"), [join(models)] if models else []),
        detail(Text(fr="Déploiement", en="Deployment"), [deployment]),
        detail(
            Text(fr="Contrôles ou forfait exigés", en="Package or controls required"),
            [record.package] if record.package else [],
        ),
        detail(
            Text(fr="Régions", en="Regions"),
            [region_name(key, knowledge) for key in record.regions] or [UNKNOWN],
        ),
        detail(Text(fr="Hébergée sur", en="Hosted on"), plain(record.hosted_on)),
        detail(Text(fr="Pays du soutien", en="Support countries"), support),
        detail(CLAIMS, claims(record.certifications, knowledge) or [_no_claim()]),
        detail(WIDE, claims(_provider_wide(record.provider, knowledge), knowledge)),
        exposed(reach_in(record, knowledge), names),
    )
    return of_record("offering", record, knowledge, details)


def provider(record: Provider, knowledge: Knowledge) -> Explanation:
    """A provider: its four entities, its exposure, its offerings and its claims."""
    roles = (
        (Text(fr="Entité contractante", en="Contracting entity"), record.contracting_entity),
        (Text(fr="Exploitant", en="Operator"), record.operator),
        (Text(fr="Société mère", en="Parent"), record.parent),
    )
    offerings = [o for o in knowledge.all(Offering).values() if o.provider == record.id]
    regions = [r for r in knowledge.regions.values() if r.provider == record.id]
    details = (
        *(detail(label, [entity_name(name, knowledge)]) for label, name in roles),
        detail(Text(fr="Technologie", en="Technology"), [record.technology or UNKNOWN]),
        detail(
            Text(fr="Fournisseurs de technologie", en="Technology suppliers"),
            [entity_name(name, knowledge) for name in record.technology_suppliers],
        ),
        detail(Text(fr="Revendeurs", en="Resellers"), plain(record.resellers)),
        exposed(reach_of_provider(record), PlaceNames(knowledge)),
        detail(
            Text(fr="Offres", en="Offerings"),
            [say("{name} ({id})", "{name} ({id})", name=o.name, id=o.id) for o in offerings],
        ),
        detail(
            Text(fr="Régions au Canada", en="Regions in Canada"),
            [region_name(r.key, knowledge) for r in regions if r.country == "CA"],
        ),
        detail(
            Text(fr="Affirmations sur le fournisseur entier", en="Claims about the whole provider"),
            claims(_provider_wide(record.id, knowledge), knowledge),
        ),
    )
    return of_record("provider", record, knowledge, details)


def provider_claims(record: ProviderClaims, knowledge: Knowledge) -> Explanation:
    """The claims about a provider as a whole, never proof for one offering."""
    found = detail(CLAIMS, claims(record.certifications, knowledge))
    return of_record("provider-claims", record, knowledge, (found,))


def claim(identifier: str, knowledge: Knowledge) -> Iterator[Explanation]:
    """One claim by its id, on an offering or on a provider."""
    owners: tuple[Offering | ProviderClaims, ...] = (
        *knowledge.all(Offering).values(),
        *knowledge.all(ProviderClaims).values(),
    )
    for owner in owners:
        for item in owner.certifications:
            if item.id == identifier:
                yield _claim(item, owner, knowledge)


def _claim(
    item: Certification, owner: Offering | ProviderClaims, knowledge: Knowledge
) -> Explanation:
    record = knowledge.get(CertificationType, item.type)
    name = record.name if record else Text(fr=item.type, en=item.type)
    about = (
        say("Affirmation sur l’offre « {name} ».", "Claim about the offering “{name}”.",
            name=owner.name)
        if isinstance(owner, Offering)
        else say(
            "Affirmation sur un fournisseur entier ({provider}) : elle ne prouve rien pour une"
            " offre.",
            "Claim about a whole provider ({provider}): it proves nothing for one offering.",
            provider=owner.provider,
        )
    )  # fmt: skip
    evidence = item.evidence
    source = Source(
        title=evidence.title, url=evidence.url,
        read_on=evidence.read_on, confidence=evidence.confidence,
    )  # fmt: skip
    details = (
        detail(Text(fr="Ce qui est affirmé", en="What is claimed"), claims((item,), knowledge)),
        detail(Text(fr="Type", en="Type"), plain([item.type])),
        detail(Text(fr="Accès à la preuve", en="Access to the evidence"), [evidence.access]),
        detail(Text(fr="Note", en="Note"), [item.note] if item.note else []),
    )
    return of_part(
        "claim", item.id, name, about, place_of(owner, knowledge), details, None,
        record.help if record else None, evidence.confidence, (source,),
    )  # fmt: skip


def claims(items: Iterable[Certification], knowledge: Knowledge) -> list[Text]:
    """Each claim in one sentence: type, level, state, period, evidence, mark."""
    return [_claim_sentence(item, knowledge) for item in items]


def _claim_sentence(item: Certification, knowledge: Knowledge) -> Text:
    record = knowledge.get(CertificationType, item.type)
    name = record.name if record else Text(fr=item.type, en=item.type)
    exact = [word for word in (item.level, item.edition) if word]
    parts = [*plain(exact), CERTIFICATION_STATUS_NAMES[item.status], *_scope(item)]
    if item.valid_from or item.valid_to:
        parts.append(_period(item.valid_from, item.valid_to))
    if item.assessor:
        parts.append(say("par {who}", "by {who}", who=item.assessor))
    parts.append(
        say("{title}, {as_of}", "{title}, {as_of}",
            title=item.evidence.title, as_of=item.evidence.as_of)
    )  # fmt: skip
    if item.evidence.confidence not in STRONG:
        parts.append(CONFIDENCE_NAMES[item.evidence.confidence])
    return say("{id} – {name} : {parts}", "{id} – {name}: {parts}",
               id=item.id, name=name, parts=semicolons(parts))  # fmt: skip


def _scope(item: Certification) -> list[Text]:
    found = []
    if item.services is None:
        found.append(Text(fr="liste des services non lue", en="list of services not read"))
    elif item.services:
        found.append(say("services : {names}", "services: {names}", names=", ".join(item.services)))
    if item.regions:
        found.append(say("régions : {keys}", "regions: {keys}", keys=", ".join(item.regions)))
    return found


def _period(start: str | None, end: date | None) -> Text:
    if start and end:
        return say("de {start} au {end}", "from {start} to {end}", start=start, end=end)
    if end:
        return say("jusqu’au {end}", "until {end}", end=end)
    return say("depuis {start}, fin inconnue", "since {start}, end unknown", start=start or "")


def _provider_wide(identifier: str, knowledge: Knowledge) -> list[Certification]:
    return [
        item
        for record in knowledge.all(ProviderClaims).values()
        if record.provider == identifier
        for item in record.certifications
    ]


def _no_claim() -> Text:
    return Text(
        fr="aucune preuve au catalogue ne nomme cette offre : inconnu, non refusé",
        en="no evidence in the catalogue names this offering: unknown, not refused",
    )


def _named(record: Provider | None, identifier: str) -> list[Text]:
    if record is None:
        return plain([identifier])
    return [say("{name} ({id})", "{name} ({id})", name=record.name, id=identifier)]


def entity_name(identifier: str | None, knowledge: Knowledge) -> Text:
    """An entity with its country; *unknown* where no source names one."""
    record = knowledge.get(Entity, identifier) if identifier else None
    if record is None:
        return UNKNOWN
    country = PlaceNames(knowledge).of(record.country) if record.country else UNKNOWN
    return say("{name}, {country} ({id})", "{name}, {country} ({id})",
               name=record.legal_name, country=country, id=record.id)  # fmt: skip


def region_name(key: str, knowledge: Knowledge) -> Text:
    """A region with its city and country, as far as the source says."""
    record = knowledge.regions.get(key)
    if record is None:
        return Text(fr=key, en=key)
    place = PlaceNames(knowledge).of_region(record)
    return say("{key} ({place})", "{key} ({place})", key=key, place=place)
