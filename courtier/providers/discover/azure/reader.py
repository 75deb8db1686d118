"""Reads Azure through its interfaces: subscriptions, their groups, their resources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from courtier.providers.discover.azure.calls import Calls
from courtier.providers.discover.azure.faults import kinds, none_seen, outside, unread
from courtier.providers.discover.azure.gate import ShapeError
from courtier.providers.discover.azure.kit import credential, endpoint, open_kit
from courtier.providers.discover.azure.patience import Patience
from courtier.providers.discover.azure.rows import found, place, step_of
from courtier.providers.discover.cloud import Part, UnreadError
from courtier.providers.discover.readers import Options
from courtier.providers.resources.attributes import shown
from courtier.results.inventory import Account, Cloud, Found
from courtier.values.errors import UsageError
from courtier.values.text import say

GROUPS = "Microsoft.Resources/resourceGroups"
RESOURCES = "Microsoft.Resources/resources"
GRAPH = "Microsoft.ResourceGraph/resources"
FOLDERS = "Microsoft.ResourceGraph/resourceContainers"
MOST_ASKED = 200
"""So many subscriptions are named in one question about the folders above them."""
_NOWHERE = frozenset({None, "", "global"})


def open_reader(options: Options) -> AzureReader:
    """A reader with the credentials of this machine.

    Args:
        options: The subscriptions and the regions to read, all of them where none is named.

    Raises:
        UsageError: The kit is not installed, or a variable of the environment is wrong.
    """
    return AzureReader(Calls(open_kit(credential(), Patience(), endpoint())), options)


class AzureReader:
    """Reads each subscription by three listings: groups, resources, and Resource Graph, which
    alone tells properties and may be missing; the first two tell what is there even then.

    Args:
        calls: What is asked.
        options: What is read.
    """

    cloud: Cloud = "azure"

    def __init__(self, calls: Calls, options: Options) -> None:
        self._options = options
        self._regions = frozenset(place(region) for region in options.regions)
        self._read: dict[str, Callable[[str], Iterable[Any]]] = {
            GROUPS: calls.groups,
            RESOURCES: calls.resources,
            GRAPH: calls.graph_resources,
        }
        self._calls = calls
        self._first: str | None = None
        self._folders_unread: UnreadError | None = None

    def accounts(self) -> Sequence[Account]:
        """The subscriptions, in order of id, with the management groups above each, if told.

        Raises:
            OutsideError: They cannot be listed, or there is none to read.
            UsageError: One that was named is not among them.
        """
        try:
            names = dict(map(_named, self._calls.subscriptions()))
        except kinds() as error:
            raise outside(unread(error)) from None
        if not names:
            raise none_seen()
        asked = [account.casefold() for account in self._options.accounts]
        strange = sorted(account for account in asked if account not in names)
        if strange:
            raise _strange(strange)
        chosen = sorted(set(asked) or names)
        self._first = chosen[0] if chosen else None
        paths = self._paths(chosen)
        return [Account(id=id, name=names[id], path=paths.get(id, ())) for id in chosen]

    def _paths(self, subscriptions: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The folders above each subscription; what cannot be read is told as a part."""
        paths: dict[str, tuple[str, ...]] = {}
        try:
            for start in range(0, len(subscriptions), MOST_ASKED):
                asked = subscriptions[start : start + MOST_ASKED]
                paths.update(map(_path, self._calls.graph_folders(asked)))
        except kinds() as error:
            reason = unread(error)
            if reason.whole:
                raise outside(reason) from None
            self._folders_unread = reason
        return paths

    def parts(self, account: Account) -> Sequence[Part]:
        """The listings of a subscription; with the first one, that of the folders above all."""
        told = [Part(account.id, "", listing) for listing in self._read]
        return [*told, Part("", "", FOLDERS)] if account.id == self._first else told

    def read(self, part: Part) -> Iterator[Found]:
        """The resources of a subscription that one listing tells, those of other regions left out.

        Raises:
            UnreadError: It cannot be read to its end.
        """
        if part.listing == FOLDERS:
            self._check_folders()
            return
        try:
            for row in self._read[part.listing](part.account):
                one = found(row, part.listing, part.account)
                if not self._regions or one.region in _NOWHERE or one.region in self._regions:
                    yield one
        except kinds() as error:
            raise unread(error) from None

    def _check_folders(self) -> None:
        """Say whether the folders were told: they hold no resource, so that nothing else lacks."""
        if self._folders_unread is not None:
            why, detail = self._folders_unread.why, self._folders_unread.detail
            raise UnreadError(why, detail, matters=False)


def _named(row: Any) -> tuple[str, str | None]:
    """The id of a subscription and its name."""
    identifier, name = row.get("subscriptionId"), row.get("displayName")
    if not isinstance(identifier, str) or not identifier:
        raise ShapeError("subscriptionId")
    if not isinstance(name, str | None):
        raise ShapeError("displayName")
    return identifier.casefold(), shown(name or "") or None


def _path(row: Any) -> tuple[str, tuple[str, ...]]:
    """The id of a subscription and the folders above it, outermost first."""
    identifier = row.get("id") if isinstance(row, dict) else None
    chain = row.get("chain") if isinstance(row, dict) else None
    subscription = step_of(str(identifier), "subscriptions", fold=True)
    if subscription is None or not isinstance(chain, list | None):
        raise ShapeError("chain")
    names = [one.get("displayName") or one.get("name") for one in chain or () if _is_folder(one)]
    return subscription, tuple(shown(name) for name in reversed(names))


def _is_folder(one: Any) -> bool:
    return isinstance(one, dict) and isinstance(one.get("displayName") or one.get("name"), str)


def _strange(accounts: Sequence[str]) -> UsageError:
    return UsageError(
        say(
            "Aucun abonnement que vous pouvez lire ne porte cet identifiant : {ids}.",
            "No subscription that you may read has this id: {ids}.",
            ids=", ".join(accounts),
        ),
        say(
            "Voyez ceux de « az account list », ou demandez le rôle de lecteur.",
            "See those of “az account list”, or ask for the role of reader.",
        ),
    )
