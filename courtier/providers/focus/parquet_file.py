"""A bill in Parquet, read in batches by DuckDB, which the extra ``parquet`` installs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from courtier.cost.actuals.bill import Bill, Grouping
from courtier.providers.focus.columns import Column, check_header
from courtier.providers.focus.csv_file import fingerprint
from courtier.providers.focus.meaning import group_of
from courtier.providers.focus.refusals import refusal
from courtier.providers.focus.rows import Adder
from courtier.values.errors import InputError, UsageError
from courtier.values.text import Text

BATCH = 2_000
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "256MB",
    "threads": 1,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
"""No network, and little memory."""
NO_READER = UsageError(
    Text(
        fr="La lecture d’un fichier Parquet demande un module qui n’est pas installé.",
        en="Reading a Parquet file needs a module that is not installed.",
    ),
    Text(
        fr="Installez-le : pip install 'courtier[parquet]' ; ou donnez la facture en CSV.",
        en="Install it: pip install 'courtier[parquet]'; or give the bill as CSV.",
    ),
)


def read_parquet(
    path: Path, file: str, columns: dict[str, Column], grouping: Grouping = group_of
) -> Bill:
    """Add up a bill in Parquet; mistakes are told by row, the first being 1.

    Args:
        path: The file.
        file: The name to print.
        columns: The columns of the format.
        grouping: What a row is added up with.

    Raises:
        UsageError: The extra ``parquet`` is not installed.
        InputError: All that is wrong in its columns, else in its rows.
    """
    try:
        import duckdb
    except ImportError:
        raise NO_READER from None
    try:
        with duckdb.connect(":memory:", config=SETTINGS) as base:
            return _read(base, path, file, columns, grouping)
    except duckdb.Error:
        raise InputError([refusal("not-parquet", file, None)]) from None


def _read(base: Any, path: Path, file: str, columns: dict[str, Column], grouping: Grouping) -> Bill:
    source = _names(base, path)
    header, mistakes = check_header(source, columns, file, None)
    if mistakes:
        raise InputError(mistakes)
    held = {name: columns[name] for name in source if name in columns}
    adder = Adder(held, file, grouping)
    for row, cells in enumerate(_rows(base, path, list(held)), start=1):
        adder.add(dict(zip(held, cells, strict=True)), row)
    return adder.bill(header, fingerprint(path))


def _names(base: Any, path: Path) -> list[str]:
    found = base.execute("DESCRIBE SELECT * FROM read_parquet(?)", [[_literal(path)]]).fetchall()
    return [row[0] for row in found]


def _rows(base: Any, path: Path, names: list[str]) -> Iterator[tuple[Any, ...]]:
    asked = ", ".join(f'"{name}"' for name in names)
    found = base.execute(f"SELECT {asked} FROM read_parquet(?)", [[_literal(path)]])
    while batch := found.fetchmany(BATCH):
        yield from batch


def _literal(path: Path) -> str:
    """The path with every sign of a pattern disarmed, so that it names one file."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in str(path.resolve()))
