"""Load pydantic without what it needs only to look for plugins, which no command uses."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from typing import Any

_SEARCH = "importlib.metadata"
"""What looks for plugins: it brings the readers of mail and of archives."""
_HOLDER = "pydantic.plugin._loader"
"""What imports it."""


def load_without_plugins() -> None:
    """Import what holds the plugins of pydantic, the search for them put off until it is asked.

    Does nothing where pydantic or the search is loaded already.
    """
    if _SEARCH in sys.modules or _HOLDER in sys.modules:
        return
    standing_in = ModuleType(_SEARCH)
    standing_in.entry_points = _entry_points  # type: ignore[attr-defined]
    sys.modules[_SEARCH] = standing_in
    try:
        with suppress(ImportError):  # another version, whose plugins are elsewhere
            import_module(_HOLDER)
    finally:
        del sys.modules[_SEARCH]


def _entry_points(**asked: Any) -> Any:
    """What the real search finds."""
    from importlib.metadata import entry_points

    return entry_points(**asked)
