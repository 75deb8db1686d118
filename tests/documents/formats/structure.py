"""What a DOCX, an ODT or a PDF lacks for who reads it through a screen reader, one line a fault."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import pypdf
from docx.oxml.ns import qn
from lxml import etree

from tests.documents.formats.read_marked import odf, odt_text
from tests.documents.formats.read_pdf import HEADINGS, read_structure


def docx_faults(content: bytes, locale: str) -> list[str]:
    """Title, language, order of the headings, header rows, alternative texts, empty paragraphs."""
    document = docx.Document(io.BytesIO(content))
    core = document.core_properties
    language = document.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    return [
        *(["no title"] if not core.title else []),
        *(["language"] if {core.language, *language} != {locale} else []),
        *_out_of_order(_docx_levels(document)),
        *_docx_table_faults(document),
        *_docx_body_faults(document),
    ]


def _docx_levels(document: Any) -> list[int]:
    names = [paragraph.style.name for paragraph in document.paragraphs]
    return [int(name.split()[1]) for name in names if name.startswith("Heading ")]


def _docx_table_faults(document: Any) -> Iterator[str]:
    for number, table in enumerate(document.tables, start=1):
        rows = table._tbl.findall(qn("w:tr"))
        if rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            yield f"table {number}: no header row"
        if not all(cell.text.strip() for cell in table.rows[0].cells):
            yield f"table {number}: an empty header"
        if not table._tbl.tblPr.xpath("w:tblCaption/@w:val"):
            yield f"table {number}: no caption"
        if table._tbl.xpath(".//w:gridSpan | .//w:vMerge"):
            yield f"table {number}: merged cells"


def _docx_body_faults(document: Any) -> Iterator[str]:
    empty = [p for p in document.element.body.findall(qn("w:p")) if not _says(p)]
    if empty:
        yield f"{len(empty)} empty paragraphs"
    for drawing in document.element.body.iter(qn("wp:docPr")):
        if not drawing.get("descr"):
            yield "a drawing without alternative text"


def _says(paragraph: Any) -> bool:
    text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
    return bool(text.strip()) or paragraph.find(f".//{qn('w:drawing')}") is not None


def odt_faults(content: bytes, locale: str) -> list[str]:
    """The same in an ODT."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body, styles, meta = (_root(archive, name) for name in ("content", "styles", "meta"))
    default = styles.find(f".//{odf('style:default-style')}/{odf('style:text-properties')}")
    told = (default.get(odf("fo:language")), default.get(odf("fo:country")))
    levels = [int(h.get(odf("text:outline-level"))) for h in body.iter(odf("text:h"))]
    return [
        *(["no title"] if not meta.findtext(f".//{odf('dc:title')}") else []),
        *(["language"] if "-".join(told) != locale else []),
        *(["language"] if meta.findtext(f".//{odf('dc:language')}") != locale else []),
        *_out_of_order(levels),
        *_odt_table_faults(body),
        *_odt_body_faults(body),
    ]


def _root(archive: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(archive.read(f"{name}.xml"))


def _odt_table_faults(body: Any) -> Iterator[str]:
    for number, table in enumerate(body.iter(odf("table:table")), start=1):
        heads = table.findall(f"{odf('table:table-header-rows')}//{odf('table:table-cell')}")
        if not heads:
            yield f"table {number}: no header row"
        if not all(odt_text(cell).strip() for cell in heads):
            yield f"table {number}: an empty header"
        if not table.findtext(odf("table:title")):
            yield f"table {number}: no caption"
        if table.find(f".//{odf('table:covered-table-cell')}") is not None:
            yield f"table {number}: merged cells"


def _odt_body_faults(body: Any) -> Iterator[str]:
    text = body.find(f".//{odf('office:text')}")
    empty = [p for p in text.findall(odf("text:p")) if not odt_text(p).strip()]
    if empty:
        yield f"{len(empty)} empty paragraphs"
    for frame in body.iter(odf("draw:frame")):
        if not frame.findtext(odf("svg:desc")):
            yield "a drawing without alternative text"


def pdf_faults(content: bytes, locale: str) -> list[str]:
    """What no rule of PDF/UA-1 that a program can check sees: headers of tables above all."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    root: Any = reader.trailer["/Root"]
    nodes = list(read_structure(content).walk())
    levels = [int(node.kind[2]) for node in nodes if node.kind in HEADINGS]
    tables = [node for node in nodes if node.kind == "/Table"]
    figures = [node for node in nodes if node.kind == "/Figure"]
    return [
        *(["no title"] if not (reader.metadata and reader.metadata.title) else []),
        *(["title not shown"] if not root["/ViewerPreferences"]["/DisplayDocTitle"] else []),
        *(["language"] if root.get("/Lang") != locale else []),
        *_out_of_order(levels),
        *(fault for n, table in enumerate(tables, 1) for fault in _pdf_table_faults(table, n)),
        *("a drawing without alternative text" for node in figures if not node.held.get("/Alt")),
    ]


def _pdf_table_faults(table: Any, number: int) -> Iterator[str]:
    heads = [node for node in table.walk() if node.kind == "/TH"]
    rows = [node for node in table.walk() if node.kind == "/TR"]
    if not heads or {cell.kind for cell in rows[0].kids} != {"/TH"}:
        yield f"table {number}: no header row"
    if any(head.attribute("/Scope") != "/Column" for head in heads):
        yield f"table {number}: a header of nothing"
    known = {node.held.get("/ID") for node in heads}
    for cell in (node for node in table.walk() if node.kind == "/TD"):
        if not cell.attribute("/Headers") or not set(cell.attribute("/Headers")) <= known:
            yield f"table {number}: a cell without its header"
    if len({len(row.kids) for row in rows}) != 1:
        yield f"table {number}: rows of several lengths"


def _out_of_order(levels: list[int]) -> list[str]:
    """Headings that begin under the first level, or skip one."""
    before = [0, *levels]
    return [
        f"heading {level} after {above}"
        for above, level in zip(before, levels, strict=False)
        if level > above + 1
    ]
