"""The bytes of a file that an outside tool made, or of standard input kept to be read again."""

from __future__ import annotations

import hashlib
import sys
import tempfile
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, BinaryIO

from courtier.values.errors import InputError

STANDARD_INPUT = "-"
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Refusals:
    """How a file is refused, by its name: it is missing, a folder, or larger than ``most`` bytes.

    ``most`` None: of any size.
    """

    missing: Callable[[str], InputError]
    folder: Callable[[str], InputError]
    too_large: Callable[[str], InputError] | None = None
    most: int | None = None


class FileBytes:
    """A file that can be read again from its start.

    Args:
        path: The path as it was typed, ``-`` for standard input.
        name: The name to print.
        refusals: How it is refused.
    """

    def __init__(self, path: str, name: str, refusals: Refusals) -> None:
        self.name = name
        self._path, self._refusals = path, refusals

    @cached_property
    def _kept(self) -> IO[bytes]:
        """Standard input, copied once to a file of its own that goes away with the program."""
        kept = tempfile.NamedTemporaryFile()  # noqa: SIM115 - it lives as long as this
        weakref.finalize(self, kept.close)
        done = 0
        while chunk := sys.stdin.buffer.read(_CHUNK):
            done += len(chunk)
            self._check_size(done)
            kept.write(chunk)
        kept.flush()
        return kept

    def _check_size(self, size: int) -> None:
        refusals = self._refusals
        if refusals.most is not None and size > refusals.most and refusals.too_large is not None:
            raise refusals.too_large(self.name)

    @property
    def path(self) -> Path:
        """Where the bytes are on the disk."""
        return Path(self._kept.name if self._path == STANDARD_INPUT else self._path)

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """The file from its first byte.

        Raises:
            InputError: It is missing, a folder, too large, or cannot be read.
        """
        try:
            with self.path.open("rb") as stream:
                self._check_size(self.path.stat().st_size)
                yield stream
        except IsADirectoryError:
            raise self._refusals.folder(self.name) from None
        except (OSError, ValueError):  # also a name that no file can have
            raise self._refusals.missing(self.name) from None

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of the bytes, in hexadecimal."""
        digest = hashlib.sha256()
        with self.opened() as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
        return digest.hexdigest()
