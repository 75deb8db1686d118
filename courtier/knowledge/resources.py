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


@dataclass(frozen=True)
class ResourceFacts:
    """The tables that explain a plan or an inventory, and the regions that they name."""

    types: Mapping[tuple[str, str], ResourceType]
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
    return ResourceFacts(types, groups, tuple(rules.values()), knowledge.regions)


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
