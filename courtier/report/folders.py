"""A folder written whole or not at all: a new one beside, then one rename or one exchange."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from courtier.report.exchange import exchange
from courtier.values.errors import UsageError
from courtier.values.text import say


def temporary_beside(folder: Path) -> Path:
    """Where a folder is made before it is put in place; named after this process."""
    return folder.with_name(f".{folder.name}.{os.getpid()}.tmp")


def clear_stale(folder: Path) -> None:
    """Remove what a run that was killed left beside a dossier, and put an old one back in place.

    Only folders named after a process that no longer lives are touched.
    """
    for path, kind in _left_beside(folder):
        if kind == "old" and not folder.exists():
            path.rename(folder)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _left_beside(folder: Path) -> Iterator[tuple[Path, str]]:
    form = re.compile(rf"\.{re.escape(folder.name)}\.([0-9]+)\.(tmp|old)")
    parent = folder.absolute().parent
    for path in sorted(parent.iterdir()) if parent.is_dir() else ():
        found = form.fullmatch(path.name)
        if found and path.is_dir() and not path.is_symlink() and not lives(int(found[1])):
            yield path, found[2]


def lives(process: int) -> bool:
    """Tell whether a process lives; always true where the system does not let us ask."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def put_in_place(temporary: Path, folder: Path) -> None:
    """One rename where there was nothing, one exchange where there was a folder.

    Where the system knows no exchange, the old folder steps aside first: a run killed just then
    leaves it beside, and ``clear_stale`` puts it back.
    """
    if not folder.exists():
        temporary.rename(folder)
        return
    if exchange(temporary, folder):
        shutil.rmtree(temporary, ignore_errors=True)
        return
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    folder.rename(old)
    try:
        temporary.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def cannot_write(folder: Path) -> UsageError:
    """The refusal of a folder that cannot be written."""
    return UsageError(
        say("Impossible d’écrire « {folder} ».", "Cannot write “{folder}”.", folder=str(folder)),
        say(
            "Vérifiez que le dossier parent existe et que vous pouvez y écrire.",
            "Check that the parent folder exists and that you may write in it.",
        ),
    )
