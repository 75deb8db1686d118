"""Records into rows of text: every table, whole, in the order of the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from courtier.catalog.exchange.cells import (
    EMPTY_LIST,
    free_cell,
    list_cell,
    text_cell,
    value_cell,
)
from courtier.catalog.exchange.shape import OWNER, Field, fields_of, table_name, tables
from courtier.catalog.exchange.subjects import Contents
from courtier.knowledge.records.providers import Region

Rows = Mapping[str, list[list[str]]]
"""The rows of each table, the first one its columns."""


def flatten(contents: Contents) -> Rows:
    """The rows of every table; one without rows keeps its columns."""
    rows = {name: [list(table.columns)] for name, table in tables().items()}
    for word, record in contents.all:
        identifier = value_cell(record.id)
        rows[table_name(type(record))].append(list(_cells(record)))
        for part, item in _parts(record, ""):
            owner = dict(zip(OWNER, (word, identifier, part), strict=True))
            rows[table_name(type(item))].append([*owner.values(), *_cells(item)])
    rows[table_name(Region)] += [list(_cells(region)) for region in contents.regions]
    return rows


def _cells(item: BaseModel) -> Iterator[str]:
    for field in fields_of(type(item)):
        yield from _cells_of(field, getattr(item, field.name))


def _cells_of(field: Field, value: Any) -> Iterator[str]:
    if field.kind == "text":
        yield text_cell(value.fr if value else None)
        yield text_cell(value.en if value else None)
    elif field.kind == "words":
        yield list_cell(value)
    elif field.kind == "free":
        yield free_cell(value)
    elif field.presence:
        yield EMPTY_LIST if value == () else ""
    elif field.columns:
        # A text that cannot be unknown needs no mark when it is empty.
        yield "" if value == "" and field.blank else value_cell(value)


def _parts(item: BaseModel, path: str) -> Iterator[tuple[str, BaseModel]]:
    """Every group inside an item with its place, those of a group right after it."""
    for field in fields_of(type(item)):
        if field.model is None:
            continue
        for key, inner in _inner(field, getattr(item, field.name)):
            place = ".".join(filter(None, (path, field.name, key)))
            yield place, inner
            yield from _parts(inner, place)


def _inner(field: Field, value: Any) -> Iterator[tuple[str, BaseModel]]:
    if value is None:
        return
    if field.kind == "one":
        yield "", value
    elif field.kind == "keyed":
        yield from value.items()
    else:
        yield from ((str(number), item) for number, item in enumerate(value))
