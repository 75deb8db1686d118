"""What the definition of the need (A1) shows beside the workload itself."""

from __future__ import annotations

from typing import Any

from courtier.documents.case import Case
from courtier.workload.facts import workload_facts


def need_view(case: Case) -> dict[str, Any]:
    """Families of service asked for, in the order of the words; None when no need is stated."""
    models = workload_facts(case.workload)["needs-model"]
    return {"models": tuple(sorted(models)) if isinstance(models, frozenset) else None}
