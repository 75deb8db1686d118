"""An inventory on the disk: lines of JSON, or Parquet by the name; whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from courtier.providers.discover.lines import line_of
from courtier.providers.discover.opened import Opened
from courtier.results.inventory import Inventory

PARQUET = ".parquet"


def check_format(path: Path) -> None:
    """Refuse, before anything is read, a format that could not be written.

    Raises:
        UsageError: Parquet is asked for, and the extra ``parquet`` is not installed.
    """
    if path.suffix == PARQUET:
        from courtier.providers.discover.parquet import need_module

        need_module()


def write_inventory(
    path: Path, head: Inventory, lines: Iterable[str], force: bool, temporary: Path | None = None
) -> None:
    """Write an inventory beside, then put it in its place; only its owner may read it.

    Args:
        path: The file; its suffix ``.parquet`` chooses that format.
        head: Its first line.
        lines: The line of each resource, in order.
        force: Replace a file that is there.
        temporary: Where it is made, a file that nobody else writes, which goes away if it is there;
            None for one of this process.

    Raises:
        FileExistsError: A file is there.
        OSError: It cannot be written.
        UsageError: Parquet is asked for, and the extra ``parquet`` is not installed.
    """
    with beside(path, force, temporary) as text:
        with text.open("w", encoding="utf-8", newline="\n") as stream:
            if path.suffix != PARQUET:
                stream.write(line_of(head) + "\n")
            stream.writelines(line + "\n" for line in lines)
        if path.suffix == PARQUET:
            from courtier.providers.discover.parquet import turn

            turn(text, head)


def write_again(opened: Opened, path: Path, force: bool) -> None:
    """Write an inventory that was read to another file, in the format of its name.

    Raises:
        FileExistsError: A file is there.
        OSError: It cannot be written.
        InputError: The inventory is not whole or not valid.
    """
    write_inventory(path, opened.head, (line_of(found) for found, _ in opened.rows()), force)


@contextmanager
def beside(path: Path, force: bool, temporary: Path | None = None) -> Iterator[Path]:
    """A new file beside another, which takes its place when the block ends well.

    Raises:
        FileExistsError: The other is there, and is not to be replaced.
    """
    temporary = temporary or path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield temporary
        _put(temporary, path, force)
    finally:
        temporary.unlink(missing_ok=True)


def _put(temporary: Path, path: Path, force: bool) -> None:
    """Put a file in its place; one that came meanwhile stays, unless it is to be replaced."""
    if force:
        temporary.replace(path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError as error:  # a disk that knows no second name of a file
        if path.exists():
            raise FileExistsError(path) from error
        temporary.replace(path)
