"""The reads that are asked of Azure, page by page, as the plain data of its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from courtier.providers.discover.azure.faults import codes_of
from courtier.providers.discover.azure.gate import ShapeError
from courtier.providers.discover.azure.kit import Kit, missing

TOO_LARGE = "ResponsePayloadTooLarge"
MOST_ROWS = 1000
"""So many rows may a page of Resource Graph have."""
MOST_EMPTY = 100
"""So many pages of a list without a row may follow one another."""
_RESOURCES = (
    "Resources | project id, type, location, tags, sku, kind, zones, properties | order by id asc"
)
"""All but identities and their keys, in an order that does not change between pages."""
_FOLDERS = (
    "ResourceContainers | where type =~ 'microsoft.resources/subscriptions'"
    " | project id, chain = properties.managementGroupAncestorsChain | order by id asc"
)
_AGAIN = frozenset({"GET", "POST"})
"""What may be tried again: the POST of Resource Graph is a question too."""

Row = Mapping[str, Any]


class _Pages(Protocol):
    """A list of the kit, page by page, with the link to the next one."""

    continuation_token: str | None

    def __iter__(self) -> Iterator[Any]: ...


class Calls:
    """Asks Azure through its kit; each method reads and nothing else.

    Args:
        kit: How it is asked.

    Raises:
        UsageError: A part of the kit is not installed.
    """

    def __init__(self, kit: Kit) -> None:
        try:
            from azure.mgmt.resource.resources import ResourceManagementClient
            from azure.mgmt.resource.subscriptions import SubscriptionClient
            from azure.mgmt.resourcegraph import ResourceGraphClient
        except ModuleNotFoundError:
            raise missing() from None
        self._kit = kit
        self._manager = ResourceManagementClient
        self._subscriptions = SubscriptionClient(kit.credential, **kit.options)
        self._graph = ResourceGraphClient(kit.credential, **kit.options)

    def subscriptions(self) -> Iterator[Row]:
        """Every subscription that may be seen."""
        return _rows(self._subscriptions.subscriptions.list())

    def groups(self, subscription: str) -> Iterator[Row]:
        """The resource groups of a subscription."""
        client = self._manager(self._kit.credential, subscription, **self._kit.options)
        return _rows(client.resource_groups.list())

    def resources(self, subscription: str) -> Iterator[Row]:
        """The resources of a subscription, without their properties."""
        client = self._manager(self._kit.credential, subscription, **self._kit.options)
        return _rows(client.resources.list())

    def graph_resources(self, subscription: str) -> Iterator[Row]:
        """The resources of a subscription, with their properties."""
        return self._asked(_RESOURCES, [subscription])

    def graph_folders(self, subscriptions: Sequence[str]) -> Iterator[Row]:
        """The management groups above each subscription: ``id``, ``chain``."""
        return self._asked(_FOLDERS, subscriptions)

    def _asked(self, query: str, subscriptions: Sequence[str]) -> Iterator[Row]:
        """The rows of a query, page by page, smaller where one is too large to be sent.

        Raises:
            ShapeError: It ends before its last row, or goes round in a circle.
        """
        options: dict[str, Any] = {"top": MOST_ROWS}
        done, seen = 0, set[str]()
        while True:
            page = self._page(query, subscriptions, options)
            if page is None:
                options = {"top": options["top"] // 2, "skip": done or None}
                continue
            yield from page.data
            done, token = done + len(page.data), page.skip_token
            if token is None:
                if page.result_truncated != "false" or done < page.total_records:
                    raise ShapeError("resultTruncated")
                return
            if token in seen or not page.data:
                raise ShapeError("$skipToken")
            seen.add(token)
            options = {"top": options["top"], "skip_token": token}

    def _page(self, query: str, subscriptions: Sequence[str], options: dict[str, Any]) -> Any:
        """One page; None where it is too large and can be made smaller."""
        from azure.core.exceptions import HttpResponseError
        from azure.mgmt.resourcegraph.models import QueryRequest, QueryRequestOptions

        chosen = QueryRequestOptions(result_format="objectArray", **options)
        asked = QueryRequest(subscriptions=list(subscriptions), query=query, options=chosen)
        try:
            return self._graph.resources(asked, retry_on_methods=_AGAIN)
        except HttpResponseError as error:
            if TOO_LARGE in codes_of(error) and options["top"] > 1:
                return None
            raise


def _rows(listed: Any) -> Iterator[Row]:
    """The rows of a list of the kit.

    Raises:
        ShapeError: Its pages go round in a circle, or never end.
    """
    pages: _Pages = listed.by_page()
    seen: set[str] = set()
    empty = 0
    for page in pages:
        empty += 1
        for row in page:
            empty = 0
            yield dict(row)
        link = pages.continuation_token
        if link in seen or empty > MOST_EMPTY:
            raise ShapeError("nextLink")
        if link:
            seen.add(link)
