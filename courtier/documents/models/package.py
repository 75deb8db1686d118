"""A DOCX that somebody made, opened within bounds: no macro, no outside link, no XML bomb."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers import expat

from courtier.documents.models.refusals import refused

MOST_BYTES = 30_000_000
"""What the file may weigh."""
MOST_UNPACKED = 200_000_000
"""What all its parts may weigh together once unpacked."""
MOST_XML = 40_000_000
"""What one part that is read as XML may weigh."""
MOST_PARTS = 5_000
DEEPEST = 200
"""So many elements may be nested."""
ENCRYPTED_FILE = b"\xd0\xcf\x11\xe0"
"""How a document with a password starts: it is no zip file at all."""
ENCRYPTED_ENTRY = 0x1
MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"
MARGINS = ("word/header", "word/footer")
_PROGRAMS = ("vbaproject", "vbadata", "activex", "embeddings/")
_LINK = "/hyperlink"
_SAFE_LINKS = ("http://", "https://", "mailto:")


@dataclass(frozen=True)
class Package:
    """The parts of a DOCX in their order, each with what the zip file says of it.

    ``name`` is what messages call it, ``sha256`` the fingerprint of its bytes.
    """

    name: str
    sha256: str
    parts: tuple[tuple[zipfile.ZipInfo, bytes], ...]

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            KeyError: There is no such part.
        """
        return next(content for entry, content in self.parts if entry.filename == name)

    @property
    def texts(self) -> tuple[str, ...]:
        """The parts in which a person reads: the body, then headers and footers."""
        names = [entry.filename for entry, _ in self.parts]
        margins = sorted(n for n in names if n.startswith(MARGINS) and n.endswith(".xml"))
        return (MAIN, *margins)

    def written(self, changed: dict[str, bytes]) -> bytes:
        """The zip file again with some parts changed, every other one as it was."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for entry, content in self.parts:
                archive.writestr(_same(entry), changed.get(entry.filename, content))
        return buffer.getvalue()


def _same(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """A fresh entry with the name, day and compression of another."""
    fresh = zipfile.ZipInfo(entry.filename, entry.date_time)
    fresh.compress_type = entry.compress_type
    fresh.create_system, fresh.external_attr = entry.create_system, entry.external_attr
    return fresh


def open_package(path: Path, name: str) -> Package:
    """Open a DOCX, and refuse what could run, reach out or explode.

    Args:
        path: The file.
        name: What messages call it.

    Raises:
        InputError: It is missing, too large, no DOCX, holds a program, or reaches outside.
    """
    content = _bytes(path, name)
    if content.startswith(ENCRYPTED_FILE):
        raise refused("docx-encrypted", name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = tuple(_unpacked(archive, name))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError):
        raise refused("docx-wrong", name) from None
    package = Package(name, hashlib.sha256(content).hexdigest(), parts)
    _examine(package)
    return package


def _bytes(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise refused("docx-missing", name) from None
    if len(content) > MOST_BYTES:
        raise refused("docx-too-large", name)
    return content


def _unpacked(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(names) != len(entries) or not names >= {MAIN, TYPES}:
        raise refused("docx-wrong", name)
    if len(entries) > MOST_PARTS or sum(e.file_size for e in entries) > MOST_UNPACKED:
        raise refused("docx-too-large", name)
    for entry in entries:
        if entry.flag_bits & ENCRYPTED_ENTRY:
            raise refused("docx-encrypted", name)
        yield entry, archive.read(entry)


def _examine(package: Package) -> None:
    for entry, content in package.parts:
        part = entry.filename
        if any(word in part.lower() for word in _PROGRAMS):
            raise refused("docx-macros", package.name, part)
        if part == TYPES and b"macroEnabled" in content:
            raise refused("docx-macros", package.name, part)
        if part == TYPES or part.endswith(".rels"):
            check_xml(content, package.name, part)
        if part.endswith(".rels"):
            _check_links(content, package.name, part)


def _check_links(content: bytes, name: str, part: str) -> None:
    """Refuse what the document would fetch by itself; a link that a person follows is fine."""
    for link in parsed(content):
        if str(link.get("TargetMode", "")).lower() != "external":
            continue
        target, kind = str(link.get("Target", "")), str(link.get("Type", ""))
        if not (kind.endswith(_LINK) and target.lower().startswith(_SAFE_LINKS)):
            raise refused("docx-outside", name, f"{part} ({target[:60]})")


def check_xml(content: bytes, name: str, part: str) -> None:
    """Refuse a part that is too large, too deep, not UTF-8, or that defines entities.

    Raises:
        InputError: See above; or it is no XML at all.
    """
    if len(content) > MOST_XML:
        raise refused("docx-too-large", name, part)
    reader = expat.ParserCreate()
    depth = 0

    def start(_: str, __: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise refused("docx-entities", name, part)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        raise refused("docx-entities", name, part)

    def declared(_: str, encoding: str | None, __: int) -> None:
        if (encoding or "utf-8").lower() != "utf-8":
            raise refused("docx-encoding", name, part)

    reader.StartElementHandler, reader.EndElementHandler = start, end
    reader.StartDoctypeDeclHandler, reader.XmlDeclHandler = doctype, declared
    try:
        content.decode("utf-8")
        reader.Parse(content, True)
    except UnicodeDecodeError:
        raise refused("docx-encoding", name, part) from None
    except expat.ExpatError:
        raise refused("docx-wrong", name, part) from None


def parsed(content: bytes) -> Any:
    """The root of a part that was checked."""
    from lxml import etree

    safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, safe)
