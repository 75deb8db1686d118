"""The corrections of all layers, in their order, and records once they are corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from courtier.knowledge.corrections import FOLDER, Correction, UnfitError, corrected
from courtier.knowledge.fact_files import read_model
from courtier.knowledge.files import Layer
from courtier.knowledge.records.common import Record
from courtier.knowledge.refusals import of_fact, refuse_fact
from courtier.reading.validation import mistakes_of
from courtier.values.errors import InputError

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Act:
    """A correction, with the layer and the file that it is in."""

    said: Correction
    layer: str
    file: str


def with_acts(record: R, acts: Sequence[Act]) -> R:
    """A record once it is corrected.

    Raises:
        InputError: A correction does not suit it.
    """
    said = record.model_dump(mode="json", by_alias=True, exclude_unset=True)
    for act in acts:
        try:
            said = corrected(said, [act.said])
            record = type(record).model_validate(said)
        except UnfitError as error:
            raise InputError([refuse_fact(error.code, act.file, None, id=error.id)]) from None
        except ValidationError as error:
            found = mistakes_of(error, act.file, model=type(record))
            raise InputError([of_fact(mistake) for mistake in found]) from None
    return record


def acts_of(
    files: Mapping[str, tuple[Layer, Path]], layers: Sequence[Layer], known_on: date | None
) -> dict[str, tuple[Act, ...]]:
    """The corrections known on a day, by the file that they correct, without its suffix.

    A copy of the whole record in a later layer hides those of the layers before it.

    Raises:
        InputError: One is not valid.
    """
    rank = {id(layer): number for number, layer in enumerate(layers)}
    found: dict[str, list[tuple[int, Act]]] = {}
    for name, (layer, path) in files.items():
        if not name.startswith(f"{FOLDER}/") or not name.endswith(".yaml"):
            continue
        said = read_model(Correction, path, name)
        holder = files.get(f"{said.of}.yaml", (layer, path))[0]
        if (known_on is None or said.on <= known_on) and rank[id(holder)] <= rank[id(layer)]:
            found.setdefault(said.of, []).append((rank[id(layer)], Act(said, layer.name, name)))
    return {of: tuple(act for _, act in sorted(acts, key=_turn)) for of, acts in found.items()}


def _turn(ranked: tuple[int, Act]) -> tuple[int, date, str]:
    return ranked[0], ranked[1].said.on, ranked[1].file
