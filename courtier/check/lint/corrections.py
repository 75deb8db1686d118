"""The corrections of a body: what each changes is there, and the record holds once changed."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from courtier.check.lint.files import RecordFile
from courtier.check.lint.header import check_header
from courtier.check.lint.world import CorrectionFile, World
from courtier.knowledge.corrections import Correction, UnfitError, corrected
from courtier.reading.validation import mistakes_of


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
        record = target.type.model_validate(data)
    except UnfitError as error:
        file.add(error.code, error.path, id=error.id)
        return
    except ValidationError as error:
        file.take(mistakes_of(error, file.name, model=target.type))
        return
    target.wins = False
    of = target.of or target.name
    world.records.append(
        RecordFile(
            file.layer, file.name, file.path, True, faults=file.faults, type=target.type,
            data=data, record=record, of=of,
        )
    )  # fmt: skip


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
