"""Turns the pages of a call, and makes its answers fit for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from courtier.providers.discover.aws.listing import Step, at
from courtier.providers.discover.cloud import UnreadError


def turned(client: Any, step: Step, arguments: dict[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The pages of a call, turned by the kit or, where it does not know how, here."""
    from botocore import xform_name

    method = xform_name(step.operation)
    if not step.pages:
        if client.can_paginate(method):
            yield from client.get_paginator(method).paginate(**arguments)
        else:
            yield getattr(client, method)(**arguments)
        return
    asked, told = step.pages
    seen: set[Any] = set()
    token = None
    while token not in seen:
        seen.add(token)
        page = getattr(client, method)(**arguments)
        yield page
        token = at(page, told)
        if not token:
            return
        token = token[-1] if isinstance(token, list) else token
        arguments = {**arguments, asked: token}
    raise UnreadError("malformed", step.operation)


def plain(value: Any) -> Any:
    """A value of the kit as JSON can hold it: moments as text, bytes left out."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items() if key != _META}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return None if isinstance(value, bytes | bytearray) else str(value)


_META = "ResponseMetadata"
