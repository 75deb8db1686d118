"""Every file of the site, as text, from the facts and the templates of their layers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from courtier.knowledge.door import Knowledge
from courtier.knowledge.files import read_fact, text_of
from courtier.reading.templates import template_wrong
from courtier.report.clean import held
from courtier.report.explaining.model import SORT_NAMES
from courtier.report.html import fingerprint, finished, web_address
from courtier.report.sheets.find import every_sheet
from courtier.report.sheets.model import UNKNOWN, Sheet, is_weak
from courtier.report.site import rows
from courtier.report.site.lists import LISTS
from courtier.report.site.places import (
    Twin,
    link,
    list_of,
    other_language,
    page_of,
    parts,
    root_of,
)
from courtier.results.words import layer_name
from courtier.values.errors import InputError
from courtier.values.text import LANGUAGES, Language, Text, say

if TYPE_CHECKING:
    from courtier.reading.sandbox import BoundedEnvironment

FOLDER = "templates/site"
STYLE, SCRIPT = "site.css", "filter.js"


@dataclass(frozen=True)
class SiteVoice:
    """What the templates say in one language."""

    language: Language

    def t(self, fr: str, en: str, **values: Any) -> str:
        """A sentence of a template."""
        return held(say(fr, en, **values).in_(self.language))

    def word(self, text: Text) -> str:
        """A text of the catalogue."""
        return held(text.in_(self.language))

    def count(self, number: int) -> str:
        """A number of offerings."""
        return self.word(rows.counted(number))


def site_pages(knowledge: Knowledge, as_of: date) -> Iterator[tuple[str, str]]:
    """Each file by its path from the top of the site, with its text.

    Args:
        knowledge: The facts of all layers, their templates included.
        as_of: The day on which claims are read.

    Raises:
        InputError: A fact file is not valid, or a template cannot be filled.
    """
    yield STYLE, _template(knowledge, STYLE).replace("\r\n", "\n")
    fill = partial(_fill, _environment(knowledge))
    yield "index.html", fill("home.html.j2", {})
    sheets = tuple(every_sheet(knowledge, as_of))
    for language in LANGUAGES:
        common = _common(knowledge, as_of, language)
        yield from _lists(knowledge, language, fill, common)
        yield from _sheets(sheets, language, fill, common)


Fill = Callable[[str, dict[str, Any]], str]


def _common(knowledge: Knowledge, as_of: date, language: Language) -> dict[str, Any]:
    return {
        "L": SiteVoice(language),
        "parts": parts(language),
        "as_of": as_of,
        "version": knowledge.version,
        "sha256": knowledge.sha256,
        "unknown": UNKNOWN,
        "weak": is_weak,
        "link": partial(link, language=language),
    }


def _at(path: str, twin: str, language: Language) -> dict[str, Any]:
    """Where a page lies, and its twin in the other language."""
    return {"path": path, "root": root_of(path), "other": Twin(other_language(language), twin)}


def _lists(
    knowledge: Knowledge, language: Language, fill: Fill, common: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    from markupsafe import Markup

    other = other_language(language)
    shown = rows.offering_rows(knowledge, language)
    path = list_of("offering", language)
    values: dict[str, Any] = {
        "rows": shown,
        "filters": rows.filters(shown),
        # The script of the last layer that has one, its end tag disarmed.
        "script": Markup(_template(knowledge, SCRIPT).replace("\r\n", "\n").replace("</", "<\\/")),
    }
    here = _at(path, list_of("offering", other), language)
    yield path, fill("offerings.html.j2", {**common, **here, **values})
    titles = {part.path: part.title for part in parts(language)}
    for sort, made, lead in LISTS:
        path = list_of(sort, language)
        here = _at(path, list_of(sort, other), language)
        values = {"rows": made(knowledge, language), "title": titles[path], "lead": lead}
        yield path, fill("list.html.j2", {**common, **here, **values})


def _sheets(
    sheets: Iterable[Sheet], language: Language, fill: Fill, common: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    other = other_language(language)
    for sheet in sheets:
        path = page_of(sheet.sort, sheet.id, language)
        here = _at(path, page_of(sheet.sort, sheet.id, other), language)
        layer = layer_name(sheet.layer or "—").in_(language)
        values = {"sheet": sheet, "sort": SORT_NAMES[sheet.sort], "layer": layer}
        yield path, fill("sheet.html.j2", {**common, **here, **values})


def _template(knowledge: Knowledge, name: str) -> str:
    file = f"{FOLDER}/{name}"
    return text_of(read_fact(knowledge.files[file][1], file), file)


def _environment(knowledge: Knowledge) -> BoundedEnvironment:
    from courtier.reading.sandbox import BoundedEnvironment

    environment = BoundedEnvironment(
        partial(_known_template, knowledge),
        lambda name: f"{FOLDER}/{name}",
        keep_trailing_newline=True,
        finalize=finished,
    )
    environment.filters["fingerprint"] = fingerprint
    environment.filters["web"] = web_address
    return environment


def _known_template(knowledge: Knowledge, name: str) -> str:
    from jinja2 import TemplateNotFound

    if f"{FOLDER}/{name}" not in knowledge.files:
        raise TemplateNotFound(name)
    return _template(knowledge, name)


def _fill(environment: BoundedEnvironment, name: str, values: dict[str, Any]) -> str:
    """One page; the bounds of the sandbox are those of one page, not of the whole site."""
    from jinja2 import TemplateError

    from courtier.reading.sandbox import fill

    environment.steps = 0
    try:
        return fill(environment.get_template(name), values)
    except TemplateError as error:
        raise InputError([template_wrong(f"{FOLDER}/{name}", error)]) from error
