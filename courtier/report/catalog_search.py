"""What a search of the catalogue found, for a terminal and for a script."""

from __future__ import annotations

from itertools import groupby
from typing import Literal

from pydantic import Field

from courtier.catalog.search import Hit, nearest_words, search
from courtier.knowledge.door import Knowledge
from courtier.report.explaining.model import SORT_NAMES
from courtier.report.layout import clip
from courtier.report.page import Counted, Page
from courtier.values.model import Frozen
from courtier.values.text import Language, Text

FIELD_NAMES: dict[str, Text] = {
    "id": Text(fr="identifiant", en="id"),
    "name": Text(fr="nom", en="name"),
    "certification": Text(fr="certification", en="certification"),
    "service": Text(fr="service", en="service"),
    "place": Text(fr="lieu", en="place"),
    "provider": Text(fr="fournisseur", en="provider"),
    "text": Text(fr="description", en="description"),
}
_FOUND = Counted(Text(fr="{n} fiche", en="{n} record"), Text(fr="{n} fiches", en="{n} records"))
_SHOWN_FIELDS = 3


class CatalogSearch(Frozen):
    """What ``courtier catalog search`` prints; ``nearest`` is empty where something was found."""

    schema_: Literal["courtier/catalog-search/1"] = Field(alias="schema")
    knowledge_version: str
    query: str
    count: int
    hits: tuple[Hit, ...]
    nearest: tuple[str, ...]


def catalog_search(knowledge: Knowledge, query: str) -> CatalogSearch:
    """Search every layer for the records that hold every word of a query, best first."""
    hits = search(knowledge, query)
    return CatalogSearch(
        schema="courtier/catalog-search/1",
        knowledge_version=knowledge.version,
        query=query,
        count=len(hits),
        hits=hits,
        nearest=() if hits else nearest_words(knowledge, query),
    )


def search_text(
    found: CatalogSearch, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write each hit with what matched, the best first; the nearest words where nothing did.

    Args:
        width: Columns of the output, 40 at least.
        color: Whether to add terminal styles; the words say the same without.
    """
    page = Page(language, width, color)
    page.section(
        page.say(
            "« {query} » : {count}",
            "“{query}”: {count}",
            query=found.query,
            count=_FOUND.of(found.count, language),
        )
    )
    for hit in found.hits:
        _hit(page, hit)
    page.lines.append("")
    page.text(_closing(page, found), indent=0, style="faint")
    return str(page)


def _hit(page: Page, hit: Hit) -> None:
    head = f"{page.word(SORT_NAMES[hit.sort])}{page.colon}{page.word(hit.name)} ({hit.id})"
    page.item("- ", head)
    shown = []
    for field, matched in groupby(hit.matched, key=lambda m: m.field):
        text = page.word(next(matched).in_text)
        shown.append(f"{page.word(FIELD_NAMES[field])}{page.colon}{clip(text, page.width - 20)}")
    page.text(page.semicolon.join(shown[:_SHOWN_FIELDS]), indent=4, style="faint")


def _closing(page: Page, found: CatalogSearch) -> str:
    if found.hits:
        return page.say(
            "La page d’une fiche : courtier catalog show ID",
            "The page of a record: courtier catalog show ID",
        )
    if found.nearest:
        return page.say(
            "Rien ne porte tous ces mots. Les plus proches : {words}.",
            "Nothing bears all these words. The nearest: {words}.",
            words=", ".join(found.nearest),
        )
    return page.say(
        "Rien ne porte tous ces mots. Essayez-en moins, ou énumérez : courtier catalog list",
        "Nothing bears all these words. Try fewer, or list: courtier catalog list",
    )
