"""Read what providers publish, service by service: each is read to the end or its prices stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from courtier.cost.gates import Candidate
from courtier.cost.gates_merge import Scope
from courtier.providers.prices import aws, azure, google, oci, ovhcloud
from courtier.providers.prices.causes import NOTHING_FOUND, OUT_OF_BOUNDS, UNREADABLE
from courtier.providers.prices.entering import Entered, Entering, enter
from courtier.providers.prices.layer import target
from courtier.providers.prices.outside import ShapeError
from courtier.providers.prices.reading import Adapter, Asked, Found
from courtier.providers.prices.web import Web
from courtier.providers.prices.work import Progress, Work
from courtier.values.errors import OutsideError
from courtier.values.text import Text

ADAPTERS: dict[str, Adapter] = {
    "azure": azure.ADAPTER,
    "aws": aws.ADAPTER,
    "ovhcloud": ovhcloud.ADAPTER,
    "oci": oci.ADAPTER,
    "google": google.ADAPTER,
}
"""How each provider is read, by the word of the command line."""


@dataclass(frozen=True)
class Target:
    """A region of a provider to read, and the service to read it from."""

    adapter: Adapter
    region: str
    web: Web


@dataclass(frozen=True)
class Fetched:
    """One service of a region: how many rows it gave, or why it failed."""

    provider: str
    region: str
    service: str
    rows: int
    failure: Text | None = None


@dataclass(frozen=True)
class Refreshed:
    """What was asked, one by one, and what became of the rows that came."""

    fetched: tuple[Fetched, ...]
    entered: Entered

    @property
    def failed(self) -> bool:
        """Whether anything that was asked could not be read to the end."""
        return any(one.failure for one in self.fetched)


def refresh(
    targets: Sequence[Target],
    asked: Entering,
    partial: bool = False,
    progress: Progress = lambda _: None,
    told: Callable[[Work], None] = lambda _: None,
) -> Refreshed:
    """Read every target, then bring the rows into a new snapshot.

    Args:
        targets: What to read.
        asked: Where the rows enter; the day of a refresh that is resumed is that of its start.
        partial: Write what was read even where something failed; what failed keeps its prices.
        progress: Told what is being read.
        told: Told the work at hand, before anything is read.

    Raises:
        UsageError: The layer has a snapshot of that day, or cannot be written.
    """
    target(asked.layer, asked.day)
    question = "|".join(sorted(f"{t.web.base} {t.adapter.provider} {t.region}" for t in targets))
    work = Work(asked.layer, question, asked.day, progress)
    told(work)
    asked = replace(asked, day=work.day)
    _, last = asked.facts.prices(asked.day) or (None, ())
    fetched: list[Fetched] = []
    rows: list[Candidate] = []
    complete: set[Scope] = set()
    for one in targets:
        for service in one.adapter.services:
            wanted = Asked(one.region, service, asked.day, one.web, work, last)
            done, found, scopes = _fetch(one.adapter, wanted)
            fetched.append(done)
            rows += found
            complete |= scopes
    failed = any(one.failure for one in fetched)
    asked = replace(asked, writes=partial or not failed)
    entered = enter(rows, asked, complete)
    if not failed or entered.written is not None:
        work.clear()
    return Refreshed(tuple(fetched), entered)


def _fetch(adapter: Adapter, asked: Asked) -> tuple[Fetched, list[Candidate], frozenset[Scope]]:
    """One service of a region; no row at all is a change of shape, never an absence."""
    where = (adapter.provider, asked.region, asked.service)
    try:
        found = _read(adapter, asked)
    except OutsideError as error:
        return Fetched(*where, 0, error.text), [], frozenset()
    return Fetched(*where, len(found.rows)), found.rows, found.complete


def _read(adapter: Adapter, asked: Asked) -> Found:
    """What an adapter found; a value that no row can hold is a change of shape too.

    Raises:
        OutsideError: The service could not be read to the end.
    """
    place = asked.web.place("")
    try:
        found = adapter.read(asked)
    except ValidationError as error:
        key = ".".join(map(str, error.errors()[0]["loc"])) or asked.service
        raise ShapeError(place, key, OUT_OF_BOUNDS) from None
    except (AttributeError, TypeError, ValueError, LookupError, ArithmeticError) as error:
        raise ShapeError(place, asked.service, UNREADABLE) from error
    if not found.rows:
        raise ShapeError(place, asked.service, NOTHING_FOUND)
    return found
