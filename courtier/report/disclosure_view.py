"""One offering as a file needs it: who, where, under which law, how to leave, what to ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from courtier.report import parts
from courtier.report.laws import law_name, law_sources, sentence, through, unseen_words
from courtier.report.layout import Column
from courtier.report.page import Page
from courtier.results.disclosure_words import (
    ACCESS_NAMES,
    NO_LAW_TO_CONFIRM,
    NOBODY_LOOKED,
    PLACE_NAMES,
    ROLE_NAMES,
    UNKNOWN,
)
from courtier.results.words import EVIDENCE_STATUS_NAMES, KEY_NAMES
from courtier.values.text import Text

if TYPE_CHECKING:
    from courtier.results.disclosure import Disclosure, LawSeen, PlaceSeen, RegionSeen


def disclosure_section(page: Page, shown: Disclosure) -> None:
    """Write the tables of one offering; what no source says is written as unknown."""
    page.section(page.say("Qui est derrière l’offre", "Who stands behind the offering"))
    _actors(page, shown)
    page.section(page.say("Où cela reste", "Where it stays"))
    _places(page, shown.places)
    for region in shown.regions:
        _region(page, region)
    _named(page, ("Région par défaut", "Default region"), shown.default_region)
    clearance = page.word(shown.support_clearance) if shown.support_clearance else None
    _named(page, ("Habilitation du soutien", "Support clearance"), clearance)
    page.section(page.say("Lois qui peuvent l’atteindre", "Laws that can reach it"))
    laws_lines(page, shown.laws, shown.laws_unseen)
    page.section(page.say("Clés et sortie", "Keys and leaving"))
    _leaving(page, shown)
    if shown.to_ask:
        page.section(page.say("À demander au fournisseur", "To ask the provider"))
        for text in shown.to_ask:
            page.item("- ", page.word(text))


def _unknown(page: Page) -> str:
    return page.word(UNKNOWN)


def _named(page: Page, label: tuple[str, str], text: str | None) -> None:
    page.named(page.say(*label), text or _unknown(page))


def _actors(page: Page, shown: Disclosure) -> None:
    columns = (
        Column(page.say("Rôle", "Role")),
        Column(page.say("Nom", "Name"), flexible=True),
        Column(page.say("Pays", "Country")),
    )
    rows = [
        (
            page.word(ROLE_NAMES[actor.role]),
            (page.word(actor.name) if actor.name else _unknown(page))
            + (parts.marked(page, actor.confidence) if actor.confidence else ""),
            page.word(actor.country_name) if actor.country_name else _unknown(page),
        )
        for actor in shown.actors
    ]
    page.table(columns, rows)


def _places(page: Page, places: Sequence[PlaceSeen]) -> None:
    columns = (
        Column(page.say("Ce qui reste", "What stays")),
        Column(page.say("Où", "Where"), flexible=True),
        Column(page.say("Demandé", "Asked"), flexible=True),
    )
    page.table(columns, [_place(page, place) for place in places])


def _place(page: Page, place: PlaceSeen) -> tuple[str, str, str]:
    where = page.word(place.where) if place.where else _unknown(page)
    if place.confidence is not None:
        where += parts.marked(page, place.confidence)
    asked = "—"
    if place.asked is not None and place.status is not None:
        status = page.word(EVIDENCE_STATUS_NAMES[place.status])
        asked = f"{page.word(place.asked).rstrip('.')} ({status})"
    return page.word(PLACE_NAMES[place.place]), where, asked


def _region(page: Page, region: RegionSeen) -> None:
    page.named(region.key, page.items(word.in_(page.language) for word in region_words(region)))


def region_words(region: RegionSeen) -> list[Text]:
    """What is known of a region beside its place: zones, pair, carbon of its year."""
    from courtier.values.text import say

    zones = UNKNOWN if region.zones is None else say("{n}", "{n}", n=region.zones)
    found = [say("Zones : {zones}", "Zones: {zones}", zones=zones)]
    pair = UNKNOWN
    if region.paired is not None:
        pair = say("{key} ({place})", "{key} ({place})",
                   key=region.paired, place=region.paired_name or UNKNOWN)  # fmt: skip
    found.append(say("région jumelée : {pair}", "paired region: {pair}", pair=pair))
    if region.carbon_g_per_kwh is None:
        found.append(say("carbone du réseau : inconnu", "carbon of the grid: unknown"))
    else:
        found.append(
            say(
                "carbone du réseau : {grams} g CO2e/kWh ({year})",
                "carbon of the grid: {grams} g CO2e/kWh ({year})",
                grams=region.carbon_g_per_kwh,
                year=str(region.carbon_year or "?"),
            )
        )
    return found


def laws_lines(page: Page, laws: Sequence[LawSeen] | None, unseen: Sequence[Text]) -> None:
    """Each law with whom it reaches, through what, to what, limited how, and the source."""
    if laws is None:
        page.text(page.word(sentence(NOBODY_LOOKED)))
        return
    if not laws and not unseen:
        page.text(page.word(sentence(NO_LAW_TO_CONFIRM)))
    for law in laws:
        page.item("- ", page.word(law_name(law)) + parts.marked(page, law.confidence))
        page.named(page.word(law.holder), page.word(through(law)), indent=4)
        _limits(page, law)
    for words in unseen_words(unseen):
        page.item("? ", page.word(sentence(words)))


def _limits(page: Page, law: LawSeen) -> None:
    access = [page.word(ACCESS_NAMES[word]) for word in law.access or ()]
    shown = ", ".join(access) or _unknown(page)
    page.named(page.say("Accès possible", "Possible access"), shown, indent=4)
    limits = [page.word(m.text) for m in law.mitigations]
    shown = page.semicolon.join(limits) or page.say("aucune limite relevée", "no limit identified")
    page.named(page.say("Ce qui le limite", "What limits it"), shown, indent=4)
    for label, source in law_sources(law):
        page.named(page.word(label), source.title if source else _unknown(page), indent=4)


def _leaving(page: Page, shown: Disclosure) -> None:
    keys = ", ".join(page.word(KEY_NAMES[key]) for key in shown.keys or ())
    _named(page, ("Garde des clés", "Custody of the keys"), keys or None)
    leaving = shown.leaving
    formats = ", ".join(leaving.formats or ())
    _named(page, ("Formats de sortie", "Exit formats"), formats or None)
    egress = page.word(leaving.egress) if leaving.egress else None
    _named(page, ("Sortie des données", "Taking the data out"), egress)
    notice = leaving.notice_months
    words = page.say("{n} mois", "{n} months", n=notice) if notice is not None else None
    _named(page, ("Préavis de cessation", "Notice before it ends"), words)
    if leaving.source is not None:
        page.named("Source", leaving.source.title)
