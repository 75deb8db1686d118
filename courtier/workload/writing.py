"""Plain values into YAML that the reader gives back unchanged, with comments where they help."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from courtier.reading.marked import resolve

MODELINE = "# yaml-language-server: $schema=./workload.schema.json"

Comment = Callable[[str], list[str]]
"""Comment lines to print above a key, by its path without list positions."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w’.()/@+-]|[ ](?! ))*\Z")


def no_comment(path: str) -> list[str]:
    """No comment for any key."""
    del path
    return []


def scalar(value: Any) -> str:
    """One value on one line; a text is quoted wherever YAML could take it for something else."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(scalar(item) for item in value) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(k)}: {scalar(v)}" for k, v in value.items()) + "}"
    return _text(str(value))


def _text(word: str) -> str:
    if _DAY.match(word) or (_PLAIN.match(word) and word == word.strip() and resolve(word) == word):
        return word
    return '"' + "".join(_escaped(c) for c in word) + '"'


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def write_yaml(values: Mapping[str, Any], comment: Comment = no_comment) -> str:
    """A group of keys as YAML, one key a line, lists of plain words on one line.

    Args:
        values: Keys and plain values (text, number, day, boolean, list, group).
        comment: Gives the comment lines of each key.
    """
    return "\n".join(_group(values, "", 0, comment)) + "\n"


def _group(values: Mapping[str, Any], path: str, indent: int, comment: Comment) -> list[str]:
    lines: list[str] = []
    space = " " * indent
    for key, value in values.items():
        here = f"{path}.{key}" if path else key
        lines += [f"{space}{line}".rstrip() for line in comment(here)]
        if isinstance(value, Mapping) and value:
            lines += [f"{space}{scalar(key)}:", *_group(value, here, indent + 2, comment)]
        elif isinstance(value, (list, tuple)) and any(isinstance(v, Mapping) for v in value):
            lines.append(f"{space}{scalar(key)}:")
            for item in value:
                lines += _item(item, here, indent + 2, comment)
        else:
            lines.append(f"{space}{scalar(key)}: {scalar(value)}")
    return lines


def _item(item: Any, path: str, indent: int, comment: Comment) -> list[str]:
    """One item of a list of groups: its first key stands beside the dash."""
    space = " " * indent
    if not isinstance(item, Mapping) or not item:
        return [f"{space}- {scalar(item)}"]
    lines = _group(item, path, indent + 2, comment)
    first = next(i for i, line in enumerate(lines) if not line.lstrip().startswith("#"))
    lines[first] = f"{space}- {lines[first].lstrip()}"
    return lines


def plain_values(model: BaseModel) -> dict[str, Any]:
    """What a model says, as the file would write it; silence is left out."""
    found = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if value is not None:
            found[field.alias or name] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return plain_values(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
