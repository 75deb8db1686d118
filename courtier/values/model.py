"""The base of every typed object: frozen, closed, built on first use."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable object whose unknown keys are refused.

    Schemas are built on first use (``defer_build``): a command pays only for what it reads. What
    is printed always holds every key, those left at their default too, and its schema says so.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        json_schema_serialization_defaults_required=True,
    )
