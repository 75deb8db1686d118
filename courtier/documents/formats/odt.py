"""A manuscript as OpenDocument text, in the styles and under the letterhead of a reference."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import Any

from courtier.documents.archive import EPOCH, UNIX
from courtier.documents.convert import LOCALES
from courtier.documents.formats.odt_fixed import fixed_styles
from courtier.documents.formats.odt_text import OdtText
from courtier.documents.formats.tree import Block
from courtier.documents.margins import PAGE_OF, short
from courtier.documents.polish import Look

TYPE = "application/vnd.oasis.opendocument.text"
TYPES = {".xml": "text/xml", ".svg": "image/svg+xml", ".png": "image/png"}
PARTS = frozenset({"mimetype", "styles.xml", "META-INF/manifest.xml"})
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
DECLARED = " ".join(f'xmlns:{name}="{address}"' for name, address in SPACES.items())
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def to_odt(blocks: tuple[Block, ...], look: Look, reference: bytes) -> bytes:
    """The ODT; the same blocks, look and reference give the same bytes.

    Args:
        blocks: The document.
        look: Its title, its marks and its foot.
        reference: An ODT whose styles, pages and letterhead are kept.

    Raises:
        ValueError: The reference is not an ODT.
    """
    parts = _parts(reference)
    styles, width = _styles(parts["styles.xml"], look)
    text = OdtText(blocks, width, look.language)
    parts["styles.xml"] = styles
    parts["content.xml"] = _content(text)
    for number, picture in enumerate(text.pictures, start=1):
        parts[f"Pictures/graph{number}.svg"] = picture.encode()
    parts["meta.xml"] = _meta(look)
    parts["META-INF/manifest.xml"] = _manifest(sorted(parts))
    return _zipped(parts)


def _parts(reference: bytes) -> dict[str, bytes]:
    """What the reference gives to the file, without its own text."""
    try:
        with zipfile.ZipFile(io.BytesIO(reference)) as archive:
            names = {name for name in archive.namelist() if not name.endswith("/")}
            if not names >= PARTS or archive.read("mimetype").strip() != TYPE.encode():
                raise ValueError("not an ODT")
            kept = {n for n in names if n == "styles.xml" or n.startswith("Pictures/")}
            return {name: archive.read(name) for name in kept}
    except zipfile.BadZipFile as error:
        raise ValueError("not an ODT") from error


def _content(text: OdtText) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {DECLARED} '
        f'office:version="1.3">\n<office:automatic-styles>\n{fixed_styles()}{"".join(text.styles)}'
        f"</office:automatic-styles>\n<office:body>\n<office:text>\n{text.body}</office:text>\n"
        "</office:body>\n</office:document-content>\n"
    ).encode()


def _meta(look: Look) -> bytes:
    day = f"{look.as_of.isoformat()}T00:00:00"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta {DECLARED} '
        'office:version="1.3">\n<office:meta>\n<meta:generator>courtier</meta:generator>\n'
        f"<dc:title>{escape(look.title)}</dc:title>\n<dc:subject>{escape(look.subject)}"
        f"</dc:subject>\n<meta:initial-creator>{escape(look.body)}</meta:initial-creator>\n"
        f"<dc:creator>{escape(look.body)}</dc:creator>\n<dc:language>{LOCALES[look.language]}"
        f"</dc:language>\n<meta:creation-date>{day}</meta:creation-date>\n"
        f"<dc:date>{day}</dc:date>\n</office:meta>\n</office:document-meta>\n"
    ).encode()


def _manifest(names: list[str]) -> bytes:
    lines = "".join(
        f'<manifest:file-entry manifest:full-path="{escape(name)}" '
        f'manifest:media-type="{TYPES.get(name[-4:], "")}"/>\n'
        for name in names
        if not name.startswith("META-INF/")
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="{MANIFEST}" '
        f'manifest:version="1.3">\n<manifest:file-entry manifest:full-path="/" '
        f'manifest:version="1.3" manifest:media-type="{TYPE}"/>\n{lines}</manifest:manifest>\n'
    ).encode()


def _zipped(parts: dict[str, bytes]) -> bytes:
    """The type first and not compressed, as the format asks, then the parts in order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        first = zipfile.ZipInfo("mimetype", EPOCH)
        first.create_system = UNIX
        archive.writestr(first, TYPE)
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = UNIX
            archive.writestr(entry, parts[name], compresslevel=6)
    return buffer.getvalue()


def _styles(content: bytes, look: Look) -> tuple[bytes, int]:
    """The styles in the language and turned as asked, the margins filled; width of the text."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(content, parser)
    language, _, country = LOCALES[look.language].partition("-")
    for found in root.iter(_name("style:text-properties")):
        if _name("fo:language") in found.attrib:
            found.set(_name("fo:language"), language)
            found.set(_name("fo:country"), country)
    master = root.find(f".//{_name('style:master-page')}")
    layout = _layout(root, master)
    width = _turned(layout, look.landscape)
    _fill_margins(root, master, width, look)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True), int(width * 20)


def _layout(root: Any, master: Any) -> Any:
    """The page that the first master page names."""
    if master is None:
        raise ValueError("no page")
    wanted = master.get(_name("style:page-layout-name"))
    for layout in root.iter(_name("style:page-layout")):
        if layout.get(_name("style:name")) == wanted:
            return layout.find(_name("style:page-layout-properties"))
    raise ValueError("no page")


def _turned(page: Any, landscape: bool) -> float:
    """Turn the page; the width of its text, in points."""
    sides = [_points(page.get(_name(f"fo:page-{side}"))) for side in ("width", "height")]
    wide, high = sorted(sides, reverse=landscape)
    page.set(_name("fo:page-width"), f"{wide:.2f}pt")
    page.set(_name("fo:page-height"), f"{high:.2f}pt")
    page.set(_name("style:print-orientation"), "landscape" if landscape else "portrait")
    either = page.get(_name("fo:margin")) or "54pt"
    edges = (page.get(_name(f"fo:margin-{side}")) or either for side in ("left", "right"))
    return wide - sum(map(_points, edges))


UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0}


def _points(length: str | None) -> float:
    if length is None or length[-2:] not in UNITS:
        raise ValueError("no length")
    return float(length[:-2]) * UNITS[length[-2:]]


def _fill_margins(root: Any, master: Any, width: float, look: Look) -> None:
    """Add title, body and marks to the header, and day, fingerprints and page to the footer."""
    before, between, after = PAGE_OF.in_(look.language).split("{}")
    head = (
        f'<text:p text:style-name="Header_20_Line"><text:span text:style-name="Strong">'
        f"{escape(look.title)}</text:span><text:tab/>{escape(short(look.body))}</text:p>"
    )
    if look.marks:
        marks = escape(" · ".join(look.marks))
        head += f'<text:p text:style-name="Header_20_Marks">{marks}</text:p>'
    foot = (
        f'<text:p text:style-name="Footer_20_Line">{escape(look.foot)}<text:tab/>{before}'
        f'<text:page-number text:select-page="current">1</text:page-number>{between}'
        f"<text:page-count>1</text:page-count>{after}</text:p>"
    )
    for place, (name, lines) in enumerate((("style:header", head), ("style:footer", foot))):
        part = master.find(_name(name))
        if part is None:
            part = master.makeelement(_name(name))
            master.insert(place, part)
        part.extend(_elements(lines))
    for stop in root.iter(_name("style:tab-stop")):
        if stop.get(_name("style:type")) == "right":
            stop.set(_name("style:position"), f"{width:.2f}pt")


def _elements(lines: str) -> Any:
    from lxml import etree

    return list(etree.fromstring(f"<office:lines {DECLARED}>{lines}</office:lines>"))


def _name(name: str) -> str:
    space, _, local = name.partition(":")
    return f"{{{SPACES[space]}}}{local}"
