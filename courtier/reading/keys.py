"""Which keys a model knows at a place of a file."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel

Path = tuple[str | int, ...]

_MODELS: dict[str, type[BaseModel]] = {}


def remember_keys(model: type[BaseModel]) -> None:
    """Remember a model by its name, so that its keys can be suggested when a validation fails."""
    _MODELS[model.__name__] = model


def remembered(name: str) -> type[BaseModel] | None:
    """The remembered model of that name; None when there is none."""
    return _MODELS.get(name)


def keys_at(model: type[BaseModel] | None, path: Path) -> list[str]:
    """The keys that a model knows at a path, as they are written; empty when it knows none."""
    here = [model] if model else []
    for part in path:
        if isinstance(part, str):
            here = [
                inner
                for outer in here
                for name, field in outer.model_fields.items()
                if (field.alias or name) == part
                for inner in models_in(field.annotation)
            ]
    return [field.alias or name for outer in here for name, field in outer.model_fields.items()]


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """Every model that an annotation names, containers and unions looked into."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in models_in(part)]
