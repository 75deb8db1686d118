"""Writes the header and the footer of a document, after the letterhead that is already there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from courtier.values.spaces import NO_BREAK_SPACE
from courtier.values.text import Text

if TYPE_CHECKING:
    from courtier.documents.polish import Look

LONGEST_NAME = 60
MARK_INK = "A31D1D"
PAGE_OF = Text(fr="Page {} de {}", en="Page {} of {}")


def write_margins(document: Any, section: Any, width: int, look: Look) -> None:
    """Add title, body and marks to each header in use, and day, fingerprints, page to each footer.

    Args:
        document: The opened DOCX.
        section: Its only section.
        width: Width of the text, in English metric units.
        look: What to write.
    """
    for header in _parts(section, "header"):
        line = _line(document, header, "Header", width)
        line.add_run(look.title).bold = True
        line.add_run(f"\t{short(look.body)}")
        if look.marks:
            _marks(header.add_paragraph(style=line.style), look)
    for footer in _parts(section, "footer"):
        line = _line(document, footer, "Footer", width)
        line.add_run(look.foot + "\t")
        _pages(line, look)


def _parts(section: Any, name: str) -> list[Any]:
    """The headers (or footers) that the letterhead uses: other pages, first page, even pages."""
    found = [getattr(section, name)]
    if section.different_first_page_header_footer:
        found.append(getattr(section, f"first_page_{name}"))
    even = getattr(section, f"even_page_{name}")
    if not even.is_linked_to_previous:
        found.append(even)
    return found


def _line(document: Any, part: Any, style: str, width: int) -> Any:
    """A paragraph after the letterhead, whose one tab stop is the right edge of the text."""
    from docx.enum.text import WD_TAB_ALIGNMENT

    paragraphs = part.paragraphs
    blank = len(paragraphs) == 1 and not part.tables and not paragraphs[0].runs
    line = paragraphs[0] if blank else part.add_paragraph()
    stops = line.paragraph_format.tab_stops
    if style in document.styles:
        line.style = document.styles[style]
        for stop in line.style.paragraph_format.tab_stops:
            stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    return line


def _marks(paragraph: Any, look: Look) -> None:
    from docx.shared import RGBColor

    run = paragraph.add_run(" · ".join(look.marks))
    run.bold = True
    run.font.color.rgb = RGBColor.from_string(MARK_INK)


def _pages(line: Any, look: Look) -> None:
    before, between, after = PAGE_OF.in_(look.language).split("{}")
    line.add_run(before.replace(" ", NO_BREAK_SPACE))
    _field(line, "PAGE")
    line.add_run(between)
    _field(line, "NUMPAGES")
    line.add_run(after)


def _field(line: Any, instruction: str) -> None:
    """A field that the word processor fills; ``1`` shows until then."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    line._p.append(field)


def short(name: str) -> str:
    """A name that fits in a margin."""
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
