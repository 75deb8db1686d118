"""A bill in CSV, plain or gzip, read line by line."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from courtier.cost.actuals.bill import Bill, Grouping
from courtier.providers.focus.columns import Column, check_header
from courtier.providers.focus.meaning import group_of
from courtier.providers.focus.refusals import refusal
from courtier.providers.focus.rows import Adder
from courtier.values.errors import InputError, Mistake

LONGEST_CELL = 1_000_000
_GZIP = b"\x1f\x8b"


def read_csv(
    path: Path, file: str, columns: dict[str, Column], grouping: Grouping = group_of
) -> Bill:
    """Add up a bill in CSV.

    Args:
        path: The file.
        file: The name to print.
        columns: The columns of the format.
        grouping: What a line is added up with.

    Raises:
        InputError: All that is wrong in its columns, else in its lines, each with its line.
    """
    csv.field_size_limit(LONGEST_CELL)
    with _opened(path) as stream:
        rows = csv.reader(stream, strict=True)
        try:
            names = next(rows, None)
            if not names:
                raise InputError([_no_table(file, 1, "empty")])
            header, mistakes = check_header([n.strip() for n in names], columns, file, 1)
            held = {n: columns[n] for n in map(str.strip, names) if n in columns}
            adder = _added(rows, [n.strip() for n in names], Adder(held, file, grouping), mistakes)
        except UnicodeDecodeError:
            raise InputError([_no_table(file, None, "UTF-8")]) from None
        except (csv.Error, EOFError, gzip.BadGzipFile) as error:
            raise InputError([_no_table(file, rows.line_num or 1, str(error))]) from None
    return adder.bill(header, fingerprint(path))


def _added(
    rows: Any,
    names: list[str],
    adder: Adder,
    mistakes: list[Mistake],
) -> Adder:
    if mistakes:
        raise InputError(mistakes)
    line = 2
    for cells in rows:
        if len(cells) == len(names):
            adder.add(dict(zip(names, cells, strict=True)), line)
        elif cells:
            found, wanted = str(len(cells)), str(len(names))
            adder.refuse("cells-uneven", line, found=found, wanted=wanted)
        line = rows.line_num + 1
    return adder


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    with path.open("rb") as raw:
        packed = raw.read(2) == _GZIP
        raw.seek(0)
        content = gzip.GzipFile(fileobj=raw) if packed else raw
        with io.TextIOWrapper(content, encoding="utf-8-sig", newline="") as stream:
            yield stream


def fingerprint(path: Path) -> str:
    """The SHA-256 of the bytes of a file."""
    with path.open("rb") as raw:
        return hashlib.file_digest(raw, "sha256").hexdigest()


def _no_table(file: str, line: int | None, why: str) -> Mistake:
    return refusal("not-table", file, line, why=why)
