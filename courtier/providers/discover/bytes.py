"""The bytes of an inventory: a file, or standard input kept beside so as to be read again."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import IO, BinaryIO

from courtier.providers.discover.refusals import refused

STANDARD_INPUT = "-"
_CHUNK = 1 << 20


class Bytes:
    """A file that can be read again from its start.

    Args:
        path: The path as it was typed, ``-`` for standard input.
        name: The name to print.
    """

    def __init__(self, path: str, name: str) -> None:
        self.name = name
        self._path = path

    @cached_property
    def _kept(self) -> IO[bytes]:
        """Standard input, copied once to a file of its own that goes away with the program."""
        kept = tempfile.NamedTemporaryFile()  # noqa: SIM115 - it lives as long as this
        weakref.finalize(self, kept.close)
        shutil.copyfileobj(sys.stdin.buffer, kept, _CHUNK)
        kept.flush()
        return kept

    @property
    def path(self) -> Path:
        """Where the bytes are on the disk."""
        return Path(self._kept.name if self._path == STANDARD_INPUT else self._path)

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """The file from its first byte.

        Raises:
            InputError: It is missing, a folder, or cannot be read.
        """
        try:
            with self.path.open("rb") as stream:
                yield stream
        except IsADirectoryError:
            raise refused("inventory-is-folder", self.name) from None
        except (OSError, ValueError):  # also a name that no file can have
            raise refused("inventory-missing", self.name) from None

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of the bytes, in hexadecimal."""
        digest = hashlib.sha256()
        with self.opened() as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
        return digest.hexdigest()
