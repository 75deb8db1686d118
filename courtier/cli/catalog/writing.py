"""Where exports and layers are written: whole or not at all, never over what is there."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from courtier.values.errors import UsageError
from courtier.values.text import say


def write_folder(folder: Path, files: Mapping[str, bytes], force: bool) -> None:
    """Write files in a folder, with what it already held; one rename puts the whole in place.

    Args:
        folder: The folder, new or not.
        files: What to write, by path from the folder, POSIX.
        force: Replace files that are already there; nothing else of the folder is touched.

    Raises:
        UsageError: A file is already there, or the folder cannot be written.
    """
    folder = folder.resolve()
    there = [name for name in files if (folder / name).exists()]
    if there and not force:
        raise _exists(folder / there[0], len(there))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            _fill(temporary / "new", folder, files)
            _swap(temporary, folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    except OSError as error:
        raise _unwritable(folder) from error


def _fill(new: Path, old: Path, files: Mapping[str, bytes]) -> None:
    if old.exists():
        shutil.copytree(old, new, symlinks=True)
    new.mkdir(exist_ok=True)
    for name, content in files.items():
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _swap(temporary: Path, folder: Path) -> None:
    """The old folder steps aside, and comes back when the new one cannot take its place."""
    aside = temporary / "old"
    if folder.exists():
        folder.rename(aside)
    try:
        (temporary / "new").rename(folder)
    except OSError:
        if aside.exists():
            aside.rename(folder)
        raise


def write_file(path: Path, content: bytes, force: bool) -> None:
    """Write one file beside, then rename it.

    Raises:
        UsageError: It is already there, or cannot be written.
    """
    if path.exists() and not force:
        raise _exists(path, 1)
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            stream.write(content)
        Path(stream.name).chmod(0o644)
        Path(stream.name).replace(path)
    except OSError as error:
        raise _unwritable(path) from error


def _exists(path: Path, number: int) -> UsageError:
    text = say(
        "« {path} » existe déjà ; fichiers qui seraient remplacés : {number}.",
        "“{path}” already exists; files that would be replaced: {number}.",
        path=str(path),
        number=number,
    )
    help = say(
        "Choisissez un autre chemin, ou ajoutez --force.", "Choose another path, or add --force."
    )
    return UsageError(text, help)


def _unwritable(path: Path) -> UsageError:
    text = say("« {path} » ne peut être écrit.", "“{path}” cannot be written.", path=str(path))
    return UsageError(text, say("Vérifiez le chemin et vos droits.", "Check the path and rights."))
