"""Results as JSON: the same result gives the same bytes."""

from __future__ import annotations

import json
import re

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

# Legal inside a JSON string, yet able to drive a terminal, to reorder what a person reads, or to
# break the encoding (lone surrogates).
UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def as_json(result: BaseModel) -> str:
    """Write a result as JSON: aliases as keys, order of the model, two spaces, a last newline.

    Control and direction characters are written as ``\\uXXXX``: the same value, harmless to show.
    """
    return UNSAFE.sub(_escape, _written(result)) + "\n"


def _written(result: BaseModel) -> str:
    """The JSON text; a lone surrogate, which no UTF-8 holds, takes the slower way."""
    try:
        return result.model_dump_json(by_alias=True, indent=2)
    except PydanticSerializationError:
        data = result.model_dump(mode="json", by_alias=True)
        return json.dumps(data, ensure_ascii=False, indent=2)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
