"""The keys of the results, from the models of the envelope and the words of this folder."""

from __future__ import annotations

from courtier.results.calendar import CalendarResult
from courtier.results.documents import DocumentsResult
from courtier.results.envelope import (
    Assessment,
    ClassifyResult,
    CostResult,
    Envelope,
    MatchResult,
    RouteOutput,
)
from courtier.values.text import Language
from making.markdown import code, table
from making.shape import Schema, Shapes
from making.words_file import told

_HEADS: dict[Language, tuple[str, ...]] = {
    "fr": ("Clé", "Ce qu’elle veut dire", "Forme"),
    "en": ("Key", "What it means", "Form"),
}
_WHERE: dict[Language, str] = {"fr": "Se trouve aussi à : {}.\n", "en": "Also found at: {}.\n"}
_ROOT: dict[Language, str] = {"fr": "### L’enveloppe\n", "en": "### The envelope\n"}
_COMMANDS: dict[Language, tuple[str, ...]] = {
    "fr": ("Commande", "`schema`", "Sections"),
    "en": ("Command", "`schema`", "Sections"),
}
_PRINTED: dict[str, type[Envelope]] = {
    "assess": Assessment,
    "classify": ClassifyResult,
    "match": MatchResult,
    "cost": CostResult,
    "route": RouteOutput,
    "calendar": CalendarResult,
    "documents": DocumentsResult,
}
_PATHS_SHOWN = 4


def result_commands(language: Language) -> str:
    """Which sections each command prints, ``provenance`` and ``workload`` left out."""
    rows = []
    for name, model in _PRINTED.items():
        fields = [f.alias or key for key, f in model.model_fields.items()]
        sections = [f for f in fields if f not in ("schema", "provenance", "workload")]
        schema = _schema(model)["properties"]["schema"]["const"]
        rows.append((code(name), code(schema), ", ".join(map(code, sections))))
    return table(_COMMANDS[language], rows)


def result_keys(language: Language) -> str:
    """Every key of the widest result: the envelope, then each group with where it is found."""
    schema = _schema(Assessment)
    shapes = Shapes(schema.get("$defs", {}), language, explain=False)
    text = [_ROOT[language], _table(shapes, "Assessment", schema)]
    for name, paths in model_paths().items():
        text.append(f"### {code(paths[0])}\n")
        others = paths[1:_PATHS_SHOWN]
        if others:
            more = ", …" if len(paths) > _PATHS_SHOWN else ""
            text.append(_WHERE[language].format(", ".join(map(code, others)) + more))
        text.append(_table(shapes, name, shapes.definitions[name]))
    return "\n".join(text)


def model_paths() -> dict[str, list[str]]:
    """Each model of the widest result with every place where it is found, nearest first."""
    schema = _schema(Assessment)
    found: dict[str, list[str]] = {}
    queue: list[tuple[Schema, str]] = [(schema, "")]
    while queue:
        model, path = queue.pop(0)
        for key, held in model.get("properties", {}).items():
            here = f"{path}.{key}" if path else key
            for name, place in _pointed(held, here):
                found.setdefault(name, []).append(place)
                queue.append((schema["$defs"][name], place))
    return found


def _pointed(held: Schema, path: str) -> list[tuple[str, str]]:
    """The models that a key may hold, each with its path; a list adds ``[]``."""
    if "$ref" in held:
        return [(held["$ref"].rsplit("/", 1)[-1], path)]
    inner = [pair for branch in held.get("anyOf", []) for pair in _pointed(branch, path)]
    if isinstance(held.get("items"), dict):
        inner += _pointed(held["items"], f"{path}[]")
    return inner


def _schema(model: type[Envelope]) -> Schema:
    return model.model_json_schema(mode="serialization", by_alias=True)


def _table(shapes: Shapes, name: str, held: Schema) -> str:
    rows = []
    for key, inner in held["properties"].items():
        null = any(branch.get("type") == "null" for branch in inner.get("anyOf", []))
        form = shapes.of(inner) + (_or_null(shapes.language) if null else "")
        rows.append((code(key), told("results", name, key, shapes.language), form))
    return table(_HEADS[shapes.language], rows)


def _or_null(language: Language) -> str:
    return " ou `null`" if language == "fr" else " or `null`"
