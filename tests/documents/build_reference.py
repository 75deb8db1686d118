"""Builds templates/styles/reference.docx from pandoc's own default: run it when a style changes.

``python tests/documents/build_reference.py`` writes the file; nothing runs it by itself.
"""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import pypandoc
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Pt, RGBColor

from courtier.documents.archive import rewrite

PLACE = Path(__file__).parents[2] / "templates" / "styles" / "reference.docx"
FONT = "Arial"
NAVY = RGBColor(0x09, 0x35, 0x5C)
RED = RGBColor(0xA3, 0x1D, 0x1D)
LETTER = (Pt(612), Pt(792))
MARGIN = Pt(54)

HEADINGS = {"Title": 18, "Subtitle": 12, "Heading 1": 14, "Heading 2": 11.5, "Heading 3": 10.5}
PARAGRAPHS = ("Normal", "Body Text", "First Paragraph", "Compact", "Table Caption")


def build() -> bytes:
    """The bytes of the reference document: page, fonts, headings, tables, notices, fields."""
    path = pypandoc.get_pandoc_path()
    default = subprocess.run(
        [path, "--print-default-data-file", "reference.docx"], capture_output=True, check=True
    ).stdout
    document = Document(io.BytesIO(default))
    _page(document)
    for style in document.styles:
        _font(style)
    _paragraphs(document)
    _headings(document)
    _own_styles(document)
    _table_style(document)
    _empty_body(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return rewrite(buffer.getvalue())


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (Emu(side) for side in LETTER)
    section.left_margin = section.right_margin = Emu(MARGIN)
    section.top_margin = section.bottom_margin = Emu(Pt(64))
    section.header_distance = section.footer_distance = Emu(Pt(30))


def _font(style: Any) -> None:
    properties = style.element.find(qn("w:rPr"))
    if properties is None:
        return
    for name in ("w:rFonts", "w:color"):
        for found in properties.findall(qn(name)):
            properties.remove(found)


def _set_font(
    style: Any, size: float, color: RGBColor | None = None, bold: bool | None = None
) -> None:
    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for side in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(side), FONT)
    style.font.size = Pt(size)
    if color is not None:
        style.font.color.rgb = color
    style.font.bold = bold
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)


def _paragraphs(document: Any) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    properties = defaults.find(qn("w:rPr"))
    for found in properties.findall(qn("w:rFonts")):
        properties.remove(found)
    fonts = OxmlElement("w:rFonts")
    for side in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(side), FONT)
    properties.insert(0, fonts)
    for name in PARAGRAPHS:
        style = document.styles[name]
        _set_font(style, 9 if name == "Compact" else 10)
        space = 1.5 if name == "Compact" else 5
        style.paragraph_format.space_before = Pt(space if name == "Compact" else 0)
        style.paragraph_format.space_after = Pt(space)
    caption = document.styles["Table Caption"]
    _set_font(caption, 9, NAVY, bold=True)
    caption.font.italic = False
    caption.paragraph_format.space_before = Pt(8)
    caption.paragraph_format.space_after = Pt(3)
    caption.paragraph_format.keep_with_next = True


def _headings(document: Any) -> None:
    for name, size in HEADINGS.items():
        style = document.styles[name]
        _set_font(style, size, NAVY, bold=name != "Subtitle")
        style.font.italic = False
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before = Pt(0 if name in ("Title", "Subtitle") else 14)
        style.paragraph_format.space_after = Pt(4)
    _contents(document)
    for name in ("Header", "Footer"):
        style = document.styles[name] if name in document.styles else _new(document, name)
        _set_font(style, 8, RGBColor(0x44, 0x44, 0x44))


def _contents(document: Any) -> None:
    """The table of contents: its title, that is no section, and two levels of entries."""
    _set_font(document.styles["TOC Heading"], 12, NAVY, bold=True)
    for level in (1, 2):
        style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.space_after = Pt(1)
        style.paragraph_format.left_indent = Pt(14 * (level - 1))


def _new(document: Any, name: str, kind: Any = WD_STYLE_TYPE.PARAGRAPH) -> Any:
    style = document.styles.add_style(name, kind)
    if kind == WD_STYLE_TYPE.PARAGRAPH:
        style.base_style = document.styles["Normal"]
    style.quick_style = True
    return style


def _own_styles(document: Any) -> None:
    notice = _new(document, "Avis")
    _set_font(notice, 9)
    _box(notice, "F2F5F8", "09355C")
    draft = _new(document, "Projet")
    _set_font(draft, 10, RED, bold=True)
    _box(draft, "FBEFEF", "A31D1D")
    field = _new(document, "Champ à remplir", WD_STYLE_TYPE.CHARACTER)
    field.font.color.rgb = RED
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="FFF4CC"/>')
    field.element.get_or_add_rPr().append(shade)


def _box(style: Any, fill: str, line: str) -> None:
    properties = style.element.get_or_add_pPr()
    side = f'w:val="single" w:sz="12" w:space="6" w:color="{line}"'
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}><w:left {side}/></w:pBdr>")
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
    properties.append(borders)
    properties.append(shade)
    style.paragraph_format.space_before = Pt(3)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.left_indent = Pt(8)


def _table_style(document: Any) -> None:
    style = document.styles["Table"]
    for child in list(style.element):
        if child.tag in (qn("w:tblPr"), qn("w:tblStylePr"), qn("w:rPr"), qn("w:pPr")):
            style.element.remove(child)
    edge = 'w:val="single" w:sz="4" w:space="0" w:color="B8C4D0"'
    sides = "".join(
        f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(f'<w:{side} w:w="70" w:type="dxa"/>' for side in ("left", "right"))
    style.element.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders>{sides}</w:tblBorders>"
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        )
    )
    style.element.append(
        parse_xml(
            f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:rPr><w:b/>'
            '<w:color w:val="09355C"/></w:rPr><w:tcPr>'
            '<w:shd w:val="clear" w:color="auto" w:fill="D9E4EE"/>'
            '<w:vAlign w:val="center"/></w:tcPr></w:tblStylePr>'
        )
    )


def _empty_body(document: Any) -> None:
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    document.add_paragraph()


if __name__ == "__main__":
    PLACE.write_bytes(build())
