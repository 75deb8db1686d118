"""courtier: classify a workload, match it with cloud offerings, cost it, find its lawful route.

The same verbs as the command line: ``classify``, ``match``, ``cost``, ``route``, ``assess``,
``explain``; see docs/python.md. Each is imported when first used, so that importing the package
costs nothing.
"""

from __future__ import annotations


__version__ = "0.1.0"

__all__ = ["__version__"]
