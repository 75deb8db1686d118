"""courtier: classify a workload, match it with cloud offerings, cost it, find its lawful route.

The same verbs as the command line: ``classify``, ``match``, ``cost``, ``route``, ``assess``; see
docs/python.md. Each is imported when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = ["__version__", "assess", "classify", "cost", "match", "road", "route"]

if TYPE_CHECKING:
    from courtier.api import assess, classify, cost, match, road, route


def __getattr__(name: str) -> Any:
    if name in __all__:
        from courtier import api

        return getattr(api, name)
    raise AttributeError(f"module 'courtier' has no attribute {name!r}")
