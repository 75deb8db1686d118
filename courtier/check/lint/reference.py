"""An id at a place of a record, and those that several records name alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from courtier.check.lint.files import DataPath
from courtier.check.lint.world import World


class Reference(NamedTuple):
    """An id at a place; ``among`` are the ids allowed, where these depend on the record."""

    path: DataPath
    sort: str
    id: str | None
    among: Collection[str] | None = None


def each(path: DataPath, sort: str, ids: Collection[str]) -> Iterator[Reference]:
    """The ids of a list, each at its place."""
    return (Reference((*path, n), sort, identifier) for n, identifier in enumerate(ids))


def of_type(
    path: DataPath, type: str, level: str | None, edition: str | None, world: World
) -> Iterator[Reference]:
    """A certification type, with a level and an edition of it."""
    yield Reference((*path, "type"), "certification-type", type)
    found = world.types.get(type)
    if found is not None:
        yield Reference((*path, "level"), "level", level, found.levels)
        editions = [known.id for known in found.editions]
        yield Reference((*path, "edition"), "edition", edition, editions)


def countries(path: DataPath, codes: Collection[str], world: World) -> Iterator[Reference]:
    """The codes of a list, each at its place."""
    for number, code in enumerate(codes):
        yield from country((*path, number), code, world)


def country(path: DataPath, code: str | None, world: World) -> Iterator[Reference]:
    """A country, or a province of one: by its own code where the table names its provinces."""
    country = (code or "").partition("-")[0]
    exact = code is None or country in world.with_provinces
    yield Reference(path, "country", code if exact else country)
