"""Finishes a DOCX: page, tables, language and title; the same content gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from courtier.documents.archive import rewrite
from courtier.documents.convert import LOCALES
from courtier.documents.graphs import place_graphs
from courtier.documents.margins import write_margins
from courtier.values.text import Language

TWIP = 635  # English metric units


@dataclass(frozen=True)
class Look:
    """What the finished document carries beside its text.

    ``marks`` stand in the header of every page (draft, level proposed, courtesy version);
    ``foot`` is the day and the fingerprints of the footer; ``graphs`` the charts, by name.
    """

    title: str
    subject: str
    body: str
    marks: tuple[str, ...]
    foot: str
    language: Language
    as_of: date
    landscape: bool
    graphs: Mapping[str, str] = field(default_factory=dict)


def polish(content: bytes, look: Look) -> bytes:
    """The finished document; the same content and look give the same bytes."""
    from docx import Document

    document = Document(io.BytesIO(content))
    section: Any = document.sections[-1]
    _turn(section, look.landscape)
    width = int(section.page_width - section.left_margin - section.right_margin)
    write_margins(document, section, width, look)
    _tables(document, width // TWIP)
    _sections(document, look.language)
    place_graphs(document, look.graphs, width)
    _language(document, LOCALES[look.language])
    _properties(document.core_properties, look)
    buffer = io.BytesIO()
    document.save(buffer)
    return rewrite(buffer.getvalue())


def _turn(section: Any, landscape: bool) -> None:
    from docx.enum.section import WD_ORIENT

    if landscape != (section.page_width > section.page_height):
        section.page_width, section.page_height = section.page_height, section.page_width
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT


def _tables(document: Any, width: int) -> None:
    from courtier.documents.tables import close_up, shape

    close_up(document.element.body)
    for table in document.tables:
        shape(table._tbl, width)


def _sections(document: Any, language: Language) -> None:
    from courtier.documents.sections import write_sections

    write_sections(document, language)


def _language(document: Any, locale: str) -> None:
    """Set the language of the whole text, and take away those that a letterhead's styles set."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    styles = document.styles.element
    for found in [*styles.iter(qn("w:lang")), *document.element.iter(qn("w:lang"))]:
        found.getparent().remove(found)
    place = styles
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        inner = place.find(qn(name))
        if inner is None:
            inner = OxmlElement(name)
            place.insert(0, inner)
        place = inner
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), locale)
    place.append(language)


def _properties(properties: Any, look: Look) -> None:
    moment = datetime.combine(look.as_of, time())
    properties.title = look.title
    properties.subject = look.subject[:255]
    properties.author = look.body[:255]
    properties.language = LOCALES[look.language]
    properties.created = properties.modified = moment
    properties.last_modified_by = ""
    properties.revision = 1
