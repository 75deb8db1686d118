"""Counts the bundled facts, so that the pages about them cannot drift from the folders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.calendar import Deadline, Holiday
from courtier.knowledge.records.catalog_rules import CatalogRule
from courtier.knowledge.records.certifications import CertificationType, ProviderClaims
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.foreign import ForeignScheme
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.procurement import Check, Measure, Route
from courtier.knowledge.records.profiles import Profile
from courtier.knowledge.records.providers import Entity, Provider
from courtier.knowledge.records.risk import Duty, Kind, Parameter, RequirementRule, Rule, Scheme
from courtier.knowledge.records.tender import TenderItem
from courtier.values.citation import STRENGTH, STRONG
from courtier.values.text import Language, format_day, format_number
from making.markdown import code, table

_TYPES: tuple[tuple[type[Record], str, str, str], ...] = (
    (Kind, "risk/kinds/", "natures de l’information", "kinds of information"),
    (Scheme, "risk/schemes/", "modèles de classification", "classification schemes"),
    (ForeignScheme, "risk/foreign-schemes/", "modèles d’autres territoires, montrés à côté",
     "schemes of other jurisdictions, shown beside"),
    (Rule, "risk/rules/", "règles de classification", "classification rules"),
    (RequirementRule, "risk/requirements/", "exigences", "requirements"),
    (Duty, "risk/duties/", "obligations légales", "duties of law"),
    (Route, "risk/routes/", "modes de sollicitation", "routes"),
    (Check, "risk/checks/", "vérifications", "checks"),
    (Measure, "risk/measures/", "mesures de la stratégie fondatrice",
     "measures of the founding strategy"),
    (Deadline, "risk/deadlines/", "échéances", "deadlines"),
    (Holiday, "risk/holidays/", "jours fériés", "public holidays"),
    (TenderItem, "risk/tender-items/", "éléments d’un appel d’offres que la loi demande",
     "items of a call for tenders that the law asks for"),
    (Parameter, "risk/parameters/, catalog/assumptions/, catalog/exchange-rates/",
     "paramètres et hypothèses", "parameters and assumptions"),
    (CatalogRule, "catalog/rules/", "règles du catalogue", "rules of the catalogue"),
    (CertificationType, "catalog/certification-types/", "types de certification",
     "certification types"),
    (Offering, "catalog/offerings/", "offres", "offerings"),
    (ProviderClaims, "catalog/provider-claims/", "affirmations de fournisseurs",
     "claims of providers"),
    (Profile, "catalog/profiles/", "profils de besoins", "profiles of needs"),
    (Provider, "providers/providers/", "fournisseurs", "providers"),
    (Entity, "providers/entities/", "entités", "entities"),
)  # fmt: skip
_HEADS: dict[Language, tuple[str, ...]] = {
    "fr": ("Dossier", "Ce qu’il contient", "Fiches"),
    "en": ("Folder", "What it holds", "Records"),
}
_NAMED: dict[Language, tuple[str, str]] = {"fr": ("Mot", "Nom"), "en": ("Word", "Name")}
_CLAIMS: dict[Language, tuple[str, ...]] = {
    "fr": (
        "- Offres : {offerings} ; sans aucune certification liée à l’offre elle-même : {bare}.",
        "- Affirmations liées à une offre : {claims} ; sans date de fin connue : {endless}.",
        "- Affirmations qui parlent d’un fournisseur entier, montrées mais sans valeur de preuve"
        " pour une offre : {wide}.",
        "- Affirmations qui ne reposent ni sur une source première ni sur une source de seconde"
        " main : {weak} sur {all}.",
    ),
    "en": (
        "- Offerings: {offerings}; without any certification tied to the offering itself: {bare}.",
        "- Claims tied to an offering: {claims}; without a known end date: {endless}.",
        "- Claims that speak of a provider as a whole, shown but no proof for one offering:"
        " {wide}.",
        "- Claims that rest on neither a first-hand nor a second-hand source: {weak} of {all}.",
    ),
}
_PRICES: dict[Language, tuple[str, ...]] = {
    "fr": (
        "- Instantané du {day} : {rows} prix publics avant taxes.",
        "- Fournisseurs : {providers}.",
        "- Année de chaque prix : {years}.",
    ),
    "en": (
        "- Snapshot of {day}: {rows} list prices before tax.",
        "- Providers: {providers}.",
        "- Year of each price: {years}.",
    ),
}


@cache
def _knowledge() -> Knowledge:
    return Knowledge()


def record_counts(language: Language) -> str:
    """How many records of each type, and how well they are known."""
    heads = (*_HEADS[language], *map(code, STRENGTH))
    rows = []
    for record, folder, fr, en in _TYPES:
        found = _knowledge().all(record)
        known = Counter(item.confidence for item in found.values())
        counts = [str(known[name]) if known[name] else "–" for name in STRENGTH]
        rows.append((_codes(folder), fr if language == "fr" else en, str(len(found)), *counts))
    return table(heads, rows)


def _codes(folders: str) -> str:
    return ", ".join(map(code, folders.split(", ")))


def claims(language: Language) -> str:
    """What the catalogue holds, and how little of it proves anything."""
    offerings = _knowledge().all(Offering).values()
    own = [claim for offering in offerings for claim in offering.certifications]
    wide = [c for held in _knowledge().all(ProviderClaims).values() for c in held.certifications]
    numbers = {
        "offerings": len(offerings),
        "bare": sum(not offering.certifications for offering in offerings),
        "claims": len(own),
        "endless": sum(claim.valid_to is None for claim in own),
        "wide": len(wide),
        "weak": sum(c.evidence.confidence not in STRONG for c in (*own, *wide)),
        "all": len(own) + len(wide),
    }
    return "\n".join(line.format(**numbers) for line in _CLAIMS[language])


def prices(language: Language) -> str:
    """Each price snapshot: its day, providers, and the years of its prices."""
    lines = []
    for day in _knowledge().snapshots:
        found = _knowledge().prices(day)
        rows = found[1] if found else ()
        providers = _counted((row.provider for row in rows), language)
        years = _counted((row.as_of[:4] for row in rows), language)
        lines += [
            line.format(
                day=format_day(day, language),
                rows=format_number(len(rows), language),
                providers=providers,
                years=years,
            )
            for line in _PRICES[language]
        ]
    return "\n".join(lines)


def kinds(language: Language) -> str:
    """Every kind that a file may name."""
    found = _knowledge().all(Kind).values()
    return table(_NAMED[language], [(code(k.id), k.name.in_(language)) for k in found])


def elements(language: Language) -> str:
    """Every finer element that a file may name."""
    found = sorted(_knowledge().elements.values(), key=lambda element: element.id)
    return table(_NAMED[language], [(code(e.id), e.name.in_(language)) for e in found])


def profiles(language: Language) -> str:
    """Every profile of needs that a file may name."""
    found = _knowledge().all(Profile).values()
    return table(_NAMED[language], [(code(p.id), p.name.in_(language)) for p in found])


def unproven(language: Language) -> str:
    """Every dated number or word of law that no first-hand source gives, in force or to come."""
    rows = []
    for name, record in _knowledge().all(Parameter).items():
        if not _lies_in_risk(name):
            continue
        weak = {v.confidence for v in record.values if _counts(v.valid_to) and v.value is not None}
        weak -= STRONG | {"design"}
        empty = any(v.value is None for v in record.values if _counts(v.valid_to))
        if weak or empty:
            said = [code(c) for c in STRENGTH if c in weak]
            absent = "valeur non trouvée" if language == "fr" else "value not found"
            rows.append(
                (code(name), record.name.in_(language), ", ".join([*said, *[absent] * empty]))
            )
    heads: dict[Language, tuple[str, ...]] = {
        "fr": ("Paramètre", "Nom", "Ce qu’on en sait"),
        "en": ("Parameter", "Name", "What is known"),
    }
    return table(heads[language], rows)


def papers(language: Language) -> str:
    """The documents that the program writes, with what exists in English."""
    from courtier.documents.papers import papers as papers_of

    heads: dict[Language, tuple[str, str, str]] = {
        "fr": ("Code", "Titre", "Version anglaise"),
        "en": ("Code", "Title", "English version"),
    }
    words: dict[Language, dict[str, str]] = {
        "fr": {
            "courtesy": "de courtoisie",
            "exception": "jointe au contrat, si une exception de la loi est nommée",
            "no": "non",
        },
        "en": {
            "courtesy": "as a courtesy",
            "exception": "attached to the contract, where an exception of the law is named",
            "no": "no",
        },
    }
    rows = [
        (p.code, p.title.in_(language), words[language][p.english]) for p in papers_of(_knowledge())
    ]
    return table(heads[language], rows)


def _lies_in_risk(name: str) -> bool:
    return f"risk/parameters/{name}.yaml" in _knowledge().files


def _counts(last: date | None) -> bool:
    """Whether a value still serves on the newest day that the bundled facts speak of."""
    return last is None or last >= _knowledge().snapshots[-1]


def _counted(words: Iterable[str], language: Language) -> str:
    found = sorted(Counter(words).items())
    return ", ".join(f"{word} ({format_number(number, language)})" for word, number in found)
