"""An inventory in Parquet, by DuckDB, which the extra ``parquet`` installs.

A row is a resource; tags, attributes and listings are JSON; the head is metadata of the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from courtier.providers.discover.bytes import Bytes
from courtier.providers.discover.json_lines import MOST_HEAD, object_of
from courtier.providers.discover.lines import line_of
from courtier.providers.discover.refusals import refused
from courtier.reading.validation import mistakes_of
from courtier.results.inventory import Found, Inventory
from courtier.values.errors import InputError, UsageError
from courtier.values.text import say

BATCH = 2_000
GROUP = 20_480
"""So many rows are in a group of the file."""
KEY = "courtier_inventory"
"""The metadata that holds the head."""
TEXTS = ("id", "type", "account", "region", "group")
JSONS = ("tags", "attributes", "listings")
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "256MB",
    "threads": 1,
    "preserve_insertion_order": True,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
"""No network, little memory, and the order of the rows."""


def turn(lines: Path, head: Inventory) -> None:
    """Turn a file of lines of JSON, without the head, into Parquet in its place.

    Raises:
        UsageError: The extra ``parquet`` is not installed.
    """
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in (*TEXTS, *JSONS))
    target = lines.with_name(lines.name + ".pq")
    try:
        with _base() as base:
            base.execute(
                f"COPY (SELECT * FROM read_json({_quoted(str(lines))}, columns = {{{columns}}},"
                " format = 'newline_delimited', maximum_object_size = 8388608))"
                f" TO {_quoted(str(target))} (FORMAT parquet, COMPRESSION zstd,"
                f" ROW_GROUP_SIZE {GROUP}, KV_METADATA {{{KEY}: {_quoted(line_of(head))}}})"
            )
        target.chmod(0o600)
        target.replace(lines)
    finally:
        target.unlink(missing_ok=True)


class ParquetRows:
    """The head and the rows of an inventory.

    Args:
        source: Its bytes.
    """

    def __init__(self, source: Bytes) -> None:
        self._source = source

    def head(self) -> Inventory:
        """What the metadata of the file say.

        Raises:
            InputError: They are not the head of an inventory.
        """
        asked = "SELECT value FROM parquet_kv_metadata(?) WHERE key = ?"
        with self._asked(asked, KEY) as found:
            row = found.fetchone()
        if row is None:
            raise self._wrong()
        return object_of(bytes(row[0]), Inventory, self._source.name, 1, MOST_HEAD)

    def rows(self) -> Iterator[tuple[int, Found]]:
        """Each resource with the number of its row, from 1.

        Raises:
            InputError: A row is not a resource.
        """
        names = ", ".join(f'"{name}"' for name in (*TEXTS, *JSONS))
        number = 0
        with self._asked(f"SELECT {names} FROM read_parquet(?)") as found:
            while batch := found.fetchmany(BATCH):
                for row in batch:
                    number += 1
                    yield number, self._found(row, number)

    def _found(self, row: tuple[Any, ...], number: int) -> Found:
        texts = dict(zip(TEXTS, row, strict=False))
        try:
            inner = zip(JSONS, row[len(TEXTS) :], strict=True)
            data = {name: json.loads(text) if text is not None else None for name, text in inner}
            return Found.model_validate(texts | data)
        except ValidationError as error:
            mistakes = mistakes_of(error, self._source.name, line=number, model=Found)
            raise InputError(mistakes) from None
        except (ValueError, TypeError, RecursionError):
            raise refused("inventory-not-parquet", self._source.name, number, 1) from None

    @contextmanager
    def _asked(self, question: str, *more: str) -> Iterator[Any]:
        """The answer to a question about the file."""
        with self._source.opened(), _base() as base:
            try:
                yield base.execute(question, [_literal(self._source.path), *more])
            except need_module().Error:
                raise self._wrong() from None

    def _wrong(self) -> InputError:
        return refused("inventory-not-parquet", self._source.name)


def need_module() -> Any:
    """The module that reads and writes Parquet.

    Raises:
        UsageError: It is not installed.
    """
    try:
        import duckdb
    except ImportError:
        raise _no_module() from None
    return duckdb


@contextmanager
def _base() -> Iterator[Any]:
    duckdb = need_module()
    with duckdb.connect(":memory:", config=SETTINGS) as base:
        yield base


def _no_module() -> UsageError:
    return UsageError(
        say("Un inventaire en Parquet demande un module qui n’est pas installé.",
            "An inventory in Parquet needs a module that is not installed."),
        say("Installez-le : pip install 'courtier[parquet]' ; ou nommez un fichier .jsonl.",
            "Install it: pip install 'courtier[parquet]'; or name a .jsonl file."),
    )  # fmt: skip


def _quoted(text: str) -> str:
    """A text as DuckDB writes it in a statement that takes no parameters."""
    return "'" + text.replace("'", "''") + "'"


def _literal(path: Path) -> str:
    """The path with every sign of a pattern disarmed, so that it names one file."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in str(path.resolve()))
