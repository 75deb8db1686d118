"""The rows of a list of Google Cloud, page by page, each page asked for when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from courtier.providers.discover.cloud import UnreadError
from courtier.providers.discover.google.faults import told
from courtier.providers.discover.google.kits import Patience, call_options

MOST_EMPTY = 100
"""So many pages without a row may follow one another."""


def rows_of(
    call: Callable[..., Any], name: str, patience: Patience, **request: Any
) -> Iterator[Any]:
    """The rows of all pages of a call.

    Args:
        call: The operation of the kit.
        name: The key of the rows in an answer.
        patience: How long each page is tried again.
        request: What is asked.

    Raises:
        UnreadError: A page cannot be read, or the pages never end.
    """
    seen: set[str] = set()
    empty = 0
    while True:
        with told():
            page = next(iter(call(request=request, **call_options(patience)).pages))
            rows, token = list(getattr(page, name)), str(page.next_page_token)
        yield from rows
        empty = 0 if rows else empty + 1
        if not token:
            return
        if token in seen or empty > MOST_EMPTY:
            raise UnreadError("malformed", "nextPageToken")
        seen.add(token)
        request["page_token"] = token


def plain(row: Any) -> Any:
    """A row of the kit as plain data, with the keys of the interface.

    Raises:
        UnreadError: It holds what no JSON holds.
    """
    from google.protobuf.json_format import MessageToDict

    with told():
        return MessageToDict(type(row).pb(row))
