"""The tables that hold the records: their columns follow from the models, none is written twice.

A group inside a record (an exposure, a certification, its evidence) has a table of its own. Its
rows say of what they are: ``of_type`` and ``of``, the type and id of the record, and ``part``, the
place inside it (``certifications.0.evidence``). Numbers only order: holes are allowed.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from courtier.catalog.exchange.subjects import SUBJECTS
from courtier.knowledge.records.providers import Region
from courtier.values.text import LANGUAGES, Text

OF_TYPE, OF, PART = OWNER = ("of_type", "of", "part")
"""The columns by which a row says of what it is a part."""

Kind = Literal["value", "yes-no", "text", "words", "free", "one", "many", "keyed"]
INLINE: frozenset[Kind] = frozenset({"value", "yes-no", "text", "words", "free"})
"""What stands in the row itself; the others have rows of their own."""

TABLES: dict[str, str] = {
    "Entity": "entities", "Provider": "providers", "Region": "regions", "Offering": "offerings",
    "CertificationType": "certification-types", "ProviderClaims": "provider-claims",
    "Software": "software", "Exposure": "exposures", "Mitigation": "mitigations",
    "Service": "services", "Certification": "certifications", "Evidence": "evidence",
    "StatusStep": "status-history", "StatusSeen": "other-statuses", "PlaceStated": "places",
    "Leaving": "leaving", "ProcurementStatus": "procurement-statuses", "Edition": "editions",
    "Source": "sources", "Change": "changes", "Former": "history", "Withdrawal": "withdrawals",
    "Text": "texts",
}  # fmt: skip
"""The name of the table of each model; another model takes its own name."""


@dataclass(frozen=True)
class Field:
    """One key of a model.

    ``nullable``: it may be unknown; ``blank``: it may be an empty text, and nothing else when it
    is empty; ``model``: what a group of it is.
    """

    name: str
    kind: Kind
    nullable: bool
    required: bool
    blank: bool = False
    model: type[BaseModel] | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the key in the row itself."""
        if self.kind == "text":
            return tuple(f"{self.name}.{language}" for language in LANGUAGES)
        # A list of groups that may be unknown says in its row that it is known and empty.
        return (self.name,) if self.kind in INLINE or self.presence else ()

    @property
    def presence(self) -> bool:
        """Whether the row says ``[]`` where the list of groups is known to be empty."""
        return self.kind == "many" and self.nullable


@dataclass(frozen=True)
class Table:
    """One table: the model of its rows, and whether each row is a part of a record."""

    name: str
    model: type[BaseModel]
    part: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column, in order."""
        owner = OWNER if self.part else ()
        return (*owner, *(c for field in fields_of(self.model) for c in field.columns))

    @property
    def required(self) -> tuple[str, ...]:
        """The columns without which no row can be read."""
        owner = OWNER if self.part else ()
        needed = (f for f in fields_of(self.model) if f.required)
        return (*owner, *(c for field in needed for c in field.columns))


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The keys of a model, in order."""
    return tuple(
        _field(name, info.annotation, info.is_required())
        for name, info in model.model_fields.items()
    )


def _field(name: str, annotation: Any, required: bool) -> Field:
    inner, nullable = _without_none(annotation)
    kind, model = _kind(inner)
    return Field(name, kind, nullable, required, inner is str and not nullable, model)


def _without_none(annotation: Any) -> tuple[Any, bool]:
    annotation = _bare(annotation)
    if get_origin(annotation) in (Union, types.UnionType):
        members = [_bare(member) for member in get_args(annotation)]
        left = [member for member in members if member is not type(None)]
        return (left[0] if len(left) == 1 else str), len(left) < len(members)
    return annotation, False


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def _kind(inner: Any) -> tuple[Kind, type[BaseModel] | None]:
    origin, arguments = get_origin(inner), get_args(inner)
    if origin is tuple:
        item = _bare(arguments[0])
        return ("many", item) if _is_group(item) else ("words", None)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        item = _bare(arguments[1])
        return ("keyed", item) if _is_group(item) else ("free", None)
    if inner is Text:
        return "text", None
    if _is_group(inner):
        return "one", inner
    return ("yes-no" if inner is bool else "value"), None


def _is_group(item: Any) -> bool:
    return isinstance(item, type) and issubclass(item, BaseModel)


def table_name(model: type[BaseModel]) -> str:
    """The name of the table that holds a model."""
    known = TABLES.get(model.__name__)
    return known or re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()


@cache
def tables() -> Mapping[str, Table]:
    """Every table by name: the types of record, the regions, then their parts."""
    roots: list[type[BaseModel]] = [*SUBJECTS.values(), Region]
    found = {table_name(model): Table(table_name(model), model, part=False) for model in roots}
    for model in roots:
        for part in _parts(model):
            name = table_name(part)
            found.setdefault(name, Table(name, part, part=True))
    return found


def _parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for field in fields_of(model):
        if field.model is not None:
            yield field.model
            yield from _parts(field.model)
