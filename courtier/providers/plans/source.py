"""The bytes of a plan: a file, or standard input kept beside while it is read twice."""

from __future__ import annotations

import hashlib
import sys
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from courtier.providers.plans.refusals import refused
from courtier.reading.members import Members, StreamError

STANDARD_INPUT = "-"
MOST_BYTES = 1_000_000_000
MOST_ENTRY = 16 << 20
"""So many characters may one resource have."""
_CHUNK = 1 << 20


class Source:
    """A plan that can be read again from its start.

    Args:
        path: The path as it was typed, ``-`` for standard input.
        name: The name to print.
    """

    def __init__(self, path: str, name: str) -> None:
        self.name = name
        self._path = path

    @cached_property
    def _kept(self) -> BinaryIO:
        """Standard input, copied once to a file of its own that goes away with the program."""
        kept: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as this
        weakref.finalize(self, kept.close)
        left = MOST_BYTES
        while chunk := sys.stdin.buffer.read(min(_CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                raise refused("plan-too-large", self.name, most=str(MOST_BYTES // 10**6))
            kept.write(chunk)
        return kept

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """The plan from its first byte.

        Raises:
            InputError: It is missing, a folder, too large, or breaks off while it is read.
        """
        try:
            if self._path == STANDARD_INPUT:
                self._kept.seek(0)
                yield self._kept
                return
            with self._file() as stream:
                yield stream
        except OSError:
            raise refused("plan-missing", self.name) from None

    def _file(self) -> BinaryIO:
        path = Path(self._path)
        try:
            if path.is_dir():
                raise refused("plan-missing", self.name)
            if path.stat().st_size > MOST_BYTES:
                raise refused("plan-too-large", self.name, most=str(MOST_BYTES // 10**6))
            return path.open("rb")
        except ValueError:  # a name that no file can have
            raise refused("plan-missing", self.name) from None

    @contextmanager
    def members(self) -> Iterator[Members]:
        """The plan as a stream of JSON.

        Raises:
            InputError: As ``opened``.
        """
        with self.opened() as stream:
            found = Members(stream, most=MOST_ENTRY)
            try:
                yield found
            except StreamError as error:
                large = str(error).startswith(">")
                code = "plan-entry-too-large" if large else "plan-not-json"
                raise refused(code, self.name, found.place, most=str(MOST_ENTRY >> 20)) from None

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of the bytes, in hexadecimal."""
        digest = hashlib.sha256()
        with self.opened() as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
        return digest.hexdigest()


def members_of(plan: Members) -> Iterator[str]:
    """The members of the object that starts here; none of anything else, which is passed over.

    Raises:
        StreamError: The text breaks off.
    """
    if plan.starts_object():
        yield from plan.members()
    else:
        plan.skip()


def items_of(plan: Members) -> Iterator[int]:
    """The items of the list that starts here; none of anything else, which is passed over.

    Raises:
        StreamError: The text breaks off.
    """
    if plan.starts_list():
        yield from plan.items()
    else:
        plan.skip()
