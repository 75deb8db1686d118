"""The keys of the workload file, from the models and from the words that the program uses."""

from __future__ import annotations

from typing import Any

from courtier.values.text import Language
from courtier.workload.schema import workload_schema
from courtier.workload.words import key_text, who_knows
from making.markdown import code, table
from making.shape import Schema, Shapes

_HEADS: dict[Language, tuple[str, ...]] = {
    "fr": ("Clé", "Ce qu’elle veut dire", "Ce qu’on y écrit"),
    "en": ("Key", "What it means", "What to write"),
}
_REQUIRED: dict[Language, str] = {"fr": " **(obligatoire)**", "en": " **(required)**"}
_FRAME: dict[Language, str] = {"fr": "### Le cadre\n", "en": "### The frame\n"}
_KNOWS: dict[Language, str] = {"fr": "Qui sait : {}.\n", "en": "Who knows: {}.\n"}


def workload_keys(language: Language) -> str:
    """Every key of the file: a table for the frame, then one for each part."""
    schema = workload_schema()
    shapes = Shapes(schema["$defs"], language, explain=True)
    parts = [name for name in schema["properties"] if _inner(shapes, schema["properties"][name])]
    frame = [_row(shapes, schema, name, name, language) for name in schema["properties"]]
    text = [_FRAME[language], table(_HEADS[language], frame)]
    for part in parts:
        text.append(f"### `{part}`\n")
        text.append(f"{key_text(part).in_(language)}\n")
        knows = who_knows(part)
        if knows is not None:
            text.append(_KNOWS[language].format(knows.in_(language)))
        text.append(table(_HEADS[language], _rows(shapes, schema["properties"][part], part)))
    return "\n".join(text)


def _rows(shapes: Shapes, held: Schema, path: str) -> list[tuple[str, ...]]:
    """One row for each key under a part, those of inner groups after their group."""
    found = []
    for model in _inner(shapes, held):
        for name, inner in model["properties"].items():
            here = f"{path}.{name}"
            found.append(_row(shapes, model, name, here, shapes.language))
            found += _rows(shapes, inner, here)
    return found


def _row(
    shapes: Shapes, model: Schema, name: str, path: str, language: Language
) -> tuple[str, ...]:
    needed = _REQUIRED[language] if name in model.get("required", []) else ""
    shown = path.split(".", 1)[-1] if "." in path else path
    said = shapes.of(model["properties"][name])
    return code(shown) + needed, key_text(path).in_(language), said


def _inner(shapes: Shapes, held: Any) -> list[Schema]:
    """The groups of keys that a key may hold, through lists and alternatives."""
    if "$ref" in held:
        found = shapes.resolve(held)
        names = set(found.get("properties", {}))
        return [found] if names and names != {"low", "likely", "high"} else []
    branches = [*held.get("anyOf", []), *held.get("oneOf", [])]
    if held.get("type") == "array" and isinstance(held.get("items"), dict):
        branches.append(held["items"])
    return [model for branch in branches for model in _inner(shapes, branch)]
