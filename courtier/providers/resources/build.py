"""One entry of a plan or of an inventory, made into the resource that engines judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from courtier.knowledge.records.resources import ResourceType
from courtier.knowledge.resources import ResourceFacts
from courtier.providers.resources.attributes import (
    Attributes,
    Found,
    encrypted,
    find,
    public,
    shown,
    word_of,
)
from courtier.providers.resources.places import Places
from courtier.results.resources import Action, Format, Place, Resource, Silence

_ANY_PLACE = "region location availability_zone zone Location AvailabilityZone arn"
"""The attributes that tell the place of a type that no table holds, in most providers."""


@dataclass(frozen=True)
class Entry:
    """What a plan or a cloud says of one resource; ``provider``: our id, None if unknown."""

    address: str
    type: str
    action: Action
    attributes: Attributes
    default: Place
    provider: str | None = None
    line: int | None = None
    column: int | None = None
    closes: str = ""


class Builder:
    """Makes resources out of the entries of one plan, or of one inventory.

    Args:
        format: The tool that made it, or the cloud.
        facts: The tables.
    """

    def __init__(self, format: Format, facts: ResourceFacts) -> None:
        self.places = Places(facts)
        self._format = format
        self._facts = facts

    def resource(self, entry: Entry) -> Resource:
        """The resource of an entry; of a type that no table holds, no more than its place."""
        kind = self._facts.type_of(self._format, entry.type)
        if kind is None:
            return self._unknown(entry)
        attributes = entry.attributes
        tags, why = _tags(attributes, kind)
        return Resource(
            address=shown(entry.address),
            format=self._format,
            type=kind.type,
            action=entry.action,
            provider=kind.provider,
            need=kind.need,
            service=self._service(kind, attributes),
            place=self.places.place(kind, attributes, entry.default),
            encrypted=encrypted(attributes, kind.encrypted_by),
            public=public(attributes, kind.public_by, kind.private_by),
            tags=tags,
            tags_why=why,
            size=_size(attributes, kind),
            closes=shown(entry.closes),
            known_type=True,
            line=entry.line,
            column=entry.column,
        )

    def _service(self, kind: ResourceType, attributes: Attributes) -> str:
        """The service of a type, or the one that an attribute makes it."""
        for variant in self._facts.variants.get(kind.key, ()):
            words = [word_of(v).casefold() for v in find(attributes, variant.path).values]
            if words and all(fnmatchcase(word, variant.pattern) for word in words):
                return variant.service
        return kind.service

    def _unknown(self, entry: Entry) -> Resource:
        place = Place(why="not-told")
        if entry.provider is not None:
            kind = _STRANGER.model_copy(update={"provider": entry.provider})
            place = self.places.place(kind, entry.attributes, entry.default)
        return Resource(
            address=shown(entry.address),
            format=self._format,
            type=shown(entry.type),
            action=entry.action,
            provider=entry.provider,
            place=place,
            line=entry.line,
            column=entry.column,
        )


_STRANGER = ResourceType.model_construct(
    format="terraform", type="", provider="", need="none", service="", scope="regional",
    region_from=_ANY_PLACE, encrypted_by="", public_by="", private_by="", closes="", tags_from="",
    size_from="", source="", url=None, as_of="", confidence="unverified", note="",
)  # fmt: skip


def _tags(
    attributes: Attributes, kind: ResourceType
) -> tuple[Mapping[str, str] | None, Silence | None]:
    """The tags of a resource; None where they cannot be told or the type has none."""
    if not kind.tags_from:
        return None, None
    found: dict[str, str] = {}
    why: Silence | None = None
    for path in kind.tags_from.split():
        told = find(attributes, path.split("."))
        why = why or _later(attributes, path, told)
        for value in told.values:
            found = _pairs(value) | found
    return found, why


def _later(attributes: Attributes, path: str, told: Found) -> Silence | None:
    """Why some tags may be missing: all of them, or one of their values, are known later."""
    marks = find(Attributes(attributes.unknown), path.split(".")).values
    partly = any(isinstance(mark, dict) and any(mark.values()) for mark in marks)
    return told.why or ("until-apply" if partly else None)


def _pairs(value: Any) -> dict[str, str]:
    """Tags as names and values: a map, or items of CloudFormation with ``Key`` and ``Value``."""
    if not isinstance(value, dict):
        return {}
    if isinstance(value.get("Key"), str):
        return {shown(value["Key"]): shown(value["Value"])} if _text(value, "Value") else {}
    return {shown(key): shown(text) for key, text in value.items() if isinstance(text, str)}


def _text(value: dict[str, Any], key: str) -> bool:
    return isinstance(value.get(key), str)


def _size(attributes: Attributes, kind: ResourceType) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in kind.size_from.split():
        word, _, path = item.partition("=")
        values = find(attributes, path.split(".")).values
        if len(values) == 1 and not isinstance(values[0], (dict, list)):
            found[word] = word_of(values[0])
    return found
