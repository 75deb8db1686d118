"""DOCX, ODT and HTML read back as the pieces that a manuscript is told by."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree, html

from courtier.documents.formats.odt import SPACES
from courtier.documents.formats.tree import BOX
from tests.documents.formats.written import Piece, bare

SKIPPED = ("TOC Heading", "toc 1", "toc 2")


def odf(name: str) -> str:
    """The full name of an OpenDocument element or attribute."""
    space, _, local = name.partition(":")
    return f"{{{SPACES[space]}}}{local}"


def read_docx(content: bytes) -> list[Piece]:
    """The pieces of a DOCX, its table of contents left out."""
    document = docx.Document(io.BytesIO(content))
    counts: list[int] = []
    return [
        piece
        for item in document.iter_inner_content()
        if (piece := _docx_piece(item, counts)) is not None
    ]


def _docx_piece(item: Any, counts: list[int]) -> Piece | None:
    if hasattr(item, "rows"):
        rows = tuple(tuple(bare(cell.text) for cell in row.cells) for row in item.rows)
        heads = len(item._tbl.findall(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}"))
        return Piece("table", rows=rows, heads=heads)
    if item.style.name in SKIPPED:
        return None
    text = _label(item, counts) + item.text
    described = item._p.findall(f".//{qn('wp:docPr')}")
    text += "".join(node.get("descr") or "" for node in described)
    return Piece("heading" if item.style.name.startswith("Heading") else "text", bare(text))


def _label(item: Any, counts: list[int]) -> str:
    """The number that a section is given, the box of an item to tick, else nothing."""
    wanted = item._p.xpath("w:pPr/w:numPr/w:numId/@w:val")
    if not wanted:
        return ""
    level = int(item._p.xpath("w:pPr/w:numPr/w:ilvl/@w:val")[0])
    root = item.part.numbering_part.element
    (list_,) = root.xpath(f"w:num[@w:numId={wanted[0]}]/w:abstractNumId/@w:val")
    (text,) = root.xpath(
        f"w:abstractNum[@w:abstractNumId={list_}]/w:lvl[@w:ilvl={level}]/w:lvlText/@w:val"
    )
    if "%" not in text or not item.style.name.startswith("Heading"):
        return BOX if text == BOX else ""
    counts[:] = [*counts[:level], (counts[level] if len(counts) > level else 0) + 1]
    return re.sub(r"%(\d)", lambda found: str(counts[int(found[1]) - 1]), text)


def read_odt(content: bytes) -> list[Piece]:
    """The pieces of an ODT, its table of contents left out, its sections counted."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    body = root.find(f".//{odf('office:text')}")
    return list(_odt_pieces(body, []))


def odf_text(content: bytes) -> str:
    """All the text of an ODT but its contents, a paragraph or a heading a line."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    for contents in root.findall(f".//{odf('text:table-of-content')}"):
        etree.strip_elements(contents, odf("text:p"))
    etree.strip_elements(root, odf("svg:desc"), with_tail=False)
    return "\n".join(odt_text(node) for node in root.iter(odf("text:p"), odf("text:h")))


def _odt_pieces(parent: Any, counts: list[int]) -> Iterator[Piece]:
    for node in parent:
        if node.tag == odf("text:h"):
            yield Piece("heading", bare(_counted(node, counts) + odt_text(node)))
        elif node.tag == odf("text:p"):
            yield Piece("text", bare(odt_text(node)))
        elif node.tag == odf("table:table"):
            yield _odt_table(node)
        elif node.tag != odf("text:table-of-content"):
            yield from _odt_pieces(node, counts)


def _counted(node: Any, counts: list[int]) -> str:
    """The number that the outline of the styles gives to a heading."""
    level = int(node.get(odf("text:outline-level")))
    if node.get(odf("text:is-list-header")) == "true":
        return ""
    counts[:] = [*counts[: level - 1], (counts[level - 1] if len(counts) >= level else 0) + 1]
    return ".".join(map(str, counts)) + ("." if level == 1 else "")


def odt_text(node: Any) -> str:
    """The text of a paragraph, its spaces and breaks written as elements included."""
    found = node.text or ""
    for child in node:
        if child.tag == odf("text:s"):
            found += " " * int(child.get(odf("text:c"), "1"))
        else:
            found += "\n" if child.tag == odf("text:line-break") else odt_text(child)
        found += child.tail or ""
    return found


def _odt_table(node: Any) -> Piece:
    heads = node.findall(f"{odf('table:table-header-rows')}/{odf('table:table-row')}")
    rows = [*heads, *node.findall(odf("table:table-row"))]
    told = tuple(
        tuple(
            bare("".join(odt_text(part) for part in cell.iter(odf("text:p"))))
            for cell in row.findall(odf("table:table-cell"))
        )
        for row in rows
    )
    return Piece("table", rows=told, heads=len(heads))


def read_html(content: bytes) -> list[Piece]:
    """The pieces of the main part of an HTML page."""
    root = html.document_fromstring(content)
    (main,) = root.iter("main")
    return list(_html_pieces(main))


def _html_pieces(parent: Any) -> Iterator[Piece]:
    for node in parent:
        if node.tag in ("h2", "h3", "h4", "h5", "h6"):
            yield Piece("heading", bare(node.text_content()))
        elif node.tag in ("p", "h1", "li"):
            yield Piece("text", bare(node.text_content()))
        elif node.tag == "figure":
            yield Piece("text", bare(node.find("svg").get("aria-label")))
        elif node.tag == "table":
            caption = node.find("caption")
            if caption is not None:
                yield Piece("text", bare(caption.text_content()))
            rows = tuple(
                tuple(bare(cell.text_content()) for cell in row) for row in node.iter("tr")
            )
            heads = sum({cell.tag for cell in row} == {"th"} for row in node.iter("tr"))
            yield Piece("table", rows=rows, heads=heads)
        else:
            yield from _html_pieces(node)
