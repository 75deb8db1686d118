"""One object of an inventory as one line of JSON: the same object gives the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""What could drive a terminal, reorder what a person reads, or that no UTF-8 holds."""
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def line_of(item: BaseModel) -> str:
    """The object on one line, every key written, keys in order of name, without a line end."""
    return written(item.model_dump(mode="json", by_alias=True))


def written(data: Mapping[str, Any]) -> str:
    """Plain data on one line, in the manner of ``line_of``."""
    text = _JSON.encode(data)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
