"""Reads a workload file: every mistake at once, each with its place and its remedy."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from courtier.knowledge.door import Knowledge
from courtier.reading.files import read_bytes
from courtier.reading.marked import Marked, scan
from courtier.reading.validation import in_order, mistakes_of
from courtier.reading.wording import shown
from courtier.values.errors import InputError, Mistake
from courtier.values.findings import Location
from courtier.values.text import say
from courtier.workload.consistency import check_consistency
from courtier.workload.lookups import check_lookups
from courtier.workload.model import FORMAT, Workload
from courtier.workload.needs import Needs
from courtier.workload.raw import Node, Notes

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class WorkloadFile:
    """A workload, where each of its values stands, and the fingerprint of its bytes.

    ``file`` is the name to print: the base name of the path, or ``-`` for standard input.
    """

    workload: Workload
    marked: Marked
    sha256: str
    file: str

    def location(self, path: tuple[str | int, ...] | str) -> Location | None:
        """Where a value stands, else the nearest part that encloses it.

        Args:
            path: ``("information", 0, "kind")`` or ``"information.0.kind"``; a group or list is
                found at its key.
        """
        steps = _steps(path) if isinstance(path, str) else path
        for length in range(len(steps), -1, -1):
            here = steps[:length]
            if here not in self.marked.places:
                continue
            group = isinstance(_value(self.marked.value, here), (dict, list))
            place = self.marked.keys.get(here) if group else None
            line, column = place or self.marked.places[here]
            return Location(file=self.file, line=line, column=column)
        return None


def read_workload(
    source: str | Path | bytes, knowledge: Knowledge | None, *, name: str | None = None
) -> WorkloadFile:
    """Read and check a workload file.

    Args:
        source: The path of the file, or its bytes.
        knowledge: The facts that it may name; None leaves these names unchecked.
        name: The name to print; by default the base name of the path, ``-`` for bytes.

    Raises:
        InputError: With every mistake of the file, in its order.
    """
    if isinstance(source, bytes):
        content, file = source, name or STANDARD_INPUT
    else:
        path = Path(source)
        file = name or path.name or str(path)
        content = read_bytes(path, file)
    marked, mistakes = scan(content, file)
    _refuse_version(marked, mistakes)
    notes = Notes(marked)
    root = Node(marked.value)
    check_consistency(root, notes)
    if knowledge is not None:
        check_lookups(root, knowledge, notes)
    workload = _validate(marked, [*mistakes, *notes.mistakes])
    if knowledge is not None and workload.needs and workload.needs.profile:
        workload = _with_profile(workload, workload.needs, knowledge)
    return WorkloadFile(workload, marked, hashlib.sha256(content).hexdigest(), file)


def _refuse_version(marked: Marked, mistakes: list[Mistake]) -> None:
    """Note a version that this program does not read; a later one hides all the rest."""
    version = Node(marked.value)["courtier"]
    if version.value is None or (version.value == FORMAT and version.value is not True):
        return
    notes = Notes(marked)
    text = say(
        "La version {shown} du format n’est pas de celles que ce programme lit : {read}.",
        "The version {shown} of the format is not one that this program reads: {read}.",
        shown=shown(version.value),
        read=FORMAT,
    )
    later = isinstance(version.value, int) and version.value > FORMAT
    help = (
        say(
            "Mettez le programme à jour pour lire ce fichier.",
            "Update the program to read this file.",
        )
        if later
        else say("Écrivez « courtier: {n} ».", "Write “courtier: {n}”.", n=FORMAT)
    )
    notes.add("unknown-format", version, text, help)
    if later:
        raise InputError(notes.mistakes)
    mistakes.extend(notes.mistakes)


def _validate(marked: Marked, mistakes: list[Mistake]) -> Workload:
    """Check against the model; what is already said of a value is not said twice."""
    said = {mistake.path for mistake in mistakes if mistake.path}
    try:
        workload = Workload.model_validate(marked.value)
    except ValidationError as error:
        from courtier.workload.words import other_names

        found = mistakes_of(error, marked.file, marked=marked, model=Workload, also=other_names())
        mistakes = [*mistakes, *(m for m in found if m.path not in said or not m.path)]
        raise InputError(in_order(mistakes, marked.file)) from None
    if mistakes:
        raise InputError(in_order(mistakes, marked.file))
    return workload


def _with_profile(workload: Workload, given: Needs, knowledge: Knowledge) -> Workload:
    """Fill what the file does not say of its needs from the profile, marked as such."""
    from courtier.knowledge.records.profiles import Profile

    profile = knowledge.get(Profile, given.profile or "")
    if profile is None:
        return workload
    try:
        typical = Needs.model_validate(profile.needs)
    except ValidationError as error:
        raise InputError(mistakes_of(error, f"catalog/profiles/{profile.id}.yaml")) from None
    own = {key: getattr(given, key) for key in given.model_fields_set}
    needs = typical.model_copy(update={**own, "from_": "profile"})
    return workload.model_copy(update={"needs": needs})


def _steps(path: str) -> tuple[str | int, ...]:
    parts = path.split(".") if path else []
    return tuple(int(part) if part.isdigit() else part for part in parts)


def _value(value: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value
