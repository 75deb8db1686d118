"""Small DOCX files made by hand for the tests: a body's model, a tender document."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    f'<w:document xmlns:w="{W}"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
)
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats'
    '-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def link(kind: str, target: str, mode: str = "External") -> str:
    """The relations of a document that reaches for something."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target={quoteattr(target)} TargetMode="{mode}"/></Relationships>'
    )


def docx(body: str, path: Path, more: dict[str, str | bytes] | None = None) -> Path:
    """Write a DOCX whose body is given as it stands in the file; ``more`` are other parts."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS,
        "word/document.xml": f"{HEAD}<w:body>{body}</w:body></w:document>",
        "docProps/note.bin": bytes(range(256)),
        **(more or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number, (name, content) in enumerate(parts.items()):
            entry = zipfile.ZipInfo(name, (2019, 5, 4, 3, 2, number * 2))
            entry.compress_type = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)[number % 2]
            archive.writestr(entry, content)
    path.write_bytes(buffer.getvalue())
    return path


def paragraph(text: str, style: str = "") -> str:
    """A paragraph."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table."""
    lines = (
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(lines)}</w:tbl>"


def sdt(tag: str, content: str, more: str = "", alias: str = "") -> str:
    """A content control."""
    name = f"<w:alias w:val={quoteattr(alias)}/>" if alias else ""
    bears = f"<w:tag w:val={quoteattr(tag)}/>" if tag else ""
    return (
        f'<w:sdt ><w:sdtPr>{name}{bears}<w:id w:val="77"/>{more}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def run(text: str, look: str = "") -> str:
    """A run of text."""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
