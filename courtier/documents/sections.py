"""Gives a DOCX sections that it counts by itself, and its table of contents, filled."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from courtier.documents.formats.contents import CONTENTS, DEEPEST, Entry, entries
from courtier.documents.formats.numbered import LEVELS, numbered
from courtier.documents.formats.tree import Heading, Run
from courtier.values.text import Language

HEADING = "Heading "
FIRST_MARK = 1_000
"""Bookmarks of ours are numbered from here, above those that pandoc writes."""


def write_sections(document: Any, language: Language) -> None:
    """Count the sections of a document and fill its table of contents before the first one.

    Args:
        document: The opened DOCX.
        language: That of the title of the contents.
    """
    found = [p for p in document.paragraphs if p.style.name.startswith(HEADING)]
    headings = tuple(Heading(_level(p), (Run(p.text),)) for p in found)
    listed = entries(headings)
    _count(document, found, headings)
    if listed:
        for number, paragraph in enumerate(found, start=1):
            _mark(paragraph._p, number)
        found[0]._p.addprevious(_contents(document, listed, CONTENTS.in_(language)))


def _level(paragraph: Any) -> int:
    return int(paragraph.style.name.removeprefix(HEADING))


def _count(document: Any, found: list[Any], headings: tuple[Heading, ...]) -> None:
    """Have the word processor count each section whose written number is the next one."""
    counted = [(p, told) for p, told in zip(found, numbered(headings), strict=True) if told.number]
    if not counted:
        return
    list_ = _outline(document.part.numbering_part.element)
    for paragraph, told in counted:
        _without(paragraph, len(told.number) + 1)
        level = told.heading.level - 1
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = list_


def _outline(numbering: Any) -> int:
    """Add the outline ``1.``, ``1.1``, ``1.1.1`` to the lists of a document; its number."""
    kinds = [int(n) for n in numbering.xpath("w:abstractNum/@w:abstractNumId")]
    kind = max(kinds, default=0) + 1
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff '
        f'w:val="space"/><w:lvlText w:val="{_pattern(n)}"/><w:lvlJc w:val="left"/><w:pPr>'
        '<w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for n in range(LEVELS)
    )
    outline = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}"><w:multiLevelType '
        f'w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(outline)
    else:
        first.addprevious(outline)
    return int(numbering.add_num(kind).numId)


def _pattern(level: int) -> str:
    """``%1.`` for the first level, ``%1.%2`` for the next."""
    return "%1." if level == 0 else ".".join(f"%{n}" for n in range(1, level + 2))


def _without(paragraph: Any, letters: int) -> None:
    """Take the first letters of a paragraph away, whatever runs hold them."""
    for text in paragraph._p.iter(qn("w:t")):
        held = text.text or ""
        text.text = held[letters:]
        letters -= len(held)
        if letters <= 0:
            return


def _mark(paragraph: Any, number: int) -> None:
    """A bookmark inside a heading: beside it, LibreOffice would lose it."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(FIRST_MARK + number))
    start.set(qn("w:name"), f"s{number}")
    paragraph.get_or_add_pPr().addnext(start)
    paragraph.append(end)


def _contents(document: Any, listed: tuple[Entry, ...], title: str) -> Any:
    """The table of contents as Word makes it: a field, and the entries that it gave.

    The field asks for no page: only a word processor can count them, and one that is out of date
    would be worse than none. Sections are numbered, and each entry leads to its own.
    """
    block = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:docPartObj>"
        '<w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent/></w:sdt>"
    )
    content = block[-1]
    head: Any = OxmlElement("w:p")
    head.style = _style(document, "TOC Heading")
    head.add_r().text = title
    content.append(head)
    for entry in listed:
        content.append(_line(entry, _style(document, f"toc {entry.level}")))
    first: Any = content[1]
    last: Any = content[-1]
    for run in reversed(_opening(f'TOC \\o "1-{DEEPEST}" \\n \\h \\z \\u')):
        first.pPr.addnext(run)
    last.append(_sign("end"))
    return block


def _line(entry: Entry, style: str) -> Any:
    line: Any = OxmlElement("w:p")
    line.style = style
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), entry.anchor)
    run: Any = OxmlElement("w:r")
    run.text = entry.text
    link.append(run)
    line.append(link)
    return line


def _opening(instruction: str) -> tuple[Any, ...]:
    """The runs that open a field, up to its result."""
    told = OxmlElement("w:r")
    text = OxmlElement("w:instrText")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = f" {instruction} "
    told.append(text)
    return _sign("begin"), told, _sign("separate")


def _sign(kind: str) -> Any:
    run: Any = OxmlElement("w:r")
    sign = OxmlElement("w:fldChar")
    sign.set(qn("w:fldCharType"), kind)
    run.append(sign)
    return run


def _style(document: Any, name: str) -> str:
    """The id of a style, added after the plain text where a letterhead has none of that name."""
    from docx.enum.style import WD_STYLE_TYPE

    if name not in document.styles:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = document.styles["Normal"]
    return str(document.styles[name].style_id)
