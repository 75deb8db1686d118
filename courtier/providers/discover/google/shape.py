"""One resource of Google Cloud, in one form, whatever told it.

Four forms are known: a result of a search of resources, an asset of an export or of a list, a
result of a search of policies, and an asset that holds its policy. Keys of exports to Cloud Storage
are in snake case, those of the interface and of the tool in camel case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from math import isfinite
from typing import Any

from courtier.results.inventory import Found

EVERYBODY = frozenset({"allUsers", "allAuthenticatedUsers"})
"""The members that stand for the whole world; no other member of a policy is ever kept."""
POLICY = "iamPolicy"
_PLACES = ("zones", "regions", "locations")
"""What stands before the name of a place in the full name of a resource."""
_LOCATION = ("location", "region", "zone", "locationId")
_LABELS = (("labels",), ("resourceLabels",), ("settings", "userLabels"))
"""Where the services keep the labels of their resources."""
_STABLE = re.compile(r"v(\d+)\Z")
_NUMBER = re.compile(r"projects/(\d+)\Z")
_EXACT = 2**53
"""Up to here every whole number is one of those that a fraction can hold."""
Item = Mapping[str, Any]


class ShapeError(ValueError):
    """What was given is no resource; the key that is missing or of another kind."""


def is_asset(item: Any) -> bool:
    """Tell whether something has the keys of one of the forms."""
    return isinstance(item, Mapping) and bool(
        (_key(item, "name") and _key(item, "assetType"))
        or (isinstance(item.get("resource"), str) and "policy" in item)
    )


def found_of(item: Any, account: str | None, listing: str) -> Found:
    """A resource as it is told.

    Args:
        item: Plain data of one of the forms.
        account: The project that holds it, where that is known.
        listing: What told it.

    Raises:
        ShapeError: It has no name or no type, or a part of it is of another kind.
    """
    if not isinstance(item, Mapping):
        raise ShapeError(type(item).__name__)
    searched = isinstance(item.get("resource"), str)
    name = _word(item, "resource" if searched else "name")
    data = _data(item)
    location = _location(item, data, name)
    return Found(
        id=name,
        type=_word(item, "assetType"),
        account=account,
        region=location,
        tags=_tags(item, data),
        attributes=_attributes(data, _policy(item), location),
        listings=(listing,),
    )


def project_of(item: Item) -> tuple[str | None, str | None]:
    """The id of the project of a resource, as its name tells it, and its number."""
    name = _key(item, "name") or _key(item, "resource") or ""
    steps = name.split("/") if isinstance(name, str) else []
    ids = [after for before, after in pairwise(steps) if before == "projects"]
    id = ids[0] if ids and ids[0] not in ("", "_", "-") else None
    number = next(iter(_numbers(item)), None)
    if id is not None and id.isdigit():
        return None, number or id
    return id, number


def _numbers(item: Item) -> Iterator[str]:
    """The number of the project, wherever a form tells it."""
    resource = item.get("resource")
    parent = resource.get("parent") if isinstance(resource, Mapping) else None
    for text in (item.get("project"), *_list(item.get("ancestors"))[:1], parent):
        match = _NUMBER.search(text) if isinstance(text, str) else None
        if match:
            yield match[1]


def _key(item: Item, key: str) -> Any:
    """A value by its key in camel case, or in snake case."""
    if key in item:
        return item[key]
    return item.get(re.sub(r"[A-Z]", lambda found: "_" + found[0].lower(), key))


def _word(item: Item, key: str) -> str:
    value = _key(item, key)
    if not isinstance(value, str) or not value:
        raise ShapeError(key)
    return _written(value)


def _written(text: str) -> str:
    """A text that any file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _map(value: Any, key: str) -> dict[str, Any] | None:
    """A map, or None where there is nothing.

    Raises:
        ShapeError: It is something else.
    """
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise ShapeError(key)
    return dict(value)


def _data(item: Item) -> dict[str, Any] | None:
    """The resource as its own service writes it; None where it is not told."""
    resource = item.get("resource")
    if isinstance(resource, Mapping):
        return _map(resource.get("data"), "data")
    versions = _key(item, "versionedResources")
    if versions is None:
        return None
    told = [one for one in _list(versions) if isinstance(one, Mapping)]
    if not told:
        raise ShapeError("versionedResources")
    return _map(max(told, key=_age).get("resource"), "resource")


def _age(version: Mapping[str, Any]) -> tuple[int, str]:
    """The order of versions: stable ones last, the newest of them the very last."""
    name = str(version.get("version"))
    match = _STABLE.match(name)
    return (int(match[1]) if match else -1), name


def _location(item: Item, data: Mapping[str, Any] | None, name: str) -> str | None:
    """The place, in lower case: told beside the data, in them, or in the name."""
    resource = item.get("resource")
    beside = resource.get("location") if isinstance(resource, Mapping) else item.get("location")
    inside = [data.get(key) for key in _LOCATION] if data else []
    named = [after for before, after in pairwise(name.split("/")) if before in _PLACES]
    for word in (beside, *inside, *named):
        if isinstance(word, str) and word.strip("-_"):
            return _written(word.rstrip("/").rsplit("/", 1)[-1].lower())
    return None


def _tags(item: Item, data: Mapping[str, Any] | None) -> dict[str, str] | None:
    """The labels and the tags, a label first; None where the form tells neither."""
    labels = _map(item.get("labels"), "labels")
    if labels is None and data is None and (_policy(item) is not None or "ancestors" in item):
        return None
    told: dict[str, Any] = dict(_attached(item))
    for path in _LABELS:
        told |= _inside(data, path)
    both = told | (labels or {})
    return {_written(k): _written(v) for k, v in both.items() if isinstance(v, str)}


def _inside(data: Mapping[str, Any] | None, path: tuple[str, ...]) -> dict[str, Any]:
    value: Any = data
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return dict(value) if isinstance(value, Mapping) else {}


def _attached(item: Item) -> Iterator[tuple[str, str]]:
    """Tags by the last part of their key and of their value: those inherited, then its own."""
    inherited = (
        tag
        for group in _list(_key(item, "effectiveTags"))
        if isinstance(group, Mapping)
        for tag in _list(_key(group, "effectiveTags"))
    )
    for tag in (*inherited, *_list(item.get("tags"))):
        if isinstance(tag, Mapping):
            key, value = _key(tag, "tagKey"), _key(tag, "tagValue")
            if isinstance(key, str) and isinstance(value, str):
                yield key.rsplit("/", 1)[-1], value.rsplit("/", 1)[-1]


def _policy(item: Item) -> Mapping[str, Any] | None:
    if isinstance(item.get("resource"), str):
        return _map(item.get("policy"), "policy")
    return _map(_key(item, POLICY), POLICY)


def _attributes(
    data: Mapping[str, Any] | None, policy: Mapping[str, Any] | None, location: str | None
) -> dict[str, Any]:
    try:
        found: dict[str, Any] = _plain(data or {})
    except RecursionError:
        raise ShapeError("data") from None
    found.pop(POLICY, None)
    if location is not None:
        found["location"] = location
    grants = list(_grants(policy)) if policy is not None else []
    return {**found, POLICY: {"bindings": grants}} if grants else found


def _grants(policy: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """The bindings of a policy that open the resource to everybody, without any other member."""
    for binding in _list(policy.get("bindings")):
        if isinstance(binding, Mapping):
            members = [str(m) for m in _list(binding.get("members")) if str(m) in EVERYBODY]
            if members:
                yield {"members": sorted(members), "role": str(binding.get("role", ""))}


def _plain(value: Any) -> Any:
    """A value that JSON holds in one way: a whole number is one, however it was carried."""
    if isinstance(value, Mapping):
        return {_written(str(key)): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, str):
        return _written(value)
    return _number(float(value)) if isinstance(value, (float, Decimal)) else value


def _number(value: float) -> int | float | None:
    """A number as JSON writes it; None for one that it cannot write."""
    if not isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < _EXACT else value
