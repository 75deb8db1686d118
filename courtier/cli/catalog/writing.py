"""Where exports and layers are written: whole or not at all, never over what is there."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from courtier.values.errors import UsageError
from courtier.values.text import say


def write_folder(folder: Path, files: Mapping[str, bytes], force: bool) -> None:
    """Write files in a folder, all or none; what else it holds is neither read nor moved.

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
        folder.mkdir(parents=True, exist_ok=True)
        if any((folder / name).is_dir() for name in files):
            raise IsADirectoryError
        staged = Path(tempfile.mkdtemp(prefix=".courtier-", dir=folder))
        try:
            _stage(staged / "new", files)
            _move_in(staged, folder, files)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    except OSError as error:
        raise _unwritable(folder) from error


def _stage(new: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _move_in(staged: Path, folder: Path, names: Iterable[str]) -> None:
    """Put each staged file in its place; when one cannot go, all that moved comes back."""
    moved: list[str] = []
    try:
        for name in names:
            moved.append(name)
            _move(folder / name, staged / "old" / name)
            _move(staged / "new" / name, folder / name)
    except OSError:
        for name in reversed(moved):
            if not (staged / "new" / name).exists():
                (folder / name).unlink()
            _move(staged / "old" / name, folder / name)
        raise


def _move(source: Path, target: Path) -> None:
    if source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)


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
