"""Several listings of one resource made into one: joined, the richer first, in any order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from courtier.knowledge.resources import ResourceFacts
from courtier.providers.discover.lines import line_of
from courtier.results.inventory import Cloud, Found


def merge_key(cloud: Cloud, id: str) -> str:
    """What tells a resource from the others: ids of Azure do not tell capitals apart.

    ``lower`` and not ``casefold``: « straße » and « strasse » are two names.
    """
    return id.lower() if cloud == "azure" else id


def merged(found: Sequence[Found], cloud: Cloud, facts: ResourceFacts) -> Found:
    """One resource out of all that was told of it.

    Where two listings differ, the richer one wins: of a known type, then with more attributes,
    then with more tags; what is equally rich goes by its own text.

    Args:
        found: What the listings told, at least one, in any order.
        cloud: Whose resource it is.
        facts: The tables of resources.
    """
    if len(found) == 1:
        return found[0]
    ranked = _ranked(found, cloud, facts)
    first = ranked[0]
    attributes: dict[str, Any] = {}
    for one in ranked:
        attributes = _joined(attributes, one.attributes)
    return Found(
        id=first.id,
        type=first.type,
        account=_first(one.account for one in ranked),
        region=_first(one.region for one in ranked),
        group=_first(one.group for one in ranked),
        tags=_tags(ranked),
        attributes=attributes,
        listings=tuple(sorted({name for one in ranked for name in one.listings})),
    )


def _ranked(found: Sequence[Found], cloud: Cloud, facts: ResourceFacts) -> list[Found]:
    """The rows, the richest first; the text of those that are equally rich decides."""

    def rank(one: Found) -> tuple[bool, int, int]:
        unknown = facts.type_of(cloud, one.type) is None
        return unknown, -_leaves(one.attributes), -len(one.tags or ())

    ranks = [rank(one) for one in found]
    if len(set(ranks)) == len(ranks):
        return [one for _, one in sorted(zip(ranks, found, strict=True), key=lambda two: two[0])]
    return sorted(found, key=lambda one: (rank(one), line_of(one)))


def _leaves(value: Any) -> int:
    """How many plain values stand inside a value."""
    if isinstance(value, Mapping):
        return sum(map(_leaves, value.values()))
    return sum(map(_leaves, value)) if isinstance(value, (list, tuple)) else 1


def _first(values: Any) -> str | None:
    return next((value for value in values if value), None)


def _tags(ranked: Sequence[Found]) -> dict[str, str] | None:
    """All tags that were told; None where no listing told any."""
    told = [one.tags for one in ranked if one.tags is not None]
    joined: dict[str, str] = {}
    for tags in told:
        joined = dict(tags) | joined
    return joined if told else None


def _joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Both maps, also inside the maps that they share; the first wins."""
    both = dict(other) | dict(one)
    for key in set(one) & set(other):
        if isinstance(one[key], Mapping) and isinstance(other[key], Mapping):
            both[key] = _joined(one[key], other[key])
    return both
