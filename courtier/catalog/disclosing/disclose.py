"""The disclosure of an offering: persons, places, laws, keys, leaving, and what to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from courtier.catalog.disclosing.actors import actors_of
from courtier.catalog.disclosing.places import places_of, regions_of
from courtier.catalog.exposure import HOME, Reached, reach_of
from courtier.catalog.facts import CatalogFacts
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.offerings import Leaving, Offering
from courtier.results.classification import Asked
from courtier.results.disclosure import (
    Actor,
    Disclosure,
    LawSeen,
    LeavingSeen,
    MitigationSeen,
    PlaceSeen,
)
from courtier.results.disclosure_words import PLACE_NAMES
from courtier.results.matches import Match
from courtier.values.text import Text, say


def disclosures(
    matches: Iterable[Match], asked: tuple[Asked, ...], facts: CatalogFacts
) -> tuple[Disclosure, ...]:
    """What a file needs on each of some offerings, in their order.

    Args:
        matches: The offerings to disclose.
        asked: The requirements, for what the body asks of each place.
        facts: The catalogue.
    """
    return tuple(_disclosure(item, asked, facts) for item in matches)


def _disclosure(match: Match, asked: tuple[Asked, ...], facts: CatalogFacts) -> Disclosure:
    offering = facts.offerings[match.offering]
    actors = actors_of(offering, facts)
    places = places_of(offering, match, asked, facts)
    reach = reach_of(offering, facts)
    laws = tuple(_law(item, facts.names) for item in reach.reached) if reach.known else None
    leaving = _leaving(offering.leaving)
    return Disclosure(
        offering=offering.id,
        name=offering.name,
        provider=offering.provider,
        verdict=match.verdict,
        regions=regions_of(match.regions, facts),
        default_region=offering.default_region,
        actors=actors,
        places=places,
        support_clearance=offering.support_clearance,
        laws=laws,
        laws_unseen=reach.unseen,
        keys=offering.keys,
        leaving=leaving,
        to_ask=tuple(_to_ask(offering, actors, places, laws, leaving)),
    )


def _law(item: Reached, names: PlaceNames) -> LawSeen:
    exposure = item.exposure
    return LawSeen(
        law=exposure.law,
        country=exposure.country,
        country_name=names.of(exposure.country),
        foreign=exposure.country != HOME,
        holder=item.holder,
        platform=item.platform.name if item.platform else None,
        through=exposure.through,
        reached_through=exposure.reached_through,
        access=exposure.access,
        mitigations=tuple(
            MitigationSeen(by=m.by, text=m.text, source=m.source) for m in exposure.mitigations
        ),
        on=exposure.on,
        confidence=exposure.confidence,
        source=exposure.source,
        through_source=exposure.through_source,
    )


def _leaving(record: Leaving | None) -> LeavingSeen:
    if record is None:
        return LeavingSeen(
            formats=None, egress=None, notice_months=None, confidence=None, source=None
        )
    return LeavingSeen(
        formats=record.formats,
        egress=record.egress,
        notice_months=record.notice_months,
        confidence=record.confidence,
        source=record.source,
    )


def _to_ask(
    offering: Offering,
    actors: tuple[Actor, ...],
    places: tuple[PlaceSeen, ...],
    laws: tuple[LawSeen, ...] | None,
    leaving: LeavingSeen,
) -> Iterator[Text]:
    """A question for each thing that no source says."""
    if any(a.role == "contracting" and a.name is None for a in actors):
        yield say("Quelle société signe le contrat, et de quel pays ?",
                  "Which company signs the contract, and of which country?")  # fmt: skip
    if any(a.role in ("operator", "parent") and a.country is None for a in actors):
        yield say("De quels pays sont l’exploitant et la société mère ?",
                  "Of which countries are the operator and the parent?")  # fmt: skip
    yield from (_ask_place(place) for place in places if place.where is None)
    if offering.support_clearance is None:
        yield say("Quelle habilitation le personnel de soutien détient-il ?",
                  "Which clearance does the support staff hold?")  # fmt: skip
    if offering.keys is None:
        yield say("Qui peut détenir les clés de chiffrement, et comment ?",
                  "Who can hold the encryption keys, and how?")  # fmt: skip
    yield from _ask_laws(laws)
    yield from _ask_leaving(leaving)


def _ask_place(place: PlaceSeen) -> Text:
    return say(
        "{place} : dans quel pays et quelle province ?",
        "{place}: in which country and province?",
        place=PLACE_NAMES[place.place],
    )


def _ask_laws(laws: tuple[LawSeen, ...] | None) -> Iterator[Text]:
    if laws is None:
        yield say("Quelles lois étrangères atteignent le fournisseur, et par qui ?",
                  "Which foreign laws reach the provider, and through whom?")  # fmt: skip
    elif any(law.access is None or not law.mitigations for law in laws if law.foreign):
        yield say(
            "À quoi une demande d’un État étranger donnerait-elle accès (contenu, métadonnées,"
            " clés), et qu’est-ce qui le limite ?",
            "What would a demand of a foreign state give access to (content, metadata, keys), and"
            " what limits it?",
        )


def _ask_leaving(leaving: LeavingSeen) -> Iterator[Text]:
    if leaving.formats is None:
        yield say("Dans quels formats les données sont-elles rendues ?",
                  "In which formats is the data given back?")  # fmt: skip
    if leaving.egress is None:
        yield say("Que coûte la sortie des données, et combien de temps prend-elle ?",
                  "What does taking the data out cost, and how long does it take?")  # fmt: skip
    if leaving.notice_months is None:
        yield say("Quel préavis le fournisseur donne-t-il avant de cesser le service ?",
                  "What notice does the provider give before it ends the service?")  # fmt: skip
