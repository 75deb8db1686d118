"""Answers by path: kept between two runs, read from a file, gathered into a workload."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from courtier.reading.files import read_bytes
from courtier.reading.marked import Marked, read_marked
from courtier.values.errors import InputError, Mistake
from courtier.values.text import say
from courtier.workload.model import FORMAT
from courtier.workload.questions import ANOTHER
from courtier.workload.shape import keys_of
from courtier.workload.writing import scalar

_PATH = re.compile(r"[a-z_0-9]+(\.[a-z_0-9]+)+\Z")
MOST_ITEMS = 1000


def load_kept(path: Path) -> dict[str, Any]:
    """The answers kept by an earlier run; none when there is no such file.

    Raises:
        InputError: The file is not one that this program wrote.
    """
    if not path.exists():
        return {}
    marked = read_marked(read_bytes(path, path.name), path.name)
    if not isinstance(marked.value, dict):
        raise InputError([_not_answers(marked)])
    return dict(marked.value)


def keep(path: Path, answers: Mapping[str, Any]) -> None:
    """Write the answers so far, whole or not at all, for their owner alone."""
    text = "".join(f"{scalar(key)}: {scalar(value)}\n" for key, value in answers.items())
    write_whole(path, text, private=True)


def write_whole(path: Path, text: str, *, private: bool = False) -> None:
    """Write a file beside its place, then rename it, so that no half of it is ever seen.

    Raises:
        OSError: The folder cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        mode = 0o600 if private else 0o666
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def load_given(path: Path) -> tuple[dict[str, Any], Marked]:
    """A file of answers for a script: ``path: value`` pairs, or part of a workload, or both.

    Raises:
        InputError: It cannot be read, is not a group of keys, or a path crosses another value.
    """
    marked = read_marked(read_bytes(path, path.name), path.name)
    if not isinstance(marked.value, dict):
        raise InputError([_not_answers(marked)])
    pairs = {key: value for key, value in marked.value.items() if _PATH.match(key)}
    rest = {key: value for key, value in marked.value.items() if key not in pairs}
    workload: dict[str, Any] = {"courtier": FORMAT, **rest}
    for key, value in pairs.items():
        if not _put(workload, key, value):
            raise InputError([_crossing(marked, key)])
    return in_format_order(workload), marked


def gather(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers by path as a workload, in the order of the format; unknown ones are left out."""
    workload: dict[str, Any] = {"courtier": FORMAT}
    for path, value in answers.items():
        if value is not None and not path.endswith(f".{ANOTHER}"):
            _put(workload, path, value)
    for group in ("compute", "storage"):
        for index, item in enumerate(workload.get("needs", {}).get(group, [])):
            item.setdefault("id", f"{group}-{index + 1}")
    needs = workload.get("needs")
    if needs and set(needs) - {"given_by"}:
        needs["from"] = "profile" if "profile" in needs else "given"
    return in_format_order(workload)


def in_format_order(
    values: Mapping[str, Any], model: type[BaseModel] | None = None
) -> dict[str, Any]:
    """The same values with the keys in the order of the format; unknown keys come last."""
    keys = list(keys_of(model)) if model else list(keys_of())
    inner = {key.name: key.inner for key in keys}
    order = {key.name: index for index, key in enumerate(keys)}
    return {
        name: _ordered(values[name], inner.get(name))
        for name in sorted(values, key=lambda name: order.get(name, len(order)))
    }


def _ordered(value: Any, model: type[BaseModel] | None) -> Any:
    if model is not None and isinstance(value, dict):
        return in_format_order(value, model)
    if model is not None and isinstance(value, list):
        return [_ordered(item, model) for item in value]
    return value


def _put(target: Any, path: str, value: Any) -> bool:
    """Set a value deep in groups and lists, making those that lack; False when it cannot."""
    steps = path.split(".")
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        held: Any = value if following is None else ([] if following.isdigit() else {})
        if isinstance(target, list) and step.isdigit() and int(step) < MOST_ITEMS:
            while len(target) <= int(step):
                target.append({})
            if following is None or (target[int(step)] == {} and following.isdigit()):
                target[int(step)] = held
            target = target[int(step)]
        elif isinstance(target, dict):
            if following is None:
                target[step] = value
            target = target.setdefault(step, held)
        else:
            return False
    return True


def _not_answers(marked: Marked) -> Mistake:
    text = say(
        "Ce fichier de réponses n’est pas un groupe de clés.",
        "This file of answers is not a group of keys.",
    )
    help = say(
        "Écrivez « chemin: valeur », un par ligne, par exemple organization.name: Ville exemple.",
        "Write “path: value”, one a line, for instance organization.name: Ville exemple.",
    )
    return Mistake("not-answers", marked.file, 1, 1, "", text, help)


def _crossing(marked: Marked, key: str) -> Mistake:
    line, column = marked.keys[(key,)]
    text = say(
        "Le chemin « {key} » traverse une valeur déjà donnée, ou une liste trop longue.",
        "The path “{key}” crosses a value already given, or a list that is too long.",
        key=key,
    )
    help = say("Donnez la même chose d’une seule façon.", "Give the same thing in one way only.")
    return Mistake("crossing-path", marked.file, line, column, key, text, help)
