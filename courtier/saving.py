"""Files written into a folder together or not at all, without losing any that is already there.

A folder that holds nothing else is made beside and put in place at once. In a folder with files of
other people, the new files wait in a folder of their own until a journal names them all; from then
on they are the ones that count, and a run that was killed is finished by the next one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from courtier.report.folders import (
    cannot_write,
    clear_stale,
    lives,
    put_in_place,
    temporary_beside,
)
from courtier.values.errors import UsageError
from courtier.values.text import say

SHOWN = 5
JOURNAL = ".courtier.{}.journal"
WAITING = ".courtier.{}.new"
_LEFT = re.compile(r"\.courtier\.([0-9]+)\.(journal|new)")


def save(files: Mapping[str, bytes], folder: Path, force: bool) -> None:
    """Write files together; nothing is written where one is already there.

    Args:
        files: The content of each file by its name.
        folder: Where they go; it is made if it is not there, its parent must exist.
        force: Overwrite files that are there.

    Raises:
        UsageError: A file is there already, or the folder cannot be written.
    """
    place = folder.resolve()
    try:
        clear_stale(place)
        finish(place)
        there = sorted(name for name in files if os.path.lexists(place / name))
        if there and not force:
            raise _already_there(folder, there)
        if place.exists() and any(path.name not in files for path in place.iterdir()):
            _save_among_others(files, place)
        else:
            _save_whole(files, place)
    except OSError as error:
        raise cannot_write(folder) from error


def finish(folder: Path) -> None:
    """Finish what a killed run had named in its journal, and drop what it had not.

    Only what is named after a process that no longer lives is touched.
    """
    left = sorted(_left_in(folder), key=lambda found: found[1] != "journal")
    for number, kind in left:
        if kind == "journal":
            _put_each(folder, number)
        else:
            shutil.rmtree(folder / WAITING.format(number), ignore_errors=True)


def _left_in(folder: Path) -> Iterator[tuple[int, str]]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        found = _LEFT.fullmatch(path.name)
        if found and not path.is_symlink() and not lives(int(found[1])):
            yield int(found[1]), found[2]


def _save_whole(files: Mapping[str, bytes], folder: Path) -> None:
    temporary = temporary_beside(folder)
    try:
        temporary.mkdir(mode=0o700)
        _write(files, temporary)
        if folder.exists():
            temporary.chmod(stat.S_IMODE(folder.stat().st_mode))
        put_in_place(temporary, folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _save_among_others(files: Mapping[str, bytes], folder: Path) -> None:
    waiting = folder / WAITING.format(os.getpid())
    journal = folder / JOURNAL.format(os.getpid())
    try:
        waiting.mkdir(mode=0o700)
        _write(files, waiting)
        draft = waiting / journal.name
        draft.write_text(json.dumps({"files": sorted(files)}), encoding="utf-8")
        draft.replace(journal)
        _put_each(folder, os.getpid())
    finally:
        if not journal.exists():
            shutil.rmtree(waiting, ignore_errors=True)


def _put_each(folder: Path, number: int) -> None:
    """Put every file that a journal names in its place; done twice, it does no harm."""
    journal, waiting = folder / JOURNAL.format(number), folder / WAITING.format(number)
    for name in _named_in(journal):
        path = waiting / name
        if path.is_file() and not path.is_symlink():
            path.replace(folder / name)
    journal.unlink(missing_ok=True)
    shutil.rmtree(waiting, ignore_errors=True)


def _named_in(journal: Path) -> list[str]:
    """The names in a journal, none of which leads out of the folder."""
    try:
        content = json.loads(journal.read_text(encoding="utf-8"))
        names = content["files"]
        return [name for name in names if isinstance(name, str) and Path(name).name == name]
    except (ValueError, KeyError, TypeError):
        return []


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content)
        path.chmod(0o600)


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
