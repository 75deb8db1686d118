"""Holds each answer to the form that is read, since the kits leave out what they do not know.

An answer whose keys all changed would else pass for that of an empty project.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote, urlsplit

from courtier.providers.discover.google.shape import ShapeError

_NEXT = "nextPageToken"
_ERROR = "error"
"""What stands in an answer that failed, whatever its number says."""
_ROWS = {
    "/v3/projects:search": "projects",
    "/v3/folders:search": "folders",
    ":searchAllResources": "results",
    ":searchAllIamPolicies": "results",
}
"""The key of the rows, by the end of the path."""
_WHOLE = 200
_ERRORS = 400


def watch(client: Any) -> None:
    """Hold the answers that a client of the kits receives to their form.

    Args:
        client: A client over REST.

    Raises:
        ShapeError: The kit keeps its session elsewhere, so that nothing would be held.
    """
    session = getattr(client.transport, "_session", None)
    if session is None:
        raise ShapeError("transport")
    session.hooks["response"].append(_hold)


def _hold(answer: Any, *_: Any, **__: Any) -> None:
    """Refuse an answer of another form.

    Raises:
        ShapeError: It is no whole answer, no object, has none of the keys that are read, or tells
            an error too.
    """
    if answer.status_code >= _ERRORS:
        return
    if answer.status_code != _WHOLE:  # a part of an answer, or the address of another one
        answer.close()
        raise ShapeError(f"HTTP {answer.status_code}")
    path = unquote(urlsplit(answer.url).path)
    for end, key in _ROWS.items():
        if path.endswith(end):
            _hold_rows(json.loads(answer.content), key)


def _hold_rows(data: Any, key: str) -> None:
    if not isinstance(data, dict) or (data and not {key, _NEXT} & set(data)):
        raise ShapeError(key)
    if data.get(_ERROR) is not None:
        raise ShapeError(_ERROR)
