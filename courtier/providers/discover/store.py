"""What a run has read so far, in a file beside the output: one that was cut goes on from there."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from itertools import groupby
from pathlib import Path
from types import TracebackType

from courtier.providers.discover.cloud import Part
from courtier.providers.discover.lines import line_of
from courtier.results.inventory import Account, Found, Unread

BATCH = 1000
_MARK = 0x636F7572
"""What tells a working file from any other base of SQLite."""
_TABLES = (
    "CREATE TABLE run (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE parts (key TEXT PRIMARY KEY, number INTEGER NOT NULL, region TEXT NOT NULL,"
    " rows INTEGER NOT NULL, unread TEXT) WITHOUT ROWID",
    "CREATE TABLE found (id TEXT NOT NULL, part INTEGER NOT NULL, row INTEGER NOT NULL,"
    " data TEXT NOT NULL, PRIMARY KEY (id, part, row)) WITHOUT ROWID",
)
_SORTED = (
    "DROP TABLE IF EXISTS sorted",
    "CREATE TABLE sorted (account TEXT NOT NULL, region TEXT NOT NULL, type TEXT NOT NULL,"
    " id TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (account, region, type, id)) WITHOUT ROWID",
)


class Store:
    """The working file of one run, for its owner's eyes only.

    Args:
        path: The file; it is made if it is not there.

    Raises:
        OSError: It cannot be made.
        sqlite3.Error: It is no working file, or another run holds it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        self._base = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.execute("BEGIN IMMEDIATE")
            self._make()
            self._base.execute("COMMIT")
        except (sqlite3.Error, OSError):
            self._base.close()
            raise

    def _make(self) -> None:
        """Make the tables of a new file; a base of somebody else is left alone."""
        (held,) = self._base.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (mark,) = self._base.execute("PRAGMA application_id").fetchone()
        if held and mark != _MARK:
            raise sqlite3.DatabaseError(mark)
        self.path.chmod(0o600)
        if not held:
            self._base.execute(f"PRAGMA application_id = {_MARK}")
            for statement in _TABLES:
                self._base.execute(statement)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._base.close()

    def begin(self, question: str, day: date) -> tuple[str, date]:
        """What the run in this file asks and the day when it began: those given, if it is new."""
        with self._whole():
            self._base.execute(
                "INSERT OR IGNORE INTO run VALUES ('question', ?), ('day', ?)",
                (question, day.isoformat()),
            )
        return self._said("question"), date.fromisoformat(self._said("day"))

    def set_accounts(self, accounts: Sequence[Account]) -> None:
        """Keep the accounts that were asked."""
        text = json.dumps([account.model_dump(mode="json") for account in accounts])
        with self._whole():
            self._base.execute("INSERT OR REPLACE INTO run VALUES ('accounts', ?)", (text,))

    def accounts(self) -> tuple[Account, ...]:
        """The accounts that were asked, in order of id."""
        found = (Account.model_validate(one) for one in json.loads(self._said("accounts") or "[]"))
        return tuple(sorted(found, key=lambda account: account.id))

    def done(self, part: Part) -> bool:
        """Tell whether a part was read to its end."""
        asked = "SELECT 1 FROM parts WHERE key = ? AND unread IS NULL"
        return self._base.execute(asked, (part.key,)).fetchone() is not None

    @contextmanager
    def part(self, part: Part) -> Iterator[PartRows]:
        """Take the rows of a part, all of them or, where an error leaves the block, none.

        What was kept of the part before goes away.
        """
        with self._whole():
            rows = PartRows(self._base, self._emptied(part))
            yield rows
            self._base.execute(
                "UPDATE parts SET rows = ?, unread = ? WHERE key = ?",
                (rows.count, rows.unread and line_of(rows.unread), part.key),
            )

    def _emptied(self, part: Part) -> int:
        """The number of a part that holds no row."""
        asked = "SELECT number, rows FROM parts WHERE key = ?"
        number, rows = self._base.execute(asked, (part.key,)).fetchone() or (None, 0)
        if rows:
            self._base.execute("DELETE FROM found WHERE part = ?", (number,))
        if number is None:
            (number,) = self._base.execute("SELECT count(*) FROM parts").fetchone()
            self._base.execute(
                "INSERT INTO parts VALUES (?, ?, ?, 0, NULL)", (part.key, number, part.region)
            )
        return int(number)

    def unread(self) -> tuple[Unread, ...]:
        """The parts that could not be read, in order of their key."""
        found = self._base.execute("SELECT unread FROM parts WHERE unread IS NOT NULL ORDER BY key")
        return tuple(Unread.model_validate_json(text) for (text,) in found.fetchall())

    def regions(self) -> tuple[str, ...]:
        """The regions of the parts, in order."""
        found = self._base.execute("SELECT DISTINCT region FROM parts ORDER BY region")
        return tuple(region for (region,) in found.fetchall() if region)

    def count(self) -> int:
        """How many rows the parts gave, those of one resource counted each."""
        (count,) = self._base.execute("SELECT total(rows) FROM parts").fetchone()
        return int(count)

    def blank(self) -> bool:
        """Tell whether no part was read to its end, or broke off."""
        return self._base.execute("SELECT 1 FROM parts LIMIT 1").fetchone() is None

    def sort(self, merge: Callable[[Sequence[Found]], Found]) -> Iterator[Found]:
        """Make one resource of the rows of each id, and keep them sorted; each is given once."""
        with self._whole():
            for statement in _SORTED:
                self._base.execute(statement)
            for _, rows in groupby(self._by_id(), key=lambda row: row[0]):
                one = merge([Found.model_validate_json(data) for _, data in rows])
                place = (one.account or "", one.region or "", one.type, one.id)
                self._base.execute("INSERT INTO sorted VALUES (?, ?, ?, ?, ?)",
                                   (*place, line_of(one)))  # fmt: skip
                yield one

    def _by_id(self) -> Iterator[tuple[str, str]]:
        with closing(self._base.cursor()) as cursor:
            cursor.execute("SELECT id, data FROM found ORDER BY id")
            while batch := cursor.fetchmany(BATCH):
                yield from batch

    def lines(self) -> Iterator[str]:
        """The line of each resource, in order of account, region, type and id; after ``sort``."""
        with closing(self._base.cursor()) as cursor:
            cursor.execute("SELECT data FROM sorted ORDER BY account, region, type, id")
            while batch := cursor.fetchmany(BATCH):
                yield from (data for (data,) in batch)

    def remove(self) -> None:
        """Throw the file away: what it held is written elsewhere."""
        self._base.close()
        self.path.unlink(missing_ok=True)

    def _said(self, name: str) -> str:
        found = self._base.execute("SELECT value FROM run WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """What happens inside happens whole or not at all."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")


class PartRows:
    """The rows of one part while it is read; ``unread`` says why it does not end well."""

    def __init__(self, base: sqlite3.Connection, number: int) -> None:
        self._base, self._number = base, number
        self.count = 0
        self.unread: Unread | None = None

    def add(self, key: str, found: Found) -> None:
        """Keep one resource under what tells it from the others."""
        self.count += 1
        self._base.execute(
            "INSERT INTO found VALUES (?, ?, ?, ?)",
            (key, self._number, self.count, line_of(found)),
        )
