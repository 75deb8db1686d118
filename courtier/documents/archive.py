"""Rewrites a zip file so that the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
FIRST = ("[Content_Types].xml", "_rels/.rels")
UNIX = 3
PLAIN_FILE = 0o600 << 16


def rewrite(content: bytes) -> bytes:
    """The same entries in one order, all dated 1980-01-01, the content types first.

    Raises:
        zipfile.BadZipFile: The bytes are no zip file.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        entries = {name: old.read(name) for name in old.namelist() if not name.endswith("/")}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as new:
        for name in sorted(entries, key=_order):
            new.writestr(_entry(name), entries[name], compresslevel=6)
    return buffer.getvalue()


def _order(name: str) -> tuple[int, str]:
    return (FIRST.index(name) if name in FIRST else len(FIRST), name)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = UNIX
    entry.external_attr = PLAIN_FILE
    return entry
