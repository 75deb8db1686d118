"""The gate of requests to Azure: reads alone go out, to one host; answers have a known shape."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

SUBSCRIPTIONS = "GET /subscriptions"
GROUPS = "GET /subscriptions/{subscriptionId}/resourcegroups"
RESOURCES = "GET /subscriptions/{subscriptionId}/resources"
GRAPH = "POST /providers/Microsoft.ResourceGraph/resources"
"""A question to Resource Graph: its language can only read, and the question goes in a body."""
READS = (SUBSCRIPTIONS, GROUPS, RESOURCES, GRAPH)
"""Every call that may be made, as ``providers/read-calls.csv`` names it."""


class ForbiddenCallError(Exception):
    """A request that is no read, or that goes to another host: it is not sent."""


class ShapeError(Exception):
    """An answer is not of the shape that was agreed; the text is the key that is wrong."""


def call_of(method: str, path: str) -> str | None:
    """The read that a request makes, by its method and its path; None where it is none of them."""
    for call in READS:
        verb, _, form = call.partition(" ")
        pattern = re.escape(form).replace(r"\{subscriptionId\}", "[0-9A-Za-z-]+")
        if method == verb and re.fullmatch(pattern, path, re.IGNORECASE):
            return call
    return None


class Gate:
    """The outermost policy of the pipeline: it sees each request before anything is added to it.

    Args:
        host: The only host that may be asked, with its port where it has one.
    """

    next: Any

    def __init__(self, host: str) -> None:
        self._host = host.casefold()

    def send(self, request: Any) -> Any:
        """Send a request on if it is a read, and look at the shape of what comes back.

        Args:
            request: The request of the kit, with its context.

        Raises:
            ForbiddenCallError: It is no read, or goes to another host.
            ShapeError: The answer is no list of what was asked.
        """
        address = urlsplit(request.http_request.url)
        call = call_of(request.http_request.method, address.path)
        if call is None or address.scheme != "https" or address.netloc.casefold() != self._host:
            raise ForbiddenCallError(request.http_request.method)
        response = self.next.send(request)
        if response.http_response.status_code == 200:
            _check(call, response.context.get("deserialized_data"))
        return response


def _check(call: str, answer: Any) -> None:
    """Refuse an answer that the kit would take for an empty one."""
    if not isinstance(answer, dict):
        raise ShapeError("{}")
    if answer.get("error") is not None:
        raise ShapeError("error")
    rows = "data" if call == GRAPH else "value"
    if not isinstance(answer.get(rows), list):
        raise ShapeError(rows)
    following = "$skipToken" if call == GRAPH else "nextLink"
    if not isinstance(answer.get(following), str | None):
        raise ShapeError(following)
    if call == GRAPH and type(answer.get("totalRecords")) is not int:
        raise ShapeError("totalRecords")
