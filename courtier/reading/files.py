"""Bytes of a file that a person names: never a folder, never more than the limit."""

from __future__ import annotations

from pathlib import Path

from courtier.reading.refusals import refuse
from courtier.values.errors import InputError

MAX_BYTES = 5_000_000


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a file, at most ``MAX_BYTES``; a larger one is refused before it is read.

    Args:
        path: The file, or a pipe.
        name: The name to print in messages.

    Raises:
        InputError: The file is missing, a folder, unreadable or too large.
    """
    code = "file-missing"
    try:
        if path.is_dir():
            code = "file-is-folder"
        elif path.stat().st_size > MAX_BYTES:
            code = "file-too-large"
        else:
            with path.open("rb") as stream:
                content = stream.read(MAX_BYTES + 1)
            if len(content) <= MAX_BYTES:
                return content
            code = "file-too-large"
    except (OSError, ValueError):
        pass
    raise InputError([refuse(code, name, None, None)])
