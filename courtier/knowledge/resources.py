"""What resources are, and what is asked of them: the tables of all layers, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from courtier.knowledge import layering, tables
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.providers import Region
from courtier.knowledge.records.resources import (
    RegionGroup,
    ResourceRule,
    ResourceType,
    key_of,
)

T = TypeVar("T", ResourceType, RegionGroup, ResourceRule)

TYPES = "providers/resource-types.csv"
GROUPS = "providers/region-groups.csv"
RULES = "providers/resource-rules.csv"
VARIANT = "?"
"""What stands in the name of a type before the attribute and the value that make it another
service: ``aws_db_instance?engine=postgres``."""


@dataclass(frozen=True)
class Variant:
    """A service that a type is only where an attribute has a value, ``*`` for any characters."""

    path: tuple[str, ...]
    pattern: str
    service: str


@dataclass(frozen=True)
class ResourceFacts:
    """The tables that explain a plan or an inventory, and the regions that they name."""

    types: Mapping[tuple[str, str], ResourceType]
    variants: Mapping[tuple[str, str], tuple[Variant, ...]]
    groups: Mapping[str, RegionGroup]
    rules: tuple[ResourceRule, ...]
    regions: Mapping[str, Region]

    def type_of(self, format: str, type: str) -> ResourceType | None:
        """What a type is; None for one that no table holds."""
        return self.types.get(key_of(format, type))


def resource_facts(knowledge: Knowledge) -> ResourceFacts:
    """Read the tables; a row of a later layer replaces the one of the same key.

    Raises:
        InputError: A row is not valid.
    """
    types = {row.key: row for row in _rows(knowledge, TYPES, ResourceType)}
    groups = {f"{g.provider}:{g.code}": g for g in _rows(knowledge, GROUPS, RegionGroup)}
    rules = {rule.id: rule for rule in _rows(knowledge, RULES, ResourceRule)}
    variants: dict[tuple[str, str], tuple[Variant, ...]] = {}
    for kind in types.values():
        base, _, test = kind.type.partition(VARIANT)
        if test:
            path, _, pattern = test.partition("=")
            key = key_of(kind.format, base)
            found = Variant(tuple(path.split(".")), pattern, kind.service)
            variants[key] = (*variants.get(key, ()), found)
    return ResourceFacts(types, variants, groups, tuple(rules.values()), knowledge.regions)


def _rows(knowledge: Knowledge, name: str, model: type[T]) -> Iterable[T]:
    """The rows in force of a table, as far as they were known on the day."""
    day = knowledge.known_on

    def counts(cells: dict[str, str]) -> bool:
        return day is None or tables.read_by(cells["as_of"], day)

    columns = tuple(model.model_fields)
    rows = layering.rows_of(knowledge.layers, name, columns, day, counts)
    return layering.built(rows.found, name, _building(model)).values()


def _building(model: type[T]) -> Callable[[dict[str, str]], T]:
    def build(row: dict[str, str]) -> T:
        values: dict[str, Any] = {name: row[name] for name in model.model_fields}
        return model.model_validate(values | {"url": row["url"] or None})

    return build
