"""Builds templates/styles/reference.odt: run it when a style changes.

``python tests/documents/build_reference_odt.py`` writes the file; nothing runs it by itself.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from courtier.documents.archive import EPOCH
from courtier.documents.formats.odt import DECLARED, MANIFEST, TYPE

PLACE = Path(__file__).parents[2] / "templates" / "styles" / "reference.odt"
FONT, NAVY, RED = "Arial", "#09355c", "#a31d1d"
HEADINGS = {1: 14, 2: 11.5, 3: 10.5, 4: 10}


def paragraph(
    name: str,
    look: str = "",
    text: str = "",
    parent: str = "Standard",
    more: str = "",
    inner: str = "",
) -> str:
    """A paragraph style: its paragraph properties, its text properties."""
    shown = name.replace("_20_", " ")
    properties = f"<style:paragraph-properties {look}>{inner}</style:paragraph-properties>"
    letters = f"<style:text-properties {text}/>" if text else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" '
        f'style:parent-style-name="{parent}" {more}>{properties}{letters}</style:style>\n'
    )  # fmt: skip


def letters(name: str, text: str) -> str:
    """A character style."""
    return (
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {text}/>'
        "</style:style>\n"
    )


def bold(size: float, color: str = NAVY) -> str:
    """The text properties of a title."""
    return f'fo:font-size="{size}pt" fo:font-weight="bold" fo:color="{color}"'


def space(above: float, below: float, more: str = "") -> str:
    """The paragraph properties of a space above and below."""
    return f'fo:margin-top="{above}pt" fo:margin-bottom="{below}pt" {more}'


KEEP = 'fo:keep-with-next="always"'
TAB = (
    '<style:tab-stops><style:tab-stop style:position="504pt" style:type="right"{}/>'
    "</style:tab-stops>"
)
DOTS = TAB.format(' style:leader-style="dotted" style:leader-text="."')


def box(fill: str, line: str) -> str:
    """The paragraph properties of a notice."""
    return space(
        3, 6,
        f'fo:background-color="{fill}" fo:border-left="2pt solid {line}" fo:border-right="none" '
        'fo:border-top="none" fo:border-bottom="none" fo:padding="5pt" fo:margin-left="8pt" '
        'fo:margin-right="0pt"',
    )  # fmt: skip


def styles() -> str:
    """The whole styles.xml."""
    default = (
        f'style:font-name="{FONT}" fo:font-size="10pt" fo:language="fr" fo:country="CA" '
        'style:font-size-asian="10pt" style:font-size-complex="10pt"'
    )
    headings = "".join(
        paragraph(
            f"Heading_20_{level}", space(14, 4, KEEP), bold(size), "Standard",
            f'style:default-outline-level="{level}" style:next-style-name="Text_20_body"',
        )
        for level, size in HEADINGS.items()
    )  # fmt: skip
    outline = "".join(
        f'<text:outline-level-style text:level="{level}" style:num-format="1" '
        f"{'style:num-suffix=' + chr(34) + '.' + chr(34) if level == 1 else ''} "
        f'text:display-levels="{level}"><style:list-level-properties '
        'text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="space"/>'
        "</style:list-level-properties></text:outline-level-style>\n"
        for level in HEADINGS
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {DECLARED} '
        'office:version="1.3">\n<office:font-face-decls><style:font-face '
        f'style:name="{FONT}" svg:font-family="{FONT}" style:font-family-generic="swiss"/>'
        "</office:font-face-decls>\n<office:styles>\n"
        '<style:default-style style:family="paragraph"><style:paragraph-properties '
        'fo:orphans="2" fo:widows="2" style:tab-stop-distance="36pt"/>'
        f"<style:text-properties {default}/></style:default-style>\n"
        '<style:default-style style:family="table"><style:table-properties/>'
        "</style:default-style>\n"
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>\n'
        + paragraph("Text_20_body", space(0, 5))
        + paragraph("Title", space(0, 4, KEEP), bold(18))
        + paragraph(
            "Subtitle", space(0, 4, KEEP), f'fo:font-size="12pt" fo:color="{NAVY}"'
        )
        + headings
        + paragraph("Avis", box("#f2f5f8", NAVY), 'fo:font-size="9pt"')
        + paragraph("Projet", box("#fbefef", RED), bold(10, RED))
        + paragraph("List_20_Contents", space(0, 2))
        + paragraph("Table_20_Caption", space(8, 3, KEEP), bold(9))
        + paragraph("Table_20_Contents", space(1, 1), 'fo:font-size="9pt"')
        + paragraph("Table_20_Right", 'fo:text-align="end"', "", "Table_20_Contents")
        + paragraph("Table_20_Center", 'fo:text-align="center"', "", "Table_20_Contents")
        + paragraph("Table_20_Heading", KEEP, bold(9), "Table_20_Contents")
        + paragraph("Table_20_Heading_20_Right", 'fo:text-align="end"', "", "Table_20_Heading")
        + paragraph("Table_20_Heading_20_Center", 'fo:text-align="center"', "", "Table_20_Heading")
        + paragraph("Contents_20_Heading", space(10, 4, KEEP), bold(12))
        + paragraph("Contents_20_1", space(0, 1), inner=DOTS)
        + paragraph("Contents_20_2", space(0, 1, 'fo:margin-left="14pt"'), inner=DOTS)
        + paragraph(
            "Header_20_Line", space(0, 1), 'fo:font-size="8pt" fo:color="#444444"',
            inner=TAB.format(""),
        )
        + paragraph("Header_20_Marks", space(0, 0), bold(8, RED))
        + paragraph(
            "Footer_20_Line", space(0, 0), 'fo:font-size="8pt" fo:color="#444444"',
            inner=TAB.format(""),
        )
        + letters("Strong", 'fo:font-weight="bold"')
        + letters("Emphasis", 'fo:font-style="italic"')
        + letters("Superscript", 'style:text-position="super 58%"')
        + letters("Subscript", 'style:text-position="sub 58%"')
        + letters("Strikeout", 'style:text-line-through-style="solid"')
        + letters("Code", 'fo:font-family="monospace"')
        + letters("Field", f'fo:color="{RED}" fo:background-color="#fff4cc"')
        + f'<text:outline-style style:name="Outline">\n{outline}</text:outline-style>\n'
        + "</office:styles>\n<office:automatic-styles>\n"
        '<style:page-layout style:name="Page"><style:page-layout-properties '
        'fo:page-width="612pt" fo:page-height="792pt" style:print-orientation="portrait" '
        'fo:margin-top="30pt" fo:margin-bottom="30pt" fo:margin-left="54pt" '
        'fo:margin-right="54pt"/>'
        '<style:header-style><style:header-footer-properties fo:min-height="24pt" '
        'fo:margin-bottom="10pt"/></style:header-style>'
        '<style:footer-style><style:header-footer-properties fo:min-height="24pt" '
        'fo:margin-top="10pt"/></style:footer-style></style:page-layout>\n'
        "</office:automatic-styles>\n<office:master-styles>\n"
        '<style:master-page style:name="Standard" style:page-layout-name="Page">'
        "<style:header/><style:footer/></style:master-page>\n"
        "</office:master-styles>\n</office:document-styles>\n"
    )  # fmt: skip


def build() -> bytes:
    """The bytes of the reference document."""
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {DECLARED} '
        'office:version="1.3"><office:body><office:text><text:p text:style-name="Standard"/>'
        "</office:text></office:body></office:document-content>\n"
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest '
        f'xmlns:manifest="{MANIFEST}" manifest:version="1.3"><manifest:file-entry '
        f'manifest:full-path="/" manifest:version="1.3" manifest:media-type="{TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>\n"
    )
    parts = {"content.xml": text, "styles.xml": styles(), "META-INF/manifest.xml": manifest}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", EPOCH), TYPE)
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


if __name__ == "__main__":
    PLACE.write_bytes(build())
