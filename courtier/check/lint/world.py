"""All fact files of all layers, read once, and what bears an id among those that win."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from courtier.check.lint.files import FactFile, RecordFile
from courtier.check.lint.sorts import SORTS
from courtier.check.lint.specs import SNAPSHOTS, spec_of
from courtier.check.lint.tables import TableFile
from courtier.check.lint.vocabulary import ENGINE_FLAGS
from courtier.knowledge.corrections import FOLDER, Correction
from courtier.knowledge.door import Knowledge
from courtier.knowledge.layering import KEYS, Key, Row, key_of, withdrawal
from courtier.knowledge.records import calendar, certifications, offerings, procurement, risk
from courtier.knowledge.records.common import Record, Withdrawal
from courtier.knowledge.tables import COUNTRIES, ELEMENTS, REGIONS

R = TypeVar("R", bound=Record)

Conditioned = risk.Rule | risk.RequirementRule | risk.Duty | procurement.Check | calendar.Deadline
"""Records that say when they hold."""

FOLDER_TYPES: dict[str, type[Record]] = {
    folder: record for record in SORTS for folder in record.folders
}
ROW_SORTS = {ELEMENTS: "element", REGIONS: "region", COUNTRIES: "country"}
"""The tables whose rows bear an id that something else may name."""
VERSION = "risk/VERSION"
OTHER_TEXTS = (".j2", ".css")
DATA_SUFFIXES = frozenset({".yaml", ".yml", ".csv", ".json"})


@dataclass
class CorrectionFile(RecordFile):
    """A correction of part of a record."""

    type: type[Any] = Correction


@dataclass
class World:
    """What was read: record files, corrections, tables and the rest, layer by layer."""

    knowledge: Knowledge
    records: list[RecordFile] = field(default_factory=list)
    corrections: list[CorrectionFile] = field(default_factory=list)
    tables: list[TableFile] = field(default_factory=list)
    others: list[FactFile] = field(default_factory=list)

    @property
    def files(self) -> Iterator[FactFile]:
        """Every file, whatever it is."""
        yield from self.records
        yield from self.corrections
        yield from self.tables
        yield from self.others

    def winning(self, record: type[R]) -> Iterator[tuple[RecordFile, R]]:
        """The valid records of a type that no later layer replaces or withdraws."""
        for file in self.records:
            if file.counts and isinstance(file.record, record):
                yield file, file.record

    @property
    def conditioned(self) -> Iterator[tuple[RecordFile, Conditioned]]:
        """The valid records that win and say when, whatever their type."""
        for file in self.records:
            if file.counts and isinstance(file.record, Conditioned):
                yield file, file.record

    @cached_property
    def types(self) -> Mapping[str, certifications.CertificationType]:
        """The valid certification types, by id."""
        return {record.id: record for _, record in self.winning(certifications.CertificationType)}

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """What bears an id, by sort; a record counts by its file, valid or not."""
        found: dict[str, set[str]] = {sort: set() for sort in SORTS.values()}
        gone = self.withdrawn
        for file in self.records:
            if (SORTS[file.type], file.stem) not in gone:
                found[SORTS[file.type]].add(file.stem)
        tables = {
            "element": ("risk/elements.csv", "id"),
            "document": ("templates/documents.csv", "code"),
        }
        for sort, (name, column) in tables.items():
            found[sort] = {row.cells.get(column) or "" for row in self._rows(name)}
        found["region"] = {":".join(key_of(REGIONS, row.cells)) for row in self._rows(REGIONS)}
        found["country"] = {row.cells.get("code") or "" for row in self._rows(COUNTRIES)}
        found["flag"] = set(self._flags())
        return {sort: frozenset(ids) for sort, ids in found.items()}

    @cached_property
    def with_provinces(self) -> frozenset[str]:
        """The countries some province of which has a name."""
        return frozenset(code.partition("-")[0] for code in self.ids["country"] if "-" in code)

    @cached_property
    def claims(self) -> frozenset[str]:
        """The ids of the claims of the records that count."""
        holders = (
            *self.winning(offerings.Offering),
            *self.winning(certifications.ProviderClaims),
        )
        return frozenset(claim.id for _, holder in holders for claim in holder.certifications)

    @cached_property
    def withdrawn(self) -> Mapping[tuple[str, str], Withdrawal]:
        """What a body withdrew, records and rows, by sort and id."""
        gone = {
            (SORTS[file.type], file.stem): file.record.withdrawn
            for file in self.records
            if file.wins and file.record is not None and file.record.withdrawn
        }
        for (name, key), (table, row) in self._last.items():
            if name in ROW_SORTS and row.withdraws and row.signed:
                found = Row(row.cells, row.line, table.layer, table.path)
                gone[ROW_SORTS[name], ":".join(key)] = withdrawal(found, name)
        return gone

    @cached_property
    def _last(self) -> Mapping[tuple[str, Key], tuple[TableFile, TableFile.Row]]:
        """Of each table that layers complete, the row of the last layer that has it, by key."""
        return {
            (table.name, key_of(table.name, row.cells)): (table, row)
            for table in self.tables
            if table.name in KEYS
            for row in table.rows
        }

    def in_force(self, table: TableFile) -> Iterator[TableFile.Row]:
        """The rows of one table that no later layer replaces or withdraws."""
        if table.name not in KEYS:
            yield from table.rows if table.wins else ()
            return
        for row in table.rows:
            holder, last = self._last[table.name, key_of(table.name, row.cells)]
            if holder is table and not last.withdraws:
                yield row

    def _rows(self, name: str) -> Iterator[TableFile.Row]:
        for table in self.tables:
            if table.name == name:
                yield from self.in_force(table)

    def _flags(self) -> Iterator[str]:
        yield from ENGINE_FLAGS
        for _, kind in self.winning(risk.Kind):
            yield from kind.flags
        for _, rule in self.winning(risk.Rule):
            yield from (effect.flag for effect in rule.effects if effect.flag)


def read_world(knowledge: Knowledge, under: tuple[str, ...] = ("",)) -> World:
    """Read every file of every layer under some folders; each keeps its own faults."""
    world = World(knowledge)
    bundled = knowledge.layers[0].files
    for layer in knowledge.layers:
        for name, path in layer.files.items():
            if name.startswith(under):
                wins = knowledge.files[name][1] == path
                _read(world, FactFile(layer.name, name, path, wins), bundled)
    return world


def _read(world: World, file: FactFile, bundled: Mapping[str, Path]) -> None:
    path = PurePosixPath(file.name)
    record = FOLDER_TYPES.get(path.parent.as_posix())
    if record is not None and path.suffix == ".yaml":
        found = RecordFile(file.layer, file.name, file.path, file.wins, type=record)
        found.parse()
        world.records.append(found)
    elif path.parent.as_posix() == FOLDER and path.suffix == ".yaml":
        act = CorrectionFile(file.layer, file.name, file.path, file.wins)
        act.parse()
        world.corrections.append(act)
    elif spec_of(file.name) is not None:
        table = TableFile(file.layer, file.name, file.path, file.wins)
        table.own = file.path != bundled.get(file.name)
        table.parse()
        world.tables.append(table)
    else:
        _read_other(file, path, bundled)
        world.others.append(file)


def _read_other(file: FactFile, path: PurePosixPath, bundled: Mapping[str, Path]) -> None:
    if not file.read():
        return
    template = path.parts[0] == "templates" and (path.suffix == ".j2" or file.name in bundled)
    if path.suffix in OTHER_TEXTS or file.name == VERSION:
        file.text()
    if template or file.name == VERSION:
        return
    if path.parent.as_posix() == SNAPSHOTS and path.suffix == ".csv":
        file.add("snapshot-name")
    elif path.suffix == ".yaml" and not FOLDER_TYPES.keys().isdisjoint(
        parent.as_posix() for parent in path.parents
    ):
        file.add("nested-file")
    else:
        file.add("unknown-file" if path.suffix in DATA_SUFFIXES else "stray-file")
