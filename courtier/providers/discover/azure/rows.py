"""A row of Azure as a resource of the inventory: its API and its tool write the same keys."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from courtier.providers.discover.azure.gate import ShapeError
from courtier.results.inventory import Found

GROUP_TYPE = "microsoft.resources/resourcegroups"
_GROUP_WORDS = ("microsoft.resources/subscriptions/resourcegroups", GROUP_TYPE)
_KEPT = ("kind", "properties", "sku", "zones")
"""What is kept of a row besides its name: no identity, no key, nobody's name."""


def found(row: Any, listing: str, account: str | None = None, *, untagged: bool = True) -> Found:
    """The resource of a row.

    Args:
        row: What Azure says: ``id``, ``type``, and what else it knows.
        listing: Who says it.
        account: The subscription that was asked, where the id names none.
        untagged: Whether a row without the key ``tags`` has no tags; else they are not told.

    Raises:
        ShapeError: A key that must be there is not, or is of another kind.
    """
    if not isinstance(row, Mapping):
        raise ShapeError("{}")
    identifier = _text(row, "id")
    if identifier[0] != "/":
        raise ShapeError("id")
    type = _text(row, "type").casefold()
    region = row.get("location")
    if not isinstance(region, str | None):
        raise ShapeError("location")
    told = untagged or "tags" in row
    return Found(
        id=identifier,
        type=GROUP_TYPE if type in _GROUP_WORDS else type,
        account=step_of(identifier, "subscriptions", fold=True) or account,
        region=place(region) if region else None,
        group=step_of(identifier, "resourcegroups"),
        tags=_tags(row.get("tags")) if told else None,
        attributes={key: _inner(row, key) for key in _KEPT if row.get(key) is not None},
        listings=(listing,),
    )


def place(region: str) -> str:
    """The code of a region: some parts of Azure write its name, « Canada Central »."""
    return region.replace(" ", "").casefold()


def step_of(identifier: str, after: str, *, fold: bool = False) -> str | None:
    """What follows a word in the path of an id; None where it is not there.

    Args:
        identifier: ``/subscriptions/…/resourceGroups/…``.
        after: The word, without capitals.
        fold: Whether to write it without capitals.
    """
    steps = identifier.split("/")
    for name, value in pairwise(steps):
        if name.casefold() == after and value:
            return value.casefold() if fold else value
        if name.casefold() == "providers":
            break
    return None


def plain(value: Any) -> Any:
    """A value as JSON holds it: no exact fraction, text keys."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return float(value) if isinstance(value, Decimal) else value


def _inner(row: Mapping[str, Any], key: str) -> Any:
    try:
        return plain(row[key])
    except RecursionError:
        raise ShapeError(key) from None


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise ShapeError(key)
    return value


def _tags(value: Any) -> dict[str, str]:
    """Names and values; a value that is none is the empty one."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ShapeError("tags")
    return {str(name): "" if text is None else str(text) for name, text in value.items()}
