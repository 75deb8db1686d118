"""Reads the bilingual words of the documentation that no module of the program holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml_rs

FOLDER = Path(__file__).resolve().parent / "words"


@cache
def words(name: str) -> dict[str, Any]:
    """The content of ``words/NAME.yaml``."""
    found = yaml_rs.loads((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found
