"""courtier: classify a workload, match it with cloud offerings, cost it, find its lawful route.

The same verbs as the command line: ``classify``, ``match``, ``cost``, ``route``, ``assess``,
``check``, and ``verdicts`` for many workloads at once; see docs/en/python.md. Each is imported
when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "assess",
    "check",
    "classify",
    "cost",
    "match",
    "road",
    "route",
    "verdicts",
]

if TYPE_CHECKING:
    from courtier.api import assess, check, classify, cost, match, road, route, verdicts


class _Package(ModuleType):
    """Keeps a verb a verb: the room ``courtier/cost`` must not take the place of ``cost``.

    The import system sets a room as an attribute of its package; modules are still found by
    their full name (``from courtier.cost.estimate import estimate``).
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


def __getattr__(name: str) -> Any:
    if name in __all__:
        from courtier import api

        return getattr(api, name)
    raise AttributeError(f"module 'courtier' has no attribute {name!r}")


sys.modules[__name__].__class__ = _Package
