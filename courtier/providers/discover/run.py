"""One run over a cloud: account by account, part by part, into the working file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from courtier.knowledge.resources import ResourceFacts
from courtier.providers.discover.clean import cleaned
from courtier.providers.discover.cloud import Part, Reader, UnreadError
from courtier.providers.discover.keep import Keeper
from courtier.providers.discover.merge import merge_key, merged
from courtier.providers.discover.store import PartRows, Store
from courtier.results.inventory import Account, Found, UnknownType, Unread

ENTERING = "accounts"
"""The listing that tells the parts of an account, where not even that can be read."""
STEP = 500
"""Progress is told every so many resources."""
_ODD = (
    AttributeError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError,
)  # fmt: skip
"""What an answer of another shape than the cloud's own makes of the code that reads it."""


@dataclass(frozen=True)
class Progress:
    """How far a run is: the account at hand of all of them, its part, the resources so far."""

    account: int
    accounts: int
    part: Part
    resources: int


Tell = Callable[[Progress], None]


class StoppedError(Exception):
    """Nothing else can be read: the credentials ended. What was read is in the working file.

    Args:
        unread: The part where it happened, and why.
    """

    def __init__(self, unread: Unread) -> None:
        super().__init__(unread.why)
        self.unread = unread


class Run:
    """Reads a cloud into a working file.

    Args:
        reader: Its adapter.
        store: The working file; parts that are done in it are not asked again.
        facts: The tables of resources.
        tell: Told how far the run is.
    """

    def __init__(
        self, reader: Reader, store: Store, facts: ResourceFacts, tell: Tell = lambda _: None
    ) -> None:
        self._reader, self._store, self._facts, self._tell = reader, store, facts, tell
        self._keeper = Keeper(reader.cloud, facts)

    def read(self) -> None:
        """Read every part of every account that is not done yet.

        Raises:
            OutsideError: Not even the accounts can be read.
            StoppedError: Nothing else can be read.
        """
        accounts = sorted(self._reader.accounts(), key=lambda account: account.id)
        self._store.set_accounts(accounts)
        resources = self._store.count()
        for number, account in enumerate(accounts, start=1):
            for part in self._parts(account):
                if self._store.done(part):
                    continue
                at = Progress(number, len(accounts), part, resources)
                resources += self._part(part, at)

    def _parts(self, account: Account) -> Iterator[Part]:
        """The parts of an account; that it could not be entered is a part that was not read."""
        entering = Part(account.id, "", ENTERING)
        try:
            parts = list(self._reader.parts(account))
        except UnreadError as error:
            self._unread(entering, error)
            return
        except _ODD as error:
            self._unread(entering, UnreadError("malformed", type(error).__name__))
            return
        with self._store.part(entering):
            pass
        yield from parts

    def _unread(self, part: Part, error: UnreadError) -> None:
        with self._store.part(part) as rows:
            rows.unread = _unread(part, error)
        if error.whole:
            raise StoppedError(_unread(part, error))

    def _part(self, part: Part, at: Progress) -> int:
        """Read a part; how many rows it gave. What came before it broke off is kept."""
        with self._store.part(part) as rows:
            stopped = self._rows(part, rows, at)
        if stopped:
            raise StoppedError(stopped)
        return rows.count

    def _rows(self, part: Part, rows: PartRows, at: Progress) -> Unread | None:
        """Keep what a part gives; why the whole run stops, if it does."""
        cloud = self._reader.cloud
        self._tell(at)
        try:
            for found in self._reader.read(part):
                kept = self._keeper.kept(found, part)
                rows.add(merge_key(cloud, kept.id), kept)
                if rows.count % STEP == 0:
                    self._tell(Progress(at.account, at.accounts, part, at.resources + rows.count))
        except UnreadError as error:
            rows.unread = _unread(part, error)
            return rows.unread if error.whole else None
        except _ODD as error:
            rows.unread = _unread(part, UnreadError("malformed", type(error).__name__))
        return None


def _unread(part: Part, error: UnreadError) -> Unread:
    return Unread(
        part=part.key,
        account=part.account or None,
        region=part.region or None,
        listing=part.listing,
        why=error.why,
        detail=cleaned(error.detail),
        matters=error.matters,
    )


@dataclass(frozen=True)
class Sorted:
    """What a run found, once the rows of each resource are one: their number, and the types that
    no table holds."""

    resources: int
    unknown_types: tuple[UnknownType, ...]


def sort(store: Store, reader: Reader, facts: ResourceFacts) -> Sorted:
    """Make one of the rows of each resource, in the order of the inventory."""
    cloud = reader.cloud
    unknown: Counter[str] = Counter()
    number = 0

    def merge(rows: Sequence[Found]) -> Found:
        return merged(rows, cloud, facts)

    for number, found in enumerate(store.sort(merge), start=1):  # noqa: B007
        if facts.type_of(cloud, found.type) is None:
            unknown[found.type] += 1
    types = tuple(UnknownType(type=type, count=unknown[type]) for type in sorted(unknown))
    return Sorted(number, types)
