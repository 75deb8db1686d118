"""Makes the calls of a listing, page by page, and gives the resources that their answers tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from functools import partial
from itertools import islice
from typing import Any

from courtier.providers.discover.aws.arns import parsed
from courtier.providers.discover.aws.faults import code_of, kit_errors, no_such_host, unread
from courtier.providers.discover.aws.listing import (
    BEFORE,
    HIDDEN,
    NAME,
    Listing,
    Place,
    Step,
    arn,
    at,
    region_at,
    tags_of,
)
from courtier.providers.discover.aws.pages import plain, turned
from courtier.providers.discover.aws.sessions import Sessions
from courtier.providers.discover.cloud import UnreadError
from courtier.results.inventory import Found, WhyUnread

Item = Mapping[str, Any]
AT_ONCE = 64
"""So many items wait together for the call that is made for each of them."""
_OF_REGION = frozenset({"s3"})
"""Services whose ARNs hold no region although their resources stand in one."""


class Walk:
    """One listing, in one place.

    Args:
        sessions: The clients.
        listing: What is read.
        place: Where.
        pool: Where the calls that are made for each item run side by side.
        only: The regions that are wanted; empty for all. What is told to be in another is left
            out before anything else is asked of it.
    """

    def __init__(
        self,
        sessions: Sessions,
        listing: Listing,
        place: Place,
        pool: Executor,
        only: Collection[str] = (),
    ) -> None:
        self._sessions, self._listing, self._place, self._pool = sessions, listing, place, pool
        self._only = only
        self._shared: dict[str, Any] = {}
        self._left: list[UnreadError] = []

    def found(self) -> Iterator[Found]:
        """The resources, page by page.

        Raises:
            UnreadError: Not all of it, or not all of what is told of each, could be read.
        """
        items: Iterator[Item] = iter([{}])
        for number, step in enumerate(self._listing.steps):
            items = self._first(step) if number == 0 else self._each(step, items)
        for item in items:
            resource = self._resource(item)
            if resource is not None:
                yield resource
        if self._left:
            raise _summed(self._left)

    def _first(self, step: Step) -> Iterator[Item]:
        for page in self._pages(step, {}):
            yield from filter(self._is_wanted, map(_item, _listed(at(page, step.items))))

    def _is_wanted(self, item: Item) -> bool:
        told = region_at(item, self._listing.region)
        return not self._only or told is None or told in self._only

    def _each(self, step: Step, before: Iterator[Item]) -> Iterator[Item]:
        """What a call gives for each item, in their order, some of them side by side."""
        made = self._detailed if step.into else self._inner
        one = partial(made, step)
        while group := list(islice(before, AT_ONCE)):
            if step.once:
                yield from (found for item in group for found in one(item))
            else:
                for several in self._pool.map(one, group):
                    yield from several

    def _inner(self, step: Step, item: Item) -> list[Item]:
        pages = self._pages(step, item)
        return [
            {**_item(inner), BEFORE: item}
            for page in pages
            for inner in _listed(at(page, step.items))
        ]

    def _detailed(self, step: Step, item: Item) -> list[Item]:
        """The item with what the call tells of it; as it is where that cannot be told."""
        if step.unless and at(item, step.unless) is not None:
            return [item]
        if step.once and step.into in self._shared:
            told = self._shared[step.into]
        else:
            told = self._told(step, item)
        if step.once:
            self._shared[step.into] = told
        return [item if told is None else {**item, step.into: told}]

    def _told(self, step: Step, item: Item) -> Any:
        try:
            page = next(iter(self._pages(step, item)))
        except UnreadError as error:
            if error.why not in ("refused", "malformed"):  # also: gone since it was listed
                raise
            self._left.append(error)
            return None
        return at(page, step.items) if step.items else page

    def _pages(self, step: Step, item: Item) -> Iterator[Mapping[str, Any]]:
        """The pages of one call; of an error that says that there is none, what stands for it."""
        service = step.service or self._listing.service
        region = region_at(item, step.at) or self._place.region
        try:
            client = self._sessions.client(self._place.account, service, region)
            yield from turned(client, step, self._arguments(step, item))
        except kit_errors() as error:
            if code_of(error) in step.none:
                yield step.none[code_of(error)]
                return
            raise self._unread(error, service, step, region) from error

    def _unread(self, error: Exception, service: str, step: Step, region: str) -> UnreadError:
        """Why a call failed; a service that the kit does not know there may not be there."""
        found = unread(error, f"{service}:{step.operation}")
        if no_such_host(error) and not self._sessions.offered(service, region):
            return UnreadError("not-enabled", found.detail, matters=False)
        return found

    def _arguments(self, step: Step, item: Item) -> dict[str, Any]:
        made = {key: _filled(value, self._place) for key, value in step.constants.items()}
        for key, path in step.given.items():
            value = at(item, path)
            made[key.removesuffix("[]")] = [value] if key.endswith("[]") else value
        return made

    def _resource(self, item: Item) -> Found | None:
        listing = self._listing
        if self._is_left_out(item):
            return None
        address = arn(listing.id, item, self._place)
        told = parsed(address) if address else None
        if address is None or told is None:
            if not self._left:
                self._left.append(UnreadError("malformed", f"{listing.name} {listing.id}"))
            return None
        return Found(
            id=address,
            type=listing.type or told.type,
            account=told.account or self._place.account,
            region=told.region or self._region(item, told.service),
            tags=self._tags(item),
            attributes=self._attributes(item),
            listings=(listing.name,),
        )

    def _is_left_out(self, item: Item) -> bool:
        """Whether an item is there no more, or belongs to somebody else."""
        listing = self._listing
        owner = at(item, listing.owner) if listing.owner else None
        return owner not in (None, self._place.account) or any(
            at(item, path) in words for path, words in listing.gone.items()
        )

    def _tags(self, item: Item) -> dict[str, str] | None:
        """The tags; none where the answer that holds them leaves them out; None without it."""
        path = self._listing.tags
        if path is None:
            return None
        told = at(item, path)
        holder = path.rpartition(".")[0]
        asked = path in {step.into for step in self._listing.steps}
        if told is None and (asked or (holder and at(item, holder) is None)):
            return None
        return tags_of(told)

    def _region(self, item: Item, service: str) -> str | None:
        """The region that the item tells, or the one that was asked; none for what has none."""
        told = region_at(item, self._listing.region)
        if told is not None:
            return told
        if service in _OF_REGION and not self._listing.everywhere:
            return self._place.region
        return None

    def _attributes(self, item: Item) -> dict[str, Any]:
        """What the answers tell, with what the cloud leaves out where it is surely not so."""
        found = {key: plain(value) for key, value in item.items() if key not in HIDDEN}
        for path, value in self._listing.absent.items():
            holder, _, key = path.rpartition(".")
            for outer in _listed(at(found, holder) if holder else found):
                if isinstance(outer, dict):
                    outer.setdefault(key, value)
        return found


def _item(value: Any) -> Item:
    return value if isinstance(value, Mapping) else {NAME: value}


def _listed(value: Any) -> Iterable[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list) else [value]


def _filled(value: Any, place: Place) -> Any:
    return value.format_map(place.words()) if isinstance(value, str) and "{" in value else value


def _summed(left: list[UnreadError]) -> UnreadError:
    """One error for all that was left: the first by name, and how many there are."""
    details = sorted({error.detail for error in left})
    more = f" (+{len(details) - 1})" if len(details) > 1 else ""
    whys: list[WhyUnread] = sorted(error.why for error in left)
    return UnreadError(whys[0], f"{details[0]}{more} × {len(left)}")
