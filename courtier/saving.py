"""Files written into a folder without losing any that is already there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from courtier.report.folders import cannot_write
from courtier.values.errors import UsageError
from courtier.values.text import say

SHOWN = 5


def save(files: Mapping[str, bytes], folder: Path, force: bool) -> None:
    """Write files, each one whole; nothing is written where one is already there.

    Args:
        files: The content of each file by its name.
        folder: Where they go; it is made if it is not there, its parent must exist.
        force: Overwrite files that are there.

    Raises:
        UsageError: A file is there already, or the folder cannot be written.
    """
    targets = {folder / name: content for name, content in files.items()}
    there = sorted(p.name for p in targets if p.exists() or p.is_symlink())
    if there and not force:
        raise _already_there(folder, there)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        for path, content in targets.items():
            _write(path, content)
    except OSError as error:
        raise cannot_write(folder) from error


def _write(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.chmod(0o600)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _already_there(folder: Path, names: list[str]) -> UsageError:
    return UsageError(
        say(
            "« {folder} » contient déjà {files} : rien n’a été écrit.",
            "“{folder}” already holds {files}: nothing was written.",
            folder=str(folder),
            files=", ".join(names[:SHOWN]) + ("…" if len(names) > SHOWN else ""),
        ),
        say(
            "Nommez un autre dossier avec --output, ou écrasez ces fichiers avec --force.",
            "Name another folder with --output, or overwrite these files with --force.",
        ),
    )
