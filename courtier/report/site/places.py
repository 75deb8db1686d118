"""Where each page of the site lies, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from courtier.report.sheets.model import Ref, SheetSort
from courtier.values.text import Language, Text

FOLDERS: dict[SheetSort, dict[Language, str]] = {
    "offering": {"fr": "offres", "en": "offerings"},
    "certification-type": {"fr": "certifications", "en": "certifications"},
    "provider": {"fr": "fournisseurs", "en": "providers"},
    "entity": {"fr": "entites", "en": "entities"},
    "region": {"fr": "regions", "en": "regions"},
}
"""The sorts of records that have a page."""


@dataclass(frozen=True)
class Part:
    """A page that lists, as the banner names it."""

    path: str
    title: Text


@dataclass(frozen=True)
class Twin:
    """The same page in the other language."""

    language: Language
    path: str


def other_language(language: Language) -> Language:
    """The other one of the two."""
    return "en" if language == "fr" else "fr"


def page_of(sort: SheetSort, identifier: str, language: Language) -> str:
    """The page of a record, from the top of the site; regions lie in a folder a provider.

    Not every system takes the colon of a region's key in the name of a file.
    """
    return f"{language}/{FOLDERS[sort][language]}/{identifier.replace(':', '/')}.html"


def list_of(sort: SheetSort, language: Language) -> str:
    """The page that lists the records of a sort; the offerings are the first page."""
    if sort == "offering":
        return f"{language}/index.html"
    return f"{language}/{FOLDERS[sort][language]}/index.html"


def root_of(path: str) -> str:
    """The way from a page back to the top of the site."""
    return "../" * path.count("/")


def link(ref: Ref | None, language: Language) -> str | None:
    """The page that a reference leads to; None for a record without one."""
    if ref is None or ref.sort not in FOLDERS:
        return None
    return page_of(ref.sort, ref.id, language)


def parts(language: Language) -> tuple[Part, ...]:
    """The parts of the banner."""
    return (
        Part(list_of("offering", language), Text(fr="Offres", en="Offerings")),
        Part(
            list_of("certification-type", language),
            Text(fr="Certifications", en="Certifications"),
        ),
        Part(list_of("provider", language), Text(fr="Fournisseurs", en="Providers")),
        Part(list_of("entity", language), Text(fr="Entités", en="Entities")),
        Part(list_of("region", language), Text(fr="Régions", en="Regions")),
    )
