"""The site written whole or not at all, over an older one only where nobody edited it."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from courtier.knowledge.door import Knowledge
from courtier.report.folders import cannot_write, clear_stale, put_in_place, temporary_beside
from courtier.report.site.pages import site_pages
from courtier.values.errors import UsageError
from courtier.values.model import Frozen
from courtier.values.text import say

MANIFEST = "catalogue.json"


class FileWritten(Frozen):
    """One file of the site, by its path from the top."""

    path: str
    sha256: str


class CatalogSite(Frozen):
    """What ``courtier catalog page`` wrote: each file with its fingerprint, and the facts."""

    schema_: Literal["courtier/catalog-page/1"] = Field(alias="schema")
    knowledge_version: str
    knowledge_sha256: str
    as_of: date
    files: tuple[FileWritten, ...]


def write_site(knowledge: Knowledge, folder: Path, as_of: date, *, force: bool) -> CatalogSite:
    """Write the site in a new folder beside, then put it in place with one rename.

    Args:
        knowledge: The facts of all layers.
        folder: Where the site goes; its parent must exist.
        as_of: The day on which claims are read.
        force: Replace an older site, even edited since; never a folder that is not one.

    Raises:
        UsageError: The place cannot be written, or holds what courtier did not write there.
        InputError: A fact file is not valid, or a template cannot be filled.
    """
    check_folder(folder, force)
    clear_stale(folder)
    temporary = temporary_beside(folder)
    try:
        temporary.mkdir()
        made = _fill(knowledge, temporary, as_of)
        put_in_place(temporary, folder)
    except OSError as error:
        raise cannot_write(folder) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return made


def check_folder(folder: Path, force: bool) -> None:
    """Refuse a folder that courtier did not write, or a site when it may not be replaced.

    Raises:
        UsageError: See ``write_site``.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise _not_ours(folder, ())
    if not folder.exists():
        if not folder.absolute().parent.is_dir():
            raise cannot_write(folder)
        return
    present = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir()}
    if not present:
        return
    strangers = sorted(present - {MANIFEST, *_files(folder)})
    if strangers:
        raise _not_ours(folder, strangers)
    if not force:
        raise UsageError(
            say("« {folder} » existe déjà.", "“{folder}” already exists.", folder=str(folder)),
            say(
                "Remplacez ce site avec --force, ou nommez un autre dossier avec --output.",
                "Replace this site with --force, or name another folder with --output.",
            ),
        )


def _files(folder: Path) -> tuple[str, ...]:
    """The files that an older site says it holds; none where there is no site."""
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    files = content.get("files") if isinstance(content, dict) else None
    if not isinstance(files, list):
        return ()
    return tuple(str(file.get("path")) for file in files if isinstance(file, dict))


def _fill(knowledge: Knowledge, folder: Path, as_of: date) -> CatalogSite:
    from courtier.report.json import as_json

    files = []
    for name, text in site_pages(knowledge, as_of):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = text.encode("utf-8")
        path.write_bytes(content)
        files.append(FileWritten(path=name, sha256=hashlib.sha256(content).hexdigest()))
    made = CatalogSite(
        schema="courtier/catalog-page/1",
        knowledge_version=knowledge.version,
        knowledge_sha256=knowledge.sha256,
        as_of=as_of,
        files=tuple(sorted(files, key=lambda file: file.path)),
    )
    (folder / MANIFEST).write_bytes(as_json(made).encode("utf-8"))
    return made


def _not_ours(folder: Path, strangers: tuple[str, ...] | list[str]) -> UsageError:
    return UsageError(
        say(
            "« {folder} » contient ce que courtier n’a pas écrit : {files}.",
            "“{folder}” holds what courtier did not write: {files}.",
            folder=str(folder),
            files=", ".join(strangers[:5]) or folder.name,
        ),
        say(
            "Nommez un autre dossier avec --output ; --force n’efface pas ces fichiers.",
            "Name another folder with --output; --force does not delete these files.",
        ),
    )
