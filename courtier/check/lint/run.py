"""The lint: every file of every layer, every fault, in the order of layers and files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from courtier.check.lint.clauses import check_clauses
from courtier.check.lint.conditions import check_conditions
from courtier.check.lint.consistency import check_consistency
from courtier.check.lint.corrections import check_corrections
from courtier.check.lint.files import DataPath, RecordFile
from courtier.check.lint.header import check_header
from courtier.check.lint.layered import check_layers
from courtier.check.lint.market import check_market
from courtier.check.lint.model import Fault
from courtier.check.lint.parameters import check_parameter
from courtier.check.lint.references import check_references
from courtier.check.lint.world import World, read_world
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.profiles import Profile
from courtier.knowledge.records.risk import Parameter
from courtier.reading.validation import mistakes_of
from courtier.workload.needs import Needs

CATALOG = ("catalog/", "providers/")
"""The folders of the catalogue, whose records name nothing outside them."""


def lint(
    knowledge: Knowledge, *, as_of: date | None = None, under: tuple[str, ...] = ("",)
) -> tuple[Fault, ...]:
    """Find every fault of every fact file, never stopping at the first.

    A file that a later layer replaces is examined for itself; ids, rules and levels are examined
    across the files that win.

    Args:
        knowledge: The layers; the files are read here, not through its records.
        as_of: The day of the examination, after which nothing can have been read or checked;
            None leaves that aside.
        under: The folders that are read, as the paths of files start; all of them by default.

    Returns:
        The faults by layer, file, line and column.
    """
    world = read_world(knowledge, under)
    for file in world.records:
        check_header(file, as_of)
        if file.record is not None:
            _own(file, file.record)
    check_corrections(world)
    check_references(world)
    check_conditions(world)
    check_consistency(world)
    check_clauses(world)
    check_layers(world)
    check_market(world, as_of)
    return _sorted(world)


def _own(file: RecordFile, record: Record) -> None:
    """What is held inside a record without a model of its own, and what only one sort has."""
    if isinstance(record, Parameter):
        check_parameter(file, record)
    if isinstance(record, Profile):
        _inside(file, ("needs",), Needs, record.needs)
    said = record.model_dump(mode="json", by_alias=True)
    for number, former in enumerate(record.history):
        path: DataPath = ("history", number, "was")
        _inside(file, path, type(record), said | former.was, frozenset(former.was))


def _inside(
    file: RecordFile,
    path: DataPath,
    model: type[BaseModel],
    data: dict[str, Any],
    only: frozenset[str] | None = None,
) -> None:
    """Note what a model refuses of the data at a path, of some of its keys only where given."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        for mistake in mistakes_of(error, file.name, model=model):
            parts = _parts(mistake.path)
            if only is None or (parts and parts[0] in only):
                inner = (*path, *parts)
                line, column = file.place(inner)
                dotted = ".".join(map(str, inner))
                file.take([replace(mistake, line=line, column=column, path=dotted)])


def _parts(dotted: str) -> list[str | int]:
    """A path as it is in the data, without the names that tell the members of a union."""
    found = [part for part in dotted.split(".") if part and not part.startswith("<")]
    return [int(part) if part.isdigit() else part for part in found]


def _sorted(world: World) -> tuple[Fault, ...]:
    order = {layer.name: number for number, layer in enumerate(world.knowledge.layers)}
    found = [fault for file in world.files for fault in file.faults]
    return tuple(
        sorted(
            dict.fromkeys(found),
            key=lambda f: (order[f.layer], f.file, f.line or 0, f.column or 0, f.code, f.path),
        )
    )
