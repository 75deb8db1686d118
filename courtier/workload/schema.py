"""The JSON Schema of the workload file as a person writes it, for editors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from courtier.reading.keys import models_in
from courtier.workload.model import FORMAT, Workload
from courtier.workload.words import key_text, meaning

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NULL = {"type": "null"}


class _Written(GenerateJsonSchema):
    """The schema of the YAML text: a number is a number, never a string that looks like one."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        return {"type": "number"}


def workload_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of format 1, with every key explained in both languages."""
    return written_schema(
        Workload,
        f"courtier/workload/{FORMAT}",
        "Charge de travail / Workload",
        "Le fichier d’une charge de travail. / The file of one workload.",
        _explain,
    )


def written_schema(
    model: type[BaseModel],
    identifier: str,
    title: str,
    description: str,
    explain: Callable[[dict[str, Any], dict[str, Any]], None] = lambda schema, definitions: None,
) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file that a person writes, from its model.

    Args:
        model: What the whole file holds.
        identifier: Its ``$id``.
        title: In both languages.
        description: In both languages.
        explain: Adds the meaning of each key to the schema and to its definitions.
    """
    schema = _limits(
        model.model_json_schema(by_alias=True, mode="validation", schema_generator=_Written)
    )
    definitions = schema.pop("$defs", {})
    explain(schema, definitions)
    for definition in (schema, *definitions.values()):
        _allow_null(definition)
    return {
        "$schema": DIALECT,
        "$id": identifier,
        **schema,
        "title": title,
        "description": description,
        "$defs": dict(sorted(definitions.items())),
    }


def _limits(held: Any) -> Any:
    """Name the limits of numbers as JSON Schema does."""
    if isinstance(held, list):
        return [_limits(item) for item in held]
    if not isinstance(held, dict):
        return held
    return {_LIMITS.get(key, key): _limits(value) for key, value in held.items()}


_LIMITS = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}


def _allow_null(definition: dict[str, Any]) -> None:
    """A null is the same as silence: every key that may be absent may be null."""
    required = definition.get("required", [])
    for name, held in definition.get("properties", {}).items():
        if name in required:
            continue
        held.pop("default", None)
        branches = held.get("anyOf")
        if branches is not None:
            if _NULL not in branches:
                branches.append(_NULL)
            continue
        words = ("title", "description")
        kept = {key: held.pop(key) for key in words if key in held}
        inner = dict(held)
        held.clear()
        held.update({"anyOf": [inner, _NULL], **kept})


def _explain(schema: dict[str, Any], definitions: dict[str, Any]) -> None:
    """Give each key its meaning; a model that serves at several places keeps the first one."""
    seen: set[str] = set()

    def walk(model: type[BaseModel], held: dict[str, Any], path: str) -> None:
        held["title"] = model.__name__
        held.pop("description", None)
        for name, field in model.model_fields.items():
            key = field.alias or name
            here = f"{path}.{key}" if path else key
            text = key_text(here)
            _put(held["properties"][key], text.fr, text.en)
            for inner in models_in(field.annotation):
                if inner.__name__ not in seen and "low" not in inner.model_fields:
                    seen.add(inner.__name__)
                    walk(inner, definitions[inner.__name__], here)

    walk(Workload, schema, "")


def _put(held: dict[str, Any], fr: str, en: str) -> None:
    held.pop("title", None)
    words = [f"{word} : {text.fr} / {text.en}" for word in _words(held) if (text := meaning(word))]
    held["description"] = "\n".join([f"{fr} / {en}", *words])


def _words(held: Any) -> list[str]:
    """The allowed words of a key, wherever its schema lists them."""
    if isinstance(held, list):
        return [word for item in held for word in _words(item)]
    if not isinstance(held, dict):
        return []
    return [*held.get("enum", []), *(w for key in ("anyOf", "oneOf", "items") if key in held
                                     for w in _words(held[key]))]  # fmt: skip
