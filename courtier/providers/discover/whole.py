"""One inventory from its first question to its file: begun or resumed, read, sorted, written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from courtier import __version__
from courtier.knowledge.resources import ResourceFacts
from courtier.providers.discover import run_refusals as refusals
from courtier.providers.discover.cloud import Reader
from courtier.providers.discover.lines import written
from courtier.providers.discover.readers import Options
from courtier.providers.discover.run import Run, StoppedError, Tell, sort
from courtier.providers.discover.store import Store
from courtier.providers.discover.writing import check_format, write_inventory
from courtier.results.inventory import Inventory, Source, Unread
from courtier.values.errors import OutsideError

PART = ".part"
_KIND = 0xFF
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
KEPT_FOR = timedelta(days=7)
"""A run that began longer ago is not resumed: its resources would be of too many days."""


@dataclass(frozen=True)
class Asked:
    """What a run is to do.

    ``output`` is the inventory to write and ``day`` the day of the run. ``resume`` goes on from
    the working file of a run that stopped; ``force`` replaces what is there; ``strict`` writes
    nothing where a part that matters could not be read. ``knowledge`` is the fingerprint of the
    facts, ``source_sha256`` that of an exported file.
    """

    output: Path
    day: date
    options: Options
    knowledge: str
    resume: bool = False
    strict: bool = False
    force: bool = False
    source: Source = "api"
    source_sha256: str | None = None

    @property
    def part(self) -> Path:
        """The working file."""
        return self.output.with_name(self.output.name + PART)

    @property
    def made(self) -> Path:
        """Where the inventory is made: whoever holds the working file writes it alone, so that what
        a killed run left goes away."""
        return self.part.with_name(self.part.name + ".tmp")

    def question(self, reader: Reader) -> str:
        """What is asked, and by which program and facts, so that another run does not go on."""
        return written(
            {
                "cloud": reader.cloud,
                "accounts": sorted(self.options.accounts),
                "regions": sorted(self.options.regions),
                "role": self.options.role,
                "source": self.source_sha256 or self.source,
                "knowledge": self.knowledge,
                "courtier": __version__,
            }
        )


def discover(
    reader: Reader,
    asked: Asked,
    facts: ResourceFacts,
    tell: Tell = lambda _: None,
    resumed: Callable[[date], None] = lambda _: None,
) -> Inventory:
    """Read a cloud and write its inventory.

    Args:
        reader: The adapter of the cloud.
        asked: What to do.
        facts: The tables of resources.
        tell: Told how far the run is.
        resumed: Told the day of the run that goes on, before anything is read.

    Raises:
        UsageError: The output is there, another run holds it, it cannot be written, or its format
            needs a module that is not installed.
        InputError: The working file is damaged.
        OutsideError: The cloud cannot be read, the credentials ended, or ``strict`` refuses a
            part that could not be read; the working file of a cloud stays.
    """
    if asked.output.exists() and not asked.force:
        raise refusals.there(asked.output)
    check_format(asked.output)
    with _opened(asked) as store:
        day = _begun(store, reader, asked, resumed)
        try:
            Run(reader, store, facts, tell).read()
        except StoppedError as error:
            raise refusals.stopped(error.unread, asked.part) from None
        unread = [one for one in store.unread() if one.matters]
        if asked.strict and unread:
            raise _strict(reader, asked, unread)
        head = _head(store, reader, asked, day, facts)
        try:
            write_inventory(asked.output, head, store.lines(), asked.force, asked.made)
        except FileExistsError:
            raise refusals.there(asked.output) from None
        store.remove()
        return head


@contextmanager
def _opened(asked: Asked) -> Iterator[Store]:
    """The working file; one in which nothing was read, or a file was, goes away with the error."""
    part = asked.part
    try:
        if part.exists() and not asked.resume:
            if not asked.force:
                raise refusals.begun_before(part, resumed=asked.source == "api")
            with Store(part) as old:
                old.remove()
        with Store(part) as store:
            try:
                yield store
            except BaseException:
                if store.blank() or asked.source == "export":
                    store.remove()
                raise
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & _KIND in _BUSY:
            raise refusals.held(part) from None
        raise refusals.cannot_write(part) from None
    except sqlite3.DatabaseError:
        raise refusals.damaged(part) from None
    except OSError as error:
        raise refusals.cannot_write(asked.output) from error


def _strict(reader: Reader, asked: Asked, unread: Sequence[Unread]) -> OutsideError:
    """Why nothing is written: a cloud can be asked again, a file cannot."""
    if asked.source == "api":
        return refusals.strict(unread, asked.part)
    return refusals.strict_of_file(unread, reader.cloud, asked.source)


def _begun(store: Store, reader: Reader, asked: Asked, resumed: Callable[[date], None]) -> date:
    """The day of the run: that of its start, where it goes on.

    Raises:
        UsageError: The working file is of another question, or too old.
    """
    question, day = store.begin(asked.question(reader), asked.day)
    if question != asked.question(reader):
        raise refusals.another(asked.part)
    if not day <= asked.day <= day + KEPT_FOR:
        raise refusals.too_old(asked.part, day)
    if not store.blank():
        resumed(day)
    return day


def _head(store: Store, reader: Reader, asked: Asked, day: date, facts: ResourceFacts) -> Inventory:
    unread = store.unread()
    found = sort(store, reader, facts)
    return Inventory(
        schema="courtier/inventory/1",
        cloud=reader.cloud,
        read_on=day,
        courtier=__version__,
        knowledge=asked.knowledge,
        source=asked.source,
        source_sha256=asked.source_sha256,
        accounts=store.accounts(),
        regions=tuple(sorted(asked.options.regions)) or store.regions(),
        resources=found.resources,
        unknown_types=found.unknown_types,
        unread=unread,
        complete=not any(one.matters for one in unread),
        narrowed=bool(asked.options.accounts or asked.options.regions),
    )
