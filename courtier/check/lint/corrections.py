"""The corrections of a body: what each changes is there, and the record holds once changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from courtier.check.lint.files import DataPath, RecordFile
from courtier.check.lint.header import check_header
from courtier.check.lint.world import CorrectionFile, World
from courtier.knowledge.corrections import Correction, UnfitError, corrected, item_name
from courtier.reading.validation import mistakes_of
from courtier.values.errors import Mistake


@dataclass
class CorrectedFile(RecordFile):
    """A record once it is corrected: what the correction wrote is at its place in ``act``."""

    act: CorrectionFile | None = None

    def place(self, path: DataPath) -> tuple[int | None, int | None]:
        """The line and column in the correction; nowhere for what it did not write."""
        written = self._written(tuple(path)) if self.act else ()
        return self.act.place(written) if self.act and written else (None, None)

    def placed(self, mistake: Mistake) -> Mistake:
        """A mistake in the corrected record, at the place of the correction that made it."""
        parts = mistake.path.split(".")
        line, column = self.place(tuple(int(p) if p.isdigit() else p for p in parts))
        return replace(mistake, line=line, column=column)

    def _written(self, path: DataPath) -> DataPath:
        said: Any = self.act.record if self.act else None
        key, *rest = path or ("",)
        if key in said.set:
            return ("set", key, *rest)
        items = self.data.get(key)
        if not rest or not isinstance(items, list | dict):
            return ()
        at, *more = rest
        if isinstance(items, list):
            number = int(at) - len(items) + len(said.add.get(key, ()))
            if number >= 0:
                return ("add", key, number, *more)
            at = item_name(str(key), items[int(at)])
        return ("correct", key, at, *more) if at in said.correct.get(key, {}) else ()


def check_corrections(world: World) -> None:
    """Make every correction, in the order of the layers, and note those that do not suit.

    A corrected record stands for the one below in all that is examined across files.
    """
    for file in sorted(world.corrections, key=lambda file: _turn(file, world)):
        check_header(file, None)
        said: Any = file.record
        if isinstance(said, Correction):
            _make(file, said, world)


def _turn(file: CorrectionFile, world: World) -> tuple[int, str, str]:
    names = [layer.name for layer in world.knowledge.layers]
    said: Any = file.record
    day = said.on.isoformat() if isinstance(said, Correction) else ""
    return names.index(file.layer), day, file.name


def _make(file: CorrectionFile, said: Correction, world: World) -> None:
    target = _target(file, said.of, world)
    if target is None:
        file.add("correction-alone", ("of",), id=said.of)
        return
    if target.record is None:
        return
    try:
        data = corrected(target.record.model_dump(mode="json", exclude_unset=True), [said])
    except UnfitError as error:
        file.add(error.code, error.path, id=error.id)
        return
    made = CorrectedFile(
        file.layer, file.name, file.path, True, faults=file.faults, type=target.type,
        data=data, of=target.of or target.name, act=file,
    )  # fmt: skip
    try:
        made.record = target.type.model_validate(data)
    except ValidationError as error:
        made.take([made.placed(m) for m in mistakes_of(error, file.name, model=target.type)])
        return
    target.wins = False
    world.records.append(made)


def _target(file: CorrectionFile, of: str, world: World) -> RecordFile | None:
    """The record below that a correction names; one that a later layer copies is left to it."""
    order = [layer.name for layer in world.knowledge.layers]
    own = order.index(file.layer)
    folder, _, stem = of.rpartition("/")
    found = [
        other for other in world.records
        if other.counts and other.stem == stem and folder in other.type.folders
        and order.index(other.layer) <= own
    ]  # fmt: skip
    return found[-1] if found else None
