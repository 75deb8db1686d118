"""The rules held against the resources of an infrastructure plan, with their severities."""

from __future__ import annotations

from courtier.values.findings import Severity

PLAN_RULES: dict[str, Severity] = {}
